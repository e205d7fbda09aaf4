"""A question that leans on the conversation → one that can be understood without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.sparse.tokenize import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Sequence


def resolve_followup(question: str, earlier: Sequence[str]) -> str:
    """Return `question` with what it takes from the `earlier` ones written out.

    A question that says itself what it is about comes back as it is.

    >>> resolve_followup("And what did his deputy say?", ["What did Ana Ruiz say?"])
    "And what did Ana Ruiz's deputy say?"
    >>> resolve_followup("When did that happen?", ["Why was the bridge closed?"])
    'When did that happen? (the bridge closed)'
    >>> resolve_followup("What did it cost?", ["Who built the bridge?"])
    'What did the bridge cost?'
    >>> resolve_followup("What about Lima?", ["Who is the mayor of Quito?"])
    'Who is the mayor of Lima?'
    >>> resolve_followup("Who said that it was late?", ["What did Ana Ruiz say?"])
    'Who said that it was late?'
    """
    context = ""
    for each in (*earlier, question):
        context = _read_after(" ".join(each.split()), context)
    return context


_ABOUT = re.compile(
    r"^(?:(?:and|but|so|ok|okay)\s+)?(?:what|how)\s+about\s+(.+?)\s*\?*$"
    r"|^(?:and|but)\s+((?!what|who|when|where|why|how|which|do|did|is|was|can)\S+(?:\s+\S+){0,3}?)"
    r"\s*\?*$",
    re.I,
)
_PERSON = re.compile(r"\b(?:(he|him|she)|(his|her|hers))\b", re.I)
_THING = re.compile(
    r"\b(?:(they|them|it)|(their|theirs|its)"
    r"|((?:that|this|these|those)(?=\s*(?:[?.!,]|$|happen|occur|mean|take place|start|begin|end)))"
    r")\b",
    re.I,
)
_THAT_CLAUSE = re.compile(r"\bthat\b", re.I)


def _read_after(question: str, before: str) -> str:
    if not before:
        return question
    about = _ABOUT.match(question)
    if about:
        return _with_new_subject(about.group(1) or about.group(2), before)
    name, person = _last_name(before), _PERSON.search(question)
    if person and name and not _names_before(question, person.start()):
        return _replace(person, question, name)
    thing = _THING.search(question)
    if thing and not _has_own_antecedent(question, thing):
        return _with_thing(thing, question, before)
    says_nothing = all(word in STOP_WORDS | _EMPTY for word in words(question))
    return f"{question} ({_topic(before)})" if says_nothing else question


_EMPTY = frozenset("and but so else exactly more ok okay other others say said happen tell".split())
"""Words that ask for more without saying of what."""


def _with_new_subject(subject: str, before: str) -> str:
    """Ask the question before again: "What about B?" after one about A is the same, of B."""
    name = _last_name(before)
    if name and subject[:1].isupper():
        return re.sub(rf"\b{re.escape(name)}\b", lambda _: subject, before)
    return f"{_topic(before)}: {subject}?"


_NAME = re.compile(
    r"(?<!^)(?<![.?!]\s)\b[A-ZÀ-ÞЀ-Я][\w'’-]*(?:\s+(?:[a-z]{1,3}\s+)?[A-ZÀ-ÞЀ-Я][\w'’-]*)*"
)


def _last_name(question: str) -> str:
    """The name that the question ends on: most questions end with what they are about."""
    names = [match.group() for match in _NAME.finditer(question)]
    return re.sub(r"['’]s$", "", names[-1]) if names else ""


def _names_before(question: str, place: int) -> bool:
    return any(match.start() < place for match in _NAME.finditer(question))


def _has_own_antecedent(question: str, pronoun: re.Match[str]) -> bool:
    """A that-clause gives the pronoun in it its meaning; a name does, unless "they" is many."""
    one = pronoun.group().casefold() not in {"they", "them", "their", "theirs"}
    in_clause = bool(_THAT_CLAUSE.search(question[: pronoun.start()]))
    return in_clause or (one and _names_before(question, pronoun.start()))


_LAST_THING = re.compile(r"\b((?:the|an?)\s+[a-z]\w*)\s*\?*$")


def _with_thing(pronoun: re.Match[str], question: str, before: str) -> str:
    """Put the thing that was asked about last for "it"; name the whole topic beside the rest."""
    thing = _LAST_THING.search(before)
    if thing and pronoun.group().casefold() in {"it", "its"}:
        return _replace(pronoun, question, thing.group(1))
    return f"{question} ({_topic(before)})"


def _replace(match: re.Match[str], question: str, antecedent: str) -> str:
    owned = f"{antecedent}'s" if match.group(2) else antecedent
    return question[: match.start()] + owned + question[match.end() :]


_ASKS = re.compile(
    r"^(?:(?:and|but|so)\s+)?(?:who|whom|whose|what|which|when|where|why|how(?:\s+(?:many|much))?)?"
    r"\s*",
    re.I,
)
_AUXILIARY = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)\b\s*", re.I
)


def _topic(question: str) -> str:
    """What the question is about: itself without the asking word and its auxiliary.

    >>> _topic("What sanctions did the Treasury impose in 2017?")
    'sanctions the Treasury impose in 2017'
    """
    rest = _ASKS.sub("", question.rstrip(" ?.!"), count=1)
    return _AUXILIARY.sub("", rest, count=1).strip() or question.rstrip(" ?.!")
