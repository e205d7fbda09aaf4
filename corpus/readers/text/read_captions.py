"""Captions (WebVTT, SubRip, SubViewer) → who says what, in sentences, with the time as the place.

WebVTT is a W3C Candidate Recommendation; SubRip and SubViewer (YouTube's and Google Meet's .sbv)
have no standard, only players that agree. All are read leniently: a cue is what stands below a
line with two times.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from corpus.document import Landmark, Noise, Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.text.read_text import decode
from corpus.source import Extraction
from corpus.turns.find_messages import UNNAMED
from corpus.turns.recognise_speaker import Wording, is_field, is_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST_PARAGRAPH = 500  # characters after which the next sentence begins a paragraph
PAUSE = 4.0  # seconds without a caption after which it does as well
_ROLLS = 0.2  # seconds: a cue that begins so soon after the one before may repeat it

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,:](\d{1,3}))?"
_TIMING = re.compile(rf"^\s*{_TIME}\s*(?:-->\s*{_TIME}|,{_TIME}\s*$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_SURNAME_FIRST = re.compile(r"^([^\W\d_][\w.'’ -]*), ([^\W\d_][\w.'’ -]*)(?=\Z| \()")
_VOICE_ENDS = re.compile(r"</v\s*>")
_TAG = re.compile(r"</?[^<>]*>|\{\\[^{}]*\}")
_LABEL = re.compile(r"(?:>>+\s*|[-–—]\s*)?(?P<name>[^\W\d_a-z][\w.'’&() -]{0,50}?)\s*:\s+(?=\S)")
_OTHER = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
_ENDS = re.compile(r"[.?!…][\"'”’)\]]*$")
_LANGUAGE = re.compile(r"^Language:\s*([A-Za-z]{2,3}(?:-\w+)*)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from `start` to `end` (seconds): lines of WebVTT's cue text."""

    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one cue. `voice` is who speaks, "" for whoever spoke before, None for
    somebody else who is not named.
    """

    start: float
    end: float
    voice: str | None
    words: str


def read_captions(content: bytes) -> Extraction:
    r"""Return the text of captions: a paragraph whenever somebody else speaks, and now and then.

    A landmark stands where each cue begins. Captions that roll up are there once. Raises
    UnreadableError where there is no cue.

    >>> cues = ("0:01", "<v Ada Finch>It burnt &amp;"), ("0:04", "<v Ada Finch>nobody saw it.")
    >>> text = "WEBVTT\n\n" + "\n\n".join(f"00:{t}.000 --> 00:{t}.900\n{w}" for t, w in cues)
    >>> read_captions(text.replace("00:0:", "00:").encode()).text
    'Ada Finch: It burnt & nobody saw it.'
    """
    text = decode(content).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = read_cues(_cues(text))
    language = _LANGUAGE.search(text[:500]) if text.startswith("WEBVTT") else None
    return replace(found, reference=Reference("", language=language[1]) if language else None)


def read_cues(shown: Iterable[Cue]) -> Extraction:
    """Return the text of cues in the order in which they are shown, as `read_captions` does.

    Raises UnreadableError where there is none.
    """
    cues = [_without_repeats(cue, before) for cue, before in _with_the_one_before(shown)]
    if not cues:
        raise UnreadableError(Message(Key.NO_CAPTIONS))
    spoken = Wording(" ".join(line for cue in cues for line in cue.lines))
    pieces = [piece for cue in cues for piece in _pieces(cue, spoken)]
    joined, landmarks, noise = _join(
        pieces, tagged=any(_VOICE.search(e) for c in cues for e in c.lines)
    )
    return Extraction(joined, None, tuple(landmarks), tuple(noise))


def _cues(text: str) -> Iterator[Cue]:
    """The cues; a second line with times ends a cue as a blank line does (WebVTT, section 6.1)."""
    for block in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text):
        lines = block.split("\n")
        timed = [(n, found) for n, line in enumerate(lines) if (found := _TIMING.match(line))]
        ends = [number for number, _ in timed[1:]] + [len(lines)]
        for (number, timing), end in zip(timed, ends, strict=False):  # no times: no cue
            last = end - 1 if end < len(lines) and lines[end - 1].strip().isdigit() else end
            payload = [each.strip() for each in lines[number + 1 : last] if each.strip()]
            times = timing.groups()
            if payload:
                until = times[4:8] if times[5] else times[8:]
                yield Cue(_seconds(times[:4]), _seconds(until), tuple(payload))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, rest = parts
    fraction = float(f"0.{rest}") if rest else 0.0
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + fraction


def _with_the_one_before(cues: Iterable[Cue]) -> Iterator[tuple[Cue, Cue | None]]:
    before = None
    for cue in cues:
        yield cue, before
        before = cue


def _without_repeats(cue: Cue, before: Cue | None) -> Cue:
    """Without the lines that roll up from the cue before, and what it had said already."""
    if before is None or cue.start > before.end + _ROLLS:
        return cue
    earlier, lines = [_bare(line) for line in before.lines], [_bare(line) for line in cue.lines]
    for count in range(min(len(earlier), len(lines)), 0, -1):
        if earlier[-count:] == lines[:count]:
            return Cue(cue.start, cue.end, _voiced(cue.lines[:count], cue.lines[count:]))
    whole, shown = " ".join(lines), " ".join(earlier)
    if shown and whole.startswith(f"{shown} "):
        return Cue(cue.start, cue.end, _voiced(cue.lines, (whole[len(shown) :].strip(),)))
    return cue


def _voiced(gone: Sequence[str], kept: Sequence[str]) -> tuple[str, ...]:
    """The lines `kept`, the first one with the voice that the lines before it leave open."""
    tag = _open_voice("\n".join(gone))
    return (f"{tag}{kept[0]}", *kept[1:]) if tag and kept else tuple(kept)


def _open_voice(line: str, before: str = "") -> str:
    """The tag of the voice that goes on behind `line`; a voice without an end has the whole cue
    (WebVTT, "WebVTT cue voice span").
    """
    places = list(_VOICE.finditer(line))
    rest = line[places[-1].end() :] if places else line
    tag = places[-1][0] if places else before
    return "" if _VOICE_ENDS.search(rest) else tag


def _bare(line: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", line)).split())


def _pieces(cue: Cue, spoken: Wording) -> Iterator[_Piece]:
    """What each voice says in a cue."""
    going_on = ""
    for line in cue.lines:
        own = f"{going_on}{line}"
        places = list(_VOICE.finditer(own))
        head = own[: places[0].start()] if places else own
        if _bare(head):
            yield _piece(cue, _bare(head), spoken)
        for place, following in zip_longest(places, places[1:]):
            words = _bare(own[place.end() : following.start() if following else None])
            if words:
                voice = _SURNAME_FIRST.sub(r"\2 \1", " ".join(html.unescape(place[1]).split()))
                yield _Piece(cue.start, cue.end, voice, words)
        going_on = _open_voice(line, going_on)


def _piece(cue: Cue, words: str, spoken: Wording) -> _Piece:
    label = _LABEL.match(words)
    if label and not is_field(label["name"]) and is_person(label["name"], spoken):
        return _Piece(cue.start, cue.end, label["name"].strip(), words[label.end() :])
    other = _OTHER.match(words)
    if other:
        return _Piece(cue.start, cue.end, None, words)
    return _Piece(cue.start, cue.end, "", words)


def _join(pieces: Sequence[_Piece], *, tagged: bool) -> tuple[str, list[Landmark], list[Noise]]:
    """The paragraphs, where in them each cue begins, and the dashes that no caption has."""
    text, length, paragraph = [], 0, 0
    noise: list[Noise] = []
    landmarks: list[Landmark] = []
    voice: str | None = ""
    before: _Piece | None = None
    for each in pieces:
        piece = _unvoiced(each) if tagged and each.voice == "" else each
        other = piece.voice is None or piece.voice not in ("", voice)
        ended = before is not None and bool(_ENDS.search(before.words))
        late = before is not None and piece.start > before.end + PAUSE
        if before is not None:
            anew = other or (ended and (late or length - paragraph > LONGEST_PARAGRAPH))
            text.append("\n\n" if anew else " ")
            length += len(text[-1])
            paragraph = length if anew else paragraph
        if not landmarks or landmarks[-1].value != clock(piece.start) or other:
            landmarks.append(Landmark(length, "time", clock(piece.start)))
        voice = piece.voice if other else voice
        words = f"{piece.voice}: {piece.words}" if other and piece.voice else piece.words
        if piece is not each:
            noise.append(Noise(length, length + len(UNNAMED), "boilerplate"))
        text.append(words)
        length += len(words)
        before = piece
    return "".join(text), landmarks, noise


def _unvoiced(piece: _Piece) -> _Piece:
    """A cue without a voice, where others have one, is somebody's who is not named."""
    return _Piece(piece.start, piece.end, None, f"{UNNAMED}{piece.words}")


def clock(seconds: float) -> str:
    """Return a time into a recording as players show it.

    >>> clock(5.2), clock(75), clock(3725)
    ('0:05', '1:15', '1:02:05')
    """
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
