"""A verb of speech → the noun phrase of who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.language.lexicon import NOUNS, SOURCES

if TYPE_CHECKING:
    from spacy.tokens import Token

_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MODIFIERS = frozenset(
    {
        "det",
        "compound",
        "amod",
        "nmod",
        "nummod",
        "poss",
        "quantmod",
        "predet",
        "advmod",
        "case",
        "punct",
    }
)
_GO_ON = frozenset(
    "go continue proceed come take use like get begin start appear seem have manage rush hasten "
    "dare happen tend move".split()
)
"""Verbs whose infinitive came about (implicative ones: Karttunen, Language 47, 1971) or goes on."""

_HOPS = 4  # from a verb to the verb whose subject it shares; longer chains are misparses


def find_speaker(verb: Token, hops: int = _HOPS) -> Token | None:
    """Return the head of the noun phrase that speaks by `verb`; None when none does."""
    subject = own_subject(verb)
    if subject is not None:
        return subject
    if is_passive(verb):
        return _agent(verb)
    return (_shared(verb, hops) if hops else None) or _in_front(verb)


def _in_front(verb: Token) -> Token | None:
    """The subject that the parser hung elsewhere: the noun right before a finite verb."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ not in ("ROOT", "ccomp") or verb.i == 0:
        return None
    noun = verb.nbor(-1)
    if noun.text == ")":
        brackets = [t for t in verb.doc[1 : noun.i] if t.text == "("]
        noun = brackets[-1].nbor(-1) if brackets else noun
    while noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for") and noun.head.head is not noun:
        noun = noun.head.head
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("appos", "conj") else None


def own_subject(verb: Token) -> Token | None:
    """The subject of the verb itself; of a relative clause, what it is about."""
    for child in verb.children:
        if child.dep_ == "nsubj" and not _is_addressee(child):
            if child.lower_ in _RELATIVE and child.pos_ != "NOUN":
                return verb.head if verb.dep_ == "relcl" else None
            return child
    return None


def _is_addressee(subject: Token) -> bool:
    """'filed a complaint with the court accusing …': the parser takes the court for the accuser.

    With a comma before it, "with" opens a clause of its own: ", with the court accusing …".
    """
    start = subject.left_edge.i
    opening = subject.doc[start - 1 : start].text.lower()
    return (
        opening == "with"
        and subject.head.dep_ == "pcomp"
        and subject.doc[max(start - 2, 0)].text != ","
    )


def is_passive(verb: Token) -> bool:
    """Whether a form of "be" makes it a passive, or it stands behind a noun as one."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ != "conj"
        and not any(child.dep_ in ("aux", "nsubj") for child in verb.children)
    )


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _shared(verb: Token, hops: int) -> Token | None:
    """The subject that a verb without one of its own shares with the verb above it."""
    head, dependency = verb.head, verb.dep_
    above = _cue_above(verb)
    if above is not None:
        return find_speaker(above, hops - 1)
    if dependency == "conj" and head.pos_ in ("VERB", "AUX"):
        return _passive_subject(head) or own_subject(head) or _shared(head, hops - 1)
    if dependency in ("xcomp", "advcl", "ccomp", "dep"):
        return _of_head(verb, hops)
    if dependency == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        return _passive_subject(head.head) or find_speaker(head.head, hops - 1)
    if dependency == "acl" and head.pos_ in ("NOUN", "PROPN"):
        apart = verb.doc[verb.i - 1].text == "," and head.dep_ in ("pobj", "dobj")
        return _above(head, hops) if apart else _of_noun(head, hops)
    return None


def _of_head(verb: Token, hops: int) -> Token | None:
    """A participle or an infinitive speaks with the subject of the verb it depends on."""
    head = verb.head
    if head.pos_ not in ("VERB", "AUX") or verb.tag_ not in ("VBG", "VB", "VBN"):
        return None
    if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
        return None
    if verb.tag_ == "VB" and head.lemma_ not in _GO_ON:
        return None  # "asked him to say", "refused to say": nothing is said
    return _passive_subject(head) or find_speaker(head, hops - 1)


def _cue_above(verb: Token) -> Token | None:
    """For "He said that they go and insisted that …": "said", not "go", is coordinate."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    if first is verb or first.dep_ != "ccomp" or first.head.i > first.i:
        return None
    marked = any(
        c.dep_ == "ccomp" and any(m.dep_ == "mark" for m in c.children) for c in verb.children
    )
    return first.head if marked and verb.tag_ == first.head.tag_ else None


