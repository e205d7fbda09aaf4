"""How likely a report of speech is a statement: a logistic regression that can be read.

The weights are text, one feature a line, written by `python -m benchmarks.train_reports`.
A feature says something that a reader can check: the verb, how its words were found, who
speaks, whether the clause is negated.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corpus.language.lexicon import SOURCES
from corpus.statements.grammar.find_speakers import own_subject
from corpus.statements.grammar.reporting_verbs import ACTS, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from corpus.statements.reports.report import Report

WEIGHTS: Final = Path(__file__).with_name("report_weights.txt")
THRESHOLD: Final = 0.56
"""Probability from which a report is kept. Ten-fold over the documents of PolNeAR's development
pool, 85 % of the reports kept are annotated, and 75 % of those annotated with a verb of speech
are kept; without weights it is 75 % and 81 %."""

_LENGTHS = (1, 2, 4, 7, 12, 20, 35)  # tokens


def weigh_report(report: Report, others: Sequence[Report], *, quoted: bool) -> float:
    """Return the probability that a report is a statement of its speaker.

    `others` are all reports of the paragraph; `quoted`: words of it stand between marks.
    """
    weights = _weights()
    total = weights.get("bias", 0.0)
    total += sum(weights.get(name, 0.0) for name in features_of(report, others, quoted=quoted))
    return 1 / (1 + math.exp(-total))


def features_of(report: Report, others: Sequence[Report], *, quoted: bool) -> list[str]:
    """What is known of a report, as names of features."""
    return [*_of_verb(report), *_of_speaker(report), *_of_content(report, others, quoted=quoted)]


@cache
def _weights() -> dict[str, float]:
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, _, weight in (line.partition("\t") for line in lines)}


def _of_verb(report: Report) -> Iterator[str]:
    verb, pattern = report.verb, report.pattern
    lemma = verb.lemma_.lower()
    yield f"pattern={pattern}"
    yield f"lemma={lemma}"
    yield f"class={''.join(sorted(VERBS.get(lemma, ())))}+{pattern}"
    yield f"lemma+pattern={lemma}+{pattern}"
    if lemma in ACTS:
        yield f"act+{pattern}"
    yield f"form={verb.tag_}"
    yield f"form+pattern={verb.tag_}+{pattern}"
    function = "ROOT" if _is_clause_before_semicolon(verb) else verb.dep_
    yield f"function={function}"
    yield f"function+pattern={function}+{pattern}"
    for child in verb.children:
        if child.dep_ == "neg":
            yield "negated"
            yield f"negated+pattern={pattern}"
        elif child.dep_ in ("aux", "auxpass"):
            yield f"auxiliary={child.lower_}"
        elif child.dep_ in ("mark", "advmod") and child.lower_ in _DOUBTFUL:
            yield f"conjunction={child.lower_}"
        elif child.dep_ == "dobj":
            yield "object"
    if function != "ROOT" and verb.head.pos_ in ("VERB", "AUX"):
        yield f"above={verb.dep_}+{verb.head.lemma_.lower()}"


def _is_clause_before_semicolon(verb: Token) -> bool:
    """'She said it burnt; he left': a sentence of its own, which the parser hangs on the next."""
    between = verb.doc[verb.i : verb.head.i]
    return verb.dep_ == "ccomp" and any(token.text == ";" for token in between)


_DOUBTFUL = frozenset(
    {
        "if",
        "whether",
        "when",
        "unless",
        "until",
        "how",
        "why",
        "what",
        "while",
        "because",
        "although",
        "as",
        "that",
        "where",
        "never",
        "rarely",
        "reportedly",
    }
)


def _of_speaker(report: Report) -> Iterator[str]:
    speaker, pattern = report.speaker, report.pattern
    if speaker is None:
        yield "speaker=none"
        yield f"speaker+pattern=none+{pattern}"
        yield f"speaker+form=none+{report.verb.tag_}"
        return
    kind = _kind(speaker)
    yield f"speaker={kind}"
    yield f"speaker+pattern={kind}+{pattern}"
    own = own_subject(report.verb)
    yield f"subject={'own' if own is not None and own.i == speaker.i else 'shared'}"
    if abs(speaker.i - report.verb.i) > _LENGTHS[-2]:
        yield "speaker=far"


def _kind(speaker: Token) -> str:
    if speaker.pos_ == "PRON":
        return speaker.lower_
    if speaker.pos_ == "PROPN" or (speaker.text[:1].isupper() and speaker.i > 0):
        return "name"
    if speaker.lemma_.lower() in SOURCES:
        return "document"
    return "plural" if speaker.tag_ == "NNS" else "noun"


def _of_content(report: Report, others: Sequence[Report], *, quoted: bool) -> Iterator[str]:
    pattern = report.pattern
    tokens = sum(end - start for start, end in report.content)
    length = sum(tokens > limit for limit in _LENGTHS)
    yield f"length={length}"
    yield f"length+pattern={length}+{pattern}"
    if len(report.content) > 1:
        yield "split"
    if quoted:
        yield "quoted"
        yield f"quoted+pattern={pattern}"
    if report.content[0][0] < report.verb.i:
        yield f"before+pattern={pattern}"
    first = report.verb.doc[report.content[0][0]]
    yield f"first={first.pos_}+{pattern}"
    if first.i > 0 and first.nbor(-1).lower_ in ("that", "whether", "if", "how"):
        yield f"opened={first.nbor(-1).lower_}"
    behind = _behind(report)
    yield f"behind={behind}"
    yield f"behind+pattern={behind}+{pattern}"
    outer = next((o for o in others if o is not report and _holds(o, report.verb)), None)
    if outer is not None and outer.pattern != "source":
        # "According to Doe, Roe said …" keeps both levels; the annotators kept the outer one.
        yield f"inside={outer.pattern}"
        yield f"inside+function={outer.pattern}+{report.verb.dep_}"


def _behind(report: Report) -> str:
    """What the words end at: a full stop, or something that they may have been cut off from."""
    parsed, end = report.verb.doc, report.content[-1][1]
    if end == len(parsed):
        return "end"
    return parsed[end].text if parsed[end].is_punct else str(parsed[end].dep_)


def _holds(report: Report, token: Token) -> bool:
    return any(start <= token.i < end for start, end in report.content)
