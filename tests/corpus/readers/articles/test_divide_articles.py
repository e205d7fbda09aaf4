"""A download from a newspaper database is as many documents as it has articles."""

from __future__ import annotations

import pytest

from corpus.document import Landmark, Noise
from corpus.readers.articles.divide_articles import divide_articles
from corpus.readers.read_content import read_content
from corpus.source import Extraction, Part
from tests.corpus.readers.articles import downloads
from tests.corpus.readers.articles.downloads import (
    ARTICLES,
    Printed,
    as_page,
    as_rich_text,
    as_text,
    as_word,
)

LAYOUTS = {
    "Nexis, older, text": ("a.TXT", as_text(downloads.nexis_older()(ARTICLES), width=78)),
    "Nexis, older, text, CRLF": (
        "a.txt", as_text(downloads.nexis_older(headed=True)(ARTICLES), end="\r\n", width=78)),
    "Nexis, older, Rich Text": ("a.rtf", as_rich_text(downloads.nexis_older()(ARTICLES))),
    "Nexis, older, page": ("a.html", as_page(downloads.nexis_older()(ARTICLES))),
    "Nexis, older, German": ("a.txt", as_text(downloads.nexis_older("de")(ARTICLES))),
    "Nexis, older, French": ("a.html", as_page(downloads.nexis_older("fr")(ARTICLES))),
    "Nexis Uni, Word": ("a.docx", as_word(downloads.nexis_newer()(ARTICLES))),
    "Nexis Uni, Word, no cover": ("a.DOCX", as_word(downloads.nexis_newer(cover=False)(ARTICLES))),
    "Nexis Uni, Rich Text": ("a.rtf", as_rich_text(downloads.nexis_newer()(ARTICLES))),
    "Nexis Uni, text": ("a.txt", as_text(downloads.nexis_newer(classified=False)(ARTICLES))),
    "Factiva, page": ("a.html", as_page(downloads.factiva()(ARTICLES))),
    "Factiva, page, German": ("a.html", as_page(downloads.factiva("de")(ARTICLES))),
    "Factiva, Rich Text": ("a.rtf", as_rich_text(downloads.factiva()(ARTICLES))),
    "Factiva, text": ("a.txt", as_text(downloads.factiva()(ARTICLES))),
    "Factiva, text, French": ("a.txt", as_text(downloads.factiva("fr")(ARTICLES))),
    "Factiva, codes, page": ("a.htm", as_page(downloads.factiva(coded=True)(ARTICLES))),
    "Factiva, codes, Rich Text": ("a.rtf", as_rich_text(downloads.factiva(coded=True)(ARTICLES))),
    "Factiva, codes, text": ("a.txt", as_text(downloads.factiva(coded=True)(ARTICLES))),
    "ProQuest, text": ("a.txt", as_text(downloads.proquest()(ARTICLES))),
    "ProQuest, text, CRLF": ("a.txt", as_text(downloads.proquest()(ARTICLES), end="\r\n")),
    "ProQuest, Rich Text": ("a.rtf", as_rich_text(downloads.proquest(ruled=False)(ARTICLES))),
    "ProQuest, Word": ("a.docx", as_word(downloads.proquest(ruled=False)(ARTICLES))),
    "ProQuest, page": ("a.html", as_page(downloads.proquest(ruled=False)(ARTICLES))),
    "NewsBank, text": ("a.txt", as_text(downloads.newsbank_newer(ARTICLES))),
    "NewsBank, Word": ("a.docx", as_word(downloads.newsbank_newer(ARTICLES))),
    "NewsBank, older, text": ("a.txt", as_text(downloads.newsbank_older(ARTICLES))),
    "EBSCO, text": ("a.txt", as_text(downloads.ebsco(below=False)(ARTICLES))),
    "EBSCO, text, labels above": ("a.txt", as_text(downloads.ebsco(below=True)(ARTICLES))),
    "EBSCO, page": ("a.html", as_page(downloads.ebsco(below=True)(ARTICLES))),
}  # fmt: skip


def parts_of(name: str, content: bytes) -> list[Part]:
    return [each for each in read_content(content, name) if isinstance(each, Part)]


def prose(extraction: Extraction) -> list[str]:
    """The lines that are left without noise."""
    text, pieces, position = extraction.text, [], 0
    for noise in extraction.noise:
        pieces.append(text[position : noise.start])
        position = noise.end
    joined = "\n".join([*pieces, text[position:]])
    return [" ".join(line.split()) for line in joined.split("\n") if line.strip()]


