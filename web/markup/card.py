"""What teachers of sourcing ask of a text: who is behind it, on what evidence, who else says so.

The card stands above a document, in the reader and on the document's own page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from web.markup.quotation import left_out, place
from web.markup.render import render
from web.markup.text import layered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Reference, Span
    from qa.reply import Cited
    from qa.sources.compare_sources import Compared
    from qa.sources.list_evidence import Voiced
    from web.markup.quotation import Place
    from web.messages.messages import Messages
    from web.service.sourcing import Sourcing

MOST_STATEMENTS = 60
"""Listed in a card: the rest is in the document, and in `app.py statements`."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A row: no `value` is an unknown one, unless it is told how it was `inferred`."""

    label: str
    value: str
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class _Statement:
    speaker: str | None
    kinds: str
    place: Place
    text: Markup


@dataclass(frozen=True, slots=True)
class _Evidence:
    """`people` with their counts, some `statements`, and a line that says that these are some."""

    people: tuple[tuple[str | None, str], ...]
    statements: tuple[_Statement, ...]
    part: str


@dataclass(frozen=True, slots=True)
class _Other:
    """Words of another document, and which one that is."""

    place: Place
    text: Markup
    title: str
    issued: str
    locator: str


def card(reference: Reference, sourcing: Sourcing, words: Messages, level: int = 3) -> Markup:
    """Return the three questions with their answers, under headings of this level."""
    return render(
        "card",
        "card",
        facts=_facts(reference, words),
        evidence=_evidence(sourcing.evidence, words),
        others=_others(sourcing.compared, words),
        note=reference.content_note,
        level=level,
        words=words,
    )


def content_note(note: str, words: Messages) -> Markup:
    """Return what is told about the content before it is shown; nothing when there is no note."""
    return render("card", "content_note", note=note, words=words)


def _facts(reference: Reference, words: Messages) -> list[_Fact]:
    """The facts; an unknown one is named as one, an inferred one as well."""
    facts = [
        _Fact(label, value, _inferred(reference, name, words))
        for label, name, value in (
            (words.authors, "authors", ", ".join(reference.authors)),
            (words.publisher, "publisher", reference.publisher),
            (words.issued, "issued", words.date(reference.issued)),
        )
    ]
    if title_inferred := _inferred(reference, "title", words):
        facts.insert(0, _Fact(words.title, "", title_inferred))  # the title itself stands above
    others = (
        (words.language_of, reference.language),
        (words.url, reference.url),
        (words.file, reference.id),
    )
    return facts + [_Fact(label, value) for label, value in others if value]


def _inferred(reference: Reference, name: str, words: Messages) -> str:
    """What the fact `name` was inferred from, or ""."""
    if reference.origin(name) != "inferred":
        return ""
    if name not in reference.properties:
        return words.inferred_more
    return words.inferred_page if reference.type == "webpage" else words.inferred_properties


def _evidence(evidence: Sequence[Voiced], words: Messages) -> _Evidence | None:
    if not evidence:
        return None
    counts = Counter(each.speaker for each in evidence)
    ranked = sorted(counts.items(), key=lambda item: (item[0] is None, -item[1], item[0] or ""))
    part = words.listed_in_part.format(count=words.number(MOST_STATEMENTS))
    return _Evidence(
        tuple((speaker, words.count(words.statements, count)) for speaker, count in ranked),
        tuple(_statement(each, words) for each in evidence[:MOST_STATEMENTS]),
        part if len(evidence) > MOST_STATEMENTS else "",
    )


def _statement(voiced: Voiced, words: Messages) -> _Statement:
    said = voiced.statement
    kinds = [words.direct if said.direct else words.reported]
    if voiced.inferred:
        kinds.append(words.inferred)
    elision = left_out(said.excerpt, words).instead or Markup()
    text = elision.join(_shown(part, words) for part in said.content)
    return _Statement(voiced.speaker, ", ".join(kinds), _place(said.excerpt, said.content), text)


def _others(compared: Compared, words: Messages) -> list[tuple[str, list[_Other]]]:
    groups = ((words.same_statement, compared.same), (words.near_here, compared.near))
    return [
        (heading, [_other(each, words) for each in found]) for heading, found in groups if found
    ]


def _other(cited: Cited, words: Messages) -> _Other:
    span, reference = cited.excerpt.span, cited.citation.reference
    return _Other(
        _place(span, cited.excerpt.highlights),
        _shown(span, words),
        reference.title or reference.id,
        words.date(reference.issued) if reference.issued else words.undated,
        words.place(cited.citation.locator),
    )


def _shown(span: Span, words: Messages) -> Markup:
    """The words of `span`, with a sign where noise is left out."""
    return layered(span.document.text, span.start, span.end, (left_out(span, words),))


def _place(span: Span, marks: Sequence[Span]) -> Place:
    inside = [mark for mark in marks if span.start <= mark.start < mark.end <= span.end]
    return place(span, [(mark.start, mark.end) for mark in inside])
