"""Find the definitions that links dragged into the text of an encyclopedia dump.

Such a dump breaks the line before every link, and puts behind the link's own words the
first 240 or so characters of the page it points to, cut short with " ...":

    She crossed the
    Oder The Oder is a river in Central Europe. It rises in the Czech Republic, fl ...
    by ferry.

The gloss runs from the blank behind "Oder" to the last dot; the line break behind it is
text again. A gloss is known by its form alone: the line ends in an ellipsis, what follows
the link's words is as long as glosses are, and it opens as an article opens, which is to
say that it takes up the link's words, or defines something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, pairwise
from math import ceil
from statistics import median
from typing import TYPE_CHECKING

from corpus.document import Noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST = 60  # characters; markup that was stripped leaves 170 of 240, a short article less
LONGEST = 300  # characters; the cut falls at 240, what is added behind it is a few
USUAL = 244.0  # characters: 240 and " ...", where a document gives no figure of its own
SPREAD = 20  # characters by which the glosses of one document commonly differ in length
SLACK = 6  # characters by which the longest of them exceeds the usual
LONGEST_LINK = 14  # words
LONGEST_SINGLE = LONGEST + 60  # characters of a line with one link and one gloss
LONGEST_LINE = 4 * LONGEST  # characters; a line holds one gloss, seldom two
HEAD = 25  # words of a gloss in which its subject and its verb are looked for
SEVERAL = 2  # glosses beyond doubt: from here on the text is taken for such a dump

_ELLIPSIS = re.compile(r"(?: \.\.\.|…)\Z")
_GLUED_STOP = re.compile(r"(?<=[\w)\]\"'])\.(?=[A-Z])")  # an uncut gloss, then the next link
_WORD = re.compile(r"\S+")
_TERM = re.compile(r"[^\W_]+")
_INNER_MARKS = re.compile(r"(?<=\w)['’.-](?=\w)")
_MARKUP = re.compile(r",|\{\{|\|")  # what is left of an infobox; prose has no blank before ","
_OPENS = re.compile(rf"['\"“‘]*[^\W_a-z]|{_MARKUP.pattern}")
_DEFINING = "is are was were refers refer may can has have consists"
_JOINING = "a an and as at by for from in into of on or the to with s"
_HONOURING = "dame dr lady lord pope prince princess queen king saint sir st"
_VERBS = frozenset(_DEFINING.split())
_FUNCTION_WORDS = frozenset(_JOINING.split())
_HONORIFICS = frozenset(_HONOURING.split())
_ARTICLES = frozenset({"The", "A", "An"})
_NOT_IN_LINKS = _VERBS | {",", ";", "(", "()", "(;", "(,"}


@dataclass(frozen=True, slots=True)
class _Division:
    """One way to divide a line into the link's own words and their gloss."""

    link_end: int  # counted from the start of the line
    length: int  # of the gloss
    found: int  # of the link's words, how many the gloss's head repeats
    taken_up: float  # ... and what share of them
    aligned: bool  # the gloss begins with the word that the link begins with
    defines: bool  # its head holds a verb of definition
    markup: bool  # it opens with what is left of an infobox
    looks: float  # what speaks for the link's words (positive) or against them (negative)

    @property
    def takes_up(self) -> bool:
        """Whether the gloss opens as an article with the link's very title does."""
        return self.aligned and self.taken_up == 1

    @property
    def certain(self) -> bool:
        """Whether the line on its own is enough to tell."""
        usual = abs(self.length - USUAL) <= SPREAD
        return usual and self.defines and self.takes_up and self.looks >= 0

    def rank(self, usual: float) -> float:
        """How well the two parts fit; the best division of a line has the highest rank."""
        too_long = max(self.length - usual - SLACK, 0.0) / SLACK
        too_short = min(max(usual - self.length, 0.0) / (2 * SPREAD), 1.0)
        opening = 0.6 * self.aligned + 0.3 * (self.defines or self.markup)
        return 2.0 * self.taken_up + 0.3 * self.found + opening + self.looks - too_long - too_short

    def accepted(self, usual: float) -> bool:
        """Whether, in a text full of glosses, this is one more."""
        if abs(self.length - usual) <= SPREAD:
            return self.defines or self.taken_up >= 0.5
        return self.length < usual and (self.takes_up or self.markup)


def mark_glosses(text: str) -> tuple[Noise, ...]:
    r"""Return the glosses of `text` in order; none where the text is no such dump.

    >>> gloss = "The Oder is a river in Central Europe" + ", long and slow" * 14 + " ..."
    >>> page = f"She crossed the\nOder {gloss}\nby ferry."
    >>> [(start, end, kind)] = mark_glosses(page)
    >>> page[:start] + page[end:]
    'She crossed the\nOder\nby ferry.'
    >>> mark_glosses("He said that he was tired ...")
    ()
    """
    divisions = cache(_divisions)  # a dump repeats its glosses
    lines = [(start, line) for start, line in _lines_cut_short(text) if divisions(line)]
    certain = [best.length for _, line in lines if (best := _best(divisions(line))).certain]
    usual = median(certain) if certain else USUAL
    marked = []
    for start, line in lines:
        best = _best(divisions(line), usual)
        if best.certain or (len(certain) >= SEVERAL and best.accepted(usual)):
            marked.append(Noise(start + best.link_end, start + len(line), "gloss"))
    return tuple(marked)


