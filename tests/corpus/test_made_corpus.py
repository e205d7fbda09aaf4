"""Files of every format, made from known texts: every word is read, in order, and in its place."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from rapidfuzz.distance import LCSseq

from corpus.document import Document, Span
from corpus.ingest import ingest
from corpus.readers.read import read
from corpus.source import Source
from corpus.splitting.split_sentences import split_sentences
from qa.excerpts.locate import locator_of
from qa.reply import Locator
from tests.corpus import making, making_messages
from tests.corpus.made_text import RUSSIAN, Made, make

ENOUGH = 0.99  # of the words, in order

Place = Literal["page", "printed page", "section", "chapter", "numbered chapter", "paragraph",
                "row", "time"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A file to be made, and what its citations are to say."""

    name: str
    write: Callable[[Made, Path], None]
    place: Place = "section"
    program: str = ""
    russian: bool = False
    titled: bool = True  # whether the title is part of the text
    headed: bool = True  # whether the headings are


def _text(encoding: str, *, newline: str = "\n", mark: bytes = b"") -> Callable[[Made, Path], None]:
    def write(made: Made, file: Path) -> None:
        text = ("\n\n".join(made.lines) + "\n").replace("\n", newline)
        file.write_bytes(mark + text.encode(encoding))

    return write


def _page(markup: Callable[[Made], str], encoding: str = "utf-8") -> Callable[[Made, Path], None]:
    def write(made: Made, file: Path) -> None:
        file.write_bytes(markup(made).encode(encoding))

    return write


def _zipped(made: Made, file: Path) -> None:
    inner = file.with_name("inner.docx")
    making.write_docx(made, inner)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, "папка/текст.docx")
    inner.unlink()


def _attached(made: Made, file: Path) -> None:
    from email.message import EmailMessage

    inner = file.with_name("inner.pdf")
    making.write_pdf(made, inner)
    message = EmailMessage()
    message["Subject"] = "Here it is"
    message.add_attachment(inner.read_bytes(), "application", "pdf", filename="chronicle.pdf")
    file.write_bytes(message.as_bytes())
    inner.unlink()


TWO = "@page{size:A5;margin:1.5cm} body{column-count:2;font:10pt serif;text-align:justify}"
ONE = "@page{size:A5;margin:1.5cm} body{font:11pt serif}"
OFFICE, BROWSER = "soffice", "chromium"
cp1251 = partial(making.page, charset="windows-1251")

CASES = [
    Case("utf8.txt", _text("utf-8"), "paragraph"),
    Case("UPPER.TXT", _text("utf-8"), "paragraph"),
    Case("marked.txt", _text("utf-8", mark=b"\xef\xbb\xbf"), "paragraph"),
    Case("windows.txt", _text("cp1252", newline="\r\n"), "paragraph"),
    Case("utf16.txt", _text("utf-16"), "paragraph"),
    Case("utf16-unmarked.txt", _text("utf-16-le"), "paragraph"),
    Case("cp1251.txt", _text("cp1251"), "paragraph", russian=True),
    Case("koi8.txt", _text("koi8-r"), "paragraph", russian=True),
    Case("cp866.txt", _text("cp866"), "paragraph", russian=True),
    Case("notes.md", _page(making.markdown), "paragraph"),
    Case("Notes.MARKDOWN", _page(making.markdown), "paragraph"),
    Case("page.html", _page(making.page)),
    Case("saved.HTM", _page(making.saved_page)),
    Case("cp1251.html", _page(cp1251, "cp1251"), russian=True),
    Case("page.mhtml", making.write_mhtml),
    Case("word.docx", making.write_docx, "chapter"),
    Case("office.docx", making.write_by_libreoffice, program=OFFICE),
    Case("office.odt", making.write_by_libreoffice, program=OFFICE),
    Case("word-to.odt", partial(making.write_by_libreoffice, origin="docx"), "chapter", OFFICE),
    Case("hand.odt", making.write_odt),
    Case("hand.rtf", making.write_rtf, "chapter"),
    Case("office.rtf", making.write_by_libreoffice, program=OFFICE),
    Case("hand.epub", making.write_epub, "chapter", titled=False),
    Case("contents.epub", partial(making.write_epub, headings=False, contents=True), "chapter",
         titled=False, headed=False),
    Case("numbered.epub", partial(making.write_epub, headings=False), "numbered chapter",
         titled=False, headed=False),
    Case("office.epub", partial(making.write_by_libreoffice, origin="docx"), "chapter", OFFICE),
    Case("heads.pdf", making.write_pdf, "page"),
    Case("plain.pdf", partial(making.write_pdf, heads=False), "page"),
    Case("columns.pdf", partial(making.write_pdf, columns=2), "page"),
    Case("rows.pdf", making.write_pdf_by_rows, "page", titled=False),
    Case("office.pdf", partial(making.write_by_libreoffice, origin="docx"), "printed page", OFFICE),
    Case("browser.pdf", partial(making.write_by_chromium, style=ONE), "printed page", BROWSER),
    Case("browser-columns.pdf", partial(making.write_by_chromium, style=TWO), "printed page",
         BROWSER),
    Case("divided.pdf", partial(making.write_by_chromium, style=TWO, soft_hyphens=True),
         "printed page", BROWSER),
    Case("captions.vtt", making.write_captions, "time"),
    Case("captions.srt", making.write_captions, "time"),
    Case("vtt-named.txt", making.write_captions, "time"),
    Case("captions.ass", making_messages.write_substation, "time"),
    Case("message.msg", making_messages.write_outlook, "paragraph"),
    Case("comma.csv", making.write_table, "row"),
    Case("semicolon.csv", partial(making.write_table, delimiter=";", encoding="cp1252"), "row"),
    Case("tab.tsv", partial(making.write_table, delimiter="\t", encoding="utf-8-sig"), "row"),
    Case("lines.jsonl", making.write_jsonl, "row"),
    Case("plain.eml", making.write_mail, "paragraph"),
    Case("koi8.eml", partial(making.write_mail, charset="koi8-r"), "paragraph", russian=True),
    Case("page.eml", partial(making.write_mail, markup=True)),
    Case("attached.eml", _attached, "page"),
    Case("box.mbox", making.write_mailbox, "paragraph"),
    Case("archive.zip", _zipped, "chapter"),
    Case("pdf-named.txt", making.write_pdf, "page"),
    Case("docx-named.dat", making.write_docx, "chapter"),
    Case("html-named.txt", _page(making.saved_page)),
    Case("epub-named.zip", making.write_epub, "chapter", titled=False),
    Case("nameless", making.write_rtf, "chapter"),
]  # fmt: skip

