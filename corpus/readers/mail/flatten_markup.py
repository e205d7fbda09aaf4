"""The markup of a mail → all that it shows, line by line, and how often each line is quoted.

A mail has no navigation around an article: everything in it was sent to be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Landmark
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.blocks.flatten_blocks import ABOVE
from corpus.readers.blocks.raised import raised
from corpus.readers.mail.body import Body, Line
from corpus.readers.mail.measure_depths import MOST_DEEP

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "dl",
          "figure", "article", "section", "header", "footer", "hr"}  # fmt: skip
_BLOCKS = _APART | {"div", "li", "tr", "body", "html", "center", "address", "form", "fieldset",
                    "dt", "dd", "caption", "figcaption", "main", "nav", "aside"}  # fmt: skip
_UNSEEN = {"head", "script", "style", "title", "template", "noscript", "select", "textarea", "svg",
           "object", "iframe", "del", "s", "strike", "xml"}  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:font-size|max-height)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|\Z)",
    re.IGNORECASE,
)
_INDENTED = re.compile(r"border\s*:\s*(?:none|0)", re.IGNORECASE)
_QUOTES = re.compile(r"quote|cite", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TOO_DEEP = "Excessive depth"  # what lxml notes; with `huge_tree` that is 2,048 elements
_WHOLE = "gmail_quote"  # the class of what holds a message that is passed on, without a blockquote


def flatten_markup(markup: str) -> Body:
    """Return what `markup` shows: a line for each of its lines, a blank one between paragraphs.

    What is hidden or struck out is left out. A blockquote is a quotation, unless it only indents.
    Raises UnreadableError for markup nested so deep that its parser leaves the rest out.

    >>> body = flatten_markup("<p>I agree.<blockquote>The wells are dry.</blockquote>")
    >>> [(line.depth, body.words(line)) for line in body.lines if body.words(line)]
    [(0, 'I agree.'), (1, 'The wells are dry.')]
    """
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise UnreadableError(Message(Key.NESTED_MARKUP))
    writing = _Writing()
    if root is not None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if isinstance(element.tag, str):
                (writing.enter if event == "start" else writing.leave)(element)
    return writing.body()


class _Writing:
    """Writes lines as the elements come; `_unseen` counts what hides those inside."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._landmarks: list[Landmark] = []
        self._text: list[str] = []
        self._length = 0
        self._now: list[str] = []
        self._depth = self._unseen = self._kept = 0
        self._above: dict[int, str] = {}
        self._raised: list[int] = []

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _UNSEEN or _is_hidden(element):
            self._unseen += 1
        if self._unseen:
            return
        if tag in _BLOCKS:
            self._break(apart=tag in _APART)
        self._depth += _quotes(element)
        self._kept += tag == "pre"
        if tag == "br":
            self._break(apart=False, always=True)
        elif tag == "li":
            self._now.append("- ")
        elif tag in {"td", "th"} and "".join(self._now).strip():
            self._now.append("\t")
        elif tag == "q":
            self._now.append("“")
        elif tag == "sup":
            self._raised.append(len(self._now))
        self._write(element.text)

    def leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if not self._unseen:
            if tag == "sup" and self._raised:
                start = self._raised.pop()
                self._now[start:] = [raised("".join(self._now[start:]))]
            elif tag == "q":
                self._now.append("”")
            rank = int(tag[1]) if _HEADING.fullmatch(tag) else 0
            if tag in _BLOCKS:
                self._break(apart=tag in _APART, rank=rank)
            self._kept -= tag == "pre"
            self._depth -= _quotes(element)
        elif tag in _UNSEEN or _is_hidden(element):
            self._unseen -= 1
        if not self._unseen:
            self._write(element.tail)

    def body(self) -> Body:
        """Return all that was written."""
        self._break(apart=False)
        return Body("".join(self._text), tuple(self._lines), tuple(self._landmarks))

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self._kept:
            self._now.append(_BLANKS.sub(" ", text))
            return
        first, *others = text.split("\n")
        self._now.append(first)
        for line in others:
            self._break(apart=False, always=True)
            self._now.append(line)

    def _break(self, *, apart: bool, always: bool = False, rank: int = 0) -> None:
        """End the line; `apart` puts a blank one behind it, `always` counts an empty one too."""
        words = "".join(self._now)
        words = words.rstrip() if self._kept else words.strip(" \t\u00a0\u200b\u200c\ufeff")
        self._now.clear()
        self._raised.clear()
        blank = not self._lines or self._lines[-1].start == self._lines[-1].end
        if words.strip():
            if rank and not self._depth:
                self._above = {n: h for n, h in self._above.items() if n < rank} | {rank: words}
                path = ABOVE.join(self._above[n] for n in sorted(self._above))
                self._landmarks.append(Landmark(self._length, "section", path))
            self._put(words)
            blank = False
        elif always and not blank:
            self._put("")
            blank = True
        if apart and not blank:
            self._put("")

    def _put(self, words: str) -> None:
        start = self._length
        self._lines.append(Line(start, start, start + len(words), min(self._depth, MOST_DEEP)))
        self._text.append(f"{words}\n")
        self._length += len(words) + 1


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _quotes(element: HtmlElement) -> int:
    """How much deeper quoted what stands in `element` is than what stands around it."""
    classes = element.get("class") or ""
    if element.tag == "blockquote":
        cited = element.get("type") == "cite" or _QUOTES.search(classes) or element.get("cite")
        return 1 if cited or not _INDENTED.search(element.get("style") or "") else 0
    if element.tag == "div" and _WHOLE in classes.split():
        return 0 if element.find(".//blockquote") is not None else 1
    return 0
