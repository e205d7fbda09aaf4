"""The bytes of a file → its documents: one, or those of an archive, a table or a mail."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.document import FACTS, Reference
from corpus.errors import UnreadableError
from corpus.loss.list_losses import list_losses
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.archives.read_mhtml import read_mhtml
from corpus.readers.archives.read_wacz import read_wacz
from corpus.readers.archives.read_warc import read_warc
from corpus.readers.archives.read_webarchive import read_webarchive
from corpus.readers.articles.divide_articles import divide_articles
from corpus.readers.clippings.read_kindle import read_kindle
from corpus.readers.clippings.read_table import read_table
from corpus.readers.html.read_html import read_html
from corpus.readers.json.recognise_json import read_json
from corpus.readers.mail.read_mail import read_mail
from corpus.readers.mail.read_mbox import read_mbox
from corpus.readers.mail.read_outlook import read_outlook
from corpus.readers.markdown.read_markdown import read_markdown
from corpus.readers.markup.read_asciidoc import read_asciidoc
from corpus.readers.markup.read_markup import read_latex, read_notebook, read_org, read_rst
from corpus.readers.messaging.read_chat_archive import read_archive
from corpus.readers.messaging.read_telegram_page import is_telegram_page, read_telegram_page
from corpus.readers.ocr.read_hocr import read_hocr
from corpus.readers.office.epub.read_epub import read_epub
from corpus.readers.office.odt.read_odt import read_odt
from corpus.readers.office.rtf.read_rtf import read_rtf
from corpus.readers.office.sheets.read_xlsx import read_xlsx
from corpus.readers.office.slides.read_pptx import read_pptx
from corpus.readers.office.word.read_docx import read_docx
from corpus.readers.pdf.read_pdf import read_pdf
from corpus.readers.proceedings.mark_proceedings import mark_proceedings
from corpus.readers.sniff import sniff
from corpus.readers.text.read_captions import read_captions
from corpus.readers.text.read_csv import read_csv
from corpus.readers.text.read_jsonl import read_json_lines
from corpus.readers.text.read_substation import read_substation
from corpus.readers.text.read_text import read_text
from corpus.readers.xml.recognise_xml import SUFFIXES, read_xml
from corpus.source import Extraction, Failure, Packed, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READERS: dict[str, Callable[[bytes], Extraction]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".mht": read_mhtml,
    ".mhtml": read_mhtml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".pptx": read_pptx,
    ".odt": read_odt,
    ".epub": read_epub,
    ".rtf": read_rtf,
    ".ipynb": read_notebook,
    ".org": read_org,
    ".rst": read_rst,
    ".tex": read_latex,
    ".adoc": read_asciidoc,
    ".asciidoc": read_asciidoc,
    ".vtt": read_captions,
    ".srt": read_captions,
    ".hocr": read_hocr,
    ".sbv": read_captions,
    ".ass": read_substation,
    ".ssa": read_substation,
}
"""Suffix → reader of one document."""

COLLECTIONS: dict[str, Callable[[bytes], Iterator[Part | Packed | Failure]]] = {
    ".zip": read_archive,
    ".msg": read_outlook,
    ".warc": read_warc,
    ".wacz": read_wacz,
    ".webarchive": read_webarchive,
    ".xlsx": read_xlsx,
    ".eml": read_mail,
    ".mbox": read_mbox,
    "clippings": read_kindle,
    ".csv": read_table,
    ".tsv": read_csv,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    **dict.fromkeys(SUFFIXES, read_xml),
}
"""Suffix → reader of a file that may hold several."""

PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
"""Read as they are: there is nothing in them that could go wrong."""

ELSEWISE = {
    ".doc": Message(Key.OLD_FILE, program="Word", kind=".docx"),
    ".xls": Message(Key.OLD_FILE, program="Excel", kind=".xlsx"),
    ".xlsb": Message(Key.OLD_FILE, program="Excel", kind=".xlsx"),
    ".ppt": Message(Key.OLD_FILE, program="PowerPoint", kind=".pptx"),
    ".odp": Message(Key.OPEN_DOCUMENT, kind=".pptx"),
    ".ods": Message(Key.OPEN_DOCUMENT, kind=".xlsx"),
    ".pages": Message(Key.APPLE_FILE, program="Pages", kind="Word (.docx)"),
    ".numbers": Message(Key.APPLE_FILE, program="Numbers", kind="Excel (.xlsx)"),
    ".key": Message(Key.APPLE_FILE, program="Keynote", kind="PowerPoint (.pptx)"),
    ".iwork": Message(Key.APPLE_FILE, program="Pages, Numbers, Keynote", kind="PDF"),
    ".encrypted": Message(Key.PDF_ENCRYPTED),
    **{
        kind: Message(Key.PICTURE, kind=kind)
        for kind in (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic")
    },
}
"""What is known and not read, and what its owner can do about it."""

_FAMILIES = {
    **dict.fromkeys((".doc", ".xls", ".ppt"), (".doc", ".xls", ".ppt")),
    **dict.fromkeys((".pages", ".numbers", ".key"), (".iwork", ".zip")),
}

LONGEST_TEXT = 50_000_000  # characters: beyond any book; a table or a bomb


def kind_of(content: bytes, name: str) -> str:
    """Return the suffix that says how to read `content`; its own name is believed last.

    Raises UnreadableError when nothing here reads it.
    """
    suffix = PurePosixPath(name).suffix.lower()
    shown = sniff(content)
    # A page may well be sent as mail or saved in a table; an archive or a PDF is one.
    if shown in _FAMILIES.get(suffix, ()):
        shown = suffix  # what it holds tells the family alone
    if shown and not (shown == ".html" and suffix in {*COLLECTIONS, ".mht", ".mhtml", ".xhtml"}):
        suffix = ".html" if shown == ".html" and suffix in READERS.keys() - PLAIN else shown
    if suffix in ELSEWISE:
        raise UnreadableError(ELSEWISE[suffix])
    if suffix not in READERS and suffix not in COLLECTIONS:
        raise UnreadableError(Message(Key.NO_READER, kind=suffix or Message(Key.WITHOUT_SUFFIX)))
    return suffix


def read_content(content: bytes, name: str) -> Iterator[Part | Failure]:
    """Yield the documents of the file `name`, named by their place in it ("" for itself).

    What cannot be read in an archive is yielded as a Failure.
    Raises UnreadableError when the file itself cannot be read.
    """
    kind = kind_of(content, name)
    if kind in READERS:
        yield from _parts(content, kind, "")
        return
    found = COLLECTIONS[kind](content)
    for each in _checked(content, kind, found) if kind in {".eml", ".xlsx"} else found:
        yield from _packed(each) if isinstance(each, Packed) else [each]


def _checked(
    content: bytes, kind: str, found: Iterator[Part | Packed | Failure]
) -> Iterator[Part | Packed | Failure]:
    """The documents of a file; the first one has the warnings of what all of them lack."""
    parts = list(found)
    texts = [each.extraction.text for each in parts if isinstance(each, Part)]
    losses = list_losses(content, kind, "\n\n".join(texts))
    for each in parts:
        if losses and isinstance(each, Part):
            warnings = (*each.extraction.warnings, *losses)
            yield replace(each, extraction=replace(each.extraction, warnings=warnings))
            losses = ()
        else:
            yield each


def _packed(file: Packed, *, opened: bool = False) -> Iterator[Part | Failure]:
    """The documents of a file within a file; an archive is not opened there.

    Nor is what is attached to mail that is attached to mail: then one was `opened` already.
    """
    try:
        kind = kind_of(file.content, f"x{file.kind}" if file.kind else file.name)
        if kind in READERS:
            for part in _parts(file.content, kind, file.name):
                yield _with_facts(part, file.facts)
        elif kind == ".zip":
            yield Failure(file.name, Message(Key.ARCHIVE_WITHIN))
        else:
            for each in COLLECTIONS[kind](file.content):
                if not isinstance(each, Packed):
                    yield _below(file.name, each)
                elif opened:
                    yield Failure(f"{file.name}/{each.name}", Message(Key.ATTACHED_WITHIN))
                else:
                    for inner in _packed(each, opened=True):
                        yield _below(file.name, inner)
    except UnreadableError as error:
        yield Failure(file.name, error.message)


def _with_facts(part: Part, facts: Reference | None) -> Part:
    """The document with what is stated of it beside it: an address counts before its own, which
    a page may have of another one; all else where it states none itself.
    """
    if facts is None:
        return part
    own = part.extraction.reference or Reference("", type=facts.type)
    stated = {fact: getattr(own, fact) or getattr(facts, fact) for fact in FACTS}
    stated |= {"url": facts.url or own.url, "accessed": facts.accessed or own.accessed}
    reference = replace(own, **stated)
    return replace(part, extraction=replace(part.extraction, reference=reference))


def _below(folder: str, each: Part | Failure) -> Part | Failure:
    if isinstance(each, Failure):
        return Failure(f"{folder}/{each.id}", each.reason)
    return Part(f"{folder}/{each.name}".rstrip("/"), each.extraction, each.sha256)


def _parts(content: bytes, kind: str, name: str) -> Iterator[Part]:
    """The document of a file, or the articles of a download from a database."""
    whole = _part(content, kind, name)
    articles = divide_articles(whole.extraction)
    if len(articles) < 2:
        yield Part(name, articles[0], whole.sha256) if articles else whole
        return
    for number, article in enumerate(articles, 1):
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        yield Part(f"{name}/article {number}".lstrip("/"), article, digest)


def _part(content: bytes, kind: str, name: str) -> Part:
    chat = kind in {".html", ".htm"} and is_telegram_page(content)
    extraction = read_telegram_page(content) if chat else mark_proceedings(READERS[kind](content))
    if not extraction.text.strip():
        raise UnreadableError(Message(Key.NO_TEXT))
    if len(extraction.text) > LONGEST_TEXT:
        raise UnreadableError(Message(Key.TEXT_TOO_LONG, most=LONGEST_TEXT // 10**6))
    losses = () if chat else list_losses(content, kind, extraction.text)
    warnings = (*extraction.warnings, *losses)
    return Part(name, replace(extraction, warnings=warnings), hashlib.sha256(content).hexdigest())
