"""The words of a corpus as it spells them, and the nearest one to a word that it lacks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.sparse.postings import invert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.sparse.bm25 import Part

_WORD = re.compile(r"[^\W\d_]{4,}")

LONG_WORD = 8
"""Letters from which on two slips, not one, are taken for a misspelling."""


def slips_allowed(word: str) -> int:
    """Return how many slips `word` may have for another to be meant."""
    return 2 if len(word) >= LONG_WORD else 1


_BETWEEN = "\t"  # a word in lower case, then as it is written: its forms stand together


def spelt(text: str) -> list[str]:
    r"""Return the words of four letters or more, each as a term of the index of spellings.

    >>> spelt("The Mill was a mill")
    ['mill\tMill', 'mill\tmill']
    """
    return [f"{word.casefold()}{_BETWEEN}{word}" for word in _WORD.findall(text)]


@dataclass(frozen=True, slots=True)
class Spelling:
    """Inverted indexes of the words of documents, as `spelt` gives them."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spelling:
        """Collect the words of `texts`."""
        postings = invert(spelt(text) for text in texts)
        return cls(((postings, np.arange(len(postings.lengths), dtype=np.int32)),))

    def nearest(self, word: str, ordinary: bool = False) -> tuple[int, str] | None:
        """Return the likeliest name that `word` is a slip for, and how many slips away it is:
        fewest, then most frequent.

        A slip is a letter left out, added, changed, or swapped with its neighbour. Only
        names (what the corpus writes with a capital) are offered, unless `ordinary` words
        are wanted too: a word that the corpus lacks is more often another word than a slip,
        where nothing says that it is none. None when nothing with the same first letter is
        near enough.

        >>> Spelling.of(["Pavlova spoke, and spoke again"]).nearest("Pavlowa")
        (1, 'Pavlova')
        """
        from rapidfuzz.distance import DamerauLevenshtein
        from rapidfuzz.process import extract

        slips = slips_allowed(word)
        folded, capital = word.casefold(), word[0].upper()
        initials = f"{capital}{capital.casefold()}" if ordinary else capital
        names = self._names(initials, len(folded) - slips, len(folded) + slips)
        near = []
        alike = extract(
            folded, names, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None
        )
        for known, distance, _ in alike:
            counts = self._counts(known)
            if counts:
                usual = min(counts, key=lambda form: (-counts[form], form))
                if usual[0] in initials:
                    near.append((distance, -counts.total(), usual))
        distance, _, usual = min(near, default=(0, 0, ""))
        return (distance, usual) if usual else None

    def _names(self, initials: str, shortest: int, longest: int) -> list[str]:
        """The words of such a length, in lower case, that begin with one of `initials` in any
        document so far.
        """
        length = f"{{{max(shortest, 1)},{longest}}}"
        line = re.compile(
            rf"^([^{_BETWEEN}\n]{length}){_BETWEEN}[{re.escape(initials)}]", re.MULTILINE
        )
        lines = (postings.lines(initials[0].casefold()) for postings, _ in self.parts)
        return list(dict.fromkeys(name for own in lines for name in line.findall(own)))

    def _counts(self, known: str) -> Counter[str]:
        """How often each form of a word is written in the documents that there are."""
        counts: Counter[str] = Counter()
        for postings, places in self.parts:
            for term in postings.begins_with(f"{known}{_BETWEEN}"):
                rows, times = postings.find(term)
                counts[term.partition(_BETWEEN)[2]] += int(times[places[rows] >= 0].sum())
        return +counts
