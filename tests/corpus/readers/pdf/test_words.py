"""What is on the page of a PDF is in its text, once and as it is read; what is not seen is not."""

from __future__ import annotations

import io

import pytest

from corpus.errors import UnreadableError
from corpus.readers.pdf.read_pdf import read_pdf
from tests.corpus.readers.pdf.drawing import Put, beside, canvas, drawn, lines, shown, written


def text_of(content: bytes) -> str:
    return read_pdf(content).text


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        pytest.param([("the sluice of 1964", 11, 0), ("12", 7, 4), (" was shut", 11, 0)],
                     "the sluice of 1964¹² was shut", id="a note behind a year"),
        pytest.param([("it cost 400", 11, 0), ("13", 7, 4), (" crowns", 11, 0)],
                     "it cost 400¹³ crowns", id="a note behind a sum"),
        pytest.param([("none was paid.", 11, 0), ("3, 5", 7, 4)], "none was paid.³, ⁵",
                     id="two notes behind a sentence"),
        pytest.param([("8", 7, 4), (" The register of the parish", 11, 0)],
                     "⁸ The register of the parish", id="a note's own number"),
        pytest.param([("an acre is 4047 m", 11, 0), ("2", 7, 4), (" or so", 11, 0)],
                     "an acre is 4047 m² or so", id="a unit"),
        pytest.param([("about 10", 11, 0), ("6", 7, 4), (" grains", 11, 0)], "about 10⁶ grains",
                     id="a power"),
        pytest.param([("the 20", 11, 0), ("th", 7, 4), (" of May", 11, 0)], "the 20th of May",
                     id="an ordinal"),
        pytest.param([("T", 11, 0), ("HE MILL", 8, 0), (" stood", 11, 0)], "THE MILL stood",
                     id="small capitals"),
        pytest.param([("in ", 11, 0), ("1964", 8, 0), (" and later", 11, 0)], "in 1964 and later",
                     id="smaller figures on the line"),
        pytest.param([("add 3", 11, 0), ("1", 7, 4), ("/", 11, 0), ("2", 7, 0), (" cups", 11, 0)],
                     "add 3 1/2 cups", id="a fraction"),
        pytest.param([("water is H", 11, 0), ("2", 7, -2), ("O", 11, 0)], "water is H2O",
                     id="lowered"),
        pytest.param([("a cost", 11, 0), ("b", 7, 4), (" was met", 11, 0)], "a costᵇ was met",
                     id="a letter for a note"),
    ],
)  # fmt: skip
def test_what_stands_above_the_line_is_no_part_of_the_word(
    parts: list[tuple[str, float, float]], read: str
) -> None:
    assert text_of(drawn(beside(72, 700, *parts))) == read


def test_numbers_of_notes_that_are_drawn_after_the_text_stand_where_they_belong() -> None:
    first, note, rest = beside(72, 700, ("shut in 1964", 11, 0), ("12", 7, 4), (" by law", 11, 0))
    assert text_of(drawn([first, rest, note])) in {"shut in 1964¹² by law", "shut in 1964 by law¹²"}
    assert text_of(drawn([first, note, rest])) == "shut in 1964¹² by law"


def test_a_large_initial_belongs_to_its_word() -> None:
    page = [
        Put(72, 672, "T", 44),
        Put(100, 700, "he miller rose at four and went"),
        Put(100, 686, "down to the wheel, which stood."),
        Put(72, 658, "Nobody had come."),
    ]
    assert text_of(drawn(page)).startswith("The miller rose at four and went\ndown to the wheel")


@pytest.mark.parametrize(
    ("pair", "read"),
    [
        pytest.param(("they had or-", "dered the gate"), "they had ordered the gate",
                     id="the typesetter's"),
        pytest.param(("an anti-", "war meeting was"), "an anti-war meeting was", id="a compound"),
        pytest.param(("of twenty-", "five men"), "of twenty-five men", id="a number in words"),
        pytest.param(("the report of 1963-", "64 gave none"), "the report of 1963-64 gave none",
                     id="years"),
        pytest.param(("Anna Berg-", "Larsen did not"), "Anna Berg-Larsen did not", id="a name"),
        pytest.param(("both pre-", "and post-war"), "both pre-\nand post-war",
                     id="a hanging hyphen"),
        pytest.param(("the FED-", "ERAL court"), "the FEDERAL court", id="capitals"),
        pytest.param(("it was -", "however"), "it was -\nhowever", id="a dash"),
    ],
)  # fmt: skip
def test_a_hyphen_at_the_end_of_a_line_goes_or_stays(pair: tuple[str, str], read: str) -> None:
    page = lines("It was never said who gave the order, and", *pair)
    assert text_of(drawn(page)) == f"It was never said who gave the order, and\n{read}"


