"""What a reader takes along: one excerpt with its citation, or a conversation as a file.

Formatting costs 0.1 to 0.3 seconds of pandoc's time, so it is done when it is asked for, and
in a line of its own: no question ever waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import anyio
import anyio.to_thread

from corpus.document import Span
from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.citing.copy_citation import copy_citation
from qa.citing.find_said import find_said
from qa.citing.format_citations import FORMATTED_KEPT, format_citations
from qa.excerpts.find_paragraph import find_paragraph
from qa.excerpts.locate import locator_of
from qa.exports.export import export
from qa.exports.write_handout import Handout, export_handout
from qa.reply import select
from web.service.core import core_around
from web.service.gather_kept import gather_kept
from web.service.read_request import NoSuchDocumentError, RequestError
from web.service.request import read_marks
from web.service.service import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.index import Index
    from qa.citing.copy_citation import Copied
    from qa.citing.format_citations import Formatting
    from qa.exports.export import Form
    from qa.reply import Selection
    from web.service.request import Citing, Extent, Taking, Turn
    from web.service.service import Service
    from web.service.sheet_request import Sheet

Result = TypeVar("Result")

MOST_WAITING = 16  # at 0.3 seconds each the last one waits five


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for the reader."""

    form: Form
    content: bytes


class Exporter:
    """Formats what is asked for, one thing at a time."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._waiting = 0
        self._line: anyio.CapacityLimiter | None = None

    async def cite(self, wanted: Citing) -> Copied:
        """Return the quotation and citation of the place that is wanted.

        With marks, the words in it that are a statement, these are quoted from who said them; of
        the place as much is quoted as its extent says.
        Raises RequestError, NotReadyError, BusyError and FormattingError.
        """
        document = self._service.document(wanted.document)
        if document is None:
            raise NoSuchDocumentError(Message(Key.NO_SUCH_DOCUMENT))
        try:
            span = Span(document, wanted.start, wanted.end)
        except ValueError as error:
            raise RequestError(Message(Key.NO_SUCH_PLACE)) from error
        index = self._service.opened.index
        number = index.contents.numbers[document.id]
        marks = read_marks(wanted.marks)
        said = find_said(span, marks, index) if wanted.extent in {"", "words"} else None
        if said is None:
            span = _quoted(span, marks, wanted.extent, index)
        place = locator_of(span, find_paragraph(index, number, span))
        return await self._in_line(copy_citation, span, place, wanted.style, said, self._formatting)

    async def take(self, wanted: Taking) -> Exported:
        """Return the file that is wanted: what was asked is asked again.

        Raises what `Service.ask` raises, and FormattingError.
        """
        taken = [await self._answer(turn) for turn in wanted.turns]
        content = await self._in_line(export, taken, wanted.form, wanted.style, self._formatting)
        return Exported(wanted.form, content)

    async def sheet(self, wanted: Sheet) -> Exported:
        """Return what was kept as a file, question by question, with its notes, or as a handout.

        Raises RequestError, NotReadyError, BusyError and FormattingError.
        """
        index = self._service.opened.index
        taken, notes = gather_kept(wanted.kept, index)
        if wanted.sheet == "kept":
            work = self._in_line(export, taken, wanted.form, wanted.style, self._formatting, notes)
            return Exported(wanted.form, await work)
        if wanted.form not in {"docx", "html"}:
            raise RequestError("a handout is a docx or html file")
        handout = Handout(
            wanted.title, wanted.group, wanted.day, wanted.sheet == "gaps", wanted.teacher,
            wanted.paper,
        )  # fmt: skip
        made = await self._in_line(
            export_handout, handout, taken, wanted.form, wanted.style, self._formatting
        )
        return Exported(wanted.form, made)

    @property
    def _formatting(self) -> Formatting:
        """Remembers what was formatted as long as the index is there that it is of."""
        return self._service.opened.index.contents.memo(format_citations, FORMATTED_KEPT)

    async def _answer(self, turn: Turn) -> Selection:
        reply = await self._service.ask(turn.question, turn.after, turn.options)
        return select(reply, None if turn.chosen is None else frozenset(turn.chosen))

    async def _in_line(self, work: Callable[..., Result], *arguments: object) -> Result:
        """What `work` returns; it waits for what was asked before."""
        if self._waiting >= MOST_WAITING:
            raise BusyError(Message(Key.TOO_MUCH_FORMATTING))
        self._line = self._line or anyio.CapacityLimiter(1)
        self._waiting += 1
        try:
            return await anyio.to_thread.run_sync(work, *arguments, limiter=self._line)
        finally:
            self._waiting -= 1


def _quoted(span: Span, marks: Sequence[tuple[int, int]], extent: Extent, index: Index) -> Span:
    """As much of `span` as is wanted: from the first to the last of the `marks`, their sentences,
    or all of it.
    """
    inside = [each for each in marks if span.start <= each[0] < each[1] <= span.end]
    if extent not in {"words", "sentence"} or not inside:
        return span
    if extent == "words":
        return Span(span.document, min(inside)[0], max(end for _, end in inside))
    core = core_around(span, inside, index)
    return Span(span.document, core.start, core.end)
