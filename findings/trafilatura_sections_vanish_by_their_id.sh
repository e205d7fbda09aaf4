#!/bin/sh
# Seen: a section of an article whose id begins with "shar" ("sharing-the-water") or holds "related"
#   is left out with its paragraphs. Generators of static sites make such ids of the headings.
# Most people would guess: an id is a name that the author chose; what is left out as furniture is
#   told by its element, class or place.
# Version: trafilatura 2.3.1
# Source: observed; xpaths.py of the package
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 'lxml-html-clean==0.4.3'
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import trafilatura

rest = "<p>" + "The council of Harrow met in the old school and spoke about the mill. " * 6 + "</p>"


def read(identity: str) -> str:
    own = f"<div id='{identity}'><h2>Water</h2><p>Each farm had the river for one day a week.</p></div>"
    return trafilatura.extract(f"<html><body><article>{rest}{own}{rest}</article></body></html>") or ""


print("trafilatura", trafilatura.__version__)
kept = {each: "one day a week" in read(each) for each in ("water", "sharing-the-water", "related-rights")}
print(kept)
behaves = kept == {"water": True, "sharing-the-water": False, "related-rights": False}
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
