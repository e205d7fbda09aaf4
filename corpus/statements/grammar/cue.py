"""What says who speaks: a verb, a noun, a colon or a dash, and the token that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.statements.grammar.find_speakers import find_speaker, is_passive
from corpus.statements.grammar.reporting_verbs import VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

STOPS: Final = frozenset(".?!")
DASHES: Final = frozenset({"-", "--", "—", "–", "―"})

_NAMES = ("NOUN", "PROPN", "PRON", "NUM")
_MISTAGGED = frozenset({"reports", "claims", "notes", "comments", "writes"})  # as plural nouns
_ADDRESSING = frozenset({"tell", "ask", "call", "remind", "assure", "inform"})  # take a hearer
_NEAR = 6  # tokens between an inverted verb and its subject ("said on Friday Jane Doe")


class Cue(NamedTuple):
    """`token` says that somebody speaks, `speaker` heads the phrase that says who.

    `pattern` is "verb", "weak" (a verb farther off), "colon", "other" (any verb before a
    colon or behind a comma), "source" (according to), "signature", "line" (a name and what that
    person does, below) or "follows" (the cue of the sentence before).
    """

    token: Token
    speaker: Token | None
    pattern: str


def is_cue(token: Token) -> bool:
    """Whether a token is a verb that introduces quotations."""
    if token.tag_ == "NNS" and token.lower_ in _MISTAGGED:
        ends = token.i + 1 == len(token.doc) or token.nbor(1).is_punct
        return ends and token.i > 0 and token.nbor(-1).pos_ == "PROPN"
    if token.pos_ not in ("VERB", "AUX") or token.dep_ == "amod":
        return False
    if token.lemma_ == "put":
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "it"
    return "q" in VERBS.get(token.lemma_.lower(), ())


def speaker_of(verb: Token) -> Token | None:
    """The head of the phrase that speaks: the subject, or what stands behind "said"."""
    if verb.tag_ == "NNS":
        return verb.nbor(-1)
    speaker = find_speaker(verb)
    if speaker is not None and (speaker.pos_ in _NAMES or speaker.text[0].isupper()):
        return speaker
    if is_passive(verb) or verb.tag_ in ("VBG", "VB"):
        return None
    inverted = verb.i > 0 and verb.nbor(-1).is_punct
    if verb.lemma_ in _ADDRESSING and not inverted:
        return None
    for child in verb.rights:
        if child.i - verb.i <= _NEAR and child.dep_ in ("dobj", "attr", "npadvmod", "oprd", "dep"):
            return child if child.pos_ in ("NOUN", "PROPN") else None
    return None


def ends_sentence(token: Token) -> bool:
    """Whether a sentence ends here: not so in "(D-Tex.)"."""
    if token.text not in STOPS:
        return False
    if token.i + 1 == len(token.doc):
        return True
    following = token.nbor(1)
    return not (following.text in "),;" or following.text.islower())
