"""A pronoun at the cue → the speaker it stands for, and what makes that uncertain if anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from corpus.language.lexicon import OCCUPATIONS, TITLES, UNNAMED_ROLES
from corpus.messages.english import Key
from corpus.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from corpus.statements.draft import Speaker
    from corpus.statements.people.find_mentions import Mention
    from corpus.statements.people.scene import Scene

GENDERS: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}

FAR: Final = 3
"""Sentences between a name and the pronoun from which on it may be somebody else's."""

_PERSONS = TITLES | OCCUPATIONS | UNNAMED_ROLES | frozenset({"man", "woman", "boy", "girl"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A named person at a token of the parsed paragraph; `main`: a main clause is about them.

    Of one whom an earlier paragraph was about: `away` is how many sentences lie behind the
    name up to the end of the paragraph before, `since` the genders of who else is named in them.
    """

    place: int
    speaker: Speaker
    gender: str
    main: bool = True
    away: int = 0
    since: tuple[str, ...] = ()


def resolve_pronoun(head: Token, scene: Scene) -> Speaker | None:
    """Return who a "he" or "she" at the cue is: the person that the text is about last.

    When the pronoun's own paragraph is about nobody before it, the turn may go on from the
    paragraph before, provided that nobody else named here can be meant. The speaker's
    `doubt` says why it is not certain: somebody else named between, or the name far off.
    """
    gender = GENDERS.get(head.lower_)
    if gender is None:
        return None
    before = [each for each in scene.subjects if each.place < head.i]
    fitting = [each for each in before if each.gender in (gender, "")]
    handed = [each for each in scene.standing if each.gender in (gender, "")]
    main = [each for each in fitting if each.main]
    if main:
        chosen, first = main[-1], main[-1].place + 1
    elif handed and all(each.speaker.name == handed[-1].speaker.name for each in fitting):
        chosen, first = handed[-1], 0
    else:
        return None
    named = [each for each in (*handed, *fitting) if each.speaker.name != chosen.speaker.name]
    since = chosen.since if not main else ()
    doubt = _doubt(head, scene, chosen, (first, since, bool(named)))
    return replace(chosen.speaker, doubt=doubt or "") if chosen.speaker.named else chosen.speaker


def _doubt(
    head: Token, scene: Scene, chosen: Subject, held: tuple[int, tuple[str, ...], bool]
) -> Message | None:
    first, since, either = held
    pronoun, name = head.text, chosen.speaker.name
    gender = GENDERS[head.lower_]
    start = scene.text_range(first - 1, first)[1] if first else 0
    end = scene.text_range(head.i, head.i + 1)[0]
    rivals = [*since, *genders_between(scene.mentions, start, end, chosen.speaker.name)]
    if gender in rivals or "" in rivals or _is_about_another(scene.parsed, first, head.i, chosen):
        return Message(Key.NAMED_BETWEEN, pronoun=pronoun, name=name)
    if not chosen.gender and either:
        return Message(Key.OTHER_NAMED_THERE, pronoun=pronoun, name=name)
    away = (0 if first else chosen.away) + sentences_between(scene.parsed, first, head.i)
    if away <= FAR:
        return None
    return Message(Key.NAMED_FAR_BEFORE, pronoun=pronoun, name=name)


def genders_between(
    mentions: Sequence[Mention], start: int, end: int, name: str
) -> tuple[str, ...]:
    """Return the genders of the persons other than `name` that a text names in a range."""
    own = set(name.split())
    return tuple(m.gender for m in mentions if start <= m.start < end and not own & m.words)


def sentences_between(parsed: Doc, first: int, last: int) -> int:
    """How many whole sentences stand between two tokens that are not about the pronoun's person."""
    between = (each for each in parsed.sents if each.start > first and each.end <= last)
    return sum(not _goes_on(each) for each in between)


def _goes_on(sentence: Span) -> bool:
    """Whether a sentence is about "him" or "her" as well."""
    return any(t.lower_ in GENDERS and t.dep_ in ("nsubj", "nsubjpass") for t in sentence)


def _is_about_another(parsed: Doc, first: int, last: int, chosen: Subject) -> bool:
    """Whether a clause between is about somebody without a name ("The mayor left")."""
    if not chosen.speaker.named:
        return False
    return any(
        token.dep_ in ("nsubj", "nsubjpass")
        and token.tag_ == "NN"
        and token.lemma_.lower() in _PERSONS
        and chosen.speaker.role.split()[-1:] != [token.text]
        for token in parsed[first:last]
    )
