"""A paragraph with all that is known of it, and the way from tokens to the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from corpus.document import Span
    from corpus.statements.people.find_mentions import Mention
    from corpus.statements.people.resolve_pronoun import Subject
    from corpus.statements.quotes.attribute_quotes import Turn
    from corpus.statements.quotes.mask_quotes import Masked
    from corpus.statements.quotes.paragraph import Paragraph
    from corpus.statements.reports.report import Report

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """`subjects` are the persons it is about, `standing` the one the text was about before it,
    `mentions` all whom it names.
    """

    paragraph: Paragraph
    masked: Masked
    parsed: Doc
    turns: tuple[Turn, ...]
    reports: tuple[Report, ...]
    subjects: tuple[Subject, ...]
    standing: tuple[Subject, ...]
    mentions: tuple[Mention, ...] = ()

    @property
    def starts_quoted(self) -> bool:
        """Whether it starts with a quotation."""
        return bool(self.masked.whole) and self.masked.whole[0][0].start == 0

    def text_range(self, first: int, last: int) -> Range:
        """Where in the paragraph's text the tokens `first` to `last` stand."""
        tokens = self.parsed[first:last]
        return self.masked.range_of(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))

    def token_span(self, token: Token) -> Span:
        """A token as a span of the document."""
        return self.paragraph.span(*self.text_range(token.i, token.i + 1))

    def stands_in(self, token: Token) -> bool:
        """Whether a token belongs to a quotation's stand-in."""
        return any(left <= token.idx < right for _, left, right in self.masked.whole)

    def share_quoted(self, ranges: Sequence[Range]) -> float:
        """The share of characters that stand between quotation marks within a sentence."""
        quoted = sum(
            max(0, min(end, quotation.end) - max(start, quotation.start))
            for start, end in ranges
            for quotation in self.masked.partial
        )
        return quoted / max(1, sum(end - start for start, end in ranges))
