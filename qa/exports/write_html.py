"""A reply → HTML for a notebook: what a terminal shows, everything escaped.

It brings no style and no script, and refers to nothing; the words that answer are `mark`ed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls
from qa.citing.write_statement import write_statement
from qa.exports.write_text import (
    CLOSE,
    NEAREST,
    OPEN,
    group_line,
    headline,
    mark_words,
    reading_lines,
    short_answers,
    source_line,
)
from qa.reply import Abstention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.reply import Cited, Reply


def write_html(reply: Reply) -> str:
    """Return the reply as an element of HTML that can stand in any page."""
    return f'<div class="onrecord" dir="auto">{"".join(_elements(reply))}</div>'


def _elements(reply: Reply) -> Iterator[str]:
    yield f"<p><strong>{escape(headline(reply))}</strong></p>"
    yield from (f"<p>{escape(line)}</p>" for line in reading_lines(reply))
    if short := short_answers(reply):
        yield f"<p>{escape(short)}</p>"
    if isinstance(reply, Abstention) and reply.cited:
        yield f"<p>{NEAREST}</p>"
    group = None
    for each in reply.cited:
        if each.excerpt.group and each.excerpt.group != group:
            group = each.excerpt.group
            yield f"<h4>{escape(strip_controls(group_line(each)))}</h4>"
        yield _excerpt(each)


def _excerpt(cited: Cited) -> str:
    spoken = cited.excerpt.spoken
    words = (
        escape(strip_controls(mark_words(cited))).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    )
    lines = [write_statement(spoken)] if spoken else []
    below = "<br>".join(escape(strip_controls(line)) for line in (*lines, source_line(cited)))
    also = "<p>also in</p>" if cited.excerpt.repeats else ""
    return (
        f'{also}<blockquote dir="auto">[{cited.citation.number}] {words}<br>'
        f"<small>{below}</small></blockquote>"
    )
