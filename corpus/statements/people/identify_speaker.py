"""The head of a speaker's phrase → who that is within the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.language.lexicon import (
    ABSTRACT,
    COLLECTIVES,
    INSTITUTIONS,
    SOURCES,
    THINGS,
    TITLES,
    UNNAMED_ROLES,
    VERBS_IN_FRONT,
)
from corpus.people.name_people import (
    PARTICLES,
    is_behind,
    is_identifier,
    is_organisation,
    name_of,
)
from corpus.statements.draft import Speaker
from corpus.statements.grammar.find_speakers import name_behind, partners_of, phrase
from corpus.statements.people.resolve_pronoun import resolve_pronoun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from corpus.document import Span
    from corpus.people.names import Names
    from corpus.statement import Kind
    from corpus.statements.people.scene import Scene

PRONOUNS = frozenset(
    {
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "who",
        "his",
        "her",
        "their",
        "its",
        "my",
        "our",
        "him",
        "them",
        "this",
        "that",
        "which",
        "one",
        "those",
        "these",
        "others",
        "some",
        "many",
        "what",
        "there",
        "nobody",
        "everyone",
        "everybody",
        "someone",
        "anyone",
        "no",
        "none",
        "nothing",
        "us",
        "me",
    }
)
_PARTS = frozenset({"one", "some", "many", "most", "several", "two", "both", "all"})
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_POSSESSOR = re.compile(r"^.*['’]s\s+")
_BESIDES = re.compile(r"(?:[a-z][\w-]*\s+)+(?=[A-Z])")
_ROLE_LENGTH = 120  # characters; a longer appositive is a story, not a role


def speaker_at(
    scene: Scene, head: Token | None, names: Names
) -> tuple[Speaker | None, Span | None]:
    """Who the phrase around `head` stands for in its paragraph, and the phrase as printed."""
    if head is None or scene.stands_in(head):
        return None, None
    speaker = identify_speaker(head, names)
    printed = _printed(scene, head, speaker)
    if speaker is None:
        speaker = resolve_pronoun(head, scene)
    return speaker, printed


def _printed(scene: Scene, head: Token, speaker: Speaker | None) -> Span:
    """The phrase around `head` in the document.

    Where it was read across noise, the part that holds the name, or else the head.
    """
    first, last = phrase(head)
    surname = speaker.name.split()[-1] if speaker is not None and speaker.named else head.text
    place = next((t.i for t in head.doc[first:last] if t.text == surname), head.i)
    named = speaker is not None and speaker.named
    while named and last - 1 > place and is_behind(head.doc[last - 1].text):
        last -= 1  # "Finch aloud"
    printed = scene.paragraph.span(*scene.text_range(first, last))
    while printed.elisions and last - first > 1:
        first, last = (first + 1, last) if first < place else (first, last - 1)
        printed = scene.paragraph.span(*scene.text_range(first, last))
    return printed


def reporter_at(scene: Scene, cue: Token, names: Names) -> Speaker | None:
    """The outer level of a nested attribution: who reports the clause that `cue` stands in.

    "Doe warned that it burnt, according to Marsh": each holds the other, and Marsh is outside.
    """
    if cue.lower_ == "according":
        return None
    for report in scene.reports:
        holds = any(start <= cue.i < end for start, end in report.content)
        if holds and report.verb.i != cue.i and report.pattern in ("source", "clause"):
            return speaker_at(scene, report.speaker, names)[0]
    return None


def identify_speaker(head: Token, names: Names) -> Speaker | None:
    """Return who the phrase around `head` names; None for a pronoun or an ambiguous name."""
    if any(child.lower_ == "of" for child in head.rights) and head.lower_ in _PARTS:
        return Speaker(_text(head), "person" if head.lower_ == "one" else "group", named=False)
    pronoun = head.lower_ in PRONOUNS or head.pos_ == "PRON"
    if pronoun or head.doc[phrase(head)[0]].lower_ == "whose":
        return None
    partners = partners_of(head)
    if partners or head.tag_ == "NNPS":
        return _joint(head, partners, names)
    capital = head.text[0].isupper() and head.pos_ not in ("NOUN", "NUM")
    if head.pos_ == "PROPN" or capital or names.knows(head.text):
        return _named(head, names)
    thing = head.lemma_.lower() in THINGS and name_behind(head) is not None
    code = is_identifier(head.doc[head.i : head.i + 2].text)  # "the method hasGateNodes"
    if head.lemma_.lower() in ABSTRACT or thing or code:
        return None
    return _explained(head, names) or Speaker(_text(head), _kind(head), named=False)


def _joint(head: Token, partners: list[Token], names: Names) -> Speaker | None:
    """Several speakers, but for 'Former minister and candidate Jane Doe': one with two titles."""
    name = name_behind(partners[-1]) if partners else None
    single = head.tag_ in ("NN", "NNP") and not any(c.dep_ == "det" for c in head.lefts)
    if name is not None and single:  # of two, neither goes without "the"
        return _named(name, names)
    return Speaker(_text(head), "group", named=False)


def _explained(noun: Token, names: Names) -> Speaker | None:
    """'The newspaper Novy Vestnik', 'the mayor, Jane Doe'."""
    behind = name_behind(noun)
    if behind is not None and noun.lemma_.lower() in INSTITUTIONS:
        return Speaker(" ".join(name_of(behind)[0]), "organisation", named=True)
    name = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), behind)
    named = _named(name, names) if name is not None else None
    if named is None or named.kind != "person" or noun.lemma_.lower() in SOURCES:
        return None
    role = _text(noun) if behind is None else _before_name(noun)
    return Speaker(named.name, named.kind, named=named.named, role=role)


def _before_name(noun: Token) -> str:
    """The role in "the retired bus driver Jane Doe"."""
    text: str = noun.doc[phrase(noun)[0] : noun.i + 1].text
    return _ARTICLE.sub("", text)


def _named(head: Token, names: Names) -> Speaker | None:
    words, gender = name_of(head)
    name = " ".join(words)
    if not words or is_identifier(name) or _is_thing(head, words):
        return None
    titled = words[-1].lower() in TITLES and not names.knows(words[-1])
    if titled or (len(words) == 1 and is_organisation(name)):
        return _titled(head, names)
    article = any(child.dep_ == "det" for child in head.lefts)
    if is_organisation(name) or (article and not _has_role(head, words, names)):
        return Speaker(_institution(head), "organisation", named=True)
    resolved = names.resolve(name, gender)
    if resolved is None or any(word.lower() in UNNAMED_ROLES for word in words):
        return Speaker(_text(head), "person", named=False)
    kind: Kind = "organisation" if resolved in names.organisations else "person"
    role = _role(head, len(words))
    return Speaker(resolved, kind, named=True, role="" if role in resolved else role)


def _is_thing(head: Token, words: list[str]) -> bool:
    """Whether what stands before a name says that it is no person's: "the ship Vera Lind"."""
    before = head.i - len(words)
    if words[0].lower() in THINGS and len(words) > 1 and not words[0].islower():
        return words[0].isupper()  # "USS Vera Lind"
    if before < 0:
        return False
    noun = head.doc[before]
    return noun.lemma_.lower() in THINGS and noun.dep_ in ("compound", "nmod", "amod")


