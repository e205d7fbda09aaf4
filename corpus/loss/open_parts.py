"""The XML files within a zipped file, for the words that are counted."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LARGEST = 50_000_000  # bytes when unpacked: far beyond any book's
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError,
           NotImplementedError)  # fmt: skip


def open_parts(content: bytes, *, suffixes: tuple[str, ...]) -> Iterator[tuple[str, _Element]]:
    """Yield name and root of each file in the archive whose name ends like that, in its order.

    What cannot be parsed is mended as far as it goes, or left out; of what is no archive
    there is nothing.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                if not member.filename.endswith(suffixes) or member.file_size > LARGEST:
                    continue
                try:
                    root = etree.fromstring(archive.read(member), parser)
                except (*DAMAGED, etree.XMLSyntaxError):
                    continue
                if root is not None:
                    yield member.filename, root
    except DAMAGED:
        return


def name_of(element: _Element) -> str:
    """Return the local name of an element, "" for comments and the like.

    >>> from lxml import etree
    >>> name_of(etree.fromstring("<a:b xmlns:a='x'/>")), name_of(etree.Comment("c"))
    ('b', '')
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value_of(element: _Element, name: str) -> str | None:
    """Return the value of the attribute with this local name, in whatever namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
