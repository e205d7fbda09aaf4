#!/bin/sh
# Seen: lxml's HTML parser, which is known to mend anything, gives up without an exception where
#   elements are nested about 255 deep. Not only what stands deeper is gone from the tree: all that
#   comes after it in the page is, however shallow, and nothing but the parser's error log tells.
#   With huge_tree=True the same happens at about 2,048.
# Most would guess: deep elements are flattened or, as with XML, an error is raised.
# Version: lxml 6.1.3 (its wheel's libxml2 2.14). Source: observed; the option is in lxml's docs
#   ("huge_tree: disable security restrictions and support very deep trees").
# Matters for: mails in which replies have been quoted for months, and generated pages.
# Date: 2026-11-30
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from lxml import etree
from lxml.html import HTMLParser

print("lxml", etree.__version__, "libxml2", ".".join(map(str, etree.LIBXML_VERSION)))


def words(depth: int, *, huge: bool) -> str:
    page = (
        "<html><body><p>before</p>" + "<div>" * depth + "<p>inside</p>" + "</div>" * depth
        + "<p>after</p></body></html>"
    )
    parser = HTMLParser(huge_tree=huge)
    tree = etree.fromstring(page, parser)
    return " ".join(tree.itertext()) + f"   ({len(parser.error_log)} in the error log)"


seen = {(depth, huge): words(depth, huge=huge)
        for depth in (100, 300, 3000) for huge in (False, True)}
for (depth, huge), text in seen.items():
    print(f"{depth:5} deep, huge_tree={huge}: {text}")
lost = "after" not in seen[300, False] and "after" not in seen[3000, True]
kept = "after" in seen[100, False] and "after" in seen[300, True]
sys.exit(0 if lost and kept else 1)
PYTHON
