"""The style sheets and the script, files of this package, read once."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
PAGE_STYLES = ("page.css", "conversation.css", "filters.css", "reader.css", "exports.css",
               "uploads.css", "first_paint.css")  # fmt: skip
PAGE_SCRIPTS = ("session.js", "filters.js", "edit_question.js", "exports.js", "uploads.js",
                "welcome.js", "page.js", "handoff.js")  # fmt: skip


@lru_cache
def document_style() -> str:
    """Return the style sheet of a document: in the reader, and on a page of its own."""
    return _read("document.css")


@lru_cache
def document_style_digest() -> str:
    """Return the hash by which a content security policy admits `document_style()` alone."""
    digest = hashlib.sha256(document_style().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@lru_cache
def page_style() -> str:
    """Return the style sheet of the page with the conversation and the reader."""
    return "\n".join([document_style(), *map(_read, PAGE_STYLES)])


@lru_cache
def page_script() -> str:
    """Return what the page does by itself; the last files are those that begin."""
    return "\n".join(map(_read, PAGE_SCRIPTS))


@lru_cache
def shell_script() -> str:
    """Return what makes the shell's box work until the page's script is there."""
    return _read("first_paint.js")


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
