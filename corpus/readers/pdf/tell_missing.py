"""What of a PDF is not in its text, in phrases for its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import UnreadableError

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


def tell_missing(document: PdfDocument, pages: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return what is not read; `pages` have so many letters, and glyphs that nobody can tell.

    Raises UnreadableError where no page has any letter.
    """
    attached = _attached(document)
    letters, unknown = (sum(each) for each in zip(*pages, strict=True))
    unreadable = (
        "their fonts do not say which letters they show, or are neither in the file nor on this "
        "machine"
    )
    if not letters:
        if attached:
            raise UnreadableError(f"its pages have no text; {attached}")
        if unknown:
            raise UnreadableError(
                f"no letter on its {len(pages)} pages can be told: {unreadable}; "
                "run it through text recognition (OCR)"
            )
        raise UnreadableError(
            f"scanned: no text on its {len(pages)} pages; run it through text recognition (OCR)"
        )
    blank = [n for n, (some, dark) in enumerate(pages, 1) if some < FEW_LETTERS and not dark]
    dark = [n for n, (some, dark) in enumerate(pages, 1) if dark > MUCH * (some + dark)]
    notices = (
        (blank, f"{len(blank)} of {len(pages)} pages have no text (scanned?): {_ranges(blank)}"),
        (dark, f"letters of {len(dark)} of {len(pages)} pages are missing, because {unreadable}: "
               f"{_ranges(dark)}"),
        (attached, attached),
        (_is_xfa(document), "a form in the format XFA, whose own pages are not read"),
    )  # fmt: skip
    return tuple(notice for applies, notice in notices if applies)


def _attached(document: PdfDocument) -> str:
    """The files that are attached, by name; "" where there are none."""
    from pypdfium2 import PdfiumError

    count = document.count_attachments()
    names = []
    for number in range(min(count, MOST_NAMES)):
        try:
            name = " ".join(document.get_attachment(number).get_name().split())
        except PdfiumError:
            name = ""
        names.append(name[:LONGEST_NAME] or "one without a name")
    if not names:
        return ""
    more = f" and {count - len(names)} more" if count > len(names) else ""
    files = "a file that is" if count == 1 else f"{count} files that are"
    return f"holds {files} not read: {', '.join(names)}{more}"


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
