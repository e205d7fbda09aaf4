#!/bin/sh
# Seen: pandoc's HTML reader (and with it the EPUB reader) drops every cell of a table beyond as many
#   as the table has <col> elements, without a warning: two cells behind one <col> come out as one.
# Most people would guess: <col> carries looks (a width, a class); a row keeps all of its cells, as
#   in every browser. The HTML standard counts a table's columns by its widest row as well.
# Version: pandoc 3.9 (pypandoc_binary 1.17)
# Source: observed; https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
# Date: 2026-11-30
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pypandoc

page = "<table><colgroup><col></colgroup><tr><td>kept</td><td>dropped</td></tr></table>"
plain = pypandoc.convert_text(page, "plain", format="html")
without = pypandoc.convert_text(page.replace("<col>", ""), "plain", format="html")
print("pandoc", pypandoc.get_pandoc_version())
print("with one <col>:", plain.split())
print("without:       ", without.split())
behaves = "dropped" not in plain and "dropped" in without
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
