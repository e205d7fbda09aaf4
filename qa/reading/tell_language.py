"""A question → the language that it is asked in, where that is not English.

A question is too short for what tells the language of a document; its words of grammar tell.
"""

from __future__ import annotations

import re
from typing import Final

from index.sparse.tokenize import STOP_WORDS, words

FUNCTION_WORDS: Final = {
    "es": frozenset(
        "qué quién quiénes cuándo dónde cómo cuál cuáles cuánto cuántos cuántas por para el "
        "la los las un una de del al en que y o con sobre se su sus lo es son fue fueron ha "
        "han dijo dice según hay como más este esta estos estas entre cuanta cuánta sin no".split()
    ),
    "fr": frozenset(
        "que qui quoi quand où comment quel quelle quels quelles combien pourquoi le la les "
        "un une des de du au aux en et ou avec sur se son sa ses est sont était a ont dit "
        "selon par pour dans ce cette ces il elle ils elles qu'est-ce qu'il qu'elle ne pas".split()
    ),
    "de": frozenset(
        "was wer wann wo wie welche welcher welches welchen welchem wieviel warum wieso wem "
        "wen der die das den dem des ein eine einen einem einer und oder mit über sich sein "
        "seine ist sind war waren hat haben sagte sagt zu zum zur im in von vom für auf bei "
        "nach nicht es er sie".split()
    ),
    "pt": frozenset(
        "o que quem quando onde como qual quais quanto por para os as um uma de do da dos das "
        "em no na nos nas e ou com sobre se seu sua é são foi foram disse diz segundo há".split()
    ),
    "it": frozenset(
        "che chi cosa quando dove come quale quali quanto perché il lo la i gli le un una di "
        "del della dei delle in nel nella e o con su si suo sua è sono era ha hanno detto "
        "secondo per da dal dalla più".split()
    ),
    "ru": frozenset(
        "что кто когда где как какой какая какие сколько почему и или в во на о об от по с со "
        "к у из за для не это он она они его её их был была были сказал сказала говорил".split()
    ),
    "ar": frozenset(
        "ما ماذا من متى أين كيف كم لماذا هل في على عن إلى مع أن هو هي قال قالت".split()
    ),
    "zh": frozenset("的 了 在 是 什么 谁 何时 哪里 怎么 多少 为什么 吗 说 和 与".split()),
}
"""Words of grammar and of asking, by language (ISO 639-1): they are searched for nowhere."""

WRITTEN_ALIKE: Final = {"zh": ("zh", "wuu", "yue", ""), "ru": ("ru", "uk", "be", "bg")}
"""What documents in a question's language may be taken for; a Chinese one may have no blanks, and
so too few words for its language to be told."""

_SCRIPTS = (("ru", r"[Ѐ-ӿ]"), ("ar", r"[\u0600-\u06ff]"), ("zh", r"[\u4e00-\u9fff]"))
_ASKING = frozenset(
    "qué quién quiénes cuándo dónde cómo cuál cuáles cuánto cuántos qui quand où comment "
    "quel quelle combien pourquoi wer wann wo wie welche welcher welches welchen welchem "
    "wieviel warum wieso wofür wodurch womit wozu worin quem quando onde qual quais "
    "quanto cosa dove quale".split()
)
_LEAST = 0.3  # share of a question's words that are words of grammar


def tell_language(question: str) -> str:
    """Return the language of `question` (ISO 639-1); "" for English and what cannot be told.

    >>> [tell_language(each) for each in ("¿Qué dijo la ministra sobre la deuda?", "De Gaulle",
    ...                                   "Was sagte der Minister?", "What did La Porte say?")]
    ['es', '', 'de', '']
    """
    if "¿" in question:
        return "es"
    letters = sum(map(str.isalpha, question))
    for language, script in _SCRIPTS:
        if letters and 2 * len(re.findall(script, question)) > letters:
            return language
    asked = words(question)
    english = sum(word in STOP_WORDS for word in asked)
    counts = {
        language: sum(word in known for word in asked) for language, known in FUNCTION_WORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    least = 1 if asked and asked[0] in _ASKING else max(2, _LEAST * len(asked))
    clear = counts[best] > english and counts[best] >= least
    return best if clear else ""
