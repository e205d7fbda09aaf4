"""A view of an open corpus → what the command line prints of it: lines, CSV or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.messages.message import verbatim
from corpus.strip_controls import strip_controls
from qa.exports.write_ledger import write_csv
from qa.question import QuestionError
from qa.views import view_records

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from qa.views.corpus_views import CorpusViews

VIEWS = ("people", "timeline", "figures", "compare")


def show_view(corpus: CorpusViews, options: Namespace) -> tuple[str, int]:
    """Return what is printed of the view that `options` name, and how many entries it has.

    Raises QuestionError for a person or a document that there is not.
    """
    record, entries, columns = _found(corpus, options)
    if options.json:
        return json.dumps(record), len(entries)
    rows = view_records.rows_of(entries, columns)
    if options.csv:
        return write_csv(rows, columns), len(entries)
    lines = [" · ".join(_line(row)) for row in rows]
    return strip_controls("\n".join([*lines, f"{len(entries)} entries"])), len(entries)


def _found(
    corpus: CorpusViews, options: Namespace
) -> tuple[object, Sequence[Mapping[str, object]], Sequence[str]]:
    source = options.source[0] if options.source else ""
    if options.view == "people" and options.name:
        profile = corpus.person(options.name)
        if profile is None:
            raise QuestionError(verbatim(f"nobody called '{options.name}' speaks"))
        said = view_records.profile_record(profile)
        return said, said["words"], view_records.PROFILE_COLUMNS
    if options.view == "people":
        people = view_records.people_record(corpus.people())
        return people, people["people"], view_records.PEOPLE_COLUMNS
    if options.view == "timeline":
        dated = view_records.timeline_record(corpus.timeline(options.period or "", source))
        return dated, dated["events"], view_records.TIMELINE_COLUMNS
    if options.view == "figures":
        figures = corpus.figures(options.topic, options.question, source)
        counted = view_records.figures_record(figures, options.topic)
        if options.topic:
            return counted, counted["figures"], view_records.FIGURE_COLUMNS
        return counted, counted["topics"], view_records.TOPIC_COLUMNS
    compared = view_records.comparison_record(corpus.compare(options.source, options.question))
    rows = [each for side in compared["sides"] for each in side["excerpts"]]
    return compared, rows, view_records.COMPARE_COLUMNS


def _line(row: Mapping[str, object]) -> list[str]:
    """What a person reads of an entry: its place, the rest that it says, and the words."""
    place = f"{row['document']} [{row['start']}:{row['end']}]" if "document" in row else ""
    apart = {"document", "title", "issued", "start", "end", "text", "link"}
    facts = [str(value) for name, value in row.items() if name not in apart and value]
    words = " ".join(str(row["text"]).split()) if "text" in row else ""
    return [each for each in (place, *facts, words) if each]
