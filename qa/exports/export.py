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
from qa.exports.write_markdown import NO_NOTES, TITLE, write_markdown
from qa.exports.write_record import write_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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

# CommonMark, and marked words: none of pandoc's own readings of quotation marks or dollars.
READ = "--from=commonmark+bracketed_spans"


class TakeAwayError(OnRecordError):
    """The replies cannot be written there; the message says what can be done."""


def export(
    taken: Sequence[Selection],
    form: Form,
    manual: Manual,
    formatting: Formatting = format_citations,
    notes: Mapping[int, str] = NO_NOTES,
) -> bytes:
    """Return `taken` in `form`, cited as `manual` has it, with the reader's own `notes` by number
    of citation (but not in JSON). Raises FormattingError.
    """
    if form == "json":
        return write_record(taken, manual, formatting).encode()
    if form == "md":
        return write_markdown(taken, manual, formatting, notes=notes).encode()
    markdown = write_markdown(taken, manual, formatting, printed=True, notes=notes)
    return printed(markdown, form, TITLE)


def printed(markdown: str, form: Form, title: str, *options: str, read: str = READ) -> bytes:
    """Return `markdown` as a Word document or as a page to print. Raises FormattingError."""
    content = markdown.encode()
    if form == "docx":
        return run_pandoc([read, "--to=docx", "--output=-", *options], content)
    with as_file(files("qa.exports") / "export.html") as template:
        page = [f"--template={template}", f"--metadata=pagetitle={title}", "--wrap=preserve"]
        return run_pandoc([read, "--to=html5", *page, *options], content)


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
