"""A workbook (`.xlsx`): a table with a column of texts as a document a row, all else as one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Landmark
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.office.read_properties import read_properties
from corpus.readers.office.replace_members import members_of
from corpus.readers.office.sheets.read_workbook import Sheet, read_workbook
from corpus.readers.text.read_csv import has_texts, read_rows
from corpus.source import Extraction, Failure, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read_xlsx(content: bytes) -> Iterator[Part | Failure]:
    """Yield the workbook as a document (its name is ""): a row a paragraph, tabs between cells,
    each as it is shown; a landmark at each row names its sheet ("Wards, row 12"). Text boxes and
    charts stand behind the rows.

    A sheet whose first row names a column of texts, as `read_csv` knows them, is a table of
    documents, which are named by the sheet and by themselves ("Letters/row 3"). Hidden sheets, rows
    and columns are left out; a warning names the sheets. Raises UnreadableError.
    """
    try:
        sheets = list(read_workbook(members_of(content, (".xml", ".rels"))))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(Message(Key.NOT_OPENED, kind="Excel")) from error
    tables = [each for each in sheets if each.rows and has_texts(each.rows[0].cells)]
    others = [each for each in sheets if each not in tables]
    whole = _whole(others, tuple(_warnings(sheets)))
    if whole.text:
        read = read_properties(whole, content, "docProps/core.xml")
        yield Part("", read, hashlib.sha256(content).hexdigest())
    elif not tables:
        raise UnreadableError(Message(Key.NO_TEXT))
    for table in tables:
        for each in read_rows([list(row.cells) for row in table.rows]):
            if isinstance(each, Failure):
                yield Failure(f"{table.name}/{each.id}", each.reason)
            else:
                yield replace(each, name=f"{table.name}/{each.name}")


def _whole(sheets: Sequence[Sheet], warnings: tuple[Message, ...]) -> Extraction:
    paragraphs: list[str] = []
    landmarks: list[Landmark] = []
    length = 0
    for sheet in sheets:
        for row in sheet.rows:
            line = "\t".join(row.cells).strip()
            landmarks.append(Landmark(length, "section", f"{sheet.name}, row {row.number}"))
            paragraphs.append(line)
            length += len(line) + 2
        for line in sheet.drawn:
            landmarks.append(Landmark(length, "section", f"{sheet.name}, on the sheet"))
            paragraphs.append(line)
            length += len(line) + 2
    return Extraction("\n\n".join(paragraphs), None, tuple(landmarks), warnings=warnings)


def _warnings(sheets: Sequence[Sheet]) -> Iterator[Message]:
    hidden = [sheet.name for sheet in sheets if sheet.hidden]
    if hidden:
        yield Message(Key.SHEETS_HIDDEN, count=len(hidden), names=", ".join(hidden))
    damaged = [sheet.name for sheet in sheets if not sheet.is_read]
    if damaged:
        yield Message(Key.SHEETS_NOT_READ, names=", ".join(damaged))
    uncounted = sum(sheet.uncounted for sheet in sheets)
    if uncounted:
        yield Message(Key.FORMULAS_UNCOUNTED, count=uncounted)
