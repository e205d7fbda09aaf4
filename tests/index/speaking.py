"""Statements made by hand: who is printed, what was said."""

from __future__ import annotations

from corpus.document import Document, Reference, Span
from corpus.statement import Person, Statement


def said(
    document: str,
    speaker: str,
    words: str = "",
    *,
    role: str = "",
    printed: str = "",
    named: bool = True,
    direct: bool = True,
    kind: str = "person",
    before: str = "",
) -> Statement:
    """Return the one statement of a document that reads "PRINTED said: WORDS"."""
    shown = printed or speaker
    text = f"{before}{shown} said: {words or 'nothing'}"
    page = Document(document, text, Reference(document), document)
    who = Span(page, len(before), len(before) + len(shown))
    cue = Span(page, who.end + 1, who.end + 5)
    person = Person(speaker, (who,), role, kind, named)  # type: ignore[arg-type]
    content = Span(page, cue.end + 2, len(text))
    return Statement((content,), person, who, cue, direct, Span(page, len(before), len(text)))
