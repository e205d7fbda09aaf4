"""Many excerpts stand source by source, and one sentence stands once."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document, Reference, Span
from qa.reply import Spoken
from tests.web.markup.test_markup import reply
from tests.web.reading_markup import parse
from web.markup import markup
from web.markup.groups import FEW
from web.messages.messages import ENGLISH
from web.service.core import Core

TEXT = "It was night. The mill burnt and the barn burnt. Nobody was hurt."
MILL = Document("mill.txt", TEXT, Reference("mill.txt", "The mill"), "")
BARN = Document("barn.txt", TEXT, Reference("barn.txt", "The barn"), "")
CORE = Core(TEXT.index("The mill"), TEXT.index(" Nobody"), 1, 1)


def said(document: Document, words: str) -> Span:
    return Span(document, TEXT.index(words), TEXT.index(words) + len(words))


def test_the_sentences_around_the_one_that_answers_are_folded_away() -> None:
    answer = reply("q", Span(MILL, 0, len(TEXT)))
    (cited,) = answer.excerpts
    marked = replace(cited, excerpt=replace(cited.excerpt, highlights=(said(MILL, "The mill"),)))
    tree = parse(markup.turn(replace(answer, excerpts=(marked,)), ENGLISH, cores={1: CORE}))
    quoted = tree.one("blockquote")
    assert quoted.attributes["class"] == "folded"
    assert quoted.text == TEXT
    around = [each.text for each in quoted.all("span", class_="around")]
    assert around == ["It was night. ", " Nobody was hurt."]
    assert tree.one("button", class_="unfold").text == "1 sentence before · 1 sentence after"


def test_two_statements_of_one_sentence_are_one_card_with_both_numbers() -> None:
    spoken = Spoken("Ada Finch", None, None, direct=False)
    answer = reply("q", *[Span(MILL, 0, len(TEXT))] * 2)
    cited = tuple(
        replace(each, excerpt=replace(each.excerpt, spoken=spoken, highlights=(said(MILL, words),)))
        for each, words in zip(answer.excerpts, ("The mill burnt", "the barn burnt"), strict=True)
    )
    shown = replace(answer, excerpts=cited)
    tree = parse(markup.turn(shown, ENGLISH, cores={1: CORE, 2: CORE}))
    (card,) = tree.all("li")
    assert card.attributes["data-numbers"] == "1 2"
    assert [each.text for each in card.all("mark")] == ["The mill burnt", "the barn burnt"]
    other = replace(
        cited[1], excerpt=replace(cited[1].excerpt, spoken=replace(spoken, speaker="B"))
    )
    two = replace(answer, excerpts=(cited[0], other))
    assert len(parse(markup.turn(two, ENGLISH, cores={1: CORE, 2: CORE})).all("li")) == 2


def test_more_than_a_few_excerpts_stand_under_their_sources() -> None:
    spans = [Span(document, 0, 10 + n) for n in range(FEW) for document in (MILL, BARN)]
    tree = parse(markup.turn(reply("q", *spans[: FEW + 1]), ENGLISH))
    headings = [each.one("bdi").text for each in tree.all("h3", class_="under")]
    assert headings == ["The mill", "The barn"]
    numbers = [each.attributes["value"] for each in tree.all("li")]
    assert numbers == ["1", "3", "5", "7", "2", "4", "6"]
    few = parse(markup.turn(reply("q", *spans[:FEW]), ENGLISH))
    assert not few.all("h3", class_="under")
