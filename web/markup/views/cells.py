"""Cells of a view → their markup: the words, marked, and the source that is the link to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from qa.views.view_records import link_to, title_of
from web.markup.quotation import left_out
from web.markup.text import Layer, layered
from web.markup.views.frame import address

if TYPE_CHECKING:
    from qa.views.cell import Cell, Part
    from web.messages.messages import Messages
    from web.messages.view_words import ViewWords
    from web.service.view_request import Paged


@dataclass(frozen=True, slots=True)
class ShownCell:
    """The words of a cell, and its source: `notes` are lines about it, `tinted` makes it stand out
    among others.
    """

    quoted: Markup
    href: str
    title: str
    issued: str
    language: str
    notes: tuple[str, ...] = ()
    tinted: bool = False


def shown_cell(
    cell: Cell, words: Messages, notes: tuple[str, ...] = (), *, tinted: bool = False
) -> ShownCell:
    """Return what is shown of `cell`."""
    span, reference = cell.span, cell.span.document.reference
    marks = Layer(cell.marks, Markup("<mark>"), Markup("</mark>"))
    return ShownCell(
        quoted=layered(span.document.text, span.start, span.end, (marks, left_out(span, words))),
        href=link_to(cell),
        title=title_of(span.document),
        issued=words.date(reference.issued) if reference.issued else words.undated,
        language=reference.language,
        notes=notes,
        tinted=tinted,
    )


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways to the parts before and behind, "" where there is none, and which part this is."""

    earlier: str
    later: str
    line: str


def pager(
    path: str, asked: Paged, part: Part[object], say: ViewWords, words: Messages, **kept: str
) -> Pager | None:
    """Return the ways from a part of a list to its neighbours, with the parameters to be `kept`;
    None where the list has no other part.
    """
    last = asked.offset + len(part.entries)
    if asked.offset == 0 and last >= part.total:
        return None
    size = asked.limit if asked.limit != type(asked).model_fields["limit"].default else 0
    given: dict[str, str | int] = {**kept, "limit": size, "lang": asked.lang}
    before = max(asked.offset - asked.limit, 0)
    return Pager(
        address(path, **given, offset=before) if asked.offset else "",
        address(path, **given, offset=last) if last < part.total else "",
        say.part.format(
            first=words.number(asked.offset + 1),
            last=words.number(last),
            count=words.number(part.total),
        ),
    )


def data_ways(path: str, asked: Paged, **kept: str) -> tuple[str, str]:
    """Return where the same is given as JSON and as CSV."""
    same: dict[str, str | int] = {**kept, "offset": asked.offset, "lang": asked.lang}
    return address(f"/api{path}", **same), address(f"/api{path}", **same, format="csv")
