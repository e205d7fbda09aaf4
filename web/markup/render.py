"""A template and values → markup in which nothing but our own tags is alive.

Templates are files of `templates/`, made of macros: a macro's parameters are what it needs to be
given. Every value is escaped where it is written, but for one that is markup already: made here,
by `web.markup.text`, or of a constant.

>>> from web.messages.messages import ENGLISH
>>> render("card", "content_note", note="Tells of <fire>.", words=ENGLISH)[43:]
Markup('Content note:</strong> Tells of &lt;fire&gt;.</p>')
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

from web.markup.text import escape_rare, show_rare

if TYPE_CHECKING:
    from markupsafe import Markup

FOLDER = Path(__file__).parent / "templates"


def render(template: str, macro: str, **values: object) -> Markup:
    """Return what `macro` of the file `template`.html makes of `values`.

    Raises TypeError for a value that the macro does not take, and that or jinja2.UndefinedError for
    one that it needs and is not given.
    """
    made: Markup = getattr(_environment().get_template(f"{template}.html").module, macro)(**values)
    return made


class _Joined(Extension):
    """Takes a template's layout out of it.

    Between inline elements and in preformatted text a line break is seen, so one that stands
    beside a tag or a statement is not written; any other, such as one in a tag, is a blank. Both
    become a comment of Jinja's, which keeps the numbers of the lines that errors name.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        del name, filename
        return _LINE_BREAK.sub(_joined, source)


_LINE_BREAK = re.compile(r"\s*\n\s*")


def _joined(line_break: re.Match[str]) -> str:
    text = line_break.string
    beside = text.endswith((">", "}"), 0, line_break.start()) or text.startswith(
        ("<", "{"), line_break.end()
    )
    return f"{'' if beside else ' '}{{#{line_break[0]}#}}"


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=escape_rare,
        auto_reload=False,  # what is compiled once is not looked at again
        extensions=[_Joined],
    )
    environment.filters["visible"] = show_rare
    return environment
