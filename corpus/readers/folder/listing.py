"""The files of a corpus as they look from outside: nothing of them has been read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

    from corpus.source import Failure

NEVER = -1  # a time at which no file was changed


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a corpus in their order, a column for each thing that can be seen of them.

    `names` are paths relative to the corpus, with slashes. `times` of change are in
    nanoseconds, or NEVER for a file changed so lately that it may change again within the
    same tick of the clock. `stated` is a hash of what `sources.toml` says of the file and of
    what is in it, or 0. `failures` are folders that cannot be looked into.

    `documents` is a guess at how many documents there are: a file counts as one. `signature`
    changes whenever a file does.
    """

    names: tuple[str, ...]
    sizes: array[int]
    times: array[int]
    stated: array[int]
    failures: tuple[Failure, ...]
    documents: int
    signature: str
