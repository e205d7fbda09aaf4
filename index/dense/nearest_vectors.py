"""A vector → the rows whose vectors are nearest to it, by FAISS: all compared, or the likeliest.

Up to EXACT_UP_TO rows, and of any selection, every vector is compared (IndexFlatIP). Beyond that
the sides of 512 planes on which they lie are, 64 bytes for 1,536 (IndexBinaryFlat), and of those
that agree in most places the vectors themselves (random hyperplanes: Charikar, Similarity
Estimation Techniques from Rounding Algorithms, STOC 2002; binary codes and rescoring: Yamada et
al., Efficient Passage Retrieval with Hashing, ACL 2021). Nothing is trained, as an inverted file or
a product quantiser would have to be: the signs of a vector are its own, so an index that has grown
finds what one made anew finds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.dense.vectors import signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.dense.vectors import Part, Vectors

EXACT_UP_TO = 10_000
"""Rows: half a millisecond, and as long by signs; 30,000 take 2, by signs 0.8."""

COMPARED = 800
"""Vectors compared after the signs, or a few more. Of 300,000 mixtures of real sentence vectors
it finds all of the nearest hundred, of as many made ones .97 of the nearest ten."""

LOOKED_AT, LOOKED_AT_LEAST = 2 * COMPARED, 100
"""Nearest by their signs of all files, and of each: mostly enough to know in one go which is the
last that counts, and all that differ as little."""


def nearest_vectors(
    vectors: Vectors,
    vector: NDArray[np.float32],
    rows: NDArray[np.int64] | None,
    depth: int,
    exact_up_to: int | None = None,
) -> NDArray[np.int64]:
    """Return up to `depth` of `rows` (ascending; None: all), those nearest to `vector` first.

    Equally near ones come in the order of their rows. Of a selection all are compared.
    """
    limit = EXACT_UP_TO if exact_up_to is None else exact_up_to
    if rows is None and len(vectors) > max(limit, COMPARED):
        rows = _likely(vectors, vector)
    nearest = first(vectors.products(vector, rows), depth)
    return nearest if rows is None else rows[nearest]


def is_exact(vectors: Vectors) -> bool:
    """Return whether every one of so many vectors is compared."""
    return len(vectors) <= EXACT_UP_TO


def first(scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """Return the places of the `depth` highest of `scores`, best first, equal ones in order.

    >>> first(np.array([1, 3, 2, 3], dtype=np.float32), 3).tolist()
    [1, 3, 2]
    """
    places = top_k(scores, depth)
    best: NDArray[np.int64] = places[np.argsort(-scores[places], kind="stable")]
    return best


def top_k(scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """Return the places of the `depth` highest of `scores`, ascending; of equal ones the first.

    >>> top_k(np.array([1, 3, 2, 3, 2], dtype=np.float32), 3).tolist()
    [1, 2, 3]
    """
    surplus = len(scores) - depth
    if surplus <= 0 or not depth:
        return np.arange(min(len(scores), depth))
    least = np.partition(scores, surplus)[surplus]
    places = np.flatnonzero(scores >= least)
    if len(places) > depth:
        equal = np.flatnonzero(scores[places] == least)
        places = np.delete(places, equal[depth - len(places) :])
    return places


def _parts(vectors: Vectors) -> Iterator[tuple[Part, NDArray[np.int32]]]:
    """Each part that has vectors, and the rows that these are; -1: of a document that is gone.

    One has none where all that was added is a document without a word.
    """
    start = 0
    for part in vectors.parts:
        if len(part.vectors):
            yield part, vectors.places[start : start + len(part.vectors)]
        start += len(part.vectors)


def _likely(vectors: Vectors, vector: NDArray[np.float32]) -> NDArray[np.int64]:
    """At least COMPARED rows, ascending, whose signs differ least from those of `vector`.

    All that differ as little as the last of them are among them: which of these a file holds
    first does not matter.
    """
    from faiss import omp_set_num_threads

    omp_set_num_threads(1)  # for one question, more threads measured 40 times slower
    signs = _signs_of_question(vector.tobytes())
    most = 8 * signs.shape[1]
    share = LOOKED_AT / len(vectors)
    found = [_alike(part, places, signs, share) for part, places in _parts(vectors)]
    within = _last([alike for alike, _ in found], most)
    found = [
        (alike, reach) if reach >= within else (_alike_within(part, places, signs, within), most)
        for (alike, reach), (part, places) in zip(found, _parts(vectors), strict=True)
    ]
    within = _last([alike for alike, _ in found], most)
    rows = np.concatenate([rows[distances <= within] for (distances, rows), _ in found])
    return np.sort(rows).astype(np.int64)


@lru_cache(maxsize=1)  # passages and sentences are asked in turn
def _signs_of_question(vector: bytes) -> NDArray[np.uint8]:
    return signs_of(np.frombuffer(vector, dtype=np.float32)[np.newaxis])


_Alike = tuple["NDArray[np.int32]", "NDArray[np.int32]"]
"""In how many signs rows differ from what is sought, and which they are."""


def _alike(
    part: Part, places: NDArray[np.int32], signs: NDArray[np.uint8], share: float
) -> tuple[_Alike, int]:
    """The rows of a part whose signs differ least, and up to which difference these are all."""
    count = min(LOOKED_AT_LEAST + int(share * len(places)), len(places))
    distances, numbers = part.binary.search(signs, count)
    reach = 8 * signs.shape[1] if count == len(places) else int(distances[0, -1]) - 1
    return _present(distances[0], places[numbers[0]]), reach


def _alike_within(
    part: Part, places: NDArray[np.int32], signs: NDArray[np.uint8], within: int
) -> _Alike:
    """All rows of a part that differ in no more than `within` signs."""
    _, distances, numbers = part.binary.range_search(signs, within + 1)  # closer, not as close
    return _present(distances, places[numbers])


def _present(distances: NDArray[np.int32], rows: NDArray[np.int32]) -> _Alike:
    here = rows >= 0
    return distances[here], rows[here]


def _last(found: Sequence[_Alike], most: int) -> int:
    """In how many signs the last of COMPARED rows differs; `most`: so many are not found."""
    distances = np.concatenate([distances for distances, _ in found])
    if len(distances) < COMPARED:
        return most
    return int(np.partition(distances, COMPARED - 1)[COMPARED - 1])
