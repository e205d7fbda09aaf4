"""E-books: what is seen is read once, and nothing else is."""

from __future__ import annotations

import pytest

from corpus.loss.visible_words_epub import visible_words_epub
from corpus.readers.office.epub.read_epub import read_epub
from corpus.readers.office.replace_members import members_of, replace_members
from tests.corpus.packing import e_book

STYLE = (
    "/* .seen { display: none } */ .up { vertical-align: super; } p.gone, .lost {display:none}"
    " @media print { .seen { display: none } } .out { text-decoration: line-through } "
    "div .seen { display: none } .ln { float: right } .side { position: absolute; left: 2em }"
)
MATH = 'xmlns="http://www.w3.org/1998/Math/MathML"'

CASES = [
    pytest.param('<p>Some <span epub:type="pagebreak" id="p">13</span>three million.</p>',
                 "Some three million.", id="the number of a page"),
    pytest.param('<p>Some thr<span role="doc-pagebreak">13</span>ee million.</p>',
                 "Some three million.", id="the number of a page within a word"),
    pytest.param('<p>Said.<a href="#n">1</a></p><aside epub:type="footnote" id="n"><p>By her.</p>'
                 "</aside>", "Said.1\n\nBy her.", id="a note with a plain link"),
    pytest.param('<p>Of 400<a epub:type="noteref" href="#n">12</a>.</p><aside epub:type="footnote" '
                 'id="n" hidden=""><p>By her.</p></aside>', "Of 400¹².\n\nBy her.",
                 id="a note that is shown when it is asked for"),
    pytest.param("<figure><img src='x.png' alt='A boat'/><figcaption>The boat.</figcaption>"
                 "</figure>", "The boat.", id="a caption"),
    pytest.param("<p>400<sup>12</sup> m<sup>2</sup></p>", "400¹² m²", id="raised"),
    pytest.param('<p>400<span class="a up">12</span></p>', "400¹²", id="raised by a style sheet"),
    pytest.param('<p>400<span style="vertical-align:super">12</span></p>', "400¹²",
                 id="raised by its own style"),
    pytest.param('<p>is <span hidden="">not </span>dry</p>', "is dry", id="hidden"),
    pytest.param('<p>is <span style="display: none">not </span>dry</p>', "is dry",
                 id="hidden by its own style"),
    pytest.param('<p class="gone">Not.</p><p>Dry <i class="lost">not </i>it is.</p>', "Dry it is.",
                 id="hidden by a style sheet"),
    pytest.param('<p class="seen">Seen.</p>', "Seen.", id="hidden elsewhere only"),
    pytest.param('<p>is <del>not </del><s>a </s><span class="out">b </span>dry</p>', "is dry",
                 id="struck out"),
    pytest.param("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>", "漢(かん)字",
                 id="ruby"),
    pytest.param(f"<p>So <math {MATH}><msup><mi>r</mi><mn>2</mn></msup></math>.</p>", "So r².",
                 id="a formula"),
    pytest.param('<p>Go <svg xmlns="http://www.w3.org/2000/svg"><text>EAST</text></svg>.</p>',
                 "Go EAST.", id="letters in a picture"),
    pytest.param('<p><epub:switch><epub:case required-namespace="x">A</epub:case><epub:default>B'
                 "</epub:default></epub:switch></p>", "B", id="one of two ways"),
    pytest.param("<p>caf&eacute;&nbsp;&amp; work&shy;shop</p>", "café\xa0& workshop",
                 id="characters by name"),
    pytest.param("<table><tr><td>a</td><td/></tr><tr><td>b</td><td>c</td></tr></table>",
                 "a\n\nb\tc", id="an empty cell"),
    pytest.param("<table><colgroup><col/></colgroup><tr><td>a</td><td>b</td></tr></table>", "a\tb",
                 id="fewer columns than cells"),
    pytest.param('<div>The dogs<span class="ln">70</span><br/>ran home.</div>',
                 "The dogs 70\nran home.", id="the number of a line of verse"),
    pytest.param('<div class="line">The dogs<span style="float: right">70</span></div>',
                 "The dogs 70", id="the same by its own style"),
    pytest.param('<p><span class="ln">5</span>The dogs ran.</p>', "5 The dogs ran.",
                 id="a number before its line"),
    pytest.param('<p>The do<span class="side">[Pg 12]</span>gs ran home at night.</p>',
                 "The dogs ran home at night.\n\n[Pg 12]", id="a number in the midst of a word"),
    pytest.param('<p>The dogs <span class="side">Of the dogs.</span>ran home at night.</p>',
                 "The dogs ran home at night.\n\nOf the dogs.", id="a note in the margin"),
    pytest.param('<p><span class="side">Of the dogs.</span>The dogs ran home at night.</p>',
                 "Of the dogs.\n\nThe dogs ran home at night.", id="a note before its paragraph"),
    pytest.param('<p><span style="float:left">T</span>he dogs ran home.</p>', "The dogs ran home.",
                 id="a large initial"),
    pytest.param('<p><span class="side">The</span> <span class="side">dogs</span></p>', "The dogs",
                 id="words that are all placed by styles"),
    pytest.param("<p>a<audio>No sound.</audio><video>No film.</video></p>", "a",
                 id="what stands in for sound"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CASES)
def test_what_is_seen_is_read_once(body: str, text: str) -> None:
    found = read_epub(e_book(body, style=STYLE))
    assert found.text == text
    assert not found.warnings


def test_notes_in_a_file_of_their_own_are_read() -> None:
    notes = (
        '<section epub:type="rearnotes"><h2>Notes</h2><ol><li epub:type="rearnote"><p>By her.</p>'
        "</li></ol></section>"
    )
    page = '<p>Said.<a epub:type="noteref" href="p1.xhtml#n">1</a></p>'
    assert read_epub(e_book(page, notes)).text == "Said.¹\n\nNotes\n\nBy her."


def test_a_page_that_is_not_well_formed_is_left_to_pandoc_with_a_warning() -> None:
    found = read_epub(e_book("<p>Here.<br></p>", "<p>There.</p>"))
    assert found.text == "Here.\n\nThere."
    assert found.warnings[0].endswith("p0.xhtml is no well-formed page")


@pytest.mark.parametrize(("body", "text"), [case for case in CASES if case.id in {
    "the number of a page", "a caption", "hidden", "hidden by its own style", "an empty cell",
}])  # fmt: skip
def test_the_second_way_finds_the_same_words(body: str, text: str) -> None:
    assert sorted(visible_words_epub(e_book(body)).split()) == sorted(text.split())


def test_a_file_that_only_links_lead_to_is_read_in_its_place() -> None:
    content = e_book("<p>It burnt.</p>", "<p>A weir is a low dam.</p>", "<p>So it was.</p>")
    aside = replace_members(
        content,
        {
            name: each.replace(b'idref="p1.xhtml"', b'idref="p1.xhtml" linear="no"')
            for name, each in members_of(content, (".opf",)).items()
        },
    )
    assert aside != content
    assert read_epub(aside).text == "It burnt.\n\nA weir is a low dam.\n\nSo it was."
