"""What a visitor's browser asks for → the words of a language that the interface speaks.

>>> choose_messages("", "es-MX,es;q=0.9,en;q=0.8").language
'es'
>>> choose_messages("en", "es").language  # an address with ?lang= knows better
'en'
>>> choose_messages("", "fr").language
'en'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.messages.messages import ENGLISH
from web.messages.messages_es import SPANISH

if TYPE_CHECKING:
    from web.messages.messages import Messages

LANGUAGES = {words.language: words for words in (ENGLISH, SPANISH)}

LONGEST_HEADER = 1_000  # characters: a browser sends some fifty


def choose_messages(wanted: str, accepted: str) -> Messages:
    """Return the words of the language `wanted`, else of the first one that is `accepted`.

    `accepted` is an Accept-Language header, RFC 9110. English is for everybody else.
    """
    if wanted in LANGUAGES:
        return LANGUAGES[wanted]
    for tag in _preferred(accepted[:LONGEST_HEADER]):
        language = tag.partition("-")[0].lower()
        if language in LANGUAGES:
            return LANGUAGES[language]
    return ENGLISH


def _preferred(header: str) -> list[str]:
    """The language tags of the header, the dearest first; those of weight 0 are refused ones."""
    weighed = []
    for item in header.split(","):
        tag, _, parameter = item.strip().partition(";")
        weight = _weight(parameter.strip().removeprefix("q="))
        if weight:
            weighed.append((weight, tag.strip()))
    return [tag for _, tag in sorted(weighed, key=lambda each: -each[0])]


def _weight(text: str) -> float:
    try:
        weight = float(text or 1)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


PAGES = {
    "/" if words is ENGLISH else f"/{words.language}/": words.language
    for words in LANGUAGES.values()
}
"""Where the page of each language lies."""
