"""Who wrote a page: the names of its byline, and nobody where it names nobody."""

from __future__ import annotations

import pytest

from corpus.metadata.clean_names import clean_names
from corpus.readers.html.read_html import read_html

PROSE = "The old mill burnt down during the night and nobody was hurt at all. " * 3


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ann Roe", ("Ann Roe",)),
        ("Roe, Ann", ("Ann Roe",)),
        ("van der Roe, Ann B.", ("Ann B. van der Roe",)),
        ("Roe, Ann; Doe, John", ("Ann Roe", "John Doe")),
        ("By Ann Roe and John Doe | 3 May 2019", ("Ann Roe", "John Doe")),
        ("Ann Roe, Mary Poe & John Doe", ("Ann Roe", "Mary Poe", "John Doe")),
        ("Ann Roe, Staff Writer", ("Ann Roe",)),
        ("Ann Roe, MD, PhD", ("Ann Roe",)),
        ("Ann Roe Games Editor", ("Ann Roe",)),
        ("Ann Roe 30 May 2019 at 9:15", ("Ann Roe",)),
        ("Ann Roe (Courier)", ("Ann Roe",)),
        ("Ann Roe, ann@courier.example", ("Ann Roe",)),
        ("Veröffentlicht von Ann Roe", ("Ann Roe",)),
        ("Ministry of Health, Labour and Welfare", ("Ministry of Health, Labour and Welfare",)),
        ("Department for Food & Rural Affairs", ("Department for Food & Rural Affairs",)),
        ("Bundesministerium für Arbeit und Soziales",
         ("Bundesministerium für Arbeit und Soziales",)),
        ("小林一茶", ("小林一茶",)),
        ("By Brett Scott and Kurt Jett", ("Brett Scott", "Kurt Jett")),
        ("Ann Scott, 3 May 2019, 9:15 a.m. EST", ("Ann Scott",)),
        ("ANN ROE Wend Evening Courier", ("ANN ROE",)),
        ("BBC News", ("BBC News",)),
        ("Court order lifted", ()),
        ("Comments (42)", ()),
        ("村の家_青 写真 日記", ()),
        *((nobody, ()) for nobody in ("", "admin", "Username", "anonymous", "Staff",
          "Authority control", "Last Updated January 7", "January 7, 2020", "@annroe", "https://social.example/annroe",
          "Follow", "View all posts by admin", "3 Comments", "x" * 300)),
    ],
)  # fmt: skip
def test_a_byline_gives_the_names_in_it(byline: str, names: tuple[str, ...]) -> None:
    assert clean_names(byline) == names


def authors(head: str = "", line: str = "", inner: str = "") -> tuple[str, ...]:
    page = (
        f"<html><head><title>Mill fire</title>{head}</head><body><main><h1>Mill fire</h1>{line}"
        f"<p>{PROSE}</p>{inner}<p>It is to be built again.</p></main></body></html>"
    )
    reference = read_html(page.encode()).reference
    assert reference is not None
    return reference.authors


