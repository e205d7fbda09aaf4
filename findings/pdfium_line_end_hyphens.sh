#!/bin/sh
# Seen: where a printed line ends in a hyphen, PDFium's text has neither the hyphen nor the end of
#   the line. Both are one noncharacter: U+FFFE from the text of the page, and U+0002 from the same
#   place when its characters are asked for one by one. The author's own hyphens go the same way:
#   "anti-" at the end of a line and "war" on the next are "anti\ufffewar".
# Most people would guess: the text has what is printed, "anti-", a line feed, "war", as it has for
#   every other line; or U+00AD; and the same character from both functions.
# Version: pypdfium2 5.15.2 (PDFium 159.0.8149.0).
# Source: observed.
# Date: 2026-11-30
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
cat > "$work/see.py" <<'PY'
import io
import sys

import pypdfium2
import pypdfium2.raw as raw
from reportlab.pdfgen.canvas import Canvas

stream = io.BytesIO()
paper = Canvas(stream, pagesize=(400, 200))
for n, line in enumerate(["They had seen an anti-", "war film in the hall", "and went home."]):
    paper.drawString(40, 150 - 14 * n, line)
paper.showPage()
paper.save()
page = pypdfium2.PdfDocument(stream.getvalue())[0].get_textpage()
text = page.get_text_range()
at = text.index("anti") + 4
code = raw.FPDFText_GetUnicode(page, at)
print("pypdfium2", pypdfium2.PYPDFIUM_INFO, "PDFium", pypdfium2.PDFIUM_INFO)
print("text:", ascii(text))
print("the same character alone:", hex(code))
same = text.startswith("They had seen an anti\ufffewar film in the hall\r\n") and code == 2
print("as described" if same else "otherwise than described")
sys.exit(0 if same else 1)
PY
"$work/venv/bin/python" "$work/see.py"
