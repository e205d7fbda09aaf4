#!/bin/sh
# Seen: a table that tomlkit itself made, by `tomlkit.table()` or `tomlkit.item({…})`, and that is put
#   into an inline table is written as a table of several lines inside the braces, or as nothing behind
#   the "=". No error is raised, and neither tomllib nor tomlkit itself reads the result. The same
#   values as a plain dict are written as an inline table. `tomlkit.item` is what makes of a dict
#   "a TOML item", and gives one that is right at the top level alone.
# Most would guess: it is written inline, as a dict is, or refused; whoever adds a table to a file does
#   not know which of TOML's forms its owner chose for the table around it.
# Version: tomlkit 0.14.0 (PyPI, MIT). Source: observed; TOML 1.0.0, "Inline Table", allows no newline.
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tomlkit==0.14.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import tomllib

import tomlkit

print("tomlkit", tomlkit.__version__)
VALUES = {
    "dict": {"title": "The ferry"},
    "item": tomlkit.item({"title": "The ferry"}),
    "table": tomlkit.table(),
}
reads = {}
for name, value in VALUES.items():
    content = tomlkit.parse('documents = {mill = {title = "The mill"}}\n')
    content["documents"]["ferry"] = value
    written = tomlkit.dumps(content)
    try:
        tomllib.loads(written)
        reads[name] = "read"
    except tomllib.TOMLDecodeError as error:
        reads[name] = f"refused: {error}"
    print(f"{name}: {written!r}: {reads[name]}")
broken = [name for name, said in reads.items() if said.startswith("refused")]
sys.exit(0 if broken == ["item", "table"] and reads["dict"] == "read" else 1)
PYTHON
echo "as described"
