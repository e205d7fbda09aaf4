"""A vector → the rows whose vectors are nearest to it, by FAISS: all compared, or the likeliest.

Up to EXACT_UP_TO rows every vector is compared (IndexFlatIP). Beyond that the signs of their
components are (after a rotation), 384 bits for 1,536 bytes (IndexBinaryFlat), and of those that
agree in most places the vectors themselves (binary codes and rescoring: Yamada et al., Efficient
Passage Retrieval with Hashing, ACL 2021). Nothing is trained, as an inverted file or a product
quantiser would have to be: the signs of a vector are its own, so an index that has grown finds
what one made anew finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.vectors import signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import faiss
    from numpy.typing import NDArray

    from index.vectors import Part, Vectors

EXACT_UP_TO = 50_000
"""Rows: 3 ms. Beyond that the signs are the quicker way."""

COMPARED = 1_000
"""Vectors compared after the signs, or a few more. Of 300,000 mixtures of real sentence vectors
it finds .999 of the nearest ten and .94 of the nearest hundred."""

LOOKED_AT, LOOKED_AT_LEAST = 2 * COMPARED, 100
"""Nearest by their signs of all files, and of each: mostly enough to know in one go which is the
last that counts, and all that differ as little."""


def find_nearest(
    vectors: Vectors,
    vector: NDArray[np.float32],
    rows: NDArray[np.int64] | None,
    depth: int,
    exact_up_to: int | None = None,
) -> NDArray[np.int64]:
    """Return up to `depth` of `rows` (ascending; None: all), those nearest to `vector` first.

    Equally near ones come in the order of their rows. Of a selection all are compared.
    """
    import faiss

    faiss.omp_set_num_threads(1)  # for one question, more threads measured 40 times slower
    limit = EXACT_UP_TO if exact_up_to is None else exact_up_to
    if rows is None and len(vectors) > max(limit, COMPARED):
        likely = _likely(vectors, vector)
        return likely[first(np.vecdot(vectors.rows(likely), vector), depth)]
    if not depth or not len(vectors) or (rows is not None and not len(rows)):
        return np.empty(0, dtype=np.int64)
    scores, found = _compared(vectors, vector, rows, depth)
    order = np.lexsort((found, -scores))[:depth]
    return found[order]


def is_exact(vectors: Vectors) -> bool:
    """Return whether every one of so many vectors is compared."""
    return len(vectors) <= EXACT_UP_TO


def first(scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """Return the places of the `depth` highest of `scores`, best first, equal ones in order.

    >>> first(np.array([1, 3, 2, 3], dtype=np.float32), 3).tolist()
    [1, 3, 2]
    """
    if depth < len(scores):
        least = np.partition(scores, len(scores) - depth)[len(scores) - depth]
        places = np.flatnonzero(scores >= least)
    else:
        places = np.arange(len(scores))
    order = np.argsort(-scores[places], kind="stable")[:depth]
    best: NDArray[np.int64] = places[order].astype(np.int64)
    return best


def _parts(vectors: Vectors) -> Iterator[tuple[Part, NDArray[np.int32]]]:
    """Each part, and the rows that its vectors are; -1: of a document that is gone."""
    start = 0
    for part in vectors.parts:
        yield part, vectors.places[start : start + len(part.vectors)]
        start += len(part.vectors)


def _compared(
    vectors: Vectors, vector: NDArray[np.float32], rows: NDArray[np.int64] | None, depth: int
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The nearest rows of every part, and their inner products with `vector`."""
    wanted = np.zeros(len(vectors), dtype=bool)
    wanted[slice(None) if rows is None else rows] = True
    scores, found = [], []
    for part, places in _parts(vectors):
        own = (places >= 0) & wanted[places]
        if own.any():
            near, numbers = _nearest(part.flat, vector, depth, own)
            scores.append(near)
            found.append(places[numbers].astype(np.int64))
    return np.concatenate(scores), np.concatenate(found)


def _nearest(
    flat: faiss.IndexFlatIP, vector: NDArray[np.float32], depth: int, own: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The `depth` nearest of the vectors that are `own`, and whatever is as near as the last."""
    parameters = _selecting(own)
    asked = np.ascontiguousarray(vector[np.newaxis], dtype=np.float32)
    count = min(depth + 1, int(own.sum()))
    products, numbers = flat.search(asked, count, params=parameters)
    scores: NDArray[np.float32] = products[0]
    if count <= depth or scores[depth - 1] != scores[depth]:
        return scores, numbers[0]
    below = float(np.nextafter(scores[depth], np.float32(-np.inf)))
    _, products, numbers = flat.range_search(asked, below, params=parameters)
    return products, numbers


def _selecting(own: NDArray[np.bool_]) -> faiss.SearchParameters | None:
    import faiss

    if own.all():
        return None
    bitmap = np.packbits(own, bitorder="little")
    selector = faiss.IDSelectorBitmap(bitmap)  # type: ignore[call-arg,arg-type] # its stub errs
    return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg] # its stub errs


def _likely(vectors: Vectors, vector: NDArray[np.float32]) -> NDArray[np.int64]:
    """At least COMPARED rows, ascending, whose signs differ least from those of `vector`.

    All that differ as little as the last of them are among them: which of these a file holds
    first does not matter.
    """
    signs = signs_of(vector[np.newaxis])
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
