"""From a text to its passages: in order, without overlap, glosses apart."""

from __future__ import annotations

from corpus.document import Reference
from corpus.ingest import ingest
from corpus.source import Source

GLOSS = (
    "The Oder is a river in Central Europe. It rises in the mountains of the south and runs "
    "north through the plains for some eight hundred kilometres, past three towns and two "
    "castles, until it reaches the lagoon and then the sea, fl ..."
)
GLOSSED = f"She crossed the\nOder {GLOSS}\nby ferry. Nobody was hurt.\n"


def test_the_text_is_untouched() -> None:
    text = "\ufeffOne.\r\n\r\n  Two. \n"
    item = ingest(Source("a", text, Reference("a"), "sha"))
    assert item.document.text == text
    assert [passage.span.text for passage in item.passages] == ["One.\r\n\r\n  Two."]


def test_a_gloss_is_a_passage_of_its_own_behind_the_text_and_the_text_flows_across_it() -> None:
    *text, gloss = ingest(Source("a", GLOSSED, Reference("a"), "sha")).passages
    assert gloss.gloss
    assert gloss.span.text == GLOSS
    assert not any(passage.gloss for passage in text)
    assert text[0].sentences[0].span.reading == "She crossed the Oder by ferry."


def test_a_gloss_that_is_repeated_counts_once() -> None:
    passages = ingest(Source("a", f"{GLOSSED}\n{GLOSSED}", Reference("a"), "sha")).passages
    assert len([passage for passage in passages if passage.gloss]) == 1


def test_a_gloss_stands_in_the_paragraph_of_its_link() -> None:
    """Whatever its line: a dump has a line for every link."""
    opening = "The ferry left at noon.\n\nIt was full:\npeople,\ncarts,\nhorses.\n\n"
    closing = "\n\nThe fare was a penny.\n"
    *text, gloss = ingest(
        Source("a", f"{opening}{GLOSSED}{closing}", Reference("a"), "sha")
    ).passages
    inside = [
        sentence.paragraph
        for passage in text
        for sentence in passage.sentences
        if sentence.span.start < gloss.span.start < sentence.span.end
    ]
    assert [sentence.paragraph for sentence in gloss.sentences] == inside == [3]


def test_a_gloss_behind_the_last_word_of_a_paragraph_stands_in_it() -> None:
    text = f"One.\n\nTwo lines\nof it.\n\nShe saw the\nOder {GLOSS}\n\nThree.\n"
    (gloss,) = (
        each for each in ingest(Source("a", text, Reference("a"), "sha")).passages if each.gloss
    )
    assert gloss.sentences[0].paragraph == 3
