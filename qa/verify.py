"""An exported answer → is every excerpt still, character for character, in its document?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.disarm import disarm
from corpus.document import Document, Noise, Span
from corpus.infer_reference import infer_reference
from corpus.mark_noise import mark_noise
from corpus.source import Source
from qa.annotate import annotate
from qa.present import source_record
from qa.read_export import ExportError
from qa.write_excerpt import quotation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.source import Failure
    from qa.read_export import Claim, Export

CHANGED = (
    "the file was changed after it was exported: what stands around the excerpts (questions, "
    "speakers, citations) cannot be relied on"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One excerpt of an export and what is wrong with it: nothing when `fault` is ""."""

    document: str
    start: int
    end: int
    fault: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of each excerpt, and `fault` of the file as a whole."""

    findings: tuple[Finding, ...]
    fault: str = ""

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
        each.id: _marked(each) for each in read if isinstance(each, Source) and each.id in wanted
    }
    findings = [
        Finding(each.document, each.start, each.end, _fault(each, documents.get(each.document)))
        for each in export.claims
    ]
    findings += [Finding(stray, 0, 0, "does not say where it stands") for stray in export.strays]
    return Report(tuple(findings), CHANGED if export.seal == "broken" else "")


def write_report(report: Report) -> str:
    """Return a line for each finding, and the sum."""
    broken = [finding for finding in report.findings if finding.fault]
    count = len(report.findings)
    lines = [
        f"{'BROKEN' if each.fault else 'ok'} {each.document} [{each.start}:{each.end}] {each.fault}"
        for each in report.findings
    ]
    changed = [f"BROKEN {report.fault}"] if report.fault else []
    verified = f"{count - len(broken)} of {count} excerpts verified"
    return "\n".join(disarm(line.rstrip()) for line in (*lines, *changed, verified))


def _marked(source: Source) -> Document:
    """The document as the index would have it: its noise, and what was inferred about it."""
    noise = mark_noise(source.text)
    reference = infer_reference(source, noise)
    return Document(source.id, source.text, reference, source.sha256, noise)


def _fault(claim: Claim, document: Document | None) -> str:
    if document is None:
        return "the document is not in the corpus"
    try:
        span = _span(claim, document)
    except ValueError:
        return "the document says something else there"
    if claim.shown != ("\n".join(quotation(span)) if claim.typeset else span.text):
        return "the document says something else there"
    if not claim.sha256:
        return "the words are there, but the export does not say of which version"
    if claim.sha256 != document.sha256:
        return "the words are there, but the document has changed since"
    return _more(claim, span, document)


def _span(claim: Claim, document: Document) -> Span:
    """The claimed place, leaving out what the claim leaves out. Raises ValueError."""
    noise = tuple(Noise(start, end, "boilerplate") for start, end in claim.elisions)
    stripped = Document(document.id, document.text, document.reference, document.sha256, noise)
    span = Span(stripped, claim.start, claim.end)
    if span.elisions != claim.elisions:
        raise ValueError("what is left out does not lie in the excerpt")
    return span


def _more(claim: Claim, span: Span, document: Document) -> str:
    """What is wrong with the rest of a claim whose words do stand there."""
    if not set(claim.elisions) <= set(Span(document, claim.start, claim.end).elisions):
        return "it leaves out words that are the document's own"
    if any(not claim.start <= start < end <= claim.end for start, end in claim.highlights):
        return "its highlights do not lie in it"
    if claim.annotation and claim.annotation != annotate(span):
        return "its selectors point elsewhere"
    stated = source_record(document)
    if any(stated.get(name, fact) != fact for name, fact in claim.source.items()):
        return "the words are there, but the corpus describes the document otherwise"
    return ""
