"""Documents → a few questions that they can be expected to answer, to begin with.

Whoever is most often written to have said or reported something is worth asking about:

>>> from corpus.document import Document, Reference
>>> text = "Karimov said no. Then Karimov said more. The League reported it. He said nothing."
>>> suggest_questions([Document("a", text, Reference("a"), "")])
('What did Karimov say?', 'What did the League report?')
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from index.sparse.tokenize import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document

MOST_QUESTIONS = 8
MOST_DOCUMENTS = 200  # looked at: enough for an impression, a moment's work
MOST_CHARACTERS = 100_000  # of one document

_VERBS = {
    "said": "say", "told": "say", "wrote": "write", "reported": "report", "announced": "announce",
    "denied": "deny", "argued": "argue", "found": "find", "ruled": "rule", "proposed": "propose",
}  # fmt: skip
_NAME = r"[^\W\d_a-z][\w’'-]+"
_SAID = re.compile(
    rf"\b((?:The |the )?(?:{_NAME} (?:(?:of|for|and) )?){{0,3}}{_NAME}) ({'|'.join(_VERBS)})\b"
)


def suggest_questions(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return questions about who spoke in most documents, each name once."""
    said: Counter[tuple[str, str]] = Counter()
    common = set(STOP_WORDS)
    for document in islice(documents, MOST_DOCUMENTS):
        text = document.text[:MOST_CHARACTERS]
        common.update(re.findall(r"\b[a-z]+\b", text))
        said.update({(_name(found[1]), _VERBS[found[2]]) for found in _SAID.finditer(text)})
    questions: dict[str, str] = {}
    for (name, verb), _ in sorted(said.items(), key=lambda item: (-item[1], item[0])):
        last = name.split()[-1]
        if last.lower() not in common and last not in questions:  # "He", "Officials": no names
            questions[last] = f"What did {name} {verb}?"
    return tuple(islice(questions.values(), MOST_QUESTIONS))


def _name(found: str) -> str:
    return f"the {found[4:]}" if found.startswith(("The ", "the ")) else found
