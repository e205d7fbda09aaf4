"""What was marked in a book is a document of that book, each mark at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.readers.read import read
from corpus.readers.read_content import kind_of, read_content
from corpus.source import Part, Source


def entry(book: str, about: str, words: str) -> str:
    return f"{book}\r\n- {about}\r\n\r\n{words}\r\n==========\r\n"


WHEN = "Added on Tuesday, October 2, 2017 8:47:09 PM"
MILL = "The Mill (Finch, Ada)"
KINDLE = "\ufeff" + (
    entry(MILL, f"Your Highlight on page 12 | Location 340-342 | {WHEN}", "It burnt in May.")
    + entry("Rain (Wend)", f"Your Highlight at location 77-78 | {WHEN}", "It rained for a week.")
    + entry(MILL, f"Your Note on page 12 | Location 342 | {WHEN}", "Ask the council.")
    + entry(MILL, f"Your Bookmark on page 13 | Location 350 | {WHEN}", "")
    + entry(MILL, f"Your Highlight on page 14 | Location 400-401 | {WHEN}", "Nobody was")
    + entry(MILL, f"Your Highlight on page 14 | Location 400-402 | {WHEN}", "Nobody was hurt.")
)


def parts(content: str, name: str) -> dict[str, Part]:
    found = {}
    for each in read_content(content.encode(), name):
        assert isinstance(each, Part)
        found[each.name] = each
    return found


def facts(part: Part) -> Reference:
    assert part.extraction.reference is not None
    return part.extraction.reference


def places(part: Part) -> list[tuple[str, str | int]]:
    return [(each.label, each.value) for each in part.extraction.landmarks]


def test_a_book_of_a_kindle_is_a_document_with_its_clippings_at_their_places() -> None:
    found = parts(KINDLE, "My Clippings.txt")
    assert list(found) == ["The Mill", "Rain", "The Mill/notes"]
    mill = found["The Mill"]
    assert mill.extraction.text == "It burnt in May.\n\nNobody was hurt."
    assert places(mill) == [("page", "12"), ("page", "14")]
    assert (facts(mill).title, facts(mill).authors) == ("The Mill", ("Ada Finch",))
    assert facts(mill).type == "book"
    assert places(found["Rain"]) == [("section", "location 77–78")]


def test_what_the_reader_noted_is_nobodys_in_the_book() -> None:
    notes = parts(KINDLE, "My Clippings.txt")["The Mill/notes"]
    assert notes.extraction.text == "Ask the council."
    assert (facts(notes).title, facts(notes).authors) == ("Notes on The Mill", ())


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ("Your Highlight on Page 12 | Added on Thursday, 4 June 2020 12:18:46", "12"),
        ("Highlight Loc. 340-42  | Added on Saturday, May 21, 2011, 10:47 PM", "location 340–42"),
        ("La subrayado en la página 12 | posición 340-342 | Añadido el lunes, 9:15:20", "12"),
        ("Ihre Markierung bei Position 340-342 | Hinzugefügt am Montag, 21:15:20",
         "location 340–342"),
        ("Votre surlignement sur la page 12 | emplacement 340-342 | Ajouté le 21:15:20", "12"),
        ("您在第 12 页（位置 #345-347）的标注 | 添加于 2016年6月16日星期四 下午1:47:27", "12"),
        ("您在位置 #345-347的标注 | 添加于 2016年6月16日星期四 下午1:47:27", "location 345–347"),
        ("Your Highlight on page xii | Added on Thursday, 4 June 2020 12:18:46", "xii"),
    ],
)  # fmt: skip
def test_places_are_told_in_the_languages_of_devices(about: str, place: str) -> None:
    clippings = entry("The Mill (Ada Finch)", about, "It burnt.")
    assert kind_of(clippings.encode(), "x.txt") == "clippings"
    (part,) = parts(clippings, "x.txt").values()
    assert [value for _, value in places(part)] == [place]
    assert facts(part).authors == ("Ada Finch",)


@pytest.mark.parametrize(
    "text",
    [
        "A list\n- one | 2 | three\n\nIt burnt.\n",
        "Trains\n- Stow 12 | leaves at 10:30\n\nNone goes on Sundays.\n",
        "Title\n==========\n\nIt burnt.\n",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    ((name, part),) = parts(text, "x.txt").items()
    assert (name, part.extraction.text) == ("", text)


def test_clippings_in_a_folder_are_found(tmp_path: Path) -> None:
    (tmp_path / "My Clippings.txt").write_text(KINDLE, encoding="utf-8", newline="")
    sources = [each for each in read(tmp_path) if isinstance(each, Source)]
    assert [each.id for each in sources] == [
        "My Clippings.txt/The Mill",
        "My Clippings.txt/Rain",
        "My Clippings.txt/The Mill/notes",
    ]


READWISE = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags\n"
    '"It burnt in May, at night.",The Mill,Ada Finch,B00X,Ask.,yellow,,page,12,2020-01-01,\n'
    "Nobody was hurt.,The Mill,Ada Finch,B00X,,,,location,340,2020-01-01,\n"
    "It rained.,Rain,,,,,,order,3,2020-01-01,\n"
)


def test_an_export_of_readwise_is_read_by_books() -> None:
    found = parts(READWISE, "readwise-data.csv")
    assert list(found) == ["The Mill", "The Mill/notes", "Rain"]
    mill = found["The Mill"]
    assert mill.extraction.text == "It burnt in May, at night.\n\nNobody was hurt."
    assert places(mill) == [("section", "page 12"), ("section", "location 340")]
    assert facts(mill).authors == ("Ada Finch",)
    assert places(found["Rain"]) == []


def test_what_was_selected_in_instapaper_is_read_with_its_address() -> None:
    table = (
        "URL,Title,Selection,Folder,Timestamp\n"
        "https://a.example/mill,The mill,It burnt in May.,Unread,1600000000\n"
        "https://a.example/rain,Rain,,Archive,1600000001\n"
    )
    ((name, part),) = parts(table, "instapaper-export.csv").items()
    assert (name, part.extraction.text) == ("The mill", "It burnt in May.")
    assert (facts(part).url, facts(part).type) == ("https://a.example/mill", "webpage")


@pytest.mark.parametrize(
    "table",
    [
        "title,url,time_added,tags,status\nThe mill,https://a.example/mill,1700000000,a|b,unread\n",
        "URL,Title,Selection,Folder,Timestamp\nhttps://a.example/mill,The mill,,Unread,16\n",
    ],
)
def test_a_list_of_addresses_says_that_it_is_one(table: str) -> None:
    with pytest.raises(UnreadableError, match="a list of addresses"):
        parts(table, "part_000000.csv")


def test_another_table_is_read_as_before() -> None:
    assert list(parts("id,text\na,It burnt.\n", "x.csv")) == ["a"]