def _above(noun: Token, hops: int) -> Token | None:
    """The subject of the clause that a noun stands in: "He left the city, saying …"."""
    verb = noun
    while verb.head is not verb and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    return _passive_subject(verb) or find_speaker(verb, hops - 1)


def _passive_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubjpass" and child.lower_ not in _RELATIVE:
            return child
    return verb.head if verb.dep_ == "relcl" and is_passive(verb) else None


def _of_noun(noun: Token, hops: int) -> Token | None:
    """Behind "a statement saying": whose statement; behind a person: that person."""
    if noun.lemma_.lower() not in NOUNS | SOURCES:
        return noun
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    verb = noun.head
    if noun.dep_ in ("dobj", "pobj"):
        while verb.pos_ == "ADP":
            verb = verb.head
        if verb.pos_ == "VERB" and not is_passive(verb):
            return find_speaker(verb, hops - 1)
    return noun


def phrase(head: Token) -> tuple[int, int]:
    """The token range of the phrase that names a speaker, as a source prints it.

    Titles, articles and possessors before the head are in; of what follows, "for …" and
    "of …" behind a common noun, and the partners of a coordination.
    """
    start = head.i
    for child in sorted(head.lefts, key=lambda token: -token.i):
        if child.dep_ not in _MODIFIERS or (child.is_punct and child.text not in "-'’"):
            break
        if child.right_edge.i + 1 != start or _YEAR.match(child.right_edge.text):
            break  # "On 14 May 2019 Doe said": the date is no part of the name
        start = child.left_edge.i
    end = head.i + 1
    if (name := name_behind(head)) is not None:
        end = name.i + 1
    for child in head.rights:
        if child.i != end or not _belongs(head, child):
            break
        end = _end_of(child)
    partners = partners_of(head)
    if partners:
        end = max(end, phrase(partners[-1])[1])
    return start, end


def name_behind(noun: Token) -> Token | None:
    """The name that follows a common noun without a comma: "the newspaper Novy Vestnik".

    Some parses make it a second subject of the noun's verb: "the goalkeeper Ada Finch said".
    """
    for child in noun.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == noun.i + 1:
            return child if noun.pos_ != "PROPN" else None
    if noun.pos_ == "NOUN" and noun.dep_ == "nsubj" and noun.i + 2 < len(noun.doc):
        second = next((c for c in noun.head.children if c.left_edge.i == noun.i + 1), None)
        if second is not None and _is_full_name(second):
            return second
    return None


def _is_full_name(subject: Token) -> bool:
    """Whether a second subject is nothing but capitalised words, two or more."""
    words = list(subject.doc[subject.left_edge.i : subject.i + 1])
    capitals = all(word.text.istitle() for word in words)
    return subject.dep_ == "nsubj" and subject.pos_ == "PROPN" and len(words) > 1 and capitals


def partners_of(head: Token) -> list[Token]:
    """The other heads of "X, Y and Z"."""
    found: list[Token] = []
    current = head
    while True:
        following = next((c for c in current.rights if c.dep_ == "conj"), None)
        if following is None or following.pos_ not in ("NOUN", "PROPN", "PRON"):
            return found
        if head.pos_ == "PROPN" and any(c.lower_ in ("a", "an") for c in following.children):
            return found  # "Jane Doe, head of the fund, and an authority on it": one person
        found.append(following)
        current = following


def _belongs(head: Token, child: Token) -> bool:
    if child.dep_ == "case":
        return False
    if child.dep_ == "prep":
        if head.pos_ == "PROPN":
            return child.lower_ in ("of", "for")
        return child.lower_ not in ("as", "after", "before")
    return child.dep_ in ("compound", "nummod", "flat") and child.pos_ == "PROPN"


def _end_of(child: Token) -> int:
    """The end of a prepositional phrase, short of a comma or a clause."""
    end = child.i + 1
    clauses = [t.left_edge.i for t in child.subtree if t.dep_ in ("relcl", "appos", "acl")]
    for token in child.doc[child.i + 1 : min([child.right_edge.i + 1, *clauses])]:
        if token.is_punct and token.text not in "-'’&":
            break
        end = token.i + 1
    return end
