r"""Two readings of one file, compared: words that one has and the other has not.

The reader of a format gives a document its text; a second and simpler one (`visible_words`) gives
the words that the file holds. What is missing from the text, or stands in it too often, was lost
or doubled by one of the two, and the owner of the documents is told where.

>>> held = "The mill opened on 2 May.\nIt closed after the flood."
>>> text = "The mill opened on .\n\nIt closed after the flood."
>>> [loss.quote for loss in measure_loss(held, text, Sensitivity())]
['2 may']
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from corpus.messages.english import Key
from corpus.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["missing", "added", "repeated"]

SHOWN = 6
"""Words of a run that a warning quotes: enough to find it."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """From how many words on a run is told of, by what stands around it; None where it never is.

    `within`: words missing inside a paragraph of which the rest is there: at least `rest` words
    and that `share` of all, and with `prose` it has to end as a sentence does.
    `whole`: words of a paragraph of which the rest is not there, which some readers leave out as
    they should (the menu of a web page).
    `added`: words of the text that the file does not hold so.
    `repeated`: words that stand in the text once more than in the file, which those do that one
    mail quotes from another.
    """

    within: int = 1
    rest: int = 1
    share: float = 0.5
    prose: bool = False
    whole: int | None = 3
    added: int | None = 1
    repeated: int | None = 8


@dataclass(frozen=True, slots=True)
class Loss:
    """A run of words that one of the two readings lacks: how many, and how it begins.

    `before` are the words before it: the place. "" at the beginning of a paragraph.
    """

    kind: Kind
    words: int
    quote: str
    before: str


def measure_loss(held: str, text: str, sensitivity: Sensitivity) -> tuple[Loss, ...]:
    """Return the runs of words in which `held`, what the file holds, and `text` differ.

    Both have a paragraph a line; their order does not matter, and neither do case, marks, hyphens
    and where letters are divided. Figures do not run together: "400 12" is not "40012".
    """
    ours, theirs = _Reading(text), _Reading(held)
    found = list(_missing(theirs, ours, "missing", sensitivity))
    if sensitivity.added is not None:
        turned = replace(sensitivity, within=sensitivity.added)
        found += _missing(ours, theirs, "added", turned)
    if sensitivity.repeated is not None:
        found += _repeated(ours, theirs, sensitivity.repeated)
    return tuple(found)


_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]|(?<=\w)[\u0300-\u036f]")
_RAISED = re.compile(r"([⁰¹²³⁴-⁹]+)")


_SENTENCE = re.compile(r"[.!?…][\"'’”»)\]]*\s*$")


def _words(paragraph: str) -> list[str]:
    composed = unicodedata.normalize("NFKC", _RAISED.sub(r" \1 ", paragraph))
    return _WORD.findall(_MARKS.sub("", composed).casefold())


class _Reading:
    """The words of one reading, paragraph by paragraph, and what stands beside what in it."""

    def __init__(self, text: str) -> None:
        lines = [(words, line) for line in text.splitlines() if (words := _words(line))]
        self.paragraphs = [words for words, _ in lines]
        self.prose = [bool(_SENTENCE.search(line)) for _, line in lines]
        self.words = Counter(word for words in self.paragraphs for word in words)
        self._all = [word for words in self.paragraphs for word in words]
        self.pairs = set(pairwise(self._all))
        self._letters = ""

    @property
    def letters(self) -> str:
        """All letters and figures without what divides them; a blank between two figures."""
        if not self._letters:
            self._letters = _squeezed(self._all)
        return self._letters


def _squeezed(words: Sequence[str]) -> str:
    pieces = [""]
    for word in words:
        if pieces[-1][-1:].isdigit() and word[0].isdigit():
            pieces.append(" ")
        pieces.append(word)
    return "".join(pieces)


def _missing(
    held: _Reading, text: _Reading, kind: Kind, sensitivity: Sensitivity
) -> Iterator[Loss]:
    for words, is_prose in zip(held.paragraphs, held.prose, strict=True):
        if sensitivity.prose and not is_prose:
            continue
        there = _covered(words, text)
        found = sum(there)
        if found == len(words):
            continue
        mostly = found >= sensitivity.rest and found >= sensitivity.share * len(words)
        least = sensitivity.within if mostly else sensitivity.whole
        if least is None:
            continue
        for start, end in _runs(there):
            if end - start >= least and not _is_divided(words, start, end, text):
                yield _loss(kind, words, start, end)


def _covered(words: Sequence[str], text: _Reading) -> list[bool]:
    """Of each word whether the other reading has it beside one of its neighbours."""
    if len(words) == 1:
        return [words[0] in text.words]
    beside = [pair in text.pairs for pair in pairwise(words)]
    there = [left or right for left, right in zip([False, *beside], [*beside, False], strict=True)]
    if not any(there):
        return there
    for place, word in enumerate(words):  # at an edge of a paragraph the neighbour is elsewhere
        elsewhere = place in {0, len(words) - 1} or _stands_between(there, place)
        there[place] = there[place] or (elsewhere and word in text.words)
    return there


def _stands_between(there: Sequence[bool], place: int) -> bool:
    """Whether both neighbours are there: the words stand in another order, and none is lost."""
    return 0 < place < len(there) - 1 and there[place - 1] and there[place + 1]


def _runs(there: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = -1
    for place, covered in enumerate([*there, True]):
        if not covered and start < 0:
            start = place
        elif covered and start >= 0:
            yield start, place
            start = -1


def _is_divided(words: Sequence[str], start: int, end: int, text: _Reading) -> bool:
    """Whether the other reading has the same letters there, divided otherwise."""
    first, last = max(0, start - 1), min(len(words), end + 1)
    return _squeezed(words[first:last]) in text.letters


def _repeated(text: _Reading, held: _Reading, least: int) -> Iterator[Loss]:
    """Paragraphs that stand in the text more often than their words do in the file."""
    seen: Counter[tuple[str, ...]] = Counter()
    for words in text.paragraphs:
        if len(words) < least:
            continue
        seen[tuple(words)] += 1
        rarest = min(held.words[word] for word in words)
        if not rarest:  # words that are divided otherwise cannot be counted
            continue
        if seen[tuple(words)] > rarest:
            yield _loss("repeated", words, 0, len(words))


def _loss(kind: Kind, words: Sequence[str], start: int, end: int) -> Loss:
    quote = " ".join(words[start : min(end, start + SHOWN)])
    return Loss(kind, end - start, quote, " ".join(words[max(0, start - SHOWN) : start]))


def write_losses(losses: Sequence[Loss]) -> tuple[Message, ...]:
    """Return a warning for each kind of loss: how many words, and where the longest run is.

    >>> write_losses([Loss("missing", 2, "2 May", "the mill opened on")])
    ('2 words near "the mill opened on" are not in the text: "2 May"',)
    """
    lines = []
    for kind in KINDS:
        of_kind = [loss for loss in losses if loss.kind == kind]
        if of_kind:
            most = max(of_kind, key=lambda loss: loss.words)
            count = sum(loss.words for loss in of_kind)
            near = Message(Key.NEAR_WORDS, before=most.before) if most.before else ""
            lines.append(_warning(kind, count, near, _cut(most)))
    return tuple(lines)


KINDS: tuple[Kind, ...] = ("missing", "added", "repeated")


def _warning(kind: Kind, count: int, near: Message | str, quote: str) -> Message:
    match kind:
        case "missing":
            return Message(Key.WORDS_MISSING, count=count, near=near, quote=quote)
        case "added":
            return Message(Key.WORDS_ADDED, count=count, near=near, quote=quote)
        case "repeated":
            return Message(Key.WORDS_REPEATED, count=count, near=near, quote=quote)


def _cut(loss: Loss) -> str:
    return f"{loss.quote} …" if loss.words > SHOWN else loss.quote
