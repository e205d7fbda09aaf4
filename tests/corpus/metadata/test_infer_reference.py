"""A title and a date are read off the head of a text, never out of its prose."""

from __future__ import annotations

import pytest

from corpus.document import Noise, Reference
from corpus.metadata.infer_reference import infer_reference
from corpus.source import Source

BODY = "\n\nThe old mill burnt down in the night of 2 May 2019.\n"


def inferred(text: str, *noise: Noise, **stated: str) -> Reference:
    return infer_reference(Source("a.txt", text, Reference("a.txt", **stated), ""), noise)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "title", "issued"),
    [
        pytest.param("The mill fire", "The mill fire", "", id="first line"),
        pytest.param("The mill fire\n\nMay 3, 2019", "The mill fire", "2019-05-03", id="and date"),
        pytest.param("May 3, 2019\n\nThe mill fire.", "", "2019-05-03", id="date first"),
        pytest.param("\n\n# The mill fire #\n", "The mill fire", "", id="Markdown"),
        pytest.param("\ufeffThe mill fire", "The mill fire", "", id="byte order mark"),
        pytest.param("Who burnt the mill?", "Who burnt the mill?", "", id="a question"),
        pytest.param("It burnt.", "", "", id="a sentence"),
        pytest.param("He died on 2 May 2019.", "", "", id="a sentence with a date"),
        pytest.param("- an item", "", "", id="a list item"),
        pytest.param("x" * 161, "", "", id="too long"),
        pytest.param("On May 3, 2019, the mill was visited by the mayor and the whole council.",
                     "", "", id="a date in a sentence"),
    ],
)  # fmt: skip
def test_the_head_says_what_it_says(head: str, title: str, issued: str) -> None:
    reference = inferred(head + BODY)
    assert (reference.title, reference.issued) == (title, issued)
    assert reference.inferred == {n for n in ("title", "issued") if getattr(reference, n)}


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        pytest.param("Dam\n\nPosted on 3 May 2019 by Ann Roe", "2019-05-03", id="posted by"),
        pytest.param("Dam\nBy Ann Roe | Published May 3, 2019, 10:15 AM", "2019-05-03", id="line"),
        pytest.param("Dam\nUpdated 9 August 2024\nPublished 13 June 2023", "2023-06-13",
                     id="published before updated"),
        pytest.param("Dam\nPublished 13 June 2023 | Updated 9 August 2024", "2023-06-13",
                     id="both in a line"),
        pytest.param("Dam\nLast updated: 9 August 2024", "2024-08-09", id="updated alone"),
        pytest.param("Dam\nPublished: Tuesday, 13 June 2023", "2023-06-13", id="weekday"),
        pytest.param("Dam\nMay 13, 2017 17:15", "2017-05-13", id="alone with the time"),
        pytest.param("Dam\n*13 May 2017*", "2017-05-13", id="alone in italics"),
        pytest.param("Dam\n13 May 2017 · Ann Roe", "2017-05-13", id="with the writer"),
        pytest.param("Sorne, 4 March 1965\n\nDear Governor,", "1965-03-04", id="letter"),
        pytest.param("The dam\nSorne, 4 March 1965", "1965-03-04", id="place below the title"),
        pytest.param("The dam\n\nSORNE, 4 March 1965 (Courier) — It burnt for a whole night.",
                     "1965-03-04", id="dateline"),
        pytest.param("Korrel Flood, 4 March 1965", "", id="an event as the title"),
        pytest.param("Dam\n3 May 1959 – Finch warns\n12 June 1962 – It burns", "", id="chronology"),
        pytest.param("Dam\n3 May 1959\nFinch warns\n12 June 1962\nIt burns", "",
                     id="a chronology with its dates on lines of their own"),
        pytest.param("Upper Mill   3 April 1965   oil", "", id="a table of blanks"),
        pytest.param("| Upper Mill | 3 April 1965 |", "", id="a table of bars"),
        pytest.param("Upper Mill\t3 April 1965", "", id="a table of tabs"),
        pytest.param("Ann Roe\nBorn 3 April 1965", "", id="birth"),
        pytest.param("Ann Roe\n3 April 1901 – 4 May 1965", "", id="a life"),
        pytest.param("Dam\nRetrieved 3 April 1965", "", id="retrieved"),
        pytest.param("Dam\nNext meeting: 3 April 2025", "", id="next meeting"),
        pytest.param("Annual meeting\n3 April 2025\nVenue: Town hall", "", id="an event"),
        pytest.param("Dam\nDeadline 3 April 2025", "", id="deadline"),
        pytest.param("Dam\nPublished 03/04/2021", "", id="day and month may be confused"),
        pytest.param("Dam\nThe report, published on 3 April 1965, says so", "", id="a sentence"),
        pytest.param("Dam\nThe wells were closed for a whole year after the flood in May.\n"
                     "3 April 1965", "", id="below the first sentence"),
    ],
)  # fmt: skip
def test_only_a_date_that_says_so_is_that_of_issue(head: str, issued: str) -> None:
    assert inferred(head + BODY).issued == issued


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("By Ann Roe", ("Ann Roe",), id="one"),
        pytest.param("By Ann Roe and Colm Vance", ("Ann Roe", "Colm Vance"), id="two"),
        pytest.param("By Ann Roe, Colm Vance and Ida de Wit",
                     ("Ann Roe", "Colm Vance", "Ida de Wit"), id="three"),
        pytest.param("By Ann Roe, Staff Writer", ("Ann Roe",), id="an office"),
        pytest.param("Posted on 3 May 2019 by Ann Roe", ("Ann Roe",), id="behind the date"),
        pytest.param("By Ann Roe | Published May 3, 2019", ("Ann Roe",), id="before the date"),
        pytest.param("By Roe, Ann", ("Ann Roe",), id="surname first"),
        pytest.param("By the Ministry of Labour, Housing and Health",
                     ("the Ministry of Labour, Housing and Health",), id="an institution"),
        pytest.param("By anonymous", (), id="anonymous"),
        pytest.param("By Username", (), id="a form's own word"),
        pytest.param("By May 3, 2019", (), id="a date"),
        pytest.param("By Last Updated January 7", (), id="a date with a word"),
        pytest.param("By Friday it burnt", (), id="a sentence"),
        pytest.param("By the river", (), id="a place"),
    ],
)  # fmt: skip
def test_a_byline_names_who_wrote_it_or_nobody(line: str, authors: tuple[str, ...]) -> None:
    reference = inferred(f"The dam\n\n{line}{BODY}")
    assert reference.authors == authors
    assert ("authors" in reference.inferred) == bool(authors)


def test_nobody_is_read_off_the_text_of_a_letter() -> None:
    text = f"The dam\n\nBy Ann Roe{BODY}"
    assert inferred(text, type="personal_communication").authors == ()


def test_what_is_stated_is_not_replaced() -> None:
    reference = inferred(f"The mill fire\n\nMay 3, 2019{BODY}", title="Fire!", issued="2019")
    assert (reference.title, reference.issued, reference.inferred) == ("Fire!", "2019", frozenset())


def test_noise_at_the_head_is_no_title() -> None:
    text = f"Share this\n\nThe mill fire{BODY}"
    assert inferred(text, Noise(0, 10, "boilerplate")).title == "The mill fire"


def test_one_line_alone_is_no_title() -> None:
    assert inferred("The mill fire").title == ""
