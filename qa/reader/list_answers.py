"""The excerpts of an answer → the distinct short answers in them, each with its citations.

Two sources that give different figures are both shown: which is right is for whoever asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Span
from index.sparse.tokenize import STOP_WORDS, words
from qa.period import MONTHS
from qa.reply import ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.index import Index
    from qa.question import Question
    from qa.ranking.ranking import Ranking
    from qa.reply import Cited

SHORT = frozenset({"date", "number", "person", "place"})
"""What a question expects that a few words answer."""

AS_LIKELY = 0.8
"""Of the best excerpt's confidence: one that is less likely to answer has no word in this."""

LONGEST = 8  # words: more is no short answer

NAMED = 0.5
"""Of the words of a person or a place, so many at least begin with a capital, and fewer are those
of the question."""


def list_answers(
    question: Question, cited: Sequence[Cited], ranking: Ranking, index: Index
) -> tuple[ShortAnswer, ...]:
    """Return the short answers of `cited`, in its order; () where the question asks for none, or
    where the first excerpt has none: a weaker one's alone would be shown as the answer.
    """
    if question.expects not in SHORT or not ranking.pointed or not cited:
        return ()
    likely = {
        int(row): confidence
        for row, confidence in zip(ranking.sentences, ranking.confidences, strict=True)
        if confidence >= AS_LIKELY * ranking.confidence and int(row) in ranking.pointed
    }
    rows = {_place(row, index): row for row in likely}
    found: dict[str, ShortAnswer] = {}
    marks = [(each, mark) for each in cited for mark in each.excerpt.highlights]
    for each, mark in marks:
        row = rows.get((mark.document.id, mark.start))
        span = Span(mark.document, *ranking.pointed[row]) if row is not None else None
        if span is None or not _fits(question, span.reading):
            continue
        key = normalise(span.text)
        known = found.get(key) or ShortAnswer(span, key, ())
        sources = tuple(dict.fromkeys((*known.sources, each.citation.number)))
        found[key] = ShortAnswer(known.span, key, sources)
    sure = any(cited[0].citation.number in each.sources for each in found.values())
    return tuple(found.values()) if sure else ()


def _place(row: int, index: Index) -> tuple[str, int]:
    span = index.contents.sentence(row).span
    return span.document.id, span.start


def _fits(question: Question, text: str) -> bool:
    """A number has a digit or a word for one, a date one or a word for a time, a name its capitals:
    else it is a part of a sentence.
    """
    own = text.split()
    if not words(text) or len(own) > LONGEST:
        return False
    if question.expects in {"number", "date"}:
        form = _NUMBER if question.expects == "number" else _TIME
        return bool(form.search(text))
    if len(own) == 2 and any(word.isdigit() for word in own):  # "Around 100" is nobody and nowhere
        return False
    asked = {token.word for token in question.tokens}
    known = [word for word in normalise(text).split() if word in asked]
    capital = sum(bool(_CAPITAL.match(word.lstrip("“\"'‘(«„"))) for word in own)
    told = len(known) < NAMED * len(normalise(text).split())  # "Who is X's deputy?" is not X
    return told and capital >= NAMED * len(own)


_NUMBER = re.compile(
    r"\d|\b(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|thousands?|millions?|billions?|"
    r"dozens?|half|third|quarter|once|twice|all|every|several|many|few|most|both)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\d|\b(?:{'|'.join(MONTHS)}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|"
    r"winter|yesterday|today|tomorrow|tonight|ago|century|last|next|morning|evening|night|noon|"
    r"midnight|christmas|easter)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f'’](?=\d{3}\b)")


def normalise(text: str) -> str:
    """Return what is equal for short answers that mean the same.

    >>> normalise("the 40,000"), normalise("40 000"), normalise("Mr. Ana Ruiz")
    ('40000', '40000', 'ana ruiz')
    """
    plain = _GROUPED.sub("", re.sub(r"(?<=\d) (?=\d{3}\b)", "", text))
    found = [word for word in words(plain) if word not in STOP_WORDS | _TITLES]
    return " ".join(found) or " ".join(words(plain))


_TITLES = frozenset("mr mrs ms dr sir president".split())
