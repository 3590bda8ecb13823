"""What a parsing process may use at most, whatever it is fed."""

import sys

MOST_MEMORY = 1_500 << 20
"""Bytes. A table of 100,000 rows and 15 columns takes a sixth of it."""

MOST_SECONDS = 60


def confine() -> None:
    """Bind this process to the limits; what goes beyond ends it and nothing else."""
    if sys.platform == "win32":
        _confine_windows()
    else:
        import resource

        for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
            _, hard = resource.getrlimit(what)
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _PROCESS_MEMORY, _EXTENDED = 0x100, 9

    def _confine_windows() -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        # SetErrorMode: a crash shows no dialog.
        kernel.SetErrorMode(0x8003)
        job = kernel.CreateJobObjectW(None, None)
        told = _Extended()
        told.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY
        told.ProcessMemoryLimit = MOST_MEMORY
        if job and kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(told), ctypes.sizeof(told)):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
