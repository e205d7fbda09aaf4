"""What of a PDF is not in its text, in phrases for its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfDocument

FEW_LETTERS = 20
"""A page with fewer holds a picture of text, or a page number and a photograph."""

MUCH = 0.2
"""Share of a document's glyphs that nobody can tell from which on it is said."""

MOST_NAMES = 5
"""Attached files that are named."""

LONGEST_NAME = 60
"""Characters of such a name."""


def tell_missing(document: PdfDocument, pages: Sequence[tuple[int, int]]) -> tuple[Message, ...]:
    """Return what is not read; `pages` have so many letters, and glyphs that nobody can tell.

    Raises UnreadableError where no page has any letter.
    """
    attached = _attached(document)
    letters, unknown = (sum(each) for each in zip(*pages, strict=True))
    if not letters:
        if attached:
            raise UnreadableError(Message(Key.PDF_ONLY_ATTACHED, attached=attached))
        if unknown:
            raise UnreadableError(Message(Key.PDF_UNKNOWN_LETTERS, pages=len(pages)))
        raise UnreadableError(Message(Key.PDF_SCANNED, pages=len(pages)))
    blank = [n for n, (some, dark) in enumerate(pages, 1) if some < FEW_LETTERS and not dark]
    dark = [n for n, (some, dark) in enumerate(pages, 1) if dark > MUCH * (some + dark)]
    count = len(pages)
    notices = (
        blank and Message(Key.PAGES_WITHOUT_TEXT, some=len(blank), all=count, which=_ranges(blank)),
        dark and Message(Key.LETTERS_MISSING, some=len(dark), all=count, which=_ranges(dark)),
        attached,
        Message(Key.XFA_FORM) if _is_xfa(document) else None,
    )
    return tuple(notice for notice in notices if notice)


def _attached(document: PdfDocument) -> Message | None:
    """The files that are attached, by name; None where there are none."""
    from pypdfium2 import PdfiumError

    count = document.count_attachments()
    found = []
    for number in range(min(count, MOST_NAMES)):
        try:
            name = " ".join(document.get_attachment(number).get_name().split())
        except PdfiumError:
            name = ""
        found.append(name[:LONGEST_NAME] or "one without a name")
    if not found:
        return None
    names, more = ", ".join(found), count - len(found)
    return Message(
        Key.ATTACHED,
        count=count,
        names=Message(Key.SOME_AND_MORE, names=names, more=more) if more > 0 else names,
    )


def _is_xfa(document: PdfDocument) -> bool:
    from pypdfium2.raw import FORMTYPE_XFA_FULL

    return bool(document.get_formtype() == FORMTYPE_XFA_FULL)


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers as people do.

    >>> _ranges([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:10]]
    return ", ".join(shown) + (" …" if len(runs) > 10 else "")
