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


def write_excerpt(span: Span, cite: Sequence[Run], number: int = 0, said: str = "") -> list[str]:
    """Return the lines of one excerpt: quotation, who said so, citation, place."""
    mark = f"\\[{number}\\] " if number else ""
    spoken = [escape_markdown(" ".join(said.split())), ""] if said else []
    return [
        *quotation(span),
        "",
        *spoken,
        f"{mark}{typeset(cite)}",
        "",
        place(span),
        "",
    ]


_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r" {2,}")  # Markdown shows one


def quotation(span: Span) -> list[str]:
    """Return the words of `span` as the lines of a block quotation, `[…]` for what is left out."""
    quoted: list[str] = []
    for line in _LINE_END.split(ELISION.join(span.kept())):
        escaped = escape_markdown(_BLANKS.sub(" ", line))
        if escaped or quoted[-1:] not in ([], [">"]):  # one blank line between two paragraphs
            quoted.append(f"> {escaped}" if escaped else ">")
    while quoted[-1:] == [">"]:
        quoted.pop()
    return quoted or [">"]


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
