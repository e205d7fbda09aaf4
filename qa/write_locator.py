"""Where in a source an excerpt stands → as each manual writes it in a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.disarm import disarm
from qa.style import Run

if TYPE_CHECKING:
    from qa.reply import Locator
    from qa.style import Manual

_UNDER: dict[Manual, tuple[str, str]] = {
    "mla": ("“{heading},” par. {paragraph}", "“{heading}”"),  # 6.22
    "apa": ("“{heading}” section, para. {paragraph}", "“{heading}” section"),  # 8.13
    "chicago": ("under “{heading},” para. {paragraph}", "under “{heading}”"),  # 14.161
}


_WRITTEN_OUT: dict[Manual, str] = {"mla": "\ue000", "apa": "\ue000", "chicago": "90909090"}
"""Stands for a place in words until the style has set the rest. A note of Chicago's style goes on
behind the place, so there it has to look like a page."""


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
    label = "\u00a0page\u00a0" if manual == "chicago" else " "
    return f",{label}{_WRITTEN_OUT[manual]}"


def write_out(runs: tuple[Run, ...], locator: Locator, manual: Manual) -> tuple[Run, ...]:
    """Return `runs`, a citation that was set, with the words of a heading or a time in it."""
    if locator.label in {"page", "paragraph"}:
        return runs
    words = str(locator.value)
    if locator.heading:
        with_paragraph, alone = _UNDER[manual]
        form = with_paragraph if locator.paragraph else alone
        words = form.format(heading=_within_marks(locator.heading), paragraph=locator.paragraph)
    sign = _WRITTEN_OUT[manual]
    return tuple(Run(run.text.replace(sign, disarm(words)), run.italic) for run in runs)


def _within_marks(heading: str) -> str:
    """A heading as it stands in quotation marks: its own are single, and it ends in none."""
    return heading.translate(str.maketrans("“”", "‘’")).replace('"', "’").rstrip(" .,;:")
