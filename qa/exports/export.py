"""Replies → a file to take away: Markdown, a page to print, a Word document, JSON.

The Markdown is written inert; pandoc makes the page and the document of that same
Markdown, so that what is inert in one form is inert in all.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal

from corpus.errors import OnRecordError
from qa.citing.format_citations import format_citations
from qa.citing.run_pandoc import run_pandoc
from qa.exports.write_markdown import TITLE, write_markdown
from qa.exports.write_record import write_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qa.citing.format_citations import Formatting
    from qa.citing.style import Manual
    from qa.reply import Selection

Form = Literal["docx", "html", "md", "json"]

MEDIA_TYPES: dict[Form, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}

# CommonMark alone: none of pandoc's own readings of quotation marks, dollars or braces.
_READ = ["--from=commonmark"]


class TakeAwayError(OnRecordError):
    """The replies cannot be written there; the message says what can be done."""


def export(
    taken: Sequence[Selection],
    form: Form,
    manual: Manual,
    formatting: Formatting = format_citations,
) -> bytes:
    """Return `taken` in `form`, cited as `manual` has it. Raises FormattingError."""
    if form == "json":
        return write_record(taken, manual, formatting).encode()
    if form == "md":
        return write_markdown(taken, manual, formatting).encode()
    markdown = write_markdown(taken, manual, formatting, printed=True).encode()
    if form == "docx":
        return run_pandoc([*_READ, "--to=docx", "--output=-"], markdown)
    with as_file(files("qa.exports") / "export.html") as template:
        options = [f"--template={template}", f"--metadata=pagetitle={TITLE}", "--wrap=preserve"]
        return run_pandoc([*_READ, "--to=html5", *options], markdown)


def write_export(taken: Sequence[Selection], file: Path, manual: Manual) -> None:
    """Write `taken` to `file`, in the form that its name ends in.

    Raises TakeAwayError and FormattingError.
    """
    form = next((form for form in MEDIA_TYPES if file.suffix.lower() == f".{form}"), None)
    if form is None:
        raise TakeAwayError(f"'{file}' names no form: end it in .docx, .html, .md or .json")
    content = export(taken, form, manual)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise TakeAwayError(f"cannot write '{file}': {error.strerror}") from error
