"""An exported answer → is every excerpt still, character for character, in its document?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Document, Noise, Span
from corpus.ingest import ingest
from corpus.source import Source
from corpus.strip_controls import strip_controls
from qa.citing.annotate import annotate
from qa.citing.write_excerpt import quotation
from qa.excerpts.locate import locator_of
from qa.exports.claim import ExportError
from qa.exports.reply_record import link, source_record
from qa.reply import Locator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.ingest import Ingested
    from corpus.source import Failure
    from qa.exports.claim import Claim, Export, Seal

CHANGED = (
    "the file was changed after it was exported: what stands around the excerpts (questions, "
    "speakers, citations) cannot be relied on"
)

UNCHECKED: dict[Seal, str] = {
    "intact": "the seal fits: nothing changed since the file was sealed. That is no signature: who "
    "changes a file can seal it anew, and only the excerpts were compared with the documents",
    "none": "there is no seal: only the excerpts were checked. Questions, speakers, citations, "
    "scores, what was marked, and whether anything was left out were not",
    "broken": "only the excerpts were checked",
}
"""What cannot be relied on although every excerpt holds."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One excerpt of an export and what is wrong with it: nothing when `fault` is ""."""

    document: str
    start: int
    end: int
    fault: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of each excerpt, `fault` of the file as a whole, and what was not checked."""

    findings: tuple[Finding, ...]
    fault: str = ""
    unchecked: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.fault or any(finding.fault for finding in self.findings))


def verify(export: Export, read: Iterable[Source | Failure]) -> Report:
    """Check every excerpt of `export` against the documents that `read` yields.

    Raises ExportError when there is no excerpt to check.
    """
    if not (export.claims or export.strays):
        raise ExportError("the export holds no excerpt to verify")
    wanted = {claim.document for claim in export.claims}
    documents = {
        each.id: ingest(each) for each in read if isinstance(each, Source) and each.id in wanted
    }
    findings = [
        Finding(each.document, each.start, each.end, _fault(each, documents.get(each.document)))
        for each in export.claims
    ]
    findings += [Finding(stray.opening, 0, 0, stray.reason) for stray in export.strays]
    unchecked = [UNCHECKED[export.seal]]
    if export.markup:
        lines = ", ".join(map(str, export.markup[:5]))
        unchecked.append(f"HTML stands in line {lines}: it may show words that were not checked")
    return Report(tuple(findings), CHANGED if export.seal == "broken" else "", tuple(unchecked))


def write_report(report: Report) -> str:
    """Return a line for each finding, what was not checked, and the sum."""
    broken = [finding for finding in report.findings if finding.fault]
    count = len(report.findings)
    lines = [
        f"{'BROKEN' if each.fault else 'ok'} {each.document} [{each.start}:{each.end}] {each.fault}"
        for each in report.findings
    ]
    changed = [f"BROKEN {report.fault}"] if report.fault else []
    noted = [f"note: {each}" for each in report.unchecked]
    verified = f"{count - len(broken)} of {count} excerpts verified"
    return "\n".join(strip_controls(line.rstrip()) for line in (*lines, *changed, *noted, verified))


def _fault(claim: Claim, ingested: Ingested | None) -> str:
    if ingested is None:
        return "the document is not in the corpus"
    document = ingested.document
    try:
        span = _span(claim, document)
    except ValueError:
        return "the document says something else there"
    if claim.shown != (_typeset(span) if claim.typeset else span.text):
        return "the document says something else there"
    if not claim.sha256:
        return "the words are there, but the export does not say of which version"
    if claim.sha256 != document.sha256:
        return "the words are there, but the document has changed since"
    return _more(claim, span, ingested)


def _typeset(span: Span) -> str:
    return "\n".join(line.rstrip(" \t") for line in quotation(span))


def _span(claim: Claim, document: Document) -> Span:
    """The claimed place, leaving out what the claim leaves out. Raises ValueError."""
    noise = tuple(Noise(start, end, "boilerplate") for start, end in claim.elisions)
    stripped = Document(document.id, document.text, document.reference, document.sha256, noise)
    span = Span(stripped, claim.start, claim.end)
    if span.elisions != claim.elisions:
        raise ValueError("what is left out does not lie in the excerpt")
    return span


def _more(claim: Claim, span: Span, ingested: Ingested) -> str:
    """What is wrong with the rest of a claim whose words do stand there."""
    document = ingested.document
    stated = source_record(document)
    wrong = {
        "it leaves out words that are the document's own":
            not set(claim.elisions) <= set(Span(document, claim.start, claim.end).elisions),
        "its highlights do not lie in it":
            any(not claim.start <= start < end <= claim.end for start, end in claim.highlights),
        "its selectors point elsewhere":
            claim.annotation and claim.annotation != annotate(span),
        "the words are there, but the corpus describes the document otherwise":
            any(stated.get(name, fact) != fact for name, fact in claim.source.items()),
        "its link leads elsewhere":
            claim.link and claim.link != link(document.id, claim.start, claim.end),
        "its page, section or paragraph is another one":
            claim.locator and claim.locator not in _locators(span, ingested),
        "the document prints another speaker there": not _is_printed(claim, document),
    }  # fmt: skip
    return next((fault for fault, applies in wrong.items() if applies), "")


def _locators(span: Span, ingested: Ingested) -> list[dict[str, object]]:
    """Where the excerpt may be said to stand: its pages, its section, one of its paragraphs."""
    sentences = [each for passage in ingested.passages for each in passage.sentences]
    over = {s.paragraph for s in sentences if s.span.start < span.end and s.span.end > span.start}
    if not over:  # a share button, say: it belongs to the sentence before it
        before = [(s.span.start, s.paragraph) for s in sentences if s.span.start < span.start]
        over = {max(before)[1] if before else 1}
    inside = Span(ingested.document, span.start, span.end)
    places = [locator_of(inside, Locator("paragraph", paragraph)) for paragraph in sorted(over)]
    return [{"label": place.label, "value": place.value} for place in places]


def _is_printed(claim: Claim, document: Document) -> bool:
    """Whether speaker and cue of a statement stand where the claim says."""
    statement = claim.statement
    try:
        printed = Span(document, *place) if (place := statement.get("printed_span")) else None
        if cue := statement.get("cue_span"):
            Span(document, *cue)
    except (ValueError, TypeError):
        return False
    return printed is None or printed.text == statement.get("printed")
