"""A Rich Text file (.rtf)."""

from __future__ import annotations

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.blocks.flatten_blocks import flatten_blocks
from corpus.readers.office.read_properties import PROGRAM
from corpus.readers.office.rtf.parse_rtf import parse_rtf
from corpus.source import Extraction


def read_rtf(content: bytes) -> Extraction:
    """Return the text of an .rtf file, its headings, and the facts of its properties.

    The author that they name is often whoever owns the computer, so it counts as inferred.
    Raises UnreadableError.
    """
    try:
        parsed = parse_rtf(content)
    except ValueError as error:
        raise UnreadableError(Message(Key.NOT_OPENED, kind="RTF")) from error
    text, landmarks = flatten_blocks(parsed.blocks)
    author = parsed.facts.get("author", "")
    author = "" if PROGRAM.fullmatch(author) else author
    reference = Reference(
        id="",
        title=" ".join(parsed.facts.get("title", "").split()),
        authors=(author,) if author else (),
        inferred=frozenset({"authors"} if author else ()),
    )
    return Extraction(text, reference, landmarks)
