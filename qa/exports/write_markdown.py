"""Replies → Markdown: the questions, the excerpts with their citations, the works cited.

The last line seals the whole: it holds the sha256 of everything above it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from qa.citing.escape_markdown import escape_markdown
from qa.citing.format_citations import Place, format_citations
from qa.citing.style import LISTS
from qa.citing.write_excerpt import typeset, write_excerpt
from qa.citing.write_statement import write_statement
from qa.exports.seal import seal_markdown
from qa.exports.write_text import group_line, headline
from qa.reply import Abstention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa.citing.format_citations import Formatted, Formatting
    from qa.citing.style import Manual, Run
    from qa.reply import Selection

TITLE = "Excerpts, word for word"

_COPIED = (
    "Every excerpt is copied character for character from the document named below it; […] stands "
    "where something was left out that is not the document’s own prose. Whoever has the documents "
    "can check "
)
PROMISE = f"{_COPIED}this file with On Record: onrecord verify FILE."
PRINTED_PROMISE = (
    f"{_COPIED}it with On Record, which reads this answer saved as Markdown or JSON: "
    "onrecord verify FILE."
)
"""Of a Word document and a page to print, which `verify` does not read."""

NO_NOTES: Mapping[int, str] = MappingProxyType({})
NOTE = "*Note:*"
"""Before what a reader wrote about an excerpt: no word of the documents."""

NEAREST = "Nearest passages — not an answer:"


def write_markdown(
    taken: Sequence[Selection],
    manual: Manual,
    formatting: Formatting = format_citations,
    *,
    printed: bool = False,
    notes: Mapping[int, str] = NO_NOTES,
) -> str:
    """Return `taken` as Markdown, cited as `manual` has it; unsealed, and with the words marked
    that answer, if it is to be `printed`. `notes` are the reader's own, by number of citation.

    Raises FormattingError.
    """
    formatted = citations_of(taken, manual, formatting)
    cites = iter(formatted.cites)
    lines = [f"# {TITLE}", "", escape_markdown(PRINTED_PROMISE if printed else PROMISE), ""]
    for each in taken:
        lines += _answer(each, [next(cites) for _ in each.cited], printed, notes)
    if formatted.works:
        lines += [f"## {LISTS[manual]}", ""]
        lines += [line for work in formatted.works for line in (f"- {typeset(work)}", "")]
    body = "\n".join(lines)
    return body if printed else seal_markdown(body)


def citations_of(
    taken: Sequence[Selection], manual: Manual, formatting: Formatting = format_citations
) -> Formatted:
    """Return the citations of all excerpts of `taken`, in one go."""
    cited = [each.citation for selection in taken for each in selection.cited]
    places = tuple(Place(citation.reference, citation.locator) for citation in cited)
    return formatting(manual, places)


def _answer(
    selection: Selection, cites: Sequence[tuple[Run, ...]], printed: bool, notes: Mapping[int, str]
) -> list[str]:
    reply = selection.reply
    lines = [f"## {escape_markdown(_line(reply.question.text))}", ""]
    lines += [escape_markdown(_line(f"{headline(reply)}{_chosen(selection)}")), ""]
    if isinstance(reply, Abstention) and selection.cited:
        lines += [NEAREST, ""]
    group = None
    for each, cite in zip(selection.cited, cites, strict=True):
        if each.excerpt.group and each.excerpt.group != group:
            group = each.excerpt.group
            lines += [f"### {escape_markdown(_line(group_line(each)))}", ""]
        spoken = each.excerpt.spoken
        said = write_statement(spoken) if spoken else ""
        answers = printed and not isinstance(reply, Abstention)
        marks = each.excerpt.highlights if answers else ()
        number = each.citation.number
        lines += write_excerpt(each.excerpt.span, cite, number, said, marks)
        if notes.get(number, "").strip():
            lines += [f"{NOTE} {escape_markdown(_line(notes[number]))}", ""]
    return lines


def _chosen(selection: Selection) -> str:
    """What a reader must know who sees only a part: that it was chosen, and from how much."""
    if isinstance(selection.reply, Abstention) or not selection.partial:
        return ""
    return f"; chosen from them here: {len(selection.cited)}"


def _line(text: str) -> str:
    return " ".join(text.split())
