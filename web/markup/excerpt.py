"""An excerpt → its markup: who speaks, the words, and always the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.exports.reply_record import link
from web.markup.exports import citing
from web.markup.text import Layer, elision, escape, escape_text, layered, written_in
from web.messages.translate_line import in_language

if TYPE_CHECKING:
    from corpus.document import Reference
    from corpus.readers.read_state import State
    from qa.reply import Cited, Spoken
    from web.messages.messages import Words


def excerpt(cited: Cited, answers: bool, words: Words, state: State = "unchanged") -> str:
    """Return the list item of `cited`; only what `answers` has its words marked.

    Of words that another source has as well only these are shown again. `state` says what has
    become of the file since it was read.
    """
    repeats = cited.excerpt.repeats
    span = cited.excerpt.highlights[0] if repeats else cited.excerpt.span
    text = span.document.text
    highlights = cited.excerpt.highlights if answers else ()
    marks = tuple(sorted((mark.start, mark.end) for mark in highlights))
    quoted = layered(
        text,
        span.start,
        span.end,
        (
            Layer(marks, "<mark>", "</mark>"),
            Layer(span.elisions, "", "", instead=elision(words)),
            Layer(_breaks(text, span.start, span.end), '<span class="gap">', "</span>"),
        ),
    )
    speaker = _speaker(cited.excerpt.spoken, words) if cited.excerpt.spoken else ""
    also = f'<p class="also">{escape(words.also_in)}</p>' if repeats else ""
    language = written_in(span.document.reference)
    return (
        f'<li value="{cited.citation.number}"><div class="words">{also}{speaker}'
        f'<blockquote dir="auto"{language}>{quoted}</blockquote></div>'
        f"{_source(cited, marks, words, state)}</li>"
    )


def _speaker(spoken: Spoken, words: Words) -> str:
    """Who says the marked words, and how that is known; nobody is named without certainty."""
    printed = spoken.printed.text if spoken.printed else ""
    notes = []
    if printed and printed != spoken.speaker:
        notes.append(words.printed_as.format(printed=printed))
    if spoken.certainty == "inferred":
        reason = in_language(spoken.reason, words.language)
        notes.append(f"{words.inferred}: {reason}" if reason else words.inferred)
    if spoken.certainty == "authored":
        notes.append(words.own_words)
    if spoken.same_as:
        notes.append(words.same_words.format(numbers=", ".join(map(str, spoken.same_as))))
    name = f"<strong><bdi>{escape_text(spoken.speaker or words.speaker_unknown)}</bdi></strong>"
    shown = "".join(f' <span class="note">· {escape_text(each)}</span>' for each in notes)
    return f'<p class="speaker">{name}{shown}</p>'


# Line feeds that a reader should see: between paragraphs, and before the items of a list.
_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n\s*|(?=(?:[-*•>#|]|\d{1,3}[.)])\s))")


def _breaks(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _BREAK.finditer(text, start, end))


def _source(cited: Cited, marks: tuple[tuple[int, int], ...], words: Words, state: State) -> str:
    """The source line: the title opens the document beside the conversation."""
    citation, span = cited.citation, cited.excerpt.span
    reference = citation.reference
    place = words.place(citation.locator)
    data = {
        "document": span.document.id,
        "start": str(span.start),
        "end": str(span.end),
        "marks": " ".join(f"{opens}-{closes}" for opens, closes in marks),
    }
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    title = reference.title or span.document.id
    href = escape(link(span.document.id, span.start, span.end))
    facts = [
        _fact(reference, "publisher", reference.publisher, words.publisher_unknown, words),
        _fact(reference, "issued", words.date(reference.issued), words.undated, words),
        f'<span class="place">{escape_text(place)}</span>',
        f'<a class="page" href="{href}" target="_blank" rel="noopener">{escape(words.open_page)}'
        f'<span class="unseen">: {escape_text(title)}, {escape_text(place)}</span></a>',
    ]
    since = ""
    if state != "unchanged":
        line = words.file_gone if state == "gone" else words.file_changed
        since = f'<p class="since" role="note">{escape(line)}</p>'
    if reference.origin("title") == "inferred":
        facts.insert(0, f'<span class="inferred">{escape(words.title_inferred)}</span>')
    return (
        f'<div class="source"><button type="button" class="cite" dir="auto"'
        f' title="{escape(words.show_in_source)}"{attributes}>{escape_text(title)}</button>'
        f'<p class="facts">{"".join(facts)}</p>{since}{citing(cited, words)}</div>'
    )


def _fact(reference: Reference, name: str, value: str, unknown: str, words: Words) -> str:
    if reference.origin(name) == "unknown":
        return f'<span class="unknown">{escape(unknown)}</span>'
    return f"<span><bdi>{escape_text(value)}</bdi>{_inferred(reference, name, words)}</span>"


def _inferred(reference: Reference, name: str, words: Words) -> str:
    if reference.origin(name) != "inferred":
        return ""
    return f' <span class="inferred">({escape(words.inferred)})</span>'
