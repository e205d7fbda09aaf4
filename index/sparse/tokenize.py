"""Text → terms for lexical search: lower case, no stop words, stemmed."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import local
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from Stemmer import Stemmer

STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "for",
        "from",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "of",
        "on",
        "or",
        "our",
        "ours",
        "she",
        "should",
        "so",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "too",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "yours",
    ]
)
"""Words of grammar and of asking. Negations stay: "not guilty" is not "guilty"."""

# A raised character belongs to no word: "400¹²" is a figure with a note behind it.
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_WORD = re.compile(rf"[^\W{_RAISED}]+(?:['’][^\W{_RAISED}]+)*", re.UNICODE)
_LETTERS = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")


def tokenize(text: str) -> list[str]:
    """Return the terms of `text` in order, repeated ones repeated.

    >>> tokenize("The officials' denials, and Karimov’s")
    ['offici', 'denial', 'karimov']
    """
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


class Token(NamedTuple):
    """A word of a text, from `start` to before `end`: in lower case without a possessive's ending,
    its stem, and whether it is a stop word.
    """

    start: int
    end: int
    word: str
    stem: str
    stop: bool


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of `text` in order, with their places in code points.

    >>> tokens_of("In Karimov's")[1]
    Token(start=3, end=12, word='karimov', stem='karimov', stop=False)
    """
    places = (_LETTERS if _is_plain(text) else _WORD).finditer(text)
    return tuple(
        Token(place.start(), place.end(), word, stem(word), word in STOP_WORDS)
        for place, word in zip(places, words(text), strict=True)
    )


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, without a possessive's ending.

    >>> words("Karimov’s 42 men can't"), words("400¹² crowns a m²")
    (['karimov', '42', 'men', "can't"], ['400', 'crowns', 'a', 'm'])
    """
    if _is_plain(text):  # most texts, and quicker
        return _LETTERS.findall(text.lower())
    return [
        word if word.isalnum() else _POSSESSIVE.sub("", word).replace("’", "'")
        for word in map(str.casefold, _WORD.findall(text))
    ]


def _is_plain(text: str) -> bool:
    return text.isascii() and "'" not in text


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the English (Snowball) stem of a lower-case word.

    Who holds an office has one stem, man, woman or neither.

    >>> stem("denials"), stem("spokeswomen"), stem("chairman"), stem("human")
    ('denial', 'spokesperson', 'chairperson', 'human')
    """
    return str(_stemmer().stemWord(_OFFICE.sub(r"\1person", word)))


_OFFICE = re.compile(r"^(\w{4,}?)(?:woman|women|man|men|persons?|people)$")


_thread = local()  # a Stemmer keeps state and must not be shared between threads


def _stemmer() -> Stemmer:
    if not hasattr(_thread, "stemmer"):
        from Stemmer import Stemmer

        _thread.stemmer = Stemmer("english")
    stemmer: Stemmer = _thread.stemmer
    return stemmer
