"""What the corpus holds → its page: sources, a timeline of them, and who speaks in them.

Pictures are SVG whose every number is an attribute, so that they need neither script nor style
of their own; beside each stands what it shows as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from qa.sources.corpus_summary import MOST_SPEAKERS
from web.markup.place_dates import MOST_ROWS, place_dates
from web.markup.render import render
from web.markup.uploads import removing
from web.messages.translate_line import translate_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from corpus.document import Reference
    from corpus.messages.message import Message
    from qa.sources.corpus_summary import CorpusSummary, Surveyed
    from web.messages.messages import Messages

FEW_SPEAKERS = 6  # named for each source

DOT, ROW = 6, 16  # radius of a document's dot and height of its row, pixels

WHAT_SAID = "What did {name} say?"  # in English: so are the questions that are read for meaning


@dataclass(frozen=True, slots=True)
class _Question:
    """A link that asks, with its `label`."""

    query: str
    label: str


@dataclass(frozen=True, slots=True)
class _Dot:
    """A dated document, `share` of the line's length from its start; pixels from the top."""

    href: str
    share: str
    height: int
    radius: int
    issued: str
    title: str


@dataclass(frozen=True, slots=True)
class _Timeline:
    """`base` is where the line lies, pixels from the top; `line` says it all as text."""

    line: str
    undated: str = ""  # how many have no date, if any
    base: int = 0
    dots: tuple[_Dot, ...] = ()
    years: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Speaker:
    question: _Question
    count: str
    share: str  # of the statements of whoever has most


@dataclass(frozen=True, slots=True)
class _Source:
    """`warnings` are lines about how it was read, and whether each is translated."""

    href: str
    title: str
    facts: str
    counts: str
    speakers: str
    note: str
    warnings: tuple[tuple[str, bool], ...]
    removing: Markup


@dataclass(frozen=True, slots=True)
class _Page:
    """`part` and `more_speakers` say of what there is more, if anything."""

    counts: str
    timeline: _Timeline
    speakers: tuple[_Speaker, ...]
    more_speakers: str
    sources: tuple[_Source, ...]
    part: str
    failures: tuple[tuple[str, tuple[str, bool], Markup], ...]
    examples: tuple[_Question, ...]


def corpus(  # noqa: PLR0913 - each is shown
    survey: CorpusSummary,
    note: str,
    examples: Sequence[str],
    words: Messages,
    level: int = 1,
    *,
    listing: Markup | None = None,
) -> Markup:
    """Return the page's content, under a heading of `level`; `note` is the corpus' own. Where there
    is a `listing` of the sources, it stands first, in the place of a list.
    """
    held = words.count(words.documents, len(survey.references))
    others = len(survey.speakers) - MOST_SPEAKERS
    part = words.listed_in_part.format(count=words.number(len(survey.sources)))
    page = _Page(
        counts=f"{held}, {words.count(words.statements, survey.statements)}",
        timeline=_timeline(survey, words),
        speakers=_speakers(survey, words),
        more_speakers=_more(others, words) if others > 0 else "",
        sources=() if listing else tuple(_source(each, words) for each in survey.sources),
        part=part if len(survey.sources) < len(survey.references) and not listing else "",
        failures=tuple(
            (each.id, _warning(each.reason, words), removing(each.id, words))
            for each in survey.failures
        ),
        examples=tuple(_question(each, each) for each in examples),
    )
    return render(
        "corpus", "corpus", page=page, note=note, level=level, listing=listing, words=words
    )


def _timeline(survey: CorpusSummary, words: Messages) -> _Timeline:
    """A dot for each dated document, unless all have the same date."""
    dated = sorted((each for each in survey.references if each.issued), key=_issued)
    number = len(survey.references) - len(dated)
    undated = words.count(words.undated_count, number) if number else ""
    days = [each.issued for each in dated]
    if not dated:
        return _Timeline(words.timeline_none)
    if len(set(days)) == 1:
        return _Timeline(words.timeline_alone.format(date=words.date(days[0])), undated)
    placed = place_dates(days)
    base = min(max(dot.row for dot in placed.dots) + 1, MOST_ROWS) * ROW + DOT
    return _Timeline(
        line=f"{words.date(days[0])} – {words.date(days[-1])}",
        undated=undated,
        base=base,
        dots=tuple(
            _Dot(
                href=_page_of(each),
                share=f"{dot.share:.2%}",
                height=base - DOT - dot.row * ROW,
                radius=DOT,
                issued=words.date(each.issued),
                title=each.title or each.id,
            )
            for each, dot in zip(dated, placed.dots, strict=True)
            if dot.row < MOST_ROWS
        ),
        years=tuple((year, f"{share:.2%}") for year, share in placed.years),
    )


def _issued(reference: Reference) -> str:
    return reference.issued


def _speakers(survey: CorpusSummary, words: Messages) -> tuple[_Speaker, ...]:
    most = survey.speakers[0][1] if survey.speakers else 0
    return tuple(
        _Speaker(
            _question(WHAT_SAID.format(name=name), name),
            words.number(count),
            f"{count / most:.1%}",
        )
        for name, count in survey.speakers[:MOST_SPEAKERS]
    )


def _more(speakers: int, words: Messages) -> str:
    return words.more_speakers.format(count=words.number(speakers))


def _question(question: str, label: str) -> _Question:
    return _Question(urlencode({"q": question}, errors="replace"), label)


def _source(source: Surveyed, words: Messages) -> _Source:
    reference = source.reference
    facts = [
        ", ".join(reference.authors),
        reference.publisher or words.publisher_unknown,
        words.date(reference.issued) if reference.issued else words.undated,
    ]
    if reference.issued and reference.origin("issued") == "inferred":
        facts[-1] += f" ({words.inferred})"
    counts = [
        words.count(words.words_count, source.words),
        words.count(words.passages, source.passages),
        words.count(words.statements, source.statements),
    ]
    named = [f"{name} ({words.number(count)})" for name, count in source.speakers[:FEW_SPEAKERS]]
    if len(source.speakers) > FEW_SPEAKERS:
        named.append(_more(len(source.speakers) - FEW_SPEAKERS, words))
    return _Source(
        href=_page_of(reference),
        title=reference.title or reference.id,
        facts=" · ".join(filter(None, facts)),
        counts=" · ".join(counts),
        speakers=", ".join(named),
        note=reference.content_note,
        warnings=tuple(_warning(each, words) for each in source.warnings),
        removing=removing(reference.id, words),
    )


def _page_of(reference: Reference) -> str:
    """Where a link to the document leads; beside a conversation, nothing may replace that."""
    return f"/doc/{quote(reference.id, errors='replace')}"


def _warning(line: Message, words: Messages) -> tuple[str, bool]:
    """A line about how the source was read, translated where somebody has done so."""
    translated = translate_line(line, words.language)
    return (translated, True) if translated else (str(line), False)
