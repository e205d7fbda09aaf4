#!/bin/sh
# Seen: pandoc's BibTeX reader drops the whole month of `month = may # {~3}`, the form in which
#   bibtex's own documentation puts a day behind a month; with `month = may, day = {3}`, which
#   BibTeX styles do not print, it reads year, month and day.
# Most people would guess: that it reads the month and loses at most the day.
# Version: pandoc 3.9 (pypandoc-binary 1.17). Source: observed; "BibTeXing", section 3.2, has the form.
# Date: 2026-11-30.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
cat >"$folder/try.py" <<'PY'
import json
import subprocess
import sys

from pypandoc import get_pandoc_path

PANDOC = get_pandoc_path()
print(subprocess.run([PANDOC, "--version"], capture_output=True, text=True).stdout.splitlines()[0])


def issued(month: str) -> list[int]:
    entry = "@article{a, title = {T}, journal = {J}, year = {2019}, %s}" % month
    done = subprocess.run(
        [PANDOC, "-f", "bibtex", "-t", "csljson"], input=entry, capture_output=True, text=True
    )
    return json.loads(done.stdout)[0]["issued"]["date-parts"][0]


seen = {month: issued(month) for month in ("month = may # {~3}", "month = may, day = {3}")}
for month, parts in seen.items():
    print(f"{month:24} -> {parts}")
sys.exit(list(seen.values()) != [[2019], [2019, 5, 3]])
PY
"$folder/venv/bin/python" "$folder/try.py"
