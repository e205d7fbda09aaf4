"""The views of an open corpus, for Python: `onrecord.Corpus` has these methods.

Nothing heavy is imported before one of them is called.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from qa.views.cell import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from qa.ranking.rerank import Reader
    from qa.views.compare_answers import Comparison
    from qa.views.list_figures import Figures
    from qa.views.list_timeline import Timeline
    from qa.views.list_voices import Profile, Voices

EVERYTHING = Window(10**9)


class CorpusViews(ABC):
    """What an index shows beside answers. All raise ClosedError where it was closed."""

    reader: Reader | None

    @property
    @abstractmethod
    def index(self) -> Index:
        """The index."""

    @property
    @abstractmethod
    def encoder(self) -> Encoder:
        """The model that it was built with."""

    def people(self, window: Window = EVERYTHING) -> Voices:
        """Return who speaks: persons first, then bodies, then whom one cannot be sure about."""
        from qa.views.list_voices import list_voices

        return list_voices(self.index, window)

    def person(self, name: str, window: Window = EVERYTHING) -> Profile | None:
        """Return the names, roles and statements of one of `people`, None where there is none."""
        from qa.views.list_voices import profile

        return profile(self.index, name, window)

    def timeline(self, period: str = "", source: str = "", window: Window = EVERYTHING) -> Timeline:
        """Return every sentence that names a date in `period`, a year, month or day in ISO 8601, by
        date; of one document with `source`, its id.
        """
        from qa.views.list_timeline import list_timeline

        return list_timeline(self.index, period, source, window)

    def figures(
        self, topic: str = "", question: str = "", source: str = "", window: Window = EVERYTHING
    ) -> Figures:
        """Return what is counted, or with `topic`, the `stem` of one of these, its figures by
        source. `question` leaves the topics that it names, `source` those of one document.
        """
        from qa.views.list_figures import list_figures

        return list_figures(self.index, topic, question=question, source=source, window=window)

    def compare(self, documents: Sequence[str], question: str = "") -> Comparison:
        """Return what each of two or three `documents`, their ids, says to `question`, asked alone;
        without one the statements that they share. Raises QuestionError.
        """
        from dataclasses import replace

        from qa.ask import ask
        from qa.views.compare_answers import compare_answers, known_sides, options_of_side

        known = known_sides(self.index, documents)
        wanted = [replace(options_of_side(each), reader=self.reader) for each in known]
        asked = wanted if question.strip() else ()
        replies = [ask(self.index, self.encoder, question, (), options) for options in asked]
        return compare_answers(self.index, known, question.strip(), replies)
