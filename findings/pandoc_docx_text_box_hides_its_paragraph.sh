#!/bin/sh
# Seen: a paragraph that anchors a text box as Word writes it (DrawingML, and VML as the fallback)
#   loses its own words: pandoc prints those of the box and drops the sentence that the box is
#   attached to.
# Most people would guess: the words of the paragraph are the text, and those of a box, which floats
#   beside it, are what may be missing.
# Version: pandoc 3.9 (pypandoc_binary 1.17)
# Source: observed; pandoc issue 9214; ECMA-376 part 1, 17.17 and 20.4
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17 python-docx==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import tempfile
from pathlib import Path

import docx
import pypandoc
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOX = f"""<w:r xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
 <mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>
 <w:txbxContent><w:p><w:r><w:t>A note in a box.</w:t></w:r></w:p></w:txbxContent></wps:txbx>
 </wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>
 <w:t>A note in a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>
 </mc:Fallback></mc:AlternateContent></w:r>"""
document = docx.Document()
paragraph = document.add_paragraph("The mill burnt down in the night.")
paragraph._p.append(parse_xml(BOX))
document.add_paragraph("Nobody was hurt.")
file = Path(tempfile.mkdtemp()) / "report.docx"
document.save(str(file))
text = pypandoc.convert_file(str(file), "plain")
print("pandoc", pypandoc.get_pandoc_version())
print(text)
behaves = "burnt down" not in text and "box" in text and "Nobody" in text
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
