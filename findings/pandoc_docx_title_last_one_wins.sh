#!/bin/sh
# Seen: of several paragraphs in Word's style Title pandoc keeps the last one alone, and where that
#   is empty the document has no title and none of the words are anywhere in the output.
# Most people would guess: what does not become the title of the document stays in its text; an
#   empty paragraph replaces nothing.
# Version: pandoc 3.9 (pypandoc_binary 1.17)
# Source: observed; pandoc issue 10359 (two titles)
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


def read(*titles: str) -> str:
    document = docx.Document()
    for title in titles:
        document.add_paragraph(title, style="Title")
    document.add_paragraph("The mill burnt down in the night.")
    file = Path(tempfile.mkdtemp()) / "report.docx"
    document.save(str(file))
    return pypandoc.convert_file(str(file), "plain", extra_args=["--standalone"])


two, emptied = read("Annual Report", "The Mills of Harrow"), read("Annual Report", "")
print("pandoc", pypandoc.get_pandoc_version())
print("two titles:          ", two.split("\n"))
print("a title, then nothing:", emptied.split("\n"))
behaves = "Annual Report" not in two and "Mills of Harrow" in two and "Annual" not in emptied
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
