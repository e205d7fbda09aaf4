"""Replies → the markup of the conversation. Escaping is done in `markup_text.py`.

A question and its answer are one `<article class="turn">`: the question, one plain line,
how the question was read, then the excerpts, each with its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.present import link
from qa.reply import Answer
from qa.write_text import headline
from web.markup_taking import citing, take_away_button, taking
from web.markup_text import Layer, escape, escape_text, layered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Reference
    from qa.reply import Cited, Reply, Spoken
    from web.words import Words


def style_link(address: str) -> str:
    """Return the link to the page's style sheet."""
    return f'<link rel="stylesheet" href="{escape(address)}">'


def masthead(words: Words) -> str:
    """Return the head of the page: the name, and the way to a new conversation."""
    return (
        f'<h1 class="name">{escape(words.name)}</h1>'
        f"{take_away_button(words)}"
        f'<button type="button" class="quiet restart">{escape(words.start_again)}</button>'
    )


def conversation(words: Words) -> str:
    """Return the empty conversation, with the shapes that the page's script fills."""
    return (
        f'<div class="welcome">{loading(words, "")}</div>'
        f'<div class="turns" role="log" aria-live="polite" aria-relevant="additions"'
        f' aria-label="{escape(words.conversation)}"></div>'
        f'<p class="notice" role="alert" hidden></p>'
        f'<template class="pending">{_turn("", _pending(words))}</template>'
        f'<template class="trouble">{_turn("", _trouble(words, ""))}</template>'
        f"{taking(words)}"
    )


def loading(words: Words, stage: str) -> str:
    """Return what is shown in place of the starting questions until the model is in."""
    return (
        f'<p class="promise">{escape(words.promise)}</p>'
        f'<div class="loading"><p class="state" role="status"><strong>{escape(words.loading)}'
        f'</strong><span class="dots" aria-hidden="true"></span>'
        f' <span class="stage">{escape_text(stage)}</span></p>'
        f"<p>{escape(words.loading_more)}</p></div>"
    )


def failure(words: Words, error: str) -> str:
    """Return what is shown when the documents or the model could not be opened."""
    return (
        f'<div class="failure" role="alert"><p><strong>{escape(words.failed)}</strong></p>'
        f'<p dir="auto">{escape_text(_sentence(error))}</p></div>'
    )


def welcome(
    words: Words, documents: int, passages: int, unread: int, examples: Sequence[str]
) -> str:
    """Return what is shown before the first question."""
    holdings = words.holdings.format(documents=f"{documents:,}", passages=f"{passages:,}")
    missing = f"<p>{escape(words.unread.format(count=unread))}</p>" if unread else ""
    items = "".join(
        f'<li><button type="button" class="example" dir="auto">{escape_text(each)}</button></li>'
        for each in examples
    )
    offered = f'<h2>{escape(words.try_asking)}</h2><ul class="examples">{items}</ul>'
    return (
        f'<p class="promise">{escape(words.promise)}</p>'
        f'<p class="holdings">{escape(holdings)}</p>{missing}{offered if items else ""}'
    )


def turn(reply: Reply, words: Words) -> str:
    """Return a question and its answer; every excerpt stands with its source."""
    cited = reply.excerpts if isinstance(reply, Answer) else reply.nearest
    answered = isinstance(reply, Answer)  # words are marked as the answer only where there is one
    excerpts = "".join(_excerpt(each, answered, words) for each in cited)
    listed = f'<ol class="excerpts">{excerpts}</ol>' if excerpts else ""
    between = ""
    if excerpts and not answered:
        between = f'<h3 class="nearest">{escape(words.nearest)}</h3>'
    body = f'<p class="headline">{escape_text(headline(reply))}</p>{_reading(reply, words)}'
    kind = "answered" if answered else "abstained"
    return _turn(reply.question.text, f"{body}{between}{listed}", kind)


def trouble(question: str, line: str, words: Words) -> str:
    """Return a question that could not be asked, with the one line that says why."""
    return _turn(question, _trouble(words, line), "troubled")


def _turn(question: str, body: str, kind: str = "") -> str:
    return (
        f'<article class="turn {kind}"><h2 class="question" dir="auto">'
        f"{escape_text(question)}</h2>{body}</article>"
    )


