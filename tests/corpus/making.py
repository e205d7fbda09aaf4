"""Files of every format, made from a known text with tools that the readers do not use.

A maker is a function (text, file) → None. Those that need a program which is not on every
machine (LibreOffice, Chromium) are named in `PROGRAMS`.
"""

from __future__ import annotations

import csv
import html
import io
import json
import mailbox
import os
import shutil
import subprocess
import textwrap
import zipfile
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.made_text import Made
from tests.corpus.packing import opendocument_file


def markdown(made: Made) -> str:
    """The text as Markdown."""
    parts = [f"# {made.title}"]
    for section in made.sections:
        parts += [f"## {section.heading}", *section.paragraphs]
    return "\n\n".join(parts) + "\n"


def article(made: Made) -> str:
    """The text as the markup of an article."""
    parts = [f"<h1>{made.title}</h1>"]
    for section in made.sections:
        parts.append(f"<h2>{section.heading}</h2>")
        parts += [f"<p>{html.escape(paragraph)}</p>" for paragraph in section.paragraphs]
    return "\n".join(parts)


def page(made: Made, *, style: str = "", charset: str = "utf-8") -> str:
    """The text as a bare page."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>{made.title}'
        f"</title><style>{style}</style></head><body>{article(made)}</body></html>"
    )


def saved_page(made: Made) -> str:
    """The text as a site shows it, with what is around it."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{made.title} | The Wend Courier</title>'
        '<meta property="og:site_name" content="The Wend Courier">'
        '<meta property="article:published_time" content="2019-05-03T09:00:00Z">'
        '<meta name="author" content="Ana Ruiz"></head><body><header><nav><ul><li><a href="/">Home'
        '</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"</header><main><article>{article(made)}</article></main><aside><h3>Most read</h3><ul>"
        '<li><a href="/a">Ten ways to cook rice</a></li><li><a href="/b">Traffic</a></li></ul>'
        "</aside><footer><p>© 2019 The Wend Courier. All rights reserved.</p></footer></body>"
        "</html>"
    )


def write_docx(made: Made, file: Path) -> None:
    """By python-docx, with Word's own styles."""
    import docx

    document = docx.Document()
    document.add_heading(made.title, 0)
    for section in made.sections:
        document.add_heading(section.heading, 1)
        for paragraph in section.paragraphs:
            document.add_paragraph(paragraph)
    document.core_properties.author = "Ana Ruiz"
    document.core_properties.title = made.title
    document.save(str(file))


def write_captions(made: Made, file: Path) -> None:
    """With webvtt-py, as WebVTT or as SubRip: a cue of eight seconds every ten for each line."""
    from webvtt import Caption, WebVTT  # type: ignore[import-untyped]  # it has no types

    captions = WebVTT()
    for number, line in enumerate(made.lines):
        start, end = (f"00:{s // 60:02}:{s % 60:02}.000" for s in (10 * number, 10 * number + 8))
        captions.captions.append(Caption(start, end, textwrap.wrap(line, 40)))
    if file.suffix == ".srt":
        captions.save_as_srt(str(file))
    else:
        captions.save(str(file))


def write_rtf(made: Made, file: Path) -> None:
    """By hand, as the format's specification has it."""

    def escaped(text: str) -> str:
        plain = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in plain)

    body = [f"{{\\b\\fs36 {escaped(made.title)}\\par}}"]
    for section in made.sections:
        body.append(f"{{\\pard\\outlinelevel0\\b {escaped(section.heading)}\\par}}")
        body += [f"{{\\pard {escaped(paragraph)}\\par}}" for paragraph in section.paragraphs]
    opening = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}"
    file.write_text(opening + "\n".join(body) + "}", encoding="ascii")


def write_odt(made: Made, file: Path) -> None:
    """By hand: headings and paragraphs."""
    body = [f'<text:h text:outline-level="1">{made.title}</text:h>']
    for section in made.sections:
        body.append(f'<text:h text:outline-level="2">{section.heading}</text:h>')
        body += [f"<text:p>{html.escape(p)}</text:p>" for p in section.paragraphs]
    file.write_bytes(opendocument_file("".join(body)))


CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)


def write_epub(made: Made, file: Path, *, headings: bool = True, contents: bool = False) -> None:
    """By hand: EPUB 2, a file for each chapter; with a table of contents that names them."""
    names = [f"c{n}.xhtml" for n in range(len(made.sections))]
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    items += '<item id="ncx" href="t.ncx" media-type="application/x-dtbncx+xml"/>' * contents
    points = "".join(
        f"<navPoint><navLabel><text>{section.heading}</text></navLabel>"
        f'<content src="{name}#top"/></navPoint>'
        for name, section in zip(names, made.sections, strict=True)
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    opf = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{made.title}</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:language>en"
        '</dc:language><dc:date>2019-05-03</dc:date><dc:identifier id="id">x</dc:identifier>'
        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", opf)
        archive.writestr("OEBPS/t.ncx", f'<ncx xmlns="x"><navMap>{points}</navMap></ncx>')
        for name, section in zip(names, made.sections, strict=True):
            paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in section.paragraphs)
            archive.writestr(
                f"OEBPS/{name}",
                '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x'
                f"</title></head><body>{f'<h1>{section.heading}</h1>' * headings}{paragraphs}"
                "</body></html>",
            )


