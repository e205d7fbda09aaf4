"""ALTO: words that a line divides are whole, margins are noise, and low confidence is told."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.readers.ocr.read_alto import read_alto
from corpus.readers.read_content import read_content
from corpus.source import Extraction, Part

TWO, THREE, FOUR = (f"http://www.loc.gov/standards/alto/ns-v{n}#" for n in (2, 3, 4))


def alto(layout: str, namespace: str = THREE) -> bytes:
    space = f' xmlns="{namespace}"' if namespace else ""
    return f'<?xml version="1.0"?><alto{space}><Layout>{layout}</Layout></alto>'.encode()


def line(*words: str, more: str = "", wc: str = "0.95") -> str:
    strings = "<SP/>".join(f'<String CONTENT="{word}" WC="{wc}"/>' for word in words)
    return f"<TextLine>{strings}{more}</TextLine>"


def read(content: bytes) -> Extraction:
    (part,) = read_content(content, "0012.xml")
    assert isinstance(part, Part)
    return part.extraction


DIVIDED = alto(
    '<Page PHYSICAL_IMG_NR="12"><TopMargin><TextBlock>' + line("STOW", "NEWS") + "</TextBlock>"
    "</TopMargin><PrintSpace><ComposedBlock><TextBlock>"
    '<TextLine><String CONTENT="The"/><SP/><String CONTENT="anti" SUBS_TYPE="HypPart1" '
    'SUBS_CONTENT="anti-war"/><HYP CONTENT="-"/></TextLine>'
    '<TextLine><String CONTENT="war" SUBS_TYPE="HypPart2" SUBS_CONTENT="anti-war"/><SP/>'
    '<String CONTENT="party"/></TextLine></TextBlock></ComposedBlock>'
    "<TextBlock>" + line("met.") + "</TextBlock></PrintSpace></Page>"
)
HYPHENED = alto(
    '<Page PRINTED_IMG_NR="iv" PHYSICAL_IMG_NR="6"><PrintSpace><TextBlock>'
    + line("It", "was", "announ", more='<HYP CONTENT="\u00ad"/>') + line("ced", "at", "noon.")
    + "</TextBlock></PrintSpace></Page>", TWO,
)  # fmt: skip
PLAIN = alto(
    '<Page PHYSICAL_IMG_NR="1"><PrintSpace><TextBlock>' + line("One", "&amp;", "two.")
    + '</TextBlock></PrintSpace></Page><Page PHYSICAL_IMG_NR="2"><PrintSpace><TextBlock>'
    + line("Thrcc", wc="0.4") + "</TextBlock></PrintSpace></Page>", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "text", "pages"),
    [
        (DIVIDED, "STOW NEWS\n\nThe anti-war\nparty\n\nmet.", [12]),
        (HYPHENED, "It was announced\nat noon.", ["iv"]),
        (PLAIN, "One & two.\n\nThrcc", [1, 2]),
    ],
    ids=["the whole word stated", "a hyphen alone", "without a namespace"],
)
def test_a_divided_word_is_whole_and_pages_are_places(
    content: bytes, text: str, pages: list[int | str]
) -> None:
    extraction = read(content)
    assert extraction.text == text
    assert [each.value for each in extraction.landmarks] == pages


def test_what_stands_in_the_margin_is_noise() -> None:
    extraction = read(DIVIDED)
    assert [extraction.text[n.start : n.end] for n in extraction.noise] == ["STOW NEWS"]


def test_where_the_machine_was_unsure_is_told() -> None:
    (warning,) = read(PLAIN).warnings
    assert (warning.key, dict(warning.parameters)) == (
        Key.DOUBTFUL_PAGES, {"pages": "2", "percent": 40}
    )  # fmt: skip
    assert read(HYPHENED).warnings == ()


@pytest.mark.parametrize("wc", ["", "high", "7"])
def test_a_confidence_that_is_none_says_nothing(wc: str) -> None:
    content = alto(
        f"<Page><PrintSpace><TextBlock>{line('One', wc=wc)}</TextBlock></PrintSpace></Page>"
    )
    assert (read(content).text, read(content).warnings) == ("One", ())


@pytest.mark.parametrize("content", [alto(""), alto("<Page/>", FOUR), b"<alto>"])
def test_without_words_it_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_alto(content)
