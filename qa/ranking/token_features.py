"""How near a question's tokens are to a sentence's: the features that come from the model."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.sparse.tokenize import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoded
    from index.max_sim import TokenMatches
    from qa.question import Question


class TokenFeatures(NamedTuple):
    """Cosines of the question's tokens with the nearest ones of n sentences, each (n,)."""

    # weighted by how rare each of the question's tokens is
    token_sentence: NDArray[np.float32]
    token_passage: NDArray[np.float32]
    token_around: NDArray[np.float32]
    # unweighted: their mean, the least, and the mean of the two least
    token_sentence_mean: NDArray[np.float32]
    token_passage_mean: NDArray[np.float32]
    token_sentence_least: NDArray[np.float32]
    token_passage_least: NDArray[np.float32]
    token_sentence_two_least: NDArray[np.float32]
    # of who, what, when, …; of the noun behind "which"
    token_asking: NDArray[np.float32]
    token_asked_noun: NDArray[np.float32]
    # of names and numbers, and of the other words, the last of which is most often the verb
    token_name_sentence: NDArray[np.float32]
    token_name_passage: NDArray[np.float32]
    token_plain_sentence: NDArray[np.float32]
    token_plain_passage: NDArray[np.float32]
    token_plain_least: NDArray[np.float32]
    token_plain_last: NDArray[np.float32]
    # share of the sentence that the question's tokens explain
    token_explained: NDArray[np.float32]


TOKEN_FEATURES = TokenFeatures._fields

STOP_WEIGHT = 0.2
"""Of a token that carries grammar, against ln(1 + N/df) of one that carries meaning."""

USUAL = 0.4
"""Cosine of two words that have little to do with each other: what stands in for none."""


@dataclass(frozen=True, slots=True)
class QuestionTokens:
    """What is known of each of a question's q tokens. `weights` sum to 1; the rest are masks,
    of which `content`, `names` and `plain` fall back on a wider one rather than be empty.
    """

    weights: NDArray[np.float32]
    content: NDArray[np.bool_]  # of words that are no stop words
    names: NDArray[np.bool_]  # of these, with a capital or a digit
    plain: NDArray[np.bool_]  # and without
    asking: NDArray[np.bool_]  # of who, what, when, …
    asked: NDArray[np.bool_]  # of the noun behind what or which


def read_tokens(question: Question, encoded: Encoded, rarities: dict[str, float]) -> QuestionTokens:
    """Return what the `encoded` tokens of `question` are; `rarities` are its terms'."""
    text = question.read_as
    places = _words(text, encoded)
    spelt = [text[start:end] for start, end in places]
    lower = [word.casefold() for word in spelt]
    spoken = _spoken(places, question)
    content = _mask(
        told and word not in STOP_WORDS for told, word in zip(spoken, lower, strict=True)
    )
    weights = [
        rarities.get(stem(word), STOP_WEIGHT) if counts else STOP_WEIGHT
        for word, counts in zip(lower, content, strict=True)
    ]
    total = sum(weights) or 1.0
    small = _mask(word[:1].islower() for word in spelt)
    noun = asked_noun(text)
    some = content if content.any() else np.ones_like(content)
    return QuestionTokens(
        weights=np.array(weights, dtype=np.float32) / np.float32(total),
        content=some,
        names=content & ~small if (content & ~small).any() else some,
        plain=content & small if (content & small).any() else some,
        asking=_mask(word in _ASKING for word in lower),
        asked=_mask(word == noun for word in lower),
    )


_WORD = re.compile(r"[^\W_]+")
_ASKING = frozenset("who whom whose what which when where why how".split())
_ASKED_NOUN = re.compile(r"\b(?:what|which)\s+([^\W\d_]+)")


def asked_noun(question: str) -> str:
    """Return the noun that is asked for, in lower case, or "".

    >>> asked_noun("In which Film was it?"), asked_noun("What did she say?")
    ('film', '')
    """
    found = _ASKED_NOUN.search(question.casefold())
    return found.group(1) if found and found.group(1) not in STOP_WORDS else ""


def describe_tokens(
    question: QuestionTokens, matches: TokenMatches, chosen: NDArray[np.int64]
) -> TokenFeatures:
    """Return the features of the n rows of `matches` that are `chosen`."""
    sentences, passages = matches.sentences[chosen], matches.passages[chosen]
    if not len(chosen) or not sentences.shape[1]:
        return TokenFeatures(*[np.zeros(len(chosen), dtype=np.float32)] * len(TOKEN_FEATURES))
    weights, content = question.weights, question.content
    least = np.sort(sentences[:, content], axis=1)
    names, plain = question.names, question.plain
    return TokenFeatures(
        token_sentence=sentences @ weights,
        token_passage=passages @ weights,
        token_around=matches.around[chosen] @ weights,
        token_sentence_mean=sentences[:, content].mean(axis=1),
        token_passage_mean=passages[:, content].mean(axis=1),
        token_sentence_least=least[:, 0],
        token_passage_least=passages[:, content].min(axis=1),
        token_sentence_two_least=least[:, :2].mean(axis=1),
        token_asking=sentences[:, question.asking].max(axis=1, initial=0.0),
        token_asked_noun=_mean(sentences, question.asked),
        token_name_sentence=_weighted(sentences, weights, names),
        token_name_passage=_weighted(passages, weights, names),
        token_plain_sentence=_weighted(sentences, weights, plain),
        token_plain_passage=_weighted(passages, weights, plain),
        token_plain_least=sentences[:, plain].min(axis=1),
        token_plain_last=sentences[:, np.flatnonzero(plain)[-1]],
        token_explained=matches.explained[chosen],
    )


def _mean(cosines: NDArray[np.float32], mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    if not mask.any():
        return np.full(len(cosines), USUAL, dtype=np.float32)
    mean: NDArray[np.float32] = cosines[:, mask].mean(axis=1)
    return mean


def _weighted(
    cosines: NDArray[np.float32], weights: NDArray[np.float32], mask: NDArray[np.bool_]
) -> NDArray[np.float32]:
    mean: NDArray[np.float32] = cosines[:, mask] @ weights[mask] / weights[mask].sum()
    return mean


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


def _spoken(places: Sequence[tuple[int, int]], question: Question) -> list[bool]:
    """Whether each of these places is, or is part of, one of the question's words."""
    starts = [token.start for token in question.tokens]
    found = []
    for start, end in places:
        last = bisect_right(starts, end - 1) - 1  # the last word that begins before the end
        inside = last >= 0 and start < question.tokens[last].end
        letters = (each.isalnum() or each == "_" for each in question.read_as[start:end])
        found.append(inside and any(letters))  # the apostrophe in "can't" is no word
    return found


def _mask(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.array(list(values), dtype=bool)