def right_fields(part: Part, printed: Printed) -> dict[str, bool]:
    facts = part.extraction.reference
    assert facts is not None
    place = part.extraction.landmarks[:1]
    words = " ".join(prose(part.extraction))
    expected = " ".join([printed.headline, *printed.text, printed.correction]).split()
    stated = Landmark(0, "page", printed.page) if printed.page else None
    stated = stated or (Landmark(0, "section", printed.section) if printed.section else None)
    return {
        "headline": facts.title == printed.headline,
        "authors": facts.authors == printed.authors,
        "paper": facts.container_title.removesuffix(" (OR)") == printed.paper,
        "date": facts.issued == printed.issued.isoformat(),
        "place": place == ((stated,) if stated else ()),
        "text": sorted(words.split()) == sorted(expected),
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_article_is_a_document_with_its_own_facts(layout: str) -> None:
    parts = parts_of(*LAYOUTS[layout])
    assert [part.name for part in parts] == [f"article {n}" for n in range(1, len(ARTICLES) + 1)]
    checked = [
        (printed.headline, field, right)
        for part, printed in zip(parts, ARTICLES, strict=True)
        for field, right in right_fields(part, printed).items()
    ]
    wrong = [each[:2] for each in checked if not each[2]]
    assert not wrong


@pytest.mark.parametrize(
    "layout", [name for name, (file, _) in LAYOUTS.items() if file[-3:] in "txtTXT"]
)
def test_an_article_of_plain_text_is_a_slice_of_the_file(layout: str) -> None:
    name, content = LAYOUTS[layout]
    position = 0
    for part in parts_of(name, content):
        position = content.decode().index(part.extraction.text, position)


def test_a_file_with_one_article_is_one_document_with_its_own_text() -> None:
    content = as_text(downloads.nexis_newer()(ARTICLES[:1]))
    (part,) = parts_of("a.txt", content)
    assert (part.name, part.extraction.text) == ("", content.decode())
    assert right_fields(part, ARTICLES[0]) == dict.fromkeys(
        ("headline", "authors", "paper", "date", "place", "text"), True
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It said “End of Document”.\n\nEnd of Document\n\nThat was all.", id="quoted"),
        pytest.param("Accession Number: 1998.3\n\nA vase.\n\nTitle: Vase", id="a museum's list"),
        pytest.param("2 of 3 DOCUMENTS\n\nThe rest is lost.", id="without any field"),
        pytest.param("Document ABCD000020200101ef5300001\n\nThe number of a file.", id="a number"),
        pytest.param("Record Number: 4\n\nCourier (OR) - a review\n\nWords.", id="another record"),
        pytest.param("To:\nProQuest document ID: 31\nPlease order it.", id="an order"),
    ],
)
def test_what_is_no_download_is_left_alone(text: str) -> None:
    (part,) = parts_of("a.txt", text.encode())
    assert (part.name, part.extraction.text, part.extraction.noise) == ("", text, ())


def test_places_and_noise_move_along() -> None:
    text = "\n\n".join(downloads.nexis_newer(cover=False)(ARTICLES[2:4]))
    ferry = text.index("Ferry")
    words = text.index("harbour board")
    whole = Extraction(
        text,
        None,
        (Landmark(0, "page", 1), Landmark(text.index("Passengers"), "page", 2)),
        (Noise(words, words + 7, "boilerplate"),),
    )
    first, second = divide_articles(whole)
    assert second.text == text[ferry : ferry + len(second.text)]
    assert Noise(words - ferry, words - ferry + 7, "boilerplate") in second.noise
    assert second.landmarks == (Landmark(0, "page", "B1"),)  # the paper's page, not the file's
    assert first.landmarks == (Landmark(0, "section", "BUSINESS"),)


def test_a_printed_file_keeps_its_pages_where_no_page_of_the_paper_is_stated() -> None:
    bare = [Printed(a.headline, a.authors, a.paper, a.issued, "", "", a.text) for a in ARTICLES[:2]]
    text = "\n\n".join(downloads.nexis_newer(cover=False)(bare))
    turn = text.index("We spoke")
    first, second = divide_articles(
        Extraction(text, None, (Landmark(0, "page", 1), Landmark(turn, "page", 2)))
    )
    start = text.index("Council")
    assert first.landmarks == (Landmark(0, "page", 1),)
    assert second.landmarks == (Landmark(0, "page", 1), Landmark(turn - start, "page", 2))
