"""Modules that are there by name and loaded when something of them is asked for.

Many a module imports another for what it does once in a while. Those named here are imported by a start and not used.
"""

import sys
from threading import RLock
from types import ModuleType
from typing import Any

USED_LATER = ("inspect", "tempfile", "platform", "getpass", "calendar", "traceback", "hmac", "secrets", "ipaddress")
"""Of the standard library."""

_ONE = RLock()


def put_off_loading() -> None:
    """Those of the standard library that are not loaded yet."""
    for name in USED_LATER:
        if name not in sys.modules and (spec := _spec(name)) is not None:
            spec.loader = Later(spec.loader, name)
            module = ModuleType(name)
            module.__spec__, module.__file__, module.__loader__ = spec, spec.origin, spec.loader
            spec.loader.exec_module(module)
            sys.modules[name] = module


def _spec(name: str) -> Any:
    found = (finder.find_spec(name, None) for finder in sys.meta_path)
    return next((spec for spec in found if spec is not None), None)


class Later:
    """Loads a module when something of it is asked for. before: a function others take out of it without asking."""

    def __init__(self, loader: Any, name: str, before: str = "") -> None:
        self.loader, self.name, self.before = loader, name, before
        self.begun = False
        self.own: frozenset[str] = frozenset()

    def create_module(self, spec: object) -> None:
        """As Python makes any."""

    def exec_module(self, module: ModuleType) -> None:
        """Nothing but its name is there."""
        held = vars(module)

        def asked(name: str) -> Any:
            if not name.startswith("__"):
                with _ONE:
                    self._load(module)
            if name in held:
                return held[name]
            raise AttributeError(f"module {self.name!r} has no attribute {name!r}")

        held["__getattr__"] = asked
        if self.before:
            held[self.before] = lambda: asked(self.before)()
        self.own = frozenset(held)

    def _load(self, module: ModuleType) -> None:
        if self.begun:
            return
        self.begun = True
        # It may be shown under another name as well, by which its own loader would not find it.
        spec: Any = module.__spec__
        given = {name: value for name, value in vars(module).items() if name not in self.own}
        shown, spec.name = spec.name, self.name
        module.__loader__ = spec.loader = self.loader
        self.loader.exec_module(module)
        spec.name = shown
        vars(module).pop("__getattr__", None)
        # What was put into it meanwhile stays.
        vars(module).update(given)
