"""The text of a plain mail → its lines, each with how often it is quoted."""

from __future__ import annotations

import re

from corpus.readers.mail.body import Body, Line

MOST_DEEP = 30
"""Marks of quoting that are counted; more are decoration."""

WRAPPED = 60
"""Characters: a quoted line as long as this may have been broken in two when it was sent."""

_MARKS = re.compile(r"(?:[ \t]{0,3}>(?!-))+|[ \t]{0,2}\|(?=[ \t])(?:[ \t]?\|(?=[ \t]))*")
_INITIALS = re.compile(r"[ \t]{0,2}[A-Z][A-Za-z]{0,4}>(?=[ \t]|$)[ \t]?")
_LINE = re.compile(r"[^\n]*\n?")


def measure_depths(text: str) -> Body:
    r"""Return the lines of `text`; what stands before a line's words (">> ") is none of them.

    >>> body = measure_depths("I agree.\n> The wells\n> are dry.\n")
    >>> [(line.depth, body.words(line)) for line in body.lines]
    [(0, 'I agree.'), (1, 'The wells'), (1, 'are dry.')]
    """
    lines = [_measured(match) for match in _LINE.finditer(text) if match.group()]
    return Body(text, tuple(_mended(text, lines)))


def _measured(match: re.Match[str]) -> Line:
    line = match.group()
    end = match.start() + len(line.rstrip())
    marks = _MARKS.match(line)
    quoted = marks.group().count(">") if marks else 0
    if marks and quoted == 0:
        marks = None  # bars draw tables as well; only where every line has one are they a quotation
    initials = None if marks else _INITIALS.match(line)
    if initials:
        return Line(match.start(), match.start() + initials.end(), end, 1)
    start = match.start() + (marks.end() if marks else 0)
    return Line(match.start(), min(start, end), end, min(quoted, MOST_DEEP))


def _mended(text: str, lines: list[Line]) -> list[Line]:
    """Put right two kinds of lines: the rest of a quoted one that was broken when it was sent,
    and an own one that begins with "From", before which the sending put a mark.

    Initials ("RA> ") quote where two lines in a row have them.
    """
    mended = list(lines)
    for number, line in enumerate(lines):
        before = mended[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        words = text[line.start : line.end].strip()
        if before and after and words and line.depth < before.depth == after.depth:
            full = before.end - before.begin >= WRAPPED
            goes_on = full and not _blank(text, before) and words[0].islower()
            if goes_on and len(words) < WRAPPED:
                mended[number] = Line(line.begin, line.start, line.end, before.depth)
        if before and line.depth == before.depth + 1 and _closes(text, before, line):
            mended[number] = Line(line.begin, line.begin, line.end, before.depth)
        alone = not any(near and near.depth for near in (before, after))
        escaped = text.startswith(">From ", line.begin)
        initials = line.depth == 1 and text[line.begin : line.start].strip()[:1].isalpha()
        if line.depth == 1 and alone and (escaped or initials):
            mended[number] = Line(line.begin, line.begin + escaped, line.end, 0)
    return mended


_OPEN_ADDRESS = re.compile(r"<[^<>\n]{3,100}\Z")
_CLOSING = re.compile(r">\s?[^<>\n]{0,40}[:：]")


def _closes(text: str, before: Line, line: Line) -> bool:
    """Whether the mark before a line closes the address of the line before, folded there."""
    return bool(
        _OPEN_ADDRESS.search(text[before.start : before.end])
        and _CLOSING.fullmatch(text[line.begin : line.end])
    )


def _blank(text: str, line: Line) -> bool:
    return not text[line.start : line.end].strip()
