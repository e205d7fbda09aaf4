"""TheyWorkForYou's XML: each speech has its speaker's name, headings are of two or three sizes."""

from __future__ import annotations

import pytest

from corpus.readers.proceedings.read_they_work_for_you import read_they_work_for_you
from corpus.readers.read_content import read_content
from corpus.source import Part

ID = "uk.org.publicwhip"

COMMONS = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<publicwhip scraperversion="a" latest="yes">
<oral-heading id="{ID}/debate/2019-05-03a.1.0" nospeaker="true"> Oral Answers </oral-heading>
<major-heading id="{ID}/debate/2019-05-03a.1.1" nospeaker="true"> Mills </major-heading>
<minor-heading id="{ID}/debate/2019-05-03a.1.2" nospeaker="true"> The old mill </minor-heading>
<speech id="{ID}/debate/2019-05-03a.1.3" speakername="Ada Finch" person_id="{ID}/person/1"
 colnum="1" time="10:00:00"><p pid="a1.3/1">It burnt.</p><p pid="a1.3/2">Nobody paid&#8212;yet.</p>
</speech>
<speech id="{ID}/debate/2019-05-03a.1.4" speakername="Hon. Members:" nospeaker="true" colnum="1">
<p>Hear, hear!</p></speech>
<speech id="{ID}/debate/2019-05-03a.1.5" nospeaker="true"><p>The House divided.</p></speech>
<division id="{ID}/division/2019-05-03a.1"><mplist vote="aye"><mpname vote="aye">Bo Marsh</mpname>
<mpname vote="aye">Cy Roe</mpname></mplist></division>
</publicwhip>"""

LORDS = f"""<publicwhip><major-heading id="{ID}/lords/2020-02-12a.2.0">Mills</major-heading>
<speech id="{ID}/lords/2020-02-12a.2.1" speakername="Lord Marsh of Stow" speakerid="{ID}/lord/7">
<p>My Lords, it burnt.</p></speech></publicwhip>"""

ANSWERS = f"""<publicwhip><minor-heading id="{ID}/wrans/2018-01-09.3.h">Roofs</minor-heading>
<ques id="{ID}/wrans/2018-01-09.3.q0" speakername="Bo Marsh" person_id="{ID}/person/2">
<p>To ask the Minister who paid.</p></ques>
<reply id="{ID}/wrans/2018-01-09.3.r0" speakername="Ada Finch" person_id="{ID}/person/1">
<p>Nobody did.</p></reply></publicwhip>"""


@pytest.mark.parametrize(
    ("content", "turns", "day", "house"),
    [
        (COMMONS, [("Ada Finch", "Ada Finch", "It burnt.\n\nNobody paid—yet."),
                   ("Hon. Members", "", "Hear, hear!")],
         "2019-05-03", "House of Commons debates"),
        (LORDS, [("Lord Marsh of Stow", "Lord Marsh of Stow", "My Lords, it burnt.")],
         "2020-02-12", "House of Lords debates"),
        (ANSWERS, [("Bo Marsh", "Bo Marsh", "To ask the Minister who paid."),
                   ("Ada Finch", "Ada Finch", "Nobody did.")],
         "2018-01-09", "Written answers"),
    ],
    ids=["commons", "lords", "written answers"],
)  # fmt: skip
def test_each_speech_is_its_speakers(
    content: str, turns: list[tuple[str, str, str]], day: str, house: str
) -> None:
    (part,) = read_content(content.encode("latin-1"), "debates.xml")
    assert isinstance(part, Part)
    page, facts = part.extraction, part.extraction.reference
    assert [
        (page.text[t.start : t.end], t.name, page.text[t.said : t.stops]) for t in page.turns
    ] == turns
    assert facts is not None
    assert (facts.issued, facts.container_title) == (day, house)


def test_headings_are_places_and_a_division_is_no_prose() -> None:
    page = read_they_work_for_you(COMMONS.encode("latin-1"))
    assert page.landmarks[-1].value == "Oral Answers › Mills › The old mill"
    assert page.text.endswith("The House divided.\n\nBo Marsh\nCy Roe")
    assert [page.text[each.start : each.end] for each in page.noise] == ["Bo Marsh", "Cy Roe"]


def test_without_identities_no_day_is_stated() -> None:
    page = read_they_work_for_you(b"<publicwhip><speech><p>It burnt.</p></speech></publicwhip>")
    assert (page.text, page.turns) == ("It burnt.", ())
    assert page.reference is not None
    assert page.reference.issued == ""
