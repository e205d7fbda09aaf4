"""NITF, the News Industry Text Format (IPTC, 3.6): one article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.metadata.clean_names import clean_names
from corpus.metadata.written_date import stated_date
from corpus.readers.news.item import Item, parts_of, plain
from corpus.readers.news.spell_body import found, spell_element, words_of
from corpus.readers.xml.parse_xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from corpus.source import Part

_STAMP = re.compile(r"\d{8}T?\d*\S*")


def read_nitf(content: bytes) -> Iterator[Part]:
    """Yield the article of an NITF file; its corrections stand below it.

    Raises UnreadableError where it has no text.
    """
    yield from parts_of([nitf_item(parse_xml(content))])


def nitf_item(root: _Element) -> Item:
    """Return the article of an element `nitf`, or of one with a `body` like it."""
    headline = words_of(found(root, "//hedline/hl1", "head/title", "//hl1"))
    below = [
        words_of(each) for each in root.xpath(".//*[local-name()='hedline']/*[local-name()='hl2']")
    ]
    byline = found(root, "//body.head/byline", "//byline")
    dateline = found(root, "//body.head/dateline", "//dateline")
    content = found(root, "//body.content")
    abstract = found(root, "//body.head/abstract")
    written = content if content is not None and words_of(content) else abstract
    return Item(
        Reference(
            id="",
            title=headline,
            type="article-newspaper",
            authors=named_in(byline),
            container_title=_publication(root),
            publisher=_publication(root)
            or words_of(found(root, "//distributor", "//rights.owner")),
            issued=_issued(root),
            url=_attribute(root, "//pubdata", "ex-ref"),
            language=root.get("baselang")
            or root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        ),
        [headline, *below, _STAMP.sub("", words_of(dateline)).strip()],
        spell_element(written) if written is not None else plain(""),
        _corrections(root),
    )


def named_in(byline: _Element | None) -> tuple[str, ...]:
    """Return the names in a byline: of the persons marked in it, or else of its own words; who
    they work for (`bytag`) is none.
    """
    if byline is None:
        return ()
    persons = byline.xpath(".//*[local-name()='person']")
    words = [words_of(each) for each in persons] or [words_of(byline)]
    if not persons and len(byline):
        words = [" ".join((byline.text or "").split())]
    return tuple(dict.fromkeys(name for each in words for name in clean_names(each)))


def _publication(root: _Element) -> str:
    return _attribute(root, "//pubdata", "name")


def _issued(root: _Element) -> str:
    stated = (
        _attribute(root, "//pubdata", "date.publication"),
        _attribute(root, "//date.issue", "norm"),
        _attribute(root, "//dateline/story.date", "norm"),
        _attribute(root, "//date.release", "norm"),
    )
    return next(filter(None, map(stated_date, stated)), "")


def _attribute(root: _Element, path: str, name: str) -> str:
    element = found(root, path)
    return element.get(name, "").strip() if element is not None else ""


def _corrections(root: _Element) -> list[str]:
    """What a `correction` says in its attribute, and notes that correct."""
    stated = [each.get("info", "") for each in root.xpath(".//*[local-name()='correction']")]
    notes = [words_of(each) for each in root.xpath(".//*[local-name()='note']")]
    return [*stated, *(note for note in notes if CORRECTS.search(note))]


CORRECTS = re.compile(r"\bcorrect(?:s|ed|ing|ion)s?\b|\bclarif|\bBerichtigung\b", re.IGNORECASE)
"""A note to editors that says that something was wrong; others are none of a reader's business."""
