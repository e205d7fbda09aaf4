"""What a reader takes along: one excerpt with its citation, or a conversation as a file.

Formatting costs 0.1 to 0.3 seconds of pandoc's time, so it is done when it is asked for, and
in a line of its own: no question ever waits for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import anyio.to_thread

from corpus.document import Span
from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.citing.copy_citation import copy_citation
from qa.citing.find_said import find_said
from qa.citing.format_citations import FORMATTED_KEPT, format_citations
from qa.citing.style import MANUALS, NAMES
from qa.excerpts.find_paragraph import find_paragraph
from qa.excerpts.locate import locate
from qa.exports.export import MEDIA_TYPES, export
from qa.reply import select
from web.service.read_request import (
    MOST_EARLIER,
    MOST_EXCERPTS,
    Asked,
    RequestError,
    check_asked,
    read_marks,
)
from web.service.service import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from qa.citing.copy_citation import Copied
    from qa.citing.format_citations import Formatting
    from qa.citing.style import Manual, Style
    from qa.exports.export import Form
    from qa.reply import Selection
    from web.service.service import Service

Result = TypeVar("Result")

MOST_WAITING = 16  # at 0.3 seconds each the last one waits five
MOST_TURNS = MOST_EARLIER + 1
FIELDS = ("form", "style", "turns")


@dataclass(frozen=True, slots=True)
class Taken:
    """A file for the reader."""

    form: Form
    content: bytes


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question of the conversation, and the excerpts of its reply that are wanted."""

    asked: Asked
    chosen: frozenset[int] | None  # None: all of them


class TakeAway:
    """Formats what is asked for, one thing at a time."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._waiting = 0
        self._line: anyio.CapacityLimiter | None = None

    async def cite(self, record: object) -> Copied:
        """Return the quotation and citation of {"document", "start", "end", "style"}.

        With {"marks"}, the words in it that are a statement, these are quoted from who said them.
        Raises RequestError, NotReadyError, BusyError and FormattingError.
        """
        data = record if isinstance(record, dict) else {}
        style: Style = _one_of(NAMES, data.get("style"), "style")
        document = self._service.document(str(data.get("document")))
        if document is None:
            raise RequestError(Message(Key.NO_SUCH_DOCUMENT))
        try:
            span = Span(document, _offset(data.get("start")), _offset(data.get("end")))
            marks = read_marks(data.get("marks", ""))
        except ValueError as error:
            raise RequestError(Message(Key.NO_SUCH_PLACE)) from error
        index = self._service.opened.index
        number = index.contents.numbers[document.id]
        place = locate(span, find_paragraph(index, number, span))
        said = find_said(span, marks, index)
        return await self._in_line(copy_citation, span, place, style, said, self._formatting)

    async def take(self, record: object) -> Taken:
        """Return the file for {"form", "style", "turns"}: what was asked is asked again.

        Raises what `Service.ask` raises, RequestError and FormattingError.
        """
        if not isinstance(record, dict) or set(record) - set(FIELDS):
            raise RequestError('send {"form": "md", "style": "mla", "turns": [{"question": "…"}]}')
        form: Form = _one_of(MEDIA_TYPES, record.get("form"), "form")
        manual: Manual = _one_of(MANUALS, record.get("style", "mla"), "style")
        taken = [await self._answer(turn) for turn in _turns(record.get("turns"))]
        content = await self._in_line(export, taken, form, manual, self._formatting)
        return Taken(form, content)

    @property
    def _formatting(self) -> Formatting:
        """Remembers what was formatted as long as the index is there that it is of."""
        return self._service.opened.index.contents.memo(format_citations, FORMATTED_KEPT)

    async def _answer(self, turn: _Turn) -> Selection:
        asked = turn.asked
        reply = await self._service.ask(asked.question, asked.after, asked.options)
        return select(reply, turn.chosen)

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


def _one_of(known: Collection[Any], value: object, name: str) -> Any:  # noqa: ANN401
    if isinstance(value, str) and value in known:
        return value
    raise RequestError(f"'{name}' must be one of {', '.join(known)}")


_OFFSET = re.compile(r"[0-9]{1,12}")


def _offset(value: object) -> int:
    if not _OFFSET.fullmatch(str(value)):
        raise ValueError("no offset")
    return int(str(value))


def _turns(value: object) -> list[_Turn]:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_TURNS:
        raise RequestError(f"'turns' must be a list of 1 to {MOST_TURNS} questions")
    return [_turn(each) for each in value]


def _turn(value: object) -> _Turn:
    fields = dict(value) if isinstance(value, dict) else {}
    chosen = fields.pop("chosen", None)
    numbers = isinstance(chosen, list) and all(type(n) is int for n in chosen)
    if chosen is not None and not (numbers and len(chosen) <= MOST_EXCERPTS):
        raise RequestError("'chosen' must be a list of citation numbers")
    return _Turn(check_asked(fields), None if chosen is None else frozenset(chosen))
