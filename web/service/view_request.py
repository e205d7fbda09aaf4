"""Which part of a view is wanted, field by field: the models of these requests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from qa.reading.read_question import LONGEST_QUESTION
from qa.sources.list_sources import ORDERS, Order
from qa.views.cell import Window
from web.service.read_request import Fields, must_be
from web.service.request import FURTHEST, MOST_LISTED, Date

Form = Annotated[
    Literal["json", "csv"],
    must_be("json or csv"),
    Field(description="As JSON, or as a table with a line for each entry"),
]
Language = Annotated[str, Field(description="en or es: the language of what is meant for people")]
Words = Annotated[str, AfterValidator(lambda text: " ".join(text.split())[:LONGEST_QUESTION])]


class Paged(Fields):
    """A part of a list, and in which form."""

    model_config = ConfigDict(extra="ignore")  # a page's address may say more, such as its language
    noun = "parameter"

    limit: Annotated[
        int,
        Field(ge=1, le=MOST_LISTED),
        must_be(f"a whole number from 1 to {MOST_LISTED:,}"),
        Field(description="Entries at most"),
    ] = 100
    offset: Annotated[
        int,
        Field(ge=0, le=FURTHEST),
        must_be(f"a whole number from 0 to {FURTHEST:,}"),
        Field(description="Entries to pass over first"),
    ] = 0
    format: Form = "json"
    lang: Language = ""

    @property
    def window(self) -> Window:
        """The part."""
        return Window(self.limit, self.offset)


class PeopleWanted(Paged):
    """Which of those who speak are wanted."""


class TimelineWanted(Paged):
    """Which dates are wanted."""

    period: Annotated[Date, Field(description="Only this year, month or day: 2017, 2017-04")] = ""
    source: Annotated[str, Field(description="Only what stands in this document")] = ""


class FiguresWanted(Paged):
    """Which figures are wanted."""

    topic: Annotated[str, Field(description="Only those of this topic, by source")] = ""
    q: Annotated[Words, Field(description="Only topics that these words name")] = ""
    source: Annotated[str, Field(description="Only what stands in this document")] = ""


class SourcesWanted(Paged):
    """In which order the sources are wanted, and what was just done to them."""

    sort: str = ""  # a column; with "-" in front the last first
    saved: bool = False  # facts were
    aside: str = ""  # as what a file was put aside

    @property
    def order(self) -> tuple[Order | Literal[""], bool]:
        """The column, "" for that of the corpus, and whether the last is wanted first."""
        column = self.sort.removeprefix("-")
        known: Order | Literal[""] = next((each for each in ORDERS if each == column), "")
        return known, bool(known) and self.sort.startswith("-")


class CompareWanted(Fields):
    """Which documents are compared, and on what."""

    model_config = ConfigDict(extra="ignore")
    noun = "parameter"

    a: Annotated[str, Field(description="The first document's id")] = ""
    b: Annotated[str, Field(description="The second document's id")] = ""
    c: Annotated[str, Field(description="The third document's id, if any")] = ""
    q: Annotated[
        Words, Field(description="The question; without one: the statements that they share")
    ] = ""
    format: Form = "json"
    lang: Language = ""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids, in their order."""
        return tuple(each for each in (self.a, self.b, self.c) if each)
