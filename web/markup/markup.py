"""Replies → the markup of the conversation. Escaping is done in `markup_text.py`.

A question and its answer are one `<article class="turn">`: the question, one plain line,
how the question was read, then the excerpts, each with its source.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from qa.reply import Abstention, Answer
from web.markup.card import content_note
from web.markup.exports import taking
from web.markup.groups import groups
from web.markup.text import escape, escape_text
from web.markup.write_headline import write_headline
from web.messages.choose_language import LANGUAGES, PAGES
from web.messages.translate_line import in_language, translate_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.readers.read_state import State
    from qa.reply import Reply
    from web.messages.messages import Words


NO_STATES: Mapping[str, State] = MappingProxyType({})


def head(words: Words, style_sheet: str) -> str:
    """Return the page's title and the link to its style sheet."""
    link = f'<link rel="stylesheet" href="{escape(style_sheet)}">'
    return f"<title>{escape(words.name)}</title>{link}"


def masthead(words: Words) -> str:
    """Return the head of the page: the name, and the way to a new conversation."""
    return (
        f'<h1 class="name">{escape(words.name)}</h1><p class="ways">'
        f'<button type="button" class="quiet restart">{escape(words.start_again)}</button>'
        f'<a class="quiet corpus" href="/corpus?lang={words.language}">{escape(words.corpus)}</a>'
        "</p>"
    )


def conversation(words: Words) -> str:
    """Return the empty conversation, with the shapes that the page's script fills."""
    return (
        f'<div class="welcome">{loading(words, "")}</div>'
        f'<div class="turns" role="log" aria-live="polite" aria-relevant="additions"'
        f' aria-label="{escape(words.conversation)}"></div>'
        f'{taking(words)}<p class="notice" role="alert" hidden></p>{_filters(words)}'
        f'<template class="pending">{pending(words)}</template>'
        f'<template class="trouble">{_turn("", _trouble(words, ""), _actions(words))}</template>'
        f'<dialog class="sharing" aria-label="{escape(words.code_title)}"></dialog>'
    )


def _filters(words: Words) -> str:
    """The box of choices, filled once they are known, and what is chosen, in sight at all times."""
    return (
        f'<div class="filters" hidden><details><summary>{escape(words.filters)}</summary>'
        f'<div class="choices"></div></details><p class="filtering" role="status" hidden>'
        f'<span class="chosen" dir="auto"></span> <button type="button" class="quiet clear">'
        f"{escape(words.clear_filters)}</button></p></div>"
        f'<p class="revising" role="status" hidden><span>{escape(words.editing)}</span>'
        f' <button type="button" class="quiet cancel">{escape(words.cancel)}</button></p>'
    )


def loading(words: Words, stage: str) -> str:
    """Return what is shown in place of the starting questions until the model is in."""
    return (
        f'<p class="promise">{escape(words.promise)}</p>'
        f'<div class="loading"><p class="state" role="status"><strong>{escape(words.loading)}'
        f'</strong><span class="dots" aria-hidden="true"></span>'
        f' <span class="stage">{escape_text(in_language(stage, words.language))}</span></p>'
        f"<p>{escape(words.loading_more)}</p></div>"
    )


def failure(words: Words, error: str) -> str:
    """Return what is shown when the documents or the model could not be opened."""
    return (
        f'<div class="failure" role="alert"><p><strong>{escape(words.failed)}</strong></p>'
        f'<p dir="auto">{escape_text(_sentence(in_language(error, words.language)))}</p></div>'
    )


def welcome(  # noqa: PLR0913, PLR0917 - each is shown
    words: Words,
    documents: int,
    passages: int,
    unread: int,
    note: str,
    examples: Sequence[str],
    change: str = "",
) -> str:
    """Return what is shown before the first question; `note` tells of the content, `change` of what
    has become of the files since they were read, if need be.
    """
    holdings = words.holdings.format(
        documents=words.number(documents), passages=words.number(passages)
    )
    missing = f"<p>{escape(words.count(words.unread, unread))}</p>" if unread else ""
    items = "".join(
        f'<li><button type="button" class="example" dir="auto">{escape_text(each)}</button></li>'
        for each in examples
    )
    missing += f'<p role="status">{escape_text(change)}</p>' if change else ""
    offered = f'<h2>{escape(words.try_asking)}</h2><ul class="examples">{items}</ul>'
    return (
        f'<p class="promise">{escape(words.promise)}</p>'
        f'<p class="holdings">{escape(holdings)}</p>{missing}{content_note(note, words)}'
        f"{offered if items else ''}{_languages(words)}"
    )


