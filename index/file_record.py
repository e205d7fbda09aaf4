"""A file of the corpus as it was when it was read, and what came of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from corpus.listing import NEVER, Listed
from corpus.source import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = 32  # bytes


class FileRecord(NamedTuple):
    """`keys` are those of its documents, 32 bytes each; `digest` is the hash of its bytes."""

    file: Listed
    digest: str
    keys: bytes
    failures: tuple[Failure, ...]

    def same_times(self, file: Listed) -> bool:
        """Whether `file` looks as it did: then it need not be read to know that it is the same.

        What could not be read is tried again: a file that may not be opened today may be
        opened tomorrow, and no time is written down for that.
        """
        return file == self.file and file.modified != NEVER and self._whole

    def may_be(self, file: Listed) -> bool:
        """Whether `file` holds what it held if its bytes have the same hash."""
        now, then = ((each.name, each.size, each.stated) for each in (file, self.file))
        return now == then and self.digest != "" and self._whole

    @property
    def _whole(self) -> bool:
        """Whether the file was read to its end."""
        return not any(failure.id == self.file.name for failure in self.failures)


def files_record(records: Sequence[FileRecord]) -> bytes:
    """Return `records` as JSON: a list for each column, which is read much faster than rows."""
    files = [each.file for each in records]
    columns = {
        "files": [list(column) for column in zip(*files, strict=True)] or [[]] * 4,
        "digests": [each.digest for each in records],
        "documents": [len(each.keys) // KEY for each in records],
        "keys": b"".join(each.keys for each in records).hex(),
        "failures": {
            number: [asdict(failure) for failure in each.failures]
            for number, each in enumerate(records)
            if each.failures
        },
    }
    return json.dumps(columns).encode()


def read_files_record(record: bytes) -> list[FileRecord]:
    """Return what `files_record` wrote down."""
    columns = json.loads(record)
    keys = bytes.fromhex(columns["keys"])
    ends = list(accumulate((KEY * count for count in columns["documents"]), initial=0))
    failures = {
        int(number): tuple(Failure(**each) for each in own)
        for number, own in columns["failures"].items()
    }
    return [
        FileRecord(file, digest, keys[start:end], failures.get(number, ()))
        for number, (file, digest, start, end) in enumerate(
            zip(map(Listed, *columns["files"]), columns["digests"], ends, ends[1:], strict=False)
        )
    ]
