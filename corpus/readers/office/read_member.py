"""An XML file within the zipped file of a word processor or an e-book → its root."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 1_000_000  # bytes: properties and tables of contents take some thousand


def read_member(content: bytes, name: str) -> _Element | None:
    """Return the root of the file `name` in the archive; None where there is none to be read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    member = _unpacked(content, name)
    try:
        return etree.fromstring(member, parser) if member else None
    except etree.XMLSyntaxError:
        return None


def _unpacked(content: bytes, name: str) -> bytes:
    """The file in the archive; b"" where there is none, or none of a sane size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(name) as stream:
            found = stream.read(LARGEST + 1)
    except (KeyError, OSError, ValueError, NotImplementedError, RuntimeError,
            zipfile.BadZipFile, zlib.error, EOFError):  # fmt: skip
        return b""
    return found if len(found) <= LARGEST else b""
