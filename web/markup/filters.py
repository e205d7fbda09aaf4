"""What can be filtered → its checkboxes and radios; what was filtered → one line of a turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from web.markup.render import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.filters.filter_choices import Choice, FilterChoices
    from qa.options import Options
    from web.messages.messages import Messages

MOST_SOURCES, MOST_SPEAKERS, MOST_YEARS = 100, 40, 30
"""Choices shown: more are no help to anybody, and cost every visitor their transfer."""

MANY = 8  # choices: more have a field to seek among them

FEW = 3  # names in a line; of more the number is told


@dataclass(frozen=True, slots=True)
class _Choice:
    value: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class _Group:
    """Choices of the input `name`; `rest` says how many are not shown, if any."""

    label: str
    kind: Literal["checkbox", "radio"]
    name: str
    choices: tuple[_Choice, ...]
    rest: str = ""
    look: str = ""  # the class of the group

    @property
    def seek(self) -> bool:
        """Whether there are so many that one seeks among them."""
        return self.kind == "checkbox" and len(self.choices) > MANY


def choices(offered: FilterChoices, words: Messages) -> Markup:
    """Return the groups of choices; a group with nothing to choose between is left out."""
    groups = []
    if len(offered.sources) > 1:
        shown = _choices(offered.sources[:MOST_SOURCES], words.passages, words)
        rest = _rest(len(offered.sources) - MOST_SOURCES, words)
        groups.append(_Group(words.by_source, "checkbox", "source", shown, rest))
    if len(offered.speakers) > 0:
        shown = _choices(offered.speakers[:MOST_SPEAKERS], words.statements, words)
        rest = _rest(len(offered.speakers) - MOST_SPEAKERS, words)
        groups.append(_Group(words.by_speaker, "checkbox", "speaker", shown, rest))
    if len(offered.years) > 1:
        any_time = _Choice("", words.any_time, "")
        years = any_time, *_choices(offered.years[-MOST_YEARS:], words.documents, words)
        groups += [
            _Group(label, "radio", name, years, look="years")
            for name, label in (("since", words.since), ("until", words.until))
        ]
    statements = len(offered.speakers) > 0
    return render("filters", "choices", groups=groups, statements=statements, words=words)


def filtered(options: Options, offered: FilterChoices, words: Messages) -> Markup:
    """Return the line of an answer that says what it was narrowed to; none when to nothing."""
    said = "; ".join(_said(options, offered, words))
    return render("filters", "filtered", said=said, words=words) if said else Markup()


def _said(options: Options, offered: FilterChoices, words: Messages) -> list[str]:
    parts = []
    if options.sources:
        labels = {choice.value: choice.label for choice in offered.sources}
        named = ", ".join(labels.get(value, value) for value in options.sources)
        many = words.count(words.sources, len(options.sources))
        parts.append(named if len(options.sources) <= FEW else many)
    if options.since:
        parts.append(words.since_value.format(value=words.date(options.since)))
    if options.until:
        parts.append(words.until_value.format(value=words.date(options.until)))
    if options.speakers:
        parts.append(words.statements_of.format(names=", ".join(options.speakers)))
    elif options.statements:
        parts.append(words.only_statements_short)
    return parts


def _choices(choices: Sequence[Choice], form: str, words: Messages) -> tuple[_Choice, ...]:
    return tuple(_Choice(each.value, each.label, words.count(form, each.count)) for each in choices)


def _rest(number: int, words: Messages) -> str:
    return words.more_choices.format(count=words.number(number)) if number > 0 else ""
