"""A folder of a mail program in one file (`.mbox`): each message is a document."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message, verbatim
from corpus.readers.mail.read_mail import read_message
from corpus.readers.mail.read_part import parse
from corpus.source import Failure, Packed, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(
    rb"(?:\A|(?<=\n)\r?\n)From [^\r\n]{0,300}\d{2}:\d{2}[^\r\n]{0,80}\r?\n"
    rb"(?=(?:>?[!-9;-~]{1,100}:|\r?\n))"
)
"""RFC 4155, appendix A: "From ", who sent it, and when; a blank line stands above it."""

_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?:…])\s+|\n\s*\n")
_LETTERS = re.compile(r"\w+")


def read_mbox(content: bytes) -> Iterator[Part | Packed | Failure]:
    """Yield each message under its number ("message 1") and what `read_mail` finds in it.

    A message is quoted in its replies; where it stands above them itself, what they quote of it
    is no document again.
    Raises UnreadableError when there is no message in it.
    """
    openings = [match.span() for match in _OPENING.finditer(content)]
    if not openings or content[: openings[0][0]].strip():
        raise UnreadableError(Message(Key.NO_MAILBOX))
    ends = [start for start, _ in openings[1:]] + [len(content)]
    known: set[bytes] = set()
    for number, ((_, start), end) in enumerate(zip(openings, ends, strict=True), 1):
        name = f"message {number}"
        raw = _ESCAPED.sub(rb"\1", content[start:end])
        found = False
        try:
            for each in read_message(parse(raw), hashlib.sha256(raw).hexdigest(), name):
                found = True
                if isinstance(each, Part) and _is_known(
                    each, known, quoted="/quoted " in each.name
                ):
                    continue
                yield each
            if not found:
                yield Failure(name, Message(Key.EMPTY_MAIL))
        except UnreadableError as error:
            yield Failure(name, error.message)
        except RecursionError as error:
            said = str(error)
            yield Failure(name, verbatim(said) if said else Message(Key.DEEPLY_NESTED))


def _is_known(part: Part, known: set[bytes], *, quoted: bool) -> bool:
    """Whether each sentence of what is quoted is known; from now on these are."""
    hashes = {
        hashlib.sha256("".join(letters).encode("utf-8", "surrogatepass")).digest()[:12]
        for sentence in _SENTENCE.split(_own(part))
        if (letters := _LETTERS.findall(sentence.casefold()))
    }
    if quoted and hashes <= known:
        return True
    known |= hashes
    return False


def _own(part: Part) -> str:
    """The text of a part without its noise."""
    text, position, pieces = part.extraction.text, 0, []
    for noise in part.extraction.noise:
        pieces.append(text[position : noise.start])
        position = noise.end
    return "".join([*pieces, text[position:]])
