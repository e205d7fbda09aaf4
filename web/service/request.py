"""What can be asked of the server, field by field: the models of its requests."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from corpus.metadata.parse_date import parse_period
from qa.citing.style import MANUALS, NAMES, Manual, Style
from qa.exports.export import MEDIA_TYPES, Form
from qa.options import Options
from qa.reading.read_question import LONGEST_QUESTION
from web.service.read_request import Fields, RequestError, must_be, refused_as

MOST_EARLIER = 200  # questions of one conversation
MOST_TURNS = MOST_EARLIER + 1  # of a conversation that is taken along
MOST_EXCERPTS = 50
MOST_LISTED = 1_000  # statements of one request
FURTHEST = 10**9  # statement to begin a list with
LONGEST_ADDRESS = 8_000  # characters: a question of 2,000, every one of them escaped
MOST_DIGITS = 12  # of an offset: no document has a million million characters


def _tuple(value: object) -> object:
    return () if value is None else tuple(value) if isinstance(value, list) else value


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else _tuple(value)


def _earlier(questions: tuple[str, ...]) -> tuple[str, ...]:
    if len(questions) > MOST_EARLIER:
        raise RequestError(f"'after' has {len(questions)} questions; {MOST_EARLIER} are the most")
    if any(len(question) > LONGEST_QUESTION for question in questions):
        raise RequestError(f"a question in 'after' is longer than {LONGEST_QUESTION:,} characters")
    return questions


def _period(value: object) -> object:
    """The date as ISO 8601 has it. Raises ValueError."""
    if isinstance(value, str) and value and not (value := parse_period(value)):
        raise ValueError("no date")
    return "" if value is None else value


def _digits(value: object) -> object:
    """What has no sign, point or blank, so that one number is written in one way."""
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise ValueError("no whole number")
    return value


def read_marks(marks: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges that `marks` lists. Raises ValueError.

    >>> read_marks("2-4 7-11")
    ((2, 4), (7, 11))
    """
    pairs = (mark.partition("-") for mark in marks.split())
    return tuple((int(start), int(end)) for start, _, end in pairs)


def _legible(marks: str) -> str:
    read_marks(marks)
    return marks


Names = Annotated[
    tuple[str, ...], BeforeValidator(_several, list[str] | str | None), must_be("a list of strings")
]
Date = Annotated[
    str,
    BeforeValidator(_period, str | None),
    must_be("a date like 2017, 2017-04 or 2017-04-13"),
]
Offset = Annotated[
    int, Field(ge=0), BeforeValidator(_digits), refused_as("no such place in the document")
]
Marks = Annotated[str, AfterValidator(_legible)]
Extent = Literal["", "words", "sentence", "excerpt"]
EXTENTS: tuple[Extent, ...] = get_args(Extent)


class Asked(Fields):
    """A question, the questions before it, and what is wanted of the reply."""

    model_config = ConfigDict(strict=True)

    question: Annotated[
        str,  # one that is too long is refused where it is read
        must_be("a string"),
        Field(json_schema_extra={"maxLength": LONGEST_QUESTION}),
    ]
    after: Annotated[
        tuple[str, ...],
        BeforeValidator(_tuple, list[str] | None),
        must_be("a list of strings"),
        AfterValidator(_earlier),
        Field(description=f"The questions before this one, oldest first; {MOST_EARLIER} at most"),
    ] = ()
    limit: Annotated[
        Annotated[int, Field(ge=1, le=MOST_EXCERPTS)] | None,
        must_be(f"a whole number from 1 to {MOST_EXCERPTS}"),
        Field(description="Excerpts at most"),
    ] = None
    source: Annotated[Names, Field(description="Ids of the only documents to look at")] = ()
    since: Annotated[
        Date, Field(description="Issued then or later: 2017, 2017-04 or 2017-04-13")
    ] = ""
    until: Annotated[Date, Field(description="Issued by then")] = ""
    speaker: Annotated[Names, Field(description="Only statements of these speakers")] = ()
    statements: Annotated[
        bool | None,
        must_be("true or false"),
        Field(description="Only what somebody is quoted or reported to have said"),
    ] = None

    @property
    def options(self) -> Options:
        """What is wanted of the reply."""
        limit = Options().limit if self.limit is None else self.limit
        only = bool(self.statements)
        return Options(limit, self.source, self.since, self.until, self.speaker, only)


