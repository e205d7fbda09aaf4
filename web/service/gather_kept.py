"""Places that somebody kept → excerpts with their citations, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.excerpts.find_paragraph import find_paragraph
from qa.excerpts.locate import locator_of
from qa.question import Question
from qa.reply import Answer, Basis, Citation, Cited, Excerpt, Selection
from web.service.read_request import NoSuchDocumentError, RequestError
from web.service.request import read_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.index import Index
    from web.service.sheet_request import Kept

KEPT = "Kept excerpts"  # where no question was kept with them


def gather_kept(kept: Sequence[Kept], index: Index) -> tuple[tuple[Selection, ...], dict[int, str]]:
    """Return a selection for each question of `kept`, numbered through in its order, and the notes
    by number. Raises NoSuchDocumentError and RequestError.
    """
    questions: dict[str, list[Cited]] = {}
    notes: dict[int, str] = {}
    grouped = sorted(kept, key=_first_places(kept).__getitem__)
    for number, each in enumerate(grouped, 1):
        questions.setdefault(each.question or KEPT, []).append(_cited(each, number, index))
        notes[number] = each.note
    contents = index.contents
    basis = Basis(
        index.fingerprint, index.settings.model, len(contents.documents), len(contents.passages)
    )
    return tuple(_selection(text, cited, basis) for text, cited in questions.items()), notes


def _first_places(kept: Sequence[Kept]) -> dict[Kept, int]:
    """Where the question of each of `kept` comes first."""
    first: dict[str, int] = {}
    for place, each in enumerate(kept):
        first.setdefault(each.question, place)
    return {each: first[each.question] for each in kept}


def _selection(text: str, cited: Sequence[Cited], basis: Basis) -> Selection:
    question = Question(text, text, "passages", None, ())
    return Selection(Answer(question, 1.0, tuple(cited), basis), tuple(cited))


def _cited(kept: Kept, number: int, index: Index) -> Cited:
    place = index.contents.numbers.get(kept.document)
    if place is None:
        raise NoSuchDocumentError(Message(Key.NO_SUCH_DOCUMENT))
    document = index.contents.documents[place]
    try:
        span = Span(document, kept.start, kept.end)
        marks = tuple(Span(document, start, end) for start, end in read_marks(kept.marks))
    except ValueError as error:
        raise RequestError(Message(Key.NO_SUCH_PLACE)) from error
    if any(not span.start <= mark.start < mark.end <= span.end for mark in marks):
        raise RequestError(Message(Key.NO_SUCH_PLACE))
    locator = locator_of(span, find_paragraph(index, place, span))
    return Cited(
        Excerpt(span, locator, 0.0, marks),
        Citation(number, span, document.reference, locator),
    )
