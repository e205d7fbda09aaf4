"""A document → the reader beside the conversation, and a page of its own without scripts.

The text content of `<div class="text">` is the document's text, so what is marked there can
be compared with `document.text[start:end]` character for character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.exports.reply_record import link
from web.markup.card import card
from web.markup.text import Layer, Range, escape, escape_text, layered, written_in
from web.static.assets import document_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document, Span
    from corpus.readers.read_state import State
    from web.messages.messages import Words
    from web.service.sourcing import Sourcing

REACH = 60_000
"""Characters on each side of the excerpt that the reader shows: more than most documents have,
little enough for a phone. The page of the document always has all of it."""


def reader(
    excerpt: Span,
    marks: Sequence[Range],
    sourcing: Sourcing,
    words: Words,
    state: State = "unchanged",
) -> str:
    """Return the document of `excerpt`, with the excerpt set off and `marks` marked in it.

    `state` says what has become of its file since it was read.
    """
    document = excerpt.document
    start, end = _part(document.text, excerpt)
    layers = (
        Layer(((excerpt.start, excerpt.end),), '<span class="excerpt">', "</span>"),
        Layer(tuple(marks), "<mark>", "</mark>"),
    )
    whole = (start, end) == (0, len(document.text))
    note = "" if whole else f'<p class="note">{escape(words.part_note)}</p>'
    if state != "unchanged":
        line = words.file_gone if state == "gone" else words.file_changed
        note = f'<p class="note" role="status">{escape(line)}</p>{note}'
    content = (
        f'<article class="document"><h2 class="title" dir="auto">{_title(document)}</h2>'
        f"{card(document.reference, sourcing, words)}{note}{_noise_note(document, words)}"
        f"{_text(document, start, end, layers)}</article>"
    )
    title = document.reference.title or document.id
    return with_bar(content, title, link(document.id, excerpt.start, excerpt.end), words)


def with_bar(content: str, title: str, address: str, words: Words, back: str = "") -> str:
    """Return `content` as the reader shows it: below the way back and the way to its page."""
    label = escape(back or words.back)
    return (
        f'<div class="reader-bar"><button type="button" class="quiet back">{label}'
        f'</button><span class="reader-title" dir="auto" aria-hidden="true">{escape_text(title)}'
        f'</span>{_steps(words)}<a class="page" href="{escape(address)}" target="_blank"'
        f' rel="noopener">{escape(words.open_page)}</a></div>{content}'
    )


def _steps(words: Words) -> str:
    """The ways to the answer's other excerpts of the same document, where it has any."""
    ways = ((-1, words.earlier_excerpt, "‹"), (1, words.later_excerpt, "›"))
    before, after = (
        f'<button type="button" class="quiet step" data-step="{step}" aria-label="{escape(label)}"'
        f' title="{escape(label)}">{sign}</button>'
        for step, label, sign in ways
    )
    return f'<span class="steps" hidden>{before}<span class="where"></span>{after}</span>'


def document_page(
    document: Document, mark: Range | None, sourcing: Sourcing, words: Words, note: str = ""
) -> str:
    """Return the whole document as a page that needs no script, with `mark` in `<mark id=mark>`."""
    layers = [Layer((mark,), '<mark id="mark">', "</mark>")] if mark else []
    notice = f'<p class="note" role="status">{escape(note)}</p>' if note else ""
    body = (
        f'<article class="document"><h1 class="title" dir="auto">{_title(document)}</h1>'
        f"{card(document.reference, sourcing, words, 2)}{notice}{_noise_note(document, words)}"
        f"{_text(document, 0, len(document.text), layers)}</article>"
    )
    return whole_page(document.reference.title or document.id, body, words)


def message_page(title: str, line: str, words: Words) -> str:
    """Return a page that says one thing, such as that there is no such document."""
    body = f'<h1 class="title">{escape(title)}</h1><p dir="auto">{escape_text(line)}</p>'
    return whole_page(title, body, words)


def whole_page(title: str, body: str, words: Words) -> str:
    """Return a page of its own, which needs no script and asks nobody for anything."""
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


def _noise_note(document: Document, words: Words) -> str:
    """What is grey and why, and a box that folds it away without a script."""
    if not document.noise:
        return ""
    return (
        f'<div class="note"><p>{escape(words.noise_note)}</p><label class="fold">'
        f'<input type="checkbox" class="folding"> {escape(words.fold_noise)}</label></div>'
    )


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
    noise = Layer(_noise(document, marks), '<span class="noise"><span>', "</span></span>")
    written = layered(document.text, start, end, (paragraphs, *layers, noise))
    return f'<div class="text"{written_in(document.reference)}>{written}</div>'


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
