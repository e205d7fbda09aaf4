"""The style sheets and the script, files of this package, read once."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent
PAGE_STYLES = ("page.css", "conversation.css", "filters.css", "reader.css", "exports.css",
               "uploads.css", "first_paint.css")  # fmt: skip
PAGE_SCRIPTS = ("session.js", "filters.js", "layers.js", "restart.js", "cards.js",
                "edit_question.js", "exports.js", "keeping.js", "uploads.js", "reading.js",
                "reader.js", "projector.js", "welcome.js", "page.js", "handoff.js")  # fmt: skip


@lru_cache
def document_style() -> Markup:
    """Return the style sheet of a document: in the reader, and on a page of its own."""
    return Markup(_read("document.css"))  # noqa: S704 - our own file


@lru_cache
def paper_style() -> Markup:
    """Return the style sheet of the pages that stand for themselves: documents and views."""
    return Markup("\n".join([document_style(), _read("views.css")]))  # noqa: S704 - our own files


@lru_cache
def paper_style_digest() -> str:
    """Return the hash by which a content security policy admits `paper_style()` alone."""
    digest = hashlib.sha256(paper_style().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@lru_cache
def page_style() -> str:
    """Return the style sheet of the page with the conversation and the reader."""
    return "\n".join([document_style(), *map(_read, PAGE_STYLES)])


@lru_cache
def page_script() -> str:
    """Return what the page does by itself; the last files are those that begin.

    The files are modules, for editors and checks. Gradio runs one script, as the body of a
    function: joined in this order they share its scope, and need not import one another.
    """
    return "\n".join(_MODULE_SYNTAX.sub("", _read(name)) for name in PAGE_SCRIPTS)


_MODULE_SYNTAX = re.compile(r"^(?:import \{[^}]*\} from \"\./\w+\.js\";\n|export )", re.MULTILINE)


@lru_cache
def shell_script() -> Markup:
    """Return what makes the shell's box work until the page's script is there."""
    return Markup(_read("first_paint.js"))  # noqa: S704 - our own file


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
