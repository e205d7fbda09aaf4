"""What teachers of sourcing ask of a text: who is behind it, on what evidence, who else says so.

The card stands above a document, in the reader and on the document's own page.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa.exports.reply_record import link
from web.markup.text import Layer, elision, escape, escape_text, layered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Reference, Span
    from qa.reply import Cited
    from qa.sources.compare_sources import Compared
    from qa.sources.list_evidence import Voiced
    from web.messages.messages import Words
    from web.service.sourcing import Sourcing

MOST_STATEMENTS = 60
"""Listed in a card: the rest is in the document, and in `app.py statements`."""


def card(reference: Reference, sourcing: Sourcing, words: Words, level: int = 3) -> str:
    """Return the three questions with their answers, under headings of this level."""
    parts = (
        (words.who_is_behind, _behind(reference, words), " open"),
        (words.what_evidence, _evidence(sourcing.evidence, words), ""),
        (words.what_others, _others(sourcing.compared, words), ""),
    )
    told = "".join(
        f'<details class="asked-of"{state}><summary><h{level}>{escape(question)}</h{level}>'
        f"</summary>{answer}</details>"
        for question, answer, state in parts
    )
    return f'<div class="sourcing">{told}</div>{_content_note(reference, words)}'


def _behind(reference: Reference, words: Words) -> str:
    """The facts; an unknown one is named as one, an inferred one as well."""
    facts = [
        (words.authors, "authors", ", ".join(reference.authors)),
        (words.publisher, "publisher", reference.publisher),
        (words.issued, "issued", words.date(reference.issued)),
    ]
    rows = [_row(label, _value(reference, name, value, words)) for label, name, value in facts]
    if reference.origin("title") == "inferred":
        rows.insert(0, _row(words.title, _inferred(reference, "title", words)))
    if reference.language:
        rows.append(_row(words.language_of, f"<bdi>{escape_text(reference.language)}</bdi>"))
    if reference.url:
        rows.append(_row(words.url, f"<bdi>{escape_text(reference.url)}</bdi>"))
    rows.append(_row(words.file, f"<bdi>{escape_text(reference.id)}</bdi>"))
    return f'<dl class="card">{"".join(rows)}</dl>'


def _content_note(reference: Reference, words: Words) -> str:
    return content_note(reference.content_note, words)


def content_note(note: str, words: Words) -> str:
    """Return what is told about the content before it is shown; "" when there is no note."""
    if not note:
        return ""
    return (
        f'<p class="content-note" dir="auto"><strong>{escape(words.content_note)}:</strong> '
        f"{escape_text(note)}</p>"
    )


def _row(label: str, value: str) -> str:
    return f"<div><dt>{escape(label)}</dt><dd>{value}</dd></div>"


def _value(reference: Reference, name: str, value: str, words: Words) -> str:
    origin = reference.origin(name)
    if origin == "unknown":
        return f'<span class="unknown">{escape(words.unknown)}</span>'
    inferred = f" {_inferred(reference, name, words)}" if origin == "inferred" else ""
    return f"<bdi>{escape_text(value)}</bdi>{inferred}"


def _inferred(reference: Reference, name: str, words: Words) -> str:
    own = words.inferred_page if reference.type == "webpage" else words.inferred_properties
    source = own if name in reference.properties else words.inferred_more
    return f'<span class="inferred">({escape(source)})</span>'


def _evidence(evidence: Sequence[Voiced], words: Words) -> str:
    if not evidence:
        return f"<p>{escape(words.quotes_nobody)}</p>"
    counts = Counter(each.speaker for each in evidence)
    ranked = sorted(counts.items(), key=lambda item: (item[0] is None, -item[1], item[0] or ""))
    people = "".join(
        f"<li>{_name(speaker, words)}"
        f' <span class="count">{escape(words.count(words.statements, count))}</span></li>'
        for speaker, count in ranked
    )
    items = "".join(_statement(each, words) for each in evidence[:MOST_STATEMENTS])
    part = ""
    if len(evidence) > MOST_STATEMENTS:
        line = words.listed_in_part.format(count=words.number(MOST_STATEMENTS))
        part = f'<p class="count">{escape(line)}</p>'
    return (
        f'<p>{escape(words.quoted_people)}</p><ul class="people">{people}</ul>'
        f"<details><summary>{escape(words.show_all)}</summary>"
        f'<ol class="statements">{items}</ol>{part}</details>'
    )


def _name(speaker: str | None, words: Words) -> str:
    if speaker is None:
        return f'<span class="unknown">{escape(words.speaker_unknown)}</span>'
    return f"<strong><bdi>{escape_text(speaker)}</bdi></strong>"


def _statement(voiced: Voiced, words: Words) -> str:
    said = voiced.statement
    kinds = [words.direct if said.direct else words.reported]
    if voiced.inferred:
        kinds.append(words.inferred)
    text = elision(words).join(_shown(part, words) for part in said.content)
    return (
        f'<li>{_name(voiced.speaker, words)} <span class="count">· {escape(", ".join(kinds))}'
        f"</span> {_jump(said.excerpt, text, said.content)}</li>"
    )


def _others(compared: Compared, words: Words) -> str:
    groups = ((words.same_statement, compared.same), (words.near_here, compared.near))
    told = "".join(
        f'<p>{escape(heading)}</p><ul class="others">'
        f"{''.join(_other(each, words) for each in found)}</ul>"
        for heading, found in groups
        if found
    )
    return told or f"<p>{escape(words.no_others)}</p>"


def _other(cited: Cited, words: Words) -> str:
    """Words of another document, and which one that is."""
    span, reference = cited.excerpt.span, cited.citation.reference
    source = [
        escape_text(reference.title or reference.id),
        escape_text(words.date(reference.issued)) if reference.issued else escape(words.undated),
        escape_text(words.place(cited.citation.locator)),
    ]
    return (
        f"<li>{_jump(span, _shown(span, words), cited.excerpt.highlights)}"
        f' <span class="count"><bdi>{source[0]}</bdi> · {" · ".join(source[1:])}</span></li>'
    )


def _shown(span: Span, words: Words) -> str:
    """The words of `span`, with a sign where noise is left out."""
    noise = Layer(span.elisions, "", "", instead=elision(words))
    return layered(span.document.text, span.start, span.end, (noise,))


def _jump(span: Span, text: str, marks: Sequence[Span]) -> str:
    """A link to the words in their place; the page's script opens it in the reader."""
    inside = [mark for mark in marks if span.start <= mark.start < mark.end <= span.end]
    ranges = " ".join(f"{mark.start}-{mark.end}" for mark in inside)
    place = {"document": span.document.id, "start": span.start, "end": span.end, "marks": ranges}
    data = "".join(f' data-{name}="{escape(str(value))}"' for name, value in place.items())
    href = escape(link(span.document.id, span.start, span.end))
    return f'<a class="jump" dir="auto" href="{href}"{data}>{text}</a>'
