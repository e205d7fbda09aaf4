"""The words of English and how frequent they are: what is a right word, and which one is meant."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index.spelling import slips_allowed

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_english(word: str) -> bool:
    """Return whether `word`, in any case, is a word of English."""
    return word.casefold() in _frequencies()


def nearest_english(word: str) -> tuple[int, str] | None:
    """Return the English word that `word` is likely a slip for, and how many slips away it is.

    A slip is a letter left out, added, changed, or swapped with its neighbour; fewest count, then
    the most frequent word. None when none with the same first letter is near enough.
    """
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extract

    folded, slips = word.casefold(), slips_allowed(word)
    words = _by_letter().get(folded[:1], ())
    alike = extract(
        folded, words, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None
    )
    near = [(distance, -_frequencies()[known], known) for known, distance, _ in alike]
    distance, _, known = min(near, default=(0, 0, ""))
    return (distance, known) if known else None


@cache
def _frequencies() -> Mapping[str, int]:
    """Words and how often they are counted in subtitles, of the package pyspellchecker (MIT)."""
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    frequencies: dict[str, int] = json.loads(gzip.decompress(packed))
    return frequencies


@cache
def _by_letter() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in _frequencies():
        found.setdefault(word[0], []).append(word)
    return found
