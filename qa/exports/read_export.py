"""A file that somebody took away → what it claims of each excerpt.

It is JSON (a reply, a list of them, one a line, or an export of several) or Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.exports.claim import ExportError
from qa.exports.read_json_export import parse_replies, read_replies
from qa.exports.read_markdown_export import has_place, read_markdown

if TYPE_CHECKING:
    from pathlib import Path

    from qa.exports.claim import Export


ONLY = "verify reads an answer saved as .md or .json, not as .docx or .html"


def read_export(file: Path) -> Export:
    """Return what `file` claims.

    Raises ExportError when the file cannot be read or is no export of this program.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ExportError(f"cannot read '{file}': {error.strerror or 'it is no file'}") from error
    except UnicodeDecodeError as error:
        raise ExportError(f"'{file}' is no text: {ONLY}") from error
    no_export = f"'{file}' is no JSON or Markdown export of this program: {ONLY}"
    try:
        replies = parse_replies(text)
    except (ValueError, RecursionError) as error:
        if not has_place(text):
            raise ExportError(no_export) from error
        return read_markdown(text)
    if not all(isinstance(reply, dict) and {"excerpts", "replies"} & set(reply)
               for reply in replies):  # fmt: skip
        raise ExportError(no_export)
    return read_replies(replies)
