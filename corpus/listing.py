"""The files of a corpus as they look from outside: nothing of them has been read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corpus.source import Failure

NEVER = -1  # a time at which no file was changed


class Listed(NamedTuple):
    """A file. Its `name` is its path relative to the corpus, with slashes.

    `modified` is in nanoseconds, or NEVER for a file changed so lately that it may change
    again within the same tick of the clock. `stated` is a hash of what `sources.toml`
    says of it and of what is in it.
    """

    name: str
    size: int
    modified: int
    stated: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a corpus in their order, and the folders that cannot be looked into.

    `documents` is a guess at how many documents there are: a file counts as one. `signature`
    changes whenever a file does.
    """

    files: tuple[Listed, ...]
    failures: tuple[Failure, ...]
    documents: int
    signature: str
