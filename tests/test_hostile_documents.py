"""A folder of hostile and odd files: each is read or reported in a line, and harms nothing."""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.readers.read import read
from corpus.readers.sandbox.sandbox import Limits
from corpus.source import Failure, Source
from index.build import build_index
from index.health.report import report, write_report
from index.progress import silent
from tests.conftest import MILL
from tests.corpus import making
from tests.corpus.made_text import make
from tests.fake_encoder import FakeEncoder

LIMITS = Limits(seconds=30, megabytes=1_500)  # a good document takes hundredths of a second

Content = Callable[[Path], object]


def made(write: Callable[..., None], name: str, change: Callable[[bytes], bytes]) -> Content:
    """A good file, damaged."""

    def build(file: Path) -> None:
        whole = file.with_name(name)
        write(make(3), whole)
        content = whole.read_bytes()
        whole.unlink()
        file.write_bytes(change(content))

    return build


def of(content: bytes | str | Callable[[], bytes]) -> Content:
    """A file of this content; what is large is only made when it is wanted."""

    def build(file: Path) -> None:
        made_now = content() if callable(content) else content
        file.write_bytes(made_now.encode() if isinstance(made_now, str) else made_now)

    return build


def zipped(members: dict[str, bytes], *, level: int = 9) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def bomb(name: str, megabytes: int, opening: bytes = b"") -> bytes:
    return zipped({name: opening + bytes(megabytes * 1_000_000)})


