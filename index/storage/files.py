"""Files of a corpus as they were when they were read, and what came of them: columns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from corpus.readers.folder.read_listing import NEVER
from corpus.source import Failure
from index.storage.records import failure_record, read_failure
from index.storage.row_ranges import ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from corpus.readers.folder.read_listing import Listing
    from corpus.source import Failure

KEY = 32  # bytes
SIZE, TIME, STATED = range(3)  # columns of how a file looks


class FileRecord(NamedTuple):
    """A file that was just read: how it looked, the hash of its bytes (b"" where not known), the
    keys of its documents one behind the other, and what failed.
    """

    name: str
    look: NDArray[np.int64]
    digest: bytes
    keys: bytes
    failures: tuple[Failure, ...]


def looks_of(listing: Listing) -> NDArray[np.int64]:
    """Return how each file of `listing` looks, (n, 3): its size, its time, what is stated of it."""
    columns = (listing.sizes, listing.times, listing.stated)
    return np.stack([np.array(column, dtype=np.int64) for column in columns], axis=1)


@dataclass(frozen=True, slots=True)
class Files:
    """Of n files their `names`, `looks` (n, 3), `digests` (n, 32), zeros where not known, how
    many documents each gave (`counts`), and by its number the failures of a file that has any.

    `documents` has a row for each document, file after file: its key, or where it lies.
    """

    names: tuple[str, ...]
    looks: NDArray[np.int64]
    digests: NDArray[np.uint8]
    counts: NDArray[np.int64]
    failures: Mapping[int, tuple[Failure, ...]]
    documents: NDArray[Any]

    @classmethod
    def of_records(cls, records: Sequence[FileRecord], documents: NDArray[Any]) -> Self:
        """Return the columns of files that were just read."""
        digests = b"".join(each.digest or bytes(KEY) for each in records)
        return cls(
            tuple(each.name for each in records),
            np.array([each.look for each in records], dtype=np.int64).reshape(-1, 3),
            np.frombuffer(digests, dtype=np.uint8).reshape(-1, KEY),
            np.array([len(each.keys) // KEY for each in records], dtype=np.int64),
            {number: each.failures for number, each in enumerate(records) if each.failures},
            documents,
        )

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return the files of all `parts`, one behind the other."""
        firsts = np.cumsum([0, *(len(part.names) for part in parts)]).tolist()
        return cls(
            tuple(chain.from_iterable(part.names for part in parts)),
            np.concatenate([part.looks for part in parts]),
            np.concatenate([part.digests for part in parts]),
            np.concatenate([part.counts for part in parts]),
            {
                first + number: failures
                for first, part in zip(firsts, parts, strict=False)
                for number, failures in part.failures.items()
            },
            np.concatenate([part.documents for part in parts]),
        )

    def take(self, numbers: NDArray[np.int64]) -> Self:
        """Return the files `numbers`, in that order."""
        chosen = numbers.tolist()
        failures = enumerate(map(self.failures.get, chosen))
        return type(self)(
            tuple(map(self.names.__getitem__, chosen)),
            self.looks[numbers],
            self.digests[numbers],
            self.counts[numbers],
            {place: own for place, own in failures if own} if self.failures else {},
            self.documents_of(numbers),
        )

    def documents_of(self, numbers: NDArray[np.int64]) -> NDArray[Any]:
        """Return the rows of the documents of the files `numbers`."""
        starts = np.cumsum(self.counts) - self.counts
        rows: NDArray[Any] = self.documents[ranges(starts[numbers], self.counts[numbers])]
        return rows

    def find(self, names: Sequence[str]) -> NDArray[np.int64]:
        """Return the number of the last file of each name that was read to its end, or -1.

        What could not be read is tried again: a file that may not be opened today may be
        opened tomorrow, and no time is written down for that.
        """
        numbers = dict(zip(self.names, range(len(self.names)), strict=True))
        for number, failures in self.failures.items():
            name = self.names[number]
            if numbers[name] == number and any(failure.id == name for failure in failures):
                numbers[name] = -1
        return np.fromiter(map(numbers.get, names, repeat(-1)), np.int64, len(names))

    def look_as(self, numbers: NDArray[np.int64], looks: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return whether files `numbers` (-1: none) looked as they do now: then they need not be
        read to know that they are the same.
        """
        alike: NDArray[np.bool_] = (numbers >= 0) & (looks[:, TIME] != NEVER)
        alike[alike] = (self.looks[numbers[alike]] == looks[alike]).all(axis=1)
        return alike

    def digest_if_like(self, number: int, look: NDArray[np.int64]) -> bytes:
        """Return the hash that the bytes of a file must have to be file `number`, whatever its
        time; b"" when it cannot be.
        """
        if number < 0 or (self.looks[number] != look)[[SIZE, STATED]].any():
            return b""
        digest = self.digests[number].tobytes()
        return digest if any(digest) else b""

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all but `documents` as arrays."""
        failures = [[n, [failure_record(each) for each in own]] for n, own in self.failures.items()]
        names = "\0".join(self.names).encode("utf-8", "surrogatepass")
        return {
            "files.names": np.frombuffer(names, dtype=np.uint8),
            "files.looks": self.looks,
            "files.digests": self.digests,
            "files.counts": self.counts,
            "files.failures": np.frombuffer(json.dumps(failures).encode(), dtype=np.uint8),
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]], documents: NDArray[Any]) -> Self:
        """Return what `arrays` wrote down."""
        names = arrays["files.names"].tobytes().decode("utf-8", "surrogatepass")
        failures = json.loads(arrays["files.failures"].tobytes())
        return cls(
            tuple(names.split("\0")) if names else (),
            arrays["files.looks"],
            arrays["files.digests"],
            arrays["files.counts"],
            {number: tuple(map(read_failure, own)) for number, own in failures},
            documents,
        )
