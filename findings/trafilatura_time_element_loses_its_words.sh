#!/bin/sh
# Seen: the words of a <time> element within a sentence are dropped without a trace: "took effect on
#   <time>1 May 2019</time> and" comes out as "took effect on and".
# Most people would guess: time says what its words mean and changes nothing of them; a text
#   extractor keeps the words of any inline element.
# Version: trafilatura 2.3.1
# Source: observed; https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-
#   element
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
said = "<p>The order took effect on <time datetime='2019-05-01'>1 May 2019</time> and was read out.</p>"
text = trafilatura.extract(f"<html><body><article>{rest}{said}{rest}</article></body></html>") or ""
line = next((each for each in text.splitlines() if "took effect" in each), "")
print("trafilatura", trafilatura.__version__)
print(line)
behaves = "took effect on" in line and "2019" not in line
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
