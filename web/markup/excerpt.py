"""An excerpt → what is shown of it: who speaks, the words, and always the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from web.markup.quotation import left_out, place
from web.markup.text import Layer, layered
from web.messages.translate_line import in_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Origin, Reference, Span
    from corpus.readers.read_state import State
    from qa.reply import Cited, Spoken
    from web.markup.quotation import Place
    from web.markup.text import Range
    from web.messages.messages import Messages
    from web.service.core import Core


@dataclass(frozen=True, slots=True)
class Fact:
    """Something of the source, and how it is known; for what is unknown `value` says so."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ShownExcerpt:
    """What the item of an excerpt says.

    `numbers` are those of the citations that it stands for: several where several statements
    stand in one sentence. `folded` says how much of the excerpt is folded away, if any. `said` are
    the words of the statement, ranges for the script, where it is one; `since` tells what has
    become of the file since it was read, if anything.
    """

    numbers: tuple[int, ...]
    place: Place
    said: str
    repeats: bool
    speaker: str
    notes: tuple[str, ...]  # on the speaker
    quoted: Markup
    folded: str
    language: str
    title: str
    title_inferred: bool
    facts: tuple[Fact, ...]
    locator: str
    since: str


def excerpt(
    same: Sequence[Cited],
    answers: bool,
    words: Messages,
    state: State = "unchanged",
    core: Core | None = None,
) -> ShownExcerpt:
    """Return what is shown of the citations `same`, which lie in the same sentences; only what
    `answers` has its words marked.

    Of words that another source has as well only these are shown again. Of the others the `core`
    is shown, and what stands around it can be unfolded. `state` says what has become of the file
    since it was read.
    """
    cited = same[0]
    found, reference = cited.excerpt, cited.citation.reference
    marks = _joined([mark for each in same for mark in each.excerpt.highlights]) if answers else ()
    span = found.highlights[0] if found.repeats else found.span
    around = _around(span, core) if core and not found.repeats else ()
    spoken = found.spoken
    said = " ".join(f"{each.start}-{each.end}" for each in found.highlights)
    return ShownExcerpt(
        numbers=tuple(each.citation.number for each in same),
        place=place(found.span, marks),
        said=said,
        repeats=found.repeats,
        speaker=(spoken.speaker or words.speaker_unknown) if spoken else "",
        notes=_notes(spoken, words) if spoken else (),
        quoted=_quoted(span, marks, around, words),
        folded=_folded(core, words) if core and around else "",
        language=span.document.reference.language,
        title=reference.title or found.span.document.id,
        title_inferred=reference.origin("title") == "inferred",
        facts=(
            _fact(reference, "publisher", reference.publisher or words.publisher_unknown),
            _fact(reference, "issued", words.date(reference.issued) or words.undated),
        ),
        locator=words.place(cited.citation.locator),
        since=since_read(state, words),
    )


def since_read(state: State, words: Messages) -> str:
    """Return what has become of a file since it was read, or ""."""
    if state == "unchanged":
        return ""
    return words.file_gone if state == "gone" else words.file_changed


def _joined(marks: Sequence[Span]) -> tuple[Range, ...]:
    """The ranges of `marks` in order; those that overlap become one."""
    ranges: list[Range] = []
    for start, end in sorted((mark.start, mark.end) for mark in marks):
        if ranges and start < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)


def _around(span: Span, core: Core) -> tuple[Range, ...]:
    sides = ((span.start, core.start), (core.end, span.end))
    return tuple((start, end) for start, end in sides if start < end)


def _folded(core: Core, words: Messages) -> str:
    counts = ((words.before, core.before), (words.behind, core.after))
    return " · ".join(words.count(form, count) for form, count in counts if count)


def _quoted(
    span: Span, marks: tuple[Range, ...], around: tuple[Range, ...], words: Messages
) -> Markup:
    text = span.document.text
    return layered(
        text,
        span.start,
        span.end,
        (
            Layer(around, Markup('<span class="around">'), Markup("</span>")),
            Layer(marks, Markup("<mark>"), Markup("</mark>")),
            left_out(span, words),
            Layer(
                _breaks(text, span.start, span.end),
                Markup('<span class="gap">'),
                Markup("</span>"),
            ),
        ),
    )


def _notes(spoken: Spoken, words: Messages) -> tuple[str, ...]:
    """How it is known who says the marked words; nobody is named without certainty."""
    printed = spoken.printed.text if spoken.printed else ""
    notes = []
    if printed and printed != spoken.speaker:
        notes.append(words.printed_as.format(printed=printed))
    if spoken.certainty == "inferred":
        reason = in_language(spoken.reason, words.language)
        notes.append(f"{words.inferred}: {reason}" if reason else words.inferred)
    if spoken.certainty == "authored":
        notes.append(words.own_words)
    if spoken.same_as:
        notes.append(words.same_words.format(numbers=", ".join(map(str, spoken.same_as))))
    return tuple(notes)


# Line feeds that a reader should see: between paragraphs, and before the items of a list.
_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n\s*|(?=(?:[-*•>#|]|\d{1,3}[.)])\s))")


def _breaks(text: str, start: int, end: int) -> tuple[Range, ...]:
    return tuple(match.span() for match in _BREAK.finditer(text, start, end))


def _fact(reference: Reference, name: str, value: str) -> Fact:
    return Fact(value, reference.origin(name))
