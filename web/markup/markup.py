"""Replies → the markup of the conversation.

A question and its answer are one `<article class="turn">`: the question, one plain line,
how the question was read, then the excerpts, each with its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from qa.reply import Abstention, Answer
from web.markup.card import content_note
from web.markup.exports import export_controls
from web.markup.groups import Known, groups
from web.markup.render import render
from web.markup.ways import ways
from web.markup.write_headline import write_headline
from web.messages.choose_language import LANGUAGES, PAGES
from web.messages.translate_line import in_language, translate_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.readers.read_state import State
    from qa.reply import Reply, ShortAnswer
    from web.markup.groups import ShownGroup
    from web.markup.outline import Outline
    from web.messages.messages import Messages
    from web.service.core import Core


NOTHING = Markup()
NO_STATES: Mapping[str, State] = MappingProxyType({})
NO_CORES: Mapping[int, Core] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a question and its answer say; `kind` is answered or abstained."""

    question: str
    kind: str
    headline: str
    headline_language: str  # where it is not the visitor's
    reading: tuple[str, ...]  # how the question was read
    continuing: str  # the question before it with which it is read, if any
    filtered: Markup
    answers: tuple[ShortAnswer, ...]
    ways: Markup  # to the views
    content_notes: tuple[str, ...]
    groups: list[ShownGroup]


def head(words: Messages, style_sheet: str) -> Markup:
    """Return the page's title and the link to its style sheet."""
    return render("conversation", "head", style_sheet=style_sheet, words=words)


def masthead(words: Messages) -> Markup:
    """Return the head of the page: the name, and the way to a new conversation."""
    return render("conversation", "masthead", words=words)


def conversation(words: Messages) -> Markup:
    """Return the empty conversation, with the shapes that the page's script fills."""
    return render("conversation", "conversation", taking=export_controls(words), words=words)


def shell(words: Messages, greeting: Markup, script: Markup) -> Markup:
    """Return the page as it stands in the HTML that is sent; `script` makes its box work."""
    return render("conversation", "shell", greeting=greeting, script=script, words=words)


def loading(words: Messages, stage: str) -> Markup:
    """Return what is shown in place of the starting questions until the model is in."""
    shown = in_language(stage, words.language)
    return render("conversation", "loading", stage=shown, words=words)


def failure(words: Messages, error: str) -> Markup:
    """Return what is shown when the documents or the model could not be opened."""
    line = _sentence(in_language(error, words.language))
    return render("conversation", "failure", line=line, words=words)


def welcome(  # noqa: PLR0913, PLR0917 - each is shown
    words: Messages,
    documents: int,
    passages: int,
    note: str,
    outline: Outline,
    change: str = "",
) -> Markup:
    """Return what is shown before the first question; `note` tells of the content, `change` of what
    has become of the files since they were read, if need be.
    """
    holdings = words.holdings.format(
        documents=words.number(documents), passages=words.number(passages)
    )
    return render(
        "conversation",
        "welcome",
        holdings=holdings,
        change=change,
        note=content_note(note, words),
        outline=outline,
        languages=_other_languages(words),
        words=words,
    )


def _other_languages(words: Messages) -> list[tuple[str, str, str]]:
    """The ways to the same page in other languages: place, language and its name."""
    return [
        (place, language, LANGUAGES[language].language_name)
        for place, language in PAGES.items()
        if language != words.language
    ]


def turn(  # noqa: PLR0913, PLR0917 - each is shown
    reply: Reply,
    words: Messages,
    filtered: Markup = NOTHING,
    note: str = "",
    states: Mapping[str, State] = NO_STATES,
    cores: Mapping[int, Core] = NO_CORES,
) -> Markup:
    """Return a question and its answer; every excerpt stands with its source.

    `filtered` is the markup that says what the answer was narrowed to. What is to be told of
    the content (a `note` on the corpus, and those of the documents) stands before it; the
    page's script leaves out what this session was told already. `states` say of documents what
    has become of their files since they were read; `cores` say of citations, by number,
    which of their sentences answer: the others are folded away.
    """
    answered = isinstance(reply, Answer)  # words are marked as the answer only where there is one
    cited = reply.excerpts if isinstance(reply, Answer) else reply.nearest
    notes = [note, *(each.citation.reference.content_note for each in cited)]
    headline, language = _headline(reply, words)
    shown = _Turn(
        question=reply.question.text,
        kind="answered" if answered else "abstained",
        headline=headline,
        headline_language=language,
        reading=_reading(reply, words),
        continuing=_continuing(reply),
        filtered=filtered,
        answers=reply.answers if isinstance(reply, Answer) else (),
        ways=ways(reply, words),
        content_notes=tuple(dict.fromkeys(notes)) if cited else (),
        groups=groups(cited, answered, words, Known(states, cores)),
    )
    return render("turn", "turn", turn=shown, words=words)


def _continuing(reply: Reply) -> str:
    """The question before, where this one was completed from it."""
    question = reply.question
    read_otherwise = question.read_as != " ".join((question.asked or question.text).split())
    return question.former if read_otherwise else ""


def _headline(reply: Reply, words: Messages) -> tuple[str, str]:
    """The first line, and its language: a reason that nobody has translated is in English."""
    reason = (reply.reason if isinstance(reply, Abstention) else reply.aside) or ""
    translated = translate_line(reason, words.language) if reason else ""
    line = write_headline(reply, reason if translated is None else translated, words)
    return line, "en" if translated is None else ""


def pending(words: Messages) -> Markup:
    """Return the shape of a question that waits for its answer."""
    return render("turn", "pending", words=words)


def trouble(question: str, line: str, words: Messages) -> Markup:
    """Return a question that could not be asked, with the one line that says why."""
    shown = _sentence(in_language(line, words.language))
    return render("turn", "trouble", question=question, kind="troubled", line=shown, words=words)


def _sentence(line: str) -> str:
    """An error's line, which begins small and ends without a stop, as a page says it."""
    stop = "" if not line or line.endswith((".", "!", "?")) else "."
    return f"{line[:1].upper()}{line[1:]}{stop}"


def _reading(reply: Reply, words: Messages) -> tuple[str, ...]:
    """How the question was read, where that is not how it was written."""
    question = reply.question
    lines = [
        words.corrected.format(read=each.read, written=each.written)
        for each in question.corrections
    ]
    if question.read_as and not lines and question.read_as != " ".join(question.text.split()):
        lines.append(words.read_as.format(question=question.read_as))
    return tuple(lines)
