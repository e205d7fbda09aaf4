#!/bin/sh
# Seen: a file of an e-book's spine with linear="no" (answers, notes, a glossary, to which links
#   lead) is left out by pandoc with all of its words, and no warning.
# Most people would guess: linear="no" says that paging forward may pass it by, not that it is no
#   part of the book.
# Version: pandoc 3.9 (pypandoc_binary 1.17)
# Source: EPUB 3.3, 5.7.2 (itemref); observed
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import tempfile
import zipfile
from pathlib import Path

import pypandoc

PAGE = """<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Mills</title>
</head><body><p>{}</p></body></html>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
 <dc:identifier id="id">mills</dc:identifier><dc:title>Mills</dc:title><dc:language>en</dc:language>
 <meta property="dcterms:modified">2026-12-01T00:00:00Z</meta></metadata><manifest>
 <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
 <item id="two" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>
 <spine><itemref idref="one"/><itemref idref="two" linear="no"/></spine></package>"""
CONTAINER = """<?xml version="1.0"?><container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
 full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
file = Path(tempfile.mkdtemp()) / "book.epub"
with zipfile.ZipFile(file, "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", CONTAINER)
    book.writestr("book.opf", PACKAGE)
    book.writestr("one.xhtml", PAGE.format('How many wheels? <a href="two.xhtml">Answer</a>'))
    book.writestr("two.xhtml", PAGE.format("Three wheels."))
text = pypandoc.convert_file(str(file), "plain", format="epub")
print("pandoc", pypandoc.get_pandoc_version())
print(text)
behaves = "How many wheels?" in text and "Three" not in text
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
