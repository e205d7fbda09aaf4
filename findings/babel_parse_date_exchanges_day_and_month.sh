#!/bin/sh
# Seen: a date whose month would be above 12 is read with day and month exchanged, without a word:
#   "31/12/2019" in American English is the last of December. So one column of a table has its days
#   up to the 12th read one way, and the later ones the other.
# Most people would guess: an error, since the locale's form was asked for and the text is not of
#   it.
# Version: Babel 2.18.0
# Source: observed; the documentation of babel.dates.parse_date does not say so
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import babel
from babel.dates import parse_date

column = [f"{day:02d}/05/2019" for day in (11, 12, 13, 14)]
found = [str(parse_date(each, locale="en_US")) for each in column]
print("Babel", babel.__version__)
for written, read in zip(column, found):
    print(written, "is", read)
behaves = found == ["2019-11-05", "2019-12-05", "2019-05-13", "2019-05-14"]
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
