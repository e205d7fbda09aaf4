#!/bin/sh
# Seen: one author whose name is printed surname first ("Roe, Ann") comes out as two, "Roe; Ann".
# Most people would guess: a comma after a surname is how catalogues and citation managers write one
#   person; two authors have two meta elements.
# Version: trafilatura 2.3.1
# Source: observed; Dublin Core and Highwire meta elements are one author each
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 'lxml-html-clean==0.4.3'
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import trafilatura

head = '<meta name="citation_author" content="Roe, Ann"/><title>On mills and their wheels</title>'
body = "<p>" + "The wheel of the old mill in Harrow turned for three hundred years. " * 8 + "</p>"
page = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
found = trafilatura.extract_metadata(page).author
print("trafilatura", trafilatura.__version__, "author:", found)
behaves = found == "Roe; Ann"
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
