"""A quotation's place in a parsed paragraph → the cue that says whose it is."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.language.lexicon import NOUNS, SOURCES
from corpus.statements.grammar.cue import DASHES, STOPS, Cue, ends_sentence, is_cue, speaker_of
from corpus.statements.grammar.find_speakers import is_passive, own_subject
from corpus.statements.grammar.reporting_verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from corpus.statements.quotes.quotation import Quotation

_FAR = 40  # tokens between a quotation and its cue; beyond this they are not one sentence
_NEAR = 6  # tokens; a cue farther in front gives way to one behind that ends the sentence
_CLOSE = 3  # tokens that may follow a cue when no comma does ("said on Friday")
_LONGEST_NAME = 5  # words
_LONGEST_ROLE = 14  # words
_ABSOLUTE = 4  # tokens: "with", a name, a participle, a colon
_SHORT = 8  # tokens behind a quotation that can be nothing but its attribution
_INVERTED = frozenset({"said", "says", "wrote", "tweeted", "added", "asked"})


def cue_before(parsed: Doc, low: int, start: int) -> Cue | None:
    """The last cue in front of the token `start`, of the same sentence and behind `low`."""
    gap = last_sentence(parsed[max(low, start - _FAR) : start])
    if not gap or gap[-1].text == ":":
        return before_colon(gap)
    verbs = [token for token in gap if is_cue(token)]
    if not verbs:
        return _according(gap) if gap[-1].text == "," else None
    return _in_front(gap, verbs[-1])


def _in_front(gap: list[Token], verb: Token) -> Cue | None:
    last = gap[-1]
    marked = last.text == "," or last.text in DASHES or last.lower_ == "that"
    if not marked and last.i - verb.i > _CLOSE:
        return None
    if last.text == "," and is_passive(verb) and own_subject(verb) is None:
        return None  # "Asked about it," somebody else speaks
    near = last.i - verb.i <= _NEAR or (marked and last.text != ",")
    return Cue(verb, speaker_of(verb) or _first_noun(gap, verb), "verb" if near else "weak")


def last_sentence(tokens: Iterable[Token]) -> list[Token]:
    """The tokens behind the last full stop."""
    held = list(tokens)
    stops = [number for number, token in enumerate(held) if ends_sentence(token)]
    return held[stops[-1] + 1 :] if stops else held


def before_colon(gap: list[Token]) -> Cue | None:
    """The cue in 'She said:', 'Doe:', 'His response:', 'She put it this way:'.

    Any verb will do before a colon; a verb of speech is preferred when it is the last.
    """
    if not gap:
        return None
    if (absolute := _absolute(gap)) is not None:
        return absolute
    verbs = [token for token in gap if _may_introduce(token, gap[-1])]
    cues = [token for token in verbs if is_cue(token)]
    if cues and verbs[-1].i - cues[-1].i <= 1:
        return Cue(cues[-1], speaker_of(cues[-1]) or _first_noun(gap, cues[-1]), "verb")
    nouns = [t for t in gap if t.pos_ == "NOUN" and t.lemma_.lower() in NOUNS | SOURCES]
    if nouns:
        return Cue(nouns[-1], _owner(nouns[-1], gap), "colon")
    if verbs:
        return Cue(verbs[-1], speaker_of(verbs[-1]), "other")
    return _name_before_colon(gap)


def _absolute(gap: list[Token]) -> Cue | None:
    """', with Jane Doe stating:': her words, though the sentence is about somebody else.

    Parsers take the participle for a noun that the name belongs to.
    """
    if len(gap) < _ABSOLUTE or gap[-1].text != ":":
        return None
    verb, name = gap[-2], gap[-3]
    stem = verb.lower_.removesuffix("ing")
    speaks = stem != verb.lower_ and any("q" in VERBS.get(stem + e, ()) for e in ("", "e"))
    opens = any(token.lower_ == "with" for token in gap[:-3])
    return Cue(verb, name, "verb") if speaks and opens and name.pos_ == "PROPN" else None


def _name_before_colon(gap: list[Token]) -> Cue | None:
    """'Jane Doe:', 'From the Daily Globe:', 'Said Doe:'."""
    if gap[0].lower_ in _INVERTED and 2 < len(gap) <= _LONGEST_NAME + 2:
        return Cue(gap[0], gap[-2], "verb")
    name = gap[1:-1] if gap[0].lower_ == "from" else gap[:-1]
    if name and all(t.pos_ == "PROPN" for t in name) and len(name) <= _LONGEST_NAME:
        return Cue(gap[-1], name[-1], "colon")
    return Cue(gap[-1], name[-1], "colon") if _is_role_and_name(name) else None


def _is_role_and_name(words: list[Token]) -> bool:
    """'Mine engineer Jane Doe': a full name, and before it a few nouns and nothing else."""
    name = list(takewhile(lambda t: t.pos_ == "PROPN" and t.text.istitle(), reversed(words)))
    role = words[: len(words) - len(name)]
    role = role[1:] if role and role[0].dep_ == "det" else role
    nouns = all(t.pos_ in ("NOUN", "ADJ", "PROPN") for t in role) and len(role) <= _LONGEST_NAME
    full = 1 < len(name) <= _LONGEST_NAME
    return full and nouns and bool(role) and role[-1].is_lower and role[-1].pos_ == "NOUN"


def _may_introduce(token: Token, colon: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        return False
    in_place = token.dep_ != "relcl" or token.i == colon.i - 1
    return in_place and (is_cue(token) or own_subject(token) is not None)


def _owner(noun: Token, gap: list[Token]) -> Token | None:
    """Whose tweet: the possessor, or else the subject of the sentence."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    subjects = (own_subject(token) for token in gap if token.pos_ == "VERB")
    return next((subject for subject in subjects if subject is not None), None)


