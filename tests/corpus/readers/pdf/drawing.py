"""Small PDFs, written by hand or by reportlab, whose every glyph is where a test puts it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas


class Put(NamedTuple):
    """Words at a place of a page, from its lower left corner, in points."""

    x: float
    y: float
    text: str
    size: float = 11
    font: str = "Times-Roman"


def lines(*texts: str, x: float = 72, y: float = 760, size: float = 11) -> list[Put]:
    """Lines below each other, as a paragraph has them."""
    return [Put(x, y - 14 * n, text, size) for n, text in enumerate(texts)]


def canvas(stream: io.BytesIO, **settings: object) -> Canvas:
    """A canvas of reportlab's, the same bytes each time."""
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(stream, pagesize=(595, 842), invariant=1, **settings)


def drawn(*pages: Sequence[Put]) -> bytes:
    """A PDF of these pages; what stands one behind the other in a list is drawn in that order."""
    stream = io.BytesIO()
    paper = canvas(stream)
    for page in pages:
        for put in page:
            paper.setFont(put.font, put.size)
            paper.drawString(put.x, put.y, put.text)
        paper.showPage()
    paper.save()
    return stream.getvalue()


def beside(x: float, y: float, *parts: tuple[str, float, float]) -> list[Put]:
    """Words of a line one behind the other: text, size, and how far above the line it stands."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    found = []
    for text, size, rise in parts:
        found.append(Put(x, y + rise, text, size))
        x += stringWidth(text, "Times-Roman", size)
    return found


def written(
    content: str | Sequence[str],
    *,
    page: str = "",
    catalog: str = "",
    to_unicode: str = "",
    objects: Sequence[str] = (),
) -> bytes:
    """A PDF by hand: the operators of each page, more entries of pages and catalog, more objects.

    The font is /F; `to_unicode` says which letters it shows, as lines of a character map. The
    first of `objects` has the number 100.
    """
    contents = [content] if isinstance(content, str) else list(content)
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(contents)))
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    font += "/ToUnicode 4 0 R>>" if to_unicode else ">>"
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        f"endcodespacerange {to_unicode} endcmap end"
    )
    numbered = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}/MediaBox[0 0 595 842]>>",
        3: font,
        4: _stream(cmap),
    }
    for n, operators in enumerate(contents):
        numbered[10 + 2 * n] = (
            f"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {11 + 2 * n} 0 R{page}>>"
        )
        numbered[11 + 2 * n] = _stream(operators)
    numbered |= {100 + n: each for n, each in enumerate(objects)}
    body = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, each in numbered.items():
        places[number] = len(body)
        body += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    start = len(body)
    body += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        body += f"{number} 1\n{place:010} 00000 n \n".encode()
    size = max(places) + 1
    return bytes(body + f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode())


def _stream(content: str) -> str:
    return f"<</Length {len(content.encode('latin-1'))}>>stream\n{content}\nendstream"


def shown(text: str, x: float = 72, y: float = 700, *, more: str = "") -> str:
    """The operators that show `text` in /F at 12 points, with `more` before it."""
    return f"q {more} BT /F 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET Q "
