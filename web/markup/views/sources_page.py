"""What the corpus holds → the page of the sources: a table to sort, and facts to edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from corpus.document import Span
from corpus.readers.folder.read_references import TYPES
from qa.sources.list_sources import ORDERS
from qa.views.cell import Cell, Part
from web.markup.corpus import corpus
from web.markup.render import render
from web.markup.views.cells import pager, shown_cell
from web.markup.views.frame import address, framed
from web.messages.choose_view_words import choose_view_words
from web.messages.translate_line import in_language
from web.service.uploads import brought_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from corpus.document import Document, Reference
    from corpus.metadata.propose_facts import Proposal
    from qa.sources.corpus_summary import CorpusSummary, Surveyed
    from web.markup.views.cells import ShownCell
    from web.messages.messages import Messages
    from web.messages.view_words import ViewWords
    from web.service.view_request import SourcesWanted


@dataclass(frozen=True, slots=True)
class Allowed:
    """What this visitor may do: `edit` facts, take files out (`remove`)."""

    edit: bool
    remove: bool


@dataclass(frozen=True, slots=True)
class _Column:
    label: str
    href: str
    sorted: str  # as aria-sort says it, "" for another column
    title: str


@dataclass(frozen=True, slots=True)
class _Row:
    href: str
    title: str
    cells: tuple[tuple[str, str], ...]  # a label and what stands under it
    note: str
    remarks: tuple[str, ...]
    compare: str
    edit: str
    removable: str


@dataclass(frozen=True, slots=True)
class _Notice:
    """A line about what was done; `undo` is what brings it back, if anything does."""

    line: str
    undo: str = ""


@dataclass(frozen=True, slots=True)
class _Proposed:
    value: str
    href: str
    cell: ShownCell


@dataclass(frozen=True, slots=True)
class _Field:
    """A fact in the form: `kind` is line, lines or choice."""

    name: str
    label: str
    value: str
    hint: str
    proposed: tuple[_Proposed, ...]


def sources_page(  # noqa: PLR0913, PLR0917 - each is shown
    survey: CorpusSummary,
    sources: Sequence[Surveyed],
    copies: Mapping[str, str],
    note: str,
    examples: Sequence[str],
    asked: SourcesWanted,
    allowed: Allowed,
    removed: str,
    words: Messages,
) -> Markup:
    """Return the page of the sources; `removed` is the name of a file just taken out."""
    say = choose_view_words(words)
    notices = []
    if asked.saved:
        notices.append(_Notice(say.saved))
    if removed:
        notices.append(_Notice(say.removed.format(name=removed), asked.aside))
    table = render(
        "sources", "table",
        columns=tuple(_column(order, asked, say) for order in ORDERS),
        rows=tuple(_row(each, copies, allowed, asked, words) for each in sources),
        notices=notices,
        pager=pager("/corpus", asked, Part(len(survey.references), tuple(sources)), say, words,
                    sort=asked.sort),
        say=say, words=words,
    )  # fmt: skip
    body = corpus(survey, note, examples, words, listing=table)
    return framed(words.corpus, body, words, "/corpus", asked.lang)


def _column(order: str, asked: SourcesWanted, say: ViewWords) -> _Column:
    label = {"title": say.title, "authors": say.authors, "issued": say.issued,
             "publisher": say.publisher, "type": say.kind, "words": say.words}[order]  # fmt: skip
    up, down = asked.sort == order, asked.sort == f"-{order}"
    return _Column(
        label,
        address("/corpus", sort=f"-{order}" if up else order, lang=asked.lang),
        "ascending" if up else "descending" if down else "",
        say.sort_by.format(column=label),
    )


def _row(
    source: Surveyed,
    copies: Mapping[str, str],
    allowed: Allowed,
    asked: SourcesWanted,
    words: Messages,
) -> _Row:
    say, reference = choose_view_words(words), source.reference
    copy = copies.get(reference.id)
    remarks = [in_language(each, words.language) for each in source.warnings]
    if copy:
        remarks.insert(0, say.copies.format(names=copy))
    file = brought_file(reference.id)
    return _Row(
        href=f"/doc/{quote(reference.id, errors='replace')}",
        title=reference.title or reference.id,
        cells=(
            (say.authors, _with_origin(reference, "authors", ", ".join(reference.authors), words)),
            (say.issued, _with_origin(reference, "issued", words.date(reference.issued), words)
             if reference.issued else words.undated),
            (say.publisher, reference.publisher or words.publisher_unknown),
            (say.kind, reference.type),
            (say.words, words.number(source.words)),
        ),
        note=reference.content_note,
        remarks=tuple(remarks),
        compare=address("/compare", a=reference.id, lang=asked.lang),
        edit=address("/corpus/edit", document=reference.id, lang=asked.lang)
        if allowed.edit else "",
        removable=file if allowed.remove else "",
    )  # fmt: skip


def _with_origin(reference: Reference, name: str, value: str, words: Messages) -> str:
    inferred = value and reference.origin(name) == "inferred"
    return f"{value} ({words.inferred})" if inferred else value


TEXTS = ("title", "authors", "issued", "publisher", "container_title", "type", "url", "language",
         "content_note")  # fmt: skip


def edit_page(  # noqa: PLR0913, PLR0917 - each is shown
    document: Document,
    proposals: Sequence[Proposal],
    given: Mapping[str, str],
    error: str,
    lang: str,
    words: Messages,
) -> Markup:
    """Return the form with the facts of `document`; those that are `given` take the place of what
    is known. `error` is why they could not be written down, or "".
    """
    say, reference = choose_view_words(words), document.reference
    labels = {
        "title": (say.title, ""), "authors": (say.authors, say.authors_hint),
        "issued": (say.issued, say.issued_hint), "publisher": (say.publisher, ""),
        "container_title": (say.container, ""), "type": (say.kind, ""),
        "url": (say.address, ""), "language": (say.language_of, ""),
        "content_note": (say.content_note, ""),
    }  # fmt: skip
    fields = tuple(
        _Field(
            name, *_labelled(labels[name], given.get(name, stated(reference, name))),
            tuple(
                _proposed(document, each, given, lang, words)
                for each in proposals if each.field == name
            ),
        )
        for name in TEXTS
    )  # fmt: skip
    title = say.edit_title.format(title=reference.title or reference.id)
    body = render(
        "sources", "edit", heading=title, fields=fields, kinds=sorted(TYPES),
        document=document.id, error=error,
        cancel=address("/corpus", lang=lang), lang=lang, say=say, words=words,
    )  # fmt: skip
    return framed(title, body, words, "/corpus", lang)


def _labelled(label: tuple[str, str], value: str) -> tuple[str, str, str]:
    return label[0], value, label[1]


def stated(reference: Reference, name: str) -> str:
    """Return what the owner, or the file, states for a fact, "" for what is only inferred; authors
    are one a line.
    """
    if reference.origin(name) != "stated" or (name == "type" and reference.type == "document"):
        return ""
    value = getattr(reference, name)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _proposed(
    document: Document, proposal: Proposal, given: Mapping[str, str], lang: str, words: Messages
) -> _Proposed:
    text = document.text
    start = text.rfind("\n", 0, proposal.start) + 1
    end = text.find("\n", proposal.end)
    start = max(start, proposal.start - AROUND)
    end = min(end if end >= 0 else len(text), proposal.end + AROUND)
    cell = Cell(Span(document, start, end), ((proposal.start, proposal.end),))
    chosen = {**given, proposal.field: proposal.value}
    return _Proposed(
        words.date(proposal.value) if proposal.field == "issued" else proposal.value,
        address("/corpus/edit", document=document.id, lang=lang, **chosen),
        shown_cell(cell, words),
    )


AROUND = 120  # characters of the line on each side of what is proposed
