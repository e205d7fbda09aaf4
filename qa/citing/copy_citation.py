"""A place in a source → the quotation and its citation, ready to be pasted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls
from qa.citing.csl_item import csl_item
from qa.citing.format_citations import Place, format_citations
from qa.citing.quote import ELISION, in_marks, quote, without_sign
from qa.citing.style import MANUALS, Run, plain
from qa.citing.write_bibtex import key_of, write_bibtex
from qa.citing.write_excerpt import write_excerpt
from qa.citing.write_plain import write_plain
from qa.citing.write_ris import write_ris

if TYPE_CHECKING:
    from corpus.document import Span
    from qa.citing.find_said import Said
    from qa.citing.format_citations import Formatting
    from qa.citing.style import Manual, Style
    from qa.reply import Locator


LONG = 40
"""Words from which a quotation is set off as a block (APA 8.27, 7th edition; MLA's four lines and
Chicago's hundred words are of the same order)."""

INDENT = "    "  # of a block quotation, in plain text


@dataclass(frozen=True, slots=True)
class Copied:
    """What is pasted, as paragraphs of upright and italic text.

    `data` says that it is meant for a program: every line feed counts. `block` says that the first
    paragraph is a block quotation, set off and without quotation marks.
    """

    paragraphs: tuple[tuple[Run, ...], ...]
    data: bool = False
    block: bool = False

    @property
    def text(self) -> str:
        """The same as plain text."""
        first, *others = (plain(paragraph) for paragraph in self.paragraphs)
        return "\n\n".join([f"{INDENT}{first}" if self.block else first, *others])


def copy_citation(
    span: Span,
    locator: Locator,
    style: Style,
    said: Said | None = None,
    formatting: Formatting = format_citations,
) -> Copied:
    """Return the words of `span` and where they are from, as `style` has it.

    A manual's style gives quotation, citation and entry of the list of works; BibTeX, RIS and
    CSL-JSON carry the quotation as an annotation; plain text puts the facts behind it. Of what
    was `said` by somebody whom the source quotes, the words alone are copied, with who said them,
    and the source is cited as an indirect one. Markdown keeps the whole excerpt, which can be
    verified. A long quotation is set off as a block; any other stands in quotation marks.
    Raises FormattingError.
    """
    long = len(_words(span, said).split()) >= LONG
    for manual in MANUALS:
        if manual == style:
            return Copied(_as_manual(span, locator, manual, said, formatting), block=long)
    if style == "plain":
        cite = write_plain(span.document.reference, locator)
        return Copied(((Run(f"{_spoken(span, said)} ({cite})"),),), block=long)
    return Copied(((Run(_as_data(span, locator, style, said, formatting)),),), data=True)


def _as_manual(
    span: Span, locator: Locator, manual: Manual, said: Said | None, formatting: Formatting
) -> tuple[tuple[Run, ...], ...]:
    place = Place(span.document.reference, locator, said.speaker if said else "")
    formatted = formatting(manual, (place,))
    (cite,) = formatted.cites
    if manual == "chicago":  # the citation is a note of its own
        return ((Run(_quotation(span, said)),), cite, *formatted.works)
    words = _spoken(span, said) if manual == "mla" else _quotation(span, said)
    return ((Run(f"{words} "), *cite), *formatted.works)


def _quotation(span: Span, said: Said | None) -> str:
    words = _words(span, said)
    return words if len(words.split()) >= LONG else in_marks(words)


def _words(span: Span, said: Said | None) -> str:
    if said is None:
        return quote(without_sign(span))
    return ELISION.join(quote(part) for part in said.content)


def _spoken(span: Span, said: Said | None) -> str:
    """The quotation, and before it who is quoted, if that is not the author."""
    words = _quotation(span, said)
    return f"{strip_controls(said.speaker)}: {words}" if said else words


def _as_data(
    span: Span, locator: Locator, style: Style, said: Said | None, formatting: Formatting
) -> str:
    reference = span.document.reference
    if style == "markdown":
        (note,) = formatting("chicago", (Place(reference, locator),)).cites
        return "\n".join(write_excerpt(span, note, said=said.speaker if said else ""))
    item = csl_item(reference, "")
    item["id"] = key_of(item)
    quotation = f"{_spoken(span, said)} ({locator.label} {locator.value})"
    if style == "bibtex":
        return write_bibtex(item, item["id"], quotation)
    if style == "ris":
        return write_ris(item, quotation)
    return json.dumps([{**item, "annote": quotation}], ensure_ascii=False, indent=2)
