"""Quotation marks → quotations, by glyph and place within one paragraph.

Parity is not used: a source drops a mark, or closes with another glyph than it opened
with, and everything behind it would turn inside out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.statements.quotes.quotation import Quotation

Role = Literal["opens", "closes", "either"]

_DOUBLE = '"“”„«»'
_SINGLE = "'‘’`‚‹›"
_MARK = re.compile(f"[{_DOUBLE}{_SINGLE}]")
_OPENING, _CLOSING = "“„«‘`‚‹", "”»›"
_LOW = {"“": "„", "”": "„", "‘": "‚", "’": "‚"}  # closes what a low mark opened: „so“, ‚so‘
_POINTED = {"«": "«»", "»": "«»", "‹": "‹›", "›": "‹›"}
_BEFORE_OPENING = " ([{—–-/:,;…\u200b" + _DOUBLE + _SINGLE
_AFTER_CLOSING = " .,;:!?)]}—–-/…[" + _DOUBLE + _SINGLE
# '60s, 'em, 'til: a single mark that stands for left-out letters.
_ELISION = re.compile(r"['’‘](?:\d0s|em|til|cause|cuz|tis|twas|n|bout|im|er)\b", re.IGNORECASE)
# Nothing starts with these: a mark before them closes, be there a space before it or not.
_LEANING = re.compile(r"[,;)]|\.(?!\.)")
# The mark that should have closed, typed behind the attribution: , "Daily Mail reports".
_MISPLACED = re.compile(
    r"[^\"“”.!?]{0,60}\b(?:said|says|reported|reports|wrote|writes|told|claimed|claims)\s*"
    r"(?:[^\"“”.!?]{0,40})$"
)


def pair_quotes(text: str, *, goes_on: bool = False) -> tuple[Quotation, ...]:
    r"""Return the outermost quotations of a paragraph, in order and without overlap.

    `goes_on` says that the next paragraph starts with an opening mark, as it does when
    a quotation of several paragraphs is closed only at its end.

    >>> text = "He said: 'It isn't so.\" Then, \"We go,\" he added, \"now\"."
    >>> [text[q.inner_start:q.inner_end] for q in pair_quotes(text)]
    ["It isn't so.", 'We go,', 'now']
    """
    marks = [mark for match in _MARK.finditer(text) if (mark := _read(text, match.start()))]
    found: list[Quotation] = []
    number = 0
    while number < len(marks):
        mark = marks[number]
        end = _find_close(text, marks, number) if mark.role != "closes" else None
        if end is None:
            if _runs_on(text, mark, marks[number + 1 :], goes_on=goes_on):
                found.append(_quotation(text, mark.place, len(text), closed=False))
                break
            number += 1
            continue
        found.append(_quotation(text, mark.place, marks[end.mark].place + 1))
        number = max(end.mark, end.swallowed) + 1
    return tuple(quotation for quotation in found if quotation.inner_start < quotation.inner_end)


@dataclass(frozen=True, slots=True)
class _Mark:
    place: int
    role: Role
    double: bool
    glyph: str


@dataclass(frozen=True, slots=True)
class _Close:
    mark: int
    swallowed: int = -1  # a stray mark that belongs to nothing


def _read(text: str, place: int) -> _Mark | None:
    """What the mark at `place` can do, by glyph and neighbours; None for an apostrophe."""
    glyph = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    double = glyph in _DOUBLE
    turned = _turned(text, place)
    if turned is not None:
        return _Mark(place, turned, double, glyph)
    if not double and ((before.isalnum() and after.isalnum()) or _ELISION.match(text, place)):
        return None
    leans = bool(_LEANING.match(text, place + 1))
    opens = before in _BEFORE_OPENING and not after.isspace() and not leans
    closes = after in _AFTER_CLOSING and (leans or not before.isspace())
    role: Role | None = "either" if double else None
    if glyph in _OPENING and (opens or double):
        role = "opens"
    elif glyph in _CLOSING and not (opens and not closes):
        role = "closes"
    elif opens and closes:
        role = _lean(text, place)
    elif opens or closes:
        role = "opens" if opens else "closes"
    return _Mark(place, role, double, glyph) if role else None


def _turned(text: str, place: int) -> Role | None:
    """The role of marks that other languages turn round: „so“ and ‚so‘, »so« and ›so‹."""
    glyph = text[place]
    low = _LOW.get(glyph)
    if low is not None and (opened := text.rfind(low, 0, place)) >= 0:
        between = text[opened + 1 : place]
        if not any(mark in between for mark, own in _LOW.items() if own == low):
            return "closes"
    pair = _POINTED.get(glyph)
    first = next((each for each in text if pair and each in pair), "")
    after = text[text.index(first) + 1 :][:1] if first else ""
    if pair and first == pair[1] and after.strip():
        closes = pair[0] in text  # »so»: the same mark opens and closes, by its place
        return ("opens" if glyph == first else "closes") if closes else None
    return None


def _lean(text: str, place: int) -> Role:
    """A mark between two marks or dashes: a letter on one side alone tells."""
    before, after = text[:place].rstrip(_DOUBLE + _SINGLE), text[place + 1 :]
    after = after.lstrip(_DOUBLE + _SINGLE)
    left, right = before[-1:], after[:1]
    if left in ".,!?" and left:
        return "closes"
    if (not left or left.isspace()) and right and not right.isspace():
        return "opens"
    return "closes" if left.isalnum() and not right.isalnum() else "either"


def _find_close(text: str, marks: list[_Mark], opening: int) -> _Close | None:
    first = marks[opening]
    close = _close_double if first.double else _close_single
    return close(text, marks, opening)


def _close_double(text: str, marks: list[_Mark], opening: int) -> _Close | None:
    depth = 0
    doubles = [n for n in range(opening + 1, len(marks)) if marks[n].double]
    for order, number in enumerate(doubles):
        mark = marks[number]
        if mark.role != "opens":
            if depth == 0:
                return _Close(number)
            depth -= 1
            continue
        later = doubles[order + 1 :]
        if later and _is_misplaced(text, mark, marks[later[0]]):
            return _Close(number, swallowed=later[0])
        if depth == 0 and _nests(marks, later):
            depth += 1
            continue
        return None  # the first mark was never closed
    return None


def _is_misplaced(text: str, mark: _Mark, following: _Mark) -> bool:
    if following.role == "opens" or text[: mark.place].rstrip()[-1:] != ",":
        return False
    return bool(_MISPLACED.match(text[mark.place + 1 : following.place]))


def _nests(marks: list[_Mark], later: list[int]) -> bool:
    """Whether two closing marks come before the next opening one."""
    return len(later) > 1 and all(marks[number].role != "opens" for number in later[:2])


def _close_single(text: str, marks: list[_Mark], opening: int) -> _Close | None:
    """A single mark closes; so does a double one, when the source mixed the glyphs."""
    possessive = None
    for number in range(opening + 1, len(marks)):
        mark = marks[number]
        if mark.double:
            if mark.role == "closes":
                return _Close(number)
            break
        if mark.role == "opens":
            continue
        if not re.match(r"s['’] [a-z]", text[mark.place - 1 : mark.place + 3]):
            return _Close(number)
        possessive = possessive or _Close(number)
    return possessive


def _runs_on(text: str, mark: _Mark, later: list[_Mark], *, goes_on: bool) -> bool:
    """A mark at the start of a sentence, or behind a cue, that nothing closes."""
    if not mark.double or mark.role == "closes" or any(m.double for m in later):
        return False
    before = text[: mark.place].rstrip()
    if goes_on:
        return not before or before[-1] in ",:.!?"
    return bool(before) and before[-1] in ",:"


def starts_quoted(text: str) -> bool:
    """Whether a paragraph starts with a mark that can open a quotation."""
    mark = _read(text, 0) if text and text[0] in _DOUBLE else None
    return mark is not None and mark.role != "closes"


def _quotation(text: str, start: int, end: int, *, closed: bool = True) -> Quotation:
    inner_start, inner_end = start + 1, end - 1 if closed else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quotation(start, end, inner_start, inner_end, closed)
