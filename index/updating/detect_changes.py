"""An index and its corpus → which of the documents' files are no longer what was read.

An answer quotes the text as it was read. Who reads it must know where the file is another by now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import CorpusError
from corpus.readers.folder.read_listing import read_listing
from corpus.readers.read_state import read_look, read_state
from index.storage.files import KEY, SIZE, TIME, Files

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.readers.read_state import State
    from index.index import Index


@dataclass(frozen=True, slots=True)
class Found:
    """Files that have changed, that are gone, and that are new, by name; `missing` says that the
    corpus as a whole is gone. `signature` is that of the corpus as it was looked at.
    """

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    missing: bool = False
    signature: str = ""

    @property
    def anything(self) -> bool:
        """Whether anything is not as it was."""
        return self.missing or bool(self.changed or self.gone or self.added)


class LookAgain:
    """Looks at the files that an index was made of; safe to use from several threads."""

    def __init__(self, index: Index, corpus: Path, *, follow: bool = False) -> None:
        self._corpus, self._follow = corpus, follow
        self._numbers = index.contents.numbers
        self._files = Files.of_arrays(index.tables, index.document_store.table)
        self._ends = np.cumsum(self._files.counts)
        self._states: dict[tuple[int, int, int], State] = {}  # of files that were read again

    def of_document(self, number: int) -> State:
        """Return what has become of the file of document `number`.

        It is read only where it looks otherwise and has the same size: some microseconds else.
        """
        return self._of_file(int(np.searchsorted(self._ends, number, side="right")))

    def of_named(self, identity: str) -> State:
        """Return what has become of the file of the document with this id: "unchanged" where there
        is none.
        """
        number = self._numbers.get(identity)
        return "unchanged" if number is None else self.of_document(number)

    def of_all(self) -> Found:
        """Return what has become of the corpus: every file of it is looked at."""
        try:
            listing = read_listing(self._corpus, follow=self._follow)
        except CorpusError:
            return Found(missing=True)
        names, known = set(listing.names), set(self._files.names)
        found: dict[State, list[str]] = {"unchanged": [], "changed": [], "gone": []}
        for number, name in enumerate(self._files.names):
            found[self._of_file(number) if name in names else "gone"].append(name)
        added = tuple(name for name in listing.names if name not in known)
        return Found(tuple(found["changed"]), tuple(found["gone"]), added, False, listing.signature)

    def _of_file(self, number: int) -> State:
        name = self._files.names[number]
        look = read_look(self._corpus, name)
        if look is None:
            return "gone"
        size, time = (int(self._files.looks[number, column]) for column in (SIZE, TIME))
        if look == (size, time):
            return "unchanged"
        if look[0] != size:
            return "changed"
        digest = self._files.digests[number].tobytes()
        if digest == bytes(KEY):  # it could not be read then either
            return "unchanged"
        key = (number, *look)
        if key not in self._states:
            self._states[key] = read_state(self._corpus, name, digest)
        return self._states[key]
