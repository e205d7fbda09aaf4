"""A document → the statements in it, each with its speaker as the document prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.people.name_people import name_people
from corpus.readers.blocks.flatten_blocks import NOTES
from corpus.statements.drafts.draft_block_quotes import draft_block_quotes
from corpus.statements.drafts.draft_spoken import draft_authored, draft_spoken
from corpus.statements.drafts.draft_statements import draft_statements
from corpus.statements.drafts.finish_statements import finish_statements
from corpus.statements.drafts.link_roles import link_roles
from corpus.statements.people.find_author import find_author
from corpus.statements.people.find_mentions import find_mentions
from corpus.statements.people.find_subjects import carry_over, find_subjects
from corpus.statements.people.scene import Scene
from corpus.statements.quotes.attribute_quotes import attribute_quotes
from corpus.statements.quotes.join_paragraphs import join_paragraphs
from corpus.statements.quotes.mask_quotes import mask_quotes
from corpus.statements.quotes.pair_quotes import pair_quotes, starts_quoted
from corpus.statements.reports.find_reports import find_reports
from corpus.turns.find_turns import turns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language

    from corpus.document import Document
    from corpus.passage import Sentence
    from corpus.people.names import Names
    from corpus.statement import Statement
    from corpus.statements.draft import Draft
    from corpus.statements.quotes.paragraph import Paragraph
    from corpus.turns.bound_turns import Turn


def extract_statements(
    document: Document, sentences: Iterable[Sentence], parser: Language
) -> tuple[Statement, ...]:
    """Return every statement of a document in the order of the text.

    `sentences` are those of `split_sentences`, `parser` is that of `load_parser`.
    """
    turns = turns_of(document)
    starts = [place for turn in turns for place in (turn.begins, turn.said)]
    paragraphs = join_paragraphs(document, sentences, starts)
    scenes, names = read_scenes(paragraphs, parser)
    spoken = _spoken(document, turns, scenes, names)
    quoted = list(draft_block_quotes(document, names))
    drafts = link_roles(draft_statements(scenes, names, spoken, quoted), scenes)
    return finish_statements(drafts, paragraphs)


_HEADING = 1_500  # characters before the first turn that tell whose interview it is


def _spoken(
    document: Document, turns: Sequence[Turn], scenes: Sequence[Scene], names: Names
) -> list[Draft]:
    """What is said in the turns, and before them in the author's own words."""
    first = turns[0].begins if turns else len(document.text)
    author = find_author(document, names)
    heading = f"{document.reference.title}\n{document.text[max(0, first - _HEADING) : first]}"
    if author is not None and author.kind == "person":
        heading = f"{author.role} {author.name}\n{heading}"
    found = list(draft_spoken(document, turns, names, heading, scenes))
    if author is not None:
        notes = document.text.rfind(f"\n\n{NOTES}\n\n")  # an editor's, in a letter that is printed
        end = min(first, author.ends, notes if notes >= 0 else author.ends)
        own = [e.paragraph for e in scenes if not _is_set_apart(e.paragraph, document)]
        found += draft_authored(author, own, end)
    return found


def _is_set_apart(paragraph: Paragraph, document: Document) -> bool:
    """Whether it is a block quotation: those words are somebody else's."""
    start = paragraph.starts[0] if paragraph.starts else -1
    return any(each.start <= start < each.end for each in document.quotes)


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
    acting = {each.speaker.name for own in subjects for each in own if each.main}
    mentions = [
        tuple(find_mentions(each.text, names, acting, mask.whole))
        for each, mask in zip(paragraphs, masked, strict=True)
    ]
    standings = carry_over(subjects, parses, masked, mentions)
    scenes = [
        Scene(
            paragraph,
            mask,
            parsed,
            attribute_quotes(paragraph.text, parsed, mask.whole),
            find_reports(parsed),
            own,
            standing,
            named,
        )
        for paragraph, mask, parsed, own, standing, named in zip(
            paragraphs, masked, parses, subjects, standings, mentions, strict=True
        )
    ]
    return scenes, names


def _parsable(text: str) -> str:
    """Put a question mark for each lone surrogate: JSON can carry them, a parser takes none."""
    return text.encode("utf-8", "replace").decode()
