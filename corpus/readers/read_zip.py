"""An archive (.zip): each file in it is read as if it lay in a folder of that name."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.source import Failure, Packed

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_MEMBER = 50_000_000  # bytes when unpacked
LARGEST_ARCHIVE = 500_000_000  # bytes when all is unpacked
MOST_MEMBERS = 20_000

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
            NotImplementedError, KeyError, MemoryError)  # fmt: skip
ENCRYPTED = 0x1  # the bit of a member's flags


def read_zip(content: bytes) -> Iterator[Packed | Failure]:
    """Yield the files of an archive by name, unpacked in memory only; hidden ones are left out.

    What is encrypted, too large or named so as to lead out of the archive is a Failure.
    Raises UnreadableError when it is no archive, or none of a sane size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
            if len(members) > MOST_MEMBERS:
                raise UnreadableError(f"holds more than {MOST_MEMBERS:,} files")
            yield from _unpacked(archive, members)
    except _DAMAGED as error:
        raise UnreadableError("is no archive that can be opened; it may be damaged") from error


def _unpacked(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]
) -> Iterator[Packed | Failure]:
    seen: set[str] = set()
    left = LARGEST_ARCHIVE
    for member in members:
        name = member.filename
        if name.endswith("/") or _hidden(name):
            continue
        reason = _refused(member) or ("repeats a name" if name in seen else "")
        if reason:
            yield Failure(name, reason)
            continue
        seen.add(name)
        try:
            with archive.open(member) as stream:
                unpacked = stream.read(min(LARGEST_MEMBER, left) + 1)
        except _DAMAGED:
            yield Failure(name, "cannot be unpacked; it may be damaged")
            continue
        if len(unpacked) > left:
            yield Failure(name, f"the archive unpacks to more than {LARGEST_ARCHIVE // 10**6} MB")
            return
        left -= len(unpacked)
        if len(unpacked) > LARGEST_MEMBER:
            yield Failure(name, f"larger than {LARGEST_MEMBER // 10**6} MB")
            continue
        yield Packed(name, unpacked)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def _refused(member: zipfile.ZipInfo) -> str:
    if not member.filename:
        return "has no name"
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and ":" in path.parts[0]):
        return "its name leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "not a regular file"
    if member.flag_bits & ENCRYPTED:
        return "encrypted: pack it without a password"
    return ""
