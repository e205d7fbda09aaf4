#!/bin/sh
# Seen: RTF writes a letter as \uN with a stand-in behind it for readers without Unicode. Where this
#   is a question mark directly behind the number, as many programs write it, pandoc drops the next
#   letter of the text as well: "10\u8211?20" comes out as 10-0. With a blank between, or a stand-in
#   in hexadecimal, nothing is lost.
# Most people would guess: one character is skipped, since \uc is 1 where nothing says otherwise; a
#   reader that meets so usual a form daily has it right.
# Version: pandoc 3.9 (pypandoc_binary 1.17)
# Source: RTF Specification 1.9.1, Unicode RTF; observed
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pypandoc


def read(dash: str) -> str:
    text = r"{\rtf1\ansi\ansicpg1252\uc1 pages 10" + dash + r"20 of the report\par}"
    return pypandoc.convert_text(text, "plain", format="rtf").strip()


close, apart, hexadecimal = read(r"\u8211?"), read(r"\u8211 ?"), read(r"\u8211\'96")
print("pandoc", pypandoc.get_pandoc_version())
print("directly behind:  ", close)
print("behind a blank:   ", apart)
print("in hexadecimal:   ", hexadecimal)
whole = "pages 10\u201320 of the report"
behaves = apart == hexadecimal == whole and close == whole.replace("20", "0")
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
