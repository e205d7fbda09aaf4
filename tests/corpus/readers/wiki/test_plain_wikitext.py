"""Wikitext comes out as the prose that a reader of the page sees."""

from __future__ import annotations

import pytest

from corpus.document import Landmark
from corpus.readers.wiki.plain_wikitext import plain_wikitext


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        pytest.param("'''Stow''' is ''old''.", "Stow is old.", id="marks of type"),
        pytest.param("A [[town]] on the [[River Wend|Wend]]s.", "A town on the Wends.", id="links"),
        pytest.param("[[File:A.jpg|thumb|The [[mill]].]]It burnt.", "It burnt.", id="a picture"),
        pytest.param("It burnt.\n[[Category:Mills]]\n[[de:Mühle]]", "It burnt.", id="categories"),
        pytest.param("See [http://a.example the report] [http://b.example].", "See the report.",
                     id="links out"),
        pytest.param("It burnt.<ref name=a>Roe</ref><ref name=a/> Twice.", "It burnt. Twice.",
                     id="references"),
        pytest.param("One<!-- not\n\nseen --> line.", "One line.", id="a comment"),
        pytest.param("{{Infobox|a={{b}}|c=d}}\nIt burnt.", "It burnt.", id="an infobox"),
        pytest.param("A\n{| class=x\n|-\n| 1 || 2\n{|\n|3\n|}\n|}\nB", "A\n\nB",
                     id="a table in a table"),
        pytest.param("{{convert|5|km|mi}} and {{cvt|2|-|3|m}} off", "5 km and 2–3 m off",
                     id="measures"),
        pytest.param("{{lang|fr|mot}}, {{lang-de|Wort}}, {{nowrap|a b}}", "mot, Wort, a b",
                     id="templates that set words"),
        pytest.param("Stow ({{IPA|x}}; {{dead}}) is old{{citation needed}}.", "Stow is old.",
                     id="brackets that are left empty"),
        pytest.param("* One\n* Two\n:Three\nand four.", "One\n\nTwo\n\nThree\n\nand four.",
                     id="lists"),
        pytest.param("One line\nof two.\n\nNext.", "One line of two.\n\nNext.",
                     id="line breaks"),
        pytest.param("{{quote|Never again.|Ann Roe}}", "Never again.", id="a quotation"),
        pytest.param("A&nbsp;b &amp; c &ndash; d", "A b & c – d", id="entities"),
        pytest.param("It burnt. {{Infobox\n| name = Stow", "It burnt.",
                     id="a template without end"),
        pytest.param("It burnt.<ref>Roe says\n\nIt stands.", "It burnt.Roe says\n\nIt stands.",
                     id="a reference without end"),
        pytest.param("__NOTOC__\n<gallery>A.jpg|b</gallery>", "", id="no prose"),
    ],
)  # fmt: skip
def test_the_text_is_what_is_seen(wikitext: str, text: str) -> None:
    assert plain_wikitext(wikitext)[0] == text


def test_headings_are_places_and_lists_of_sources_are_left_out() -> None:
    wikitext = (
        "Lead.\n== Past ==\nOld.\n=== Fire ===\nBurnt.\n== References ==\n* Roe\n=== Notes ===\nx\n"
        "== Today ==\nNew.\n== External links ==\n* http://a.example"
    )
    text, landmarks = plain_wikitext(wikitext)
    assert text == "Lead.\n\nPast\n\nOld.\n\nFire\n\nBurnt.\n\nToday\n\nNew."
    assert landmarks == (
        Landmark(text.index("Past"), "section", "Past"),
        Landmark(text.index("Fire"), "section", "Past › Fire"),
        Landmark(text.index("Today"), "section", "Today"),
    )
