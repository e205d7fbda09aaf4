"""OPML 2.0 (Winer, 2007): an outline; its lines are paragraphs, those above others headings."""

from __future__ import annotations

import hashlib
import html
from typing import TYPE_CHECKING

from corpus.document import Landmark, Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.clean_names import clean_names
from corpus.metadata.written_date import stated_date
from corpus.readers.blocks.flatten_blocks import ABOVE
from corpus.readers.html.read_markup import read_markup
from corpus.readers.news.spell_body import found, words_of
from corpus.readers.xml.parse_xml import parse_xml
from corpus.source import Extraction, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def read_opml(content: bytes) -> Iterator[Part]:
    """Yield the outline as one document. Raises UnreadableError where it is empty."""
    root = parse_xml(content)
    paragraphs: list[str] = []
    landmarks: list[Landmark] = []
    body = found(root, "body")
    for outline in body if body is not None else ():
        _add(outline, (), paragraphs, landmarks)
    if not paragraphs:
        raise UnreadableError(Message(Key.NO_TEXT))
    facts = Reference(
        id="",
        title=words_of(found(root, "head/title")),
        authors=clean_names(words_of(found(root, "head/ownerName"))),
        issued=stated_date(words_of(found(root, "head/dateModified", "head/dateCreated"))),
    )
    text = "\n\n".join(paragraphs)
    yield Part("", Extraction(text, facts, tuple(landmarks)), hashlib.sha256(content).hexdigest())


def _add(
    outline: _Element, above: tuple[str, ...], paragraphs: list[str], landmarks: list[Landmark]
) -> None:
    """Add a line, its note and the lines below it; a line may have markup (OPML 2.0, text)."""
    line = _shown(outline.get("text", "") or outline.get("title", ""))
    within = (*above, line) if line and len(outline) else above
    if line:
        if len(outline):
            start = sum(len(each) + 2 for each in paragraphs)
            landmarks.append(Landmark(start, "section", ABOVE.join(within)))
        paragraphs.append(line)
    note = _shown(outline.get("_note", ""))
    if note:
        paragraphs.append(note)
    for inner in outline:
        _add(inner, within, paragraphs, landmarks)


def _shown(text: str) -> str:
    return read_markup(text).text if "<" in text else html.unescape(text).strip()
