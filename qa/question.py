"""A question as it was asked, and as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.errors import MessageError

if TYPE_CHECKING:
    from index.sparse.tokenize import Token
    from qa.period import Period

Kind = Literal["passages", "statements", "overview"]

Expects = Literal[
    "date", "number", "person", "place", "reason", "definition", "anything", "mention"
]
"""What an answer to the question is bound to hold. A claim or a few keywords ask nothing: what
speaks most of the same is wanted, a mere mention."""


class QuestionError(MessageError):
    """The question cannot be asked; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that no document has, and the word of the documents that was searched instead."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Saying:
    """That a question asks for statements: whose (`who`, "" for anybody's) and about what.

    `strict` says that nothing but statements answers it ("What did X say?"); otherwise
    passages may ("How did X react?"). `period` is a date or part of one in ISO 8601, or
    "", and `to` whom the words were said to, or "". `bare`: nothing but a name was typed.
    """

    who: str
    topic: str = ""
    strict: bool = True
    period: str = ""
    to: str = ""
    bare: bool = False


Extent = Literal["sources", "events", "period", "topic", "sides", "people", "conflicts"]
"""What an overview is of: what the sources are about, the events that they date, one period, all
that they say of a topic, two sides of it, who speaks in them, and where they contradict."""


@dataclass(frozen=True, slots=True)
class Breadth:
    """That a question asks for no fact but for an overview, and of what.

    `topic` is a bare noun phrase or "", `period` the one asked about, and `sides` are the two
    whose words are to be compared. `leans` says that it may go on from the question before it
    ("what is it about?", "and in 2020?"): after one that is no overview, it does.
    """

    extent: Extent
    topic: str = ""
    period: Period | None = None
    sides: tuple[str, ...] = ()
    leans: bool = False

    @property
    def of_no_subject(self) -> bool:
        """Whether it has no words that a question after it could lean on."""
        return not (self.topic or self.sides)


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is the asker's own; `read_as` is complete without the conversation before it.

    `tokens` are the words of `read_as`, corrections made. `asked` is the text with corrections, not
    completed, and `former` the question before it, or "". `breadth` says that an overview is asked
    for.
    """

    text: str
    read_as: str
    kind: Kind
    speaker: str | None
    tokens: tuple[Token, ...]
    corrections: tuple[Correction, ...] = ()
    expects: Expects = "anything"
    saying: Saying | None = None
    asked: str = ""
    former: str = ""
    breadth: Breadth | None = None

    @property
    def terms(self) -> tuple[str, ...]:
        """The search terms: the stems of its tokens, stop words left out, repeated ones once."""
        return tuple(dict.fromkeys(token.stem for token in self.tokens if not token.stop))
