"""The Hansard of Australia in XML: who talks, who interjects, who goes on."""

from __future__ import annotations

import pytest

from corpus.readers.proceedings.read_hansard import read_hansard
from corpus.readers.read_content import read_content
from corpus.source import Part


def hansard(inside: str, chamber: str = "SENATE") -> str:
    return (
        "<hansard version='2.1'><session.header><date>2000-06-21</date>"
        f"<chamber>{chamber}</chamber></session.header><chamber.xscript><debate><debateinfo>"
        f"<title>MILLS</title><page.no>77</page.no></debateinfo>{inside}</debate>"
        "</chamber.xscript></hansard>"
    )


def talker(name: str, printed: str, identity: str, page: int = 77) -> str:
    display = f'<name role="display">{printed}</name>' if printed else ""
    return (
        f"<talk.start><talker><page.no>{page}</page.no><name role='metadata'>{name}</name>{display}"
        f"<name.id>{identity}</name.id><electorate>Stow</electorate><party>X</party></talker>"
    )


SPEECH = hansard(
    "<subdebate.1><subdebateinfo><title>Old mill</title><page.no>78</page.no></subdebateinfo>"
    "<speech>"
    + talker("Finch, Sen Ada", "Senator FINCH", "F1", 78)
    + "<para>—I say it <inline>burnt</inline>.</para></talk.start><para>Nobody paid.</para>"
    "<interjection>" + talker("Marsh, Sen Bo", "Senator Marsh", "M2", 79)
    + "<para>Who says so?</para></talk.start></interjection><continue>"
    + talker("Finch, Sen Ada", "Senator FINCH", "F1", 79)
    + "<para>—I do.</para></talk.start></continue></speech></subdebate.1>"
)  # fmt: skip
QUESTION = hansard(
    "<question>" + talker("MARSH, Bo, MP", "Mr MARSH", "M2")
    + "<para>. - Who paid?</para></talk.start></question><answer>"
    + talker("SPEAKER, Mr", "Mr SPEAKER", "10000") + "<para>Order!</para></talk.start></answer>",
    "REPS",
)  # fmt: skip
LINKED = hansard(
    "<debate.text><body><p>MILLS</p></body></debate.text><speech>"
    + talker("O'Finch, Ada, MP", "", "F1")
    + '</talk.start><talk.text><body><p class="HPS-Normal"><span><a href="F1" type="MemberSpeech">'
    "<span>Ms O'FINCH</span></a> (<span>Stow</span>—<span>Minister</span>) (<span>10:01</span>):  "
    "It burnt.</span></p><p>Nobody paid.</p>"
    '<p><a href="10000" type="OfficeInterjecting">The SPEAKER:</a> Order!</p></body></talk.text>'
    "</speech>"
)


@pytest.mark.parametrize(
    ("content", "turns", "house"),
    [
        (SPEECH, [("Senator FINCH", "Ada Finch", "I say it burnt.\n\nNobody paid."),
                  ("Senator Marsh", "Bo Marsh", "Who says so?"),
                  ("Senator FINCH", "Ada Finch", "I do.")], "Hansard, SENATE"),
        (QUESTION, [("Mr MARSH", "Bo Marsh", "Who paid?"), ("Mr SPEAKER", "", "Order!")],
         "Hansard, REPS"),
        (LINKED, [("Ms O'FINCH", "Ada O'Finch", "It burnt.\n\nNobody paid."),
                  ("The SPEAKER", "", "Order!")], "Hansard, SENATE"),
    ],
    ids=["2.0", "2.1", "2.2"],
)  # fmt: skip
def test_what_is_said_is_of_whom_the_talker_names(
    content: str, turns: list[tuple[str, str, str]], house: str
) -> None:
    (part,) = read_content(content.encode(), "2000.xml")
    assert isinstance(part, Part)
    page, facts = part.extraction, part.extraction.reference
    text = page.text
    assert [(text[t.start : t.end], t.name, text[t.said : t.stops]) for t in page.turns] == turns
    assert facts is not None
    assert (facts.issued, facts.container_title) == ("2000-06-21", house)


def test_pages_are_places() -> None:
    page = read_hansard(SPEECH.encode())
    assert [(each.label, each.value) for each in page.landmarks] == [
        ("page", 77), ("page", 78), ("page", 79),
    ]  # fmt: skip


def test_electorate_and_time_are_seen_and_not_said() -> None:
    page = read_hansard(LINKED.encode())
    assert page.text.startswith("MILLS\n\nMs O'FINCH: (Stow—Minister) (10:01) It burnt.")
    assert [page.text[e.start : e.end] for e in page.noise] == ["(Stow—Minister) (10:01)"]
