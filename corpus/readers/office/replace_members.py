"""The XML files within a zipped file: taken out, parsed, and put back changed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import XMLParser, _Element

LARGEST = 50_000_000  # bytes of a file when unpacked: far beyond any book's
LARGEST_ARCHIVE = 500_000_000  # bytes when all is unpacked

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, KeyError,
           NotImplementedError)  # fmt: skip


def members_of(content: bytes, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files in the archive whose names end like that, unpacked.

    Raises ValueError for what is no archive, or none of a sane size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            wanted = [
                member
                for member in archive.infolist()
                if member.filename.lower().endswith(suffixes) and member.file_size <= LARGEST
            ]
            if sum(member.file_size for member in wanted) > LARGEST_ARCHIVE:
                raise ValueError("it unpacks to too much")
            return {member.filename: archive.read(member) for member in wanted}
    except DAMAGED as error:
        raise ValueError("it is damaged") from error


def replace_members(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the archive with these files instead of those of the same names.

    Raises ValueError for what is no archive, or none of a sane size.
    """
    stream = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
            members = old.infolist()
            if sum(member.file_size for member in members) > LARGEST_ARCHIVE:
                raise ValueError("it unpacks to too much")
            for member in members:
                if member.filename in changed:
                    new.writestr(member.filename, changed[member.filename])
                elif not member.filename.lower().endswith(PICTURES):
                    new.writestr(member.filename, old.read(member))
    except DAMAGED as error:
        raise ValueError("it is damaged") from error
    return stream.getvalue()


PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".bin",
            ".mp3", ".mp4", ".m4a", ".webm", ".ogg", ".otf", ".ttf", ".woff", ".woff2",
            ".webp", ".ico")  # fmt: skip
"""What holds no words is left out: nobody has to unpack it once more."""


def parse_member(member: bytes) -> _Element:
    """Return the root of an XML file. Raises ValueError for what is none, or declares entities."""
    from lxml import etree

    try:
        root = etree.fromstring(member, _parser(recover=False))
    except etree.XMLSyntaxError as error:
        root = _with_names_twice(member)
        if root is None:
            raise ValueError("it is no well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("it declares entities")
    return root


def _parser(*, recover: bool) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True,
                           remove_pis=True, huge_tree=False, recover=recover)  # fmt: skip


def _with_names_twice(member: bytes) -> _Element | None:
    """The root of a file of which nothing is wrong but that two elements have the same `xml:id`."""
    from lxml import etree

    parser = _parser(recover=True)
    root = etree.fromstring(member, parser)
    faults = {fault.type_name for fault in parser.error_log.filter_from_errors()}
    return root if faults <= NAMED_TWICE else None


NAMED_TWICE = {"DTD_ID_REDEFINED", "DTD_XMLID_VALUE"}


def write_member(root: _Element) -> bytes:
    """Return the bytes of an XML file."""
    from lxml import etree

    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return bytes(written)
