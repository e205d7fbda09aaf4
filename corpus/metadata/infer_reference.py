"""What the head of a text says about itself: a title, a date, a byline. The rest stays unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.metadata.find_issued import find_issued
from corpus.metadata.parse_date import find_date
from corpus.metadata.read_byline import read_byline

if TYPE_CHECKING:
    from corpus.document import Noise, Reference
    from corpus.source import Source

HEAD_LINES = 8
"""Non-empty lines: a date line stands right above or below the title, not deep in the text."""

LONGEST_TITLE = 160  # characters


def infer_reference(source: Source, noise: tuple[Noise, ...]) -> Reference:
    """Return `source.reference` with a missing title, date and authors read off the text's head.

    What was inferred is named in the result's `inferred`. Nothing is guessed from the
    file name or from running prose; who wrote a letter stands above it, in its heading.
    """
    reference = source.reference
    head = _head(source.text, noise)
    letter = reference.type == "personal_communication"
    authors = () if letter else read_byline(head)
    found: dict[str, Any] = {
        "title": _title(head),
        "issued": find_issued(head),
        "authors": authors,
    }
    missing = {name for name, value in found.items() if value and not getattr(reference, name)}
    return replace(
        reference,
        inferred=reference.inferred | missing,
        **{name: found[name] for name in missing},
    )


def _head(text: str, noise: tuple[Noise, ...]) -> list[str]:
    lines: list[str] = []
    position = 0
    for line in text[:4000].splitlines(keepends=True):
        end = position + len(line)
        marked = any(n.start <= position and n.end >= position + len(line.strip()) for n in noise)
        if line.strip() and not marked:
            lines.append(line.strip().lstrip("\ufeff"))
        position = end
    return lines[:HEAD_LINES]


_MARKDOWN_TITLE = re.compile(r"#\s+(\S.*?)\s*#*$")
_OF_A_CHAT = re.compile(
    r"(?:\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?,?\s+)?\d{1,2}[:.]\d\d(?:\W|\Z)"
    r"|.*\s\d{1,2}:\d\d(?::\d\d)?\Z"
)
_ENDS_LIKE_PROSE = re.compile(r"[.!?:;,…][\"'”’)]*$")


def _title(head: list[str]) -> str:
    for line in head:
        markdown = _MARKDOWN_TITLE.match(line)
        if markdown:
            return markdown.group(1)
    if len(head) < 2:
        return ""
    first = head[0]
    plain = len(first) <= LONGEST_TITLE and not _ENDS_LIKE_PROSE.search(first.rstrip("!?"))
    other = "\t" in first or find_date(first) or _OF_A_CHAT.match(first)  # a row of a table, say
    return first if plain and first[:1].isalnum() and not other else ""
