"""Parsed paragraphs → the persons that their main clauses are about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.statements.grammar.cue import is_cue
from corpus.statements.people.identify_speaker import identify_speaker
from corpus.statements.people.resolve_pronoun import Subject, genders_between, sentences_between
from corpus.statements.quotes.mask_quotes import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from corpus.people.names import Names
    from corpus.statements.people.find_mentions import Mention
    from corpus.statements.quotes.mask_quotes import Masked

_STAND_IN = STAND_IN.split()
_PRONOUNS = frozenset({"he", "she"})


def find_subjects(parsed: Doc, names: Names) -> tuple[Subject, ...]:
    """Return the persons that a paragraph names outside quotations, in order."""
    return tuple(_subjects(parsed, names))


def _subjects(parsed: Doc, names: Names) -> Iterator[Subject]:
    for token in parsed:
        main = token.dep_ in ("nsubj", "nsubjpass") and _is_main(token.head)
        speaks = token.dep_ == "nsubj" and is_cue(token.head)
        is_name = token.pos_ == "PROPN" or names.knows(token.text)
        if token.dep_ == "compound" or (not is_name and not (speaks and token.tag_ == "NN")):
            continue
        speaker = identify_speaker(token, names)
        if speaker is None or speaker.kind != "person":
            continue
        if speaker.name in names.full or speaks:
            yield Subject(token.i, speaker, names.gender(speaker.name), main)


def _is_main(verb: Token) -> bool:
    """The verb of a sentence, of a coordinate clause, or of the clause before ", he said"."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def carry_over(
    subjects: Sequence[tuple[Subject, ...]],
    parses: Sequence[Doc],
    masked: Sequence[Masked],
    mentions: Sequence[Sequence[Mention]],
) -> list[tuple[Subject, ...]]:
    """For each paragraph, the person that the text before it was about.

    That is the last subject of the paragraph before. A paragraph of quotations and "he
    said" alone hands on what it was given; one about other things, or that names
    somebody else, hands on nothing.
    """
    found: list[tuple[Subject, ...]] = []
    standing: tuple[Subject, ...] = ()
    for own, parsed, mask, named in zip(subjects, parses, masked, mentions, strict=True):
        found.append(standing)
        main = tuple(each for each in own if each.main and each.speaker.named)
        if main:
            standing = (_left(main[-1], parsed, mask, named),)
        elif own or any(_is_other(token) for token in parsed):
            standing = ()
        else:
            standing = tuple(_left(each, parsed, mask, named, first=0) for each in standing)
    return found


def _left(
    subject: Subject,
    parsed: Doc,
    mask: Masked,
    mentions: Sequence[Mention],
    first: int | None = None,
) -> Subject:
    """A subject at the end of a paragraph: how far behind, and who was named since."""
    start = subject.place + 1 if first is None else first
    token = parsed[start - 1]
    place = mask.range_of(token.idx, token.idx + len(token.text))[1] if start else 0
    end = mentions[-1].start + 1 if mentions else 0
    since = genders_between(mentions, place, end, subject.speaker.name)
    away = sentences_between(parsed, start, len(parsed))
    return replace(subject, away=subject.away + away, since=(*subject.since, *since))


def _is_other(token: Token) -> bool:
    if token.dep_ not in ("nsubj", "nsubjpass") or not _is_main(token.head):
        return False
    stand_in = token.doc[token.i : token.i + len(_STAND_IN)].text == STAND_IN
    return token.lower_ not in _PRONOUNS and not stand_in
