"""What the corpus holds → its page: sources, a timeline of them, and who speaks in them.

Pictures are SVG whose every number is an attribute, so that they need neither script nor style
of their own; beside each stands what it shows as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from qa.sources.corpus_summary import MOST_SPEAKERS
from web.markup.card import content_note
from web.markup.place_dates import MOST_ROWS, place_dates
from web.markup.text import escape, escape_text
from web.markup.uploads import removing
from web.messages.translate_line import translate_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Reference
    from corpus.messages.message import Message
    from corpus.source import Failure
    from qa.sources.corpus_summary import Survey, Surveyed
    from web.messages.messages import Words

FEW_SPEAKERS = 6  # named for each source

DOT, ROW = 6, 16  # radius of a document's dot and height of its row, pixels

WHAT_SAID = "What did {name} say?"  # in English: so are the questions that are read for meaning


def corpus(
    survey: Survey,
    note: str,
    examples: Sequence[str],
    words: Words,
    level: int = 1,
) -> str:
    """Return the page's content, under a heading of `level`; `note` is the corpus' own."""
    heading, below = f"h{level}", f"h{level + 1}"
    counts = ", ".join(
        words.count(form, number)
        for form, number in (
            (words.documents, len(survey.references)),
            (words.statements, survey.statements),
        )
    )
    parts = [
        f'<{heading} class="title">{escape(words.corpus)}</{heading}>',
        f'<p class="lead">{escape(words.corpus_more)}</p><p class="count">{escape(counts)}</p>',
        content_note(note, words),
        _section(below, words.timeline, _timeline(survey, words)),
        _section(below, words.who_speaks, _speakers(survey, words)),
        _section(below, words.by_source, _sources(survey, words)),
        _section(below, words.unread_files, _failures(survey.failures, words)),
        _section(below, words.try_asking, _examples(examples)),
    ]
    return f'<article class="corpus">{"".join(parts)}</article>'


def _section(heading: str, title: str, content: str) -> str:
    return f"<section><{heading}>{escape(title)}</{heading}>{content}</section>" if content else ""


def _timeline(survey: Survey, words: Words) -> str:
    """A dot for each dated document over its date, and the same as a line of text."""
    dated = sorted((each for each in survey.references if each.issued), key=_issued)
    undated = len(survey.references) - len(dated)
    rest = f"<p>{escape(words.count(words.undated_count, undated))}</p>" if undated else ""
    days = [each.issued for each in dated]
    if not dated:
        return f"<p>{escape(words.timeline_none)}</p>"
    if len(set(days)) == 1:
        line = words.timeline_alone.format(date=words.date(days[0]))
        return f"<p>{escape_text(line)}</p>{rest}"
    placed = place_dates(days)
    rows = min(max(dot.row for dot in placed.dots) + 1, MOST_ROWS)
    base = rows * ROW + DOT
    dots = "".join(
        f'<a {_page_of(each)}><circle cx="{dot.share:.2%}"'
        f' cy="{base - DOT - dot.row * ROW}" r="{DOT}"><title>'
        f"{escape_text(words.date(each.issued))}: {escape_text(each.title or each.id)}</title>"
        "</circle></a>"
        for each, dot in zip(dated, placed.dots, strict=True)
        if dot.row < MOST_ROWS
    )
    ticks = "".join(
        f'<line x1="{share:.2%}" x2="{share:.2%}" y1="{base}" y2="{base + 6}"></line>'
        f'<text x="{share:.2%}" y="{base + 22}">{escape_text(year)}</text>'
        for year, share in placed.years
    )
    line = f"{words.date(days[0])} – {words.date(days[-1])}"
    return (
        f'<svg class="timeline" width="100%" height="{base + 30}" role="group"'
        f' aria-label="{escape(words.timeline)}: {escape(line)}">'
        f'<line x1="0%" x2="100%" y1="{base}" y2="{base}"></line>{dots}{ticks}</svg>'
        f"<p>{escape_text(line)}</p>{rest}"
    )


def _issued(reference: Reference) -> str:
    return reference.issued


def _speakers(survey: Survey, words: Words) -> str:
    """A table whose second column is drawn as well as written."""
    if not survey.speakers:
        return f"<p>{escape(words.nobody_speaks)}</p>"
    most = survey.speakers[0][1]
    rows = "".join(
        f'<tr><th scope="row">{_speaker(name)}</th><td>{words.number(count)}</td>'
        f'<td class="drawn" aria-hidden="true"><svg width="100%" height="12"><rect'
        f' width="{count / most:.1%}" height="12" rx="2"></rect></svg></td></tr>'
        for name, count in survey.speakers[:MOST_SPEAKERS]
    )
    others = len(survey.speakers) - MOST_SPEAKERS
    more = words.more_speakers.format(count=words.number(others))
    rest = f'<p class="count">{escape(more)}</p>' if others > 0 else ""
    return (
        f'<table class="speakers"><thead><tr><th scope="col">{escape(words.speaker_column)}</th>'
        f'<th scope="col">{escape(words.statements_column)}</th><td></td></tr></thead>'
        f"<tbody>{rows}</tbody></table>{rest}"
    )


def _speaker(name: str) -> str:
    """The name, which leads to what its bearer said."""
    return _asking(WHAT_SAID.format(name=name), name)


def _asking(question: str, label: str) -> str:
    """A link that asks; where there is a conversation already, the page's script asks in it."""
    query = urlencode({"q": question}, errors="replace")
    return f'<a class="asks" href="/?{escape(query)}"><bdi>{escape_text(label)}</bdi></a>'


