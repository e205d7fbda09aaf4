"""A document → the reader beside the conversation, and a page of its own without scripts.

The text content of `<div class="text">` is the document's text, so what is marked there can
be compared with `document.text[start:end]` character for character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.present import link
from web.assets import document_style
from web.markup_text import Layer, Range, escape, escape_text, layered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document, Reference, Span
    from web.words import Words

REACH = 60_000
"""Characters on each side of the excerpt that the reader shows: more than most documents have,
little enough for a phone. The page of the document always has all of it."""


def reader(excerpt: Span, marks: Sequence[Range], words: Words) -> str:
    """Return the document of `excerpt`, with the excerpt set off and `marks` marked in it."""
    document = excerpt.document
    start, end = _part(document.text, excerpt)
    layers = (
        Layer(((excerpt.start, excerpt.end),), '<span class="excerpt">', "</span>"),
        Layer(tuple(marks), "<mark>", "</mark>"),
    )
    whole = (start, end) == (0, len(document.text))
    note = "" if whole else f'<p class="note">{escape(words.part_note)}</p>'
    href = escape(link(document.id, excerpt.start, excerpt.end))
    return (
        f'<div class="reader-bar"><button type="button" class="quiet back">{escape(words.back)}'
        f'</button><span class="reader-title" dir="auto" aria-hidden="true">{_title(document)}'
        "</span>"
        f'<a class="page" href="{href}" target="_blank" rel="noopener">'
        f"{escape(words.open_page)}</a></div>"
        f'<article class="document"><h2 class="title" dir="auto">{_title(document)}</h2>'
        f"{_card(document.reference, words)}{note}{_noise_note(document, words)}"
        f"{_text(document, start, end, layers)}</article>"
    )


def document_page(document: Document, mark: Range | None, words: Words, note: str = "") -> str:
    """Return the whole document as a page that needs no script, with `mark` in `<mark id=mark>`."""
    layers = [Layer((mark,), '<mark id="mark">', "</mark>")] if mark else []
    notice = f'<p class="note" role="status">{escape(note)}</p>' if note else ""
    body = (
        f'<article class="document"><h1 class="title" dir="auto">{_title(document)}</h1>'
        f"{_card(document.reference, words)}{notice}{_noise_note(document, words)}"
        f"{_text(document, 0, len(document.text), layers)}</article>"
    )
    return _page(document.reference.title or document.id, body, words)


def message_page(title: str, line: str, words: Words) -> str:
    """Return a page that says one thing, such as that there is no such document."""
    body = f'<h1 class="title">{escape(title)}</h1><p dir="auto">{escape_text(line)}</p>'
    return _page(title, body, words)


def _page(title: str, body: str, words: Words) -> str:
    return (
        f'<!DOCTYPE html><html lang="{escape(words.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)} · {escape(words.name)}</title>"
        f'<link rel="icon" href="data:,"><style>{document_style()}</style></head>'
        f'<body class="alone"><nav><a href="/">{escape(words.name)}</a></nav>'
        f"<main>{body}</main></body></html>"
    )


def _title(document: Document) -> str:
    return escape_text(document.reference.title or document.id)


def _card(reference: Reference, words: Words) -> str:
    """Who is behind the text; an unknown fact is named as one, an inferred one as well."""
    facts = [
        (words.authors, "authors", ", ".join(reference.authors)),
        (words.publisher, "publisher", reference.publisher),
        (words.issued, "issued", words.date(reference.issued)),
    ]
    rows = [_row(label, _value(reference, name, value, words)) for label, name, value in facts]
    if reference.origin("title") == "inferred":
        rows.insert(0, _row(words.title, _inferred(words)))
    if reference.url:
        rows.append(_row(words.url, f"<bdi>{escape_text(reference.url)}</bdi>"))
    rows.append(_row(words.file, f"<bdi>{escape_text(reference.id)}</bdi>"))
    note = ""
    if reference.content_note:
        note = (
            f'<p class="content-note" dir="auto"><strong>{escape(words.content_note)}:</strong> '
            f"{escape_text(reference.content_note)}</p>"
        )
    return f'<dl class="card">{"".join(rows)}</dl>{note}'


def _row(label: str, value: str) -> str:
    return f"<div><dt>{escape(label)}</dt><dd>{value}</dd></div>"


def _value(reference: Reference, name: str, value: str, words: Words) -> str:
    origin = reference.origin(name)
    if origin == "unknown":
        return f'<span class="unknown">{escape(words.unknown)}</span>'
    inferred = f" {_inferred(words)}" if origin == "inferred" else ""
    return f"<bdi>{escape_text(value)}</bdi>{inferred}"


def _inferred(words: Words) -> str:
    return f'<span class="inferred">({escape(words.inferred_more)})</span>'


def _noise_note(document: Document, words: Words) -> str:
    return f'<p class="note">{escape(words.noise_note)}</p>' if document.noise else ""


def _part(text: str, excerpt: Span) -> Range:
    """The part of `text` around `excerpt` that is shown, cut at line feeds where there are."""
    start, end = excerpt.start - REACH, excerpt.end + REACH
    start = 0 if start <= 0 else max(text.find("\n", start, excerpt.start) + 1, start)
    if end >= len(text):
        return start, len(text)
    cut = text.rfind("\n", excerpt.end, end)
    return start, cut if cut >= 0 else end


def _text(document: Document, start: int, end: int, layers: Sequence[Layer]) -> str:
    whole = [span for layer in layers[:1] for span in layer.ranges]
    marks = [span for layer in layers[-1:] for span in layer.ranges]
    paragraphs = Layer(_blocks(document.text, start, end, whole), '<p dir="auto">', "</p>")
    noise = Layer(_noise(document, marks), '<span class="noise">', "</span>")
    written = layered(document.text, start, end, (paragraphs, *layers, noise))
    return f'<div class="text">{written}</div>'


def _noise(document: Document, marks: Sequence[Range]) -> tuple[Range, ...]:
    """The noise of `document`, but for words within it that are marked: those do answer."""
    found = []
    for each in document.noise:
        position = each.start
        for opens, closes in marks:
            if each.start <= opens and closes <= each.end:
                found.append((position, opens))
                position = closes
        found.append((position, each.end))
    return tuple((opens, closes) for opens, closes in found if opens < closes)


_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n){2,}")


def _blocks(text: str, start: int, end: int, whole: Sequence[Range]) -> tuple[Range, ...]:
    """The paragraphs of `text[start:end]`; those that a range of `whole` joins stay one block."""
    blocks, position = [], start
    for gap in _BLANK_LINES.finditer(text, start, end):
        if any(opens < gap.end() and gap.start() < closes for opens, closes in whole):
            continue
        if gap.start() > position:
            blocks.append((position, gap.start()))
        position = gap.end()
    if position < end:
        blocks.append((position, end))
    return tuple(blocks)