def write_pdf(made: Made, file: Path, *, columns: int = 1, heads: bool = True) -> None:
    """By reportlab, a section a page, with a running head and the number of the page."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import (
        BaseDocTemplate,
        Frame,
        PageBreak,
        PageTemplate,
        Paragraph,  # fmt: skip
    )

    width, height = A5
    room = (width - 80) / columns
    frames = [Frame(40 + n * room, 50, room - 10, height - 110) for n in range(columns)]

    def around(canvas, document) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        if heads:
            canvas.drawString(40, height - 35, made.title if document.page % 2 else "Wend Press")
            canvas.drawCentredString(width / 2, 25, f"– {document.page} –")

    document = BaseDocTemplate(str(file), pagesize=A5, title=made.title, author="Ana Ruiz")
    document.addPageTemplates([PageTemplate("page", frames, onPage=around)])
    styles = getSampleStyleSheet()
    story = [Paragraph(made.title, styles["Title"])]
    for number, section in enumerate(made.sections):
        story += [PageBreak()] if number else []
        story.append(Paragraph(section.heading, styles["Heading1"]))
        story += [Paragraph(html.escape(p), styles["Normal"]) for p in section.paragraphs]
    document.build(story)


def write_pdf_by_rows(made: Made, file: Path) -> None:
    """Two columns, printed row by row: the order on the page is not that of the text."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(file), pagesize=A4)
    for section in made.sections:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 780, section.heading)
        canvas.setFont("Helvetica", 10)
        lines = []
        for paragraph in section.paragraphs:
            line = ""
            for word in paragraph.split():
                if stringWidth(f"{line} {word}", "Helvetica", 10) > 220:
                    lines.append(line)
                    line = word
                else:
                    line = f"{line} {word}".strip()
            lines.append(line)
        half = (len(lines) + 1) // 2
        for row in range(half):
            canvas.drawString(50, 750 - 13 * row, lines[row])
            if half + row < len(lines):
                canvas.drawString(310, 750 - 13 * row, lines[half + row])
        canvas.showPage()
    canvas.save()


def write_table(made: Made, file: Path, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
    """A row for each paragraph."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(["ID", "Title", "Text", "Date"])
    for section in made.sections:
        for paragraph in section.paragraphs:
            writer.writerow([paragraph.split()[1], section.heading, paragraph, "2019-05-03"])
    file.write_bytes(stream.getvalue().encode(encoding))


def write_jsonl(made: Made, file: Path) -> None:
    """A line for each paragraph."""
    lines = [
        json.dumps({"_id": p.split()[1], "title": s.heading, "text": p})
        for s in made.sections
        for p in s.paragraphs
    ]
    file.write_text("\n".join(lines), encoding="utf-8")


def write_mail(made: Made, file: Path, *, charset: str = "utf-8", markup: bool = False) -> None:
    """A message with the text as its body."""
    message = EmailMessage()
    message["Subject"], message["From"] = made.title, "Ana Ruiz <ana@example.org>"
    message["To"], message["Date"] = "ben@example.org", "Fri, 03 May 2019 09:00:00 +0000"
    if markup:
        message.set_content(page(made), subtype="html")
    else:
        message.set_content("\n\n".join(made.lines), charset=charset)
    file.write_bytes(message.as_bytes())


def write_mailbox(made: Made, file: Path) -> None:
    """A mailbox with one message, written by the standard library."""
    single = file.with_name("one-message.eml")
    write_mail(made, single)
    box = mailbox.mbox(file)
    box.add(single.read_bytes())
    box.close()
    single.unlink()


def write_mhtml(made: Made, file: Path) -> None:
    """A page in one file, as Chromium saves it."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/chronicle"
    message.set_content(saved_page(made), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png", cid="<logo>")
    file.write_bytes(message.as_bytes())


def write_by_libreoffice(made: Made, file: Path, *, style: str = "", origin: str = "html") -> None:
    """A Word or web page opened and saved by LibreOffice."""
    with TemporaryDirectory() as scratch:
        source = Path(scratch) / f"source.{origin}"
        if origin == "docx":
            write_docx(made, source)
        else:
            source.write_text(page(made, style=style), encoding="utf-8")
        kind = file.suffix[1:]
        filters = {"odt": "odt", "rtf": "rtf", "docx": "docx:MS Word 2007 XML", "epub": "epub",
                   "pdf": "pdf:writer_pdf_Export"}  # fmt: skip
        arguments = ["--headless", f"-env:UserInstallation=file://{scratch}/user"]
        if origin == "html":
            arguments.append("--infilter=HTML (StarWriter)")
        subprocess.run(  # noqa: S603
            [_program("soffice"), *arguments, "--convert-to", filters[kind], "--outdir", scratch,
             str(source)], capture_output=True, check=True, env={**os.environ, "HOME": scratch},
        )  # fmt: skip
        shutil.copy(Path(scratch) / f"source.{kind}", file)


def write_by_chromium(
    made: Made, file: Path, *, style: str = "", soft_hyphens: bool = False
) -> None:
    """A web page printed to a PDF."""
    with TemporaryDirectory() as scratch:
        source = Path(scratch) / "page.html"
        markup = page(made, style=style)
        if soft_hyphens:
            for word in ("municipality", "administration", "representatives", "responsibility",
                         "manufacturers", "extraordinary", "investigation"):  # fmt: skip
                markup = markup.replace(
                    word, "\u00ad".join(word[n : n + 4] for n in range(0, len(word), 4))
                )
        source.write_text(markup, encoding="utf-8")
        subprocess.run(  # noqa: S603
            [_program("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
             "--no-pdf-header-footer", f"--user-data-dir={scratch}/user",
             f"--print-to-pdf={file}", str(source)], capture_output=True, check=True,
        )  # fmt: skip


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is not on this machine"
    return found