def test_a_divided_word_parts_no_paragraph() -> None:
    page = lines("The commission sat in the town hall and heard four hun-",
                 "dred witnesses of the flood. Nobody had seen the clerk at",
                 "the dam.", "It was never printed.")  # fmt: skip
    text = text_of(drawn(page))
    assert "four hundred witnesses" in text
    assert "\n\n" not in text
    assert "\u00ad" not in text


def test_a_word_divided_by_the_end_of_a_page_is_whole_and_the_head_stands_behind_it() -> None:
    first = [Put(72, 800, "Mills of the Wend 8"), *lines("They had all the gates or-")]
    second = [Put(72, 800, "Mills of the Wend 9"), *lines("dered shut by noon.")]
    extraction = read_pdf(drawn(first, second))
    assert "the gates ordered\n" in extraction.text
    head = extraction.noise[-1]
    assert extraction.text[head.start : head.end] == "Mills of the Wend 9\n"
    assert extraction.text.endswith("shut by noon.")


def test_letters_beyond_the_first_plane_are_whole() -> None:
    to_unicode = "2 beginbfchar <41> <D83DDE03> <42> <D835DC5D> endbfchar"
    assert text_of(written(shown("xxx A and B."), to_unicode=to_unicode)) == "xxx 😃 and 𝑝."


