"""A statement: what somebody said, who said it, and where the source says so.

"Ada Finch, a spokeswoman for the mill, denied the reports." is one statement:

    content   "the reports"            printed   "Ada Finch"
    cue       "denied"                 speaker   Person("Ada Finch", role="a spokeswoman …")
    direct    False                    excerpt   the whole sentence
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.document import Span

Kind = Literal["person", "organisation", "group"]
"""`group`: people without a name of their own ("activists", "two former inmates")."""

LONGEST_EXCERPT = 1500
"""Characters: what the contract allows an excerpt to be at most."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks, as one document knows them; joined across documents by a later stage.

    `name` is the fullest name in the document. Who has no name is known by the printed
    phrase ("A spokesman for Ada Finch") and is not `named`: such a phrase names
    somebody else than the speaker, so it is never to be matched like a name.
    `variants` are the places where the document prints a name of this person as a
    speaker's, in order. Two persons of one document are the same when all fields agree.
    """

    name: str
    variants: tuple[Span, ...]
    role: str = ""
    kind: Kind = "person"
    named: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """Words or a reported claim, with the attribution as this document prints it.

    `content` are the words said, in order, without the cue that may split them.
    `speaker` is None when the document does not say with certainty who speaks.
    `printed` is the speaker as written at the cue: a name, "the official", "he".
    `excerpt` is the sentence or sentences that hold cue and content.
    `reporter` is the outer level of a nested attribution: in "according to Macron,
    Putin reported …" Putin is the speaker and Macron the reporter.
    `authored` says that the document is the speaker's own speech, letter, post or testimony.
    `inferred` says why the speaker is only inferred (a "he" that may be somebody else); "" where
    the document makes it certain.
    """

    content: tuple[Span, ...]
    speaker: Person | None
    printed: Span | None
    cue: Span | None
    direct: bool
    excerpt: Span
    reporter: Person | None = None
    authored: bool = False
    inferred: str = ""
