"""The words of a corpus as it spells them, and the nearest one to a word that it lacks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.postings import invert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.lexical import Part

_WORD = re.compile(r"[^\W\d_]{4,}")

LONG_WORD = 8
"""Letters from which on two slips, not one, are taken for a misspelling."""

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

    def nearest(self, word: str) -> str | None:
        """Return the likeliest name that `word` is a slip for: fewest slips, then most frequent.

        A slip is a letter left out, added, changed, or swapped with its neighbour. Only
        names (what the corpus writes with a capital) are offered: an ordinary word that
        the corpus lacks is more often another word than a slip. None when no name with
        the same first letter is near enough.

        >>> Spelling.of(["Pavlova spoke, and spoke again"]).nearest("Pavlowa")
        'Pavlova'
        """
        from rapidfuzz.distance import DamerauLevenshtein

        slips = 2 if len(word) >= LONG_WORD else 1
        folded = word.casefold()
        near = []
        for known, forms in self._forms(word[0].upper().casefold()).items():
            if abs(len(known) - len(folded)) > slips:
                continue
            distance = DamerauLevenshtein.distance(folded, known, score_cutoff=slips)
            counts = self._counts(known, forms) if distance <= slips else Counter()
            if counts:
                usual = min(counts, key=lambda form: (-counts[form], form))
                if usual[0].isupper() and usual[0] == word[0].upper():
                    near.append((distance, -counts.total(), usual))
        return min(near)[2] if near else None

    def _forms(self, beginning: str) -> dict[str, set[str]]:
        """The words that begin so in lower case, each with its forms in any document so far."""
        forms: dict[str, set[str]] = defaultdict(set)
        for postings, _ in self.parts:
            for term in postings.begins_with(beginning):
                known, form = term.split(_BETWEEN)
                forms[known].add(form)
        return forms

    def _counts(self, known: str, forms: Iterable[str]) -> Counter[str]:
        """How often each form is written in the documents that there are."""
        counts: Counter[str] = Counter()
        for form in forms:
            for postings, places in self.parts:
                rows, times = postings.find(f"{known}{_BETWEEN}{form}")
                counts[form] += int(times[places[rows] >= 0].sum())
        return +counts
