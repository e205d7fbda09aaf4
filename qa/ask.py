"""The question's journey: read → search → rank → rerank → judge → extract → cite → reply."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.search import search
from index.sparse.tokenize import tokens_of, words
from qa.excerpts.cite import cite
from qa.excerpts.select_excerpts import Room, extract
from qa.filters.filter_documents import Filter, filter_documents
from qa.options import Options
from qa.overviews.answer_overview import answer_overview
from qa.question import Question
from qa.ranking.judge import judge
from qa.ranking.rank import features_of_best, rank
from qa.ranking.rank_by_words import rank_by_words
from qa.ranking.rerank import rerank
from qa.reader.list_answers import list_answers
from qa.reader.read_pair import reader_for
from qa.reader.read_passages import read_passages, search_with_former
from qa.reading.read_question import read_question
from qa.reading.tell_language import WRITTEN_ALIKE, tell_language
from qa.reply import Abstention, Answer, Basis, Reply
from qa.statements.answer_statements import FAINT, Scope, StatementsReply, answer_statements
from qa.statements.answer_who_said import answer_quoted, answer_who_said
from qa.statements.keep_theirs import keep_theirs
from qa.trace import Retrieval, Trace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from qa.excerpts.select_excerpts import Extraction
    from qa.ranking.ranking import Ranking
    from qa.ranking.rerank import Reader


PASSAGES_SHOWN = 5


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
    return _journey(index, encoder, text, earlier, options or Options()).reply


def ask_with_trace(
    index: Index,
    encoder: Encoder,
    text: str,
    earlier: Sequence[str] = (),
    options: Options | None = None,
) -> Trace:
    """Return how the reply of `ask` came about, and the reply: that of this very journey.

    Beyond it only one thing is looked up: what would have been found without the filters.
    Raises QuestionError as `ask` does.
    """
    trace = _journey(index, encoder, text, earlier, options or Options())
    made = trace.retrieval
    if made is None or trace.narrowed.passages(index) is None:
        return trace
    return replace(trace, unfiltered=search(index, made.encoded.vector, made.question.terms))


def _journey(
    index: Index, encoder: Encoder, text: str, earlier: Sequence[str], options: Options
) -> Trace:
    question = read_question(text, earlier, index)
    narrowed = filter_documents(index, options)
    scope = Scope(index, encoder, narrowed, options.limit, _basis(index))
    found = _Search(partial(retrieve, index, encoder, question, narrowed, options.reader))
    if overview := answer_overview(question, scope, found.ranking):
        return Trace(question, narrowed, overview, found.made)
    foreign = tell_language(question.text) if reader_for(encoder) else ""
    if foreign:
        return Trace(question, narrowed, _answer_foreign(index, question, foreign, scope, options))
    if not question.tokens:
        return Trace(question, narrowed, decline(index, text, Message(Key.NO_WORD_TO_SEARCH)))
    made = _about_statements(question, scope, found.ranking)
    said = made.reply
    only = narrowed.statements is not None or options.reader or not reader_for(encoder)
    if isinstance(said, Answer) or (said and (only or _for_statements_alone(question))):
        return Trace(question, narrowed, said, found.made, made.relevant)
    ranking = found.ranking()
    chosen = choose(index, question, ranking, options)
    if isinstance(said, Abstention) and _is_of_somebody(said) and question.saying:
        theirs = keep_theirs(chosen.excerpts, question.saying.who, index)
        if not theirs:
            return Trace(question, narrowed, said, found.made, made.relevant)
        chosen = replace(chosen, excerpts=theirs)
    reply = _beside(said, _reply_of(index, question, ranking, chosen), question)
    return Trace(question, narrowed, reply, found.made, made.relevant, chosen)


def _answer_foreign(
    index: Index, question: Question, language: str, scope: Scope, options: Options
) -> Reply:
    """Answer from the documents in the language of the question, by their words."""
    own = [
        number
        for number, each in enumerate(index.examinations)
        if each.language in WRITTEN_ALIKE.get(language, (language,)) and scope.admits(number)
    ]
    if not own:
        return decline(index, question.text, Message(Key.ASKING_IS_ENGLISH))
    asked = replace(question, read_as=question.text, asked=question.text, corrections=())
    ranking = rank_by_words(question.text, language, own, index)
    reply = _reply_of(index, asked, ranking, choose(index, asked, ranking, options))
    if isinstance(reply, Abstention):
        return replace(reply, reason=Message(Key.NOT_IN_THESE_WORDS))
    return reply


@dataclass(slots=True)
class _Search:
    """The search for sentences: made when a stage asks for it, and once."""

    make: Callable[[], Retrieval]
    made: Retrieval | None = None

    def ranking(self) -> Ranking:
        self.made = self.made or self.make()
        return self.made.ranking


def _beside(said: Reply | None, reply: Reply, question: Question) -> Reply:
    """Choose between what statements say and what passages do, and say why it is passages."""
    if isinstance(said, Abstention) and _is_of_somebody(said):
        return replace(reply, aside=said.reason) if isinstance(reply, Answer) else said
    saying = question.saying
    asked = saying and saying.who and saying.strict and not words(saying.topic)
    if isinstance(reply, Answer) and saying and asked:
        return replace(reply, aside=Message(Key.NOBODY_SO_CALLED, name=saying.who))
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
) -> StatementsReply:
    """The reply made of statements; none when none is asked for, or passages may do better."""
    saying, only = question.saying, scope.narrowed.statements is not None
    if not scope.index.settings.statements:
        unknown = Message(Key.STATEMENTS_NOT_RECORDED)
        refusal = decline(scope.index, question.text, unknown) if only else None
        return StatementsReply(refusal)
    if saying is None and not only:
        return StatementsReply(None)
    if saying and saying.who:
        made = answer_statements(question, saying, scope)
        if made.reply or not only:
            return made
    reply = answer_who_said(question, saying, found(), scope) if saying else None
    return StatementsReply(reply or (answer_quoted(question, found(), scope) if only else None))


def retrieve(
    index: Index,
    encoder: Encoder,
    question: Question,
    narrowed: Filter | None = None,
    reader: Reader | None = None,
) -> Retrieval:
    """Return the sentences that may answer, best first, of those that `narrowed` leaves."""
    narrowed = narrowed or Filter()
    question = _with_former(question)
    encoded, allowed = encoder.encode([question.read_as])[0], narrowed.passages(index)
    found = search(index, encoded.vector, question.terms, allowed)
    described = features_of_best(question, encoded, found, index)
    ranking = narrowed.keep(rank(question, found, described, index))
    together = None if reader else reader_for(encoder)
    if together:
        candidates = [found, *search_with_former(index, encoder, question, allowed)]
        read = read_passages(question, candidates, ranking, index, together)
        ranking = narrowed.keep(read.ranking)
        return Retrieval(question, encoded, found, described, ranking, read)
    ranking = rerank(ranking, question, index.contents, reader)
    return Retrieval(question, encoded, found, described, ranking)


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
    return _reply_of(index, question, ranking, choose(index, question, ranking, options))


def _reply_of(index: Index, question: Question, ranking: Ranking, chosen: Extraction) -> Reply:
    judgement = judge(question, ranking, index)
    answered = ranking.answers
    cited = cite(chosen.excerpts)
    basis = _basis(index)
    if answered and cited:
        answers = list_answers(question, cited, ranking, index)
        return Answer(question, judgement.confidence, cited, basis, answers=answers)
    reason = judgement.reason or Message(Key.NOT_CLOSE)
    return Abstention(question, judgement.confidence, reason, cited, basis)


def choose(index: Index, question: Question, ranking: Ranking, options: Options) -> Extraction:
    """Return what is shown of `ranking`; beside an answer, nothing that is no help."""
    answered = ranking.answers
    room = Room(
        options.limit or PASSAGES_SHOWN,
        _per_document(options),
        ranking.worth_showing if answered else 0.0,
    )
    return extract(ranking, question, index.contents, room)


def decline(index: Index, text: str, reason: Message) -> Abstention:
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
