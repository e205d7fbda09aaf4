"""The journey of a source: text → noise marked → sentences → statements, sections → passages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Document, Span
from corpus.examine import examine
from corpus.infer_reference import infer_reference
from corpus.mark_noise import mark_noise
from corpus.passage import Passage, Sentence
from corpus.split_passages import split_passages
from corpus.split_sections import split_sections
from corpus.split_sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.examination import Examination
    from corpus.source import Source
    from corpus.statement import Statement

    Extract = Callable[[Document, Sequence[Sentence]], tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Ingested:
    """A document, its passages (text proper first, then its glosses), and its statements."""

    document: Document
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    examination: Examination


def ingest(source: Source, extract: Extract | None = None) -> Ingested:
    """Return the document of `source`, cut into passages; the text itself is left untouched.

    `extract` gives the statements of a document and its sentences; without it there are none.
    """
    noise = mark_noise(source.text, source.noise)
    reference = infer_reference(source, noise)
    document = Document(source.id, source.text, reference, source.sha256, noise, source.landmarks)
    sentences = split_sentences(document)
    statements = extract(document, sentences) if extract else ()
    passages = split_passages(split_sections(sentences))
    examination = examine(source, document)
    return Ingested(document, (*passages, *_glosses(document, sentences)), statements, examination)


def _glosses(document: Document, sentences: Sequence[Sentence]) -> list[Passage]:
    """Each distinct gloss as a passage of one sentence; a repeated one counts once."""
    first_of: dict[str, Span] = {}
    for noise in document.noise:
        if noise.kind == "gloss":
            text = document.text[noise.start : noise.end]
            start = noise.start + len(text) - len(text.lstrip())
            span = Span(document, start, noise.start + len(text.rstrip()))
            first_of.setdefault(span.text, span)
    return [
        Passage(span, "", (Sentence(span, _paragraph(span, sentences)),), True)
        for span in first_of.values()
    ]


def _paragraph(gloss: Span, sentences: Sequence[Sentence]) -> int:
    """The paragraph of the link that dragged the gloss in: its words stand just before it."""
    before = bisect_right(sentences, gloss.start, key=lambda sentence: sentence.span.start)
    return sentences[max(before - 1, 0)].paragraph if sentences else 1
