"""The words of a corpus as it spells them, and the nearest one to a word that it lacks."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_WORD = re.compile(r"[^\W\d_]{4,}")

LONG_WORD = 8
"""Letters from which on two slips, not one, are taken for a misspelling."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """`counts` maps each word of four letters or more, as most often written, to its number."""

    counts: dict[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spelling:
        """Collect the words of `texts`."""
        forms: dict[str, Counter[str]] = {}
        for text in texts:
            for word in _WORD.findall(text):
                forms.setdefault(word.casefold(), Counter())[word] += 1
        return cls(
            {
                min(form, key=lambda w: (-form[w], w)): form.total()
                for _, form in sorted(forms.items())
            }
        )

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
        near = []
        for known, count in self.counts.items():
            likely = known[0].isupper() and known[0] == word[0].upper()
            if likely and abs(len(known) - len(word)) <= slips:
                distance = DamerauLevenshtein.distance(
                    word.casefold(), known.casefold(), score_cutoff=slips
                )
                if distance <= slips:
                    near.append((distance, -count, known))
        return min(near)[2] if near else None

    def save(self, file: Path) -> None:
        """Write the words into `file`."""
        file.write_text(json.dumps(self.counts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Spelling:
        """Open what `save` wrote."""
        return cls(json.loads(file.read_text(encoding="utf-8")))
