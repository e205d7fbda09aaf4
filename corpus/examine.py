"""A document → what its owner should know about it: how much was kept, what looks wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.document import FACTS, Document, Span
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.html.recognise_wall import recognise_wall

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

    from corpus.source import Provenance, Source


@dataclass(frozen=True, slots=True)
class Examination:
    """`noise` is the share of characters (0 to 1) that are noise.

    `language` is a guess from the text (ISO 639-1), "" where there is too little of it.
    `found` says of each known fact where it comes from; `warnings` are whole phrases, and so
    are `omissions`: what the document is kept without, because a stage failed with it.
    """

    words: int
    noise: float
    language: str
    found: tuple[tuple[str, Provenance], ...]
    warnings: tuple[Message, ...]
    omissions: tuple[Message, ...] = ()


FEW_WORDS = 80
"""Fewer make a document suspect: an error page, a cookie wall, a scan without text."""

MOSTLY = 0.5
"""Share of characters: with more noise than prose, the page was hardly worth saving."""

LETTER = "personal_communication"
"""The type of a mail, in CSL's words."""

LANGUAGE_WORDS = 8
"""Fewer say little about the language they are in."""

SAMPLE = 4_000
"""Characters that show the language."""


def examine(source: Source, document: Document) -> Examination:
    """Return what there is to say about `document`, which was read from `source`."""
    reading = Span(document, 0, len(document.text)).reading
    words = len(reading.split())
    noise = sum(each.end - each.start for each in document.noise) / max(len(document.text), 1)
    shown = source.text if words < FEW_WORDS else reading  # a cookie notice is noise as a rule
    wall = recognise_wall(f"{document.reference.title}\n{shown}")
    letter = document.reference.type == LETTER  # may well be short, and quote more than it says
    warnings = list(source.warnings)
    if wall:
        warnings.append(Message(Key.LOOKS_LIKE, wall=wall))
    if words < FEW_WORDS and not letter:
        warnings.append(Message(Key.FEW_WORDS, count=FEW_WORDS))
    if noise > MOSTLY and not letter:
        warnings.append(Message(Key.MOSTLY_NOISE))
    return Examination(
        words,
        round(noise, 4),
        _language(reading[:SAMPLE]) if words >= LANGUAGE_WORDS else "",
        tuple(_found(source, document)),
        tuple(warnings),
    )


def _found(source: Source, document: Document) -> list[tuple[str, Provenance]]:
    known = (fact for fact in FACTS if getattr(document.reference, fact))
    return [(fact, source.found.get(fact, "text")) for fact in known]


_PIDGIN = frozenset(
    "dey wey di dem dis dat na wetin pipo sey tok una abeg dia dose wen becos kontri goment".split()
)
_PIDGIN_SHARE = 0.03  # of words; in Nigerian Pidgin "dey", "wey", "di" and "na" alone are more


def _language(text: str) -> str:
    language, _ = _identifier().classify(text)
    if language == "pcm" and not _is_pidgin(text):
        return "en"  # spoken English of short words looks like it to a count of letters
    return "" if language == "zxx" else str(language)  # zxx: no language at all


def _is_pidgin(text: str) -> bool:
    words = text.casefold().split()
    return sum(word.strip(".,:;!?\"'()") in _PIDGIN for word in words) >= _PIDGIN_SHARE * len(words)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