@pytest.mark.parametrize(
    ("head", "line", "inner", "names"),
    [
        pytest.param('<meta name="author" content="Ann Roe">', "", "", ("Ann Roe",), id="head"),
        pytest.param('<meta name="author" content="Ann Roe">',
                     "<p>By Ann Roe; Rivers Project; Photographs, Kurt Elm</p>", "", ("Ann Roe",),
                     id="a byline with more than the author"),
        pytest.param('<meta name="author" content="Mary Poe">', "<p>By Ann Roe</p>", "",
                     ("Ann Roe",), id="a byline of somebody else than who put it there"),
        pytest.param('<meta name="citation_author" content="Roe, Ann">'
                     '<meta name="citation_author" content="Doe, John">', "", "",
                     ("Ann Roe", "John Doe"), id="as libraries write it"),
        pytest.param("", "<p>Written by <a rel='author' href='/a'>Ann Roe</a></p>", "",
                     ("Ann Roe",), id="a link to the author"),
        pytest.param("", "<p>By <a href='/a'>Ann Roe</a> and <a href='/b'>John Doe</a></p>", "",
                     ("Ann Roe", "John Doe"), id="a line that begins with By"),
        pytest.param("", "<div class='byline'><span class='author'>Ann Roe</span> "
                     "<time datetime='2019-05-30'>30 May 2019</time></div>", "",
                     ("Ann Roe",), id="a byline with its date"),
        pytest.param("", "<div class='author'>30 May 2019</div>", "", (), id="a date alone"),
        pytest.param('<meta name="author" content="sysop">', "<p>By Ann Roe</p>", "", ("Ann Roe",),
                     id="what is printed, not who logged in"),
        pytest.param("", "", "<section class='comments'><p class='author'>John Doe</p></section>",
                     (), id="who commented"),
        pytest.param("", "", "<div class='related'><p class='byline'>By John Doe</p></div>", (),
                     id="who wrote something else"),
        pytest.param("", "<template><p class='author'>John Doe</p></template>", "", (),
                     id="what is not seen"),
        pytest.param('<meta property="og:site_name" content="Wend Courier">'
                     '<meta name="author" content="Wend Courier">', "", "", (), id="the site"),
        pytest.param('<meta property="og:site_name" content="Wend News">'
                     '<meta name="author" content="Wend News">', "", "", ("Wend News",),
                     id="an institution that is the site"),
        pytest.param('<meta property="og:site_name" content="Ann Roe">'
                     '<meta name="author" content="Ann Roe">', "", "", ("Ann Roe",),
                     id="a person's own site"),
        pytest.param('<script type="application/ld+json">{"@type": "Article", "headline": '
                     '"Mill fire", "author": {"@type": "Organization", "name": '
                     '"Contributors to the rivers wiki"}}</script>', "", "",
                     ("Contributors to the rivers wiki",), id="an author that says it is many"),
        pytest.param("", "<p class='author'>wend_blue at <a href='/'>Rivers Journal</a></p>", "",
                     (), id="a link behind other words than By"),
        pytest.param("", "<ul><li class='author-follow'><a href='/m'>Mary Poe</a></li></ul>"
                     "<div class='author'>Ann Roe</div>", "", ("Ann Roe",), id="whom to follow"),
        pytest.param("", "<div class='byline-social'><p class='byline'>By Ann Roe</p></div>", "",
                     ("Ann Roe",), id="a byline beside buttons"),
        pytest.param("", "<div class='byline'><b class='byline__name'>Ann Roe</b> CEO</div>", "",
                     ("Ann Roe",), id="an office behind the name"),
        pytest.param("", "<p class='byline'>By <span class='author'>Ann Roe</span><b>Staff</b></p>",
                     "", ("Ann Roe",), id="an office without a blank before it"),
        pytest.param('<script type="application/ld+json">{"@graph": [{"@type": "Article", '
                     '"headline": "Mill fire", "author": {"@id": "#p"}}, '
                     '{"@type": "Person", "@id": "#p", "name": "Ann Roe"}]}</script>', "", "",
                     ("Ann Roe",), id="linked data"),
    ],
)  # fmt: skip
def test_the_page_says_who_wrote_it(
    head: str, line: str, inner: str, names: tuple[str, ...]
) -> None:
    assert authors(head, line, inner) == names


def test_on_a_page_without_a_title_several_bylines_are_of_several_articles() -> None:
    teasers = "".join(
        f"<li><article><p>{PROSE}</p><p class='byline'>{name}</p></article></li>"
        for name in ("Ann Roe", "Mary Poe")
    )
    reference = read_html(f"<html><body><ol>{teasers}</ol></body></html>".encode()).reference
    assert reference is not None
    assert reference.authors == ()


def test_an_author_in_the_articles_own_data_may_stand_beside_it() -> None:
    item = "itemscope itemtype='https://schema.org/BlogPosting'"
    aside = "<aside><p><span itemprop='author'>Ann Roe</span></p></aside>"
    page = f"<html><body><article {item}><h1>Mill fire</h1>{aside}<p>{PROSE}</p></article></body>"
    reference = read_html(page.encode()).reference
    assert reference is not None
    assert reference.authors == ("Ann Roe",)
