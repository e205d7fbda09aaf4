"""The pages of a PDF make one text: in the order of reading, cited by what they call themselves."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from corpus.errors import UnreadableError
from corpus.readers.pdf.glyphs.glyph import Direction, turn
from corpus.readers.pdf.read_pdf import read_pdf
from corpus.readers.pdf.read_properties import read_properties
from tests.corpus.readers.pdf.drawing import Put, drawn, lines, shown, written

STORY = (
    "In the third winter of the mill the keeper went up to the lock",
    "and found the gates open, which nobody had ordered, and the",
    "water had gone over the meadow as far as the road to the town.",
    "He shut them by hand, and it took him until the evening, and",
)
AFTER = ("when he came down the clerk had already written it into the", "book of the mill.")


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        pytest.param("/PageLabels<</Nums[0<</S/r/St 11>>2<</S/D/St 245>>]>>",
                     ["xi", "xii", 245, 246], id="roman and arabic"),
        pytest.param("/PageLabels<</Nums[0<</S/D/St 7>>]>>", [7, 8, 9, 10], id="from 7 on"),
        pytest.param("/PageLabels<</Nums[0<</S/D/P(A-)>>]>>", ["A-1", "A-2", "A-3", "A-4"],
                     id="with a prefix"),
        pytest.param("", [1, 2, 3, 4], id="none"),
        pytest.param("/PageLabels<</Nums[0<</P(Chapter)>>]>>", [1, 2, 3, 4], id="all the same"),
        pytest.param("/PageLabels<</Nums[0<</P(The annual report of the mill)>>]>>", [1, 2, 3, 4],
                     id="a title"),
        pytest.param("/PageLabels 7", [1, 2, 3, 4], id="damaged"),
    ],
)  # fmt: skip
def test_pages_are_called_as_they_call_themselves(labels: str, values: list[int | str]) -> None:
    content = written([shown(f"The gate of page {n} is shut.") for n in range(4)], catalog=labels)
    assert [landmark.value for landmark in read_pdf(content).landmarks] == values


def noted(*, size: float = 8) -> bytes:
    """A sentence across two pages, notes below the first."""
    notes = [Put(72, 200, "12 Minutes of the guild, volume 2; the clerk had another.", size),
             Put(72, 190, "13 Letter of the keeper to his brother.", size)]  # fmt: skip
    return drawn([*lines(*STORY), *notes], [*lines(*AFTER), Put(72, 40, "14 The same.", size)])


def test_a_note_between_two_pages_stands_behind_the_paragraph_that_it_would_part() -> None:
    extraction = read_pdf(noted())
    text = " ".join(extraction.text.split())
    assert "until the evening, and when he came down the clerk" in text
    assert text.index("12 Minutes") > text.index("book of the mill.")
    assert text.index("12 Minutes") < text.index("13 Letter") < text.index("14 The same")


def test_a_note_that_was_put_off_is_still_on_its_page() -> None:
    extraction = read_pdf(noted())

    def page(words: str) -> object:
        at = extraction.text.index(words)
        return [each.value for each in extraction.landmarks if each.start <= at][-1]

    assert [page(w) for w in ("third winter", "came down", "12 Minutes", "14 The same")] == [
        1,
        2,
        1,
        2,
    ]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param([Put(72, 640, "26 May 1964", 11)], id="a date in the size of the text"),
        pytest.param([Put(72, 640, "Printed by the guild", 8)], id="without a mark"),
    ],
)
def test_what_is_no_note_stays_where_it_is(last: list[Put]) -> None:
    title = [Put(200, 700, "The Mill of the Wend", 11)]
    text = read_pdf(drawn([*title, *last], lines(*STORY))).text
    assert text.index(last[0].text) < text.index("In the third winter")


def test_heads_that_alternate_are_noise_in_a_file_of_three_pages() -> None:
    heads = ("The Mills of the Wend 11", "12 Ines Halloran", "The Mills of the Wend 13")
    pages = [[Put(72, 800, head), *lines(*STORY[n : n + 2])]
             for n, head in enumerate(heads)]  # fmt: skip
    extraction = read_pdf(drawn(*pages))
    assert [extraction.text[n.start : n.end] for n in extraction.noise] == [f"{h}\n" for h in heads]


def test_a_salutation_at_the_top_of_some_pages_is_text() -> None:
    pages = [[Put(72, 800, "Dear friends,"), *lines(*STORY[n : n + 2])] for n in range(3)]
    assert read_pdf(drawn(*pages)).noise == ()


def test_a_line_of_text_that_ends_in_a_number_is_no_head() -> None:
    pages = [lines("The mill was built in 1711", *STORY), lines("It burnt in 1712", *AFTER)]
    assert read_pdf(drawn(*pages)).noise == ()


SAID = ("Q. Did you see the gate that night?", "A. I saw it from the road.", "Q. Who was there?",
        "A. My brother and the keeper of the lock, who", "had come down to help us.")  # fmt: skip


def transcript(order: str, rows: int = 25) -> bytes:
    """Two pages of testimony with numbers in the margin."""
    pages = []
    for _ in range(2):
        numbers = [Put(72 if n > 9 else 77.5, 760 - 26 * n, str(n)) for n in range(1, rows + 1)]
        words = [Put(108, 760 - 26 * n, SAID[n % 5]) for n in range(1, rows + 1)]
        by_row = [put for pair in zip(numbers, words, strict=True) for put in pair]
        pages.append({"numbers first": [*numbers, *words], "numbers last": [*words, *numbers],
                      "by rows": by_row}[order])  # fmt: skip
    return drawn(*pages)


@pytest.mark.parametrize("order", ["numbers first", "numbers last", "by rows"])
def test_numbers_of_lines_are_noise_and_the_testimony_is_whole(order: str) -> None:
    extraction = read_pdf(transcript(order))
    kept, position = [], 0
    for noise in extraction.noise:
        kept.append(extraction.text[position : noise.start])
        position = noise.end
        assert extraction.text[noise.start : noise.end].split() == [str(n) for n in range(1, 26)]
    kept.append(extraction.text[position:])
    said = [SAID[n % 5] for n in range(1, 26)]
    assert " ".join("".join(kept).split()) == " ".join([*said, *said])


@pytest.mark.parametrize(
    "page",
    [
        pytest.param([put for n in range(1, 26) for put in (
            Put(72, 760 - 26 * n, str(n)), Put(108, 760 - 26 * n, f"Mill {n}"),
            Put(300, 760 - 26 * n, f"{n * 7}.5"), Put(400, 760 - 26 * n, "open"))],
            id="a table with numbered rows"),
        pytest.param([Put(72, 760 - 26 * n, f"{n}. The gate of that number") for n in range(1, 20)],
                     id="a list"),
        pytest.param([Put(72, 760 - 13 * n, f"{1900 + n}") for n in range(1, 20)], id="years"),
    ],
)  # fmt: skip
def test_numbers_that_say_something_are_text(page: list[Put]) -> None:
    assert read_pdf(drawn(page)).noise == ()


def test_what_stands_above_is_read_before_what_is_below_whatever_was_drawn_first() -> None:
    table = [Put(72 + 90 * c, 740 - 14 * r, f"{w} {r}") for r in range(2)
             for c, w in enumerate(("mill", "gate", "lock"))]  # fmt: skip
    text = read_pdf(
        drawn([Put(72, 700, "How many there were", 16), *lines(*STORY, y=670), *table])
    ).text
    assert (
        text.index("mill 0") < text.index("mill 1") < text.index("How many") < text.index("third")
    )


COLUMNS = [(f"left line {n} of the story that", f"right line {n} of it goes on") for n in range(8)]


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    left = [Put(72, 700 - 14 * n, a) for n, (a, _) in enumerate(COLUMNS)]
    right = [Put(310, 700 - 14 * n, b) for n, (_, b) in enumerate(COLUMNS)]
    rows = [put for pair in zip(left, right, strict=True) for put in pair]
    text = read_pdf(drawn([Put(72, 740, "A heading across both of the columns of the page", 14),
                           *(rows if by_rows else [*left, *right])])).text  # fmt: skip
    said = text.split("\n\n", 1)[1].split("\n")
    assert [line for line in said if line] == [a for a, _ in COLUMNS] + [b for _, b in COLUMNS]


@given(st.permutations(range(9)))
def test_lines_drawn_in_any_order_are_read_from_the_top(order: list[int]) -> None:
    page = [Put(72, 700 - 14 * n, f"This is line {n} of the page.") for n in order]
    assert read_pdf(drawn(page)).text == "\n".join(
        f"This is line {n} of the page." for n in range(9)
    )


@given(st.tuples(*[st.integers(-500, 500)] * 4), st.sampled_from([0, 90, 180, 270]))
def test_a_box_that_is_turned_is_as_large_as_it_was(
    box: tuple[int, int, int, int], direction: Direction
) -> None:
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    turned = turn((left, bottom, right, top), direction)
    size = (turned[2] - turned[0], turned[3] - turned[1])
    assert size == (
        (right - left, top - bottom) if direction in {0, 180} else (top - bottom, right - left)
    )


TEXT = "The Mills of the Wend. By Ines Halloran and the Guild. Issued by NOAA."


@pytest.mark.parametrize(
    ("stated", "title", "authors", "inferred"),
    [
        pytest.param({"Title": "The Mills of the Wend", "Author": "Ines Halloran"},
                     "The Mills of the Wend", ("Ines Halloran",), set(), id="what the pages say"),
        pytest.param({"Author": "RMOHAMME"}, "", (), set(), id="a log-in name"),
        pytest.param({"Author": "ibm"}, "", (), set(), id="a maker of computers"),
        pytest.param({"Author": "anonymous"}, "", (), set(), id="nobody"),
        pytest.param({"Author": "Administrator"}, "", (), set(), id="an account"),
        pytest.param({"Author": "Windows User"}, "", (), set(), id="a program's word"),
        pytest.param({"Author": "kim@mill.example"}, "", (), set(), id="an address"),
        pytest.param({"Author": "NOAA"}, "", ("NOAA",), set(), id="one word that the pages have"),
        pytest.param({"Author": "Kim Arlen"}, "", ("Kim Arlen",), {"authors"},
                     id="somebody whom the pages do not name"),
        pytest.param({"Title": "Budget 2011"}, "Budget 2011", (), {"title"},
                     id="a title that the pages do not have"),
        pytest.param({"Title": "Microsoft Word - mills_final.doc"}, "", (), set(), id="a file"),
        pytest.param({"Title": "untitled"}, "", (), set(), id="no title"),
        pytest.param({"CreationDate": "D:20110503"}, "", (), set(), id="the file's own date"),
    ],
)  # fmt: skip
def test_properties_are_believed_as_far_as_the_pages_bear_them_out(
    stated: dict[str, str], title: str, authors: tuple[str, ...], inferred: set[str]
) -> None:
    reference = read_properties(stated, TEXT)
    assert (reference.title, reference.authors, set(reference.inferred)) == (
        title,
        authors,
        inferred,
    )
    assert reference.issued == ""


def with_attachment(content: bytes) -> bytes:
    document = PdfDocument(content)
    document.new_attachment("accounts.xlsx").set_data(b"numbers")
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def test_attached_files_are_told() -> None:
    told = "holds a file that is not read: accounts.xlsx"
    assert read_pdf(with_attachment(drawn(lines(*STORY)))).warnings == (told,)
    with pytest.raises(UnreadableError, match=told):
        read_pdf(with_attachment(drawn([])))
