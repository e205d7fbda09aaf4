"""Whether a corpus is the one that an index was made of, wherever it lies now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.folder.read_listing import read_listing
from corpus.readers.read import Reading
from index.storage.files import KEY, SIZE, Files, looks_of

if TYPE_CHECKING:
    from pathlib import Path

    from index.index import Index


def is_place(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same place, which need not be there."""
    if one.resolve() == other.resolve():
        return True
    try:
        return one.samefile(other)  # by another mount, or another case of its letters
    except OSError:
        return False


def recognise_corpus(index: Index, corpus: Path, *, follow: bool = False) -> bool:
    """Return whether every file that `index` has documents of is in `corpus`, by its hash.

    What else is there counts as added. Only files of the same size are read.
    Raises CorpusError when there is no such corpus.
    """
    files = Files.of_arrays(index.tables, index.document_store.table)
    listing = read_listing(corpus, follow=follow)
    found: dict[int, list[str]] = {}
    for name, look in zip(listing.names, looks_of(listing), strict=True):
        found.setdefault(int(look[SIZE]), []).append(name)
    wanted = [number for number in range(len(files.names)) if files.counts[number]]
    with Reading(corpus) as reading:
        if len(wanted) == 1 and _is_grown(files, wanted[0], reading):
            return True
        hashed: dict[str, bytes] = {}
        for number in wanted:
            digest = files.digests[number].tobytes()
            names = found.get(int(files.looks[number, SIZE]), [])
            for name in sorted(names, key=files.names[number].__ne__):  # the likeliest first
                hashed[name] = hashed.get(name) or reading.digest_of(name)
                if hashed[name] == digest != bytes(KEY):
                    break
            else:
                return False
    return True


def _is_grown(files: Files, number: int, reading: Reading) -> bool:
    """Whether a corpus of one file begins with file `number` as it was."""
    size, digest = int(files.looks[number, SIZE]), files.digests[number].tobytes()
    return reading.read_on(size, digest) is not None
