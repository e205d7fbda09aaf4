"""Views → JSON-ready records, and the same as the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.exports.reply_record import link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.document import Document
    from qa.views import schema
    from qa.views.cell import Cell, Progress
    from qa.views.compare_answers import Comparison, Said
    from qa.views.list_figures import Entry, Figures
    from qa.views.list_timeline import Timeline
    from qa.views.list_voices import Profile, Speaker, Voices, Words

PLACE = ("document", "title", "issued", "start", "end", "text", "link")
PEOPLE_COLUMNS = ("name", "kind", "statements", "sources", "names")
PROFILE_COLUMNS = ("manner", "printed", "certainty", "reason", *PLACE)
TIMELINE_COLUMNS = ("date", *PLACE)
TOPIC_COLUMNS = ("topic", "label", "sources", "figures", "values")
FIGURE_COLUMNS = ("value", "speaker", "dates", "differs", *PLACE)
COMPARE_COLUMNS = ("speaker", "same", "differs", *PLACE)


def people_record(voices: Voices) -> schema.People:
    """Return some of those who speak."""
    return {
        **_scanned(voices.progress),
        "total": voices.speakers.total,
        "people": [{**_facts(each)} for each in voices.speakers.entries],
    }


def profile_record(profile: Profile) -> schema.Profile:
    """Return one of those who speak."""
    return {
        **_facts(profile.speaker),
        "roles": [{**_cell(each)} for each in profile.roles],
        "joins": [
            {
                "printed": each.printed,
                "reason": each.reason,
                "times": each.times,
                "doubtful": each.doubtful,
            }
            for each in profile.joins
        ],
        "perhaps": list(profile.perhaps),
        "total": profile.words.total,
        "words": [_words(each) for each in profile.words.entries],
    }


def timeline_record(timeline: Timeline) -> schema.Timeline:
    """Return the sentences that name a date."""
    return {
        **_scanned(timeline.progress),
        "years": [{"year": year, "sentences": count} for year, count in timeline.years],
        "total": timeline.events.total,
        "events": [{**_cell(each.cell), "date": each.date} for each in timeline.events.entries],
    }


def figures_record(figures: Figures, topic: str) -> schema.Figures:
    """Return what is counted; with a `topic` how many figures of it there are."""
    return {
        **_scanned(figures.progress),
        "total": (figures.entries if topic else figures.topics).total,
        "topics": [
            {
                "topic": each.stem,
                "label": each.label,
                "sources": each.sources,
                "figures": each.figures,
                "values": list(each.values),
            }
            for each in figures.topics.entries
        ],
        "figures": [_figure(each) for each in figures.entries.entries],
    }


def comparison_record(comparison: Comparison) -> schema.Comparison:
    """Return what each side says."""
    return {
        "question": comparison.question,
        "sides": [
            {
                "document": side.document.id,
                "title": side.document.reference.title or None,
                "silent": not side.said,
                "reason": side.reason or None,
                "excerpts": [_compared(each) for each in side.said],
            }
            for side in comparison.sides
        ],
    }


def rows_of(
    records: Sequence[Mapping[str, object]], columns: Sequence[str]
) -> list[dict[str, object]]:
    """Return the `columns` of each record, what is a list in one line."""
    return [{name: _flat(record.get(name)) for name in columns} for record in records]


def _flat(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(
            f"{each['name']} ({each['times']})" if isinstance(each, dict) else f"{each:g}"
            if isinstance(each, float) else str(each)
            for each in value
        )  # fmt: skip
    return value


def _cell(cell: Cell) -> schema.Cell:
    span, document = cell.span, cell.span.document
    return {
        "document": document.id,
        "title": document.reference.title or None,
        "issued": document.reference.issued or None,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "highlights": [list(mark) for mark in cell.marks],
        "elisions": [list(each) for each in span.elisions],
        "link": link_to(cell),
    }


def link_to(cell: Cell) -> str:
    """Return the page of the cell's document, opened at its sentence."""
    return link(cell.span.document.id, cell.span.start, cell.span.end)


def _scanned(progress: Progress) -> schema.Scanned:
    return {"read": progress.read, "documents": progress.documents}


def _facts(speaker: Speaker) -> schema.SpeakerFacts:
    return {
        "name": speaker.name,
        "kind": speaker.kind,
        "statements": speaker.statements,
        "sources": speaker.sources,
        "names": [{"name": name, "times": times} for name, times in speaker.names],
    }


def _words(words: Words) -> schema.Words:
    return {
        **_cell(words.cell),
        "manner": words.manner,
        "printed": words.printed or None,
        "certainty": words.certainty,
        "reason": words.reason or None,
        "elsewhere": [{**_cell(each)} for each in words.elsewhere],
    }


def _figure(entry: Entry) -> schema.Figure:
    said = entry.said
    return {
        **_cell(entry.cell),
        "value": entry.value,
        "speaker": said.speaker if said else None,
        "dates": list(entry.dates),
        "differs": entry.differs,
    }


def _compared(said: Said) -> schema.ComparedWords:
    return {
        **_cell(said.cell),
        "speaker": said.speaker,
        "same": said.same,
        "differs": said.differs,
    }


def title_of(document: Document) -> str:
    """Return what a document is called where it is listed."""
    return document.reference.title or document.id
