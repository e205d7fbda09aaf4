"""An archive (.zip): each file in it is read as if it lay in a folder of that name."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.folder.recognise_resources import lies_in_resources
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
    """Yield the files of an archive by name, unpacked in memory only; hidden ones are left out,
    and so are the resources of saved pages.

    What is encrypted, too large or named so as to lead out of the archive is a Failure.
    Raises UnreadableError when it is no archive, or none of a sane size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
            if len(members) > MOST_MEMBERS:
                raise UnreadableError(Message(Key.TOO_MANY_FILES, most=MOST_MEMBERS))
            yield from _unpacked(archive, members)
    except _DAMAGED as error:
        raise UnreadableError(Message(Key.NO_ARCHIVE)) from error


def _unpacked(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]
) -> Iterator[Packed | Failure]:
    seen: set[str] = set()
    names = {member.filename for member in members}
    left = LARGEST_ARCHIVE
    for member in members:
        name = member.filename
        if name.endswith("/") or _hidden(name) or lies_in_resources(name, names):
            continue
        reason = _refused(member) or (Message(Key.REPEATED_NAME) if name in seen else None)
        if reason:
            yield Failure(name, reason)
            continue
        seen.add(name)
        try:
            with archive.open(member) as stream:
                unpacked = stream.read(min(LARGEST_MEMBER, left) + 1)
        except _DAMAGED:
            yield Failure(name, Message(Key.NOT_UNPACKED))
            continue
        if len(unpacked) > left:
            yield Failure(name, Message(Key.ARCHIVE_TOO_LARGE, megabytes=LARGEST_ARCHIVE // 10**6))
            return
        left -= len(unpacked)
        if len(unpacked) > LARGEST_MEMBER:
            yield Failure(name, Message(Key.TOO_LARGE, megabytes=LARGEST_MEMBER // 10**6))
            continue
        yield Packed(name, unpacked)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def _refused(member: zipfile.ZipInfo) -> Message | None:
    if not member.filename:
        return Message(Key.NO_NAME)
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and ":" in path.parts[0]):
        return Message(Key.OUT_OF_ARCHIVE)
    if stat.S_ISLNK(member.external_attr >> 16):
        return Message(Key.NOT_REGULAR)
    if member.flag_bits & ENCRYPTED:
        return Message(Key.MEMBER_ENCRYPTED)
    return None
