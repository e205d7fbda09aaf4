"""A document → a sketch of a fixed size from which its likeness to another can be told."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import numpy as np

from corpus.document import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from corpus.document import Document

SIZE = 128
"""Numbers a sketch. The likeness told from them is off by 4 % or so."""

SHINGLE = 5
"""Words. Runs of five are shared by copies and hardly ever by chance."""

BLOCK = 4_096  # shingles at a time: 4 MB

_WORD = re.compile(r"\w+")


def minhash(document: Document) -> NDArray[np.uint32]:
    """Return the least values that SIZE hash functions take over the shingles of its prose.

    The share of places in which two sketches agree estimates which share of their
    shingles two texts have in common (Broder, On the Resemblance and Containment of
    Documents, 1997).
    """
    text = Span(document, 0, len(document.text)).reading
    words = [zlib.crc32(word.encode("utf-8", "surrogatepass"))
             for word in _WORD.findall(text.casefold())]  # fmt: skip
    shingles = _shingles(np.array(words or [0], dtype=np.uint64))
    factors, terms = _functions()
    least = np.full(SIZE, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(shingles), BLOCK):
        hashes = shingles[start : start + BLOCK, None] * factors + terms  # modulo 2⁶⁴
        np.minimum(least, (hashes >> np.uint64(32)).astype(np.uint32).min(axis=0), out=least)
    return least


def _shingles(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each run of SHINGLE words, or for the whole of a shorter text."""
    run = min(SHINGLE, len(words))
    mixed = np.zeros(len(words) - run + 1, dtype=np.uint64)
    for place in range(run):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[place : place + len(mixed)]
    mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed * np.uint64(0xBF58476D1CE4E5B9))


def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The same functions at every run: odd factors and terms (multiply-shift hashing)."""
    numbers = np.random.default_rng(20_170_413).integers(0, 2**63, (2, SIZE), dtype=np.uint64)
    return numbers[0] * np.uint64(2) + np.uint64(1), numbers[1]
