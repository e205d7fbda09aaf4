"""Sources that nobody wrote, of every kind that the manuals tell apart."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Document, Reference, Span
from qa.question import Question
from qa.reply import (
    Answer,
    Basis,
    Citation,
    Cited,
    Excerpt,
    Locator,
)

ARTICLE = Reference(
    "mill.html", "Nobody hurt as the mill of Harrow burns", type="article-newspaper",
    authors=("Ada B. Finch",), publisher="Wend Courier", issued="2019-05-03",
    url="https://courier.example/mill",
)  # fmt: skip
TWO = Reference(
    "talk.txt", "A talk on the bridge", authors=("Ana Ruiz", "Dora van Elm"),
    publisher="The Daily Example", issued="2017-04-13",
)  # fmt: skip
THREE = Reference(
    "floods.html", "Floods on the Wend", type="article-journal",
    authors=("Ana Ruiz", "Ben Carr", "Dora Elm"), container_title="Rivers", issued="2018",
)  # fmt: skip
PAGE = Reference(
    "hours.html", "Opening hours", type="webpage", publisher="Library of Stow",
    url="https://stow.example/hours",
)  # fmt: skip
ENTRY = Reference(
    "oder.html", "Oder", type="entry-encyclopedia", container_title="Encyclopedia of Rivers",
    issued="2021", url="https://rivers.example/oder",
)  # fmt: skip
BLOG = Reference(
    "left.html", "Why we left", type="post-weblog", publisher="Notes from Stow",
    issued="2020-02", url="https://notes.example/left",
)  # fmt: skip
OWN_BLOG = Reference(
    "back.html", "Why we came back", type="post-weblog", authors=("Ben Carr",),
    publisher="Notes from Stow", issued="2021-02-28", url="https://notes.example/back",
)  # fmt: skip
REPORT = Reference(
    "fires.pdf", "Fires in the county, 2010 to 2019", type="report",
    authors=("County Fire Council",), publisher="County Fire Council", issued="2020-01-31",
)  # fmt: skip
BODY = Reference(
    "prices.html", "The price of bread", type="report", authors=("Bakers of Harrow Union",),
    publisher="Stow Press", issued="2016-11", url="https://bread.example/report",
)  # fmt: skip
BARE = Reference("school.txt")
GUESSED = Reference(
    "letter.txt", "A letter", issued="1999-12-31", inferred=frozenset({"title", "issued"})
)


def reply_from(
    document: Document,
    *places: tuple[int, int],
    question: str = "What?",
    locators: Sequence[Locator] = (),
) -> Answer:
    """Return an answer that quotes these places; all stand in paragraph 19 unless it is said."""
    located = locators or [LOCATOR] * len(places)
    cited = tuple(
        Cited(
            Excerpt(span, locator, 1.0, (span,)),
            Citation(number, span, document.reference, locator),
        )
        for number, (span, locator) in enumerate(
            zip((Span(document, *place) for place in places), located, strict=True), 1
        )
    )
    asked = Question(question, question, "passages", None, ())
    return Answer(asked, 0.9, cited, Basis("f", "m", 1, 1))


LOCATOR = Locator("paragraph", 19)
