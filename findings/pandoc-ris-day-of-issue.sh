#!/bin/sh
# Seen: pandoc's RIS reader knows no day: of `PY  - 2019` with `DA  - 2019/05/03` it keeps the year
#   alone, and of `PY  - 2019/05/03/`, the full form of the RIS specification, it keeps nothing at
#   all (an empty date), without a warning.
# Most people would guess: that a full date is read in full, or at least its year.
# Version: pandoc 3.9 (pypandoc-binary 1.17). Source: observed; the RIS specification (2011) has both.
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


def issued(*lines: str) -> list[list[int]]:
    record = "\n".join(["TY  - NEWS", "TI  - T", *lines, "ER  - ", ""])
    done = subprocess.run(
        [PANDOC, "-f", "ris", "-t", "csljson"], input=record, capture_output=True, text=True
    )
    print(" | ".join(lines), "->", json.loads(done.stdout)[0].get("issued"), done.stderr.strip())
    return json.loads(done.stdout)[0]["issued"]["date-parts"]


seen = [issued("PY  - 2019", "DA  - 2019/05/03"), issued("PY  - 2019/05/03/")]
sys.exit(seen != [[[2019]], []])
PY
"$folder/venv/bin/python" "$folder/try.py"
