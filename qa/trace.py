"""How a reply came about: what each stage of the question's journey made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.encoder.load_encoder import Encoded
    from index.search import Candidates
    from qa.excerpts.select_excerpts import Extraction
    from qa.filters.filter_documents import Filter
    from qa.question import Question
    from qa.ranking.rank import Described
    from qa.ranking.ranking import Ranking
    from qa.reader.read_passages import ReadRanking
    from qa.reply import Reply
    from qa.statements.filter_statements import Relevant


@dataclass(frozen=True, slots=True, eq=False)
class Retrieval:
    """A search for sentences that may answer.

    `question` is as it was searched (a follow-up may have the question before it in front), and
    `encoded` what the model made of it. `candidates` were found in the index, `described` are those
    whose features were worked out, and `read` is what the reader made of them, None where there is
    no reader. `ranking` is what came of it all, without what the filters leave out.
    """

    question: Question
    encoded: Encoded
    candidates: Candidates
    described: Described
    ranking: Ranking
    read: ReadRanking | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """A `reply`, and what it was made from.

    `question` is as it was read and `narrowed` what the filters leave. `retrieval` is None where no
    sentence had to be searched for, `relevant` (the statements that were weighed) where none was
    weighed, `chosen` (what became of each sentence of the ranking) where no excerpt was cut from
    passages. `unfiltered` is what would have been found without the filters, None where there are
    none or nobody wanted to know. The judgement is the reply's: its confidence and its reason.
    """

    question: Question
    narrowed: Filter
    reply: Reply
    retrieval: Retrieval | None = None
    relevant: Relevant | None = None
    chosen: Extraction | None = None
    unfiltered: Candidates | None = None
