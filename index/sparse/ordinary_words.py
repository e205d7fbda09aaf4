"""The words of English and how frequent they are: what is a right word, and which one is meant."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


LEAST_FREQUENT = 500
"""Times in the counted subtitles: a rarer word is more often not the one that was meant."""

TWO_SLIPS = 10
"""Letters from which on a word of the language may be two slips away: there are far more of them
than there are names in a corpus."""

BRITISH = ((r"our", "or"), (r"is(?=e|ing|at)", "iz"), (r"ence(?=s?$)", "ense"),
           (r"ll(?=ed|ing|er)", "l"), (r"(?<=t)re(?=s?$)|(?<=ib)re(?=s?$)", "er"), (r"ogue", "og"),
           (r"ys(?=e|ing)", "yz"), (r"ae(?=mi|mo|di|ol|st)|oe(?=st|so|t|a)", "e"),
           (r"amme(?=s?$)", "am"))  # fmt: skip
"""How British spelling differs from the American one that the list has."""

IN_FRONT = ("anti", "auto", "counter", "inter", "micro", "mini", "multi", "non", "post", "pre",
            "semi", "sub", "super", "trans", "ultra", "under")  # fmt: skip
"""What makes a word of its own of another word, whether or not a list has it. Not "co" and "re":
they begin many words, and so many slips."""

SHORTEST_PART = 6
"""Letters of what is behind one of these: before "sting", "inter" is a slip."""


def is_english(word: str) -> bool:
    """Return whether `word`, in any case, is a word of English, on either side of the Atlantic,
    or one with a usual syllable in front.

    >>> is_english("favoured"), is_english("defence"), is_english("wasnt"), is_english("shcool")
    (True, True, True, False)
    >>> is_english("leukaemia"), is_english("programmes"), is_english("superdelegate")
    (True, True, True)
    """
    folded = word.casefold()
    if _listed(folded):
        return True
    behind = (folded.removeprefix(lead) for lead in IN_FRONT if folded.startswith(lead))
    return any(len(part) >= SHORTEST_PART and _listed(part) for part in behind)


def _listed(folded: str) -> bool:
    """Whether the list has a word, or its American form, or it with its apostrophe."""
    forms = [folded, *(re.sub(ours, theirs, folded) for ours, theirs in BRITISH)]
    forms += [f"{folded[:-end]}'{folded[-end:]}" for end in (1, 2)]  # "wasnt", "wouldve"
    return any(form in _frequencies() for form in forms)


def nearest_english(word: str, used: Callable[[str], bool]) -> tuple[int, str] | None:
    """Return the English word that `word` is likely a slip for, and how many slips away it is.

    A slip is a letter left out, added, changed, or swapped with its neighbour; fewest count, then
    the most frequent word. Only words that are `used` in what is asked about are offered, for a
    term that no list has is more often right than meant for a word that nobody there writes; but
    two letters that changed places are a slip anywhere. None when none with the same first letter
    is near enough.
    """
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extract

    folded, slips = word.casefold(), 2 if len(word) >= TWO_SLIPS else 1
    words = _by_letter().get(folded[:1], ())
    alike = extract(
        folded, words, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None
    )
    near = [
        (distance, -_frequencies()[known], known)
        for known, distance, _ in alike
        if used(known) or (distance == 1 and sorted(known) == sorted(folded))
    ]
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
    for word, frequency in _frequencies().items():
        if frequency >= LEAST_FREQUENT:
            found.setdefault(word[0], []).append(word)
    return found
