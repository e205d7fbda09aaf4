"""A question → the words in it that are slips, each with the word that is meant.

A right word is never changed: neither one that the documents have nor one of the language. What is
meant is a word of the documents, but where letters changed places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.sparse.ordinary_words import is_english, nearest_english
from index.sparse.tokenize import STOP_WORDS, stem
from qa.question import Correction

if TYPE_CHECKING:
    from index.index import Index

SHORTEST_CORRECTED = 5
"""Letters. Shorter words have too many neighbours ("oil", "all") to be guessed at."""

MOSTLY = 0.5
"""Share of a question's words that must be English for an English word to be meant."""

_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+(?:['’](?:s|S)(?!\w)|(?![\w'’])|(?=['’]\W|['’]$))")
_OWNED = re.compile(r"['’][sS]$")


def correct(question: str, index: Index) -> tuple[Correction, ...]:
    """Return what is misspelt in `question`, in the order in which it stands there."""
    words = list(dict.fromkeys(_OWNED.sub("", found) for found in _WORD.findall(question)))
    long = [word for word in words if len(word) >= SHORTEST_CORRECTED]
    unknown = [word for word in long if not _known(word, index)]
    if not unknown:
        return ()
    english = [is_english(word) for word in words if word not in unknown]
    in_english = sum(english) >= MOSTLY * max(1, len(english))
    found = ((word, _meant(word, question, index, in_english)) for word in unknown)
    return tuple(Correction(word, meant) for word, meant in found if meant)


def _known(word: str, index: Index) -> bool:
    folded = word.casefold()
    return bool(
        folded in STOP_WORDS or index.passage_terms.frequency(stem(folded)) or is_english(folded)
    )


def _meant(word: str, question: str, index: Index, in_english: bool) -> str:
    """The word of the documents, or of the language, that `word` is a slip for; or "".

    The documents' own word counts first where both are as near, for they are asked about.
    """
    own = index.spelling.nearest(word, ordinary=in_english and not _is_name(word, question))
    if own and own[1][-1:] in "aA" and word[-1] not in "aA":  # a feminine form is no slip
        own = None
    if own and own[1][-1:] not in "aA" and word[-1] in "aA":
        own = None
    ordinary = in_english and not _is_name(word, question)
    language = (
        nearest_english(word, lambda each: bool(index.passage_terms.frequency(stem(each))))
        if ordinary
        else None
    )
    near = min((each for each in (own, language) if each), key=lambda each: each[0], default=None)
    return near[1] if near and near[1].casefold() != word.casefold() else ""


def _is_name(word: str, question: str) -> bool:
    """Whether it is written with a capital where no sentence begins, in a text that is not all
    capitals: then no ordinary word is meant.
    """
    begins = question.lstrip().startswith(word)
    return word[0].isupper() and not begins and not question.isupper()
