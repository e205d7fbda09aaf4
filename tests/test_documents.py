"""What the documents say is there is there, and their sentences are short."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
LONGEST_SENTENCE = 35  # words

DOCUMENTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        *(
            ROOT / name
            for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")
        ),
        *sorted((ROOT / "docs").rglob("*.md")),
    )
}
each_document = pytest.mark.parametrize("name", DOCUMENTS)

FOLDERS = "corpus|index|qa|web|tests|docs|benchmarks|findings|.github"
_PATH = re.compile(
    rf"(?<![\w./-])(?:{FOLDERS})/[\w.*/-]*[\w*/]|(?<![\w./-])[\w-]+\.(?:py|toml|js)\b"
)
_MODULE = re.compile(r"python -m ((?:benchmarks|tests)[\w.]*)")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_OF_OTHERS = frozenset({"sources.toml", "xpaths.py"})
"""What the owner of a corpus writes, and a file of trafilatura."""

_FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`]+`")
_ITEM = re.compile(r"^ *(?:[-*]|\d+\.) +")
_END = re.compile(r"[.!?][)”\"*_]*\s+(?=[^a-z])")


@each_document
def test_every_path_that_a_document_names_is_there(name: str) -> None:
    gone = [path for path in paths(DOCUMENTS[name]) if not _is_there(path)]
    assert not gone


@each_document
def test_every_link_leads_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    assert not [to for to in _LINK.findall(DOCUMENTS[name]) if not (folder / to).exists()]


@each_document
def test_no_sentence_is_longer_than_can_be_read_at_once(name: str) -> None:
    long = [each for each in sentences(DOCUMENTS[name]) if len(each.split()) > LONGEST_SENTENCE]
    assert not long


def test_paths_are_found_in_running_text_and_in_commands() -> None:
    text = "See `index/build.py`, docs/gone.md and app.py.\n```\npython -m benchmarks.tally X\n```"
    assert [*paths(text)] == ["index/build.py", "docs/gone.md", "app.py", "benchmarks/tally.py"]
    assert [path for path in paths(text) if not _is_there(path)] == ["docs/gone.md"]


def test_a_sentence_ends_with_its_cell_its_item_and_its_block() -> None:
    text = (
        "# Head\nOne two\nthree. `Four five` six.\n\n- seven\n- eight\n\n"
        "| nine | ten. Eleven |\n```\nx\n```"
    )
    assert [*sentences(text)] == [
        "Head", "One two three.", "Code six.", "seven", "eight", "nine", "ten.", "Eleven",
    ]  # fmt: skip


def paths(text: str) -> Iterator[str]:
    """Give what looks like a file or folder of this project, and the modules of its commands."""
    yield from (each for each in _PATH.findall(text) if each not in _OF_OTHERS)
    yield from (each.replace(".", "/") + ".py" for each in _MODULE.findall(text))


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of a Markdown text without its code, a piece of code being one word."""
    prose = _CODE.sub("Code", _FENCE.sub("", text))
    for block in _blocks(prose):
        yield from (
            each.strip() for each in _END.sub("\\g<0>\n", block).split("\n") if each.strip()
        )


def _blocks(prose: str) -> Iterator[str]:
    """Give each paragraph, item, heading and cell of a table on a line of its own."""
    open_: list[str] = []
    for line in (*prose.splitlines(), ""):
        alone = line.startswith(("#", "|"))
        if alone or not line.strip() or _ITEM.match(line):
            yield " ".join(open_)
            open_ = []
        if line.startswith("|"):
            yield from (cell.strip() for cell in line.strip("| ").split("|"))
        elif alone:
            yield line.lstrip("# ")
        elif line.strip():
            open_.append(_ITEM.sub("", line).strip())


def _is_there(path: str) -> bool:
    if "/" not in path:
        return (ROOT / path).exists() or any(ROOT.glob(f"[a-z]*/**/{path}"))
    return any(ROOT.glob(path.rstrip("/")))
