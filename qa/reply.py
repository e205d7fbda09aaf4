"""What comes back for a question: an answer or an abstention, both made of cited excerpts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.document import Reference, Span
    from corpus.messages.message import Message
    from index.people.ledger import Certainty
    from qa.question import Question


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in its document an excerpt stands, as a citation says it.

    Of a section `value` says it in one line; `heading` is what stands above the excerpt, and
    `paragraph` its place below that, 0 where the heading itself is meant.
    """

    label: Literal["page", "paragraph", "section", "time"]
    value: int | str
    heading: str = field(default="", compare=False)
    paragraph: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who said the highlighted words of an excerpt, and how that is known.

    `speaker` is None where the source does not say with certainty. `printed` is the
    speaker as the source prints it, `reason` why that stands for `speaker` where it is
    not plain. `same_as` are the numbers of the citations that hold the same words, and
    `reporter` is whom the source has it from ("according to X, Y said …").
    """

    speaker: str | None
    printed: Span | None
    cue: Span | None
    direct: bool
    certainty: Certainty = "stated"
    reason: str = ""
    same_as: tuple[int, ...] = ()
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What some excerpts of an overview have in common: their source (`label` is its id), a date
    that they name or on which their source was issued (in ISO 8601), the side or the person whose
    words they are, or a matter on which they differ (its number).
    """

    kind: Literal["source", "date", "issued", "side", "person", "matter"]
    label: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A few sentences, verbatim; `highlights` are the words in them that answer: the likeliest
    first, of a statement in the order of the text. In an overview it is shown under its `group`.

    `repeats` says that the excerpt before it has nearly the same words, in another source.
    """

    span: Span
    locator: Locator
    score: float
    highlights: tuple[Span, ...]
    spoken: Spoken | None = None
    repeats: bool = False
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where excerpt `number` of a reply comes from."""

    number: int
    span: Span
    reference: Reference
    locator: Locator


@dataclass(frozen=True, slots=True)
class Cited:
    """An excerpt and its citation: nothing is shown without one."""

    excerpt: Excerpt
    citation: Citation


@dataclass(frozen=True, slots=True)
class Basis:
    """What the reply was read from."""

    fingerprint: str
    model: str
    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The words of a source that answer by themselves: a name, a number, a date, a place.

    `normalised` is equal for what means the same ("40,000" and "40000"), and `sources` are the
    numbers of the citations in whose excerpts it stands.
    """

    span: Span
    normalised: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents answer: `excerpts`, best first. `confidence` is between 0 and 1.

    `more` statements answer as well and are not shown, because of the limit. `answers` are the
    distinct short answers over the excerpts. `aside` says why these are passages where
    statements were asked for, or is None.
    """

    question: Question
    confidence: float
    excerpts: tuple[Cited, ...]
    basis: Basis
    more: int = 0
    answers: tuple[ShortAnswer, ...] = ()
    aside: Message | None = None

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Everything that is shown with its source."""
        return self.excerpts


@dataclass(frozen=True, slots=True)
class Abstention:
    """The documents do not say. `nearest` are passages near the question, not answers to it."""

    question: Question
    confidence: float
    reason: Message
    nearest: tuple[Cited, ...]
    basis: Basis

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Everything that is shown with its source."""
        return self.nearest


Reply = Answer | Abstention


@dataclass(frozen=True, slots=True)
class Selection:
    """A reply, and those of its excerpts that somebody takes away."""

    reply: Reply
    cited: tuple[Cited, ...]

    @property
    def partial(self) -> bool:
        """Whether something of the reply stays behind."""
        return len(self.cited) < len(self.reply.cited)


def select(reply: Reply, numbers: Collection[int] | None = None) -> Selection:
    """Return the excerpts of `reply` whose citations have these numbers; without them, all."""
    wanted = (each for each in reply.cited if numbers is None or each.citation.number in numbers)
    return Selection(reply, tuple(wanted))
