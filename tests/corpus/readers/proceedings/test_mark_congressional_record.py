"""The Congressional Record as govinfo.gov gives it: who speaks, and on which page."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference, Span
from corpus.noise.mark_noise import mark_noise
from corpus.readers.html.read_html import read_html
from corpus.readers.proceedings.mark_proceedings import mark_proceedings
from corpus.readers.text.read_text import read_text
from corpus.source import Extraction
from corpus.splitting.split_sentences import split_sentences

HEAD = """[Congressional Record Volume 151, Number 99 (Wednesday, July 20, 2005)]
[{chamber}]
[Pages S704-S709]
From the Congressional Record Online through the Government Publishing Office [www.gpo.gov]




"""

SENATE = HEAD.format(chamber="Senate") + """          THE OLD MILL OF HARROW

  Mr. FINCH addressed the Chair.
  The PRESIDING OFFICER (Ms. Marsh). The Senator from Harrow.
  Mr. FINCH. Mr. President, the old mill burnt, and nobody paid for
the new

[[Page S705]]

roof of it. I read what the mayor wrote:

       The roof was ours to pay.

  I ask unanimous consent that the letter be printed.
  There being no objection, the letter was ordered to be printed in the
Record, as follows:

                                              Harrow, May 2, 2005.
       Dear Senator: We never paid.

  Mr. McROE-DeVANE of Stow. Will the Senator yield?
  The Acting CHAIRMAN. The clerk will call the roll.
  The assistant legislative clerk called the roll.
  (Mr. ROE asked and was given permission to speak for 1 minute.)
                          ____________________
"""  # fmt: skip

EXTENSION = (
    HEAD.format(chamber="Extensions of Remarks")
    + """
                            HON. MARY McROE

                               of harrow

                    in the house of representatives

                        Wednesday, July 20, 2005

  Mrs. McROE. Mr. Speaker, I was absent when the vote on the mill was taken.

                          ____________________
"""
)

HOUSE = HEAD.format(chamber="House") + """
  The SPEAKER pro tempore. The gentleman from Harrow is recognized.
  Mr. FINCH. Madam Speaker, I yield myself such time as I may use.

                              {time}  1415

  Mrs. MARSH of Stow. I thank the gentleman for it.
"""  # fmt: skip


def said(extraction: Extraction) -> list[tuple[str, str]]:
    """Who is printed, and all that he says, on one line."""
    return [
        (extraction.text[t.start : t.end], " ".join(extraction.text[t.said : t.stops].split()))
        for t in extraction.turns
    ]


def read(text: str) -> Extraction:
    return mark_proceedings(read_text(text.encode()))


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (SENATE, [
            ("Ms. Marsh", "The Senator from Harrow."),
            ("Mr. FINCH", "Mr. President, the old mill burnt, and nobody paid for the new "
             "[[Page S705]] roof of it. I read what the mayor wrote:"),
            ("Mr. FINCH", "I ask unanimous consent that the letter be printed."),
            ("Mr. McROE-DeVANE of Stow", "Will the Senator yield?"),
            ("The Acting CHAIRMAN", "The clerk will call the roll."),
        ]),
        (EXTENSION, [
            ("Mrs. McROE", "Mr. Speaker, I was absent when the vote on the mill was taken."),
        ]),
        (HOUSE, [
            ("The SPEAKER pro tempore", "The gentleman from Harrow is recognized."),
            ("Mr. FINCH", "Madam Speaker, I yield myself such time as I may use."),
            ("Mrs. MARSH of Stow", "I thank the gentleman for it."),
        ]),
    ],
    ids=["senate", "extension of remarks", "house"],
)  # fmt: skip
def test_members_speak_and_the_recorder_does_not(text: str, turns: list[tuple[str, str]]) -> None:
    assert said(read(text)) == turns
    assert read(text).text == text


def test_a_page_of_govinfo_is_read_as_its_text_is() -> None:
    page = f"<html><head><title>Record</title></head><body><pre>\n{HOUSE}</pre></body></html>"
    assert said(mark_proceedings(read_html(page.encode()))) == said(read(HOUSE))


def test_above_an_extension_of_remarks_stands_whose_it_is() -> None:
    assert [each.name for each in read(EXTENSION).turns] == ["Mary McRoe"]


def test_surnames_are_as_running_text_has_them_unless_two_have_them() -> None:
    assert [each.name for each in read(SENATE).turns] == ["", "Mr. Finch", "Mr. Finch", "", ""]


def test_the_head_dates_the_sitting_and_names_the_first_page() -> None:
    extraction = read(SENATE)
    facts = extraction.reference
    assert facts is not None
    assert facts.issued == "2005-07-20"
    assert facts.container_title == "Congressional Record, vol. 151, no. 99, Senate"
    assert [(each.label, each.value) for each in extraction.landmarks] == [
        ("page", "S704"), ("page", "S705")
    ]  # fmt: skip


def test_a_sentence_goes_on_over_the_mark_of_a_page() -> None:
    extraction = read(SENATE)
    document = Document(
        "a.txt", extraction.text, Reference("a.txt"), "",
        mark_noise(extraction.text, extraction.noise), turns=extraction.turns,
    )  # fmt: skip
    sentences = [each.span.reading for each in split_sentences(document)]
    assert "Mr. President, the old mill burnt, and nobody paid for the new roof of it." in sentences
    assert "[[Page" not in Span(document, 0, len(document.text)).reading


@pytest.mark.parametrize(
    "text",
    [
        "Mr. FINCH. Mr. President, the old mill burnt.\n\nMr. ROE. Who saw it?\n",
        "He quotes it.\n\n[Congressional Record of 1920]\n\n  Mr. FINCH. Mr. President, no.\n",
    ],
    ids=["no head", "another head"],
)
def test_what_has_not_its_head_is_left_as_it_is(text: str) -> None:
    assert read(text).turns == ()
