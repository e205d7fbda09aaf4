"""A line of AsciiDoc → the words that are seen of it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = re.compile(
    r"(?P<pass>\+\+\+(?P<passed>.+?)\+\+\+|(?<!\w)\+(?P<kept>\S(?:.*?\S)?)\+(?!\w)|pass:\w*\[(?P<raw>.*?)\])"
    r"|(?P<footnote>footnote(?:ref)?:[\w-]*\[(?P<note>(?:[^\]\\]|\\.)*)\])"
    r"|(?P<anchor>\[\[[^\]]*\]\]|anchor:\S+?\[[^\]]*\]|\[#[\w-]+\](?=[#*_`])|\(\(\([^)]*\)\)\)|indexterm:\[[^\]]*\])"
    r"|(?P<term>\(\((?P<shown>[^()]+)\)\))"
    r"|(?P<xref><<(?P<to>[^,>]+)(?:,\s*(?P<xtext>[^>]*))?>>|xref:(?P<xto>[^\s\[]+)\[(?P<xlabel>[^\]]*)\])"
    r"|(?P<link>(?:link:|mailto:)?(?P<address>(?:https?|ftp|irc)://[^\s\[\]<>]+|(?<=link:)[^\s\[]+|(?<=mailto:)[^\s\[]+)"
    r"\[(?P<label>(?:[^\]\\]|\\.)*)\])"
    r"|(?P<macro>(?:image|icon|kbd|btn|menu|stem|latexmath|asciimath):[^\s\[\]]*\[(?P<inside>[^\]]*)\])"
    r"|(?P<super>\^(?P<up>[^\s^]+)\^)|(?P<sub>~(?P<down>[^\s~]+)~)"
    r"|(?P<break>[ ]\+(?:\n|$))",
    re.DOTALL,
)
_MARKS = (
    (re.compile(r"(?:\[[^\]\n]*\])?(\*\*|__|``|##)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\w\\*])(?:\[[^\]\n]*\])?\*(\S|\S.*?\S)\*(?!\w)", re.DOTALL), r"\1"),
    (re.compile(r"(?<![\w\\_])(?:\[[^\]\n]*\])?_(\S|\S.*?\S)_(?!\w)", re.DOTALL), r"\1"),
    (re.compile(r'"`(\S|\S.*?\S)`"', re.DOTALL), r"“\1”"),
    (re.compile(r"'`(\S|\S.*?\S)`'", re.DOTALL), r"‘\1’"),
    (re.compile(r"(?<![\w\\`])`(\S|\S.*?\S)`(?!\w)", re.DOTALL), r"\1"),
    (re.compile(r"(?<![\w\\#&])(?:\[[^\]\n]*\])?#(\S|\S.*?\S)#(?!\w)", re.DOTALL), r"\1"),
    (re.compile(r"(?<=\w)--(?=\w)"), "—"),
    (re.compile(r"(?<=\s)--(?=\s)"), "—"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    (re.compile(r"\(C\)"), "©"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\\(?=[*_`#{\[<^~+])"), ""),
)  # fmt: skip
"""Marks of emphasis, and what is printed otherwise than it is typed ("Text", "Replacements")."""


def spell_asciidoc(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a line and their style: "", "Superscript", "Subscript" or "footnote".

    >>> list(spell_asciidoc("The *old* mill, https://a.example[says she], cost 400footnote:[So.]"))
    [('The old mill, says she, cost 400', ''), ('So.', 'footnote')]
    """
    waiting: list[str] = []
    position = 0
    for found in _INLINE.finditer(text):
        waiting.append(text[position : found.start()])
        position = found.end()
        style, words = _seen(found)
        if style:
            yield _spelt("".join(waiting)), ""
            waiting = []
            yield words, style
        else:
            waiting.append(words)
    waiting.append(text[position:])
    yield from ((piece, "") for piece in [_spelt("".join(waiting))] if piece)


def _seen(found: re.Match[str]) -> tuple[str, str]:
    """The style and the words of what is no plain text."""
    if found["footnote"]:
        return "footnote", (found["note"] or "").replace("\\]", "]")
    if found["super"] or found["sub"]:
        return ("Superscript", found["up"]) if found["super"] else ("Subscript", found["down"])
    if found["link"]:
        label = (found["label"] or "").replace("\\]", "]").split(",window=")[0].rstrip("^")
        return "", label.strip('"') or found["address"]
    if found["xref"]:
        return "", found["xtext"] or found["xlabel"] or found["to"] or found["xto"] or ""
    shown = ("passed", "kept", "raw", "shown", "inside" if not _is_drawn(found) else "")
    words = next((found[name] for name in shown if name and found[name]), "")
    return "", "\n" if found["break"] else words


def _is_drawn(found: re.Match[str]) -> bool:
    return bool(found["macro"]) and found["macro"].startswith(("image", "icon"))


def _spelt(text: str) -> str:
    for mark, shown in _MARKS:
        text = mark.sub(shown, text)
    return html.unescape(text)