@pytest.mark.parametrize(
    ("operators", "seen"),
    [
        pytest.param(shown("lies here", more="1 1 1 rg"), False, id="white on white"),
        pytest.param("0 0 0 rg 60 680 300 40 re f " + shown("lies here", more="1 1 1 rg"), True,
                     id="white on black"),
        pytest.param(shown("lies here", more="0 g") + "0 0 0 rg 60 680 300 40 re f ", False,
                     id="below a black box"),
        pytest.param("0.9 g 60 680 300 40 re f " + shown("lies here", more="0 g"), True,
                     id="on a grey box"),
        pytest.param(shown("lies here", more="3 Tr"), False, id="not drawn"),
        pytest.param(shown("lies here", more="0.9 g"), True, id="light grey"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_not_read(operators: str, seen: bool) -> None:
    text = text_of(written(operators + shown("The gate was shut by noon, they said.", 72, 500)))
    assert text.startswith("lies here" if seen else "The gate")
    assert text.endswith("The gate was shut by noon, they said.")


def test_text_that_is_not_drawn_over_a_picture_is_that_of_the_picture() -> None:
    picture = "q 400 0 0 200 60 600 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 77> EI Q "
    text = text_of(written(picture + shown("What the picture shows in words.", more="3 Tr")))
    assert text == "What the picture shows in words."


def test_what_lies_outside_the_crop_box_is_not_read() -> None:
    operators = shown("Proof of 3 May, page 7", 72, 830) + shown("The text of the page goes here.")
    assert text_of(written(operators, page="/CropBox[50 50 545 800]")) == (
        "The text of the page goes here."
    )


@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [
        pytest.param(90, "0 1 -1 0 {y} 72", id="quarter turn"),
        pytest.param(180, "-1 0 0 -1 500 {x}", id="half turn"),
        pytest.param(270, "0 -1 1 0 {x} 700", id="three quarters"),
        pytest.param(0, "0 1 -1 0 {y} 72", id="the paper was not turned"),
    ],
)
def test_lines_of_a_turned_page_are_in_order(rotate: int, matrix: str) -> None:
    operators = ""
    for n, line in enumerate(("The first line is here", "and the second one", "ends the page.")):
        x = 100 + 14 * n if rotate == 180 else 400 - 14 * n
        operators += f"BT /F 12 Tf {matrix.format(y=100 + 14 * n, x=x)} Tm ({line}) Tj ET "
    text = text_of(written(operators, page=f"/Rotate {rotate}"))
    assert text == "The first line is here\nand the second one\nends the page."


def test_columns_from_top_to_bottom_are_read_from_the_right() -> None:
    to_unicode = (
        "6 beginbfchar <41> <5FC3> <42> <8C61> <43> <6625> <44> <4FEE> <45> <7F85> <46> <308B> "
        "endbfchar"
    )
    drawn_first = "".join(shown(c, 200, 700 - 13 * n) for n, c in enumerate("DEF"))
    then = "".join(shown(c, 220, 700 - 13 * n) for n, c in enumerate("ABC"))
    assert text_of(written(drawn_first + then, to_unicode=to_unicode)) == "心象春\n修羅る"


def test_letters_that_make_no_word_of_any_language_are_none() -> None:
    to_unicode = (
        "5 beginbfchar <61> <4E00> <62> <0627> <63> <0B16> <64> <0416> <65> <05D0> endbfchar"
    )
    readable, garbled = shown("FIVE BOATS LAY AT THE WEIR."), shown("abcde dabce ecbda bcade")
    with pytest.raises(UnreadableError, match="do not say which letters they show"):
        read_pdf(written(garbled, to_unicode=to_unicode))
    found = read_pdf(written([readable, garbled], to_unicode=to_unicode))
    assert found.text.strip() == "FIVE BOATS LAY AT THE WEIR."
    (warning,) = found.warnings
    assert "letters of 1 of 2 pages are missing" in warning


def form() -> bytes:
    stream = io.BytesIO()
    paper = canvas(stream)
    paper.drawString(72, 700, "Name of the keeper:")
    paper.acroForm.textfield(name="keeper", value="Odile Marchetti", x=190, y=692, width=200,
                             height=20, borderWidth=0)  # fmt: skip
    paper.showPage()
    paper.save()
    return stream.getvalue()


def test_what_is_filled_into_a_form_is_read_beside_its_label() -> None:
    assert " ".join(text_of(form()).split()) == "Name of the keeper: Odile Marchetti"


def test_a_note_typed_onto_the_page_is_read() -> None:
    look = "BT /F 12 Tf 2 4 Td (Seen by the clerk.) Tj ET"
    objects = [
        "<</Type/Annot/Subtype/FreeText/Rect[72 600 300 620]/Contents(Seen by the clerk.)/F 4"
        "/DA(/F 12 Tf)/AP<</N 101 0 R>>>>",
        "<</Type/XObject/Subtype/Form/BBox[0 0 228 20]/Resources<</Font<</F 3 0 R>>>>"
        f"/Length {len(look)}>>stream\n{look}\nendstream",
    ]
    content = written(shown("The gate is shut."), page="/Annots[100 0 R]", objects=objects)
    assert text_of(content).split("\n")[-1] == "Seen by the clerk."
    assert text_of(content).startswith("The gate is shut.")


def test_cells_of_a_row_stand_apart() -> None:
    rows = [["1964", "12", "3.5"], ["1965", "40", "12.25"]]
    page = [Put((72, 102, 200)[m], 700 - 14 * n, cell) for n, row in enumerate(rows)
            for m, cell in enumerate(row)]  # fmt: skip
    assert [line.split() for line in text_of(drawn(page)).split("\n")] == rows


def test_numbers_of_neighbouring_cells_do_not_run_together() -> None:
    page = [Put(72, 700, "400"), Put(72 + 16.5 + 3, 700, "12")]
    assert text_of(drawn(page)) == "400 12"


def test_letters_that_no_font_on_this_machine_shows_are_told() -> None:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    registerFont(UnicodeCIDFont("STSong-Light"))
    words = "水闸在中午之前关闭了"
    try:
        extraction = read_pdf(drawn([Put(72, 700, words, 12, "STSong-Light"),
                                     Put(72, 600, "The gate was shut by noon.")]))  # fmt: skip
    except UnreadableError as error:
        pytest.fail(str(error))
    assert words in extraction.text or "neither in the file" in " ".join(extraction.warnings)
