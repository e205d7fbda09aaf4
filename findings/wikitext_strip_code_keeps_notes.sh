#!/bin/sh
# Seen: the plain text that mwparserfromhell gives of a page (`strip_code()`) has the words of its
#   footnotes in the midst of the sentences, without a blank: "It is 5 km.<ref>Roe 2019</ref> Next." is
#   "It is 5 km.Roe 2019 Next.", and a measure's number goes with its template: "lies  north".
# Most would guess: "unprintable code such as templates" (its documentation) takes notes along, which no
#   reader sees in the text, and leaves the figures of a sentence.
# Version: mwparserfromhell 0.7.2 (PyPI, MIT).
# Source: observed; its documentation, Wikicode.strip_code.
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "mwparserfromhell==0.7.2"
"$folder/venv/bin/python" - <<'PY'
import sys

import mwparserfromhell

print("mwparserfromhell", mwparserfromhell.__version__)
note = mwparserfromhell.parse("It is 5 km.<ref>Roe 2019</ref> Next.").strip_code()
measure = mwparserfromhell.parse("It lies {{convert|5|km|mi}} north.").strip_code()
print("note:", repr(note))
print("measure:", repr(measure))
sys.exit(note != "It is 5 km.Roe 2019 Next." or measure != "It lies  north.")
PY
