"""A chat saved as plain text → its messages: who sent each, when, and what nobody wrote.

WhatsApp ("Export chat"), Signal's exporters and Zoom ("Save chat") put a line's date or time and
its sender before each message; the lines up to the next such line are its own. None of them is
documented by its maker: `docs/formats.md` says what was seen.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Landmark

_B = r"[^\S\n]"  # a blank within a line; of some phones it is a narrow one
_UNSEEN = "\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction and of the file
_DAY = r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?"
_CLOCK = rf"(?:[^\W\d]{{1,4}}{_B}?)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:{_B}?[AaPp]\.?{_B}?[Mm]\.?)?"
_STAMP = rf"(?P<stamp>{_DAY},?{_B}+{_CLOCK})"
_SENDER = r"(?:(?P<label>[^:\n]{1,100}?)(?P<cue>:)(?:(?=\s)|\Z))?"
_SECONDS = r"(?P<stamp>(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d\d:\d\d)"

_LAYOUTS = (
    # "[12/06/2023, 14:05:09] Ada Finch: words", of an iPhone, and of Signal's exporters
    re.compile(rf"^[{_UNSEEN}]*\[{_STAMP}\]{_B}+{_SENDER}", re.MULTILINE),
    # "12/06/2023, 14:05 - Ada Finch: words", of Android; ten years ago "12.06.23 14:05:09: Ada: …"
    re.compile(rf"^[{_UNSEEN}]*{_STAMP}(?:{_B}+[-–]|:){_B}+{_SENDER}", re.MULTILINE),
    # "14:05:09 From Ada Finch to Everyone:" and, earlier, "14:05:09	 From  Ada Finch : words"
    re.compile(
        rf"^[{_UNSEEN}]*{_SECONDS}{_B}+From{_B}+(?P<label>[^:\n]{{1,100}}?)"
        rf"(?:{_B}+[Tt]o{_B}+[^:\n]{{1,100}}?)?{_B}*(?P<cue>:)(?=\s)",
        re.MULTILINE,
    ),
    # "14:05:09	Ada Finch:	words", of a recording in Zoom's cloud
    re.compile(rf"^[{_UNSEEN}]*{_SECONDS}\t(?P<label>[^:\t\n]{{1,100}})(?P<cue>:)\t", re.MULTILINE),
)

_FEWEST = 2  # messages of a chat
_ABOVE = 300  # characters that may stand above the first message: a title, a notice
_SENT = 0.4  # share of lines with a time that have a sender; the others tell who came and went
_LOGGED = frozenset("info error warning warn debug trace fatal notice critical".split())
_LONGEST_NAME = 60  # characters; with more it is a notice with a colon in it

_OMITTED = r"omitted|omitid[oa]|weggelassen|ausgeschlossen|absente?|omise?|omess[oa]|ocultad[oa]"
_PLACEHOLDER = re.compile(
    rf"[{_UNSEEN}]*(?:<[^<>\n]*\w[^<>\n]* [^<>\n]+>|[^\n]*\u200e?\b(?:\w+ ){{1,2}}(?:{_OMITTED})"
    r"|\S[^\n]*\.\w{2,5} (?:\([^()\n]{4,40}\)|<[^<>\n]+>)|null"
    r"|(?:this message was|you) deleted(?: this message)?|waiting for this message\b[^\n]*"
    r"|diese nachricht wurde gelöscht|(?:se eliminó|eliminaste) este mensaje"
    r"|(?:ce message a été|vous avez) supprimé(?: ce message)?"
    r"|(?:esta mensagem foi|você) apag(?:ada|ou)(?: esta mensagem)?"
    r"|\(this message was deleted\)|\(- [^\n]* -\)|\(\( [^\n]* \)\)|!?\[[^\]\n]*\]\(\./[^\n]*\)"
    r"|missed (?:group )?(?:voice|video) call[^\n]*"
    r"|messages (?:and calls|you send to|to this (?:chat|group))\b[^\n]*end-to-end encr[^\n]*"
    r"|reacted to [\"“][^\n]*[\"”] with [^\n]*|removed a [^\n]* reaction from [\"“][^\n]*)\.?",
    re.IGNORECASE,
)
_REPLYING = re.compile(r"replying to [\"“].*?[\"”…]?[^\S\n]*(?:\n|\Z)", re.IGNORECASE)
_ATTACHED = re.compile(
    "[^\\S\\n]*\u200e<[^<>\\n]+>|[^\\S\\n]*<(?:this message was edited|se editó este mensaje"
    "|diese nachricht wurde bearbeitet|ce message a été modifié|mensagem editada)\\.?>",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")


class Posted(NamedTuple):
    """A message: `text[start:end]` names its sender, `text[said:stops]` is what it says."""

    begins: int
    start: int
    end: int
    cue: int
    said: int
    stops: int


class Chat(NamedTuple):
    """The messages of a chat in order, the place of each one's time, and what is noise in it:
    times, notices, and what stands in place of a picture.
    """

    posted: tuple[Posted, ...]
    times: tuple[tuple[int, int], ...]
    noise: tuple[tuple[int, int], ...]


NO_CHAT = Chat((), (), ())


def find_messages(text: str) -> Chat:
    r"""Return the messages of a chat, none where the text is something else.

    >>> text = "1/2/23, 14:05 - Ada: It burnt.\nAll.\n1/2/23, 14:06 - Bo: <Media omitted>\n"
    >>> [text[each.said : each.stops] for each in find_messages(text).posted]
    ['It burnt.\nAll.']
    """
    for layout in _LAYOUTS:
        lines = list(layout.finditer(text))
        if _is_chat(lines, text):
            return _read(lines, text)
    return NO_CHAT


UNNAMED = "– "
"""Put by readers before the words of somebody who is not named, as subtitles print it."""

UNDATED = "undated"
"""The time of a message whose export does not say when it was sent."""

_DATED = re.compile(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d|{UNDATED}")
_WRITTEN = re.compile(r"(?P<label>[^\n]+?)(?: \(forwarded by [^\n]*?\))?(?P<cue>:)(?=\s)")


def read_messages(text: str, times: Sequence[Landmark]) -> tuple[Posted, ...]:
    """Return the messages that a reader of an export has written out as "Name: words", each
    where a landmark says its day and time; none where the landmarks are of another kind.
    """
    if not all(isinstance(e.value, str) and _DATED.fullmatch(e.value) for e in times):
        return ()
    posted = []
    ends = [each.start for each in times[1:]] + [len(text)]
    for place, end in zip((each.start for each in times), ends, strict=False):
        label = _WRITTEN.match(text, place, end)
        if label and not text.startswith(UNNAMED, place):
            stop = label.end() + len(text[label.end() : end].rstrip())
            said = min(stop, label.end() + _blanks(text, label.end(), stop))
            posted.append(Posted(place, *label.span("label"), label.start("cue"), said, stop))
    return tuple(posted)


def _is_chat(lines: list[re.Match[str]], text: str) -> bool:
    if len(lines) < _FEWEST or len(text[: lines[0].start()].strip()) > _ABOVE:
        return False
    senders = [each["label"] for each in lines if each["label"]]
    logged = sum(each.strip().casefold() in _LOGGED for each in senders)
    return len(senders) >= max(_FEWEST, _SENT * len(lines)) and not logged


def _read(lines: list[re.Match[str]], text: str) -> Chat:
    posted: list[Posted] = []
    times: list[tuple[int, int]] = []
    noise: list[tuple[int, int]] = []
    ends = [each.start() for each in lines[1:]] + [len(text)]
    often = Counter(each["label"] for each in lines)
    for line, end in zip(lines, ends, strict=True):
        stop = line.end() + len(text[line.end() : end].rstrip())
        within = list(_unwritten(text, line.end(), stop))
        said = _first_said(text, line.end(), stop, within)
        again = often[line["label"]] > 1 or " From " in line.group().replace("\t", " ")
        if said < 0 or not _is_sender(line["label"], again=again):
            noise.append((line.start(), max(stop, line.end())))
            continue
        start, end_of_name = _name(line)
        noise += [(line.start(), start), (end_of_name, line.start("cue")), *within]
        stops = _last_said(text, said, stop, within)
        posted.append(Posted(line.start(), start, end_of_name, line.start("cue"), said, stops))
        times.append(line.span("stamp"))
    return Chat(tuple(posted), tuple(times), tuple(each for each in noise if each[0] < each[1]))


def _is_sender(label: str | None, *, again: bool) -> bool:
    """Whether a label is a name, and no notice such as 'Ada changed the subject to "Mill: …"':
    who writes `again`, or in Zoom, which has no notices, may have such marks in his name.
    """
    if not label or len(label) > _LONGEST_NAME:
        return False
    return again or not re.search(r"[“”\"]", label)


def _name(line: re.Match[str]) -> tuple[int, int]:
    """The place of the name, without the marks and the "~" of who is not in the address book."""
    label = line["label"]
    head = re.match(rf"[{_UNSEEN}~\s]*", label)
    tail = re.search(rf"[{_UNSEEN}\s]*\Z", label)
    start = line.start("label") + (head.end() if head else 0)
    return start, max(start, line.start("label") + (tail.start() if tail else len(label)))


def _unwritten(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What in a message its sender did not write."""
    replying = _REPLYING.match(text, start + _blanks(text, start, end), end)
    if replying:
        yield replying.span()
        start = replying.end()
    first = opening = True
    for line in _LINE.finditer(text, start, end):
        words = line.group().strip()
        if not words:
            continue
        # of an iPhone, a mark of direction opens what the program writes itself
        notice = first and words.startswith("\u200e") and not words.startswith("\u200ePOLL")
        opening &= words.startswith(">")  # a reply begins with what it answers
        if notice or opening or _PLACEHOLDER.fullmatch(words):
            yield line.span()
        else:
            yield from (each.span() for each in _ATTACHED.finditer(text, *line.span()))
        first = False


def _blanks(text: str, start: int, end: int) -> int:
    return len(text[start:end]) - len(text[start:end].lstrip())


def _first_said(text: str, start: int, end: int, within: list[tuple[int, int]]) -> int:
    """Where what is said begins, -1 where nothing is."""
    position = start + _blanks(text, start, end)
    for first, last in within:
        if text[position:first].strip():
            break
        position = max(position, last)
        position += _blanks(text, position, end)
    return position if position < end else -1


def _last_said(text: str, start: int, end: int, within: list[tuple[int, int]]) -> int:
    for first, last in reversed(within):
        if first < start or text[last:end].strip():
            break
        end = first
    return start + len(text[start:end].rstrip())
