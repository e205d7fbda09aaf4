"""The numbers of documents by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus.readers.text.read_jsonl import NAME_HASH, name_hash

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from corpus.document import Reference


class Numbers(Mapping[str, int]):
    """The number of each document by its id, found by the hash of that, `names` (n, NAME_HASH):
    so no reference is read for it, where reading those of 10,000 documents takes 0.1 s.
    """

    def __init__(self, names: NDArray[np.uint8], references: Sequence[Reference]) -> None:
        self._names, self._references = names, references

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        names = np.ascontiguousarray(self._names).view(f"V{NAME_HASH}").ravel().tolist()
        return dict(zip(names, range(len(names)), strict=True))

    def __getitem__(self, name: str) -> int:
        return self._numbers[name_hash(name)]

    def __iter__(self) -> Iterator[str]:
        return (reference.id for reference in self._references)

    def __len__(self) -> int:
        return len(self._names)
