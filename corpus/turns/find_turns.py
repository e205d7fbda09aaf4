"""A transcript's text → its turns: who stands before what is said, in the layouts in use.

A turn is known by the name in front of it, and a text is a transcript by its turns: people
who speak again and again in one layout. One name with a colon is a field of a form, a heading
or a quotation; a time beside the name says more than any word.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise, repeat
from statistics import median
from typing import TYPE_CHECKING

from corpus.turns.bound_turns import ENDS, Turn, bound_turns, is_stamped
from corpus.turns.find_messages import find_messages, read_messages
from corpus.turns.recognise_speaker import (
    Wording,
    is_field,
    is_part,
    is_person,
    name_in,
)
from corpus.turns.turn_layouts import LAYOUTS, TIMED_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document, StatedTurn
    from corpus.turns.turn_layouts import Layout

_SPEAKERS, _TURNS = 2, 2  # who speak at least so often each: fewer is a list, or one quotation
_PEOPLE = 0.6  # share of turns whose label can be nothing but somebody's
_MOST = 0.9  # share from which a label that need not be somebody's is nobody's
_WORDS = 6, 3  # of a turn at the median, and where only people, or very often people, take turns
_OFTEN = 30  # turns of people who take turns: so many short ones are a play's
_SENTENCES = 0.6  # share of turns that end as sentences do; a typed chat has fewer
_REPEATED = 2.5  # turns a speaker, where nothing but capitals tells a name from a heading
_LONGEST_LINE = 200  # characters within which a time that was read off the text is printed


def turns_of(document: Document) -> tuple[Turn, ...]:
    """Return the turns of a document: those that its format states, else those that are found.

    Of captions and chats each begins where their format says so. Where the times were read off
    the text, so are the turns.
    """
    text = document.text
    if document.turns:
        ends = (0, *(each.stops for each in document.turns))
        return tuple(map(_stated, repeat(text), document.turns, ends))
    times = [each for each in document.landmarks if each.label == "time"]
    if all(str(e.value) in text[e.start : e.start + _LONGEST_LINE] for e in times):
        return find_turns(text)
    if posted := read_messages(text, times):
        return tuple(Turn(*each, stamped=False, sent=True) for each in posted)
    return find_turns(text, tuple(each.start for each in times))


def _stated(text: str, turn: StatedTurn, before: int) -> Turn:
    """The turn, from its line on; an interrupted one is named further up."""
    line = text.rfind("\n", 0, turn.start) + 1
    begins = max(line, before) if turn.start >= before else turn.said
    cue = turn.end if text[turn.end : turn.end + 1] in (":", ".") else -1
    return Turn(begins, turn.start, turn.end, cue, turn.said, turn.stops, False, turn.name)


@lru_cache(maxsize=4)  # noise, sentences and statements of a document ask in turn
def find_turns(text: str, places: tuple[int, ...] = ()) -> tuple[Turn, ...]:
    r"""Return the turns of a transcript in order; none where the text is something else.

    `places` are where the format itself says that something new is said, as captions do: a
    name before a colon is taken at its word there.

    >>> text = 2 * "FINCH: I saw that the old mill burnt.\nMARSH: Who was there in the night?\n"
    >>> [text[each.start : each.end] for each in find_turns(text)]
    ['FINCH', 'MARSH', 'FINCH', 'MARSH']
    """
    if not places and (posted := find_messages(text).posted):
        return tuple(Turn(*each, stamped=False, sent=True) for each in posted)
    known = frozenset(places)
    wording = Wording(text)
    best: tuple[Turn, ...] = ()
    for layout in LAYOUTS:
        found = _turns(layout, wording, known)
        if len(found) > len(best):
            best = found
    return best


def forget_turns() -> None:
    """Forget the texts whose turns were found last: all stages of their document are done."""
    find_turns.cache_clear()


def _turns(layout: Layout, wording: Wording, known: frozenset[int]) -> tuple[Turn, ...]:
    text = wording.text
    every = [e for e in layout.lines.finditer(text) if not (layout.colon and _is_title(e))]
    lines = _in_one_style([each for each in every if _is_label(each, wording)])
    if not any(each["label"].startswith("Q") for each in lines):  # "A. The mill" numbers a list
        lines = [each for each in lines if not each.groupdict().get("letter")]
    if known:
        return _captioned(lines, known, wording, layout) if layout.colon else ()
    counted = Counter(map(_key, lines))
    people = {each for each in {each["label"] for each in lines} if is_person(each, wording)}
    named = [each for each in lines if each["label"] in people]
    again = [each for each in lines if counted[_key(each)] >= _TURNS]
    certain = [each for each in lines if is_stamped(each) or _is_recorded(each["label"])]
    alone = len(certain) >= max(_TURNS, _PEOPLE * len(lines)) and (
        len(named) >= _PEOPLE * len(lines) or len({_key(each) for each in again}) >= _SPEAKERS
    )
    if not alone and (layout.timed or not _is_talk(again, people, text, layout)):
        return _turn_of(certain, text, layout)
    recorded = [each for each in certain if _is_recorded(each["label"])]
    if len(recorded) >= len(lines) / 2 and not layout.colon:
        return bound_turns(recorded, text, layout)
    strict = len(named) >= _MOST * len(lines) and not layout.parted
    sure = {each.start() for each in certain}
    kept = [
        each
        for each in lines
        if each["label"] in people
        or (not strict and (counted[_key(each)] >= _TURNS or each.start() in sure))
    ]
    spoken = {each.start() for each in kept}
    starts = (each.start() for each in every if each.start() not in spoken)
    bold = [s for s in starts if layout.capitals or text.startswith(("**", "__"), s)]
    behind = layout.timed and "later" in layout.lines.groupindex
    others = (e.start() for e in TIMED_LINE.finditer(text) if e.start() not in spoken)
    return bound_turns(kept, text, layout, sorted([*bold, *(others if behind else ())]))


def _turn_of(certain: Sequence[re.Match[str]], text: str, layout: Layout) -> tuple[Turn, ...]:
    """A member's only turn in a record: "Mr. DOE. Mr. Speaker, …"."""
    recorded = [each for each in certain if _is_recorded(each["label"])]
    return bound_turns(recorded, text, layout) if recorded else ()


