"""Of a saved page the running text is read, and only what the page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.readers.html.read_html import read_html

PROSE = "The old mill burnt down during the night and nobody was hurt at all. "


def page(head: str = "", foot: str = "") -> bytes:
    return (
        f"<html lang='en'><head><title>Mill fire</title>{head}</head><body><nav>Home About</nav>"
        f"<main><p>{PROSE * 5}</p><p>It is to be built again.</p></main><footer>{foot}</footer>"
        "</body></html>"
    ).encode()


def facts(content: bytes) -> Reference:
    reference = read_html(content).reference
    assert reference is not None
    return reference


def test_paragraphs_stand_apart_and_navigation_is_gone() -> None:
    text = read_html(page()).text
    assert text == f"{(PROSE * 5).strip()}\n\nIt is to be built again."


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        pytest.param('<meta property="article:published_time" content="2017-04-13T10:00:00Z">',
                     "2017-04-13", id="published_time"),
        pytest.param('<script type="application/ld+json">{"@type": "NewsArticle", '
                     '"datePublished": "2017-04-13"}</script>', "2017-04-13", id="JSON-LD"),
    ],
)  # fmt: skip
def test_the_date_in_the_markup_is_found(head: str, issued: str) -> None:
    assert facts(page(head)).issued == issued


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    assert facts(page(foot="Copyright 2015")).issued == ""


def test_a_date_is_marked_as_inferred_for_it_may_be_a_guess() -> None:
    reference = facts(page(foot="<p>Our shop was founded on 3 May 1998.</p>"))
    assert reference.origin("issued") in {"unknown", "inferred"}
    assert reference.origin("title") == "stated"


def test_a_declared_encoding_is_used() -> None:
    body = "Старая мельница сгорела ночью, никто не пострадал. " * 5
    markup = f'<html><head><meta charset="windows-1251"></head><body><p>{body}</p></body></html>'
    text = read_html(markup.encode("cp1251")).text
    assert text.strip() == body.strip()


def text_of(inner: str, head: str = "") -> str:
    """What is read of `inner` between two paragraphs of the article."""
    whole = (
        f"<html lang='en'><head><title>Mill fire</title>{head}</head><body><nav>Home About</nav>"
        f"<main><p>{PROSE * 3}</p>{inner}<p>{PROSE * 2}</p></main></body></html>"
    )
    text = read_html(whole.encode()).text
    start, end = f"{(PROSE * 3).strip()}\n\n", f"\n\n{(PROSE * 2).strip()}"
    assert text.startswith(start)
    assert text.endswith(end)
    return text[len(start) : -len(end)] if len(text) > len(start + end) else ""


SENTENCE = "The council paid nine crowns for each house that was lost."


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        *(pytest.param(f"<p>It cost <{tag}>nine crowns</{tag}> then, they said.</p>",
                       "It cost nine crowns then, they said.", id=tag)
          for tag in "time label output button progress meter abbr data mark small".split()),
        *(pytest.param(f"<p>It was <span class='{name}'>sold to Ann Roe</span> in spring.</p>",
                       "It was sold to Ann Roe in spring.", id=f"span of class {name}")
          for name in "byline author caption share footer social tags rating hidden-xs".split()),
        pytest.param("<p>He paid <span aria-hidden='true'>nine</span> crowns for it.</p>",
                     "He paid nine crowns for it.", id="seen, but not read aloud"),
        pytest.param("<p>He said <q>we heard her say <q>run</q> twice</q> and left.</p>",
                     "He said “we heard her say ‘run’ twice” and left.", id="q within q"),
        pytest.param("<p><q>“It burns”</q>, he said, and nobody heard.</p>",
                     "“It burns”, he said, and nobody heard.", id="q that has its marks"),
        pytest.param("<p>It cost 400<sup>12</sup> crowns<sup>[3]</sup>, held 10<sup>6</sup> litres "
                     "and 5 km<sup>2</sup> on the 20<sup>th</sup>.</p>",
                     "It cost 400¹² crowns[3], held 10⁶ litres and 5 km² on the 20th.", id="sup"),
        pytest.param("<p>The log is 10<sub>2</sub>, and H<sub>2</sub>O is water.</p>",
                     "The log is 10₂, and H2O is water.", id="sub"),
        pytest.param("<p>So <math><msup><mi>x</mi><mn>2</mn></msup></math> is what it was.</p>",
                     "So x² is what it was.", id="a power in MathML"),
        pytest.param("<p>He wrote <ruby>水<rp>(</rp><rt>mizu</rt><rp>)</rp></ruby> and "
                     "<ruby>東<rt>tō</rt></ruby> there.</p>", "He wrote 水(mizu) and 東(tō) there.",
                     id="ruby"),
        pytest.param("<p>An extra<wbr>ordinary un&shy;believ&shy;able fire it was.</p>",
                     "An extraordinary unbelievable fire it was.", id="where words may be divided"),
        pytest.param("<p>Mill Lane 3<br>Aldmere<br>Sorne</p>", "Mill Lane 3\nAldmere\nSorne",
                     id="lines"),
        pytest.param(f"<p>{SENTENCE * 2}<br><br>{SENTENCE * 2}</p>",
                     f"{SENTENCE * 2}\n\n{SENTENCE * 2}", id="paragraphs made of line breaks"),
        pytest.param("<pre>one\n  two\nthree</pre>", "one\n  two\nthree", id="pre"),
        pytest.param("<table><tr><th>Year</th><th>Crowns</th></tr><tr><td>1954</td><td>9</td></tr>"
                     "</table>", "Year\tCrowns\n\n1954\t9", id="a table"),
        pytest.param("<blockquote><p>It is over.</p><footer>— <cite>Lars Odum</cite></footer>"
                     "</blockquote>", "It is over.\n\n— Lars Odum", id="a quotation's footer"),
        pytest.param("<figure class='quote'><blockquote><p>It is over.</p></blockquote>"
                     "<figcaption>Lars Odum, miller</figcaption></figure>",
                     "It is over.\n\nLars Odum, miller", id="a quotation's caption"),
        pytest.param("<figure><img src='a.png' alt='not seen'><figcaption>The mill in 1954"
                     "</figcaption></figure>", "The mill in 1954", id="a caption"),
        pytest.param(f"<details><summary>What it cost</summary><p>{SENTENCE}</p></details>",
                     f"What it cost\n\n{SENTENCE}", id="details"),
        pytest.param("<dl><dt>Mill</dt><dd>A house with a wheel.</dd></dl>",
                     "Mill\n\nA house with a wheel.", id="definitions"),
        pytest.param("<p>The mill is <select><option>old</option><option selected>new</option>"
                     "</select> now <input value='typed'> they say.</p>",
                     "The mill is new now they say.", id="what is chosen"),
        pytest.param("<div><template shadowrootmode='open'><p>The shadow says that <slot name='w'>"
                     "nobody</slot> came.</p></template><span slot='w'>Ann Roe</span></div>",
                     "The shadow says that Ann Roe came.", id="a shadow root"),
        pytest.param("<iframe srcdoc='&lt;p&gt;The framed page says that Ann Roe came.&lt;/p&gt;'>"
                     "</iframe>", "The framed page says that Ann Roe came.", id="a frame"),
        pytest.param("<p><b>Did it burn?</b></p><p>Yes.</p>", "Did it burn?\n\nYes.",
                     id="short answers"),
        pytest.param(f"<p>{SENTENCE * 4}</p>" * 2, f"{SENTENCE * 4}\n\n{SENTENCE * 4}",
                     id="a paragraph twice"),
        *(pytest.param(f"<section id='{name}'><h2>A heading</h2><p>{SENTENCE}</p></section>",
                       f"A heading\n\n{SENTENCE}", id=f"section {name}")
          for name in "related-work navigation-at-sea social-effects shared-costs authors "
                      "comments-of-the-council footer-notes".split()),
    ],
)  # fmt: skip
def test_what_is_seen_is_the_text(inner: str, seen: str) -> None:
    assert text_of(inner) == seen


@pytest.mark.parametrize(
    ("inner", "head"),
    [
        pytest.param(f"<p hidden>{SENTENCE}</p>", "", id="hidden"),
        pytest.param(f"<p style='color: red; display: none'>{SENTENCE}</p>", "", id="undisplayed"),
        pytest.param(f"<p style='visibility:hidden'>{SENTENCE}</p>", "", id="not visible"),
        pytest.param(f"<p class='a x'>{SENTENCE}</p>", "<style>/* */ .x, h7 {display:none}</style>",
                     id="by a rule for a class"),
        pytest.param(f"<p id='x'>{SENTENCE}</p>", "<style>p#x{visibility:hidden}</style>",
                     id="by a rule for a tag and an identity"),
        pytest.param(f"<p><span class='sr-only'>{SENTENCE}</span></p>", "", id="only read aloud"),
        pytest.param(f"<template><p>{SENTENCE}</p></template>", "", id="a template"),
        pytest.param(f"<noscript><p>{SENTENCE}</p></noscript>", "", id="without scripts"),
        pytest.param(f"<dialog><p>{SENTENCE}</p></dialog>", "", id="a dialog that is not open"),
        pytest.param(f"<p><del>{SENTENCE}</del></p>", "", id="deleted"),
        pytest.param(f"<p><s>{SENTENCE}</s></p>", "", id="struck out"),
        pytest.param(f"<video><p>{SENTENCE}</p></video>", "", id="instead of a film"),
        pytest.param("<p><button>Accept</button> <label>Remember me</label></p>", "",
                     id="buttons by themselves"),
        pytest.param(f"<div class='newsletter-signup'><p>{SENTENCE}</p></div>", "",
                     id="a part of the site"),
        pytest.param("<div class='related'><h3>Read more</h3><ul><li><a href='/a'>Mayor resigns"
                     "</a></li><li><a href='/b'>Ten mills to see</a></li></ul></div>", "",
                     id="what else there is to read"),
    ],
)  # fmt: skip
def test_what_is_not_seen_or_no_part_of_the_article_is_not_in_the_text(
    inner: str, head: str
) -> None:
    assert text_of(inner, head) == ""


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("<style>@media print { p {display: none} }</style>", id="for print"),
        pytest.param("<style media='print'>p {display: none}</style>", id="for print, by media"),
        pytest.param("<style>.x {display: none} .js .x {display: block}</style>", id="shown again"),
        pytest.param("<style>main {visibility: hidden}</style>", id="the whole page"),
        pytest.param("<style>p {opacity: 1} .x:hover {display: none}</style>", id="when touched"),
        pytest.param("<style>.x {display: none</style>", id="a rule without an end"),
    ],
)
def test_a_rule_that_hides_only_sometimes_hides_nothing(head: str) -> None:
    assert text_of(f"<p class='x'>{SENTENCE}</p>", head) == SENTENCE


def test_what_was_deleted_leaves_its_place_to_what_was_inserted() -> None:
    text = text_of("<p>The fine was <del>9</del> <ins>90</ins> crowns, <s>Hal</s> Nor pays it.</p>")
    assert text == "The fine was 90 crowns, Nor pays it."


CONSENT = (
    "<h2>We value your privacy</h2><p>We and our 843 partners store and access personal data on "
    "your device. Selecting I Accept enables tracking technologies.</p><p>You can withdraw your "
    "consent at any time. Vendors may rely on their legitimate interest.</p>"
) * 3


@pytest.mark.parametrize(
    "layer",
    [
        pytest.param(f"<div role='dialog'>{CONSENT}</div>", id="a dialog"),
        pytest.param(f"<div id='cmp-layer'>{CONSENT}</div>", id="named"),
        pytest.param(f"<div>{CONSENT}</div>", id="known by its words alone"),
    ],
)
@pytest.mark.parametrize("tag", ["article", "aside", "div"])
def test_a_consent_layer_is_not_the_article(layer: str, tag: str) -> None:
    markup = f"<html><body>{layer}<{tag}><h1>Mill fire</h1><p>{PROSE}</p></{tag}></body></html>"
    assert read_html(markup.encode()).text == f"Mill fire\n\n{PROSE.strip()}"


def test_an_article_about_consent_is_read() -> None:
    markup = f"<html><body><main><h1>Who asks</h1>{CONSENT}</main></body></html>"
    assert "withdraw your consent" in read_html(markup.encode()).text


def test_headings_are_landmarks_where_they_stand() -> None:
    content = page().replace(b"<main>", b"<main><h1>Mill fire</h1>").replace(
        b"<p>It is", b"<h2>What <i>now</i></h2><p>It is")  # fmt: skip
    extraction = read_html(content)
    assert [(m.value, extraction.text[m.start :].split("\n")[0]) for m in extraction.landmarks] == [
        ("Mill fire", "Mill fire"),
        ("Mill fire › What now", "What now"),
    ]


@pytest.mark.parametrize("odd", ["\x01", "&#1;", "&#x1F;", "&#xFFFF;", "\x7f", "&#55296;"])
def test_control_characters_cost_nothing_but_themselves(odd: str) -> None:
    text = text_of(f"<p>The <q>mi{odd}ll</q> is <del>{odd}</del> old{odd}, they said.</p>")
    assert text.replace("\x7f", "") == "The “mill” is old, they said."


def test_braille_on_a_page_is_read_as_it_is() -> None:
    assert text_of("<p>It says ⠍⠊⠇⠇ at the door of the mill.</p>") == (
        "It says ⠍⠊⠇⠇ at the door of the mill."
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"<", b"<html></html>", b"<html><script>var a = 1;</script></html>"],
)
def test_a_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="no running text"):
        read_html(content)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_either_read_or_refused(content: bytes, marked_up: bool) -> None:
    try:
        text = read_html(b"<html><p>" + content if marked_up else content).text
    except UnreadableError:
        return
    assert text


def test_an_export_of_google_docs_is_its_authors_words() -> None:
    style = (".c1{vertical-align:super;font-size:8pt}.c2{color:#000}.c9{vertical-align:baseline}"
             "@import url(x);")  # fmt: skip
    link = "https://www.google.com/url?q=https://harrow.example/mill&amp;sa=D&amp;ust=1"
    body = (
        f'<p class="c2"><span class="c2">The old mill burnt down, says </span><a href="{link}">the '
        'council</a><span>; it cost 400</span><span class="c1">12</span><span>.</span><sup><a '
        f'href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p>{PROSE * 3}</p><div><p><sup>'
        '<a href="#ftnt_ref1" id="ftnt1">[1]</a></sup><span> A note of the author.</span></p>'
        '</div><div class="c3"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Are we sure? It is '
        "what everybody says, but nobody has seen it.</span></p></div>"
    )
    text = read_html(
        f'<html><head><style type="text/css">{style}</style></head><body class="doc-content">'
        f"{body}</body></html>".encode()
    ).text
    assert "The old mill burnt down, says the council; it cost 400¹²." in text
    assert "A note of the author." in text
    assert not [each for each in ("[a]", "Are we sure", "google.com") if each in text]
