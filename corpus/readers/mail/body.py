"""What a mail shows, and whose each of its lines is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Landmark, Noise


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a mail's text: its words are `text[start:end]`.

    `begin` is where it begins with the marks of quoting before it. `depth` says how often it is
    quoted: 0 is what the sender wrote, 1 what he answers.
    """

    begin: int
    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Body:
    """The text that a mail shows, line by line; `landmarks` are its headings."""

    text: str
    lines: tuple[Line, ...]
    landmarks: tuple[Landmark, ...] = ()

    def words(self, line: Line) -> str:
        """What `line` says, without the marks of quoting and the blanks around it."""
        return self.text[line.start : line.end].strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a mail says of a message that it quotes; "" is what it does not say.

    `issued` is the day in ISO 8601, or the year alone where day and month may be confused.
    """

    author: str = ""
    issued: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one writer: the text of a document, and what in it is none of his prose."""

    heading: Heading
    text: str
    noise: tuple[Noise, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
