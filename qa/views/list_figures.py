"""An index → what is counted in it, source by source, and where the sources differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.sparse.tokenize import tokenize
from qa.views.cell import Part, Progress, Window
from qa.views.scan import scan_of
from qa.views.show_cell import show_cell, who_says

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.index import Index
    from qa.sources.list_evidence import Voiced
    from qa.views.cell import Cell
    from qa.views.scan import Counted

ALIKE = 0.6
"""Cosine from which two sentences are on the same matter (as in `find_conflicts`): two numbers of
the same thing in them can be compared."""

MOST_COMPARED = 600  # figures of one topic that are compared with one another


@dataclass(frozen=True, slots=True)
class Topic:
    """What is counted: `stem` names it, `label` is how the sources print it most often; how many
    sources count it, how many figures there are, and which distinct ones, ascending.
    """

    stem: str
    label: str
    sources: int
    figures: int
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in its sentence, marked there. `dates` are those that the sentence names. `differs`
    says that another source has another number of the same in a sentence on the same matter.
    """

    value: float
    cell: Cell
    said: Voiced | None
    dates: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """`entries` are those of the one topic that was asked for, by source; none without one."""

    progress: Progress
    topics: Part[Topic]
    entries: Part[Entry]


def list_figures(  # noqa: PLR0913 - each narrows it
    index: Index,
    topic: str = "",
    *,
    question: str = "",
    source: str = "",
    window: Window = Window(),  # noqa: B008 - frozen
    patience: float = float("inf"),
) -> Figures:
    """Return what is counted, what most sources count first, or with `topic`, the stem of one, its
    figures by source.

    `question` leaves the topics of which it has a word, `source` is the id of the only document
    wanted. Documents that nobody has looked at yet are looked at for `patience` seconds at most.
    """
    scan = scan_of(index)
    progress = scan.read(index, patience)
    figures = list(scan.figures)
    if source:
        wanted = index.contents.numbers.get(source)
        figures = [each for each in figures if each.document == wanted]
    topics = _topics(figures)
    if question:
        terms = set(tokenize(question))
        topics = [each for each in topics if each.stem in terms or each.label in terms]
    if not topic:
        return Figures(progress, Part(len(topics), tuple(window.of(topics))), Part(0, ()))
    own = [each for each in figures if any(stem == topic for stem, _ in each.figure.topics)]
    own.sort(key=lambda each: (each.document, each.row, each.figure.start))
    differing = _differing(own[:MOST_COMPARED], index)
    dates: dict[int, list[str]] = defaultdict(list)
    rows = {each.row for each in own}
    for each in list(scan.dates):
        if each.row in rows:
            dates[each.row].append(each.iso)
    shown = window.of(own)
    cells = [show_cell(e.row, e.figure.start, e.figure.end, index.contents) for e in shown]
    entries = tuple(
        Entry(each.figure.value, cell, said, tuple(dates[each.row]), each in differing)
        for each, cell, said in zip(shown, cells, who_says(cells, index), strict=True)
    )
    named = tuple(each for each in topics if each.stem == topic)
    return Figures(progress, Part(len(named), named), Part(len(own), entries))


def _topics(figures: Sequence[Counted]) -> list[Topic]:
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    of_topic: dict[str, list[Counted]] = defaultdict(list)
    for each in figures:
        for stem, printed in each.figure.topics:
            labels[stem][printed] += 1
            of_topic[stem].append(each)
    found = [
        Topic(
            stem,
            _usual(labels[stem]),
            len({each.document for each in own}),
            len(own),
            tuple(sorted({each.figure.value for each in own})),
        )
        for stem, own in of_topic.items()
    ]
    return sorted(found, key=lambda each: (-each.sources, -each.figures, each.stem))


def _usual(printed: Counter[str]) -> str:
    """The form that is printed most often, the first by the alphabet among equals."""
    return min(printed.items(), key=lambda pair: (-pair[1], pair[0]))[0]


def _differing(figures: Sequence[Counted], index: Index) -> set[Counted]:
    """Those of which another document has another number, in a sentence on the same matter."""
    if not figures:
        return set()
    rows = np.array([each.row for each in figures], dtype=np.int64)
    values = np.array([each.figure.value for each in figures])
    documents = np.array([each.document for each in figures])
    vectors = index.sentence_vectors.rows(rows)
    other = (documents[:, None] != documents) & (values[:, None] != values)
    apart = (vectors @ vectors.T >= ALIKE) & other
    return {figures[place] for place in np.flatnonzero(apart.any(axis=1)).tolist()}
