"""The line above words that are quoted ("On 13 June 2023, Ann Roe wrote:") → who and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.readers.mail.body import Heading
from corpus.readers.mail.find_day import find_day, without_clock
from corpus.readers.mail.name_writer import DIRECTIONS, address_in, is_name, name_writer
from corpus.readers.mail.phrases import AROUND, NOBODY, QUOTING, WROTE

LONGEST = 400  # characters of such a line
MOST_LINES = 4
"""Programs fold it at 72 to 80 characters."""

_COLON = re.compile(r"\s*(?:[:：]\s*[*_\"'“]*|-{2,})\s*\Z")
_BARE = re.compile(
    r"[*\s]*(?:On|Am|Le|El|Il|Em|Op|Den)\s.*\b(?:wrote|writes|schrieb|a écrit|escribió)\Z"
)
_SOURCE = re.compile(
    r"\bin (?:reply to )?(?:article|message|news|mensaje|nachricht|<)[^,]*?<?[^\s<>]+@[^\s<>]+>?,?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:wrote|writes|said|says)\b|(?-i:^On\b)", re.IGNORECASE)
_EDGES = " \t,;:()[]<>–—-*\"'|~.„“”\u200e\u200f\u202a\u202c："
_END = re.compile(r"\Z")
_DIGITS = re.compile(r".*\d\S*")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What such a line says. `sure` are those with a name, a day, and a time or an address: so
    programs write, and hardly anybody else.
    """

    heading: Heading
    sure: bool


def read_attribution(line: str) -> Attribution | None:
    """Return what the attribution `line` says, None where it is none.

    >>> read_attribution("On Tue, 13 Jun 2023 at 09:14, Ann Roe <ann@sorne.example> wrote:")
    Attribution(heading=Heading(author='Ann Roe', issued='2023-06-13', title=''), sure=True)
    >>> read_attribution("As the Courier wrote:").heading.author
    ''
    """
    line = " ".join(line.translate(DIRECTIONS).split()).strip("* ")
    if not 4 <= len(line) <= LONGEST:
        return None
    colon = _COLON.search(line) or (_BARE.match(line) and _END.search(line))
    verb = WROTE.search(line)
    quoting = QUOTING.match(line)
    if not (verb or quoting or address_in(line)):
        return None
    if not (colon and (verb or quoting)):
        return _without_verb(line, ends=bool(colon))
    rest = _SOURCE.sub(" ", line[: colon.start()])
    rest = WROTE.sub(" \0 ", QUOTING.sub(" ", rest))
    return _said(rest, english=bool(_ENGLISH.search(line)))


def _said(rest: str, *, english: bool) -> Attribution:
    day = find_day(rest, english=english)
    if day:
        rest = f"{rest[: day.start]} \0 {rest[day.end :]}"
    clock = rest
    rest = without_clock(rest)
    address = address_in(rest)
    timed = bool(day) and (bool(address) or rest != clock)
    name = ""
    if address:
        before = rest[: address.start()].rsplit("\0", 1)[-1]
        name = _stripped(_DIGITS.sub("", before)) or _stripped(address_behind(rest, address))
        if not is_name(name, addressed=True):
            name = ""
        name = name_writer(f"{name} {address.group()}")
    else:
        pieces = [_stripped(piece) for piece in rest.split("\0")]
        somebody = (each for each in pieces if each.casefold() not in NOBODY)
        names = (name_writer(each) for each in somebody if is_name(each, addressed=timed))
        name = next(names, "")
        if day and all(each.casefold() in NOBODY for each in pieces if each):
            return Attribution(Heading("", day.issued), sure=True)  # "On 13 June 2023 you wrote:"
    return Attribution(Heading(name, day.issued if day else ""), bool(name) and timed)


def address_behind(rest: str, address: re.Match[str]) -> str:
    """What stands in brackets behind an address: "ann@sorne.example (Ann Roe)"."""
    behind = re.match(r"\s*\(([^()\0]{2,60})\)", rest[address.end() :])
    return behind.group(1) if behind else ""


def _without_verb(line: str, *, ends: bool) -> Attribution | None:
    """A day, a name, an address, and nothing else: "2023/6/13 Ann Roe <ann@sorne.example>"."""
    address = address_in(line)
    day = find_day(line, english=False)
    if not (address and day) or len(line) - address.end() > 40:
        return None
    if not (ends or line.rstrip().endswith((">", "]"))):
        return None
    rest = f"{line[: day.start]} \0 {line[day.end :]}"
    clock = rest
    rest = without_clock(rest)
    address = address_in(rest)
    if address is None:
        return None
    name = _stripped(rest[: address.start()].rsplit("\0", 1)[-1])
    left = " ".join(_stripped(piece) for piece in rest[: address.start()].split("\0")[:-1])
    behind = rest[address.end() :]
    if again := address_in(behind):  # "ann@sorne.example <ann@sorne.example>"
        behind = behind[: again.start()] + behind[again.end() :]
    if left or _stripped(behind.replace("\0", " ")) or (name and not is_name(name, addressed=True)):
        return None
    sure = ends and rest != clock
    return Attribution(Heading(name_writer(f"{name} {address.group()}"), day.issued), sure)


def _stripped(piece: str) -> str:
    """Without the words that stand beside a name in such lines, at either end."""
    parts = piece.strip(_EDGES).split()
    while parts and _is_around(parts[0]):
        parts.pop(0)
    while parts and _is_around(parts[-1]):
        parts.pop()
    return " ".join(parts).strip(_EDGES)


def _is_around(word: str) -> bool:
    bare = word.strip(_EDGES).casefold()
    return (
        not bare or bare in AROUND or bare.isdigit() or bool(re.fullmatch(r"[+-]?\d[\d:.]*", bare))
    )
