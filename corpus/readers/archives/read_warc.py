"""A web archive (`.warc`, `.warc.gz`; WARC 1.0 and 1.1, ISO 28500): the pages in it."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.parse_date import parse_date
from corpus.readers.archives.captured_page import (
    MediaType,
    captured_page,
    name_of_address,
    read_media_type,
)
from corpus.readers.html.embed_frames import framed_addresses
from corpus.source import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from corpus.source import Packed

LARGEST_PAGE = 50_000_000
"""Bytes: beyond any book's."""

LARGEST_ARCHIVE = 2_000_000_000
"""Bytes of an archive that is packed as a whole, when unpacked."""

_SUCCESS = re.compile(r"20[0-5]\b")  # RFC 9110, 15.3; 206 is a part of a page
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_UNSEEN = re.compile(rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|\s+", re.DOTALL | re.I)
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class _Capture:
    """A page in an archive: what was sent for `address` at a `moment` (ISO 8601), and where in
    which file that stands. `words` tells apart what its reader sees.
    """

    address: str
    moment: str
    media: MediaType
    file: int
    offset: int
    words: bytes
    frames: tuple[str, ...]

    @property
    def name(self) -> str:
        return name_of_address(self.address)


def read_warc(content: bytes) -> Iterator[Packed | Failure]:
    """Yield each page, PDF and plain text that was received, named by its address.

    What has the same address and shows the same words is there once, as of its last capture; where
    a page has changed, its earlier captures have their moment behind the name. Redirects, errors
    and captures that only refer to another one ("revisit") are left out, and so is what another
    page shows in a frame, which is read there. Raises UnreadableError where there is no page.
    """
    yield from read_captures([content])


def read_captures(
    files: Sequence[bytes], listed: Collection[str] = ()
) -> Iterator[Packed | Failure]:
    """Yield the pages of several archives that belong together, as `read_warc` does.

    `listed` are the addresses of those that are pages, and what these were redirected to; all are
    where none is named. Raises UnreadableError.
    """
    found: list[_Capture] = []
    moved: dict[str, str] = {}
    opened: list[bytes] = []
    broken: list[int] = []
    for number, content in enumerate(files):
        archive, is_whole = _collect(content, number, found, moved)
        opened.append(archive)
        if not is_whole:
            broken.append(number)
    wanted = _wanted(found, moved, listed)
    if not wanted:
        if broken and not found:
            raise UnreadableError(Message(Key.NO_ARCHIVE))
        raise UnreadableError(Message(Key.NO_CAPTURED_PAGE))
    yield from _pages(wanted, found, opened)
    if broken:
        yield Failure("", Message(Key.ARCHIVE_CUT_SHORT))


def _collect(
    content: bytes, number: int, found: list[_Capture], moved: dict[str, str]
) -> tuple[bytes, bool]:
    """Add what an archive holds to `found` and the redirects in it to `moved`; return it as it can
    be looked into by offset, and whether it could be read to its end.
    """
    own, is_whole = _gather(content, number, moved)
    if not is_whole and len(own) < MOST_UNSPLIT:
        whole = _unpacked(content)
        if whole is not None:
            content = whole
            own, is_whole = _gather(whole, number, moved)
    found += own
    return content, is_whole


MOST_UNSPLIT = 2
"""Records that are read of an archive packed as a whole before that shows."""


def _gather(archive: bytes, number: int, moved: dict[str, str]) -> tuple[list[_Capture], bool]:
    own: list[_Capture] = []
    try:
        for record, offset in _records(archive):
            _add(record, offset, number, own, moved)
    except _damage():
        return own, False
    return own, True


def _damage() -> tuple[type[Exception], ...]:
    from warcio.exceptions import ArchiveLoadFailed

    return (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error, KeyError, IndexError,
            AttributeError, TypeError)  # fmt: skip


def _unpacked(content: bytes) -> bytes | None:
    """An archive that was packed as a whole, and so not by its records; None for any other."""
    if not content.startswith(_GZIP):
        return None
    stream, pieces, size = zlib.decompressobj(zlib.MAX_WBITS | 16), [], 0
    try:
        while content and size <= LARGEST_ARCHIVE and not stream.eof:
            pieces.append(stream.decompress(content, 1 << 24))
            size += len(pieces[-1])
            content = stream.unconsumed_tail
    except zlib.error:
        return None
    return b"".join(pieces) if size <= LARGEST_ARCHIVE else None


def _records(archive: bytes, offset: int = 0) -> Iterator[tuple[Any, int]]:
    from warcio.archiveiterator import ArchiveIterator

    stream = io.BytesIO(archive)
    stream.seek(offset)
    records = ArchiveIterator(stream)
    for record in records:
        yield record, records.offset  # get_record_offset() would read the record to its end


def _add(
    record: Any,  # noqa: ANN401  # warcio has no types
    offset: int,
    number: int,
    found: list[_Capture],
    moved: dict[str, str],
) -> None:
    if record.rec_type not in {"response", "resource", "conversion"}:
        return
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if not _WEB.match(address) or name_of_address(address).endswith("/robots.txt"):
        return
    if record.rec_type == "response":
        if record.http_headers is None:
            return
        status = record.http_headers.get_statuscode() or ""
        if status.startswith("3"):
            target = record.http_headers.get_header("Location") or ""
            moved[name_of_address(address)] = name_of_address(urljoin(address, target))
        if not _SUCCESS.match(status):
            return
        stated = record.http_headers.get_header("Content-Type") or ""
    else:
        stated = record.rec_headers.get_header("Content-Type") or ""
    media = read_media_type(stated)
    content = _body(record) if media.suffix else b""
    if not content.strip():
        return
    page = media.suffix == ".html"
    words = hashlib.sha256(_UNSEEN.sub(b"", content) if page else content).digest()
    frames = tuple(urljoin(address, each) for each in framed_addresses(content)) if page else ()
    moment = record.rec_headers.get_header("WARC-Date") or ""
    found.append(_Capture(address, moment, media, number, offset, words, frames))


def _body(record: Any) -> bytes:  # noqa: ANN401  # warcio has no types
    content: bytes = record.content_stream().read(LARGEST_PAGE + 1)
    return content if len(content) <= LARGEST_PAGE else b""


def _wanted(
    found: Sequence[_Capture], moved: dict[str, str], listed: Collection[str]
) -> list[_Capture]:
    """The last capture of each page that shows the same words, in their order."""
    pages = {name_of_address(each) for each in listed}
    for _ in range(MOST_REDIRECTS):
        pages |= {moved[name] for name in pages if name in moved}
    framed = {name_of_address(each) for page in found for each in page.frames} - pages
    named = [each for each in found if each.name in pages]
    candidates = named or [each for each in found if each.name not in framed]
    last: dict[tuple[str, bytes], _Capture] = {}
    for each in candidates:
        known = last.get((each.name, each.words))
        if known is None or known.moment <= each.moment:
            last[each.name, each.words] = each
    return list(last.values())


MOST_REDIRECTS = 5  # one behind the other


def _pages(
    wanted: Sequence[_Capture], found: Sequence[_Capture], archives: Sequence[bytes]
) -> Iterator[Packed | Failure]:
    frames = {each.name: each for each in found if each.media.suffix == ".html"}
    newest: dict[str, str] = {}
    for each in wanted:
        newest[each.name] = max(each.moment, newest.get(each.name, ""))
    taken: Counter[str] = Counter()
    for page in wanted:
        name = unquote(page.name) if "\ufffd" not in unquote(page.name) else page.name
        name = name if page.moment == newest[page.name] else f"{name} ({page.moment})"
        taken[name] += 1
        name = name if taken[name] == 1 else f"{name} ({taken[name]})"
        frame = _frame_of(page, frames, archives)
        try:
            yield captured_page(
                name,
                _content(page, archives),
                page.media,
                address=page.address,
                day=parse_date(page.moment[:10]),
                frame=frame,
            )
        except UnreadableError as error:
            yield Failure(name, error.message)


def _frame_of(
    page: _Capture, frames: dict[str, _Capture], archives: Sequence[bytes]
) -> Callable[[str], bytes | None]:
    def frame(address: str) -> bytes | None:
        held = frames.get(name_of_address(urljoin(page.address, address)))
        return _content(held, archives) if held is not None and held.name != page.name else None

    return frame


def _content(page: _Capture, archives: Sequence[bytes]) -> bytes:
    record, _ = next(_records(archives[page.file], page.offset))
    return _body(record)