def _pending(words: Words) -> str:
    return (
        f'<p class="headline working" role="status"><span class="state">{escape(words.searching)}'
        f'</span><span class="dots" aria-hidden="true"></span></p>'
    )


def _trouble(words: Words, line: str) -> str:
    return (
        f'<p class="headline problem" dir="auto">{escape_text(_sentence(line))}</p>'
        f'<p><button type="button" class="quiet again">{escape(words.ask_again)}</button></p>'
    )


def _sentence(line: str) -> str:
    """An error's line, which begins small and ends without a stop, as a page says it."""
    stop = "" if not line or line.endswith((".", "!", "?")) else "."
    return f"{line[:1].upper()}{line[1:]}{stop}"


def _reading(reply: Reply, words: Words) -> str:
    """How the question was read, where that is not how it was written."""
    question = reply.question
    lines = [
        words.corrected.format(read=each.read, written=each.written)
        for each in question.corrections
    ]
    if question.read_as and not lines and question.read_as != " ".join(question.text.split()):
        lines.append(words.read_as.format(question=question.read_as))
    return "".join(f'<p class="reading-note" dir="auto">{escape_text(line)}</p>' for line in lines)


def _excerpt(cited: Cited, answers: bool, words: Words) -> str:
    span = cited.excerpt.span
    text = span.document.text
    highlights = cited.excerpt.highlights if answers else ()
    marks = tuple((mark.start, mark.end) for mark in highlights)
    quoted = layered(
        text,
        span.start,
        span.end,
        (
            Layer(marks, "<mark>", "</mark>"),
            Layer(span.elisions, "", "", instead=_elision(words)),
            Layer(_breaks(text, span.start, span.end), '<span class="gap">', "</span>"),
        ),
    )
    speaker = _speaker(cited.excerpt.spoken, words) if cited.excerpt.spoken else ""
    return (
        f'<li value="{cited.citation.number}"><div class="words">{speaker}'
        f'<blockquote dir="auto">{quoted}</blockquote></div>{_source(cited, marks, words)}</li>'
    )


def _speaker(spoken: Spoken, words: Words) -> str:
    """Who says the marked words, and how that is known; nobody is named without certainty."""
    printed = spoken.printed.text if spoken.printed else ""
    notes = []
    if printed and printed != spoken.speaker:
        notes.append(words.printed_as.format(printed=printed))
    if spoken.certainty == "inferred":
        notes.append(f"{words.inferred}: {spoken.reason}" if spoken.reason else words.inferred)
    if spoken.same_as:
        notes.append(words.same_words.format(numbers=", ".join(map(str, spoken.same_as))))
    name = f"<strong><bdi>{escape_text(spoken.speaker or words.speaker_unknown)}</bdi></strong>"
    shown = "".join(f' <span class="note">· {escape_text(each)}</span>' for each in notes)
    return f'<p class="speaker">{name}{shown}</p>'


def _elision(words: Words) -> str:
    return f' <span class="elision" title="{escape(words.left_out)}">[…]</span> '


# Line feeds that a reader should see: between paragraphs, and before the items of a list.
_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n\s*|(?=(?:[-*•>#|]|\d{1,3}[.)])\s))")


def _breaks(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _BREAK.finditer(text, start, end))


def _source(cited: Cited, marks: tuple[tuple[int, int], ...], words: Words) -> str:
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
    if reference.origin("title") == "inferred":
        facts.insert(0, f'<span class="inferred">{escape(words.title_inferred)}</span>')
    return (
        f'<div class="source"><button type="button" class="cite" dir="auto"'
        f' title="{escape(words.show_in_source)}"{attributes}>{escape_text(title)}</button>'
        f'<p class="facts">{"".join(facts)}</p>{citing(cited, words)}</div>'
    )


def _fact(reference: Reference, name: str, value: str, unknown: str, words: Words) -> str:
    if reference.origin(name) == "unknown":
        return f'<span class="unknown">{escape(unknown)}</span>'
    return f"<span><bdi>{escape_text(value)}</bdi>{_inferred(reference, name, words)}</span>"


def _inferred(reference: Reference, name: str, words: Words) -> str:
    if reference.origin(name) != "inferred":
        return ""
    return f' <span class="inferred">({escape(words.inferred)})</span>'
