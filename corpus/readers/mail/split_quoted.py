"""The body of a mail → the words of its sender, and those of each message quoted in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.document import Noise
from corpus.readers.mail.body import Heading, Written
from corpus.readers.mail.find_attributions import find_attributions
from corpus.readers.mail.mark_signatures import mark_signatures
from corpus.readers.mail.phrases import PASSED_ON, SEPARATOR
from corpus.readers.mail.read_heading import read_heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.readers.mail.body import Body

MOST_QUOTED = 200
"""Messages quoted in one mail; what comes after is kept in the mail and is nobody's."""

_BETWEEN = re.compile(r"[-_=*#]{2,}(?:\s*(?P<words>[^-_=*#\s].{2,120}?))??\s*[-_=*#]*:?")
_LONGEST_BETWEEN = 200  # characters


@dataclass(slots=True)
class _Message:
    """A message in the making: its heading, its lines, and the messages that it quotes."""

    depth: int
    heading: Heading
    lines: list[int] = field(default_factory=list)
    inside: list[_Message] = field(default_factory=list)


def split_quoted(body: Body) -> tuple[Written, ...]:
    """Return what the sender wrote (the whole text, with the rest of it as noise), then each
    message that is quoted, in the order of the text, with what stands above it.

    Where no name does, the writer is unknown. Words that are quoted again below an answer go on
    with the message they are of.
    """
    scan = _Scan(body)
    scan.run()
    root, *quoted = scan.messages
    kept = set(root.lines) - mark_signatures(body, root.lines)
    noise = _ranges(body, (number for number in range(len(body.lines)) if number not in kept))
    sent = Written(Heading(), body.text, noise, body.landmarks)
    written = (_written(body, message) for message in quoted)
    return (sent, *(each for each in written if each is not None))


class _Scan:
    """Goes through the lines once; on top of the stack is the message that is being read."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.messages = [_Message(0, Heading())]
        self._stack = [self.messages[0]]
        self._waiting: Heading | None = None
        self._above = find_attributions(body)
        self._next = _next_lines(body)

    def run(self) -> None:
        """Give each line to its message."""
        number = 0
        while number < len(self.body.lines):
            line = self.body.lines[number]
            if self.body.words(line):
                self._reach(line.depth)
                end = self._opening(number)
                if end > number:
                    number = end
                    continue
            top = self._stack[-1]
            root = top is self.messages[0] and not line.depth
            if root or top.lines or self.body.words(line):
                top.lines.append(number)
            number += 1

    def _reach(self, depth: int) -> None:
        """Make the top of the stack a message whose words stand `depth` deep."""
        while len(self._stack) > 1 and self._stack[-1].depth > depth:
            self._stack.pop()
        while self._stack[-1].depth < depth:
            top = self._stack[-1]
            again = next((e for e in reversed(top.inside) if e.depth == top.depth + 1), None)
            heading, self._waiting = self._waiting, None
            if again is None or heading not in {None, again.heading}:
                self._open(_Message(top.depth + 1, heading or Heading()))
                continue
            self._stack.append(again)
            while again.inside and again.inside[-1].depth == again.depth:
                again = again.inside[-1]
                self._stack.append(again)

    def _open(self, message: _Message) -> None:
        self._stack[-1].inside.append(message)
        self._stack.append(message)
        if len(self.messages) <= MOST_QUOTED:
            self.messages.append(message)

    def _opening(self, number: int) -> int:
        """Take the lines from `number` on that stand above a message; return where they end."""
        attribution = self._above.get(number)
        if attribution is not None:
            end, found = attribution
            return end if self._place(found.heading, end, sure=found.sure) else number
        heading = read_heading(self.body, number)
        if heading is not None:
            self._place(heading.heading, heading.last, sure=True)
            return heading.last
        return self._separator(number)

    def _separator(self, number: int) -> int:
        words = self.body.words(self.body.lines[number])
        if len(words) > _LONGEST_BETWEEN:
            return number
        between = _BETWEEN.fullmatch(words)
        passed_on = PASSED_ON.fullmatch(words)
        if not (between or passed_on):
            return number
        following = self._next[number + 1]
        depth = self.body.lines[number].depth
        if following is None or self.body.lines[following].depth < depth:
            return number
        if read_heading(self.body, following) is not None:
            return number + 1
        named = between and SEPARATOR.fullmatch((between["words"] or "").strip(" :"))
        if named or passed_on:
            self._place(Heading(), number + 1, sure=True)
            return number + 1
        return number

    def _place(self, heading: Heading, end: int, *, sure: bool) -> bool:
        """Give the heading that ends before the line `end` to its message; whether it has one.

        The message stands deeper and is yet to come, or is the one that begins here.
        """
        top, following = self._stack[-1], self._next[end]
        depth = self.body.lines[following].depth if following is not None else -1
        if depth > top.depth:
            self._waiting = heading
        elif depth == top.depth and top.depth and not top.lines and not top.heading.author:
            if not (sure or heading.issued):
                return False
            top.heading = heading
        elif depth == top.depth and sure:
            self._open(_Message(top.depth, heading))
        else:
            return sure  # what it stood above was cut off
        return True


def _next_lines(body: Body) -> list[int | None]:
    """For each line, and for the end, which one from there on is the first with words."""
    found: list[int | None] = [None]
    for number in reversed(range(len(body.lines))):
        found.append(number if body.words(body.lines[number]) else found[-1])
    return found[::-1]


def _ranges(body: Body, numbers: Iterable[int]) -> tuple[Noise, ...]:
    """The lines `numbers` as noise; those that only blanks part are one range."""
    found: list[Noise] = []
    for number in numbers:
        line = body.lines[number]
        if not (body.words(line) or line.depth):
            continue
        between = body.text[found[-1].end : line.begin] if found else "."
        start = line.begin
        if not between.strip():
            start = found.pop().start
        found.append(Noise(start, max(line.end, line.start), "boilerplate"))
    return tuple(found)


def _written(body: Body, message: _Message) -> Written | None:
    """The lines of a message as a text of its own; what it quotes in between is noise there."""
    own = set(message.lines)
    said = [number for number in message.lines if body.words(body.lines[number])]
    if not any(letter.isalpha() for number in said for letter in body.words(body.lines[number])):
        return None
    dropped = mark_signatures(body, message.lines)
    pieces: list[str] = []
    noise: list[Noise] = []
    length = 0
    for number in range(said[0], said[-1] + 1):
        line = body.lines[number]
        if number not in own and line.depth <= message.depth and body.words(line):
            continue
        words = body.text[line.start : line.end]
        words = words[1:] if words[:1] == " " else words  # the blank of "> "
        if words.strip() and (number not in own or number in dropped):
            noise.append(Noise(length, length + len(words), "boilerplate"))
        pieces.append(words)
        length += len(words) + 1
    return Written(message.heading, "\n".join(pieces), tuple(noise))
