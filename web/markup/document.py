"""A document → the reader beside the conversation, and a page of its own without scripts.

The text content of `<div class="text">` is the document's text, so what is marked there can
be compared with `document.text[start:end]` character for character.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from qa.exports.reply_record import link
from web.markup.card import card
from web.markup.excerpt import since_read
from web.markup.layout import SPAN_END, contents_of, gaps_of, headings_of, layout
from web.markup.quotation import linked
from web.markup.render import render
from web.markup.text import Layer, Range, layered
from web.markup.views.frame import framed
from web.service.sourcing import Sourcing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document, Span
    from corpus.readers.read_state import State
    from web.markup.layout import Entry
    from web.messages.messages import Messages
    from web.service.sourcing import Sourcing

REACH = 60_000
"""Characters on each side of the excerpt that the reader shows: more than most documents have,
little enough for a phone. The page of the document always has all of it."""


MARKED, MARKED_EXCERPT = Markup('<mark id="mark">'), Markup('<mark id="mark" class="excerpt">')


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the article of a document says; `notice` is what a visitor is to be told of it."""

    title: str
    card: Markup
    notice: str
    in_part: bool
    noisy: bool
    language: str
    text: Markup
    contents: tuple[Entry, ...] = ()
    to_mark: bool = False  # whether there is a mark, far below perhaps


def reader(
    excerpt: Span,
    marks: Sequence[Range],
    sourcing: Sourcing,
    words: Messages,
    state: State = "unchanged",
) -> Markup:
    """Return the document of `excerpt`, with the excerpt set off and `marks` marked in it.

    `state` says what has become of its file since it was read.
    """
    document = excerpt.document
    start, end = _part(document.text, excerpt)
    layers = (
        Layer(((excerpt.start, excerpt.end),), Markup('<span class="excerpt">'), SPAN_END),
        Layer(tuple(marks), Markup("<mark>"), Markup("</mark>")),
    )
    entries = contents_of(document, headings_of(document), words.page)
    shown = _Shown(
        title=_title(document),
        card=card(document.reference, sourcing, words),
        notice=since_read(state, words),
        in_part=(start, end) != (0, len(document.text)),
        noisy=bool(document.noise),
        language=document.reference.language,
        text=_text(document, start, end, layers, 2),
        contents=tuple(each for each in entries if start <= each.at < end),
    )
    content = render("document", "article", document=shown, level=2, words=words)
    address = linked(link(document.id, excerpt.start, excerpt.end), marks)
    return with_bar(content, shown.title, address, words, finding=True)


def with_bar(  # noqa: PLR0913 - each is shown
    content: Markup,
    title: str,
    address: str,
    words: Messages,
    back: str = "",
    *,
    finding: bool = False,
) -> Markup:
    """Return `content` as the reader shows it: below the way back and the way to its page, and,
    with `finding`, a field to find words in it.
    """
    return render(
        "document",
        "with_bar",
        content=content,
        title=title,
        address=address,
        back=back or words.back,
        finding=finding,
        words=words,
    )


def document_page(  # noqa: PLR0913, PLR0917 - each is shown
    document: Document,
    mark: Range | None,
    sourcing: Sourcing,
    words: Messages,
    note: str = "",
    marks: Sequence[Range] = (),
) -> Markup:
    """Return the whole document as a page that needs no script, with `mark` in `<mark id=mark>`.

    The words of it that answer, `marks`, stand out from the rest of it.
    """
    inside = tuple(each for each in marks if mark and mark[0] <= each[0] < each[1] <= mark[1])
    opening = MARKED_EXCERPT if inside else MARKED
    layers = (
        Layer((mark,) if mark else (), opening, Markup("</mark>")),
        Layer(inside, Markup("<mark>"), Markup("</mark>")),
    )
    shown = _Shown(
        title=_title(document),
        card=card(document.reference, sourcing, words, 2),
        notice=note,
        in_part=False,
        noisy=bool(document.noise),
        language=document.reference.language,
        text=_text(document, 0, len(document.text), layers, 1),
        contents=contents_of(document, headings_of(document), words.page),
        to_mark=mark is not None,
    )
    body = render("document", "article", document=shown, level=1, words=words)
    return whole_page(shown.title, body, words)


def message_page(title: str, line: str, words: Messages) -> Markup:
    """Return a page that says one thing, such as that there is no such document."""
    return whole_page(title, render("document", "message", title=title, line=line), words)


def whole_page(title: str, body: Markup, words: Messages, here: str = "") -> Markup:
    """Return a page of its own, which needs no script; `here` is its path if it is a view."""
    return framed(title, body, words, here)


def _title(document: Document) -> str:
    return document.reference.title or document.id


def _part(text: str, excerpt: Span) -> Range:
    """The part of `text` around `excerpt` that is shown, cut at line feeds where there are."""
    start, end = excerpt.start - REACH, excerpt.end + REACH
    start = 0 if start <= 0 else max(text.find("\n", start, excerpt.start) + 1, start)
    if end >= len(text):
        return start, len(text)
    cut = text.rfind("\n", excerpt.end, end)
    return start, cut if cut >= 0 else end


def _text(
    document: Document, start: int, end: int, layers: tuple[Layer, Layer], level: int
) -> Markup:
    excerpt, marks = layers
    paragraphs, headings, signs, leaves = layout(document, start, end, excerpt.ranges, level)
    opening, closing = Markup('<span class="noise"><span>'), SPAN_END + SPAN_END
    noise = Layer(_noise(document, marks.ranges or excerpt.ranges), opening, closing)
    gaps = gaps_of(document.text, excerpt.ranges)
    inner = (excerpt, headings, marks, gaps, signs, noise, leaves)
    return layered(document.text, start, end, (paragraphs, *inner))


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