FILES = [(case, seed) for case in CASES for seed in ((1, 2) if not case.program else (1,))]


def test_the_made_corpus_is_as_large_as_promised() -> None:
    assert len(FILES) >= 60


@pytest.mark.parametrize(
    ("case", "seed"), [pytest.param(c, s, id=f"{c.name}-{s}") for c, s in FILES]
)
def test_every_word_is_read_in_order_and_has_its_place(
    case: Case, seed: int, tmp_path: Path
) -> None:
    if case.program and not shutil.which(case.program):
        pytest.skip(f"{case.program} is not on this machine")
    made = make(seed, words=RUSSIAN) if case.russian else make(seed)
    case.write(made, tmp_path / case.name)
    documents = [ingest(source).document for source in _sources(tmp_path)]
    expected = _words(" ".join(_expected(case, made)))
    found = _words(" ".join(Span(d, 0, len(d.text)).reading for d in documents))
    assert LCSseq.similarity(expected, found) >= ENOUGH * len(expected)
    assert len(found) <= len(expected) / ENOUGH + 8, "nothing that is not in the text"
    places = dict(_places(case, made, tmp_path / case.name))
    assert len(places) == sum(len(section.paragraphs) for section in made.sections)
    for entry, place in places.items():
        assert _cited(documents, entry) == place


def _sources(folder: Path) -> Iterator[Source]:
    for each in read(folder):
        assert isinstance(each, Source), each
        yield each


def _expected(case: Case, made: Made) -> list[str]:
    if case.place == "row" or not case.headed:
        return [paragraph for section in made.sections for paragraph in section.paragraphs]
    return made.lines if case.titled else made.lines[1:]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _places(case: Case, made: Made, file: Path) -> Iterator[tuple[str, object]]:
    """The first words of each paragraph, and where they stand."""
    printed = _printed_pages(file) if case.place == "printed page" else []
    count = 1  # the title
    for number, section in enumerate(made.sections, 1):
        count += 1
        for n, paragraph in enumerate(section.paragraphs, 1):
            count += 1
            entry = " ".join(paragraph.split()[:3])
            path = [section.heading] if case.place == "chapter" else [made.title, section.heading]
            match case.place:
                case "page":
                    yield entry, number
                case "printed page":
                    (page,) = (p for p, text in enumerate(printed, 1) if entry in text)
                    yield entry, page
                case "paragraph":
                    yield entry, count
                case "row":
                    yield entry, 1
                case "time":
                    yield entry, f"{10 * (count - 1) // 60}:{10 * (count - 1) % 60:02}"
                case "numbered chapter":
                    yield entry, f"“Chapter {number}”, paragraph {n}"
                case _:
                    yield entry, f"“{' › '.join(path)}”, paragraph {n}"


def _printed_pages(file: Path) -> list[str]:
    """What poppler, which has no part in the reader, finds on each page."""
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not on this machine")
    done = subprocess.run([program, str(file), "-"], capture_output=True, check=True)  # noqa: S603
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")]


def _cited(documents: list[Document], entry: str) -> object:
    pattern = re.compile(r"\s+".join(map(re.escape, entry.split())))
    ((document, start),) = (
        (document, match.start())
        for document in documents
        for match in pattern.finditer(document.text)
    )
    sentences = [s for passage in _ingested(document) for s in passage if s.span.end > start]
    span = Span(document, start, start + len(entry))
    return locator_of(span, Locator("paragraph", sentences[0].paragraph)).value


def _ingested(document: Document):  # type: ignore[no-untyped-def]  # noqa: ANN202

    return [split_sentences(document)]