def encrypted_flag(content: bytes) -> bytes:
    """Say in every header of an archive that its file is encrypted."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def pdf(objects: list[str], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    content, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(content)
    size = len(objects) + 1
    return bytes(
        content
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
            f"<</Size {size}/Root {root} 0 R>>\n"
            f"startxref\n{start}\n%%EOF"
        ).encode()
    )


def stream(content: bytes, more: str = "") -> str:
    return f"<</Length {len(content)}{more}>>stream\n{content.decode('latin-1')}\nendstream"


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>")  # fmt: skip
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page_of(content: bytes, more: str = "", form: str = "null") -> bytes:
    return pdf([CATALOG, ONE_PAGE, PAGE, stream(content, more), FONT, form])


DEEP = 100_000
XML = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)
) + b"]>"  # fmt: skip
OFFICE = "http://schemas.openxmlformats.org"
WORD = f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>'
TYPES = (f'<Types xmlns="{OFFICE}/package/2006/content-types"><Override '
         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
         'officedocument.wordprocessingml.document.main+xml"/></Types>').encode()  # fmt: skip
RELATIONS = (f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" '
             f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" '
             'Target="word/document.xml"/></Relationships>').encode()  # fmt: skip


def word(body: bytes) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS,
                   "word/document.xml": body})  # fmt: skip


def huge_text(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(300_000_000)


def link_to(target: str) -> Content:
    return lambda file: file.symlink_to(target)


def folder_loop(file: Path) -> None:
    file.mkdir()
    (file / "back").symlink_to(file, target_is_directory=True)


def case_twins(file: Path) -> None:
    file.write_text(MILL)
    file.with_name(file.name.upper()).write_text(MILL)


def deep_folders(file: Path) -> None:
    inner = file.joinpath(*["d" * 50] * 15)
    inner.mkdir(parents=True)
    (inner / "deep.txt").write_text(MILL)


def encrypted_pdf(file: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(file), encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(9, 9, "words")
    canvas.save()


HOSTILE: dict[str, tuple[Content, str]] = {
    # archives
    "bomb.zip": (of(lambda: bomb("a.txt", 60)), "larger than 50 MB"),
    "bombs.zip": (of(lambda: zipped(dict.fromkeys(map("{}.txt".format, range(12)),
                                                  bytes(45_000_000)), level=1)),
                  "unpacks to more than 500 MB"),
    "lying.zip": (lambda f: f.write_bytes(
        bomb("a.txt", 60).replace(struct.pack("<I", 60_000_000), struct.pack("<I", 10))),
                  "cannot be unpacked|larger than"),
    "up.zip": (of(zipped({"../../etc/passwd.txt": b"x"})), "leads out of the archive"),
    "absolute.zip": (of(zipped({"/etc/passwd.txt": b"x"})), "leads out of the archive"),
    "drive.zip": (of(zipped({"C:\\x.txt": b"x"})), "leads out of the archive"),
    "backslash.zip": (of(zipped({"a\\..\\..\\x.txt": b"x"})), "leads out of the archive"),
    "nested.zip": (of(zipped({"inner.zip": zipped({"a.txt": b"x"})})), "an archive within a file"),
    "encrypted.zip": (of(encrypted_flag(zipped({"a.txt": b"words"}))), "encrypted"),
    "cut.zip": (of(zipped({"a.txt": os.urandom(9000)})[:5000]), "no archive that can be opened"),
    "empty.zip": (of(b"PK\x05\x06" + bytes(18)), ""),
    "junk.zip": (of(b"PK\x03\x04" + bytes(range(256)) * 20), "no archive that can be opened"),
    "many.zip": (of(lambda: zipped({f"{n}.txt": b"" for n in range(20_001)}, level=1)),
                 "more than 20,000"),
    "odd-names.zip": (of(zipped({"a\nb\x1b[31m.xyz": b"x", "\u202egpj.xyz": b"x"})), "no reader"),
    "badcrc.zip": (lambda f: f.write_bytes(
        zipped({"a.txt": b"words " * 50}).replace(
            struct.pack("<I", zlib.crc32(b"words " * 50)), b"\0\0\0\0")), "cannot be unpacked"),
    # PDF
    "empty.pdf": (of(b""), "no reader|is no PDF|holds no text"),
    "header.pdf": (of(b"%PDF-1.7\n"), "is no PDF"),
    "random.pdf": (of(b"%PDF-1.7\n" + bytes(range(256)) * 400), "is no PDF"),
    "cut.pdf": (made(making.write_pdf, "x.pdf", lambda c: c[: len(c) // 2]), ""),
    "flipped.pdf": (made(making.write_pdf, "x.pdf", lambda c: c.replace(b"1", b"7")), ""),
    "page-loop.pdf": (of(pdf([CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>"])), ""),
    "parent-loop.pdf": (of(pdf([CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 3 0 R>>"])), ""),
    "form-loop.pdf": (of(page_of(b"/X Do", form=stream(
        b"/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"))),
        "scanned"),
    "count.pdf": (of(pdf([CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
                          PAGE, stream(b""), FONT, "null"])), ""),
    "flate-bomb.pdf": (of(lambda: page_of(zlib.compress(bytes(200_000_000), 1),
                                          "/Filter/FlateDecode")), ""),
    "million-operators.pdf": (of(lambda: page_of(b"BT /F 9 Tf 9 9 Td (words) Tj ET\n" * 300_000)),
                              ""),
    "million-objects.pdf": (of(lambda: pdf([CATALOG, ONE_PAGE, PAGE, stream(b"BT (words) Tj ET"),
                                            FONT, "null", *["[0]"] * 1_000_000])), ""),
    "nested-arrays.pdf": (of(pdf([CATALOG, ONE_PAGE, "[" * DEEP + "]" * DEEP])), ""),
    "nested-forms.pdf": (of(page_of(b"q " * DEEP + b"BT /F 9 Tf (words) Tj ET")), ""),
    "scanned.pdf": (of(page_of(b"0 0 m 9 9 l S")), "scanned"),
    "encrypted.pdf": (encrypted_pdf, "encrypted"),
    # word processors and e-books
    "bomb.docx": (of(lambda: word(b"<x>" + bytes(200_000_000))), ""),
    "laughs.docx": (of(word(XML + WORD.encode() + b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>")), ""),
    "deep.docx": (of(word(WORD.encode() + b"<w:p>" * DEEP)), ""),
    "external.docx": (of(word(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                              + WORD.encode() + b"<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>"
                              b"</w:document>")), ""),
    "empty.docx": (of(zipped({"word/document.xml": b""})), "is no Word file"),
    "cut.docx": (made(making.write_docx, "x.docx", lambda c: c[: len(c) // 2]), ""),
    "plain.docx": (of(MILL), "is no Word file"),
    "bomb.epub": (of(lambda: zipped({"mimetype": b"application/epub+zip",
                             "META-INF/container.xml": bytes(200_000_000)})), ""),
    "cut.epub": (made(making.write_epub, "x.epub", lambda c: c[:-200]), ""),
    "up.epub": (made(making.write_epub, "x.epub",
                     lambda c: c.replace(b"c0.xhtml", b"../../x.")), ""),
    "junk.odt": (of(zipped({"mimetype": b"application/vnd.oasis.opendocument.text",
                            "content.xml": b"<<<"})), "is no OpenDocument file"),
    "laughs.odt": (of(zipped({"mimetype": b"application/vnd.oasis.opendocument.text",
                              "content.xml": XML + b"<x>&j;</x>"})), "is no OpenDocument file"),
    "bomb.odt": (of(lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text",
                                    "content.xml": bytes(200_000_000)})), ""),
    "laughs.epub": (made(making.write_epub, "x.epub",
                         lambda c: c.replace(b"<?xml", XML[21:] + b"<?xml")), ""),
    "entities.docx": (of(word(XML + WORD.encode() + b"<w:p/></w:body></w:document>")), ""),
    "deep-box.docx": (of(word(WORD.encode() + b"<w:p><w:r><w:pict><w:txbxContent>" * 5_000)), ""),
    "fields.docx": (of(word(WORD.encode() + b"<w:p>" + b'<w:r><w:fldChar w:fldCharType="begin"/>'
                            b"</w:r>" * 50_000 + b"</w:p></w:body></w:document>")), ""),
    "binary.rtf": (of(b"{\\rtf1 words\\bin99999999999 " + bytes(999)), ""),
    "numbers.rtf": (of(b"{\\rtf1 "
                       + b"\\u99999999999\\uc99999999\\f-1\\ansicpg-7 words" * 9_999), ""),
    "notes.rtf": (of(b"{\\rtf1 " + b"{\\footnote " * 50_000), ""),
    "deep.rtf": (of(b"{\\rtf1 " + b"{" * DEEP + b"words" + b"}" * DEEP + b"}"), ""),
    "open.rtf": (of(b"{\\rtf1 words" + b"{\\b " * 1000), ""),
    "no-cue.vtt": (of(b"WEBVTT\n\nNOTE nothing\n"), "has no captions"),
    "no-cue.srt": (of(MILL), "has no captions"),
    "late.vtt": (of(b"WEBVTT\n\n999:59:59.999 --> 0:00.000\n" + MILL.encode()), ""),
    "tags.vtt": (of(b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v A" * DEEP + MILL.encode()), ""),
    "rolls.srt": (of(b"\n\n".join(b"00:00:01,000 --> 00:00:02,000\n" + MILL.encode() * n
                                 for n in range(60))), ""),
    "old.doc": (of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999)), "save it as .docx"),
    # pages and mail
    "deep.html": (of(b"<html><body>" + b"<div>" * DEEP + MILL.encode() * 3), ""),
    "deep-list.html": (of(b"<html><body>" + b"<ul><li>" * DEEP + MILL.encode() * 3), ""),
    "attributes.html": (of(b"<html><body><p " + b"a='b' " * 200_000 + b">" + MILL.encode()), ""),
    "entities.html": (of(b"<html><body><p>" + b"&amp;" * 1_000_000), ""),
    "table.html": (of(b"<html><body><table>" + b"<tr><td>a" * 50_000), ""),
    "moment.html": (of("<html><head><title>Just a moment...</title></head><body>Enable JavaScript "
                       "and cookies to continue</body></html>"), ""),
    "charset.html": (of(b"<html><meta charset='../../x'><body><p>" + MILL.encode() * 2), ""),
    "laughs.xhtml": (of(XML + b"<html><body><p>&j;</p></body></html>"), ""),
    "deep.eml": (of(b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                             for n in range(3000))), ""),
    "headers.eml": (of(b"From: =?utf-8?b?" + b"A" * 9999 + b"?=\nDate: Xxx\n" * 900
                       + b"\nwords"), ""),
    "charset.eml": (of(b"Content-Type: text/plain; charset=none-such\n\nSome words of it."), ""),
    "headings.eml": (of(b"Content-Type: text/plain\n\n" + b"From: Ann\nDate: x\nTo: b\n" * 20_000),
                     ""),
    "quoted.eml": (of(b"Content-Type: text/plain\n\n" + b"".join(
        b">" * (n % 3000) + b" words\n" for n in range(3000))), ""),
    "wrote.eml": (of(b"Content-Type: text/plain\n\n" + b"On Tue, 13 Jun 2023, Ann Roe <a@b.c> "
                     b"wrote:\n" * 2000), ""),
    "blocks.eml": (of(b"Content-Type: text/html\n\nwords" + b"<blockquote>" * 20_000),
                   "too deeply nested"),
    "within.eml": (of(b"Content-Type: message/rfc822\n\n" * 400 + b"words"), ""),
    "none.mbox": (of("Not a mailbox at all."), "is no mailbox"),
    "openings.mbox": (of(b"From a 09:14 2023\nSubject: x\n\nwords\n\n" * 300), ""),
    "empty.mhtml": (of(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"),
                    "holds no page"),
    # tables and lines
    "no-text.csv": (of("a,b\n1,2\n"), "no column is named"),
    "quote.csv": (of('text\n"' + "never closed " * 99_999), ""),
    "wide.csv": (of("text," * 100_000 + "\n" + "x," * 100_000), ""),
    "long.csv": (of("text\n" + "x" * 11_000_000), ""),  # a cell may hold a book
    "brackets.jsonl": (of("[" * DEEP), "no document in it"),
    "numbers.jsonl": (of('{"_id": 1e999, "text": "x"}\n{"_id": "a", "text": 3}'), ""),
    # text
    "huge.txt": (huge_text, "larger than 50 MB"),
    "nul.txt": (of(MILL.replace(" ", " \0")), "looks binary"),
    "zeros.txt": (of(bytes(10_000)), "looks binary|no text in an encoding|holds no text"),
    "random.txt": (of(bytes(range(256)) * 99), "no text in an encoding"),
    "gzip.txt": (of(gzip.compress(os.urandom(999))), "looks binary|no text in an encoding"),
    "surrogates.txt": (of(b"words \xed\xb0\x80 of it " * 20), ""),
    "one-line.txt": (of("word " * 2_000_000), ""),
    "one-word.txt": (of("x" * 3_000_000), ""),
    "marks.txt": (of("\u202e" * 5000 + MILL), ""),
    "blank.txt": (of("\n" * 100_000), "holds no text"),
    # the file system
    "pipe.pdf": (os.mkfifo, "not a regular file"),
    "device.txt": (link_to("/dev/zero"), "a link out of the folder"),
    "random-device.docx": (link_to("/dev/urandom"), "a link out of the folder"),
    "dead.txt": (link_to("nowhere"), "No such file"),
    "loop.txt": (link_to("loop.txt"), "symbolic links"),
    "around": (folder_loop, ""),
    "folder.txt": (lambda f: f.mkdir(), ""),
    "case.txt": (case_twins, ""),
    "deep": (deep_folders, ""),
    "a\nb.pdf": (of(b"%PDF-1.7"), "is no PDF"),
    "🏳️\u200d🌈.docx": (of(b"PK"), "is no Word file"),
    "\u202etxt.pdf": (of(b"%PDF-1.7"), "is no PDF"),
    "папка.rtf": (of(b"{\\rtf1"), ""),
    "caf\udce9.html": (of(b"<html>"), "no running text"),
    "x" * 240 + ".epub": (of(b"PK"), "is no EPUB"),
}  # fmt: skip


GOOD: dict[str, Content] = {
    "good.txt": lambda file: file.write_text(MILL),
    "good.pdf": lambda file: making.write_pdf(make(1), file),
    "good.docx": lambda file: making.write_docx(make(1), file),
    "good.html": lambda file: file.write_text(making.saved_page(make(1))),
    "good.epub": lambda file: making.write_epub(make(1), file),
    "good.zip": lambda file: file.write_bytes(zipped({"inside.txt": MILL.encode()})),
}


def test_there_are_as_many_hostile_inputs_as_promised() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.skipif(os.name == "nt", reason="makes pipes and devices")
@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_input_is_read_or_reported_and_the_good_ones_are_read(
    name: str, tmp_path: Path
) -> None:
    build, reason = HOSTILE[name]
    build(tmp_path / name)
    for number, (good, write) in enumerate(GOOD.items()):
        if number in {0, len(name) % len(GOOD)}:  # the text, and one of the others
            write(tmp_path / good)
    written = {path.name for path in tmp_path.iterdir()} & {*GOOD}
    found = list(read(tmp_path, LIMITS))
    read_well = {each.id.split("/")[0] for each in found if isinstance(each, Source)}
    assert written <= read_well
    failures = [each.reason for each in found if isinstance(each, Failure)]
    assert all(reason and "\n" not in reason and len(reason) < 250 for reason in failures)
    assert all("reader failed" not in reason for reason in failures), failures
    if reason:
        assert any(part in why for part in reason.split("|") for why in failures), failures


def test_good_files_among_hostile_ones_are_indexed_and_each_has_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    quick = [
        n for n in HOSTILE if n.split(".")[-1] in {"zip", "eml", "mbox", "csv", "rtf", "jsonl"}
    ]
    for name in (*quick, "a\nb.pdf", "loop.txt", "pipe.pdf", "marks.txt"):
        build, _ = HOSTILE[name]
        build(folder / name)
    for name, write in GOOD.items():
        write(folder / name)
    index = build_index(folder, FakeEncoder(), silent, None, statements=False)
    record = json.loads(json.dumps(report(index)))
    assert {name for name in GOOD if name != "good.zip"} <= {
        each["document"] for each in record["documents"]
    }
    lines = write_report(index).splitlines()
    assert len(lines) == len(record["documents"]) + len(record["failures"]) + 1
    assert not any("\x1b" in line for line in lines)