def _first_noun(gap: list[Token], verb: Token) -> Token | None:
    """The subject that a parse lost: the noun phrase that the sentence starts with."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for token in gap:
        if token.i >= verb.i or token.pos_ in ("ADP", "VERB", "SCONJ", "PUNCT"):
            return None
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss"):
            return token
    return None


def cue_behind(text: str, quotation: Quotation, parsed: Doc, end: int, high: int) -> Cue | None:
    """The first cue from the token `end` on, of the same sentence and in front of `high`."""
    gap = list(parsed[end : min(high, end + _FAR)])
    below = bool(gap) and gap[0].is_space and "\n" in gap[0].text
    if signed := signature(gap) or (signed_line(list(parsed[end:high])) if below else None):
        return signed
    if not gap or not _is_open(text, quotation, gap[0]):
        return None
    stop = next((n for n, token in enumerate(gap) if ends_sentence(token)), len(gap))
    gap = gap[:stop]
    verbs = [t for t in gap if is_cue(t) and t.dep_ not in ("relcl", "acl")]
    verbs = verbs or [t for t in gap if is_cue(t)]
    verbs = [t for t in verbs if speaker_of(t) is not None] or verbs
    if gap[0].dep_ == "cc":
        verbs = verbs[-1:]  # '"…," and somebody left, Doe said'
    if verbs:
        speaker = speaker_of(verbs[0])
        lost = speaker is not None and speaker.i < end  # a word of the quotation's stand-in
        return (_inverted(gap) if lost else None) or Cue(verbs[0], speaker, "verb")
    return _according(gap) or _other_verb(text, quotation, gap)


def signature(gap: list[Token]) -> Cue | None:
    """'"…" ― Jane Doe' and '"…" (Jane Doe, baker)': a name, at most a role, and nothing else."""
    dashes = list(takewhile(lambda token: token.text in DASHES, gap))
    bracket = bool(gap) and gap[0].text == "("
    if bracket:
        closing = next((n for n, token in enumerate(gap) if token.text == ")"), 0)
        opening, behind, gap = gap[:1], gap[closing + 1 :], gap[1:closing]
        if any(token.is_alpha for token in behind):
            return None
    else:
        opening, gap = dashes, gap[len(dashes) :]
    name = list(takewhile(_is_name, gap))
    role = gap[len(name) :]
    if not opening or not 1 < len(name) <= _LONGEST_NAME or not _is_role(role):
        return None
    return Cue(opening[0], name[-1], "signature")


def signed_line(line: list[Token]) -> Cue | None:
    """A name and what that person does, alone on the line below a quotation: "Jane Doe, baker"."""
    line = [token for token in line if not token.is_space]
    name = list(takewhile(_is_name, line))
    role = line[len(name) :]
    told = len(role) > 1 and role[1].text[0].islower() and not ends_sentence(role[-1])
    if not told or not 1 < len(name) <= _LONGEST_NAME or not _is_role(role):
        return None
    return Cue(role[0], name[-1], "line")


def _is_role(gap: list[Token]) -> bool:
    """Whether nothing stands there, or a comma and a phrase without a verb or a number."""
    words = [token for token in gap if not token.is_punct and not token.is_space]
    if not words:
        return True
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.like_num for token in words)
    return gap[0].text == "," and len(words) <= _LONGEST_ROLE and not finite


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and token.text.rstrip(".").isalpha()


def _is_open(text: str, quotation: Quotation, following: Token) -> bool:
    """Whether the sentence goes on behind the closing mark."""
    last = quotation.of(text).rstrip("'’\"” ")[-1:]
    if following.text == ",":
        return True
    if last == "." or following.text in STOPS:
        return following.lower_ == following.text and following.is_alpha
    return True


def _according(gap: list[Token]) -> Cue | None:
    source = next((t for t in gap if t.lower_ == "according"), None)
    if source is None or source.i + 1 >= len(source.doc):
        return None
    speaker = next((t for t in source.nbor(1).children if t.dep_ == "pobj"), None)
    return Cue(source, speaker, "source") if speaker is not None else None


def _other_verb(text: str, quotation: Quotation, gap: list[Token]) -> Cue | None:
    """', reacted Doe.' and ', Doe fumed.': any verb, where nothing else is in the sentence."""
    if text[quotation.inner_end - 1] not in ",?!…":
        return None
    if inverted := _inverted(gap):
        return inverted
    if len(gap) > _SHORT:
        return None
    for verb in gap:
        if verb.tag_ in ("VBD", "VBZ"):
            speaker = speaker_of(verb)
            if speaker is not None and (speaker.pos_ == "PROPN" or speaker.lower_ in ("he", "she")):
                return Cue(verb, speaker, "other")
    return None


def _inverted(gap: list[Token]) -> Cue | None:
    """'“…,” shrugged the miller, who …': whatever the verb, who stands behind it speaks."""
    verb = next((token for token in gap if not token.is_punct), None)
    if verb is None or verb.tag_ not in ("VBD", "VBZ", "VBN") or not verb.is_lower:
        return None
    speaker = speaker_of(verb)
    if speaker is not None and speaker.i > verb.i and speaker.pos_ in ("PROPN", "NOUN"):
        return Cue(verb, speaker, "other")
    behind = gap[verb.i - gap[0].i + 1 :]
    following = list(takewhile(_is_name, behind))
    ends = len(following) == len(behind) or behind[len(following)].is_punct
    named = 0 < len(following) <= _LONGEST_NAME and ends
    return Cue(verb, following[-1], "other") if named else None


def cue_of_sentence_before(parsed: Doc, low: int, start: int) -> Cue | None:
    """For a quotation without a cue, that of the sentence before: 'She said it was over. "…"'."""
    stops = [t.i for t in parsed[low:start] if ends_sentence(t)]
    if not stops or stops[-1] + 1 < start:
        return None
    first = stops[-2] + 1 if len(stops) > 1 else low
    for verb in parsed[first : stops[-1]]:
        if verb.dep_ == "ROOT" and is_cue(verb) and not is_passive(verb):
            speaker = speaker_of(verb)
            if speaker is not None and speaker.pos_ in ("PROPN", "PRON", "NOUN"):
                return Cue(verb, speaker, "follows")
    return None
