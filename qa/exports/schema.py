"""The shapes of what programs are given as JSON: one reply, its excerpts, sources, statements.

They are typed dictionaries: mypy holds the code that fills them to these fields, and pydantic
makes the description of the HTTP interface of them (`/api/openapi.json`). The command line fills
them too, and does without pydantic, whose import takes longer than a question: import this
module for type checking alone, but where the description is made.

Offsets count code points of a document's text, the end exclusive; null is an unknown fact.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict  # that of typing tells pydantic too little before 3.12

from corpus.readers.read_state import State
from index.people.ledger import Certainty
from qa.question import Kind

CLOSED = ConfigDict(extra="forbid")
"""No other field than those named here."""

Range = Annotated[list[int], Field(min_length=2, max_length=2)]
Slice = Annotated[str, Field(description="The document's text from start to end")]
SinceRead = Annotated[
    State, Field(description="What has become of the document's file since it was read")
]


@with_config(CLOSED)
class Correction(TypedDict):
    """A word of the question that no document has, and the one that it was taken for."""

    written: str
    read: str


@with_config(CLOSED)
class ReadAs(TypedDict):
    """How the question was understood, the questions before it taken into account."""

    question: str
    kind: Kind
    speaker: str | None
    corrections: list[Correction]


@with_config(CLOSED)
class Locator(TypedDict):
    """The page, section or paragraph."""

    label: Literal["page", "paragraph", "section", "time"]
    value: int | str


@with_config(CLOSED)
class Said(TypedDict):
    """Who said the highlighted words; a null speaker is not stated."""

    speaker: str | None
    printed: Annotated[str | None, Field(description="The speaker as the document prints it")]
    printed_span: Range | None
    cue_span: Range | None
    direct: Annotated[bool, Field(description="Whether the words are quoted, not reported")]
    certainty: Certainty
    same_as: Annotated[
        list[int], Field(description="Citations of the same statement in other sources")
    ]


@with_config(CLOSED)
class Group(TypedDict):
    """What an excerpt of an overview is shown under: a source, a date, a side."""

    kind: Literal["source", "date", "issued", "side", "person", "matter"]
    label: str


class ExcerptOfReply(TypedDict):
    """One cited excerpt, as exports have it."""

    citation: int
    document: str
    start: int
    end: int
    text: Slice
    highlights: list[Range]
    elisions: Annotated[list[Range], Field(description="What of it is not the document's own")]
    score: float
    locator: Locator
    link: Annotated[str, Field(description="The document's page with these words marked")]
    statement: Said | None
    group: NotRequired[Group]


@with_config(CLOSED)
class Excerpt(ExcerptOfReply):
    """One cited excerpt."""

    since_read: SinceRead


@with_config(CLOSED)
class ShortAnswer(TypedDict):
    """A date, number or name that answers."""

    text: Slice
    normalised: Annotated[str, Field(description="Equal for what means the same")]
    document: str
    start: int
    end: int
    sources: Annotated[list[int], Field(description="Numbers of the citations that have it")]


class Facts(TypedDict):
    """What is known about a document."""

    document: str
    title: str | None
    authors: list[str]
    publisher: str | None
    issued: str | None
    url: str | None
    sha256: str


@with_config(CLOSED)
class Cited(Facts):
    """A document that a reply quotes."""


class Inferred(Facts):
    """What is known about a document, and how that is known."""

    inferred: Annotated[list[str], Field(description="The facts that are read off its text")]


class Omitted(TypedDict):
    """What a document is kept without."""

    omissions: Annotated[
        list[str], Field(description="What it is kept without, since a stage failed")
    ]


@with_config(CLOSED)
class Source(Inferred, Omitted):
    """A document in a list of all."""


class Whole(Inferred):
    """A document with its text."""

    language: str | None
    content_note: str | None
    text: str
    noise: Annotated[list[Range], Field(description="What of the text is not its own prose")]


@with_config(CLOSED)
class Document(Whole, Omitted):
    """A document with its text, and what has become of its file."""

    since_read: SinceRead


@with_config(CLOSED)
class Basis(TypedDict):
    """The index that answered."""

    fingerprint: str
    model: str
    documents: int
    passages: int


class Unsealed(TypedDict):
    """A reply before it is sealed."""

    id: Annotated[str | None, Field(description="What the asker calls the question")]
    question: str
    status: Literal["answered", "abstained"]
    confidence: Annotated[float, Field(ge=0, le=1)]
    reason: Annotated[
        str | None,
        Field(description="Why the documents do not say; of an answer, why it has no statements"),
    ]
    read_as: ReadAs
    excerpts: Annotated[list[Excerpt], Field(description="All of the answer, best first")]
    answers: Annotated[
        list[ShortAnswer],
        Field(description="The distinct short answers over the excerpts, where one is asked for"),
    ]
    nearest: Annotated[list[Excerpt], Field(description="No answer: what comes nearest to one")]
    sources: list[Cited]
    index: Basis
    elapsed_ms: float


@with_config(CLOSED)
class Reply(Unsealed):
    """The excerpts that answer a question, or the nearest where the documents do not say."""

    seal: Annotated[str, Field(description="sha256 of the reply without elapsed_ms and this")]


@with_config(CLOSED)
class Statement(TypedDict):
    """What somebody is quoted or reported to have said."""

    document: str
    speaker: str | None
    printed: str | None
    cue: str | None
    direct: bool
    certainty: Certainty | None
    reason: str | None
    text: str
    start: int
    end: int
    same_as: Annotated[
        int | None, Field(description="Statements with the same number are the same words")
    ]
