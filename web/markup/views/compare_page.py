"""Documents that were asked the same → their page, a column for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from web.markup.render import render
from web.markup.views.cells import shown_cell
from web.markup.views.frame import address, framed
from web.markup.views.timeline_page import IN_A_LIST, choices
from web.messages.choose_view_words import choose_view_words
from web.messages.translate_line import in_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from corpus.document import Reference
    from qa.views.compare_answers import Comparison, Said, Side
    from web.markup.views.cells import ShownCell
    from web.messages.messages import Messages
    from web.messages.view_words import ViewWords
    from web.service.view_request import CompareWanted


@dataclass(frozen=True, slots=True)
class _Words:
    """`same` numbers the statement that other sides have as well, `anchor` is its place here."""

    cell: ShownCell
    same: str
    anchor: str
    other: str


@dataclass(frozen=True, slots=True)
class _Side:
    """`silent` says that the source says nothing, `reason` why it is thought so."""

    title: str
    href: str
    facts: str
    words: tuple[_Words, ...]
    silent: str
    reason: str


def compare_page(
    comparison: Comparison, references: Sequence[Reference], asked: CompareWanted, words: Messages
) -> Markup:
    """Return the page of a comparison, or what there is to choose for one."""
    say = choose_view_words(words)
    sides = tuple(
        _side(each, place, comparison, say, words)
        for place, each in enumerate(comparison.sides)
    )  # fmt: skip
    given = {"a": asked.a, "b": asked.b, "c": asked.c, "q": asked.q, "lang": asked.lang}
    data = address("/api/compare", **given), address("/api/compare", **given, format="csv")
    body = render(
        "compare", "compare", sides=sides if len(sides) > 1 else (), asked=asked,
        chosen=len(comparison.sides), sources=choices(references), data=data, most=IN_A_LIST,
        say=say, words=words,
    )  # fmt: skip
    return framed(say.compare, body, words, "/compare", asked.lang)


def _side(side: Side, place: int, comparison: Comparison, say: ViewWords, words: Messages) -> _Side:
    reference = side.document.reference
    silent = say.silent if comparison.question else say.nothing_shared
    return _Side(
        title=reference.title or side.document.id,
        href=f"/doc/{quote(side.document.id, errors='replace')}",
        facts=" · ".join(
            (
                reference.publisher or words.publisher_unknown,
                words.date(reference.issued) if reference.issued else words.undated,
            )
        ),
        words=tuple(_words(each, place, comparison, say, words) for each in side.said),
        silent="" if side.said else silent,
        reason=in_language(side.reason, words.language) if side.reason else "",
    )


def _words(
    said: Said, place: int, comparison: Comparison, say: ViewWords, words: Messages
) -> _Words:
    notes = [said.speaker] if said.speaker else []
    if said.differs:
        notes.append(say.other_speaker)
    elsewhere = [
        number
        for number, side in enumerate(comparison.sides)
        if number != place and any(each.same == said.same for each in side.said)
    ]
    return _Words(
        shown_cell(said.cell, words, tuple(notes), tinted=said.differs),
        say.same_words.format(number=said.same) if said.same else "",
        f"same-{said.same}-{place}" if said.same else "",
        f"#same-{said.same}-{elsewhere[0]}" if said.same and elsewhere else "",
    )
