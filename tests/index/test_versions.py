"""What depends on a library is made again when that is another one, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document
from index.build import build_index
from index.progress import silent
from index.refresh import Place, open_current, refresh
from index.versions import DECIDING, Versions, installed
from tests.fake_encoder import FakeEncoder
from tests.index.content import content_of
from tests.index.test_refresh import Interrupted


@pytest.fixture
def place(folder: Path, tmp_path: Path) -> Place:
    """Return where an index lies that knows who says what."""
    place = Place(folder, tmp_path / "index", FakeEncoder().name)
    refresh(place, FakeEncoder(), silent)
    return place


def pretend(monkeypatch: pytest.MonkeyPatch, versions: Versions) -> None:
    for module in ("build", "refresh"):
        monkeypatch.setattr(f"index.{module}.installed", lambda: versions)


@pytest.mark.parametrize("what", DECIDING)
def test_the_index_of_another_version_is_not_opened(
    place: Place, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    assert open_current(place) is not None
    pretend(monkeypatch, replace(installed(), **{what: "another 9.9"}))
    assert open_current(place) is None


@pytest.mark.parametrize("what", ["sentences", "statements"])
def test_what_is_not_installed_has_nothing_against_it(
    place: Place, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    pretend(monkeypatch, replace(installed(), **{what: ""}))
    assert open_current(place) is not None
    (place.corpus / "school.txt").unlink()
    encoder = Interrupted(0)
    index = refresh(place, encoder, silent)  # on a machine that cannot cut or parse a text
    assert index.settings.versions == installed()
    assert len(index.contents.documents) == 2


@pytest.mark.parametrize(
    ("what", "encoded", "parsed"),
    [("vectors", True, False), ("sentences", False, True), ("terms", False, False),
     ("statements", False, True)],
)  # fmt: skip
def test_only_what_depends_on_a_version_is_made_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, what: str, encoded: bool, parsed: bool
) -> None:
    import corpus.statements

    extract, parses = corpus.statements.extract_statements, list[str]()

    def noting(document: Document, *arguments: Any) -> object:
        parses.append(document.id)
        return extract(document, *arguments)

    monkeypatch.setattr("corpus.statements.extract_statements", noting)
    pretend(monkeypatch, replace(installed(), **{what: "another 9.9"}))
    encoder = Interrupted(99)
    index = refresh(place, encoder, silent)
    assert bool(encoder.texts) is encoded
    assert bool(parses) is parsed
    assert getattr(index.settings.versions, what) == "another 9.9"
    assert content_of(index) == content_of(build_index(place.corpus, FakeEncoder(), silent, None))


def test_every_library_is_one_that_is_installed() -> None:
    assert all(getattr(installed(), what) for what in DECIDING)