def _is_recorded(label: str) -> bool:
    """Whether a label is how verbatim records print who speaks: "Mr. DOE", with nothing but the
    surname in capitals, "MS. DOE", or "THE PRESIDENT".
    """
    return bool(_RECORDED.match(label)) or (label.isupper() and is_part(label))


_RECORDED = re.compile(
    r"(?:(?i:Mr|Mrs|Ms|Miss|Dr|Messrs)\.?|The)\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?![A-ZÀ-Þ'’-]*[a-zß-ÿ])"
)


def _is_title(line: re.Match[str]) -> bool:
    """Whether a line is the text's first one, or the same again: "Ada Finch: An interview"."""
    text = line.string
    first = text.lstrip().partition("\n")[0].rstrip()
    own = text[line.start() : text.find("\n", line.end())].strip()
    return own.startswith(first) and not ENDS.search(first) and text.count(f"\n{first}") > 0


def _is_label(line: re.Match[str], wording: Wording) -> bool:
    label = line["label"]
    return (not is_field(label) or wording.abbreviates(label)) and not _is_half_day(line)


def _in_one_style(lines: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without those that are not in capitals, or not in bold, where nearly all are: "Note: …"."""
    for tells in (_is_in_capitals, _is_bold):
        alike = [each for each in lines if tells(each)]
        if len(alike) >= _ALIKE * len(lines):
            lines = [each for each in lines if tells(each) or is_stamped(each) or _names_part(each)]
    return lines


_ALIKE = 0.8  # share of labels in one style from which another style is something else


def _is_in_capitals(line: re.Match[str]) -> bool:
    return line["label"].isupper() and len(line["label"]) > 1


def _is_bold(line: re.Match[str]) -> bool:
    return line.group().lstrip(" \t-–—>•").startswith(("**", "__"))


def _names_part(line: re.Match[str]) -> bool:
    """Whether it tells what initials stand for ("Ada Finch (AF)") or nobody's name."""
    label = line["label"]
    return "(" in label or is_part(label)


def _captioned(
    lines: Sequence[re.Match[str]], known: frozenset[int], wording: Wording, layout: Layout
) -> tuple[Turn, ...]:
    """The turns of captions; a dash says that somebody else speaks, and not who."""
    text = wording.text
    told = [each for each in lines if each.start() in known]
    counted = Counter(map(_key, told))
    kept = [e for e in told if counted[_key(e)] >= _TURNS or is_person(e["label"], wording)]
    unnamed = (place for place in sorted(known) if text[place : place + 1] in ("-", "–", "—", ">"))
    return bound_turns(kept, text, layout, list(unnamed), whole=True)


def _is_half_day(line: re.Match[str]) -> bool:
    """The "PM" of "5:33 PM" at the head of a printed page."""
    return bool(line.groupdict().get("time")) and line["label"].upper() in {"AM", "PM"}


def _key(line: re.Match[str]) -> str:
    return name_in(line["label"]).casefold()


def _is_talk(again: Sequence[re.Match[str]], people: set[str], text: str, layout: Layout) -> bool:
    """Whether these are people who speak in turn, and not the fields of a form."""
    named = sum(each["label"] in people for each in again)
    if len({_key(each) for each in again}) < _SPEAKERS:
        return False
    changes = sum(_key(one) != _key(other) for one, other in pairwise(again))
    if layout.capitals:
        speakers = {name_in(each["label"]) for each in again}
        named_in_text = sum(bool(re.search(rf"\b{re.escape(s.title())}\b", text)) for s in speakers)
        least = _TURNS if 2 * named_in_text >= len(speakers) else _REPEATED
        if len(again) < least * len(speakers) or changes < _PEOPLE * (len(again) - 1):
            return False
        if layout.parted:  # verse: a line need not end, and headings have blank lines too
            return named >= _PEOPLE * len(again)
    elif named < _PEOPLE * len(again):
        return False
    said = [_opening(text, each.end()) for each in again]
    often = len(again) >= _OFTEN and changes >= _PEOPLE * (len(again) - 1)
    least = _WORDS[named == len(again) or often]
    ended = sum(bool(ENDS.search(each)) for each in said)
    return median(len(each.split()) for each in said) >= least and ended >= _SENTENCES * len(said)


def _opening(text: str, start: int) -> str:
    """The first line of what is said."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].rstrip()
