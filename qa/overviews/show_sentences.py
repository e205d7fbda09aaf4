"""Chosen sentences → excerpts, each in its group of an overview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.document import Span
from qa.excerpts.expand_context import LONGEST_EXCERPT, joined
from qa.ranking.text_features import leans_back
from qa.reply import Excerpt, Locator
from qa.statements.answer_statements import voice_of
from qa.statements.show_statements import Found, show_statements

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from index.contents import Contents
    from qa.reply import Group
    from qa.statements.answer_statements import Scope


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence (its row in the index), how good it is, and the group in which it is shown."""

    row: int
    score: float
    group: Group


def show_sentences(chosen: Sequence[Chosen], scope: Scope) -> tuple[Excerpt, ...]:
    """Return an excerpt for each sentence, in the same order; where only statements are wanted,
    that of a statement in it.
    """
    if scope.narrowed.statements is not None:
        return _statements(chosen, scope)
    rows = {each.row for each in chosen}
    return tuple(_excerpt(each, rows, scope.index.contents) for each in chosen)


def _excerpt(chosen: Chosen, rows: Container[int], contents: Contents) -> Excerpt:
    sentence = contents.sentence(chosen.row)
    mark = _clipped(sentence.span)
    span, paragraph = mark, sentence.paragraph
    before = chosen.row - 1
    if mark == sentence.span and before not in rows and _leans(chosen.row, contents):
        wider = joined(contents.sentence(before).span, mark)
        if wider.end - wider.start <= LONGEST_EXCERPT:
            span = wider
    return Excerpt(span, Locator("paragraph", paragraph), chosen.score, (mark,), group=chosen.group)


def _leans(row: int, contents: Contents) -> bool:
    """Whether it opens with "He …" and the sentence before it, of its paragraph, may say who."""
    same = row > 0 and contents.sentences.same_paragraph(row - 1, row)
    return same and leans_back(contents.reading(row))


def _clipped(sentence: Span) -> Span:
    """What fits into an excerpt of a sentence, to the end of a word."""
    if sentence.end - sentence.start <= LONGEST_EXCERPT:
        return sentence
    text = sentence.document.text
    end = text.rfind(" ", sentence.start + 1, sentence.start + LONGEST_EXCERPT)
    end = end if end > sentence.start else sentence.start + LONGEST_EXCERPT
    return Span(
        sentence.document, sentence.start, sentence.start + len(text[sentence.start : end].rstrip())
    )


def _statements(chosen: Sequence[Chosen], scope: Scope) -> tuple[Excerpt, ...]:
    """The first statement wanted in each of the sentences; each statement once."""
    wanted = scope.narrowed.statements or ()
    rows, table = scope.index.statement_rows, scope.index.contents.sentences
    found: dict[int, Chosen] = {}
    for each in chosen:
        for number in rows.of_document(table.row(each.row).document):
            inside = number in wanted and each.row in rows.contents.of(number)
            if inside and number not in found:
                found[number] = each
                break
    shown = [Found(*voice_of(number, scope), each.score) for number, each in found.items()]
    excerpts = show_statements(shown, scope.index)
    groups = [each.group for each in found.values()]
    return tuple(replace(e, group=group) for e, group in zip(excerpts, groups, strict=True))
