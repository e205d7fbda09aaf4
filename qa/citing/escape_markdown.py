r"""Text → Markdown that shows that text and formats nothing.

>>> print(escape_markdown("# *a* <b> [c](d) a_b 10:30 http://e.example"))
\# \*a\* \<b\> \[c\](d) a\_b 10\:30 http\://e.example
>>> escape_markdown("1. one"), escape_markdown("- two"), escape_markdown("in 2019. Then - so")
('1\\. one', '\\- two', 'in 2019. Then - so')
"""

from __future__ import annotations

import re

from corpus.strip_controls import strip_controls

# Wherever they stand, in CommonMark or a dialect of it: code, emphasis, links, markup, entities,
# tables, formulas, attributes, templates, tags, mentions, addresses, abbreviated pictures.
_ACTIVE = re.compile(r"[\\`*_\[\]<>&~$|^{}@#]|:(?=\S)|(?<=www)\.|([=+%])(?=\1)", re.IGNORECASE)
# At the beginning of a line only: lists, rules, headings underlined, definitions, title blocks.
_OPENING = ("-", "+", "=", ":", "%", "!")
_NUMBERED = re.compile(r"(\d{1,9})([.)])")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # as its number: it orders no editor's lines


def escape_markdown(line: str) -> str:
    """Return one line of text as Markdown; what no file can carry is a replacement mark."""
    line = line.strip(" \t")
    pieces = _BIDI.split(line)
    escaped = _ACTIVE.sub(r"\\\g<0>", strip_controls(pieces[0]))
    for sign, piece in zip(_BIDI.findall(line), pieces[1:], strict=True):
        escaped += f"&#{ord(sign)};" + _ACTIVE.sub(r"\\\g<0>", strip_controls(piece))
    if _NUMBERED.match(escaped):
        return _NUMBERED.sub(r"\1\\\2", escaped, count=1)
    return f"\\{escaped}" if escaped.startswith(_OPENING) else escaped
