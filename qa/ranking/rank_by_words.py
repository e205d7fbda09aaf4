"""A question in another language than English, over documents in it → a ranking by their words.

The reader and the packaged encoder know English alone: what they would make of such a question is
chance. Its words, stemmed as its language does, are looked for in sentences.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from index.sparse.tokenize import words
from qa.ranking.ranking import Hit, Ranking
from qa.reading.tell_language import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.index import Index

ENOUGH = 0.5
LESS = {"ru": 0.4, "ar": 0.4, "zh": 0.3}
"""Share of the weight of a question's words that a sentence and its neighbours have to hold; less
where words have many forms, or are compared by pairs of characters. Of 60 questions of XQuAD .90 in
Spanish, .83 in Russian and .85 in Chinese come to their paragraph so; without that paragraph .12,
.15 and .13 are answered all the same."""

BESIDE = 0.7  # of a word's weight, where a sentence beside has it
MOST_RANKED = 100
MOST_READ = 50_000  # sentences of the language that are looked at

_STEMMERS = {
    "es": "spanish", "fr": "french", "de": "german", "pt": "portuguese", "it": "italian",
    "ru": "russian", "ar": "arabic",
}  # fmt: skip
_CJK = re.compile(r"[\u4e00-\u9fff]+")


def rank_by_words(question: str, language: str, documents: Sequence[int], index: Index) -> Ranking:
    """Return the sentences of `documents` that hold most of the question's words, best first.

    `language` is one that `tell_language` gives; Chinese, which has no blanks, is compared by pairs
    of characters.
    """
    terms_of = _reads(language)
    asked = terms_of(question)
    rows = _rows(documents, index)[:MOST_READ]
    if not asked or not len(rows):
        return Ranking.of(())
    held = [terms_of(index.contents.reading(row)) & asked for row in rows.tolist()]
    weights = {
        term: math.log(1 + len(rows) / (0.5 + sum(term in own for own in held))) for term in asked
    }
    total = sum(weights.values())
    scored = []
    for place, own in enumerate(held):
        if own:
            beside = set().union(*held[max(0, place - 1) : place + 2]) - own
            sum_ = sum(weights[t] for t in own) + BESIDE * sum(weights[t] for t in beside)
            scored.append((sum_ / total, int(rows[place])))
    scored.sort(key=lambda each: (-each[0], each[1]))
    owners = index.contents.passages.of_sentences
    best = scored[:MOST_RANKED]
    passages = owners(np.array([row for _, row in best], dtype=np.int64))
    hits = [
        Hit(row, int(passage), score, score, rank)
        for rank, ((score, row), passage) in enumerate(zip(best, passages, strict=True), 1)
    ]
    ranking = Ranking.of(hits)
    return Ranking(
        ranking.sentences,
        ranking.passages,
        ranking.scores,
        ranking.confidences,
        ranking.ranks,
        enough=LESS.get(language, ENOUGH),
    )


def _rows(documents: Sequence[int], index: Index) -> NDArray[np.int64]:
    table = index.contents.sentences
    parts = [np.arange(len(table))[table.of_document(number)] for number in documents]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def _reads(language: str) -> Callable[[str], set[str]]:
    """What makes of a text the terms of its language, words of grammar left out."""
    left_out = FUNCTION_WORDS[language]
    if language == "zh":
        return lambda text: (
            {run[n : n + 2] for run in _CJK.findall(text) for n in range(len(run) - 1)} - left_out
        )
    from Stemmer import Stemmer

    stemmer = Stemmer(_STEMMERS[language])
    return lambda text: {
        str(stemmer.stemWord(word)) for word in words(text) if word not in left_out
    }
