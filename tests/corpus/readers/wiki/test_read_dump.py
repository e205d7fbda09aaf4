"""Each article of a wiki's dump is a document, from XML and from lines of JSON."""

from __future__ import annotations

import json

import pytest

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.source import Part

SITE = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
    "<siteinfo><sitename>{name}</sitename><base>https://en.{host}/wiki/Main_Page</base></siteinfo>"
    "{pages}</mediawiki>"
)


def page(title: str, *texts: str, ns: int = 0, extra: str = "") -> str:
    revisions = "".join(
        f"<revision><timestamp>20{19 + n}-05-03T10:00:00Z</timestamp><model>wikitext</model>"
        f'<text xml:space="preserve">{text}</text></revision>'
        for n, text in enumerate(texts)
    )
    return f"<page><title>{title}</title><ns>{ns}</ns>{extra}{revisions}</page>"


def dump(*pages: str, name: str = "Wikipedia", host: str = "wikipedia.org") -> bytes:
    return SITE.format(name=name, host=host, pages="".join(pages)).encode()


def read(content: bytes, name: str = "dump.xml") -> list[Part]:
    return [each for each in read_content(content, name) if isinstance(each, Part)]


def test_articles_are_documents_in_their_latest_revision() -> None:
    stow, wend = read(
        dump(
            page("Stow (town)", "Old text.", "'''Stow''' is a town."),
            page("Talk:Stow", "I disagree.", ns=1),
            page("Stowe", "#REDIRECT [[Stow]]"),
            page("Stoww", "x", extra='<redirect title="Stow"/>'),
            page("Stow (town)", "Again."),
            page("Wend", "A river."),
        )
    )
    assert (stow.name, stow.extraction.text) == ("Stow (town)", "Stow is a town.")
    assert stow.extraction.reference == Reference(
        id="",
        title="Stow (town)",
        type="entry-encyclopedia",
        container_title="Wikipedia",
        publisher="Wikipedia",
        issued="2020-05-03",
        url="https://en.wikipedia.org/wiki/Stow_(town)",
        language="en",
    )
    assert wend.name == "Wend"


def test_an_article_of_wikinews_is_of_the_day_that_it_states() -> None:
    (part,) = read(
        dump(
            page("Mill burns", "{{date|June 5, 2010}} It burnt."),
            name="Wikinews",
            host="wikinews.org",
        )
    )
    assert part.extraction.reference is not None
    assert part.extraction.reference.type == "article-newspaper"
    assert part.extraction.reference.issued == "2010-06-05"
    assert part.extraction.text == "It burnt."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(dump(page("A", "#redirect [[B]]")), "no text", id="nothing but redirects"),
        pytest.param(dump(page("A", "Text."))[:-30], "line 1", id="cut off"),
    ],
)
def test_what_gives_no_page_says_so(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        list(read_content(content[:150] if told == "line 1" else content, "dump.xml"))


def test_lines_of_json_about_pages_are_documents() -> None:
    lines = [
        {"id": "12", "revid": "3", "url": "https://en.wikipedia.org/wiki?curid=12", "title": "Stow",
         "text": "A town."},
        {"name": "Wend", "identifier": 7, "url": "https://en.wikipedia.org/wiki/Wend",
         "date_modified": "2024-02-03T10:00:00Z", "is_part_of": {"name": "Wikipedia"},
         "article_body": {"wikitext": "The '''Wend''' is a [[river]].", "html": "<p>x</p>"}},
    ]  # fmt: skip
    stow, wend = read("\n".join(map(json.dumps, lines)).encode(), "pages.ndjson")
    assert (stow.name, stow.extraction.text) == ("Stow", "A town.")
    assert wend.extraction.text == "The Wend is a river."
    assert wend.extraction.reference == Reference(
        id="",
        title="Wend",
        publisher="Wikipedia",
        issued="2024-02-03",
        url="https://en.wikipedia.org/wiki/Wend",
    )
