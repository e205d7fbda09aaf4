"""Excerpts → cited excerpts: numbered, located, and checked against the document once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.excerpts.locate import locator_of
from qa.reply import Citation, Cited, Excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence


class BrokenPromiseError(AssertionError):
    """An excerpt is not what its document says: a defect of this program, never shown."""


def cite(excerpts: Sequence[Excerpt]) -> tuple[Cited, ...]:
    """Number `excerpts` from 1 and attach each one's source.

    Raises BrokenPromiseError when a highlight leaves its excerpt.
    """
    return tuple(_cited(number, excerpt) for number, excerpt in enumerate(excerpts, 1))


def _cited(number: int, excerpt: Excerpt) -> Cited:
    span = excerpt.span
    for mark in excerpt.highlights:
        if mark.document != span.document or not span.start <= mark.start < mark.end <= span.end:
            raise BrokenPromiseError(f"a highlight leaves its excerpt in {span.document.id}")
    return Cited(
        excerpt, Citation(number, span, span.document.reference, locator_of(span, excerpt.locator))
    )
