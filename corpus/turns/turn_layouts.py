"""How transcripts print who speaks: one pattern a layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_B = r"[^\S\n]"  # a blank within a line
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK = (
    rf"(?:\d{{1,3}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?(?:{_B}?[AaPp]\.?[Mm]\.?)?"
    r"|\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3})"  # "0:0:5.190", as Microsoft Teams wrote it
)
_TIME = (
    rf"[\[(<]?(?:{_DAY},?{_B}+(?:at{_B}+)?)?{_CLOCK}"
    rf"(?:{_B}*(?:-->|[-–—]){_B}*{_CLOCK})?[\])>]?"
)
_BIG = r"[^\W\d_a-zß-öø-ÿ]"  # a capital, or a letter of a script that has none
_WORD = rf"{_BIG}[\w.'’&/-]{{0,40}}"
_SMALL = (
    r"(?:of|the|and|de|del|della|der|den|van|von|al|el|bin|ibn|la|le|da|di|dos|du|y|pro|tempore)"
)
_PART = rf"(?:{_SMALL}{_B}){{0,2}}(?:{_WORD}|#?\d{{1,3}}(?!\d))"
_NAME = rf"{_WORD}(?:{_B}{_PART}){{0,6}}"
_BRACKET = rf"{_B}*\([^()\n]{{1,80}}\)"
_ROLE = rf"(?:{_BRACKET}){{0,3}}(?:,{_B}[^:\n,]{{2,50}})?"
_QA = r"[QA]\d{0,3}"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Senator|Sen|Rep|Representative|Chairman|Chairwoman|"
    r"Chairperson|Chair|Secretary|Ambassador|General|Admiral|Governor|Judge|Justice|Professor|"
    r"Mayor|Congressman|Congresswoman|Director|Commissioner|Administrator|The)\.?"
)
_TITLED = rf"{_TITLE}{_B}{_BIG}[\w'’-]+(?:{_B}(?:{_SMALL}{_B})?{_BIG}[\w'’-]+){{0,3}}?"
_CAPITALS = rf"{_BIG}{_BIG}(?:{_BIG}|['’-]){{0,40}}(?:{_B}{_BIG}(?:{_BIG}|['’.-]){{0,40}}){{0,3}}"

_STAR = r"[*_]{0,3}"
_OPENING = rf"^{_B}*(?:[-–—>•*]+{_B}+|>>+{_B}*)?{_STAR}"
_BEFORE = rf"(?:(?P<time>{_TIME}){_B}*(?:[-–—|]{_B}*)?{_STAR})?"
_AFTER = rf"(?:{_B}*[|,–—-]?{_B}*(?P<later>{_TIME}))?"
_ENDS = rf"{_B}*:?{_STAR}{_B}*\n(?:{_B}*\n)?{_B}*(?=\S)"
_DIRECTED = rf"(?:(?=[^\n]*[a-z])[(\[_*][^\n]{{1,300}}[)\]_*]\.?{_B}*\n)"  # a line that nobody says
_BESIDE = rf"(?:{_B}*(?:\([^()\n]{{1,80}}\)|\[[^\]\n]{{1,80}}\]|,{_B}[a-z_][^\n]{{1,80}}))"
_SAID = rf"(?={_B}|\n)(?:{_B}*\n(?:{_B}*\n)?)?{_B}*(?=\S)"


@dataclass(frozen=True, slots=True)
class Layout:
    """`lines` finds the beginning of a turn up to what is said; the group `label` names who
    speaks, `time` and `later` are times before and behind it, `cue` is the mark that follows.

    `colon`: a name and a colon. `timed`: nothing but the time tells the line from a heading.
    `capitals`: nothing but capitals does, and a blank line ends the turn. `parted`: the same with
    a blank line or a stage direction between name and speech; a blank line ends the turn unless
    each line is a paragraph, as where verse is.
    """

    lines: re.Pattern[str]
    colon: bool = False
    timed: bool = False
    capitals: bool = False
    parted: bool = False


def _read(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.MULTILINE)


LAYOUTS: Final = (
    # "Name: text", "[00:01:05] Name: text", "**Name:** text", "Name [00:01]: text", and the
    # text on the next line; "The Minister (Mr Doe): text"; a chat's "From Name to Everyone:"; a
    # briefing's "Q  text", a deposition's "Q.  Text"
    Layout(
        _read(
            _OPENING, _BEFORE,
            rf"(?:From{_B}+)?(?P<label>(?:{_NAME}|{_QA}){_ROLE}|(?P<letter>Q(?=\.?{_B})|A(?=\.{_B})))",
            rf"(?(letter)\.?{_B}+(?=[A-Z“\"‘])",
            rf"|(?:{_B}+to{_B}+(?:Everyone|All)[^\n:]{{0,20}})?{_B}*{_STAR}", _AFTER,
            rf"{_B}*{_STAR}(?P<cue>:){_STAR}{_SAID})",
        ),
        colon=True,
    ),
    # "### Name"
    Layout(_read(rf"^#{{1,6}}{_B}+{_STAR}", _BEFORE, rf"(?P<label>{_NAME}(?:{_BRACKET})?):?{_STAR}",
                 _AFTER, _ENDS)),
    # "Name  0:05" on a line of its own, also where the surname comes first
    Layout(_read(_OPENING, rf"(?P<label>{_NAME}(?:,{_B}{_NAME})?(?:{_BRACKET})?){_STAR}",
                 rf"(?::?{_B}+|{_B}*[|,–—-]{_B}*){_STAR}(?P<later>{_TIME})", _ENDS), timed=True),
    # "0:05 Name", and the name on the line below the time
    Layout(_read(_OPENING, rf"(?P<time>{_TIME})(?:{_B}+|{_B}*\n{_B}*){_STAR}",
                 rf"(?P<label>{_NAME}(?:{_BRACKET})?)", _ENDS), timed=True),
    # "Name — text"
    Layout(_read(_OPENING, _BEFORE, rf"(?P<label>{_NAME}(?:{_BRACKET})?){_STAR}{_B}*",
                 rf"(?P<cue>[—–]|--){_B}*(?=\S)")),
    # "Mr. DOE of Ohio. Text", "Senator Doe. Text", a play's "MARSH. Text"
    Layout(_read(rf"^{_B}*{_STAR}(?P<label>{_TITLED}|{_CAPITALS})(?P<cue>\.){_STAR}",
                 rf"(?:{_BRACKET}|{_B}*\[[^\]\n]{{1,60}}\])?", _SAID)),
    # "MARSH" on a line of its own, as in plays and screenplays
    Layout(_read(rf"^{_B}*(?P<label>{_CAPITALS}(?:{_BRACKET}){{0,2}})[.:]?{_B}*\n",
                 rf"(?:{_B}*\([^()\n]{{1,80}}\){_B}*\n)?{_B}*(?=\S)(?![^a-z\n]*\n)"),
           capitals=True),
    # the same, and blank lines or stage directions before what is said
    Layout(_read(rf"^{_B}*{_STAR}(?P<label>{_CAPITALS}){_STAR}{_BESIDE}?[.:]?{_STAR}{_BESIDE}?{_B}*\n",
                 rf"(?:{_B}*\n){{0,2}}(?:{_B}*{_DIRECTED}(?:{_B}*\n){{0,2}}){{0,2}}",
                 rf"{_B}*(?=\S)(?![^a-z\n]*\n)"),
           capitals=True, parted=True),
)  # fmt: skip
"""In the order in which they are preferred where two find as much."""

TIME: Final = re.compile(_TIME)

TIMED_LINE: Final = re.compile(rf"^[^\n]{{0,80}}?{_TIME}{_B}*$", re.MULTILINE)
"""A line that ends in a time: where lines with a name do, somebody begins to speak there."""

TIME_ALONE: Final = re.compile(
    r"^[^\S\n]*[\[(]?(?P<time>\d{1,2}:\d\d:\d\d)[\])]?[^\S\n]*$", re.MULTILINE
)
"""A line with nothing but a time, as Google Meet prints one every few minutes."""

MADE_BY: Final = re.compile(
    r"^[^\S\n]*(?:transcribed by https?://otter\.ai|transcription ended after [\d:]+"
    r"|this editable transcript was computer generated[^\n]*"
    r"|[^\n:]{1,60} (?:started|stopped) transcription)\.?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line in which Otter, Google Meet or Microsoft Teams says that it made the transcript."""

HEADING: Final = re.compile(r"^[^\S\n]*#{1,6}[^\S\n]+\S", re.MULTILINE)

DIRECTION: Final = re.compile(
    r"(?:[(\[][^()\[\]]*[)\]]|_[^_]+_)\.?"
    r"|(?:Re-?)?(?:[Ee]nters?|[Ee]xits?|[Ee]xeunt)\b[^\n]{0,300}"
    r"|(?:Alarums?|Flourish|Sennet|Thunder|Trumpets?|Drums?|Music|Hautboys|Tucket|Retreat|Curtain|"
    r"Blackout|Knocking|Cornets|Dumb\s[Ss]how)\b[^\n]{0,120}\."
    r"|(?:They|He|She|All|(?:The\s)?[A-Z]\w+(?:(?:,?\sand|,)\s[A-Z]\w+){0,3})\s"
    r"(?:all\s)?(?:exits?|enters?|fights?|kneels?|rises?|embraces?|kiss(?:es)?|draws?|dies|sits?|"
    r"falls?|stabs?|sings?|dances?|retires?|withdraws?|goes|leaves?|crosses|whispers?)\b[^\n]{0,60}\."
)
"""A paragraph of a play that nobody says: in brackets, or what its verb says is seen."""
