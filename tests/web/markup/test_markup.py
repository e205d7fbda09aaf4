"""Markup says what documents and questions say, and nothing in them is ever alive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from corpus.document import Document, Noise, Reference, Span
from corpus.messages.message import verbatim
from qa.question import Breadth, Correction, Question
from qa.reply import (
    Abstention,
    Answer,
    Basis,
    Citation,
    Cited,
    Excerpt,
    Group,
    Locator,
    Spoken,
)
from qa.sources.compare_sources import Compared
from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried, parse
from web.markup import markup
from web.markup.document import REACH, document_page, reader
from web.markup.outline import outline
from web.markup.text import Layer, escape_text, layered
from web.messages.messages import ENGLISH
from web.service.sourcing import Sourcing

if TYPE_CHECKING:
    from corpus.readers.read_state import State
    from tests.web.reading_markup import Element

LIVING = {"script", "style", "img", "svg", "iframe", "object", "form", "input", "base", "math"}
OURS = {"class", "dir", "data-code", "data-document", "data-start", "data-end", "data-marks", "id",
        "href", "title", "type", "value", "target", "rel", "role", "tabindex", "aria-hidden",
        "hidden", "lang", "hreflang", "data-step", "open", "aria-live", "aria-relevant",
        "aria-label", "data-number", "data-numbers", "data-fold", "aria-expanded", "aria-pressed",
        "aria-level", "data-page", "data-by"}  # fmt: skip

REPEATED = (
    "title",
    "title in the bar",
    "author",
    "publisher",
    "date",
    "address",
    "file",
    "note",
)
BASIS = Basis("f", "m", 2, 3)
ALONE = Sourcing((), Compared((), ()))  # a document that quotes nobody, and nobody else's
each_payload = pytest.mark.parametrize("payload", PAYLOADS)

# Text of the kind that hurts: tags, entities, templates, line ends, controls, any script.
texts = st.text(
    st.one_of(
        st.sampled_from("<>&\"'`${}\\/=- \n\r\t\0\u202e\u2066\u200f\ud800[]()*#ab"),
        st.characters(exclude_categories=[]),
    ),
    min_size=1,
    max_size=120,
)


def document(text: str, title: str = "T", identity: str = "d.txt", noise: tuple[Noise, ...] = ()
             ) -> Document:  # fmt: skip
    return Document(identity, text, Reference(identity, title), "", noise)


def reply(question: str, *spans: Span) -> Answer:
    locator = Locator("paragraph", 1)
    cited = tuple(
        Cited(
            Excerpt(span, locator, 1.0, (span,)),
            Citation(number, span, span.document.reference, locator),
        )
        for number, span in enumerate(spans, 1)
    )
    return Answer(Question(question, question, "passages", None, ()), 1.0, cited, BASIS)


def abstention(question: str, *spans: Span) -> Abstention:
    answer = reply(question, *spans)
    return Abstention(answer.question, 0.0, verbatim("nothing is near"), answer.excerpts, BASIS)


def whole(of: Document) -> Span:
    return Span(of, 0, len(of.text))


OUR_SEARCH = {
    "type": "search",
    "class": "finding",
    "autocomplete": "off",
    "placeholder": ENGLISH.find,
}
"""The one field in the page of a document."""


def inert(tree: Element) -> None:
    """Nothing but our own elements and attributes; no address but our own."""
    for element in tree.all():
        if element.attributes == OUR_SEARCH:
            continue
        assert element.tag not in LIVING
        assert set(element.attributes) <= OURS
        assert element.attributes.get("href", "/").startswith("/")


@each_payload
def test_a_payload_in_a_document_is_displayed_as_text(payload: str) -> None:
    shown = document(payload, title=payload)
    tree = parse(markup.turn(reply("q", whole(shown)), ENGLISH))
    inert(tree)
    assert tree.one("mark").text.split() == carried(payload).split()
    assert tree.one("span", class_="of").text == carried(payload)
    opened = parse(reader(whole(shown), [(0, len(payload))], ALONE, ENGLISH))
    inert(opened)
    assert opened.one("div", class_="text").text == carried(payload)
    assert opened.one("h2").text == carried(payload)


@each_payload
def test_a_payload_as_question_is_displayed_as_text(payload: str) -> None:
    for written in (
        markup.turn(reply(payload), ENGLISH),
        markup.trouble(payload, payload, ENGLISH),
    ):
        tree = parse(written)
        inert(tree)
        assert tree.one("h2").text == carried(payload)


@each_payload
def test_a_payload_as_name_or_fact_is_displayed_as_text(payload: str) -> None:
    reference = Reference(payload, "", publisher=payload, authors=(payload,), issued=payload,
                          url=payload, content_note=payload)  # fmt: skip
    shown = Document(payload, "text", reference, "")
    if not any("\ud800" <= character <= "\udfff" for character in payload):
        tree = parse(markup.turn(reply("q", whole(shown)), ENGLISH))
        inert(tree)
        cited = tree.one("a", class_="cite").attributes["data-document"]
        assert tree.one("span", class_="of").text == cited == carried(payload)
        tree = parse(reader(whole(shown), [], ALONE, ENGLISH))
        inert(tree)
        assert tree.text.count(carried(payload)) == len(REPEATED)


@each_payload
def test_a_payload_in_a_message_is_displayed_as_text(payload: str) -> None:
    for written in (
        markup.failure(ENGLISH, payload),
        markup.loading(ENGLISH, payload),
        markup.welcome(
            ENGLISH, 1, 1, payload, outline([payload], [(payload, 2)], [("2017", 3)], ENGLISH)
        ),
    ):
        tree = parse(written)
        inert(tree)
        assert carried(payload)[1:] in tree.text  # a message begins with a capital


@given(texts, st.data())
def test_the_page_of_a_document_says_what_the_document_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    noise = tuple(Noise(*bounds, "gloss") for bounds in zip(cuts[::2], cuts[1::2], strict=False))
    tree = parse(document_page(document(text, noise=noise), (start, end), ALONE, ENGLISH))
    assert tree.one("div", class_="text").text == carried(text)
    assert tree.one("mark", id="mark").text == carried(text[start:end])


@given(texts, st.data())
def test_the_reader_marks_the_words_that_answer(text: str, data: st.DataObject) -> None:
    bounds = [data.draw(st.integers(0, len(text))) for _ in range(4)]
    start, opens, closes, end = sorted(bounds)
    excerpt = Span(document(text), start, end)
    tree = parse(reader(excerpt, [(opens, closes)] if opens < closes else [], ALONE, ENGLISH))
    assert tree.one("div", class_="text").text == carried(text)
    assert "".join(mark.text for mark in tree.all("mark")) == carried(text[opens:closes])
    excerpts = tree.all("span", class_="excerpt")
    assert "".join(part.text for part in excerpts) == carried(text[start:end])


@given(texts)
def test_an_excerpt_says_what_its_document_says(text: str) -> None:
    tree = parse(markup.turn(reply(text, whole(document(text, title=text))), ENGLISH))
    assert tree.one("blockquote").text == carried(text)


@given(texts, st.lists(st.integers(0, 120), min_size=2, max_size=8))
def test_layers_change_no_character(text: str, cuts: list[int]) -> None:
    bounds = sorted({min(cut, len(text)) for cut in cuts})
    ranges = tuple(zip(bounds[::2], bounds[1::2], strict=False))
    others = tuple(zip(bounds[1::2], bounds[2::2], strict=False))
    layers = (
        Layer(ranges, Markup("<mark>"), Markup("</mark>")),
        Layer(others, Markup("<span>"), Markup("</span>")),
    )
    assert parse(layered(text, 0, len(text), layers)).text == carried(text)


def test_what_reorders_text_stands_alone_and_is_named() -> None:
    controls = parse(escape_text("a\u202eb")).all("bdi", class_="control")
    assert [(each.text, each.attributes["data-code"]) for each in controls] == [
        ("\u202e", "U+202E")
    ]


def test_noise_in_an_excerpt_is_left_out_and_said_to_be() -> None:
    text = "Purges in Chechnya Chechnya, officially a republic ...\n, began in 2017."
    noisy = document(text, noise=(Noise(19, 55, "gloss"),))
    quoted = parse(markup.turn(reply("q", whole(noisy)), ENGLISH)).one("blockquote")
    assert " ".join(quoted.text.split()) == "Purges in Chechnya […] , began in 2017."
    assert quoted.one("span", class_="elision").attributes["title"] == ENGLISH.left_out


def test_noise_is_grey_but_present_in_the_document() -> None:
    noisy = document("One. Share this! Two.", noise=(Noise(5, 17, "boilerplate"),))
    tree = parse(document_page(noisy, (0, 4), ALONE, ENGLISH))
    assert tree.one("span", class_="noise").text == "Share this! "
    assert ENGLISH.noise_note in tree.text


def test_noise_that_answers_is_not_grey() -> None:
    noisy = document("One. A gloss is this. Two.", noise=(Noise(5, 22, "gloss"),))
    assert not parse(reader(Span(noisy, 5, 21), [(5, 21)], ALONE, ENGLISH)).one("mark").all("span")


def test_unknown_and_inferred_facts_are_said_to_be() -> None:
    reference = Reference(
        "d.txt", "T", issued="2019-05-03", inferred=frozenset({"title", "issued"})
    )
    shown = Document("d.txt", "text", reference, "")
    facts = parse(markup.turn(reply("q", whole(shown)), ENGLISH)).one("span", class_="facts").text
    assert facts.startswith("title inferredpublisher unknown3 May 2019 (inferred)paragraph 1")
    card = parse(reader(whole(shown), [], ALONE, ENGLISH)).one("dl").text
    assert "Published byunknown" in card
    assert "Date3 May 2019 (inferred from the text)" in card


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param("document", "Date3 May 2019 (from the file's own properties)", id="a file"),
        pytest.param("webpage", "Date3 May 2019 (inferred from the page)", id="a page"),
    ],
)
def test_a_fact_of_the_file_is_not_said_to_be_of_its_text(kind: str, said: str) -> None:
    issued = frozenset({"issued"})
    reference = Reference("d", "T", kind, issued="2019-05-03", inferred=issued, properties=issued)
    page = reader(whole(Document("d", "text", reference, "")), [], ALONE, ENGLISH)
    assert said in parse(page).one("dl").text


@pytest.mark.parametrize(
    ("state", "said"),
    [("unchanged", ()), ("changed", (ENGLISH.file_changed,)), ("gone", (ENGLISH.file_gone,))],
)
def test_an_excerpt_says_what_has_become_of_its_file(state: State, said: tuple[str, ...]) -> None:
    of = document("The mill burnt down.")
    shown = markup.turn(reply("q", whole(of)), ENGLISH, states={of.id: state})
    assert (
        tuple(each for each in (ENGLISH.file_changed, ENGLISH.file_gone) if each in shown) == said
    )
    beside = reader(whole(of), (), Sourcing((), Compared((), ())), ENGLISH, state)
    assert (
        tuple(each for each in (ENGLISH.file_changed, ENGLISH.file_gone) if each in beside) == said
    )


def test_an_abstention_marks_no_words_and_heads_its_passages() -> None:
    tree = parse(markup.turn(abstention("q", whole(document("text"))), ENGLISH))
    assert tree.one("h3").text == ENGLISH.nearest
    assert not tree.all("mark")
    assert "do not say" in tree.one("p", class_="headline").text
    assert tree.one("a", class_="cite").attributes["data-marks"] == ""


def test_who_says_it_stands_above_the_words() -> None:
    text = "The mayor said nothing."
    name = Span(document(text), 4, 9)
    shown = {
        Spoken("Ada Finch", name, None, direct=False): "Ada Finch · named “mayor” here",
        Spoken("mayor", name, None, direct=True): "mayor",
        Spoken(None, None, None, direct=True): "Speaker not stated",
        Spoken(
            "Ada Finch", None, None, direct=True, certainty="inferred", reason="the <only> name"
        ): "Ada Finch · inferred: the <only> name",
        Spoken("Ada Finch", None, None, direct=True, same_as=(2, 5)): (
            "Ada Finch · the same words in 2, 5"
        ),
    }
    for spoken, line in shown.items():
        (cited,) = reply("q", name).excerpts
        said = replace(cited, excerpt=replace(cited.excerpt, spoken=spoken))
        tree = parse(markup.turn(replace(reply("q"), excerpts=(said,)), ENGLISH))
        assert tree.one("p", class_="speaker").text == line


def test_how_a_question_was_read_is_said() -> None:
    corrected = Question("Karimow?", "Karimov?", "passages", None, (),
                         (Correction("Karimow", "Karimov"),))  # fmt: skip
    followed = Question("And he?", "What said K: And he?", "passages", None, ())
    for question, line in (
        (corrected, "Searched for “Karimov” in place of “Karimow”."),
        (followed, "Read as: What said K: And he?"),
    ):
        tree = parse(markup.turn(Answer(question, 1.0, (), BASIS), ENGLISH))
        assert tree.one("p", class_="reading-note").text == line


def test_paragraphs_and_lists_keep_their_line_ends_in_an_excerpt() -> None:
    text = "One\nline.\n\nTwo.\n- item"
    gaps = parse(markup.turn(reply("q", whole(document(text))), ENGLISH)).all("span", class_="gap")
    assert [gap.text for gap in gaps] == ["\n\n", "\n"]


def test_a_long_document_is_shown_in_part_by_the_reader_and_whole_by_its_page() -> None:
    text = "".join(f"line {number}\n" for number in range(40_000))
    middle = text.index("line 20000\n")
    excerpt = Span(document(text), middle, middle + 10)
    tree = parse(reader(excerpt, [(middle, middle + 10)], ALONE, ENGLISH))
    shown = tree.one("div", class_="text").text
    assert len(shown) <= 2 * REACH + 10
    assert shown in text
    assert shown.startswith("line ")
    assert tree.one("mark").text == "line 20000"
    assert ENGLISH.part_note in tree.text
    page = parse(document_page(excerpt.document, None, ALONE, ENGLISH))
    assert page.one("div", class_="text").text == text


def test_an_overview_lists_each_group_under_its_heading_and_its_numbers_run_on() -> None:
    text = "The mill burnt. The ferry sank. The fair began."
    page = Document("papers.txt", text, Reference("papers.txt", "Papers"), "")
    answer = reply("timeline", Span(page, 0, 15), Span(page, 16, 31), Span(page, 32, 47))
    labels = (Group("date", "2017-03"), Group("date", "2017-03"), Group("issued", "2019"))
    cited = tuple(
        replace(each, excerpt=replace(each.excerpt, group=group))
        for each, group in zip(answer.excerpts, labels, strict=True)
    )
    question = replace(answer.question, kind="overview", breadth=Breadth("events"))
    tree = parse(markup.turn(replace(answer, question=question, excerpts=cited), ENGLISH))
    assert [each.text for each in tree.all("h3")] == ["March 2017", "In a source issued 2019"]
    assert [len(each.all("li")) for each in tree.all("ol", class_="excerpts")] == [2, 1]
    assert [each.attributes["value"] for each in tree.all("li")] == ["1", "2", "3"]
    (headline,) = tree.all("p", class_="headline")
    assert headline.text.startswith(
        "What the sources date, in their own words, by date: 3 excerpts"
    )
