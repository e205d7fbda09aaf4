"""A question for statements → whose they are → which answer → excerpts, or that nobody quotes.

None comes back where statements are not what answers best: then passages may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.language.lexicon import TITLES, UNNAMED_ROLES
from corpus.messages.english import Key
from corpus.messages.message import Message
from index.people.find_speakers import find_speakers
from index.people.ledger import Attribution
from index.sparse.tokenize import words
from qa.excerpts.cite import cite
from qa.filters.find_mentions import find_mentions
from qa.reply import Abstention, Answer, Basis, Excerpt, Locator
from qa.statements.filter_statements import filter_statements
from qa.statements.show_statements import Found, show_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.people.ledger import Certainty, Voice
    from qa.filters.filter_documents import Filter
    from qa.question import Question, Saying
    from qa.reply import Reply
    from qa.statements.filter_statements import Relevant

MOST = 50
"""Statements shown when no number is asked for."""

MOST_NEAREST, FEW = 5, 3

STATED, INFERRED, FAINT = 0.95, 0.7, 0.25
"""Confidence: somebody's statements are found or they are not; what is uncertain is whether
the extraction is right. `FAINT`: they are about something else."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reply may show: of which documents and statements, and how much."""

    index: Index
    encoder: Encoder
    narrowed: Filter
    limit: int | None
    basis: Basis

    def admits(self, document: int, statement: int | None = None) -> bool:
        """Whether this document (and this statement, by their numbers) may be shown."""
        documents, statements = self.narrowed.documents, self.narrowed.statements
        return (documents is None or bool(documents[document])) and (
            statement is None or statements is None or statement in statements
        )


@dataclass(frozen=True, slots=True)
class StatementsReply:
    """A reply made of statements, None where passages may do better; and those that were weighed
    for it, None where there was nothing to weigh.
    """

    reply: Reply | None
    relevant: Relevant | None = None


def answer_statements(question: Question, saying: Saying, scope: Scope) -> StatementsReply:
    """Return what the person asked about said, or that no source has it."""
    voices = find_speakers(
        saying.who, scope.index.ledger, lambda name: bool(find_mentions(name, scope.index))
    )
    if saying.bare:  # "ferry" asks for more than what ferrymen said; a speaker's name does not
        voices = [voice for voice in voices if voice.named and voice.kind == "person"]
    if not voices:
        return StatementsReply(_nobody(question, saying, scope) if saying.strict else None)
    said = attributed(voices)
    several = _BOTH if _BOTH in saying.who and len(voices) > 1 else _EITHER
    asked = replace(question, kind="statements", speaker=_speakers(said, several))
    found = admitted(said, scope)
    if not found:
        return StatementsReply(_silent(asked, saying, scope) if saying.strict else None)
    relevant = filter_statements(found, saying, scope.index, scope.encoder)
    if lacking := relevant.lacks:
        name = asked.speaker or saying.who
        silence = _elsewhere(asked, name, lacking, relevant, scope) if saying.strict else None
        return StatementsReply(silence, relevant)
    most = scope.limit or MOST
    shown = show_statements(relevant.found[:most], scope.index)
    more = max(len(relevant.found) - most, 0)
    confidence = confidence_of(relevant.found, saying)
    return StatementsReply(Answer(asked, confidence, cite(shown), scope.basis, more), relevant)


_BOTH, _EITHER = " and ", " or "
"""Between the names: several people were asked about, or one name is that of several."""


def _speakers(found: Sequence[Found], joined: str) -> str:
    """Whose statements these are; of more than a few the first are named."""
    names = list(dict.fromkeys(each.speaker for each in found if each.speaker))
    return joined.join([*names[:FEW], "others"] if len(names) > FEW else names)


def attributed(voices: Sequence[Voice]) -> list[Found]:
    """Return each statement of `voices` once, in the order of documents; a stated attribution goes
    before an inferred.
    """
    best: dict[int, Found] = {}
    for voice in voices:
        for each in voice.attributions:
            known = best.get(each.statement)
            inferred = known is not None and known.attribution.certainty == "inferred"
            if known is None or (inferred and each.certainty != "inferred" and voice.named):
                best[each.statement] = Found(each, voice.name, 1.0)
    return [best[number] for number in sorted(best)]


def admitted(found: Sequence[Found], scope: Scope) -> list[Found]:
    """Return those in documents that may be shown, by date of issue, then by document and place;
    what others quote comes before texts of the person's own, and both before what is inferred.
    """
    numbers = [each.attribution.statement for each in found]
    documents = scope.index.statement_rows.documents(numbers).tolist()
    references = scope.index.contents.references
    placed = []
    for each, document in zip(found, documents, strict=True):
        if scope.admits(document, each.attribution.statement):
            issued = references[document].issued or "9999"  # undated ones come last
            kind = _KINDS.index(each.attribution.certainty)
            placed.append(((kind, issued, each.attribution.statement), each))
    return [each for _, each in sorted(placed, key=lambda row: row[0])]


