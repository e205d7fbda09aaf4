#!/bin/sh
# Seen: a page that states its date as a month ("2019-05") is dated to a day of that month which
#   nobody stated: that of the day on which the program runs. The same page has another date
#   tomorrow.
# Most people would guess: the first of the month, or no date, since a day was asked for; in any
#   case the same answer for the same page.
# Version: htmldate 1.11.0
# Source: observed
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0 freezegun==1.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from freezegun import freeze_time
from htmldate import find_date

page = """<html><head><meta property="article:published_time" content="2019-05"/></head>
<body><p>The bridge over the Harrow was opened to carts again.</p></body></html>"""
found = []
for today in ("2026-12-01", "2026-12-17"):
    with freeze_time(today):
        found.append(find_date(page, original_date=True))
print("on the 1st: ", found[0])
print("on the 17th:", found[1])
behaves = found == ["2019-05-01", "2019-05-17"]
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