def _lines_cut_short(text: str) -> Iterator[tuple[int, str]]:
    """Each line that ends in an ellipsis, and where it starts; in two where it holds two."""
    start = 0
    for whole in text.split("\n"):
        line = whole.rstrip()
        if len(line) > SHORTEST and _ELLIPSIS.search(line, len(line) - 4):
            yield from ((start + first, line[first:last]) for first, last in _glued(line))
        start += len(whole) + 1


def _glued(line: str) -> Iterator[tuple[int, int]]:
    """Cut a line too long for one gloss where the next link is glued to a full stop.

    A gloss that was short enough to be left whole has no ellipsis behind it.
    """
    cuts = [0, len(line)]
    if LONGEST_SINGLE < len(line) < LONGEST_LINE:
        stops = [stop.end() for stop in _GLUED_STOP.finditer(line)]
        cuts[1:1] = [stop for stop in stops if SHORTEST < stop < len(line) - SHORTEST][-1:]
    yield from pairwise(cuts)


def _divisions(line: str) -> tuple[_Division, ...]:
    """Every division of `line` that is worth a thought.

    A link's words do not end in a function word or a comma, and a gloss opens with a
    capital, with markup, or with the very word of the link.
    """
    places = list(islice(_WORD.finditer(line), LONGEST_LINK + HEAD))
    words = [place.group() for place in places]
    terms = [_terms(word) for word in words]
    return tuple(
        _division(len(line) - place.start(), places[number].end(), number + 1, words, terms)
        for number, place in enumerate(places[1 : LONGEST_LINK + 1])
        if terms[number]
        and words[number][-1] not in ",;:("
        and ((terms[0] and terms[number + 1] == terms[0]) or _OPENS.match(words[number + 1]))
        and SHORTEST <= len(line) - place.start() <= LONGEST
    )


def _terms(word: str) -> list[str]:
    """Return the words to compare in a printed one; none for a function word.

    >>> _terms("Co-operation"), _terms("''River/Stream''"), _terms("The")
    (['cooperation'], ['river', 'stream'], [])
    """
    folded = word.casefold()
    terms = [folded] if folded.isalnum() else _TERM.findall(_INNER_MARKS.sub("", folded))
    return [term for term in terms if term not in _FUNCTION_WORDS]


def _division(
    length: int, link_end: int, number: int, words: Sequence[str], terms: Sequence[list[str]]
) -> _Division:
    reach = range(number, min(number + HEAD, len(words)))
    verb = next((place for place in reach if words[place] in _VERBS), None)
    link = list(chain.from_iterable(terms[:number]))
    head = list(chain.from_iterable(terms[number : reach.stop if verb is None else verb]))
    found = _taken_up(link, head)
    return _Division(
        link_end,
        length,
        found=len(set(found)),
        taken_up=len(found) / len(link),
        aligned=bool(head) and _alike(_first(link), _first(head)),
        defines=verb is not None,
        markup=bool(_MARKUP.match(words[number])),
        looks=_looks(words[:number], link),
    )


def _taken_up(link: Sequence[str], head: Sequence[str]) -> list[str]:
    stems = {term[:length] for term in head for length in (1, 4)}
    return [t for t in link if t[:4] in stems and any(_alike(t, other) for other in head)]


def _first(terms: Sequence[str]) -> str:
    return next((term for term in terms if term not in _HONORIFICS), terms[0])


def _alike(term: str, other: str) -> bool:
    """Whether two words share a stem, as "sodium" and "sodic" do, or one is the initial."""
    if len(term) == 1:
        return other.startswith(term)
    if term == other or len(term) < 4:
        return term == other
    stem = max(4, ceil(0.6 * min(len(term), len(other))))
    return term[:stem] == other[:stem]


def _looks(link: Sequence[str], terms: Sequence[str]) -> float:
    """How much the words look like a link's: no sentence, no start of an article among them.

    Where small letters end and a capital follows, a gloss opens.
    """
    strange = not _NOT_IN_LINKS.isdisjoint(link) or not _ARTICLES.isdisjoint(link[1:])
    repeats = len(set(terms)) < len(terms)
    comma = any(word.endswith(",") for word in link)
    return 0.3 * link[-1].islower() - 1.0 * strange - 0.5 * repeats - 0.25 * comma


def _best(divisions: Sequence[_Division], usual: float = USUAL) -> _Division:
    """Return the likeliest; of two as likely the one whose link is longer."""
    return max(divisions, key=lambda division: (division.rank(usual), division.link_end))
