"""What kind of file it is, by its content, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")  # a name in each message ([MS-OXMSG], 2.4)
_ZIPPED = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
}
_HOCR = re.compile(rb"""class\s*=\s*["']ocr_page["']""")
_HOCR_HEAD = 20_000  # bytes in which the first page of hOCR begins
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
    if head.startswith(_COMPOUND):
        return ".msg" if _OUTLOOK in content else ".doc"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if re.match(rb"WEBVTT(?:[ \t].*)?\r?\n", head):
        return ".vtt"
    if _HTML.match(head):
        return ".hocr" if _HOCR.search(content, 0, _HOCR_HEAD) else ".html"
    return ""


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.startswith("word/document") for name in names):
                return ".docx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
                return _ZIPPED.get(archive.read("mimetype").strip(), ".zip")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        pass  # damaged: whoever reads it as an archive will say so
    return ".zip"
