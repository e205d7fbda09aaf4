"""What kind of file it is, by its content, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # MS-CFB, 2.2
_STREAMS = (
    ("WordDocument", ".doc"),
    ("PowerPoint Document", ".ppt"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("__properties_version1.0", ".msg"),
    ("EncryptedPackage", ".encrypted"),
)
"""What is called so in a compound file, and what that is then; by MS-DOC, MS-PPT, MS-XLS, MS-OXMSG
and MS-OFFCRYPTO."""
_ZIPPED = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_HOCR = re.compile(rb"""class\s*=\s*["']ocr_page["']""")
_HOCR_HEAD = 20_000  # bytes in which the first page of hOCR begins
_KINDLE = re.compile(
    rb"[^\r\n]{1,500}\r?\n- [^\r\n]{3,200}\|"
    rb"[^\r\n]{1,120}\d:\d\d[^\r\n]{0,40}\r?\n\s*\n"
)
"""How a clipping begins: a book; what it is, where, and when it was made; a blank line."""
_MEMBERS = (
    ("ppt/presentation.xml", ".pptx"),
    ("xl/workbook.xml", ".xlsx"),
    ("xl/workbook.bin", ".xlsb"),
)
_APPLE = {"index.xml", "index.apxl", "index.xml.gz", "index.apxl.gz"}
"""Files in those of Pages, Numbers and Keynote before 2013."""
HEAD = 2048  # bytes in which a file shows what it is


def sniff(content: bytes) -> str:
    """Return the suffix of what `content` is beyond doubt, "" when it could be anything.

    >>> sniff(b"%PDF-1.7"), sniff(b"<!DOCTYPE html><title>A</title>"), sniff(b"Some words.")
    ('.pdf', '.html', '')
    """
    head = content[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:  # PDF 1.7, annex H: what stands before it is passed over
        return ".pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and _holds_warc(head)):
        return ".warc"
    if head.startswith(_COMPOUND):
        return _compound(content)
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    return _text(head, content)


def _text(head: bytes, content: bytes) -> str:
    if re.match(rb"WEBVTT(?:[ \t].*)?\r?\n", head):
        return ".vtt"
    if _KINDLE.match(head) and b"\n==========" in content:
        return "clippings"
    if _HTML.match(head):
        return ".hocr" if _HOCR.search(content, 0, _HOCR_HEAD) else ".html"
    return ""


def _compound(content: bytes) -> str:
    """What a compound file is, by the first of its streams that tells; "" where none does."""
    found = {
        content.find(name.encode("utf-16-le") + b"\0\0"): suffix
        for name, suffix in reversed(_STREAMS)
    }
    found.pop(-1, None)
    return found[min(found)] if found else ""


def _holds_warc(head: bytes) -> bool:
    """Whether what is packed by gzip is an archive of the web."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.startswith("word/document") for name in names):
                return ".docx"
            for member, suffix in _MEMBERS:
                if member in names:
                    return suffix
            if "datapackage.json" in names and any(n.startswith("archive/") for n in names):
                return ".wacz"
            if any(name.endswith((".iwa", "Index.zip")) or name in _APPLE for name in names):
                return ".iwork"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
                return _ZIPPED.get(archive.read("mimetype").strip(), ".zip")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        pass  # damaged: whoever reads it as an archive will say so
    return ".zip"
