"""The shapes of the views as JSON, of which the description of the HTTP interface is made too.

As `qa/exports/schema.py`: import it for type checking alone, but where the description is made.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, with_config
from typing_extensions import TypedDict

from index.people.ledger import Certainty
from qa.exports.schema import CLOSED, Range, Slice

Stem = Annotated[str, Field(description="Names the topic: a stem, or a unit")]


class Cell(TypedDict):
    """A sentence of a document, verbatim, and the words in it that the view is about."""

    document: str
    title: str | None
    issued: str | None
    start: int
    end: int
    text: Slice
    highlights: list[Range]
    elisions: Annotated[list[Range], Field(description="What of it is not the document's own")]
    link: Annotated[str, Field(description="The document's page with these words marked")]


@with_config(CLOSED)
class PlainCell(Cell):
    """A sentence of a document, verbatim."""


@with_config(CLOSED)
class Name(TypedDict):
    """A name as the sources print it where it speaks."""

    name: str
    times: int


class SpeakerFacts(TypedDict):
    """Who speaks."""

    name: str
    kind: Annotated[
        Literal["person", "organisation", "unsure"],
        Field(description="Unsure: whether it is a person cannot be seen"),
    ]
    statements: int
    sources: int
    names: list[Name]


@with_config(CLOSED)
class Speaker(SpeakerFacts):
    """Who speaks."""


@with_config(CLOSED)
class Join(TypedDict):
    """Why a printed name was taken for this speaker."""

    printed: str
    reason: str
    times: int
    doubtful: bool


@with_config(CLOSED)
class Words(Cell):
    """A statement."""

    manner: Literal["quoted", "reported", "authored"]
    printed: Annotated[str | None, Field(description="The speaker as the document prints it")]
    certainty: Certainty
    reason: str | None
    elsewhere: Annotated[list[PlainCell], Field(description="The same words in other sources")]


@with_config(CLOSED)
class Profile(SpeakerFacts):
    """One speaker: roles with their sources, joins, and statements by date."""

    roles: Annotated[list[PlainCell], Field(description="The role is highlighted")]
    joins: list[Join]
    perhaps: Annotated[list[str], Field(description="Others who may be the same")]
    total: Annotated[int, Field(description="Statements in all")]
    words: list[Words]


class Scanned(TypedDict):
    """How far the documents have been looked at: what follows is of those."""

    read: int
    documents: int


@with_config(CLOSED)
class People(Scanned):
    """Some of those who speak: persons first, then bodies, then what may be either."""

    total: int
    people: list[Speaker]


@with_config(CLOSED)
class Year(TypedDict):
    """How many sentences name a date in a year."""

    year: str
    sentences: int


@with_config(CLOSED)
class Event(Cell):
    """A sentence that names a date; that is highlighted."""

    date: Annotated[str, Field(description="ISO 8601, as precise as the sentence is")]


@with_config(CLOSED)
class Timeline(Scanned):
    """Sentences that name a date, by date."""

    years: list[Year]
    total: int
    events: list[Event]


@with_config(CLOSED)
class Topic(TypedDict):
    """What is counted."""

    topic: Stem
    label: Annotated[str, Field(description="How the sources print it most often")]
    sources: int
    figures: int
    values: list[float]


@with_config(CLOSED)
class Figure(Cell):
    """A figure in its sentence, highlighted there."""

    value: float
    speaker: Annotated[str | None, Field(description="Who says so, where the source is certain")]
    dates: Annotated[list[str], Field(description="Dates that the sentence names, ISO 8601")]
    differs: Annotated[
        bool, Field(description="Another source has another number, in a sentence like this one")
    ]


@with_config(CLOSED)
class Figures(Scanned):
    """What is counted; with a topic, its figures by source."""

    total: Annotated[int, Field(description="Topics, or figures of the topic, in all")]
    topics: list[Topic]
    figures: list[Figure]


@with_config(CLOSED)
class ComparedWords(Cell):
    """An excerpt of one side."""

    speaker: str | None
    same: Annotated[int, Field(description="Equal, and not 0, for the same words on other sides")]
    differs: Annotated[bool, Field(description="Other sides give the words to somebody else")]


@with_config(CLOSED)
class Side(TypedDict):
    """What one document says."""

    document: str
    title: str | None
    silent: bool
    reason: str | None
    excerpts: list[ComparedWords]


@with_config(CLOSED)
class Comparison(TypedDict):
    """The same question put to each document alone."""

    question: str
    sides: list[Side]
