"""A place in a source → the quotation and its citation, ready to be pasted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.format_citations import Place, format_citations
from qa.itemise import itemise
from qa.quote import in_marks, quote
from qa.style import MANUALS, Run, plain
from qa.write_bibtex import key_of, write_bibtex
from qa.write_excerpt import write_excerpt
from qa.write_ris import write_ris

if TYPE_CHECKING:
    from corpus.document import Span
    from qa.reply import Locator
    from qa.style import Manual, Style


@dataclass(frozen=True, slots=True)
class Copied:
    """What is pasted, as paragraphs of upright and italic text.

    `data` says that it is meant for a program: every line feed counts.
    """

    paragraphs: tuple[tuple[Run, ...], ...]
    data: bool = False

    @property
    def text(self) -> str:
        """The same as plain text."""
        return "\n\n".join(plain(paragraph) for paragraph in self.paragraphs)


def copy_citation(span: Span, locator: Locator, style: Style) -> Copied:
    """Return the words of `span` and where they are from, as `style` has it.

    A manual's style gives quotation, citation and entry of the list of works; BibTeX, RIS and
    CSL-JSON carry the quotation as an annotation. Raises FormattingError.
    """
    for manual in MANUALS:
        if manual == style:
            return Copied(_as_manual(span, locator, manual))
    return Copied(((Run(_as_data(span, locator, style)),),), data=True)


def _as_manual(span: Span, locator: Locator, manual: Manual) -> tuple[tuple[Run, ...], ...]:
    formatted = format_citations(manual, (Place(span.document.reference, locator),))
    (cite,) = formatted.cites
    quotation = Run(in_marks(quote(span)))
    if manual == "chicago":  # the citation is a note of its own
        return ((quotation,), cite, *formatted.works)
    return ((quotation, Run(" "), *cite), *formatted.works)


def _as_data(span: Span, locator: Locator, style: Style) -> str:
    reference = span.document.reference
    if style == "markdown":
        (note,) = format_citations("chicago", (Place(reference, locator),)).cites
        return "\n".join(write_excerpt(span, note))
    item = itemise(reference, "")
    item["id"] = key_of(item)
    quotation = f"{in_marks(quote(span))} ({locator.label} {locator.value})"
    if style == "bibtex":
        return write_bibtex(item, item["id"], quotation)
    if style == "ris":
        return write_ris(item, quotation)
    return json.dumps([{**item, "annote": quotation}], ensure_ascii=False, indent=2)
