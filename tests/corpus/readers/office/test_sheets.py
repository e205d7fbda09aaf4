"""A workbook shows what its cells show, a row a paragraph; a table of texts is its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from corpus.errors import UnreadableError
from corpus.readers.office.sheets.format_number import format_number
from corpus.readers.read_content import kind_of, read_content
from corpus.source import Failure, Part
from tests.corpus.packing import OFFICE, packed
from tests.corpus.readers.office.test_slides import related

NAMES = (f'xmlns="{OFFICE}/spreadsheetml/2006/main" '
         f'xmlns:r="{OFFICE}/officeDocument/2006/relationships"')  # fmt: skip
FORMATS = ("General", "#,##0", "d mmmm yyyy", "0.0%", ";;;")


def row(*cells: str, number: int = 0, hidden: str = "0") -> str:
    place = f'r="{number}"' if number else ""
    return f'<row {place} hidden="{hidden}">{"".join(cells)}</row>'


def text(words: str, place: str = "") -> str:
    where = f'r="{place}"' if place else ""
    return f'<c {where} t="inlineStr"><is><t>{words}</t></is></c>'


def figure(value: object, style: int = 0, place: str = "") -> str:
    where = f'r="{place}"' if place else ""
    return f'<c {where} s="{style}"><v>{value}</v></c>'


def workbook(
    sheets: Mapping[str, str], *, shared: Sequence[str] = (), columns: str = "", hidden: str = ""
) -> bytes:
    """A workbook of sheets by name, which are rows; one of them may be hidden."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}" '
        f'state="{"hidden" if name == hidden else "visible"}"/>'
        for n, name in enumerate(sheets, 1)
    )
    codes = "".join(
        f'<numFmt numFmtId="{170 + n}" formatCode="{code}"/>' for n, code in enumerate(FORMATS)
    )
    styles = "".join(f'<xf numFmtId="{170 + n}"/>' for n in range(len(FORMATS)))
    return packed(
        {
            "_rels/.rels": related(("o", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f"<workbook {NAMES}><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": related(
                *((f"r{n}", "worksheet", f"worksheets/sheet{n}.xml")
                  for n in range(1, len(sheets) + 1)),
                ("s", "sharedStrings", "sharedStrings.xml"), ("t", "styles", "styles.xml"),
            ),
            "xl/sharedStrings.xml": f"<sst {NAMES}>{''.join(shared)}</sst>",
            "xl/styles.xml": f"<styleSheet {NAMES}><numFmts>{codes}</numFmts><cellXfs>{styles}"
            "</cellXfs></styleSheet>",
        }
        | {
            f"xl/worksheets/sheet{n}.xml": f"<worksheet {NAMES}><cols>{columns}</cols><sheetData>"
            f"{rows}</sheetData></worksheet>"
            for n, rows in enumerate(sheets.values(), 1)
        }
    )  # fmt: skip


def read(content: bytes) -> dict[str, Part | Failure]:
    return {each.id if isinstance(each, Failure) else each.name: each
            for each in read_content(content, "x.xlsx")}  # fmt: skip


def whole(content: bytes) -> Part:
    part = read(content)[""]
    assert isinstance(part, Part)
    return part


def test_a_row_is_a_paragraph_and_a_place_with_the_name_of_its_sheet() -> None:
    content = workbook(
        {
            "Wards": row(text("Ward"), text("Votes"))
            + row(text("Stow"), figure(4300, 1), number=7),
            "Notes": row(text("Counted twice.")),
        }
    )
    part = whole(content)
    assert kind_of(content, "x.zip") == ".xlsx"
    assert part.extraction.text == "Ward\tVotes\n\nStow\t4,300\n\nCounted twice."
    assert [(each.start, each.value) for each in part.extraction.landmarks] == [
        (0, "Wards, row 1"),
        (12, "Wards, row 7"),
        (24, "Notes, row 1"),
    ]
    assert not part.extraction.warnings


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        pytest.param(figure(43588, 2), "3 May 2019", id="a day"),
        pytest.param(figure(0.125, 3), "12.5%", id="a share"),
        pytest.param(figure(0.1 + 0.2), "0.3", id="a number without noise"),
        pytest.param(figure(20190503), "20190503", id="a whole number"),
        pytest.param('<c t="s"><v>0</v></c>', "Old mill", id="a shared text in runs"),
        pytest.param('<c t="b"><v>1</v></c>', "TRUE", id="yes or no"),
        pytest.param('<c t="e"><v>#DIV/0!</v></c>', "#DIV/0!", id="an error"),
        pytest.param('<c t="str"><f>A1</f><v>burnt</v></c>', "burnt", id="a formula's text"),
        pytest.param("<c><f>2*3</f><v>6</v></c>", "6", id="a formula's number"),
        pytest.param(text("Two\nlines"), "Two lines", id="lines within a cell"),
    ],
)
def test_a_cell_is_what_it_shows(cell: str, shown: str) -> None:
    runs = "<si><r><t>Old </t></r><r><rPr/><t>mill</t></r><rPh><t>oorudo</t></rPh></si>"
    assert (
        whole(workbook({"A": row(cell, text("."))}, shared=[runs])).extraction.text == f"{shown}\t."
    )


