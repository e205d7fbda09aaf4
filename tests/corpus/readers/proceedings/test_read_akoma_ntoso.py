"""Akoma Ntoso: debates say who speaks; acts and judgments are text with headings."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableError
from corpus.readers.proceedings.read_akoma_ntoso import read_akoma_ntoso
from corpus.readers.read_content import read_content
from corpus.source import Extraction, Part

THREE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

DEBATE = f"""<akomaNtoso xmlns="{THREE}"><debate name="debate"><meta><identification source="#s">
  <FRBRWork><FRBRdate date="2024-01-01" name="making"/><FRBRauthor href="#house"/></FRBRWork>
  <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification>
  <references source="#s"><TLCPerson eId="finch" href="/p/1" showAs="Ada Finch"/>
    <TLCPerson eId="marsh" href="/p/2" showAs="Bo Marsh"/>
    <TLCRole eId="speaker" href="/r/1" showAs="Speaker"/>
    <TLCOrganization eId="house" href="/o/1" showAs="House of Stow"/></references></meta>
 <preface><block name="title"><docTitle>Debate on the Mill</docTitle></block>
  <p>Friday, <docDate date="2019-05-03">3 May 2019</docDate></p></preface>
 <debateBody><debateSection name="debate"><heading>Old mill</heading>
  <scene>[The Speaker in the Chair]</scene>
  <speech by="#finch" as="#minister"><from>The Minister</from>
    <p>The old mill <i>burnt</i> down.<authorialNote marker="1"><p>On 2 May.</p></authorialNote></p>
    <p>Nobody has paid. <remark type="noise">(Interruption.)</remark> I close.</p></speech>
  <speech by="#speaker"><from>An Ceann Comhairle:</from><p>Order.</p></speech>
  <questions><heading>Questions</heading>
   <question by="#marsh"><from>Deputy Marsh</from><p>Who will pay?</p></question>
   <answer by="#finch"><p>The council will.</p></answer></questions>
  <narrative>The sitting was suspended.</narrative>
  <speech by="#nobody"><p>Who says this is not known.</p></speech>
 </debateSection></debateBody></debate></akomaNtoso>"""

ACT = f"""<akomaNtoso xmlns="{THREE}"><act name="act"><meta><identification source="#s">
  <FRBRWork><FRBRdate date="2003-12-10" name="assent"/></FRBRWork></identification></meta>
 <preface><longTitle><p>An Act on mills</p></longTitle></preface>
 <body><chapter eId="c1"><num>I</num><heading>Mills</heading><section eId="s1"><num>1.</num>
  <heading>Roofs</heading><content><p>A mill has a roof.</p></content></section>
  <section eId="s2"><num>2.</num><content><p>A roof is of stone.</p></content></section></chapter>
 </body></act></akomaNtoso>"""

JUDGMENT = """<akomaNtoso xmlns="http://www.akomantoso.org/2.0"><judgement><meta><identification>
  <FRBRWork><FRBRdate date="2007-07-25" name=""/></FRBRWork></identification></meta>
 <header><p>IN THE COURT OF STOW</p></header><judgementBody><decision><p>The appeal of
 <party id="a">Ada Finch</party> is dismissed.</p></decision></judgementBody></judgement>
 </akomaNtoso>"""


def turns(extraction: Extraction) -> list[tuple[str, str, str]]:
    """Who is printed, who that is, and what is said."""
    text = extraction.text
    return [(text[t.start : t.end], t.name, text[t.said : t.stops]) for t in extraction.turns]


def test_a_debate_says_who_speaks() -> None:
    assert turns(read_akoma_ntoso(DEBATE.encode())) == [
        ("The Minister", "Ada Finch", "The old mill burnt down.\n\nNobody has paid. "
         "(Interruption.) I close."),
        ("An Ceann Comhairle", "", "Order."),
        ("Deputy Marsh", "Bo Marsh", "Who will pay?"),
        ("Ada Finch", "Ada Finch", "The council will."),
    ]  # fmt: skip


def test_the_text_of_a_debate_is_what_is_printed_with_the_notes_at_the_end() -> None:
    extraction = read_akoma_ntoso(DEBATE.encode())
    assert extraction.text == "\n\n".join([
        "Debate on the Mill", "Friday, 3 May 2019", "Old mill", "[The Speaker in the Chair]",
        "The Minister: The old mill burnt down.", "Nobody has paid. (Interruption.) I close.",
        "An Ceann Comhairle: Order.", "Questions", "Deputy Marsh: Who will pay?",
        "Ada Finch: The council will.", "The sitting was suspended.",
        "Who says this is not known.", "Notes", "On 2 May.",
    ])  # fmt: skip
    assert [extraction.text[n.start : n.end] for n in extraction.noise] == [
        "[The Speaker in the Chair]", "(Interruption.)", "The sitting was suspended.",
    ]  # fmt: skip
    assert [each.value for each in extraction.landmarks] == [
        "Old mill", "Old mill › Questions", "Notes",
    ]  # fmt: skip


def test_the_day_is_that_which_is_printed_and_the_author_of_the_work_publishes_it() -> None:
    facts = read_akoma_ntoso(DEBATE.encode()).reference
    assert facts is not None
    assert (facts.title, facts.issued, facts.publisher, facts.language, facts.authors) == (
        "Debate on the Mill", "2019-05-03", "House of Stow", "en", ()
    )  # fmt: skip


def test_an_act_is_its_sections_under_numbered_headings() -> None:
    extraction = read_akoma_ntoso(ACT.encode())
    assert extraction.text == (
        "An Act on mills\n\nI Mills\n\n1. Roofs\n\nA mill has a roof.\n\n2.\n\nA roof is of stone."
    )
    assert [each.value for each in extraction.landmarks] == ["I Mills", "I Mills › 1. Roofs"]
    assert extraction.reference is not None
    assert (extraction.reference.type, extraction.reference.issued) == ("legislation", "2003-12-10")
    assert extraction.turns == ()


def test_a_judgment_of_the_second_version_is_read() -> None:
    (part,) = read_content(JUDGMENT.encode(), "judgment.xml")
    assert isinstance(part, Part)
    assert part.extraction.text == ("IN THE COURT OF STOW\n\nThe appeal of Ada Finch is dismissed.")
    assert part.extraction.reference is not None
    assert part.extraction.reference.type == "legal_case"


@pytest.mark.parametrize("content", [b"<akomaNtoso><debate>", b"no markup"])
def test_what_is_no_xml_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_akoma_ntoso(content)
