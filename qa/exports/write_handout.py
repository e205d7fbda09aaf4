"""Excerpts → a sheet for a class: questions with room for answers, the sources, a teacher's sheet.

Words that answer are marked, or left out as gaps to fill; nothing else of an excerpt is changed.
What says whether they are verbatim (offsets, hashes) stands together on the last page.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qa.citing.escape_markdown import escape_markdown
from qa.citing.format_citations import format_citations
from qa.citing.style import LISTS
from qa.citing.write_excerpt import place, quotation, typeset
from qa.citing.write_statement import write_statement
from qa.exports.export import READ, Form, printed
from qa.exports.write_markdown import citations_of
from qa.period import spell_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Reference
    from qa.citing.format_citations import Formatting
    from qa.citing.style import Manual, Run
    from qa.reply import Cited, Selection

Paper = Literal["a4", "letter"]

TWIPS: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height of the paper in twentieths of a point (ECMA-376 part 1, 17.6.13)."""

LINES = 4  # to write on below a question
GAP = "\\_" * 16
BLANK = "\\_" * 24
RULE = "* * *"
NEW_PAGE = """```{=html}
<div class="new-page"></div>
```

```{=openxml}
<w:p><w:r><w:br w:type="page"/></w:r></w:p>
```
"""
GRID = ("Source", "Who is behind it?", "What is the evidence?", "What do other sources say?")


@dataclass(frozen=True, slots=True)
class Handout:
    """A sheet: `day` is its date in ISO 8601, or ""; with `gaps` the words that answer are left
    out of the pupils' pages, and `teacher` asks for the pages with the answers.
    """

    title: str
    group: str
    day: str
    gaps: bool = False
    teacher: bool = True
    paper: Paper = "a4"


def export_handout(
    handout: Handout,
    taken: Sequence[Selection],
    form: Form,
    manual: Manual,
    formatting: Formatting = format_citations,
) -> bytes:
    """Return the sheet as a Word document or a page to print. Raises FormattingError."""
    markdown = write_handout(handout, taken, manual, formatting)
    title = " ".join(handout.title.split())
    paper = "A4" if handout.paper == "a4" else "letter"
    made = printed(
        markdown, form, title, f"--variable=paper:{paper}", read=f"{READ}+pipe_tables+raw_attribute"
    )
    return _of_word(made, handout) if form == "docx" else made


def write_handout(
    handout: Handout,
    taken: Sequence[Selection],
    manual: Manual,
    formatting: Formatting = format_citations,
) -> str:
    """Return the sheet as Markdown, as pandoc reads it. Raises FormattingError."""
    formatted = citations_of(taken, manual, formatting)
    cites = iter(formatted.cites)
    numbered = [[(each, next(cites)) for each in selection.cited] for selection in taken]
    lines = _head(handout)
    for number, (selection, cited) in enumerate(zip(taken, numbered, strict=True), 1):
        lines += [f"## {number}. {_one(selection.reply.question.text)}", ""]
        for each, cite in cited:
            lines += _excerpt(each, cite, handout.gaps)
        lines += [line for _ in range(LINES) for line in (RULE, "")]
    every = [each for selection in taken for each in selection.cited]
    lines += _sources(every)
    if formatted.works:
        lines += [f"## {LISTS[manual]}", ""]
        lines += [line for work in formatted.works for line in (f"- {typeset(work)}", "")]
    if handout.teacher:
        lines += [NEW_PAGE, "## Teacher’s sheet", ""]
        for number, (selection, own) in enumerate(zip(taken, numbered, strict=True), 1):
            lines += [f"### {number}. {_one(selection.reply.question.text)}", ""]
            for each, cite in own:
                lines += _excerpt(each, cite, gaps=False)
    return "\n".join([*lines, *_checks(every)])


def _head(handout: Handout) -> list[str]:
    day = spell_date(handout.day) if handout.day else ""
    facts = [_one(each) for each in (handout.group, day) if each.strip()]
    missing = [
        f"{label}: {BLANK}"
        for label, known in (("Class", handout.group), ("Date", handout.day))
        if not known.strip()
    ]
    line = " · ".join([*facts, *missing, f"Name: {BLANK}"])
    return [f"# {_one(handout.title) or 'Sources, word for word'}", "", line, ""]


def _excerpt(cited: Cited, cite: Sequence[Run], gaps: bool) -> list[str]:
    found = cited.excerpt
    said = write_statement(found.spoken) if found.spoken and not gaps else ""
    return [
        *quotation(found.span, found.highlights, GAP if gaps else ""),
        "",
        *([_one(said), ""] if said else []),
        f"\\[{cited.citation.number}\\] {typeset(cite)}",
        "",
    ]


def _sources(cited: Sequence[Cited]) -> list[str]:
    """Who says it, when and where, and the three questions to ask of each source."""
    numbers: dict[str, list[str]] = {}
    references: dict[str, Reference] = {}
    for each in cited:
        reference = each.citation.reference
        references[reference.id] = reference
        numbers.setdefault(reference.id, []).append(str(each.citation.number))
    lines = ["## Sources", ""]
    for identity, reference in references.items():
        facts = [
            reference.title or reference.id,
            ", ".join(reference.authors) or reference.publisher or "author unknown",
            spell_date(reference.issued) if reference.issued else "undated",
        ]
        lines += [f"\\[{', '.join(numbers[identity])}\\] {_one(' · '.join(facts))}", ""]
    lines += [f"| {' | '.join(GRID)} |", f"|{'---|' * len(GRID)}"]
    for identity in references:
        lines.append(f"| \\[{', '.join(numbers[identity])}\\] |{'   |' * (len(GRID) - 1)}")
    return [*lines, ""]


def _checks(cited: Sequence[Cited]) -> list[str]:
    """The last page: where each excerpt stands, in which version of its document."""
    lines = [
        NEW_PAGE,
        "## To check",
        "",
        "Each excerpt is copied character for character: document, range of characters, sha256.",
        "",
    ]
    for each in cited:
        lines += [f"\\[{each.citation.number}\\] {place(each.excerpt.span)}", ""]
    return lines


def _one(text: str) -> str:
    return escape_markdown(" ".join(text.split()))


_SECTION = re.compile(r"<w:sectPr[^>]*>(?:\s*<w:footnotePr>.*?</w:footnotePr>)?", re.DOTALL)
_TITLE = re.compile(r"<dc:title>[^<]*</dc:title>|<dc:title\s*/>")
_NO_DATE = "1970-01-01T00:00:00Z"  # what pandoc writes where it may not look at the clock


def _of_word(content: bytes, handout: Handout) -> bytes:
    """The Word document with its paper, title and date, which pandoc does not write."""
    width, height = TWIPS[handout.paper]
    size = rf'\g<0><w:pgSz w:w="{width}" w:h="{height}"/>'
    title = re.sub(r"[<>&]", "", " ".join(handout.title.split()))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename == "word/document.xml":
                data = _SECTION.sub(size, data.decode()).encode()
            elif entry.filename == "docProps/core.xml":
                core = _TITLE.sub(lambda _: f"<dc:title>{title}</dc:title>", data.decode())
                dated = f"{handout.day}T00:00:00Z" if _DAY.fullmatch(handout.day) else _NO_DATE
                data = core.replace(_NO_DATE, dated).encode()
            after.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
