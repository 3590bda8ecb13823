"""Archives of a folder: the same bytes for the same files, whatever their times, owners and order on the disk."""

from __future__ import annotations

import gzip
import os
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def write_zip(folder: Path, out: Path, top: str, moment: int, more: dict[str, bytes] | None = None) -> None:
    """A zip of a folder under another top name. more: further files in it, by name."""
    date = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    with ZipFile(out, "w") as archive:
        for name, body in [*((name, file.read_bytes()) for name, file in _files(folder)), *(more or {}).items()]:
            member = ZipInfo(f"{top}/{name}", date)
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, body, compresslevel=9)


def write_tar(folder: Path, out: Path, top: str, moment: int) -> None:
    """A tar.gz of a folder under another top name, links and executables kept as such."""
    with (
        out.open("wb") as raw,
        gzip.GzipFile("", "wb", 9, raw, moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, file in _files(folder, links=True):
            archive.add(file, f"{top}/{name}", recursive=False, filter=lambda one: _plain(one, moment))


def _plain(one: tarfile.TarInfo, moment: int) -> tarfile.TarInfo:
    one.uid = one.gid = 0
    one.uname = one.gname = ""
    one.mtime, one.pax_headers = moment, {}
    one.mode = 0o755 if one.mode & 0o100 else 0o644
    return one


def _files(folder: Path, links: bool = False) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its name, in the order of the names; a link as what it points to unless `links`."""
    for file in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
        if file.is_file() or (links and os.path.islink(file)):
            yield file.relative_to(folder).as_posix(), file