_KINDS: tuple[Certainty, ...] = ("stated", "authored", "inferred")
"""In the order in which they are shown: a speech would leave no room for what others quote."""


def confidence_of(found: Sequence[Found], saying: Saying) -> float:
    """Return how likely it is that one of `found` (one at least) is what `saying` asks for."""
    stated = any(each.attribution.certainty != "inferred" for each in found)
    most = STATED if stated else INFERRED
    return most if not words(saying.topic) else most * max(each.score for each in found)


def _nobody(question: Question, saying: Saying, scope: Scope) -> Reply | None:
    """Nobody of that name is quoted: named somewhere all the same, or nowhere at all."""
    name = _ARTICLE.sub("", saying.who)
    if name == name.casefold() and not _is_role(name):
        return None  # "the report" may say something without being quoted
    one, both, other = name.partition(_BOTH)
    rows = find_mentions(name, scope.index)
    rows = rows or [
        row for part in (one, other) if both for row in find_mentions(part, scope.index)
    ]
    asked = replace(question, kind="statements", speaker=name if rows else None)
    if not rows:
        reason = Message(Key.NOT_MENTIONED, words=f"'{name}'")
        return Abstention(asked, 0.0, reason, (), scope.basis)
    return _named_only(asked, saying.who, rows, scope)


_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_PERSON = re.compile(r"(?:man|woman|person|men|women|people)$")


def _is_role(phrase: str) -> bool:
    noun = phrase.rsplit(maxsplit=1)[-1]
    return noun in TITLES | UNNAMED_ROLES or bool(_PERSON.search(noun))


def _silent(question: Question, saying: Saying, scope: Scope) -> Reply:
    """Quoted, but not in the documents that are wanted, or not one of the speakers wanted."""
    del saying
    name = question.speaker or ""
    if scope.narrowed.statements is not None:
        reason = Message(Key.FILTERED_OUT, name=name)
        return Abstention(question, 0.05, reason, (), scope.basis)
    rows = find_mentions(name, scope.index)
    return _named_only(question, name, rows, scope)


def _named_only(question: Question, name: str, rows: Sequence[int], scope: Scope) -> Abstention:
    table = scope.index.contents.sentences
    inside = [row for row in rows if scope.admits(table.row(row).document)]
    held = {table.row(row).document for row in inside}
    documents = len(held)
    every = scope.narrowed.documents is None
    if inside and all(_is_foreign(number, scope.index) for number in held):
        reason = Message(Key.NAMED_IN_OTHER_LANGUAGES, name=name, count=documents)
    elif inside:
        reason = Message(
            Key.ONLY_NAMED if every else Key.ONLY_NAMED_IN_WANTED, name=name, count=documents
        )
    else:
        reason = Message(Key.NOT_NAMED if every else Key.NOT_NAMED_IN_WANTED, name=name)
    nearest = cite([_sentence(row, scope) for row in inside[: scope.limit or MOST_NEAREST]])
    return Abstention(question, 0.05, reason, nearest, scope.basis)


def _is_foreign(document: int, index: Index) -> bool:
    """Whether nobody looked for who says what in a document, as it is not in English."""
    warnings = index.examinations[document].warnings
    return any(each.key is Key.STATEMENTS_ENGLISH_ONLY for each in warnings)


def _sentence(row: int, scope: Scope) -> Excerpt:
    sentence = scope.index.contents.sentence(row)
    return Excerpt(sentence.span, Locator("paragraph", sentence.paragraph), 0.0, (sentence.span,))


def _elsewhere(
    question: Question, name: str, lacking: Message, relevant: Relevant, scope: Scope
) -> Abstention:
    """Quoted, but on other things, to others or at another time: these are the nearest."""
    numbers = [each.attribution.statement for each in relevant.nearest]
    documents = len(set(scope.index.statement_rows.documents(numbers).tolist()))
    reason = Message(Key.QUOTED_ON_OTHER_THINGS, name=name, count=documents, lacking=lacking)
    nearest = show_statements(relevant.nearest[: scope.limit or MOST_NEAREST], scope.index)
    return Abstention(question, FAINT, reason, cite(nearest), scope.basis)


def voice_of(statement: int, scope: Scope) -> tuple[Attribution, str | None]:
    """Return to whom a statement is given: by its source if it does, else by inference.

    Where only some people's statements are wanted it is to one of these, for that is why it is
    shown, even if its source says no more than "a spokesman".
    """
    best: tuple[Attribution, str | None] = (Attribution(statement, "stated", ""), None)
    wanted = {id(voice) for voice in scope.narrowed.voices}
    for voice, each in scope.index.ledger.given.get(statement, ()):
        if wanted and id(voice) not in wanted:
            continue
        if each.certainty != "inferred":
            return each, voice.name
        best = (each, voice.name)
    return best
