"""The boundaries that nupunkt finds in a paragraph → those that a reader sees.

nupunkt learnt abbreviations; it knows neither notes nor which full stops never end a sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSING = r"[\"'’”»)\]]"
_RAISED = r"[⁰¹²³⁴-⁹⁺⁻⁽⁾ᵃ-ᵿ]"
_NOTE = rf"(?:\s?\[(?:\d{{1,3}}|[a-z]|note \d{{1,3}})\]|\s?{_RAISED}+(?:,\s?{_RAISED}+)*)"
_BEHIND_MARK = r"(?:(?<=[\"'’”»)\]])(?:\(\d{1,3}\)|\d{1,3}(?![\w.,:%])))"
_TAIL = re.compile(
    rf"(?:(?<=\.)\s?\.(?=\s?\.|\s|$)|{_CLOSING}|{_NOTE}|{_BEHIND_MARK}|[*†‡](?=\s|$))+"
)
"""What belongs to the sentence before it: more dots, closing marks, notes in the order in which
they come."""

_OPENS = r"[\"'“‘«(\[—–]*[^\W\d_a-zß-ÿа-я]"
_BEFORE_YEAR = (
    r"\b(?:in|since|until|till|of|by|from|after|before|early|late|mid|January|February|March|April"
    r"|May|June|July|August|September|October|November|December|\d{1,2},)"
)
_ENDED = re.compile(
    rf"(?<=[\w)’”\"'»%])[.!?…]+(?:{_CLOSING})*(?:{_NOTE}|{_BEHIND_MARK})+(?=\s+{_OPENS})"
    rf"|(?:{_BEFORE_YEAR})\s(?:1[5-9]|20)\d\d\.\d{{1,3}}(?=\s+{_OPENS})"  # "in 1965.12 Nobody"
    rf"|[^\W\d_]{{3}}\.\d{{1,3}}(?=\s+{_OPENS})"  # "charged.13 The"
    rf"|\b(?:and|than) I\.(?=\s+{_OPENS})"
)
"""Ends of sentences that a note hides."""

_TITLE = re.compile(
    r"(?:\A|[\s(“\"‘«—–])(?:Lt|Col|Gen|Sgt|Capt|Maj|Cpl|Pvt|Adm|Cmdr|Cdr|Brig|Hon|Rev|Mr|Mrs|Ms|Mx"
    r"|Dr|Prof|Sen|Rep|Gov|Msgr|Messrs|Mme|Mlle|Supt|Insp|Det|Amb|Ing|Dipl)\.\Z"
)
"""Never the last word of a sentence where a name follows."""

_COUNTED = re.compile(
    r"(?:\A|[\s(“\"‘\[])(?:Nos?|Nr|N°|nr|pp?|vols?|Vols?|figs?|Figs?|Secs?|secs?|Arts?|arts?|ch|Ch|chs"
    r"|Chap|chap|para|paras|§|cf|ca|approx|cl|Cl|fol|fols|ll|nn|vv|eds?|Eq|eqs?|Tab|App|Ex|Exh)\.\Z"
)
"""Never the last word of a sentence where a number follows."""

_MARKER = re.compile(r"\W*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]{1,2}\s*\Z")
_AL = re.compile(r"\b(?:al|etc|Mr|Mrs|Ms|Dr|St|Prof|vs)\Z")
_EXCLAIMS = re.compile(rf"(?:[!?…]{_CLOSING}*|[.]{_CLOSING}+)(?:{_NOTE})*\s*\Z")
_BINDS = re.compile(
    r"(?:of|and|or|for|in|which|who|whose|that|with|to|by|at|from|on|et|und|de|der|y|e)\s"
)
_SPEAKS = re.compile(r"\w")


def mend_boundaries(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraph `text`, of which `spans` are nupunkt's.

    Closing marks, notes and dots go with the sentence before them; a sentence ends behind its
    note; "Lt." and "Col.", "No." and "5", a list's number and its item stay together, and so does
    what goes on in small letters behind a mark: "Yahoo! said", "“Will you come?” she asked".
    """
    cuts = {_moved(text, start) for start, _ in spans[1:]}
    cuts |= {
        match.end()
        for match in _ENDED.finditer(text)
        if not _AL.search(text[max(match.start() - 8, 0) : match.start()])
    }
    ends: list[int] = []
    start = 0
    for cut in (*sorted(cut for cut in cuts if cut < len(text)), len(text)):
        if not _SPEAKS.search(text, start, cut) and ends:
            ends[-1] = cut  # marks alone go with what stands before them
        elif cut < len(text) and (
            not _SPEAKS.search(text, start, cut) or _goes_on(text, start, cut)
        ):
            continue
        else:
            ends.append(cut)
        start = cut
    yield from pairwise([0, *ends])


def _moved(text: str, start: int) -> int:
    """Where a sentence ends that is cut before `start`: behind what belongs to it."""
    end = start
    while end and text[end - 1].isspace():
        end -= 1
    tail = _TAIL.match(text, end)
    if tail is None:
        return start
    behind = tail.end()
    return behind if text[behind : behind + 1].isspace() or behind >= start else start


def _goes_on(text: str, start: int, cut: int) -> bool:
    """Whether what follows the cut belongs to the sentence from `start` on."""
    before = text[start:cut].rstrip()
    following = text[cut : cut + 40].lstrip()
    opens = following.lstrip("\"'“‘«([—–- ")[:1]
    if _MARKER.fullmatch(before) or (opens.isupper() and _TITLE.search(before)):
        return True
    if opens.isdigit() and _COUNTED.search(before):
        return True
    if not (following[:1].islower() and _starts_tall(before)):
        return False
    return bool(_EXCLAIMS.search(before) or _BINDS.match(following))


def _starts_tall(sentence: str) -> bool:
    """Whether a sentence begins as this text's sentences do, with a capital or a mark."""
    return not sentence.lstrip("\"'“‘«([—–- ")[:1].islower()
