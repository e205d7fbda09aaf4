"""Where in a source an excerpt stands → as each manual writes it in a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls
from qa.citing.style import Run

if TYPE_CHECKING:
    from qa.citing.style import Manual
    from qa.reply import Locator

_UNDER: dict[Manual, tuple[str, str]] = {
    "mla": ("“{heading},” par. {paragraph}", "“{heading}”"),
    "apa": ("“{heading}” section, para. {paragraph}", "“{heading}” section"),  # 8.13
    "chicago": ("under “{heading},” para. {paragraph}", "under “{heading}”"),
}


_SIGN, _PAGE = "\ue000", "90909090"
"""They stand for a place in words until the style has set the rest: as words, or as a page where
the style goes on behind it (Chicago's notes) or puts no comma before it (a time in MLA)."""


def locator_suffix(locator: Locator, manual: Manual) -> str:
    """Return where in the source, as pandoc reads it: the style abbreviates page and paragraph.

    What no style knows, a heading or a time, is a sign that `write_out` replaces.
    """
    if locator.label == "page":
        many = "s" if "–" in str(locator.value) else ""
        return f",\u00a0page{many}\u00a0{locator.value}"
    if locator.label == "paragraph":
        return f",\u00a0paragraph\u00a0{locator.value}"
    # Written out at once, the figures in it would be taken for pages.
    as_page = manual == "chicago" or (manual == "mla" and locator.label == "time")
    return f",\u00a0page\u00a0{_PAGE}" if as_page else f", {_SIGN}"


def write_out(runs: tuple[Run, ...], locator: Locator, manual: Manual) -> tuple[Run, ...]:
    """Return `runs`, a citation that was set, with the words of a heading or a time in it."""
    if locator.label in {"page", "paragraph"}:
        return runs
    words = str(locator.value)
    if locator.heading:
        with_paragraph, alone = _UNDER[manual]
        form = with_paragraph if locator.paragraph else alone
        words = form.format(heading=_within_marks(locator.heading), paragraph=locator.paragraph)
    written = strip_controls(words)
    return tuple(
        Run(run.text.replace(_SIGN, written).replace(_PAGE, written), run.italic) for run in runs
    )


def _within_marks(heading: str) -> str:
    """A heading as it stands in quotation marks: its own are single, and it ends in none."""
    return heading.translate(str.maketrans("“”", "‘’")).replace('"', "’").rstrip(" .,;:")
