"""What is wanted of the documents → which of them, and which statements, a reply may show.

Filters work before the ranking: what is left out takes nobody's place, and what is left has
the scores and the confidence that it has without any filter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.people.find_speakers import find_speakers
from qa.filters.find_mentions import find_mentions
from qa.question import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from index.people.ledger import Voice
    from qa.options import Options
    from qa.ranking.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Filter:
    """What may be shown; None stands for everything.

    `documents` has an entry for each document of the index, `sentences` one for each
    sentence; `statements` are numbers of the ledger. The latter two are None together:
    unless only statements are wanted, any sentence will do. `voices` are whose statements
    these are to be; none: anybody's.
    """

    documents: NDArray[np.bool_] | None = None
    statements: frozenset[int] | None = None
    sentences: NDArray[np.bool_] | None = None
    voices: tuple[Voice, ...] = ()

    def passages(self, index: Index) -> NDArray[np.bool_] | None:
        """Return which passages hold something that may be shown."""
        table = index.contents.passages
        if self.sentences is not None:
            passage_of = np.repeat(np.arange(len(table)), table.sentence_counts)
            held: NDArray[np.bool_] = (
                np.bincount(passage_of[self.sentences], minlength=len(table)) > 0
            )
            return held
        return None if self.documents is None else self.documents[table.documents]

    def keep(self, ranking: Ranking) -> Ranking:
        """Return the hits of `ranking` that may be shown."""
        wanted = self.sentences
        return ranking if wanted is None else ranking[wanted[ranking.sentences]]


def filter_documents(index: Index, options: Options) -> Filter:
    """Return what of `index` the `options` leave. Raises QuestionError for unknown names."""
    documents = _documents(index, options)
    if not (options.speakers or options.statements):
        return Filter(documents)
    voices = tuple(voice for name in options.speakers for voice in _voices(name, index))
    numbers = frozenset(_statements(index, voices, documents))
    return Filter(documents, numbers, _sentences(index, sorted(numbers)), voices)


def _documents(index: Index, options: Options) -> NDArray[np.bool_] | None:
    if not (options.sources or options.since or options.until):
        return None
    contents = index.contents
    unknown = [name for name in options.sources if name not in contents.numbers]
    if unknown:
        raise QuestionError(Message(Key.NO_SUCH_SOURCE, name=min(unknown)))
    documents = np.full(len(contents.references), not options.sources)
    documents[[contents.numbers[name] for name in options.sources]] = True
    if options.since or options.until:
        dates, of = contents.issued
        documents &= np.array([_within(issued, options) for issued in dates], dtype=bool)[of]
    return documents


def _within(issued: str, options: Options) -> bool:
    """Compare as far as both dates are precise: 2017 lies within 2017-04 to 2017-06."""
    return (
        bool(issued)
        and issued >= options.since[: len(issued)]
        and (not options.until or issued[: len(options.until)] <= options.until)
    )


def _statements(
    index: Index, voices: Sequence[Voice], documents: NDArray[np.bool_] | None
) -> Iterable[int]:
    """Numbers of the statements of `voices`, or of all."""
    numbers: Sequence[int] = range(len(index.ledger.statements))
    if voices:
        numbers = sorted({each.statement for voice in voices for each in voice.attributions})
    if documents is None:
        return numbers
    wanted = documents[index.statement_rows.documents(numbers)]
    kept: list[int] = np.asarray(numbers, np.int64)[wanted].tolist()
    return kept


def _voices(name: str, index: Index) -> list[Voice]:
    """Who is called just that, else whoever can be meant by it."""
    voices = [voice for voice in index.ledger.voices if voice.name == name]
    voices = voices or find_speakers(
        name, index.ledger, lambda form: bool(find_mentions(form, index))
    )
    if not voices:
        raise QuestionError(Message(Key.NO_SUCH_SPEAKER, name=name))
    return voices


def _sentences(index: Index, numbers: Sequence[int]) -> NDArray[np.bool_]:
    """Which sentences hold words of these statements."""
    held = np.zeros(len(index.contents.sentences), dtype=bool)
    held[index.statement_rows.contents.take(numbers).rows] = True
    return held
