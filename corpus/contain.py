"""What one document does to a stage costs that document alone: the one place that sees to it.

A stage that raises what is no `OnRecordError` has a defect. The document is kept without what
the stage would have made of it, or not at all; a line says so, and a log has the traceback.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from corpus.errors import OnRecordError
from corpus.messages.english import Key
from corpus.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
U = TypeVar("U")

CONTAINED: tuple[type[Exception], ...] = (Exception,)
"""What is contained. A missing package is a defect of no document and never is."""

LONGEST_REASON = 200
"""Characters of an error's own words: some hold the text that they are about."""


@dataclass(frozen=True, slots=True)
class Omission:
    """What a document has to do without, in one line that names the log, if there is one."""

    document: str
    line: Message


def _no_log(entry: str) -> str:
    del entry
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class Containment:
    """Tries stages with one document, or one name, at a time and notes what they left out.

    `write` puts a traceback into a log and returns what that is called, "" where there is
    none. With `strict` nothing is contained.
    """

    write: Callable[[str], str] = _no_log
    strict: bool = False
    omissions: list[Omission] = field(default_factory=list)

    def attempt(self, document: str, lost: Message, make: Callable[[], T], otherwise: U) -> T | U:
        """Return what `make` makes; where it raises, note that `lost` is, and return `otherwise`.

        `lost` begins the line, as in "kept without statements". Raises every OnRecordError, and
        whatever `make` raises where nothing is contained.
        """
        contained = () if self.strict else CONTAINED
        try:
            return make()
        except (OnRecordError, ImportError):
            raise
        except contained as error:
            self.omissions.append(Omission(document, self._line(document, lost, error)))
            return otherwise

    def noted_since(self, first: int) -> tuple[Message, ...]:
        """Return the lines of all omissions from number `first` on."""
        return tuple(each.line for each in self.omissions[first:])

    def _line(self, document: str, lost: Message, error: Exception) -> Message:
        said = " ".join(f"{type(error).__name__} {error}".split())
        trace = "".join(traceback.format_exception(error))
        log = self.write(f"{document!a}: {lost}\n{trace}\n")
        said = said[:LONGEST_REASON]
        if log:
            return Message(Key.LEFT_OUT_LOGGED, lost=lost, error=said, log=log)
        return Message(Key.LEFT_OUT, lost=lost, error=said)


RAISING = Containment(strict=True)
"""Contains nothing, and so notes nothing: for who wants to see a defect."""
