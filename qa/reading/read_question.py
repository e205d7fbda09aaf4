"""What was typed → the question that is searched: complete, spelt as the documents spell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.sparse.tokenize import tokens_of
from qa.question import Question, QuestionError
from qa.reading.answer_type import answer_type
from qa.reading.correct_spelling import correct
from qa.reading.read_breadth import read_breadth
from qa.reading.read_saying import parse_statement_question
from qa.reading.resolve_followup import resolve_followup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.index import Index
    from qa.question import Correction

LONGEST_QUESTION = 2_000
"""Characters: several times what the encoder reads. A pasted document is not a question."""


def read_question(text: str, earlier: Sequence[str], index: Index) -> Question:
    """Return the question of `text`, read after the `earlier` ones of the conversation.

    Raises QuestionError when it is empty or too long.
    """
    asked = " ".join(text.split())
    if not asked:
        raise QuestionError(Message(Key.QUESTION_EMPTY))
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(Message(Key.QUESTION_TOO_LONG, length=len(text), most=LONGEST_QUESTION))
    earlier = [each for each in earlier if not _of_no_subject(each)]
    breadth = read_breadth(asked)
    if breadth and breadth.leans and earlier and not read_breadth(earlier[-1]):
        breadth = None
    read_as = asked if breadth else resolve_followup(asked, earlier)
    corrections = correct(read_as, index)
    read_as, asked = (_corrected(each, corrections) for each in (read_as, asked))
    if breadth:
        corrections = tuple(each for each in corrections if each.written in breadth.topic)
        breadth = replace(breadth, topic=_corrected(breadth.topic, corrections))
    return Question(
        text=text,
        read_as=read_as,
        kind="passages",
        speaker=None,
        tokens=tokens_of(read_as),
        corrections=corrections,
        expects=answer_type(read_as),
        saying=parse_statement_question(read_as),
        asked=asked,
        former=" ".join(earlier[-1].split()) if earlier and not breadth else "",
        breadth=breadth,
    )


def _of_no_subject(question: str) -> bool:
    """Whether it is one for an overview that has no words to lean on ("what is this about?")."""
    breadth = read_breadth(" ".join(question.split()))
    return breadth is not None and breadth.of_no_subject


def _corrected(text: str, corrections: Sequence[Correction]) -> str:
    for correction in corrections:
        text = re.sub(rf"\b{re.escape(correction.written)}\b", correction.read, text)
    return text
