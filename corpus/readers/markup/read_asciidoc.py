"""AsciiDoc (`.adoc`): headings, paragraphs, lists, quotations and tables, as they are seen.

The AsciiDoc Language documentation (docs.asciidoctor.org) is what is followed; what is included
from other files is not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.metadata.parse_date import find_date
from corpus.readers.blocks.flatten_blocks import flatten_prose
from corpus.readers.markup.spell_asciidoc import spell_asciidoc
from corpus.readers.office.build_blocks import heading, note, paragraph, table
from corpus.readers.text.read_text import decode
from corpus.source import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.readers.blocks.flatten_blocks import Element

_TITLE = re.compile(r"=\s+(\S.*)")
_SECTION = re.compile(r"(={2,6}|#{2,6})\s+(\S.*?)(?:\s+\1)?\s*")
_ATTRIBUTE = re.compile(r":!?([\w-]+)!?:(?:\s+(.*))?")
_BLOCK = re.compile(r"(-{4,}|\.{4,}|={4,}|_{4,}|\*{4,}|\+{4,}|/{4,}|--|```\w*|[|,:!]={3,})\s*")
_LIST = re.compile(r"\s*(?:\*{1,5}|-|\.{1,5}|\d+\.|<(?:\d+|\.)>)\s+(?:\[[ xX*]\]\s+)?(\S.*)")
_TERM = re.compile(r"\s*(\S.*?)(?::{2,4}|;;)(?:\s+(\S.*))?")
_MACRO = re.compile(r"(?:include|image|video|audio|toc|ifdef|ifndef|ifeval|endif)::.*")
_STYLE = re.compile(r"\[(.*)\]\s*")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+(?=\S)")
_REFERENCE = re.compile(r"(?<!\\)\{([\w-]+)\}")
_QUOTED = re.compile(r'"(.*)"', re.DOTALL)
_AUTHOR = re.compile(r"([^<;:=]+?)\s*(?:<[^>]*>)?\s*(?:;|$)")
_RULE = re.compile(r"'{3,}|<<<|-{3}|\*{3}")
_SOFT_BREAK = re.compile(r"(?<! \+)\n")
DEEPEST = 12  # blocks within blocks


def read_asciidoc(content: bytes) -> Extraction:
    """Return the text, a blank line between paragraphs, its headings, and what the header states.

    Comments are left out; listings are noise. Raises UnreadableError for what is no text.
    """
    lines = decode(content).removeprefix("\ufeff").expandtabs().splitlines()
    parser = _Parser(lines)
    reference = parser.header()
    blocks = list(parser.blocks())
    if reference.title:
        blocks.insert(0, heading(1, [{"t": "Str", "c": reference.title}]))
    text, landmarks, code = flatten_prose(blocks)
    return Extraction(text, reference, landmarks, code)


class _Parser:
    """Lines of a document or of a block in it, read one after the other."""

    def __init__(
        self, lines: list[str], facts: dict[str, str] | None = None, depth: int = 0
    ) -> None:
        self._lines, self._place, self._depth = lines, 0, depth
        self._facts = {} if facts is None else facts

    def header(self) -> Reference:
        """Read the title, the authors, the revision and the attributes above the first blank line
        ("Document Header").
        """
        while self._line is not None and (not self._line.strip() or _is_comment(self._line)):
            self._place += 1
        found = _TITLE.fullmatch(self._line or "")
        if not found:
            return Reference("")
        self._place += 1
        stated: list[str] = []
        while self._line is not None and self._line.strip():
            line = self._line
            self._place += 1
            if not _is_comment(line) and not self._is_attribute(line):
                stated.append(line.strip())
        names = stated[0] if stated else self._facts.get("author", "")
        authors = [each.strip().replace("_", " ") for each in _AUTHOR.findall(names)]
        dates = [*stated[1:2], self._facts.get("revdate", ""), self._facts.get("docdate", "")]
        return Reference(
            "",
            self._plain(found[1]),
            authors=tuple(filter(None, authors)),
            issued=next(filter(None, map(find_date, dates)), ""),
            language=self._facts.get("lang", ""),
        )

    def blocks(self) -> Iterator[Element]:
        """Yield the blocks of the rest."""
        style = ""
        while self._line is not None:
            line = self._line
            self._place += 1
            if styled := _STYLE.fullmatch(line):
                style = styled[1] if not line.startswith("[[") else style
                continue
            if _is_comment(line) or self._is_attribute(line) or not line.strip():
                style = "" if not line.strip() else style
                continue
            yield from self._block(line, style)
            style = ""

    @property
    def _line(self) -> str | None:
        return self._lines[self._place] if self._place < len(self._lines) else None

    def _block(self, line: str, style: str) -> Iterator[Element]:
        section = _SECTION.fullmatch(line)
        delimiter = _BLOCK.fullmatch(line)
        kind = style.partition(",")[0].strip()
        if section:
            yield heading(len(section[1]), self._inlines(section[2]))
        elif delimiter:
            yield from self._delimited(delimiter[1], style)
        elif _MACRO.fullmatch(line) or _RULE.fullmatch(line.strip()) or line.strip() == "+":
            return
        elif kind in {"source", "listing", "literal", "stem", "latexmath", "asciimath"}:
            yield _code([line, *self._paragraph()])
        elif line.startswith(".") and re.match(r"\.[^\s.]", line):
            yield paragraph(self._inlines(line[1:]))
        elif kind == "comment":
            self._paragraph()
        elif line.startswith(" ") and not _LIST.fullmatch(line):
            yield _code([line, *self._paragraph()])  # what is indented is shown as it is typed
        else:
            yield from self._running(line, style)

    def _running(self, line: str, style: str) -> Iterator[Element]:
        item, term = _LIST.fullmatch(line), _TERM.fullmatch(line)
        if item:
            yield paragraph(self._inlines(" ".join([item[1], *self._paragraph(items=True)])))
        elif term:
            yield paragraph(self._inlines(term[1]))
            rest = [term[2] or "", *self._paragraph(items=True)]
            yield paragraph(self._inlines(" ".join(filter(None, map(str.strip, rest)))))
        else:
            lines = [_ADMONITION.sub("", line), *self._paragraph()]
            yield paragraph(self._inlines("\n".join(lines)))
            yield from self._attribution(style)

    def _paragraph(self, *, items: bool = False) -> list[str]:
        """The lines that go on with the one before."""
        lines = []
        while self._line is not None and self._line.strip():
            line = self._line
            ends = items and (_LIST.fullmatch(line) or _TERM.fullmatch(line))
            if ends or line.strip() == "+" or _BLOCK.fullmatch(line) or _STYLE.fullmatch(line):
                break
            self._place += 1
            if not _is_comment(line) and not _MACRO.fullmatch(line):
                lines.append(line)
        return lines

    def _delimited(self, mark: str, style: str) -> Iterator[Element]:
        inside = []
        end = "```" if mark.startswith("```") else mark
        while self._line is not None:
            line = self._line
            self._place += 1
            if line.rstrip() == end:
                break
            inside.append(line)
        if mark.startswith("////") or style.partition(",")[0] == "comment" or self._depth > DEEPEST:
            return
        if "===" in mark and mark[0] in "|,:!":
            yield table(self._rows(inside, mark[0]))
        elif mark[0] in "-.`+" and mark != "--":
            yield _code(inside)
        elif style.startswith("verse"):
            yield paragraph(self._inlines("\n".join(f"{each} +" for each in inside)))
            yield from self._attribution(style)
        else:
            yield from _Parser(inside, self._facts, self._depth + 1).blocks()
            yield from self._attribution(style)

    def _attribution(self, style: str) -> Iterator[Element]:
        """Whose the quotation is: `[quote, Ada Finch, The Mill]`."""
        kind, _, rest = style.partition(",")
        named = [each.strip().strip('"') for each in rest.split(",")]
        if kind.strip() in {"quote", "verse"} and any(named):
            yield paragraph([{"t": "Str", "c": f"— {self._plain(', '.join(filter(None, named)))}"}])

    def _rows(self, lines: list[str], mark: str) -> Iterator[list[list[Element]]]:
        """The cells of a table, a line each or several; as many a row as the first line has."""
        cells: list[str] = []
        width = 0
        for line in lines:
            if mark != "|":
                yield [[paragraph(self._inlines(each))] for each in line.split(mark)]
                continue
            pieces = re.split(r"(?<!\\)(?:(?:^|(?<=\s))[\d.+*<>^]*[aehlmsdv]?)?\|", line)
            if cells and pieces[0].strip():
                cells[-1] += f" {pieces[0].strip()}"
            cells += [each.strip().replace("\\|", "|") for each in pieces[1:]]
            width = width or len(cells)
        for start in range(0, len(cells), width or 1):
            yield [[paragraph(self._inlines(each))] for each in cells[start : start + width]]

    def _is_attribute(self, line: str) -> bool:
        found = _ATTRIBUTE.fullmatch(line)
        if found:
            self._facts[found[1].lower()] = self._resolved(found[2] or "")
        return bool(found)

    def _resolved(self, text: str) -> str:
        """The text with the values of attributes in it; what has no value stays as it is."""
        return _REFERENCE.sub(lambda found: self._facts.get(found[1].lower(), found[0]), text)

    def _plain(self, text: str) -> str:
        return "".join(piece for piece, _ in spell_asciidoc(self._resolved(text)))

    def _inlines(self, text: str) -> list[Element]:
        inlines: list[Element] = []
        line = _SOFT_BREAK.sub(" ", self._resolved(text))
        for piece, style in spell_asciidoc(line):
            if style == "footnote":
                inlines.append(note([paragraph(self._inlines(piece))]))
            elif style in {"Superscript", "Subscript"}:
                inlines.append({"t": style, "c": [{"t": "Str", "c": piece}]})
            else:
                inlines.append({"t": "Str", "c": piece})
        return inlines


def _is_comment(line: str) -> bool:
    return line.startswith("//") and not line.startswith("///")


def _code(lines: list[str]) -> Element:
    return {"t": "CodeBlock", "c": [["", [], []], "\n".join(lines)]}
