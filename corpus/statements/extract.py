"""A document → the statements in it, each with its speaker as the document prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.attribute_quotes import attribute_quotes
from corpus.statements.draft_statements import draft_statements
from corpus.statements.find_labels import find_labels
from corpus.statements.find_reports import find_reports
from corpus.statements.find_subjects import carry_over, find_subjects
from corpus.statements.finish_statements import finish_statements
from corpus.statements.join_paragraphs import join_paragraphs
from corpus.statements.link_roles import link_roles
from corpus.statements.mask_quotes import mask_quotes
from corpus.statements.name_people import name_people
from corpus.statements.pair_quotes import pair_quotes, starts_quoted
from corpus.statements.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language

    from corpus.document import Document
    from corpus.passage import Sentence
    from corpus.statement import Statement
    from corpus.statements.names import Names
    from corpus.statements.paragraph import Paragraph


def extract_statements(
    document: Document, sentences: Iterable[Sentence], parser: Language
) -> tuple[Statement, ...]:
    """Return every statement of a document in the order of the text.

    `sentences` are those of `split_sentences`, `parser` is that of `load_parser`.
    """
    labels = find_labels(document.text)
    paragraphs = join_paragraphs(document, sentences, (label.start for label in labels))
    scenes, names = read_scenes(paragraphs, parser)
    drafts = link_roles(draft_statements(scenes, names, labels), scenes)
    return finish_statements(drafts, paragraphs)


def read_scenes(paragraphs: Sequence[Paragraph], parser: Language) -> tuple[list[Scene], Names]:
    """Return what each paragraph says of speech and persons, and the document's names."""
    quoted = [starts_quoted(each.text) for each in paragraphs]
    masked = [
        mask_quotes(each.text, pair_quotes(each.text, goes_on=any(quoted[number : number + 1])))
        for number, each in enumerate(paragraphs, 1)
    ]
    parses = list(parser.pipe(_parsable(each.text) for each in masked))
    names = name_people(parses)
    subjects = [find_subjects(parsed, names) for parsed in parses]
    scenes = [
        Scene(
            paragraph,
            mask,
            parsed,
            attribute_quotes(paragraph.text, parsed, mask.whole),
            find_reports(parsed),
            own,
            standing,
        )
        for paragraph, mask, parsed, own, standing in zip(
            paragraphs, masked, parses, subjects, carry_over(subjects, parses), strict=True
        )
    ]
    return scenes, names


def _parsable(text: str) -> str:
    """Put a question mark for each lone surrogate: JSON can carry them, a parser takes none."""
    return text.encode("utf-8", "replace").decode()
