#!/bin/sh
# Seen: nupunkt splits a quotation from its own closing mark when a note follows it: of
#   “The rod was sold.”[5] The council denied it.  the first sentence is  “The rod was sold.  and the
#   second begins with  ”[5]. The same words without the note are split behind the mark.
# Most would guess: the note goes with one of the two sentences, and the closing mark with its
#   quotation; who looks for whose words a sentence holds finds the mark in the next one.
# Version: nupunkt 0.8.0. Source: observed. Date: 2026-11-30
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet nupunkt==0.8.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from nupunkt import sent_tokenize

print("nupunkt", version("nupunkt"))
texts = {
    "plain": "“The rod was sold.” The council denied it.",
    "brackets": "“The rod was sold.”[5] The council denied it.",
    "number": "“The rod was sold.”5 The council denied it.",
}
split = {name: sent_tokenize(text) for name, text in texts.items()}
for name, sentences in split.items():
    print(f"{name:9}", sentences)
as_seen = split["plain"][0].endswith("”") and all(
    split[name][1].startswith("”") for name in ("brackets", "number")
)
sys.exit(0 if as_seen else 1)
PYTHON
