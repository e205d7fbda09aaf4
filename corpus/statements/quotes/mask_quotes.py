"""Paragraph → the text that is parsed: whole quotations stand as one short clause.

A parser trained on sentences loses its way in a quotation of three. With a clause of
three words in its place, '"It is so," said Ms. Doe.', the cue is found where it stands.
Numbers of footnotes are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.statements.quotes.quotation import Quotation

STAND_IN = "It is so"

_ENDS = ",.?!…—–-"
_DASHES = frozenset("―—–-")
_MARKS = "'’\"”) "
_SENTENCE = 5  # words from which a quotation at the start of a sentence is one, not a term in it
# Who signed the quotation before: "…" ― Jane Doe
SIGNATURE = re.compile(r"[\"”'’]\s*[―—–-]{1,2}\s*((?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w.'’-]*)\s*$")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")  # "It burnt.[12]": a number in brackets misleads a parser
_CONJUNCTION = re.compile(r"(?:^|[.!?]\s)(?:But|And|Or|So|Yet|Still)$")
# What follows a quotation within its own sentence: a cue ('"Why?" he asked').
_CUE_AHEAD = re.compile(
    r"\s*(?:[a-z]|(?:[^\s.!?]+\.?\s+){0,5}"
    r"(?:said|says|asked|asks|told|tweeted|added|wrote|exclaimed|shouted|yelled|replied|demanded)\b)"
)
_SPEECH_BEFORE = re.compile(
    r"\b(?:said|says|say|saying|told|asked|asks|tweeted|wrote|added|that|declared|reads|read|replied"
    r"|stating|stated|adding|writing|warned|claimed|explained|responded|answered|cautioned|insisted"
    r"|argued|boasted|joked|shouted|chanted|chanting|asking|quipped|noted|tweets|writes|adds)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` is what is parsed; `places[i]` is where its character `i` stands in the paragraph.

    `whole` are the quotations that were replaced, each with its range in `text`;
    `partial` are those that are part of a sentence and stand in `text` without marks.
    """

    text: str
    places: tuple[int, ...]
    whole: tuple[tuple[Quotation, int, int], ...]
    partial: tuple[Quotation, ...]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The range of the paragraph that `text[start:end]` stands for."""
        first, last = self.places[start], self.places[end - 1] + 1
        for quotation, left, right in self.whole:
            if left <= start < right:
                first = quotation.start
            if left < end <= right:
                last = quotation.end
        return first, max(first + 1, last)


def mask_quotes(text: str, quotations: tuple[Quotation, ...]) -> Masked:
    """Return the text to parse for a paragraph with these quotations."""
    pieces: list[str] = []
    places: list[int] = []
    whole: list[tuple[Quotation, int, int]] = []
    partial: list[Quotation] = []
    position = 0

    def copy(start: int, end: int) -> None:
        for mark in _FOOTNOTE.finditer(text, start, end):
            pieces.append(text[start : mark.start()])
            places.extend(range(start, mark.start()))
            start = mark.end()
        pieces.append(text[start:end])
        places.extend(range(start, end))

    for quotation in quotations:
        copy(position, quotation.start)
        position = quotation.end
        if is_whole(text, quotation):
            stand_in = f'"{STAND_IN}{_tail(text, quotation)}"'
            whole.append((quotation, len(places), len(places) + len(stand_in)))
            pieces.append(stand_in)
            places.extend([quotation.inner_start] * len(stand_in))
            if text[quotation.end : quotation.end + 1] in _DASHES:
                pieces.append(" ")  # or the parser takes mark and dash for one word
                places.append(quotation.end)
        else:
            partial.append(quotation)
            copy(quotation.inner_start, quotation.inner_end)
    copy(position, len(text))
    return Masked("".join(pieces), tuple(places), tuple(whole), tuple(partial))


def is_whole(text: str, quotation: Quotation) -> bool:
    """Whether a quotation stands apart from the sentence around it.

    >>> from corpus.statements.quotes.pair_quotes import pair_quotes
    >>> text = 'He called it "a joke," she said, "We go."'
    >>> [is_whole(text, quotation) for quotation in pair_quotes(text)]
    [False, True]
    """
    inner = quotation.of(text).rstrip(_MARKS)
    before, after = text[: quotation.start].rstrip(), text[quotation.end :].lstrip()[:1]
    words = len(inner.split())
    ends = inner[-1:] in _ENDS or after in _ENDS or not after or not quotation.closed
    if not before or before[-1] in '.!?:”"’' or SIGNATURE.search(before):
        return ends or words >= _SENTENCE or (before[-1:] == ":" and words > 2)
    if before[-1] in ",;—–-)":
        return ends
    if _CONJUNCTION.search(before):
        return ends and inner[:1].isupper()
    sentence = inner[:1].isupper() or words >= _SENTENCE
    return ends and sentence and bool(_SPEECH_BEFORE.search(before))


def _tail(text: str, quotation: Quotation) -> str:
    last = quotation.of(text).rstrip(_MARKS)[-1:]
    if last in "?!" and last:
        return "," if _CUE_AHEAD.match(text, quotation.end) else "."
    if last and last in ",;—–-…":
        return ","
    return "." if last == "." else ""
