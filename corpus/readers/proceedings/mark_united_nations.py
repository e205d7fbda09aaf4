"""A verbatim record of the United Nations ("S/PV.9592", "A/78/PV.16") → who speaks.

"The President (spoke in French): …" and "Mr. Doe (Country): …" begin what is said; what the
recorder notes is a paragraph of its own. The first page names who presides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Noise, Reference
from corpus.metadata.parse_date import find_date
from corpus.readers.proceedings.stated_turns import StatedTurns

if TYPE_CHECKING:
    from corpus.source import Extraction

_HEAD = 4_000  # characters: the first page
_SYMBOL = re.compile(r"\b[AS]/(?:[\w.-]+/)*PV\.\s?\d+")
_BODY = re.compile(r"\b(?P<body>Security Council|General Assembly|Economic and Social Council)\b")
_MEETING = re.compile(r"\b\d{1,5}\s?(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting\b")
_FEWEST = 2  # turns of a record

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Count|Sheikha?|Prince|"
    r"Princess|King|Queen|Emir|Cardinal|Archbishop|Bishop|Monsignor|Msgr|Father|Judge|Ato|U|Dato|Datuk|Dato’|"
    r"Dato'|Tun|Nana|Chief|General|Major|Colonel|Ambassador|President|Prime Minister|"
    r"Crown Prince|Archduke|Sultan|Begum|Professor)"
)
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE = r"(?:de|del|della|der|den|van|von|al|el|bin|ibn|la|le|da|di|dos|du|y|ben|bint|ul|zu)"
_NAME = rf"{_TITLE}\.?\s(?:{_PARTICLE}[\s-])*{_WORD}(?:[\s-](?:{_PARTICLE}[\s-])*{_WORD}){{0,5}}"
_OFFICE = (
    r"The\s(?:(?:Acting|Temporary|Deputy|Assistant|Vice-)\s?)*(?:President|"
    r"Chair(?:man|person|woman)?|Secretary-General|Co-Chair(?:person)?|Under-Secretary-General|Rapporteur)"
)
_SPOKE = r"(?:spoke|interpretation|continued|delivered|English text|French text)\b[^()]{0,120}"
_SPEAKS = re.compile(
    rf"^[^\S\n]*(?P<label>{_OFFICE}|{_NAME})(?P<of>(?:\s\((?!{_SPOKE}\))[^():]{{2,80}}\))?)"
    rf"(?P<how>(?:\s\({_SPOKE}\))?)\s?:[^\S\n]*\n?(?=\S)",
    re.MULTILINE,
)
_NOTES = re.compile(
    r"^[^\S\n]*(?:(?:The|This)\s(?:meeting|agenda|draft|resolution|motion|members|"
    r"representative|Council|Assembly|President|proposal|amendment|ballot|oral|result)[^\n]*(?:was|were|rose|took|"
    r"resumed|suspended|called|observed|so decided|adopted|withdrew|obtained)\b"
    r"|It was so decided|A\s(?:recorded\s)?vote\s(?:was|by)|(?:In favour|Against|Abstaining|"
    r"Present and voting)\s?:|There (?:were|being)\s(?:no|\d+)|Draft resolution\s\S+\s(?:was|,)"
    r"|(?:Mr|Mrs|Ms|Sir|Dr)\.?\s[^.\n:]{2,80}(?:,\s\S+)?\s(?:was escorted|took the [Cc]hair|"
    r"returned to the Chair|took a seat|withdrew)|Agenda item\s\d+|Adoption of the agenda"
    r"|The meeting rose|Expression of )",
    re.MULTILINE,
)
_PRESIDES = re.compile(
    rf"^[^\S\n]*(?:(?:Acting )?President|Chair(?:man|person)?)\s?:\s+(?P<name>{_NAME})",
    re.MULTILINE,
)
_CHANGES = re.compile(r"\b(?:took|in|returned to) the [Cc]hair\b")


def mark_united_nations(extraction: Extraction) -> Extraction | None:
    """Return the extraction with turns, noise and the meeting's facts; None where it is no record.

    The text is untouched. Who presides is named unless another takes the Chair.
    """
    text = extraction.text
    head = text[:_HEAD]
    symbol, body = _SYMBOL.search(head), _BODY.search(head)
    if symbol is None or body is None or "United Nations" not in head:
        return None
    found = list(_SPEAKS.finditer(text))
    if len(found) < _FEWEST:
        return None
    president = _president(text, head, found[0].start())
    turns = StatedTurns(text)
    noise = list(extraction.noise)
    ends = [*(each.start() for each in found[1:]), len(text)]
    for speaks, end in zip(found, ends, strict=True):
        name = president if speaks["label"] == "The President" else ""
        turns.begin(*speaks.span("label"), name)
        note = _NOTES.search(text, speaks.end(), end)
        turns.say(speaks.end(), note.start() if note else end)
        noise += [Noise(*speaks.span("how"), "boilerplate")] if speaks["how"] else []
    return replace(
        extraction,
        noise=tuple(noise),
        turns=turns.found(),
        reference=_facts(extraction.reference or Reference(""), head, symbol, body),
    )


def _president(text: str, head: str, begins: int) -> str:
    """Who presides, as the first page says; "" where somebody else takes the Chair."""
    presides = _PRESIDES.search(head)
    if presides is None or _CHANGES.search(text, begins):
        return ""
    return " ".join(presides["name"].split())


def _facts(own: Reference, head: str, symbol: re.Match[str], body: re.Match[str]) -> Reference:
    """What the first page says: body and meeting, symbol, day."""
    meeting = _MEETING.search(head)
    title = f"{body['body']}, {' '.join(meeting[0].split())}" if meeting else body["body"]
    days = (find_date(line) for line in head.splitlines())
    issued = next(filter(None, days), "")
    stated = {"title", "container_title", "publisher"} | ({"issued"} if issued else set())
    return replace(
        own, title=title, container_title=symbol[0], publisher="United Nations",
        issued=issued or own.issued, inferred=own.inferred - stated,
        properties=own.properties - stated,
    )  # fmt: skip
