"""The parts of a workbook (SpreadsheetML, ECMA-376 part 1, 18) → its sheets as they are seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.readers.blocks.flatten_blocks import flatten_blocks
from corpus.readers.office.read_relations import Relation, parsed_part, read_relations
from corpus.readers.office.sheets.format_number import format_number
from corpus.readers.office.sheets.number_format import BUILT_IN
from corpus.readers.office.slides.parse_slide import parse_slide
from corpus.readers.office.word.list_figures import list_figures
from corpus.readers.office.word.word_names import local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_YES = {"1", "true", "on"}
FURTHEST = 16_384  # columns of a sheet (18.3.1.13)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is seen: its number and what its cells show, "" for empty ones."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows that hold something.

    `hidden`: its owner hid it. `uncounted` are the cells with a formula whose result is not in
    the file; `is_read` says whether the sheet's part could be read. `drawn` are the lines of what
    lies on the cells: text boxes, charts, diagrams.
    """

    name: str
    rows: tuple[Row, ...] = ()
    drawn: tuple[str, ...] = ()
    hidden: bool = False
    uncounted: int = 0
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class _Looks:
    """What the cells of all sheets refer to: texts, and the format of each style."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    from_1904: bool


def read_workbook(members: Mapping[str, bytes]) -> Iterator[Sheet]:
    """Yield the sheets in their order. Raises ValueError where there is no workbook."""
    part = next(
        (each.part for each in read_relations("", members).values()
         if each.kind.endswith("/officeDocument")),
        "xl/workbook.xml",
    )  # fmt: skip
    book = parsed_part(part, members)
    if book is None:
        raise ValueError("it has no list of sheets")
    related = read_relations(part, members)
    looks = _looks(book, related, members)
    for sheet in book.iter("{*}sheet"):
        name, state = str(sheet.get("name", "")), sheet.get("state", "visible")
        number = next((str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        if number not in related:
            continue
        if state != "visible":
            yield Sheet(name, hidden=True)
            continue
        root = parsed_part(related[number].part, members)
        if root is None:
            yield Sheet(name, is_read=False)
            continue
        drawn = tuple(_drawn(related[number].part, members))
        yield replace(_sheet(name, root, looks), drawn=drawn)


def _drawn(part: str, members: Mapping[str, bytes]) -> Iterator[str]:
    for each in read_relations(part, members).values():
        drawing = parsed_part(each.part, members) if each.kind.endswith("/drawing") else None
        if drawing is None:
            continue
        text, _ = flatten_blocks(list(parse_slide(drawing, {}, within="wsDr")))
        yield from filter(None, text.split("\n\n"))
        for lines in list_figures(each.part, members).values():
            yield from lines


def _looks(book: _Element, related: Mapping[str, Relation], members: Mapping[str, bytes]) -> _Looks:
    parts = {each.kind.rpartition("/")[2]: each.part for each in related.values()}
    strings = parsed_part(parts.get("sharedStrings", ""), members)
    styles = parsed_part(parts.get("styles", ""), members)
    texts = () if strings is None else tuple(_text(each) for each in strings.iter("{*}si"))
    from_1904 = any(each.get("date1904") in _YES for each in book.iter("{*}workbookPr"))
    return _Looks(texts, () if styles is None else tuple(_formats(styles)), from_1904)


def _formats(styles: _Element) -> Iterator[str]:
    """The number format of each style of cells (18.8.10)."""
    own = {
        each.get("numFmtId"): str(each.get("formatCode", "")) for each in styles.iter("{*}numFmt")
    }
    for looks in styles.iter("{*}cellXfs"):
        for each in looks.iter("{*}xf"):
            number = str(each.get("numFmtId", "0"))
            known = BUILT_IN.get(int(number), "General") if number.isdecimal() else "General"
            yield own.get(number, known)


def _text(element: _Element) -> str:
    """The words of a text without how it is pronounced (18.4.6) and without what is struck out."""
    words = [
        piece.text or ""
        for run in element
        if local(run) in {"t", "r"} and not _is_struck(run)
        for piece in ([run] if local(run) == "t" else run)
        if local(piece) == "t"
    ]
    return "".join(words).replace("_x000D_", "")


def _is_struck(run: _Element) -> bool:
    return any(each.get("val", "1") in _YES for each in run.iter("{*}strike"))


def _sheet(name: str, root: _Element, looks: _Looks) -> Sheet:
    unseen: set[int] = set()
    for column in root.iter("{*}col"):
        first, last = _whole(column.get("min")), _whole(column.get("max"))
        if column.get("hidden") in _YES and 0 < first <= last:
            unseen |= set(range(first, min(last, FURTHEST) + 1))
    rows, number, uncounted = [], 0, 0
    for row in root.iter("{*}row"):
        number = _whole(row.get("r")) or number + 1
        if row.get("hidden") in _YES:
            continue
        cells, missing = _cells(row, unseen, looks)
        uncounted += missing
        if any(cells):
            rows.append(Row(number, cells))
    return Sheet(name, tuple(rows), uncounted=uncounted)


def _cells(row: _Element, unseen: set[int], looks: _Looks) -> tuple[tuple[str, ...], int]:
    """What the cells of a row show, and how many lack the result of their formula."""
    shown: dict[int, str] = {}
    column = missing = 0
    for cell in row:
        if local(cell) != "c":
            continue
        column = _column(str(cell.get("r", ""))) or column + 1
        if column in unseen or column > FURTHEST:
            continue
        words = " ".join(_shown(cell, looks).split())
        if words:
            shown[column] = words
        elif any(local(each) == "f" for each in cell) and cell.find("{*}v") is None:
            missing += 1
    seen = [each for each in range(1, max(shown, default=0) + 1) if each not in unseen]
    return tuple(shown.get(each, "") for each in seen), missing


def _shown(cell: _Element, looks: _Looks) -> str:
    """What a cell shows, by its kind (18.18.11)."""
    kind = cell.get("t", "n")
    value = "".join(each.text or "" for each in cell if local(each) == "v")
    style = _whole(cell.get("s"))
    code = looks.formats[style] if style < len(looks.formats) else "General"
    if code.strip() == ";;;":  # a format that shows nothing
        return ""
    if kind in {"s", "inlineStr"}:
        own = "".join(_text(each) for each in cell if local(each) == "is")
        number = _whole(value) if kind == "s" else len(looks.texts)
        return looks.texts[number] if number < len(looks.texts) else own
    if kind != "n":  # "str", "d", "e": what the cell shows, a day in ISO 8601, an error
        return {"1": "TRUE", "0": "FALSE"}.get(value, value) if kind == "b" else value
    try:
        return format_number(float(value), code, from_1904=looks.from_1904)
    except (ValueError, OverflowError, ArithmeticError):
        return value


def _whole(stated: str | None) -> int:
    return int(stated) if stated and stated.isdecimal() and len(stated) < 10 else 0


def _column(place: str) -> int:
    """The number of the column in a place such as "AB12", 0 for none."""
    number = 0
    for letter in place.rstrip("0123456789").upper():
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
