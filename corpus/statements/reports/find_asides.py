"""A verb of speech → the words around it, where it stands between commas within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.grammar.cue import DASHES, ends_sentence
from corpus.statements.reports.bound_content import trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECT = 10  # tokens between the comma and the verb; "the deputy head of the county court"
_BEHIND = 6  # tokens between the verb and the comma; "on Friday", "in a telephone interview"
_INVERTED = frozenset({"say", "write", "add", "tweet", "explain"})  # ", said Jane Doe, "
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_WITHIN_SUBJECT = _NOUNS | {"DET", "ADJ", "ADV", "AUX", "PART", "CCONJ", "ADP"}
_WITHIN_TAIL = _NOUNS | {"DET", "ADJ", "ADV", "ADP"}
_OPENS_TAIL = frozenset({"ADV", "ADP", "PROPN"})  # "still", "in court", "Friday"
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "what"})


def find_aside(verb: Token) -> tuple[tuple[int, int], ...]:
    """Return the token ranges of 'A, Doe said, B' without the aside; () when it is none.

    A parse often makes `B` alone depend on the verb, or neither. Where a relative pronoun or
    a conjunction stands in front of the aside ("the mill, which, Doe said, burnt"), the words
    start with it.
    """
    if verb.tag_ not in _FINITE:
        return ()
    left, right = _comma_before(verb), _comma_behind(verb)
    if left is None or right is None:
        return ()
    parsed = verb.doc
    if left == verb.i - 1 and parsed[right + 1].tag_ not in _FINITE | {"MD"}:
        return ()  # "It burnt, said Jane Doe, a teacher"
    start, end = _sentence(parsed, left, right)
    if parsed[left - 1].tag_ in ("WDT", "WP", "CC", "IN"):
        start = left - 1
    return (*trim(parsed, start, left), *trim(parsed, right + 1, end))


def find_closing(verb: Token) -> tuple[tuple[int, int], ...]:
    """Return the token ranges of 'A, said Doe.' where the parse hangs neither on the other."""
    subject = next((t for t in verb.rights if t.dep_ == "nsubj"), None)
    if subject is None or verb.i == 0 or verb.tag_ not in _FINITE or not _is_break(verb.nbor(-1)):
        return ()
    if verb.lemma_.lower() not in _INVERTED:
        return ()
    start, _ = _sentence(verb.doc, verb.i - 1, verb.i)
    return trim(verb.doc, start, verb.i - 1)


def inverted_speaker(verb: Token) -> Token | None:
    """Who speaks in 'A, said Jane Doe, will B'; None where the subject stands before the verb."""
    right = _comma_behind(verb) if verb.i and _is_break(verb.nbor(-1)) else None
    last = verb.doc[right - 1] if right else None
    return last if last is not None and last.pos_ in _NOUNS else None


def _comma_before(verb: Token) -> int | None:
    """The comma or dash in front of the subject, or of the verb when the subject follows it."""
    parsed = verb.doc
    if verb.i > 0 and _is_break(verb.nbor(-1)):
        return verb.i - 1 if verb.lemma_.lower() in _INVERTED else None
    for place in range(verb.i - 1, max(verb.i - _SUBJECT - 1, 0), -1):
        if _is_break(parsed[place]):
            return place if place > 0 and _is_subject(parsed, place + 1, verb.i) else None
        if parsed[place].pos_ not in _WITHIN_SUBJECT or parsed[place].lower_ in _RELATIVE:
            return None
    return None


def _is_subject(parsed: Doc, start: int, verb: int) -> bool:
    """Whether a noun phrase fills the tokens up to the verb, adverbs and auxiliaries aside."""
    tokens = [t for t in parsed[start:verb] if t.pos_ not in ("ADV", "AUX")]
    if not tokens or tokens[0].pos_ in ("ADP", "CCONJ", "PART"):
        return False
    return tokens[-1].pos_ in _NOUNS


def _comma_behind(verb: Token) -> int | None:
    parsed = verb.doc
    for place in range(verb.i + 1, min(verb.i + _BEHIND + 2, len(parsed))):
        if _is_break(parsed[place]):
            return place if place + 1 < len(parsed) else None
        if parsed[place].pos_ not in _WITHIN_TAIL or parsed[place].lower_ in _RELATIVE:
            return None
        inverted = _is_break(verb.nbor(-1)) if verb.i else False
        if place == verb.i + 1 and not inverted and parsed[place].pos_ not in _OPENS_TAIL:
            return None  # "said it, too," has an object
    return None


def _is_break(token: Token) -> bool:
    return token.text == "," or token.text in DASHES


def _sentence(parsed: Doc, left: int, right: int) -> tuple[int, int]:
    """From full stop to full stop: the parser starts a sentence at many an aside."""
    start = next((i + 1 for i in range(left - 1, -1, -1) if ends_sentence(parsed[i])), 0)
    ends = (i for i in range(right + 1, len(parsed)) if ends_sentence(parsed[i]))
    return start, next(ends, len(parsed))
