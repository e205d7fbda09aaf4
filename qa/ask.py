"""The question's journey: read → search → rank → rerank → judge → extract → cite → reply."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from index.search import search
from index.sparse.tokenize import tokens_of, words
from qa.excerpts.cite import cite
from qa.excerpts.select_excerpts import Room, extract
from qa.filters.filter_documents import Narrowed, narrow
from qa.overviews.answer_overview import answer_overview
from qa.question import Question
from qa.ranking.judge import judge
from qa.ranking.rank import rank
from qa.ranking.rerank import rerank
from qa.reader.list_answers import list_answers
from qa.reader.read_pair import reader_for
from qa.reader.read_passages import read_passages, search_with_former
from qa.reading.read_question import read_question
from qa.reply import Abstention, Answer, Basis, Reply
from qa.statements.answer_quoted import answer_quoted
from qa.statements.answer_statements import FAINT, Scope, answer_statements
from qa.statements.answer_who_said import answer_who_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from qa.excerpts.select_excerpts import Extraction
    from qa.ranking.ranking import Ranking
    from qa.ranking.rerank import Reader


PASSAGES_SHOWN = 5

NOT_RECORDED = "this index does not record who says what, and only statements were asked for"


@dataclass(frozen=True, slots=True)
class Options:
    """How much to show, of which documents, and who else is to read them."""

    limit: int | None = None  # excerpts; None: PASSAGES_SHOWN, and of statements all up to 50
    sources: tuple[str, ...] = ()  # ids of the only documents wanted; none: all
    since: str = ""  # ISO 8601, inclusive; a document without a date is outside any period
    until: str = ""
    speakers: tuple[str, ...] = ()  # names of the only voices wanted; some: only statements
    statements: bool = False  # only what somebody is quoted or reported to have said
    reader: Reader | None = None  # reads the best sentences again, with the question


def ask(
    index: Index,
    encoder: Encoder,
    text: str,
    earlier: Sequence[str] = (),
    options: Options | None = None,
) -> Reply:
    """Return the reply of `index` to the question `text` after the `earlier` ones.

    Raises QuestionError for a question that cannot be asked, an unknown source or speaker.
    """
    options = options or Options()
    question = read_question(text, earlier, index)
    narrowed = narrow(index, options)
    scope = Scope(index, encoder, narrowed, options.limit, _basis(index))
    found = cache(partial(retrieve, index, encoder, question, narrowed, options.reader))
    if overview := answer_overview(question, scope, found):
        return overview
    if not question.tokens:
        return decline(index, text, "the question has no word to search for")
    said = _about_statements(question, scope, found)
    only = narrowed.statements is not None or options.reader or not reader_for(encoder)
    if isinstance(said, Answer) or (said and (only or _for_statements_alone(question))):
        return said
    reply = answer(index, question, found(), options)
    if isinstance(said, Abstention) and _is_of_somebody(said):
        return replace(reply, aside=said.reason) if isinstance(reply, Answer) else said
    saying = question.saying
    asked = saying and saying.who and saying.strict and not words(saying.topic)
    if isinstance(reply, Answer) and saying and asked:
        return replace(reply, aside=f"none quotes anybody called '{saying.who}'")
    return reply


def _is_of_somebody(silence: Abstention) -> bool:
    """Whether it tells of somebody who is quoted, or of a name: a question that was misread as one
    for statements ("Did Stein resist when police told her to go?") names nobody of such a name.
    """
    saying, speaker = silence.question.saying, silence.question.speaker
    who = saying.who if saying else ""
    quoted = silence.confidence >= FAINT and speaker != who
    return quoted or bool(_NAME.fullmatch(who))


_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?:\s+(?:[a-z]{2,3}\s+)*)?){1,4}")


def _for_statements_alone(question: Question) -> bool:
    """Whether passages are no answer: "What did X say?" asks for words of X and of nobody else.

    Whoever is only described ("the chancellor of Germany") may be named otherwise in the sources.
    """
    saying = question.saying
    return saying is not None and not words(saying.topic) and bool(_NAME.fullmatch(saying.who))


def _about_statements(
    question: Question, scope: Scope, found: Callable[[], Ranking]
) -> Reply | None:
    """The reply made of statements; None when none is asked for, or passages may do better."""
    saying, only = question.saying, scope.narrowed.statements is not None
    if not scope.index.settings.statements:
        return decline(scope.index, question.text, NOT_RECORDED) if only else None
    if saying is None and not only:
        return None
    if saying and saying.who:
        reply = answer_statements(question, saying, scope)
        if reply or not only:
            return reply
    reply = answer_who_said(question, saying, found(), scope) if saying else None
    return reply or (answer_quoted(question, found(), scope) if only else None)


def retrieve(
    index: Index,
    encoder: Encoder,
    question: Question,
    narrowed: Narrowed | None = None,
    reader: Reader | None = None,
) -> Ranking:
    """Return the sentences that may answer, best first, of those that `narrowed` leaves."""
    narrowed = narrowed or Narrowed()
    question = _with_former(question)
    encoded, allowed = encoder.encode([question.read_as])[0], narrowed.passages(index)
    found = search(index, encoded.vector, question.terms, allowed)
    ranking = narrowed.keep(rank(question, encoded, found, index))
    together = None if reader else reader_for(encoder)
    if together:
        candidates = [found, *search_with_former(index, encoder, question, allowed)]
        return narrowed.keep(read_passages(question, candidates, ranking, index, together))
    return rerank(ranking, question, index.contents, reader)


def _with_former(question: Question) -> Question:
    """A follow-up that leans on the question before it is searched with that one in front: of such
    questions over news .71 are found in three, and .53 with what it leans on written out.
    """
    if not question.former or question.read_as == question.asked or question.saying:
        return question
    text = f"{question.former} {question.asked}"
    return replace(question, read_as=text, tokens=tokens_of(text))


def answer(index: Index, question: Question, ranking: Ranking, options: Options) -> Reply:
    """Return the reply that `ranking` makes: its best excerpts, or that nothing answers."""
    judgement = judge(question, ranking, index)
    answered = ranking.answers
    cited = cite(choose(index, question, ranking, options).excerpts)
    basis = _basis(index)
    if answered and cited:
        answers = list_answers(question, cited, ranking, index)
        return Answer(question, judgement.confidence, cited, basis, answers=answers)
    return Abstention(question, judgement.confidence, judgement.reason, cited, basis)


def choose(index: Index, question: Question, ranking: Ranking, options: Options) -> Extraction:
    """Return what is shown of `ranking`; beside an answer, nothing that is no help."""
    answered = ranking.answers
    room = Room(
        options.limit or PASSAGES_SHOWN,
        _per_document(options),
        ranking.worth_showing if answered else 0.0,
    )
    return extract(ranking, question, index.contents, room)


def decline(index: Index, text: str, reason: str) -> Abstention:
    """Return the abstention for a question that cannot be asked at all."""
    question = Question(text, "", "passages", None, ())
    return Abstention(question, 0.0, reason, (), _basis(index))


def _per_document(options: Options) -> int:
    """Two of five: one long document must not crowd out the others, unless it was asked for."""
    limit = options.limit or PASSAGES_SHOWN
    return limit if len(options.sources) == 1 else max(2, limit * 2 // 5)


def _basis(index: Index) -> Basis:
    contents = index.contents
    return Basis(
        index.fingerprint, index.settings.model, len(contents.documents), len(contents.passages)
    )
