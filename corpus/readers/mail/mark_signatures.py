"""The lines of a message → those that are none of its words: signatures, what lists add."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.mail.phrases import LIST_FOOTER, SENT_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.mail.body import Body

LONGEST_SIGNATURE = 30
"""Lines below "-- " (RFC 3676, 4.3, asks for four); more than this are a letter that goes on."""

LONGEST_UNSURE = 10
"""Lines below "--" without its blank, which may part two sections as well."""

LONGEST_MARK = 200
"""Characters: no line that opens or is one of these is longer."""

LONGEST_FOOTER = 15  # lines of what a list adds

_SIGNED = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----")
_SIGNATURE = re.compile(r"-----BEGIN PGP SIGNATURE-----")
_DASHES = re.compile(r"[-_=~*]{1,200}")
_FEW = 100  # characters: a line of a signature is no longer


def mark_signatures(body: Body, numbers: Sequence[int]) -> set[int]:
    """Return which of the lines `numbers` of one message are no part of what it says.

    "-- " opens a signature, which ends where another's words begin.
    """
    marked: set[int] = set()
    for run in _runs(numbers):
        for place, number in enumerate(run):
            words = body.words(body.lines[number])
            if len(words) > LONGEST_MARK:
                continue
            if SENT_FROM.fullmatch(words):
                marked.add(number)
            elif _SIGNED.fullmatch(words):
                marked.add(number)
                marked.update(each for each in run[place + 1 : place + 2] if _is_hash(body, each))
            elif _SIGNATURE.fullmatch(words) or (
                _DASHES.fullmatch(words) and _opens_tail(body, run, place)
            ):
                marked.update(run[place:])
                break
    return marked


def _opens_tail(body: Body, run: Sequence[int], place: int) -> bool:
    """Whether the dashes on a line open what a program or a list puts at the end."""
    line = body.lines[run[place]]
    if len(run) - place > 2 * LONGEST_SIGNATURE:
        return False
    below = [said for number in run[place + 1 :] if (said := body.words(body.lines[number]))]
    if body.words(line) == "--" and len(below) <= LONGEST_SIGNATURE:
        if body.text.startswith(" ", line.end):  # the blank of "-- " is no part of the words
            return True
        if below and len(below) <= LONGEST_UNSURE and max(map(len, below)) < _FEW:
            return True
    footer = any(LIST_FOOTER.search(said) for said in below[:LONGEST_FOOTER])
    return footer and 0 < len(below) <= LONGEST_FOOTER


def _is_hash(body: Body, number: int) -> bool:
    return body.words(body.lines[number]).startswith("Hash:")


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """The numbers that follow one another, as lists."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
