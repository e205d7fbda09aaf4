"""A page's date of issue is one that says so: not an event's, a copyright's or another page's."""

from __future__ import annotations

import pytest

from corpus.readers.html.read_html import read_html

PROSE = "The old mill burnt down during the night and nobody was hurt at all. " * 3


def issued(
    head: str = "", line: str = "", inner: str = "", foot: str = "", lang: str = "en"
) -> str:
    page = (
        f"<html lang='{lang}'><head><title>Mill fire</title>{head}</head><body><nav>Home</nav>"
        f"<main><h1>Mill fire</h1>{line}<p>{PROSE}</p>{inner}<p>It is to be built again.</p></main>"
        f"<footer>{foot}</footer></body></html>"
    )
    reference = read_html(page.encode()).reference
    assert reference is not None
    return reference.issued


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


CANONICAL = '<link rel="canonical" href="https://x.example/mill">'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param('{"@type":"NewsArticle","headline":"Mill fire","datePublished":"2019-05-30"}',
                     "2019-05-30", id="the page's own, by its title"),
        pytest.param('{"@type":["Article"],"url":"http://www.x.example/mill/?a=1",'
                     '"datePublished":"2019-05-30T10:00:00Z"}', "2019-05-30", id="by its address"),
        pytest.param('{"@graph":[{"@type":"WebPage","@id":"https://x.example/mill",'
                     '"datePublished":"2019-05-30"},{"@type":"Organization","name":"Courier"}]}',
                     "2019-05-30", id="in a graph"),
        pytest.param('{"@type":"NewsArticle","headline":"Mayor resigns after vote",'
                     '"datePublished":"2018-01-02"}', "", id="another article, by its title"),
        pytest.param('{"@type":"NewsArticle","url":"https://x.example/mayor",'
                     '"datePublished":"2018-01-02"}', "", id="another article, by its address"),
        pytest.param('{"@type":"ItemList","itemListElement":[{"@type":"Article",'
                     '"datePublished":"2018-01-02"}]}', "", id="a list of what else there is"),
        pytest.param('{"@type":"NewsArticle","headline":"Mill fire","mentions":{"@type":"Article",'
                     '"datePublished":"2018-01-02"}}', "", id="one that is mentioned"),
        pytest.param('{"@type":"Event","name":"Mill fair","startDate":"2018-01-02"}', "",
                     id="an event"),
        pytest.param('{"@type":"Article", broken', "", id="no JSON"),
        pytest.param("[" * 20_000, "", id="brackets only"),
    ],
)  # fmt: skip
def test_linked_data_dates_the_page_that_it_is_of(head: str, day: str) -> None:
    assert issued(CANONICAL + linked(head)) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p>13 June 2023</p>", "2023-06-13"),
        ("<p>Published 13 June 2023</p>", "2023-06-13"),
        ("<p>Updated 9 August 2024</p><p>Published 13 June 2023</p>", "2023-06-13"),
        ("<p>Updated 9 August 2024 | First published 13 June 2023, 9:15 am</p>", "2023-06-13"),
        ("<p>Last updated 9 August 2024</p>", "2024-08-09"),
        ("<p>Published <time datetime='2019-05'>May 2019</time></p>", "2019-05"),
        ("<p><time datetime='2019-05-30T08:00'>two days ago</time></p>", "2019-05-30"),
        ("<p>By Ann Roe | 3 May 2019</p>", "2019-05-03"),
        ("<p>Am 13. Juni 2023 veröffentlicht</p>", "2023-06-13"),
        ("<p>Publié le 13 juin 2023</p>", "2023-06-13"),
        ("<p>2023年6月13日</p>", "2023-06-13"),
        ("<p>Saturday 12 June 2021, 10:00 – 16:00, Town hall</p>", ""),
        ("<p>The fair is on <time datetime='2020-06-12'>12 June 2020</time></p>", ""),
        ("<p>Born 3 May 1950</p>", ""),
        ("<p>Next meeting: 3 May 2050</p>", ""),
        ("<p>Retrieved 3 May 2021</p>", ""),
        ("<p>© 3 May 2021 Courier</p>", ""),
        ("<div class='related'><p>13 June 2023</p></div>", ""),
        ("<aside><p>Published 13 June 2023</p></aside>", ""),
    ],
)
def test_a_line_beside_the_title_says_when(line: str, day: str) -> None:
    assert issued(line=line) == day


@pytest.mark.parametrize(
    ("lang", "day"),
    [("en", "2021"), ("en-US", "2021-03-04"), ("en-GB", "2021-04-03"), ("fr", "2021-04-03")],
)
def test_which_of_two_numbers_is_the_day_is_said_by_the_country(lang: str, day: str) -> None:
    assert issued(line="<p class='date'>03/04/2021</p>", lang=lang) == day


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        pytest.param('<meta property="article:published_time" content="2019-05">', "", "2019-05",
                     id="as precise as it is stated"),
        pytest.param('<meta property="article:modified_time" content="2024-08-09">',
                     "<p>13 June 2023</p>", "2023-06-13", id="published before updated"),
        pytest.param('<meta name="citation_publication_date" content="2019/05/30">', "",
                     "2019-05-30", id="as libraries write it"),
        pytest.param('<meta property="article:published_time" content="2023-06-14T02:00:00Z">',
                     "<p>June 13, 2023</p>", "2023-06-13", id="where it was the day before"),
        pytest.param('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', "",
                     "", id="what stands for nothing"),
        pytest.param('<link rel="canonical" href="https://x.example/2019/05/13/mill">', "",
                     "2019-05-13", id="in the address"),
        pytest.param('<link rel="canonical" href="https://x.example/2019/05/mill">',
                     "<p>13 May 2019</p>", "2019-05-13", id="a month in the address"),
    ],
)  # fmt: skip
def test_the_head_says_when(head: str, line: str, day: str) -> None:
    assert issued(head, line) == day


def test_the_date_of_an_event_in_running_text_is_none() -> None:
    inner = "<p>The fair opens on <time datetime='2020-06-12'>12 June 2020</time> in Aldmere.</p>"
    assert issued(inner=inner, foot="<p>Monday, 3 May 2021</p>") == ""
