"""Ranking → excerpts: a few sentences around each good one, none shown twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Span
from index.tokenize import tokenize
from qa.reply import Excerpt, Locator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.passage import Passage, Sentence
    from index.contents import Contents
    from qa.question import Question
    from qa.rank import Ranking

LONGEST_EXCERPT = 1_500
"""Characters of the document, noise included: what a reader takes in at a glance."""

COMFORTABLE = 700
"""Characters without noise. Sentences are added around the best one up to this length."""


def extract(
    ranking: Ranking, question: Question, contents: Contents, limit: int, per_document: int
) -> list[Excerpt]:
    """Return at most `limit` excerpts, best first, at most `per_document` of one document.

    Excerpts do not overlap. A sentence whose words were already shown is passed over; one
    that goes on where an excerpt ends, or leads up to it, is taken into that excerpt.
    """
    excerpts: list[Excerpt] = []
    shown: set[str] = set()
    for hit in ranking:
        if len(excerpts) == limit:
            break
        sentence = contents.sentence(hit.sentence)
        reading = sentence.span.reading
        siblings = [e.span for e in excerpts if e.span.document.id == sentence.span.document.id]
        repeated = reading in shown or any(_overlap(sentence.span, span) for span in siblings)
        if repeated or _taken_in(sentence, excerpts) or len(siblings) == per_document:
            continue
        mark = _clipped(sentence.span, question)
        first, span = _around(sentence, mark, contents.passage(hit.passage), siblings)
        locator = Locator("paragraph", first.paragraph)
        excerpts.append(Excerpt(span, locator, hit.score, (mark,)))
        shown.add(reading)
    return excerpts


def _taken_in(sentence: Sentence, excerpts: list[Excerpt]) -> bool:
    """Widen the excerpt that `sentence` adjoins, where there is one and it may grow so far."""
    own = sentence.span
    for number, excerpt in enumerate(excerpts):
        if excerpt.span.document != own.document:
            continue
        wider = _joined(excerpt.span, own)
        leads = own.start < excerpt.span.start
        first, second = (own, excerpt.span) if leads else (excerpt.span, own)
        if wider.end - wider.start <= LONGEST_EXCERPT and _adjoin(first, second, wider):
            locator = Locator("paragraph", sentence.paragraph) if leads else excerpt.locator
            excerpts[number] = replace(excerpt, span=wider, locator=locator)
            return True
    return False


def _adjoin(first: Span, second: Span, both: Span) -> bool:
    """Whether nothing but noise and blanks lies between; the quick look comes first."""
    between = Span(both.document, first.end, second.start)
    if between.reading:
        return False
    return both.reading == f"{first.reading} {second.reading}"  # a gloss would vanish in it


def _around(
    centre: Sentence, mark: Span, passage: Passage, taken: Sequence[Span]
) -> tuple[Sentence, Span]:
    """Widen `mark` by its passage's sentences, turn by turn, while it stays comfortable."""
    place = passage.sentences.index(centre)
    before = list(passage.sentences[:place])
    after = list(passage.sentences[place + 1 :])[::-1]
    first, span = centre, mark
    if mark != centre.span:
        return first, span  # even the sentence alone was too long
    while before or after:
        for side in (after, before):
            if not side:
                continue
            sentence = side.pop()
            wider = _joined(span, sentence.span)
            fits = len(wider.reading) <= COMFORTABLE and wider.end - wider.start <= LONGEST_EXCERPT
            if not fits or any(_overlap(wider, other) for other in taken):
                side.clear()
                continue
            span = wider
            first = sentence if side is before else first
    return first, span


def _clipped(sentence: Span, question: Question) -> Span:
    """The sentence; where noise makes it too long to show, its stretch with most terms."""
    if sentence.end - sentence.start <= LONGEST_EXCERPT:
        return sentence
    terms = set(question.terms)
    starts = [sentence.start, *(end for _, end in sentence.elisions)]
    stretches = [_stretch(sentence, start) for start in starts]
    return max(stretches, key=lambda span: len(terms.intersection(tokenize(span.reading))))


def _stretch(sentence: Span, start: int) -> Span:
    """From `start`, past white space, to the last piece of text that still fits."""
    text = sentence.document.text
    start += len(text[start : sentence.end]) - len(text[start : sentence.end].lstrip())
    limit = start + LONGEST_EXCERPT
    if sentence.end <= limit:
        return Span(sentence.document, start, sentence.end)
    ends = [first for first, _ in sentence.elisions if start < first <= limit]
    end = ends[-1] if ends else limit
    return Span(sentence.document, start, start + len(text[start:end].rstrip()))


def _joined(span: Span, other: Span) -> Span:
    return Span(span.document, min(span.start, other.start), max(span.end, other.end))


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