def _languages(words: Words) -> str:
    """The ways to the same page in other languages."""
    ways = "".join(
        f'<a href="{place}?lang={name}" lang="{name}" hreflang="{name}">'
        f"{escape(LANGUAGES[name].language_name)}</a>"
        for place, name in PAGES.items()
        if name != words.language
    )
    return f'<p class="languages">{ways}</p>'


def turn(
    reply: Reply,
    words: Words,
    filtered: str = "",
    note: str = "",
    states: Mapping[str, State] = NO_STATES,
) -> str:
    """Return a question and its answer; every excerpt stands with its source.

    `filtered` is the markup that says what the answer was narrowed to. What is to be told of
    the content (a `note` on the corpus, and those of the documents) stands before it; the
    page's script leaves out what this session was told already. `states` say of documents what
    has become of their files since they were read.
    """
    cited = reply.excerpts if isinstance(reply, Answer) else reply.nearest
    answered = isinstance(reply, Answer)  # words are marked as the answer only where there is one
    listed = groups(cited, answered, words, states)
    between = ""
    if listed and not answered:
        between = f'<h3 class="nearest">{escape(words.nearest)}</h3>'
    short = _short_answers(reply, words) if isinstance(reply, Answer) else ""
    body = f"{_headline(reply, words)}{_reading(reply, words)}{filtered}{short}"
    if filtered and not answered:
        body += _button("again unfiltered", words.without_filters)
    kind = "answered" if answered else "abstained"
    notes = [note, *(each.citation.reference.content_note for each in cited)]
    told = "".join(content_note(each, words) for each in dict.fromkeys(notes)) if cited else ""
    return _turn(reply.question.text, f"{body}{told}{between}{listed}", _actions(words), kind)


def _headline(reply: Reply, words: Words) -> str:
    """The first line; a reason that nobody has translated is marked as English."""
    reason = (reply.reason if isinstance(reply, Abstention) else reply.aside) or ""
    translated = translate_line(reason, words.language) if reason else ""
    language = "" if translated is not None else ' lang="en"'
    line = write_headline(reply, reason if translated is None else translated, words)
    return f'<p class="headline"{language}>{escape_text(line)}</p>'


def _short_answers(reply: Answer, words: Words) -> str:
    """The distinct short answers, each with the numbers of the excerpts that have it."""
    items = "".join(
        f'<li><bdi class="short">{escape_text(each.span.reading)}</bdi> '
        f'<span class="note">[{", ".join(map(str, each.sources))}]</span></li>'
        for each in reply.answers
    )
    label = escape(words.short_answers)
    return f'<ul class="answers" aria-label="{label}">{items}</ul>' if items else ""


def pending(words: Words) -> str:
    """Return the shape of a question that waits for its answer."""
    return _turn(
        "",
        f'<p class="headline working" role="status"><span class="state">{escape(words.searching)}'
        f'</span><span class="dots" aria-hidden="true"></span></p>',
    )


def trouble(question: str, line: str, words: Words) -> str:
    """Return a question that could not be asked, with the one line that says why."""
    return _turn(question, _trouble(words, line), _actions(words), "troubled")


def _turn(question: str, body: str, actions: str = "", kind: str = "") -> str:
    return (
        f'<article class="turn {kind}"><div class="asked"><h2 class="question" dir="auto">'
        f"{escape_text(question)}</h2>{actions}</div>{body}</article>"
    )


def _actions(words: Words) -> str:
    """What can be done with a question that was asked."""
    edit = f'<button type="button" class="quiet edit" title="{escape(words.edit_more)}">'
    code = f'<button type="button" class="quiet code" title="{escape(words.code_title)}">'
    return (
        f'<p class="actions">{edit}{escape(words.edit)}</button> '
        f"{code}{escape(words.show_code)}</button></p>"
    )


def _button(kind: str, label: str) -> str:
    return f'<p><button type="button" class="quiet {kind}">{escape(label)}</button></p>'


def _trouble(words: Words, line: str) -> str:
    shown = in_language(line, words.language)
    return (
        f'<p class="headline problem" dir="auto">{escape_text(_sentence(shown))}</p>'
        f"{_button('again', words.ask_again)}"
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
