"""The journey of a source: text → noise marked → sentences → statements, sections → passages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from corpus.contain import RAISING, Containment
from corpus.document import Document, Span
from corpus.errors import UnreadableError
from corpus.examine import Examination, examine
from corpus.language.tell_english import is_english
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.infer_reference import infer_reference
from corpus.noise.mark_noise import mark_noise
from corpus.passage import Passage, Sentence
from corpus.splitting.split_passages import split_passages
from corpus.splitting.split_sections import split_sections
from corpus.splitting.split_sentences import split_sentences
from corpus.turns.find_times import find_times
from corpus.turns.find_turns import forget_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.source import Source
    from corpus.statement import Statement

    Extract = Callable[[Document, Sequence[Sentence]], tuple[Statement, ...]]


LONGEST_PARSED = 5_000_000
"""Characters: half as many again as the longest novels. To parse as many takes some minutes and a
gigabyte of memory; what is longer is a log, a table or a library in one file."""

TOO_LONG = Message(Key.TOO_LONG_TO_PARSE, most=LONGEST_PARSED // 10**6)


@dataclass(frozen=True, slots=True)
class Ingested:
    """A document, its passages (text proper first, then its glosses), and its statements."""

    document: Document
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    examination: Examination


def ingest(
    source: Source, extract: Extract | None = None, containment: Containment = RAISING
) -> Ingested:
    """Return the document of `source`, cut into passages; the text itself is left untouched.

    `extract` gives the statements of a document and its sentences; without it there are none.
    What fails is contained: the document is kept without it, and its examination says so.
    Raises UnreadableError where that leaves nothing to keep.
    """
    try:
        return _ingested(source, extract, containment)
    finally:
        forget_turns()  # its text is to be nobody's but the index's


def _ingested(source: Source, extract: Extract | None, containment: Containment) -> Ingested:
    first, attempt = len(containment.omissions), partial(containment.attempt, source.id)
    noise = attempt(
        Message(Key.NOISE_UNMARKED),
        lambda: mark_noise(source.text, source.noise),
        source.noise,
    )
    reference = attempt(
        Message(Key.FACTS_UNREAD),
        lambda: infer_reference(source, noise),
        replace(source.reference, id=source.id),
    )
    landmarks = source.landmarks or attempt(
        Message(Key.TIMES_UNREAD), lambda: find_times(source.text), ()
    )
    document = Document(
        source.id, source.text, reference, source.sha256, noise, landmarks, source.quotes,
        source.turns,
    )  # fmt: skip
    sentences = attempt(Message(Key.SENTENCES_NOT_FOUND), lambda: split_sentences(document), None)
    passages = sentences and attempt(
        Message(Key.PASSAGES_NOT_FOUND), lambda: split_passages(split_sections(sentences)), None
    )
    if sentences is None or passages is None:
        raise UnreadableError(containment.omissions[-1].line)
    glosses = attempt(
        Message(Key.GLOSSES_LEFT_OUT),
        lambda: _glosses(document, sentences),
        [],
    )
    examination = attempt(
        Message(Key.UNEXAMINED),
        lambda: examine(source, document),
        Examination(len(source.text.split()), 0.0, "", (), source.warnings),
    )
    unread = _unread(source, examination.language) if extract else None
    statements = attempt(
        Message(Key.STATEMENTS_LEFT_OUT),
        lambda: extract(document, sentences) if extract and not unread else (),
        (),
    )
    warnings = (*examination.warnings, unread) if unread else examination.warnings
    noticed = replace(examination, warnings=warnings, omissions=containment.noted_since(first))
    return Ingested(document, (*passages, *glosses), statements, noticed)


def _unread(source: Source, language: str) -> Message | None:
    """Why nobody looks for who says what in a text; None where somebody does."""
    if len(source.text) > LONGEST_PARSED:
        return TOO_LONG
    if language in ("", "en") or is_english(source.text):
        return None
    return Message(Key.STATEMENTS_ENGLISH_ONLY, language=language)


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
