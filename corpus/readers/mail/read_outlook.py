"""A message that Outlook saved (.msg) → the same message as mail (.eml).

[MS-OXMSG] says where in the compound file each property is, [MS-OXPROPS] what its number means.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.mail.read_mail import MOST_WITHIN, read_made
from corpus.readers.mail.read_part import parse
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from olefile import OleFileIO

    from corpus.source import Failure, Packed, Part

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB], 2.2)."""

_SUBJECT, _BODY, _HTML, _HEADERS = "0037", "1000", "1013", "007D"
_NAMES = (("0042", "5D02"), ("0C1A", "5D01"))
"""Who wrote a message and who sent it for him: name, address."""
_SENT, _DELIVERED = 0x0039, 0x0E06
_CODE_PAGE, _BODY_CODE_PAGE, _LOCALE = 0x3FFD, 0x3FDE, 0x3FF1
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _CONTENT = "3707", "3704", "3001", "3701"
_MEDIA_TYPE, _CONTENT_ID = "370E", "3712"
_TEXT, _OLD_TEXT, _BYTES, _OBJECT = "001F", "001E", "0102", "000D"
_PROPERTIES = "__properties_version1.0"
_HEAD, _ATTACHED_HEAD, _INNER_HEAD = 32, 8, 24
"""Bytes before the properties of the file's message, of an attachment, of a message within it."""
_MEDIA = re.compile(r"(application|audio|font|image|model|text|video)/([\w.+-]{1,80})")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # of a FILETIME, in steps of 100 nanoseconds
_ENCODINGS = {65001: "utf-8", 20127: "ascii", 20866: "koi8-r", 21866: "koi8-u", 936: "gb18030",
              51932: "euc-jp", 50220: "iso2022_jp", 50221: "iso2022_jp", 51949: "euc-kr",
              54936: "gb18030"}  # fmt: skip
"""Code pages that Python calls by another name than "cp" and their number."""
_OF_LANGUAGE = dict.fromkeys((0x02, 0x19, 0x1C, 0x22, 0x23, 0x2F), 1251) | dict.fromkeys(
    (0x05, 0x0E, 0x15, 0x18, 0x1A, 0x1B, 0x24), 1250
) | {0x01: 1256, 0x04: 950, 0x08: 1253, 0x0D: 1255, 0x11: 932, 0x12: 949, 0x1E: 874, 0x1F: 1254,
     0x25: 1257, 0x26: 1257, 0x27: 1257, 0x2A: 1258}  # fmt: skip
"""The code page of a language, by its number in a locale ([MS-LCID]); others have 1252."""
_SIMPLIFIED = (0x0804, 0x1004)  # locales of Chinese whose code page is 936


def read_outlook(content: bytes) -> Iterator[Part | Packed | Failure]:
    """Yield what `read_mail` would of the same message: itself, what it quotes, what is attached.

    A file of the name that is no compound file is read as mail. Raises UnreadableError.
    """
    if not content.startswith(COMPOUND_FILE):
        yield from read_made(parse(content), content)
        return
    from olefile import OleFileIO

    try:
        with OleFileIO(io.BytesIO(content)) as opened:
            message = _Storage(opened, ()).message(0)
    except Exception as error:  # olefile raises what it comes across in a damaged file
        raise UnreadableError(Message(Key.NO_OUTLOOK)) from error
    yield from read_made(message, content)


