"""Documents → questions that they can be expected to answer, to begin with: some of each kind.

Whoever is most often written to have said or reported something is worth asking about:

>>> from corpus.document import Document, Reference
>>> text = "Karimov said no. Then Karimov said more. The League reported it. He said nothing."
>>> suggest_questions([Document("a", text, Reference("a"), "")])
('What did Karimov say?', 'What did the League report?')
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from index.sparse.tokenize import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document

MOST_QUESTIONS = 8
MOST_TRIED = 3  # questions of one kind, of which the first that is well answered is offered
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


_COUNTED = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of) "
    r"((?:[a-z]+ )?(?:[a-z]{2,}s|[a-z]*men|people|children)) (?:were|had been|have been) "
    r"([a-z]+(?:ed|en)|killed|shot|held|hurt|sent|lost|built|found)\b"
)
"""What is counted, and what became of it: "27 men were executed"."""

_PASSIVE = re.compile(
    rf"\b((?:{_NAME} ){{1,3}})was (arrested|detained|born|killed|founded|published|signed|opened|"
    r"elected|built|abolished|discovered|introduced|released|closed)\b[^.\n]{0,60}\b\d{4}\b"
)

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

WHAT_HAPPENED = "What happened in {year}?"  # in English: so are the questions that are read


def suggest_kinds(
    documents: Sequence[Document], speakers: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Return candidates for six kinds of question, those of a kind likeliest first: what it is
    about, what somebody said, how many, when, who somebody is, and how two compare. `speakers`
    are the names that most is said by.
    """
    counted: Counter[tuple[str, str]] = Counter()
    passive: Counter[tuple[str, str]] = Counter()
    for document in islice(documents, MOST_DOCUMENTS):
        text = document.text[:MOST_CHARACTERS]
        counted.update((found[1], found[2]) for found in _COUNTED.finditer(text))
        passive.update((found[1].strip(), found[2]) for found in _PASSIVE.finditer(text))
    years = sorted(count_years(documents), key=lambda each: (-each[1], each[0]))
    when = [f"When was {name} {done}?" for name, done in _often(passive)]
    two = [f"Compare what {one} and {other} said" for one, other in pairwise(speakers[:3])]
    kinds = (
        ("What is this about?",),
        suggest_questions(documents),
        tuple(f"How many {noun} were {done}?" for noun, done in _often(counted)),
        (*when, *(WHAT_HAPPENED.format(year=year) for year, _ in years)),
        tuple(f"Who is {name}?" for name in speakers if " " in name),
        tuple(two),
    )
    return tuple(kind[:MOST_TRIED] for kind in kinds)


def count_years(documents: Sequence[Document]) -> tuple[tuple[str, int], ...]:
    """Return the years that the texts name and how often, earliest first.

    >>> from corpus.document import Document, Reference
    >>> count_years([Document("a", "In 2017 and 2019. In 2017!", Reference("a"), "")])
    (('2017', 2), ('2019', 1))
    """
    named: Counter[str] = Counter()
    for document in islice(documents, MOST_DOCUMENTS):
        named.update(_YEAR.findall(document.text[:MOST_CHARACTERS]))
    return tuple(sorted(named.items()))


def _often(found: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    return [each for each, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


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
