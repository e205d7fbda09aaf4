"""An XML file → its documents, by the reader for what its first element is called."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.html.read_html import read_html
from corpus.readers.news.read_feed import read_feed
from corpus.readers.news.read_newsml import read_newsml
from corpus.readers.news.read_nitf import read_nitf
from corpus.readers.news.read_opml import read_opml
from corpus.readers.ocr.read_alto import read_alto
from corpus.readers.proceedings.read_akoma_ntoso import read_akoma_ntoso
from corpus.readers.proceedings.read_hansard import read_hansard
from corpus.readers.proceedings.read_they_work_for_you import read_they_work_for_you
from corpus.readers.tei.read_tei import read_tei
from corpus.readers.wiki.read_dump import read_dump
from corpus.readers.xml.parse_xml import Name, root_name
from corpus.source import Extraction, Failure, Packed, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[bytes], Iterator[Part | Packed | Failure]]


def _one(reader: Callable[[bytes], Extraction]) -> Reader:
    """A reader of one document as a reader of several."""

    def read(content: bytes) -> Iterator[Part]:
        extraction = reader(content)
        if not extraction.text.strip():
            raise UnreadableError(Message(Key.NO_TEXT))
        yield Part("", extraction, hashlib.sha256(content).hexdigest())

    return read


ROOTS: dict[Name, Reader] = {
    Name("http://www.w3.org/1999/xhtml", "html"): _one(read_html),
    **dict.fromkeys((Name("", "akomaNtoso"), Name("", "akomantoso")), _one(read_akoma_ntoso)),
    Name("", "alto"): _one(read_alto),
    Name("", "hansard"): _one(read_hansard),
    Name("", "publicwhip"): _one(read_they_work_for_you),
    **dict.fromkeys((Name("", "TEI"), Name("", "TEI.2"), Name("", "teiCorpus")), read_tei),
    Name("", "nitf"): read_nitf,
    Name("http://iptc.org/std/nar/", "newsItem"): read_newsml,
    Name("http://iptc.org/std/nar/", "newsMessage"): read_newsml,
    Name("http://iptc.org/std/nar/", "packageItem"): read_newsml,
    Name("", "NewsML"): read_newsml,
    Name("", "rss"): read_feed,
    Name("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "RDF"): read_feed,
    Name("http://www.w3.org/2005/Atom", "feed"): read_feed,
    Name("http://www.w3.org/2005/Atom", "entry"): read_feed,
    Name("http://purl.org/atom/", "feed"): read_feed,
    Name("", "opml"): read_opml,
    Name("http://www.mediawiki.org/xml/export-", "mediawiki"): read_dump,
}
"""Namespace and local name of the first element → reader of what the file holds. A namespace here
stands for all that begin with it, as those of later versions do; "" for any and for none."""

SUFFIXES = (".xml", ".rss", ".atom", ".opml")


def read_xml(content: bytes) -> Iterator[Part | Packed | Failure]:
    """Yield the documents of an XML file, each under its name in it; "" for the file itself.

    Raises UnreadableError for one of a kind that nothing here reads.
    """
    name = root_name(content)
    if name is None:
        raise UnreadableError(Message(Key.NO_XML, line=1))
    reader = recognise_xml(name)
    if reader is None:
        raise UnreadableError(Message(Key.UNKNOWN_XML, root=name.local))
    yield from reader(content)


def recognise_xml(name: Name) -> Reader | None:
    """Return the reader of files whose first element is called so, the most exact one."""
    rows = [
        row for row in ROOTS if row.local == name.local and name.namespace.startswith(row.namespace)
    ]
    return ROOTS[max(rows, key=lambda row: len(row.namespace))] if rows else None