@dataclass(frozen=True, slots=True)
class _Storage:
    """A message or an attachment: the folder `path` of the compound file."""

    opened: OleFileIO
    path: tuple[str, ...]

    def message(self, within: int) -> EmailMessage:
        """The message that the folder holds, and those in it up to MOST_WITHIN deep."""
        message = EmailMessage()
        headers = parse(self.text(_HEADERS).encode("utf-8", "replace"))
        message["Subject"] = _line(self.text(_SUBJECT))
        if writer := self._writer():
            message["From"] = writer
        elif stated := str(headers.get("From", "")):
            message["From"] = _line(stated)
        if sent := self._sent():
            message["Date"] = sent
        elif stated := str(headers.get("Date", "")):
            message["Date"] = _line(stated)
        self._write_body(message)
        for name in self._folders("__attach_version1.0_"):
            _Storage(self.opened, (*self.path, name)).attach_to(message, within)
        return message

    def _writer(self) -> Address | None:
        for name, address in _NAMES:
            shown, spelt = _line(self.text(name)), _line(self.text(address))
            if shown or spelt:
                # an address of Exchange's own is none of the internet
                with suppress(ValueError):
                    return Address(shown, addr_spec=spelt if "@" in spelt else None)
                return Address(shown or spelt)
        return None

    def _sent(self) -> str:
        """When it was sent, or else when it came, as a header says it; "" where that is unknown."""
        for number in (_SENT, _DELIVERED):
            ticks = self._number(number, 8)
            with suppress(OverflowError):
                when = _EPOCH + timedelta(microseconds=ticks // 10)
                if ticks and when.year < datetime.max.year:
                    return format_datetime(when)
        return ""

    def _write_body(self, message: EmailMessage) -> None:
        page = self._page()
        plain = self.text(_BODY)
        if plain.strip() or not page:
            message.set_content(plain)
            if page:
                message.add_alternative(page, subtype="html")
        else:
            message.set_content(page, subtype="html")

    def _page(self) -> str:
        raw = self._stream(_HTML, _BYTES)
        return _sound(decode(raw, _encoding(self._number(_BODY_CODE_PAGE))) if raw else "") or (
            self.text(_HTML)
        )

    def attach_to(self, message: EmailMessage, within: int) -> None:
        """Add the file or the message that the attachment is to `message`."""
        inner = (*self.path, f"__substg1.0_{_CONTENT}{_OBJECT}")
        name = next(filter(None, map(self.text, (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))), "")
        if self.opened.exists([*inner, _PROPERTIES]):
            if within <= MOST_WITHIN:
                message.add_attachment(_Storage(self.opened, inner).message(within + 1))
            return
        content = self._stream(_CONTENT, _BYTES)
        if not content:
            return
        stated = _MEDIA.fullmatch(_line(self.text(_MEDIA_TYPE)))
        message.add_attachment(
            content,
            maintype=stated[1] if stated else "application",
            subtype=stated[2] if stated else "octet-stream",
            filename=_line(name) or "attachment",
            cid=f"<{_line(self.text(_CONTENT_ID))}>" if self.text(_CONTENT_ID) else None,
        )

    def text(self, number: str) -> str:
        """A property that is text, "" where there is none."""
        raw = self._stream(number, _TEXT)
        if raw:
            return _sound(raw.decode("utf-16-le", "replace"))
        return _sound(self._decoded(self._stream(number, _OLD_TEXT)))

    def _decoded(self, raw: bytes) -> str:
        """Text in the code page of the message or of its language; UTF-8 shows itself."""
        locale = self._number(_LOCALE)
        own = 936 if locale in _SIMPLIFIED else _OF_LANGUAGE.get(locale & 0x3FF, 1252)
        known = (self._number(_CODE_PAGE), own if locale else 0, self._number(_BODY_CODE_PAGE))
        for name in ("utf-8", *(_encoding(each) for each in known if each)):
            with suppress(UnicodeError, LookupError):
                return raw.decode(name)
        return raw.decode("cp1252", "replace")

    def _stream(self, number: str, kind: str) -> bytes:
        path = [*self.path, f"__substg1.0_{number}{kind}"]
        if not self.opened.exists(path):
            return b""
        with self.opened.openstream(path) as stream:
            return bytes(stream.read())

    def _number(self, number: int, size: int = 4) -> int:
        """A property of a fixed length, 0 where there is none."""
        path = [*self.path, _PROPERTIES]
        if not self.opened.exists(path):
            return 0
        head = (_INNER_HEAD if len(self.path) % 2 == 0 else _ATTACHED_HEAD) if self.path else _HEAD
        with self.opened.openstream(path) as stream:
            entries = bytes(stream.read())[head:]
        for place in range(0, len(entries) - 15, 16):
            if int.from_bytes(entries[place + 2 : place + 4], "little") == number:
                return int.from_bytes(entries[place + 8 : place + 8 + size], "little")
        return 0

    def _folders(self, prefix: str) -> list[str]:
        deep = len(self.path)
        paths = self.opened.listdir(streams=False, storages=True)
        names = (e[deep] for e in paths if len(e) == deep + 1 and tuple(e[:deep]) == self.path)
        return sorted(name for name in names if name.startswith(prefix))


def _encoding(number: int) -> str:
    return _ENCODINGS.get(number, f"cp{number}" if number else "")


def _line(text: str) -> str:
    """A text on one line, as a header is."""
    return " ".join(text.split())


def _sound(text: str) -> str:
    """A text without the zeros behind it and the halves of letters in it."""
    whole = text.rstrip("\x00").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", "")
