"""Question and sentence → the numbers by which the sentence is ranked and trusted."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.tokenize import STOP_WORDS, stem, words
from qa.traits import Traits, read_traits

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from index.embed import Encoded
    from index.index import Index
    from index.match_tokens import TokenMatches
    from index.search import Candidates
    from qa.question import Expects, Question

FEATURES = (
    # how near the question's tokens are to the sentence's and the passage's (cosines)
    "token_sentence", "token_passage", "token_around", "token_sentence_mean",
    "token_passage_mean", "token_sentence_least", "token_passage_least", "token_asking",
    # pooled vectors and BM25, in standard deviations above the mean of the index
    "sentence_dense_z", "passage_dense_z", "sentence_sparse_z", "passage_sparse_z",
    "passage_cosine", "sentence_cosine",
    # share of the question's terms found, weighted by how rare they are
    "covered_sentence", "covered_around", "covered_passage", "covered_title", "pairs",
    "names_sentence", "names_passage", "numbers_sentence", "numbers_passage",
    # does it hold what such a question asks for: 1, -1, or 0 when something else is asked
    "holds_date", "holds_number", "holds_person", "holds_place", "holds_reason", "holds_definition",
    # what kind of sentence it is
    "new_names", "length", "unfinished", "leans_back",
)  # fmt: skip

STOP_WEIGHT = 0.2
"""Of a token that carries grammar, against ln(1 + N/df) of one that carries meaning."""


@dataclass(frozen=True, slots=True)
class QuestionTraits:
    """What is worked out once for a question, whatever sentence it meets."""

    traits: Traits
    terms: dict[str, float]  # and how rare each is
    token_weights: NDArray[np.float32]  # (q,), they sum to 1
    content: NDArray[np.bool_]  # (q,): tokens of words that are no stop words
    asking: NDArray[np.bool_]  # (q,): tokens of who, what, when, …
    expects: Expects


_WORD = re.compile(r"[^\W_]+")
_ASKING = frozenset("who whom whose what which when where why how".split())


def read_question_traits(question: Question, encoded: Encoded, index: Index) -> QuestionTraits:
    """Return the traits of `question`; `encoded` are its tokens."""
    rarities = {term: rarity(term, index) for term in question.terms}
    text = question.read_as
    spelt = [text[start:end].casefold() for start, end in _words(text, encoded)]
    content = np.array([bool(words(w)) and w not in STOP_WORDS for w in spelt], dtype=bool)
    weights = np.array(
        [
            rarities.get(stem(word), STOP_WEIGHT) if counts else STOP_WEIGHT
            for word, counts in zip(spelt, content, strict=True)
        ],
        dtype=np.float32,
    )
    asking = np.array([word in _ASKING for word in spelt], dtype=bool)
    total = float(weights.sum()) or 1.0
    return QuestionTraits(
        read_traits(text), rarities, weights / total, content, asking, question.expects
    )


def _words(text: str, encoded: Encoded) -> list[tuple[int, int]]:
    """Widen each token to the word that it is a piece of."""
    whole = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in whole]
    found = []
    for token in map(tuple, encoded.offsets.tolist()):
        place = bisect_right(starts, token[0]) - 1
        inside = place >= 0 and token[0] < whole[place][1]
        found.append(whole[place] if inside else token)
    return found


def rarity(term: str, index: Index) -> float:
    """The inverse passage frequency; a term that no passage has is the rarest of all."""
    passages = len(index.contents.passages)
    return math.log(1 + passages / (index.passage_terms.frequency(term) + 0.5))


def describe(
    question: QuestionTraits,
    matches: TokenMatches,
    candidates: Candidates,
    chosen: NDArray[np.int64],
    index: Index,
) -> NDArray[np.float32]:
    """Return (n, len(FEATURES)) numbers for the n rows of `matches` that `chosen` names.

    Every sentence of `matches` must be among the `candidates`.
    """
    rows = matches.rows[chosen]
    if not len(rows):
        return np.empty((0, len(FEATURES)), dtype=np.float32)
    places = np.searchsorted(candidates.sentences, rows)
    lexical = _lexical_features(question, rows, index)
    return np.column_stack(
        [
            _token_features(question, matches, chosen),
            candidates.sentence_dense_z[places],
            candidates.passage_dense_z[places],
            candidates.sentence_sparse_z[places],
            candidates.passage_sparse_z[places],
            candidates.passage_cosine[places],
            candidates.sentence_cosine[places],
            lexical,
        ]
    ).astype(np.float32)


def _token_features(
    question: QuestionTraits, matches: TokenMatches, chosen: NDArray[np.int64]
) -> NDArray[np.float32]:
    sentences, passages = matches.sentences[chosen], matches.passages[chosen]
    weights, content = question.token_weights, question.content
    if not content.any():
        content = np.ones_like(content)  # a question of stop words only: all of them count
    asking = sentences[:, question.asking]
    return np.column_stack(
        [
            sentences @ weights,
            passages @ weights,
            matches.around[chosen] @ weights,
            sentences[:, content].mean(axis=1),
            passages[:, content].mean(axis=1),
            sentences[:, content].min(axis=1),
            passages[:, content].min(axis=1),
            asking.max(axis=1) if question.asking.any() else np.zeros(len(chosen)),
        ]
    )


def _lexical_features(
    question: QuestionTraits, rows: NDArray[np.int64], index: Index
) -> NDArray[np.float32]:
    """The features that come from words: coverage, answer type, kind of sentence."""
    starts = index.contents.passages[:, 3]
    passages = np.searchsorted(starts, rows, side="right") - 1
    read = {passage: _read_passage(passage, index) for passage in set(passages.tolist())}
    found = [
        _lexical(question, read[passage], int(row - starts[passage]))
        for row, passage in zip(rows, passages.tolist(), strict=True)
    ]
    return np.array(found, dtype=np.float32).reshape(len(rows), -1)


@dataclass(frozen=True, slots=True)
class _PassageTraits:
    sentences: list[Traits]
    title: frozenset[str]  # terms of title and heading
    terms: frozenset[str]  # of everything
    numbers: frozenset[str]


def _read_passage(row: int, index: Index) -> _PassageTraits:
    document, _, _, first, last, heading, *_ = index.contents.passages[row].tolist()
    reference = index.contents.documents[document].reference
    sentences = [read_traits(index.contents.reading(number)) for number in range(first, last)]
    title = read_traits(f"{reference.title} {index.contents.headings[heading]}").terms
    terms = frozenset(title).union(*(each.terms for each in sentences))
    numbers = frozenset().union(*(each.numbers for each in sentences))
    return _PassageTraits(sentences, frozenset(title), terms, numbers)


def _lexical(question: QuestionTraits, passage: _PassageTraits, number: int) -> list[float]:
    own, asked = passage.sentences[number], question.traits
    around = passage.sentences[max(number - 1, 0) : number + 2]
    terms = frozenset(own.terms)
    new = own.names - frozenset(asked.terms)
    return [
        _covered(question.terms, terms),
        _covered(question.terms, frozenset(term for each in around for term in each.terms)),
        _covered(question.terms, passage.terms),
        _covered(question.terms, passage.title),
        _share(asked.pairs, own.pairs, 0.0),
        _share(asked.names, terms, 1.0),
        _share(asked.names, passage.terms, 1.0),
        _share(asked.numbers, own.numbers, 1.0),
        _share(asked.numbers, passage.numbers, 1.0),
        *_holds(question.expects, asked, own, new),
        min(len(new), 3) / 3,
        math.log1p(own.length),
        float(own.unfinished),
        float(own.leans_back),
    ]


def _covered(weights: dict[str, float], found: frozenset[str]) -> float:
    total = sum(weights.values())
    return sum(w for term, w in weights.items() if term in found) / total if total else 0.0


def _share(wanted: Collection[object], found: Collection[object], of_nothing: float) -> float:
    return sum(each in found for each in wanted) / len(wanted) if wanted else of_nothing


def _holds(expects: Expects, asked: Traits, own: Traits, new: frozenset[str]) -> list[float]:
    held = {
        "date": bool(own.dates),
        "number": bool(own.numbers - asked.numbers),
        "person": bool(new),
        "place": bool(own.places),
        "reason": bool(own.reasons),
        "definition": own.defines and bool(set(own.terms[:4]) & set(asked.terms)),
    }
    return [(1.0 if held[kind] else -1.0) * (kind == expects) for kind in held]