def test_what_is_hidden_is_left_out_and_hidden_sheets_are_named() -> None:
    content = workbook(
        {
            "Seen": row(text("Seen.", "A1"), text("Column.", "B1"), text("End.", "C1"))
            + row(text("Row."), hidden="1") + row(figure(7, 4, "A3"), text("Last.", "C3")),
            "Drafts": row(text("Sheet.")),
        },
        columns='<col min="2" max="2" hidden="1"/>',
        hidden="Drafts",
    )  # fmt: skip
    part = whole(content)
    assert part.extraction.text == "Seen.\tEnd.\n\nLast."
    assert part.extraction.warnings == ("a hidden sheet is not read: Drafts",)


def test_a_formula_without_its_result_is_told() -> None:
    part = whole(workbook({"A": row(text("Sum"), "<c><f>SUM(B1:B9)</f></c>")}))
    assert part.extraction.text == "Sum"
    assert part.extraction.warnings == (
        "1 cell has a formula without its result; open the file in Excel and save it",
    )


def test_a_table_with_a_column_of_texts_is_a_document_a_row() -> None:
    letters = (row(text("id"), text("Title"), text("Text"), text("Date"))
               + row(text("a1"), text("Fire"), text("The mill burnt."), figure(43588, 2))
               + row(text("a2"), text("Empty"))
               + row(text(""), text("Rain"), text("It rained.")))  # fmt: skip
    found = read(workbook({"Letters": letters, "Notes": row(text("Kept by the archive."))}))
    assert list(found) == ["", "Letters/a1", "Letters/a2", "Letters/row 3"]
    first = found["Letters/a1"]
    assert isinstance(first, Part)
    assert first.extraction.text == "The mill burnt."
    assert first.extraction.reference is not None
    assert (first.extraction.reference.title, first.extraction.reference.issued) == (
        "Fire",
        "2019-05-03",
    )
    assert isinstance(found["Letters/a2"], Failure)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-5.5, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "(5.50)"),
        (0, '0;-0;"none"', "none"),
        (1234.5, "[$€-407] #,##0.00", "€ 1,234.50"),
        (1500000, '0.0,,"M"', "1.5M"),
        (5551234567, "(000) 000-0000", "(555) 123-4567"),
        (12, "00000", "00012"),
        (2.5, "0.##", "2.5"),
        (123456, "0.00E+00", "1.23E+05"),
        (7, '[<5]"few";[>=5]"many"', "many"),
        (0.5, "# ?/?", "0.5"),
        (43588.4375, "m/d/yy h:mm AM/PM", "5/3/19 10:30 AM"),
        (43588.4375, "yyyy-mm-dd hh:mm:ss", "2019-05-03 10:30:00"),
        (43588, "dddd, mmm d", "Friday, May 3"),
        (1.5, "[h]:mm", "36:00"),
        (59, "yyyy-mm-dd", "1900-02-28"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (-1, "yyyy", "-1"),
        (12, "General", "12"),
        (12, "@", "12"),
    ],
)
def test_numbers_are_written_as_they_are_shown(value: float, code: str, shown: str) -> None:
    assert format_number(value, code) == shown


def test_days_may_be_counted_from_1904() -> None:
    assert format_number(0, "yyyy-mm-dd", from_1904=True) == "1904-01-01"


@pytest.mark.parametrize("content", [b"", packed({"xl/workbook.xml": "<x"})])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        list(read_content(content, "x.xlsx"))


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "name", "program"),
    [
        pytest.param(OLD + "WordDocument\0".encode("utf-16-le"), "a.doc", "Word", id="old Word"),
        pytest.param(OLD + "Workbook\0".encode("utf-16-le"), "a.xls", "Excel", id="old Excel"),
        pytest.param(OLD + "Workbook\0".encode("utf-16-le"), "a.txt", "Excel", id="misnamed"),
        pytest.param(OLD + "PowerPoint Document\0".encode("utf-16-le"), "a.ppt", "PowerPoint",
                     id="old PowerPoint"),
        pytest.param(packed({"Index/Document.iwa": ""}), "a.pages", "Pages", id="Pages"),
        pytest.param(packed({"Index.zip": ""}), "a.key", "Keynote", id="Keynote"),
        pytest.param(packed({"Index/Document.iwa": ""}), "a.numbers", "Numbers", id="Numbers"),
        pytest.param(packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
                     "a.ods", "LibreOffice", id="ods"),
        pytest.param(packed({"xl/workbook.bin": ""}), "a.xlsb", "Excel", id="binary Excel"),
        pytest.param(OLD + "EncryptedPackage\0".encode("utf-16-le"), "a.docx", "password",
                     id="encrypted"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_which_program_saves_it_as_what(
    content: bytes, name: str, program: str
) -> None:
    with pytest.raises(UnreadableError, match=program):
        list(read_content(content, name))
