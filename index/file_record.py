"""A file of the corpus as it was when it was read, and what came of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from corpus.listing import NEVER, Listed
from corpus.source import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class FileRecord:
    """`keys` are those of its documents, in hexadecimal; `digest` is the hash of its bytes."""

    file: Listed
    digest: str
    keys: tuple[str, ...]
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


def files_record(records: Iterable[FileRecord]) -> bytes:
    """Return `records` as JSON."""
    return json.dumps(
        [
            [
                each.file.name, each.file.size, each.file.modified, each.file.stated, each.digest,
                each.keys, [asdict(failure) for failure in each.failures],
            ]
            for each in records
        ]
    ).encode()  # fmt: skip


def read_files_record(record: bytes) -> list[FileRecord]:
    """Return what `files_record` wrote down."""
    return [
        FileRecord(
            Listed(name, size, modified, stated),
            digest,
            tuple(keys),
            tuple(Failure(**each) for each in failures),
        )
        for name, size, modified, stated, digest, keys, failures in json.loads(record)
    ]
