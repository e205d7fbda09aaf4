"""What can be asked for of the excerpts that somebody kept: their file, or a handout of them."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field

from qa.citing.style import MANUALS, Manual
from qa.exports.export import MEDIA_TYPES, Form
from qa.exports.write_handout import Paper
from qa.reading.read_question import LONGEST_QUESTION
from web.service.read_request import Fields, must_be, refused_as
from web.service.request import Date, Marks

MOST_KEPT = 200
LONGEST_NOTE = 4_000  # characters
LONGEST_LINE = 200


class Kept(Fields):
    """A place that somebody kept: for which question, and with which note."""

    model_config = ConfigDict(strict=True)

    document: Annotated[str, refused_as("no such document")]
    start: Annotated[int, Field(ge=0), refused_as("no such place in the document")]
    end: Annotated[int, Field(ge=0), refused_as("no such place in the document")]
    marks: Annotated[Marks, refused_as("no such place in the document")] = ""
    question: Annotated[str, Field(max_length=LONGEST_QUESTION), must_be("a string")] = ""
    note: Annotated[
        str, Field(max_length=LONGEST_NOTE), must_be(f"a string of at most {LONGEST_NOTE:,}")
    ] = ""


Line = Annotated[
    str, Field(max_length=LONGEST_LINE), must_be(f"a string of at most {LONGEST_LINE}")
]
Sheets = Literal["kept", "lines", "gaps"]


class Sheet(Fields):
    """Kept excerpts that are wanted as a file: as they are, or as a handout."""

    model_config = ConfigDict(strict=True)
    no_object = 'send {"form": "docx", "sheet": "lines", "kept": [{"document": "…", …}]}'

    form: Annotated[Form, must_be(f"one of {', '.join(MEDIA_TYPES)}")]
    kept: Annotated[
        list[Kept],
        Field(min_length=1, max_length=MOST_KEPT),
        must_be(f"a list of 1 to {MOST_KEPT} places"),
    ]
    sheet: Annotated[
        Sheets,
        must_be(f"one of {', '.join(get_args(Sheets))}"),
        Field(description="What is kept with its notes, or a handout with lines or with gaps"),
    ] = "kept"
    style: Annotated[Manual, must_be(f"one of {', '.join(MANUALS)}")] = "mla"
    title: Line = ""
    group: Annotated[Line, Field(description="The class that it is for")] = ""
    day: Annotated[Date, Field(description="Its date")] = ""
    paper: Annotated[Paper, must_be("a4 or letter")] = "a4"
    teacher: Annotated[
        bool, must_be("true or false"), Field(description="Whether the answers come with it")
    ] = True
