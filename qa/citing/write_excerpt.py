r"""An excerpt → its lines of Markdown, which say where it stands so that it can be checked.

An excerpt is a block quotation; the line in code below it names the document, the range of
characters as RFC 5147 writes it, what was left out, and the document's sha256:

    > The old mill in Harrow burnt down in the night of 2 May 2019.

    \[1\] (Finch, par. 1)

    `mill.txt#char=15,77;sha256=9f86d081…`

`qa/exports/verify.py` writes the quotation anew from the document and compares.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote as percent

from qa.citing.escape_markdown import escape_markdown
from qa.citing.quote import ELISION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Span
    from qa.citing.style import Run


def write_excerpt(
    span: Span,
    cite: Sequence[Run],
    number: int = 0,
    said: str = "",
    marks: Sequence[Span] = (),
) -> list[str]:
    """Return the lines of one excerpt: quotation, with `marks` in it, who said so, citation, place.

    What is to be verified has no marks.
    """
    mark = f"\\[{number}\\] " if number else ""
    spoken = [escape_markdown(" ".join(said.split())), ""] if said else []
    return [
        *quotation(span, marks),
        "",
        *spoken,
        f"{mark}{typeset(cite)}",
        "",
        place(span),
        "",
    ]


_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r" {2,}")  # Markdown shows one


OPEN, CLOSE = "\ue000", "\ue001"
"""Around words that are marked, until their line is written."""


def quotation(span: Span, marks: Sequence[Span] = (), gap: str = "") -> list[str]:
    """Return the words of `span` as the lines of a block quotation, `[…]` for what is left out.

    `marks` are set as pandoc's marked words; with `gap`, that stands in their place.
    """
    quoted: list[str] = []
    open_before = False
    for line in _LINE_END.split(_marked(span, marks) if marks else ELISION.join(span.kept())):
        escaped = escape_markdown(_BLANKS.sub(" ", line))
        if marks:
            escaped, open_before = _set(escaped, open_before, gap)
        if escaped or quoted[-1:] not in ([], [">"]):  # one blank line between two paragraphs
            quoted.append(f"> {escaped}" if escaped else ">")
    while quoted[-1:] == [">"]:
        quoted.pop()
    return quoted or [">"]


def _marked(span: Span, marks: Sequence[Span]) -> str:
    """The words of `span` with the signs around those that are marked."""
    text = span.document.text
    events = [(start, 1, ELISION, end) for start, end in span.elisions]
    for mark in marks:
        if span.start <= mark.start < mark.end <= span.end:
            events += [(mark.start, 2, OPEN, mark.start), (mark.end, 0, CLOSE, mark.end)]
    pieces, position = [], span.start
    for at, _, shown, resume in sorted(events):
        pieces += [text[position:at].replace(OPEN, "").replace(CLOSE, ""), shown]
        position = max(position, resume)
    return "".join([*pieces, text[position : span.end]])


_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def _set(line: str, opened: bool, gap: str) -> tuple[str, bool]:
    """A line with its marked words set, and whether a mark goes on in the next one."""
    line = f"{OPEN}{line}" if opened else line
    goes_on = line.rfind(OPEN) > line.rfind(CLOSE)
    line = f"{line}{CLOSE}" if goes_on else line

    def shown(found: re.Match[str]) -> str:
        if not found[1].strip():
            return ""
        return gap or f"[{found[1]}]{{.mark}}"

    return _MARKED.sub(shown, line), goes_on


def place(span: Span) -> str:
    """Return the line that says where `span` stands and in which version of its document."""
    without = "".join(f";without={start},{end}" for start, end in span.elisions)
    digest = span.document.sha256
    return f"`{name_of(span.document.id)}#char={span.start},{span.end}{without};sha256={digest}`"


def name_of(document: str) -> str:
    """Return a document's id as a place names it: any character, on one line."""
    return percent(document, errors="surrogatepass")


def typeset(runs: Sequence[Run]) -> str:
    """Upright and italic text as Markdown; asterisks stand close to the words that they slant."""
    written = []
    for run in runs:
        words = escape_markdown(run.text)
        before = run.text[: len(run.text) - len(run.text.lstrip())]
        after = run.text[len(run.text.rstrip()) :] if words else ""
        written.append(
            f"{before}*{words}*{after}" if run.italic and words else f"{before}{words}{after}"
        )
    return "".join(written)
