"""What was typed → the question that is searched: complete, spelt as the documents spell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.tokenize import tokenize
from qa.complete import complete
from qa.correct import correct
from qa.expect import expect
from qa.question import Question, QuestionError
from qa.read_saying import read_saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.index import Index

LONGEST_QUESTION = 2_000
"""Characters: several times what the encoder reads. A pasted document is not a question."""


def read_question(text: str, earlier: Sequence[str], index: Index) -> Question:
    """Return the question of `text`, read after the `earlier` ones of the conversation.

    Raises QuestionError when it is empty or too long.
    """
    asked = " ".join(text.split())
    if not asked:
        raise QuestionError("the question is empty: ask something")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(text):,} characters; {LONGEST_QUESTION:,} are the most"
        )
    read_as = complete(asked, earlier)
    corrections = correct(read_as, index)
    for correction in corrections:
        written = rf"\b{re.escape(correction.written)}\b"
        read_as, asked = (re.sub(written, correction.read, each) for each in (read_as, asked))
    return Question(
        text=text,
        read_as=read_as,
        kind="passages",
        speaker=None,
        terms=tuple(dict.fromkeys(tokenize(read_as))),
        corrections=corrections,
        expects=expect(read_as),
        saying=read_saying(read_as),
        asked=asked,
        former=" ".join(earlier[-1].split()) if earlier else "",
    )
