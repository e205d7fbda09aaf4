"""The first lines of a text → the day on which it was issued, if one of them says so.

A date near the title is as often a birth, a meeting, the first entry of a chronology or the day
on which somebody looked the page up. What says that it is the day of issue is a word ("Posted
on"), a place before it ("Sorne, 4 March 1965"), or that it stands alone below the title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.metadata.clean_names import is_name
from corpus.metadata.parse_date import find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_LINE = 60
"""Characters: "Posted April 13, 2017" is a date line; a sentence with a date in it is not."""

LONGEST_LABELLED = 160
"""Of a line that opens with such a word: the writer and a second date may stand there too."""

_ISSUED = r"posted|published|issued|released|first published|originally published|publication date"
_DATED = r"dated?|date of (?:publication|issue|release)|date published|created|written|filed"
_CHANGED = r"(?:last )?(?:updated|modified|revised|edited|changed|reviewed)"
_LABEL = re.compile(
    rf"(?:^|[|·•;,(\[–—-]\s*|(?<=\s))(?P<label>(?P<issued>{_ISSUED})|(?P<dated>{_DATED})"
    rf"|(?P<changed>{_CHANGED}))\b(?P<between>[^|·•]{{0,60}}?)\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[:.–—-]?\s*(?:by\s+[^\W\d_][\w .'’-]{1,40}?)?(?:\s*[,|·•–—-]|\s+on|\s+at)*\s*"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?"
    r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?,?\s*(?:on\s+)?)?",
    re.IGNORECASE,
)
_NOT_ISSUED = re.compile(
    r"\b(?:retrieved|accessed|archived|viewed|downloaded|visited|born|died|birth|death|deadline|due"
    r"|next|meeting|expires?|until|since|effective|event|opens?|closes?|starts?|ends?|valid)\b"
    r"|†\s*\d|\*\s\d",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\s*(?:venue|location|where|when|time|place|doors|agenda|registration|rsvp|tickets"
    r"|next meeting|attendees|present|apologies|chair)\b\s*:",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\t|\S {3,}\S|\|.*\|")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_ZONE = r"\(?(?:[A-Z]{3,4}|UTC[+-]\d{1,2}|Z)\)?"
_BESIDE = re.compile(
    rf"(?:{_WEEKDAY}|(?i:{_CLOCK})(?:\s*{_ZONE})?|T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
    r"|\b(?:the|on|at|of)\b|[\s,.|·•()\[\]–—*_#>-])+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:[ -][^\W\d_a-z][\w.'’-]*){0,3}")
_SALUTATION = re.compile(
    r"(?:dear|to|sir|madam|gentlemen|honou?red|your|my dear|esteemed|attn|attention|re|subject)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[^\W\d_a-zß-ÿ]{3,}(?:[ .'’-][^\W\d_a-zß-ÿ]{2,}){0,3}"
    r"(?:, [^\W\d_][\w. ]{1,20})?,? \(?"
)
_AFTER_DATELINE = re.compile(r"\)?(?:,? \([\w/ ]{2,30}\))?\s*[-–—:]+\s")
_ENDS_LIKE_PROSE = re.compile(r"[.!?:;,…][\"'”’)]*$")
_NEAR = 4  # lines below a date at the head of a letter in which it says to whom


def find_issued(head: Sequence[str]) -> str:
    """Return the day in ISO 8601 that the lines `head` of a text say it was issued on, else "".

    What was published and later updated was issued when it was published.

    >>> find_issued(["The dam", "Updated 9 August 2024", "Published 13 June 2023"])
    '2023-06-13'
    >>> find_issued(["A chronology", "3 May 1959 – Finch warns", "12 June 1962 – It burns"])
    ''
    """
    labelled: list[tuple[int, str]] = []
    for line in head:
        labelled += _labelled(line)
    if labelled:
        return min(labelled, key=lambda each: each[0])[1]
    if dateline := next(filter(None, map(_dateline, head)), ""):
        return dateline
    dated = [number for number, line in enumerate(head) if _opens_with_date(line)]
    if len(dated) > 1 or any(_EVENT.match(line) for line in head):
        return ""  # a chronology, or a meeting that is announced
    for number, line in enumerate(head):
        if found := _alone(head, number):
            return found
        if len(line) > LONGEST_LINE and _ENDS_LIKE_PROSE.search(line):
            return ""  # here the text begins
    return ""


def _labelled(line: str) -> list[tuple[int, str]]:
    """Dates behind a word that says what they are, each with how much that is worth."""
    found = []
    if len(line) > LONGEST_LABELLED:
        return []
    for each in find_dates(line):
        label = _LABEL.search(line[: each.start])
        if label is None or not _BETWEEN.fullmatch(label["between"]):
            continue
        opens = not line[: label.start("label")].strip(" |·•*_>#([-–—")
        if not (opens or _opens_like_facts(line[: label.start("label")])):
            continue
        worth = 0 if label["issued"] else 1 if label["dated"] else 2
        found.append((worth, each.iso))
    return found


def _opens_like_facts(before: str) -> bool:
    """Whether what stands before the word is a byline or other such facts, and no sentence."""
    plain = before.strip(" |·•,;–—-([")
    named = re.fullmatch(r"(?:by )?(?P<name>[^|·•]+?)", plain, re.IGNORECASE)
    parted = before.rstrip().endswith(("|", "·", "•", ";", ",", "–", "—", "-", "("))
    return bool(named and is_name(named["name"])) or (parted and bool(find_dates(plain)))


def _dateline(line: str) -> str:
    """The date of "SORNE, 4 March 1965 (Courier) — The wells …"."""
    place = _DATELINE.match(line)
    for each in find_dates(line) if place else ():
        if place and place.end() == each.start and _AFTER_DATELINE.match(line, each.end):
            return each.iso
    return ""


def _opens_with_date(line: str) -> bool:
    return any(not line[: each.start].strip(" *_#>-–—•([") for each in find_dates(line))


def _alone(head: Sequence[str], number: int) -> str:
    """The date of a line that holds nothing else, or a place or a name beside it."""
    line = head[number]
    dates = find_dates(line)
    prose = len(line) > LONGEST_LINE or _ENDS_LIKE_PROSE.search(line)
    if prose or len(dates) != 1 or _NOT_ISSUED.search(line) or _COLUMNS.search(line):
        return ""
    (each,) = dates
    before, after = line[: each.start], line[each.end :]
    if _is_blank(before) and _is_blank(after):
        return each.iso
    byline = _is_byline(before) or _is_byline(after)
    if byline and (number or before[:3].lower() == "by "):
        return each.iso
    return each.iso if _is_blank(after) and _follows_place(head, number, before) else ""


def _is_blank(text: str) -> bool:
    return not text or bool(_BESIDE.fullmatch(text))


def _is_byline(text: str) -> bool:
    """Whether it names a writer: "By Ann Roe | ", " · Ann Roe"."""
    opens = re.match(r"\W*by\s+(?P<name>[^\d|·•]+?)[\s,|·•–—-]*\Z", text, re.IGNORECASE)
    if opens:
        return is_name(opens["name"])
    parted = re.fullmatch(r"\s*(?:[|·•]\s*)?(?P<name>[^\d|·•]+?)(?:\s*[|·•])?\s*", text)
    return bool(parted and re.search(r"[|·•]", text) and is_name(parted["name"].strip(" ,")))


def _follows_place(head: Sequence[str], number: int, before: str) -> bool:
    """Whether a place stands before the date, as at the head of a letter or below a title."""
    place = before.strip(" ,")
    if not (before.rstrip().endswith(",") and _PLACE.fullmatch(place)):
        return False
    below = head[number + 1 : number + 1 + _NEAR]
    return number > 0 or any(_SALUTATION.match(line) for line in below)
