"""The views of what a service holds; they wait a little for documents to be looked at."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from qa.views.compare_answers import compare_answers, known_sides, options_of_side
from qa.views.list_figures import list_figures
from qa.views.list_timeline import list_timeline
from qa.views.list_voices import list_voices, profile
from qa.views.scan import scan_of
from web.service.read_request import NoSuchDocumentError

if TYPE_CHECKING:
    from index.index import Index
    from qa.views.cell import Window
    from qa.views.compare_answers import Comparison
    from qa.views.list_figures import Figures
    from qa.views.list_timeline import Timeline
    from qa.views.list_voices import Profile, Voices
    from web.service.service import Service
    from web.service.view_request import CompareWanted, FiguresWanted, TimelineWanted

PATIENCE = 1.5
"""Seconds that a visitor waits for documents to be looked at: some thousand are in that time."""

AT_A_TIME = 1.0  # seconds between two looks at whether the index is still the one that answers


class NoSuchSpeakerError(NoSuchDocumentError):
    """Nobody of that name speaks."""

    def __init__(self, name: str) -> None:
        super().__init__(f"nobody called '{name}' speaks")
        self.name = name


class Views:
    """What a service's index shows; safe in several threads. All raise NotReadyError."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None

    @property
    def index(self) -> Index:
        """The index that answers. Raises NotReadyError."""
        return self._service.opened.index

    def people(self, window: Window) -> Voices:
        """Return who speaks, in the documents looked at so far."""
        found = list_voices(self.index, window, PATIENCE)
        self._go_on(complete=found.progress.complete)
        return found

    def profile(self, name: str, window: Window) -> Profile:
        """Return one of them. Raises NoSuchSpeakerError."""
        found = profile(self.index, name, window, PATIENCE)
        if found is None:
            raise NoSuchSpeakerError(name)
        return found

    def _refuse_unknown(self, *documents: str) -> None:
        """Raise NoSuchDocumentError for the first of `documents` that there is not."""
        for each in filter(None, documents):
            if each not in self.index.contents.numbers:
                raise NoSuchDocumentError(f"no document '{each}'")

    def timeline(self, wanted: TimelineWanted) -> Timeline:
        """Return the sentences that name a date, of the documents looked at so far."""
        self._refuse_unknown(wanted.source)
        found = list_timeline(
            self.index, wanted.period, wanted.source, wanted.window, PATIENCE
        )  # fmt: skip
        self._go_on(complete=found.progress.complete)
        return found

    def figures(self, wanted: FiguresWanted) -> Figures:
        """Return what is counted, in the documents looked at so far."""
        self._refuse_unknown(wanted.source)
        found = list_figures(
            self.index, wanted.topic, question=wanted.q, source=wanted.source,
            window=wanted.window, patience=PATIENCE,
        )  # fmt: skip
        self._go_on(complete=found.progress.complete)
        return found

    async def compare(self, wanted: CompareWanted) -> Comparison:
        """Return what each document says. Raises BusyError and QuestionError too."""
        index = self.index
        self._refuse_unknown(*wanted.documents)
        documents = known_sides(index, wanted.documents)
        asked = documents if wanted.q else ()
        replies = [await self._service.ask(wanted.q, (), options_of_side(each)) for each in asked]
        return compare_answers(index, documents, wanted.q, replies)

    def _go_on(self, *, complete: bool) -> None:
        """Look at the rest of the documents behind the visitor's back."""
        with self._lock:
            if not complete and not (self._reading and self._reading.is_alive()):
                self._reading = threading.Thread(target=self._read, name="views", daemon=True)
                self._reading.start()

    def _read(self) -> None:
        index = self.index
        scan = scan_of(index)
        while self.index is index and not scan.read(index, AT_A_TIME).complete:
            pass
