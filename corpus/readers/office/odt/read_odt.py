"""An OpenDocument text (.odt)."""

from __future__ import annotations

from dataclasses import replace

from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.blocks.flatten_blocks import flatten_blocks
from corpus.readers.office.odt.parse_odt import parse_odt
from corpus.readers.office.read_pandoc import read_pandoc
from corpus.readers.office.read_properties import read_properties
from corpus.source import Extraction


def read_odt(content: bytes) -> Extraction:
    """Return the text of an .odt file, its headings, and the facts of its properties.

    Pandoc, which reads some elements and leaves out the others, comes in only for a file that
    cannot be read here, with a warning. Raises UnreadableError.
    """
    return read_properties(_read(content), content, "meta.xml")


def _read(content: bytes) -> Extraction:
    try:
        text, landmarks = flatten_blocks(parse_odt(content))
    except ValueError as error:
        extraction = read_pandoc(content, "odt")
        return replace(
            extraction,
            warnings=(*extraction.warnings, Message(Key.UNSIMPLIFIED, reason=str(error))),
        )
    return Extraction(text, landmarks=landmarks)
