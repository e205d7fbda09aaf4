"""The stages within the packages: a file imports only from its own and from those before it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
MOST_ENTRIES = 20  # at the root of a package, files and folders

STAGES = """
corpus/messages corpus/document.py corpus/errors.py corpus/language corpus/strip_controls.py
corpus/contain.py corpus/passage.py corpus/people corpus/source.py corpus/statement.py
corpus/metadata corpus/turns
corpus/readers/content_hash.py corpus/readers/sniff.py corpus/readers/read_state.py
corpus/readers/save_upload.py
corpus/readers/blocks corpus/readers/wiki corpus/readers/text corpus/readers/articles
corpus/readers/folder corpus/readers/archives/read_zip.py corpus/readers/messaging
corpus/readers/html/blocks corpus/readers/html/metadata corpus/readers/html corpus/readers/markdown
corpus/readers/office corpus/readers/office/epub corpus/readers/office/odt
corpus/readers/office/rtf corpus/readers/office/word corpus/readers/office/slides
corpus/readers/office/sheets
corpus/readers/markup corpus/readers/clippings
corpus/readers/pdf/glyphs corpus/readers/pdf/lines corpus/readers/pdf/pages corpus/readers/pdf
corpus/readers/xml/parse_xml.py
corpus/readers/proceedings corpus/readers/tei corpus/readers/ocr
corpus/readers/mail corpus/readers/archives corpus/readers/news corpus/readers/xml
corpus/readers/json corpus/examine.py corpus/loss
corpus/readers/read_content.py corpus/readers/sandbox corpus/readers/read.py
corpus/noise corpus/splitting
corpus/statements/draft.py corpus/statements/grammar corpus/statements/quotes
corpus/statements/reports corpus/statements/people corpus/statements/drafts
corpus/statements/extract.py corpus/statements/__init__.py
corpus/ingest.py

index/memo.py
index/progress.py index/versions.py index/settings.py index/passage_table.py
index/dense index/sparse index/encoder index/people index/storage index/contents.py
index/index.py index/max_sim.py index/search.py
index/store.py index/health/omissions.py index/updating index/build.py index/refresh.py
index/choose_place.py index/health

qa/period.py qa/question.py qa/reading qa/reply.py qa/ranking qa/options.py qa/reader qa/excerpts
qa/filters qa/statements qa/trace.py qa/overviews qa/ask.py qa/sources qa/citing qa/exports qa/views
qa/evaluation qa/commands

web/static web/messages web/service web/markup web/page web/http web/serve.py web/serve_tools.py
""".split()
"""Folders without those of their sub-folders that stand for themselves; the lowest first."""

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("corpus", "index", "qa", "web")
    for path in (ROOT / package).rglob("*.py")
    if path.name != "__init__.py" or path.read_text(encoding="utf-8").strip()
)


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith("__init__.py")])
def test_a_file_imports_only_what_stands_before_it(name: str) -> None:
    own = _stage(name)
    above = {other for other in _imported(name) if _stage(other) > own}
    assert not above, f"{name} imports from a stage above its own"


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(("qa/", "web/"))])
def test_who_asks_an_index_does_not_know_how_it_is_stored(name: str) -> None:
    known = {other for other in _imported(name) if other.startswith("index/storage/")}
    assert known <= {"index/storage/store_log.py"}  # where what failed is written down


def test_every_stage_is_there_and_named_once() -> None:
    assert len(STAGES) == len(set(STAGES))
    assert not [stage for stage in STAGES if not (ROOT / stage).exists()]


@pytest.mark.parametrize("package", ["corpus", "index", "qa", "web"])
def test_the_root_of_a_package_can_be_looked_over(package: str) -> None:
    entries = [
        path.name
        for path in (ROOT / package).iterdir()
        if path.name not in {"__pycache__", "__init__.py", "py.typed"}
    ]
    assert len(entries) <= MOST_ENTRIES


def _stage(name: str) -> int:
    """Return the place in STAGES of the file or the nearest folder around it."""
    parts = name.split("/")
    places = ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next(STAGES.index(place) for place in places if place in STAGES)


def _imported(name: str) -> Iterator[str]:
    """Give the files of the project that the file imports, for types alone too."""
    for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            module = node.module.replace(".", "/")
            names = [f"{module}/{alias.name}.py" for alias in node.names]
            yield from (each for each in (f"{module}.py", *names) if each in FILES)
