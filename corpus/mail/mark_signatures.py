"""The lines of a message → those that are none of its words: signatures, lists' and phones' lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.mail.phrases import LIST_FOOTER, SENT_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.mail.body import Body

LONGEST_SIGNATURE = 30
"""Lines below "-- " (RFC 3676, 4.3, asks for four); more than this are a letter that goes on."""

LONGEST_UNSURE = 10
"""Lines below "--" without its blank, which may part two sections as well."""

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
            rest = run[place:]
            words = body.words(body.lines[number])
            if SENT_FROM.fullmatch(words[:200]):
                marked.add(number)
            elif _SIGNED.fullmatch(words):
                marked.add(number)
                marked.update(each for each in rest[1:2] if _is_hash(body, each))
            elif _SIGNATURE.fullmatch(words) or _opens_tail(body, rest):
                marked.update(rest)
                break
    return marked


def _opens_tail(body: Body, rest: Sequence[int]) -> bool:
    line = body.lines[rest[0]]
    words = body.words(line)
    if not words or not _DASHES.fullmatch(words):
        return False
    below = [said for number in rest[1 : LONGEST_SIGNATURE + 20]
             if (said := body.words(body.lines[number]))]  # fmt: skip
    if words == "--" and len(below) <= LONGEST_SIGNATURE:
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
