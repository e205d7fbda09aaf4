"""What can be filtered → its checkboxes and radios; what was filtered → one line of a turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.markup.text import escape, escape_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.filters.filter_choices import Choice, Offer
    from qa.options import Options
    from web.messages.messages import Words

MOST_SOURCES, MOST_SPEAKERS, MOST_YEARS = 100, 40, 30
"""Choices shown: more are no help to anybody, and cost every visitor their transfer."""

FEW = 3  # names in a line; of more the number is told


def choices(offered: Offer, words: Words) -> str:
    """Return the groups of choices; a group with nothing to choose between is left out."""
    groups = []
    if len(offered.speakers) > 0:
        only = _choice("checkbox", "statements", "true", words.only_statements, "")
        groups.append(f'<div class="switch">{only}</div>')
    if len(offered.sources) > 1:
        shown = _boxes("source", offered.sources[:MOST_SOURCES], words.passages, words)
        rest = _rest(len(offered.sources) - MOST_SOURCES, words)
        groups.append(_group(words.by_source, shown + rest))
    if len(offered.speakers) > 0:
        shown = _boxes("speaker", offered.speakers[:MOST_SPEAKERS], words.statements, words)
        rest = _rest(len(offered.speakers) - MOST_SPEAKERS, words)
        groups.append(_group(words.by_speaker, shown + rest))
    if len(offered.years) > 1:
        years = offered.years[-MOST_YEARS:]
        for name, label in (("since", words.since), ("until", words.until)):
            groups.append(_group(label, _radios(name, years, words), "years"))
    return "".join(groups)


def filtered(options: Options, offered: Offer, words: Words) -> str:
    """Return the line of an answer that says what it was narrowed to; "" when to nothing."""
    said = "; ".join(_said(options, offered, words))
    if not said:
        return ""
    return f'<p class="reading-note" dir="auto">{escape(words.filtered)}: {escape_text(said)}</p>'


def _said(options: Options, offered: Offer, words: Words) -> list[str]:
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


def _group(label: str, choices: str, kind: str = "") -> str:
    return f'<fieldset class="group {kind}"><legend>{escape(label)}</legend>{choices}</fieldset>'


def _boxes(name: str, choices: Sequence[Choice], form: str, words: Words) -> str:
    return "".join(
        _choice("checkbox", name, each.value, each.label, words.count(form, each.count))
        for each in choices
    )


def _radios(name: str, years: Sequence[Choice], words: Words) -> str:
    return _choice("radio", name, "", words.any_time, "") + "".join(
        _choice("radio", name, each.value, each.label, words.count(words.documents, each.count))
        for each in years
    )


def _choice(kind: str, name: str, value: str, label: str, count: str) -> str:
    told = f' <span class="count">{escape(count)}</span>' if count else ""
    return (
        f'<label class="choice"><input type="{kind}" name="{name}" value="{escape(value)}">'
        f" <span><bdi>{escape_text(label)}</bdi>{told}</span></label>"
    )


def _rest(number: int, words: Words) -> str:
    if number <= 0:
        return ""
    return f'<p class="count">{escape(words.more_choices.format(count=words.number(number)))}</p>'
