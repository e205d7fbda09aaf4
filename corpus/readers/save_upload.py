"""A file that somebody brings → a document of the corpus' folder; and out of it again.

What is brought lies in a folder of its own, so that what was there before is never touched.
Nothing is overwritten and nothing deleted: what is taken out is put aside, in a hidden folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import unicodedata
from pathlib import Path, PurePosixPath

from corpus.errors import MessageError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.strip_controls import strip_controls

ADDED = "added"
"""The folder, below the corpus, of what was brought."""

SET_ASIDE = ".removed"
"""The folder of what was taken out again; its name is hidden, so nothing in it is read."""

LONGEST_NAME = 180
"""Bytes of a file's name in UTF-8: file systems take 255, and a number may have to go in."""

MOST_NAMESAKES = 1_000


class UploadError(MessageError):
    """The file cannot be kept, or there is none to take out; the message says why."""


def save_upload(corpus: Path, name: str, content: bytes) -> str:
    """Write `content` into the folder `corpus` and return the document's id.

    The same content under the same name is kept once. The file appears whole or not at all.
    Raises UploadError where `corpus` is no folder, the name is none, or nothing can be written.
    """
    if not corpus.is_dir():
        raise UploadError(Message(Key.FOLDER_WANTED, name=corpus.name))
    if not content:
        raise UploadError(Message(Key.FILE_EMPTY, name=strip_controls(name)))
    folder, wanted = corpus / ADDED, PurePosixPath(file_name(name))
    try:
        folder.mkdir(exist_ok=True)
        part = folder / f".{secrets.token_hex(8)}"
        try:
            _write(part, content)
            target = _place(part, folder, wanted, content)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UploadError(Message(Key.FILE_NOT_KEPT, name=str(wanted), reason=reason)) from error
    return f"{ADDED}/{target.name}"


def remove_file(corpus: Path, identity: str) -> str:
    """Put the file of the document `identity`, which was brought, aside; return its name there.

    Raises UploadError where no such file was brought or it cannot be moved.
    """
    folder, name = PurePosixPath(identity).parent, PurePosixPath(identity).name
    source = corpus / ADDED / name
    known = str(folder) == ADDED and name == file_name(name) and not source.is_symlink()
    if not known or not source.is_file():
        raise UploadError(Message(Key.NOT_ADDED_HERE, name=strip_controls(identity)))
    aside = corpus / SET_ASIDE
    try:
        aside.mkdir(exist_ok=True)
        put = aside / f"{secrets.token_hex(TOKEN)} {name}"
        source.replace(put)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UploadError(Message(Key.FILE_NOT_REMOVED, name=name, reason=reason)) from error
    return put.name


TOKEN = 4  # bytes in front of the name of what was put aside


def was_removed(corpus: Path, aside: str) -> str:
    """Return the name of the file that was put aside as `aside`; "" where there is none."""
    token, _, name = aside.partition(" ")
    known = re.fullmatch(rf"[0-9a-f]{{{TOKEN * 2}}}", token) and name and "/" not in name
    return name if known and (corpus / SET_ASIDE / aside).is_file() else ""


def restore_file(corpus: Path, aside: str) -> str:
    """Bring back what `remove_file` put aside as `aside`; return the document's id.

    Raises UploadError where there is no such file, its place is taken or it cannot be moved.
    """
    name = was_removed(corpus, aside)
    target = corpus / ADDED / name
    if not name or target.exists():
        raise UploadError(Message(Key.NOT_ADDED_HERE, name=strip_controls(name or aside)))
    try:
        (corpus / SET_ASIDE / aside).replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UploadError(Message(Key.FILE_NOT_KEPT, name=name, reason=reason)) from error
    return f"{ADDED}/{name}"


def file_name(name: str) -> str:
    r"""Return the last part of `name` as a name that every file system takes.

    >>> file_name("C:\\papers\\a:b?.txt"), file_name("../../etc/passwd"), file_name(".hidden.txt")
    ('a_b_.txt', 'passwd', 'hidden.txt')

    Raises UploadError where nothing is left.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    inert = "".join("_" if _is_trouble(character) else character for character in last)
    plain = inert.strip(" .")
    suffix = _suffix(PurePosixPath(plain))
    stem = plain.removesuffix(suffix).encode()[: LONGEST_NAME - len(suffix.encode())]
    shortened = stem.decode(errors="ignore").rstrip(" .") + suffix
    if not re.search(r"[^\W_]", shortened):
        raise UploadError(Message(Key.FILE_UNNAMED))
    reserved = shortened.partition(".")[0].upper() in _RESERVED or shortened == "sources.toml"
    return file_name(f"_{shortened}") if reserved else shortened


_RESERVED = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))]
)
"""Names that Windows gives to devices."""


def _is_trouble(character: str) -> bool:
    """Whether it means something to a file system, or cannot be seen."""
    return character in '<>:"|?*' or unicodedata.category(character)[0] == "C"


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _place(part: Path, folder: Path, wanted: PurePosixPath, content: bytes) -> Path:
    """Give the written `part` the first free name.

    The name is taken by an empty file first, which fails where there is one; then replaced.
    """
    digest = hashlib.sha256(content).digest()
    for number in range(1, MOST_NAMESAKES):
        addition = f" ({number})" if number > 1 else ""
        target = folder / _numbered(wanted, addition)
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            if target.is_file() and hashlib.sha256(target.read_bytes()).digest() == digest:
                return target
        else:
            part.replace(target)
            return target
    raise UploadError(Message(Key.TOO_MANY_NAMESAKES, most=MOST_NAMESAKES, name=str(wanted)))


def _numbered(wanted: PurePosixPath, addition: str) -> str:
    """The name with a number in it: one that `file_name` gives, so that it can be taken out."""
    if not addition:
        return wanted.name
    suffix = _suffix(wanted)
    stem = wanted.name.removesuffix(suffix).encode()
    room = LONGEST_NAME - len((addition + suffix).encode())
    return stem[:room].decode(errors="ignore").rstrip(" .") + addition + suffix


def _suffix(path: PurePosixPath) -> str:
    """What tells the kind of a file; a long one is part of the name."""
    return path.suffix if len(path.suffix.encode()) <= LONGEST_NAME // 4 else ""
