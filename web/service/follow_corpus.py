"""The documents may change while they are served: it is noticed, said, and they are read again.

Nobody has to start the server anew. Questions go on with the index that is there until the next one
is in (`uploads.py`).
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from web.messages.messages import ENGLISH
from web.service.service import DamagedError, NotReadyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.updating.detect_changes import Found
    from web.service import schema
    from web.service.service import Service
    from web.service.uploads import Adding

LOOK_SECONDS = 5.0
"""At least, between two looks at all files: of 10,000 one takes a tenth of a second."""

MOST_NAMED = 20  # files of each kind


class Following:
    """Looks whether the documents of `service` are still what was read; if not, `adding` has them
    read again. Safe to use from several threads.
    """

    def __init__(self, service: Service, adding: Adding) -> None:
        self._service, self._adding = service, adding
        self._looking = threading.Lock()
        self._next = 0.0
        self._tried = ""  # the state of the corpus that was to be read again last

    async def nudge(self) -> None:
        """Look, where it is time, in a thread of its own that nobody waits for."""
        if self._is_due():
            threading.Thread(target=self.look, name="looking", daemon=True).start()

    def look_if_due(self) -> None:
        """Look, where it is time, and wait for it."""
        if self._is_due():
            self.look()

    def look(self) -> None:
        """Look at all files, and begin to read again what has changed, once for each change."""
        with self._looking:
            self._next = time.monotonic() + LOOK_SECONDS
            try:
                opened = self._service.opened
            except DamagedError:
                self._read_again("damaged")
                return
            except NotReadyError:
                return
            if opened.look is None:
                return
            found = self._service.found = opened.look.of_all()
            if not found.missing and found.signature != opened.index.signature:
                self._read_again(found.signature)

    def record(self) -> schema.Followed:
        """Return what was found last, JSON-ready, and how far it is read again."""
        adding = self._adding.record(ENGLISH.language)
        indexing = adding["state"] == "indexing"
        return {**found_record(self._service.found), "indexing": indexing, "error": adding["error"]}

    def _is_due(self) -> bool:
        return time.monotonic() >= self._next and not self._looking.locked()

    def _read_again(self, state: str) -> None:
        if state != self._tried:
            self._tried = state
            self._adding.read_again()


def found_record(found: Found) -> schema.Found:
    """Return what was found as `/health` says it: a count and the first names of each kind."""
    return {
        "state": "gone" if found.missing else "changed" if found.anything else "unchanged",
        "changed": _files(found.changed),
        "gone": _files(found.gone),
        "added": _files(found.added),
    }


def _files(names: Sequence[str]) -> schema.Files:
    return {"count": len(names), "first": list(names[:MOST_NAMED])}
