"""The bytes of an XML file → its tree. Nothing outside the file is asked for, nothing expanded."""

from __future__ import annotations

import contextlib
import html
import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 200_000_000
"""Bytes of a file that is read as one tree, which takes several times as many of memory."""

_HEAD = 200_000  # bytes in which the first element begins; a list of entities may stand before it

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml\b[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Name(NamedTuple):
    """What an element is called: the address of its namespace, "" for none, and its local name."""

    namespace: str
    local: str


def parse_xml(content: bytes) -> _Element:
    """Return the root of an XML file (XML 1.0, fifth edition), without comments and instructions.

    Entities of HTML ("&nbsp;") are their letters whether they are declared or not; others are
    left out, and no DTD is loaded. Elements may lie 255 deep, a text have ten million characters
    (libxml2's own limits). Raises UnreadableError for what is no well-formed XML, or larger.

    >>> parse_xml(b"<a>caf&eacute; &amp; <b/>bar</a>").xpath("string()")
    'café & bar'
    """
    from lxml import etree

    if len(content) > LARGEST:
        raise UnreadableError(Message(Key.TOO_LARGE, megabytes=LARGEST // 10**6))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(_plain(content), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Message(Key.NO_XML, line=error.lineno or 1)) from error
    etree.strip_tags(root, etree.Entity)
    return root


def root_name(content: bytes) -> Name | None:
    """Return what the first element of an XML file is called; None where there is none."""
    from lxml import etree

    parser = etree.XMLPullParser(
        ("start",), resolve_entities=False, no_network=True, load_dtd=False
    )
    with contextlib.suppress(etree.XMLSyntaxError):  # behind the first element, or without one
        parser.feed(_plain(content[:_HEAD], cut=len(content) > _HEAD))
    for _, element in parser.read_events():
        return name_of(element)
    return None


def name_of(element: _Element) -> Name:
    """Return what an element is called.

    >>> name_of(parse_xml(b'<a xmlns="urn:x"/>'))
    Name(namespace='urn:x', local='a')
    """
    namespace, brace, local = str(element.tag).rpartition("}")
    return Name(namespace.removeprefix("{") if brace else "", local)


def _plain(content: bytes, *, cut: bool = False) -> bytes:
    """The file in UTF-8, its declaration and what XML has no character for left out."""
    declared = _ENCODING.search(content[:400])
    try:
        text = decode(content, declared[1].decode("ascii") if declared else "")
    except UnreadableError:
        if not cut:
            raise
        text = content.decode("utf-8", "replace")
    text = _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1)
    return _NAMED.sub(_letter, _CONTROL.sub("", text)).lstrip().encode()


def _letter(entity: re.Match[str]) -> str:
    if entity[1] in _KEPT:
        return entity[0]
    letter = html.unescape(entity[0])
    return entity[0] if letter == entity[0] else letter