class Turn(Asked):
    """A question of a conversation, and which excerpts of its reply are wanted."""

    chosen: Annotated[
        Annotated[list[int], Field(max_length=MOST_EXCERPTS)] | None,
        must_be("a list of citation numbers"),
        Field(description="Numbers of the only excerpts wanted"),
    ] = None

    @classmethod
    def fields_of(cls, record: object) -> dict[str, Any]:
        """Return the fields of `record`; what is no object has no question."""
        return super().fields_of(record if isinstance(record, dict) else {})


class Taking(Fields):
    """A conversation that is wanted as a file: it is asked again."""

    model_config = ConfigDict(strict=True)
    no_object = 'send {"form": "md", "style": "mla", "turns": [{"question": "…"}]}'

    form: Annotated[Form, must_be(f"one of {', '.join(MEDIA_TYPES)}")]
    style: Annotated[Manual, must_be(f"one of {', '.join(MANUALS)}")] = "mla"
    turns: Annotated[
        list[Turn],
        Field(min_length=1, max_length=MOST_TURNS),
        must_be(f"a list of 1 to {MOST_TURNS} questions"),
    ]

    @classmethod
    def no_such(cls, name: str) -> str:
        """Return the line that says which fields there are."""
        del name
        return cls.no_object


class Citing(Fields):
    """A place in a document whose words are wanted as a quotation with its citation."""

    model_config = ConfigDict(extra="ignore")  # the page sends what else it knows of an excerpt
    no_object = "no such document"

    document: Annotated[str, refused_as("no such document"), Field(description="The document's id")]
    start: Annotated[Offset, Field(description="The offset of the first character")]
    end: Annotated[Offset, Field(description="The offset behind the last one")]
    style: Annotated[
        Style,
        must_be(f"one of {', '.join(NAMES)}"),
        Field(description="A manual's style, a format that programs read, or plain text"),
    ] = "mla"
    marks: Annotated[
        Marks,
        refused_as("no such place in the document"),
        Field(
            description="The highlights of a statement, as 12-34 56-78: quoted words are then "
            "copied alone, from who said them, and the document is cited as an indirect source",
        ),
    ] = ""
    extent: Annotated[
        Extent,
        must_be(f"one of {', '.join(filter(None, EXTENTS))}, or empty"),
        Field(
            description="How much is quoted: the marked words, the sentences that hold them, or "
            "the excerpt; without it the words of a statement, and else the excerpt",
        ),
    ] = ""


class Listing(Fields):
    """Which statements are wanted: of whom, in what, how many, from which one on."""

    noun = "parameter"

    speaker: Annotated[
        str,
        AfterValidator(lambda name: name[:LONGEST_QUESTION]),
        Field(description="Only what this person or organisation said, by any form of the name"),
    ] = ""
    document: Annotated[str, Field(description="Only what stands in this document")] = ""
    limit: Annotated[
        int,
        Field(ge=1, le=MOST_LISTED),
        BeforeValidator(_digits),
        must_be(f"a whole number from 1 to {MOST_LISTED:,}"),
        Field(description="Statements at most"),
    ] = 100
    offset: Annotated[
        int,
        Field(ge=0, le=FURTHEST),
        BeforeValidator(_digits),
        must_be(f"a whole number from 0 to {FURTHEST:,}"),
        Field(description="Statements to pass over first"),
    ] = 0


class Place(Fields):
    """An excerpt to show in its document, and the ranges in it to mark."""

    model_config = ConfigDict(extra="ignore")
    no_object = "no such place"

    document: Annotated[str, refused_as(no_object)]
    start: Annotated[int, refused_as(no_object)]
    end: Annotated[int, refused_as(no_object)]
    marks: Annotated[Marks, refused_as(no_object)]

    @model_validator(mode="after")
    def check_order(self) -> Self:
        """Return the place, whose marks lie in it, in order. Raises RequestError."""
        inside = [
            self.start,
            *(bound for mark in read_marks(self.marks) for bound in mark),
            self.end,
        ]
        if inside != sorted(inside):
            raise RequestError(self.no_object)
        return self


class Link(Fields):
    """A link to a page of ours, to be drawn for others to scan."""

    model_config = ConfigDict(extra="ignore")
    no_object = "no such address"

    address: Annotated[
        str, Field(max_length=LONGEST_ADDRESS, pattern="^https?://"), refused_as(no_object)
    ]