def _has_role(head: Token, words: list[str], names: Names) -> bool:
    """Whether the article belongs to what a person does: "the baker Jane Doe"."""
    noun = head.doc[max(head.i - len(words), 0)]
    if len(words) == 1 and not names.knows(words[0]):
        return False
    bodies = COLLECTIVES | INSTITUTIONS | SOURCES
    common = noun.pos_ in ("NOUN", "ADJ") and noun.dep_ in ("compound", "amod", "nmod")
    return common and noun.is_lower and noun.tag_ != "NNS" and noun.lemma_.lower() not in bodies


def _titled(head: Token, names: Names) -> Speaker:
    """'The Head of the Northern Republic Jane Doe': the name may end the phrase."""
    text = _text(head)
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            found = _named(child, names)
            if found is not None and found.kind == "person" and " " in found.name:
                return Speaker(found.name, "person", named=True, role=text)
    for name in names.full:
        if text.endswith(" " + name):
            role = text[: -len(name)].rstrip(" ,")
            return Speaker(name, "person", named=True, role=role)
    if is_organisation(text):
        return Speaker(_institution(head), "organisation", named=True)
    return Speaker(text, "person", named=False)


def _institution(head: Token) -> str:
    """Its name: the phrase without an article, without whose it is ("the UK's …") and without
    what it is called besides ("the opposition Green Movement").
    """
    bare = _ARTICLE.sub("", _POSSESSOR.sub("", _text(head)))
    besides = _BESIDES.match(bare)
    return bare if besides is None or " of " in besides.group() else bare[besides.end() :]


def _role(head: Token, words: int) -> str:
    """The appositive behind a name, or else the words before it."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            text = child.doc[child.left_edge.i : child.right_edge.i + 1].text
            return text if len(text) <= _ROLE_LENGTH else ""
    start, _ = phrase(head)
    before: str = head.doc[start : max(start, head.i + 1 - words)].text
    if before.rstrip(".").lower() in _COURTESIES | VERBS_IN_FRONT | PARTICLES:
        return ""
    return _ARTICLE.sub("", before)


def _kind(head: Token) -> Kind:
    if head.lemma_.lower() in SOURCES | COLLECTIVES:
        return "organisation"
    return "group" if head.tag_ in ("NNS", "NNPS") else "person"


def _text(head: Token) -> str:
    start, end = phrase(head)
    text: str = head.doc[start:end].text
    return text
