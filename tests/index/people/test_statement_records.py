"""A ledger comes back from disk as it was; what an index knows is not extracted again."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build_index
from index.index import Index
from index.progress import silent
from index.refresh import Place, open_current, refresh
from index.store import open_index, save
from tests.fake_encoder import FakeEncoder

TEXT = """Petr Orlov, a spokesman for Ada Finch, said: "Nobody closes the old mill."

According to the Courier, Finch denied the reports about the bridge.
"""


@pytest.fixture
def talking(folder: Path) -> Index:
    (folder / "talk.txt").write_text(TEXT)
    return build_index(folder, FakeEncoder(), silent, None)


def test_what_was_saved_is_opened(talking: Index, tmp_path: Path) -> None:
    save(talking, tmp_path / "index", "signature")
    opened = open_index(tmp_path / "index").ledger
    assert talking.ledger.statements
    assert tuple(opened.statements) == tuple(talking.ledger.statements)
    assert tuple(opened.voices) == tuple(talking.ledger.voices)
    assert tuple(opened.groups) == tuple(talking.ledger.groups)


def test_an_open_ledger_survives_its_replacement(talking: Index, tmp_path: Path) -> None:
    save(talking, tmp_path / "index", "signature")
    opened = open_index(tmp_path / "index")
    save(talking, tmp_path / "index", "later")
    assert tuple(opened.ledger.voices) == tuple(talking.ledger.voices)
    assert tuple(opened.ledger.statements) == tuple(talking.ledger.statements)


def test_what_is_known_is_not_extracted_again(
    talking: Index, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extracted = []

    def extract(document: object, sentences: object, parser: object) -> tuple[()]:
        del sentences, parser
        extracted.append(document)
        return ()

    monkeypatch.setattr("corpus.statements.extract_statements", extract)
    (folder / "new.txt").write_text("A new page says nothing of anybody.")
    again = build_index(folder, FakeEncoder(), silent, talking)
    assert [document.id for document in extracted] == ["new.txt"]  # type: ignore[attr-defined]
    assert tuple(again.ledger.statements) == tuple(talking.ledger.statements)


def test_an_index_without_statements_does_where_none_are_wanted(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "talk.txt").write_text(TEXT)
    place = Place(folder, tmp_path / "index", FakeEncoder().name, statements=False)
    assert not refresh(place, FakeEncoder(), silent).ledger.statements
    assert open_current(place) is not None
    asking = Place(folder, place.index, place.model)
    assert open_current(asking) is None
    assert refresh(asking, FakeEncoder(), silent).ledger.statements
    assert open_current(place) is not None
