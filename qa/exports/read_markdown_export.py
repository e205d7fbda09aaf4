"""An export in Markdown, or a text into which excerpts of one were copied → what it claims.

The blocks are those of a CommonMark parser: a quotation is what a reader is shown as one,
wherever it stands (in a list, indented, with a line that lacks its `>`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from qa.citing.write_excerpt import name_of
from qa.exports.claim import Claim, Export, Stray
from qa.exports.seal import markdown_seal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_NUMBER = r"[0-9]{1,12}"
_PLACE = re.compile(
    rf"`(?P<name>[^`]+)#char=(?P<start>{_NUMBER}),(?P<end>{_NUMBER})"
    rf"(?P<without>(?:;without={_NUMBER},{_NUMBER})*);sha256=(?P<sha256>[0-9a-f]{{64}})`"
)
_WITHOUT = re.compile(rf";without=({_NUMBER}),({_NUMBER})")
_CONTAINER = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_LIKE_AN_EXCERPT = re.compile(r"^[ \t]*>|<(?:blockquote|q)\b", re.MULTILINE | re.IGNORECASE)

UNPLACED = "does not say where it stands"
UNQUOTED = "names a place, and quotes nothing above it"
IN_CODE = "stands in code, where nothing is checked"
IN_MARKUP = "stands in HTML, where nothing is checked"


def has_place(text: str) -> bool:
    """Return whether `text` says anywhere where an excerpt stands."""
    return _PLACE.search(text) is not None


def read_markdown(text: str) -> Export:
    """Return what an export in Markdown claims; notes between the excerpts do not matter."""
    from markdown_it import MarkdownIt

    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reading = _Reading(lines)
    for token in MarkdownIt("commonmark").parse("\n".join(lines)):
        reading.take(token)
    reading.end()
    return Export(
        tuple(reading.claims), tuple(reading.strays), markdown_seal(text), tuple(reading.markup)
    )


class _Reading:
    """What was found so far; `_quoted` waits for the line that says where it stands."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.claims: list[Claim] = []
        self.strays: list[Stray] = []
        self.markup: list[int] = []
        self._lines = lines
        self._quoted: list[str] = []
        self._depth = 0  # of quotations within quotations: the outermost counts

    def take(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        if token.type == "blockquote_open":
            if not self._depth:
                self._take_quotation(self._lines[first:last])
            self._depth += 1
        elif token.type == "blockquote_close":
            self._depth -= 1
        elif self._depth:
            return
        elif token.type == "inline":
            self._take_line(token, first)
        elif token.type in {"fence", "code_block"}:
            self._take_other(token.content, IN_CODE)
        elif token.type == "html_block":
            self.markup.append(first + 1)
            self._take_other(token.content, IN_MARKUP)

    def end(self) -> None:
        if self._quoted:
            self.strays.append(Stray(_opening(self._quoted), UNPLACED))
        self._quoted = []

    def _take_quotation(self, lines: Sequence[str]) -> None:
        self.end()
        self._quoted = [_quoted(line) for line in lines]
        while len(self._quoted) > 1 and not self._quoted[-1]:
            self._quoted.pop()
        if place := _PLACE.fullmatch(self._quoted[-1].strip()):  # somebody closed the gap
            self._quoted.pop()
            self._place(place)

    def _take_line(self, token: Token, line: int) -> None:
        place = _PLACE.fullmatch(token.content.strip())
        if place and self._quoted:
            self._place(place)
        elif place or _PLACE.search(token.content):
            self.strays.append(Stray(token.content.strip()[:60], UNQUOTED))
        if any(child.type == "html_inline" for child in token.children or ()):
            self.markup.append(line + 1)
            self._take_other(token.content, IN_MARKUP)

    def _place(self, place: re.Match[str]) -> None:
        self.claims.append(_claim(place, self._quoted))
        self._quoted = []

    def _take_other(self, content: str, reason: str) -> None:
        if _PLACE.search(content) or _LIKE_AN_EXCERPT.search(content):
            self.strays.append(Stray(" ".join(content.split())[:60], reason))


def _quoted(line: str) -> str:
    """A line of a quotation without what it stands in; one without `>` is shown as part of it."""
    within = _CONTAINER.sub("", line, count=1)
    return (within if within.startswith(">") else line).rstrip(" \t")


def _claim(place: re.Match[str], quoted: Sequence[str]) -> Claim:
    without = tuple((int(start), int(end)) for start, end in _WITHOUT.findall(place["without"]))
    return Claim(
        _document(place["name"]),
        int(place["start"]),
        int(place["end"]),
        "\n".join(quoted),
        place["sha256"],
        without,
        typeset=True,
    )


def _document(name: str) -> str:
    """The id that a place names; a name that we would not write so stays as it is: no document."""
    try:
        document = unquote(name, errors="surrogatepass")
    except UnicodeDecodeError:
        return name
    return document if name_of(document) == name else name


def _opening(quoted: Sequence[str]) -> str:
    return quoted[0].removeprefix(">").strip()[:60]