def _sources(survey: Survey, words: Words) -> str:
    items = "".join(_source(each, words) for each in survey.sources)
    more = ""
    if len(survey.sources) < len(survey.references):
        line = words.listed_in_part.format(count=words.number(len(survey.sources)))
        more = f'<p class="count">{escape(line)}</p>'
    return f'<ul class="holdings">{items}</ul>{more}'


def _source(source: Surveyed, words: Words) -> str:
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
        rest = len(source.speakers) - FEW_SPEAKERS
        named.append(words.more_speakers.format(count=words.number(rest)))
    speak = f"<p>{escape(words.speaks_here)}: {escape_text(', '.join(named))}</p>" if named else ""
    return (
        f'<li><a dir="auto" {_page_of(reference)}>{escape_text(reference.title or reference.id)}'
        "</a>"
        f'<p dir="auto">{escape_text(" · ".join(filter(None, facts)))}</p>'
        f'<p class="count">{escape(" · ".join(counts))}</p>{speak}'
        f"{content_note(reference.content_note, words)}{_warnings(source, words)}"
        f"{removing(reference.id, words)}</li>"
    )


def _page_of(reference: Reference) -> str:
    """Where a link to the document leads; beside a conversation, nothing may replace that."""
    href = escape(quote(reference.id, errors="replace"))
    return f'href="/doc/{href}" target="_blank" rel="noopener"'


def _warnings(source: Surveyed, words: Words) -> str:
    """What is odd about how the source was read."""
    return "".join(
        f'<p class="warning"><strong>{escape(words.warnings)}:</strong> {_warning(each, words)}</p>'
        for each in source.warnings
    )


def _warning(line: Message, words: Words) -> str:
    translated = translate_line(line, words.language)
    return escape_text(translated) if translated else f'<span lang="en">{escape_text(line)}</span>'


def _failures(failures: Sequence[Failure], words: Words) -> str:
    items = "".join(
        f"<li><bdi>{escape_text(each.id)}</bdi>: {_warning(each.reason, words)}"
        f"{removing(each.id, words)}</li>"
        for each in failures
    )
    return f"<ul>{items}</ul>" if items else ""


def _examples(examples: Sequence[str]) -> str:
    items = "".join(f"<li>{_asking(each, each)}</li>" for each in examples)
    return f"<ul>{items}</ul>" if items else ""
