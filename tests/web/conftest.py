"""A service over a few documents, and a client of its application."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus.readers.folder.read_references import read_collection
from index.build import build_index
from index.progress import silent
from tests.qa.statements.test_answer_statements import COURIER, GAZETTE
from tests.web.building import build_quietly
from web.service.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

    from tests.fake_encoder import FakeEncoder

HOST = "http://127.0.0.1:7860"

MILL = (
    "The mill fire\n\nThe old mill in Harrow burnt down in the night of 2 May 2019. Nobody was "
    "hurt.\n\nThe mayor, Ada Finch, said that the cause was not known. Finch said more later.\n"
)
NOTES = """[corpus]
content_note = "Tells of a fire."

[documents."gazette.txt"]
title = "Winter at the mill"
issued = "2018-01"
language = "en-GB"
content_note = "Tells of a sunken ferry."
"""
BRIDGE = "The bridge over the Wend opened in 2011. It is 140 metres long & carries <two> lanes.\n"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Service:
    """Return a service that is ready, over two documents of a .jsonl corpus."""
    file = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    records = [
        {"_id": "mill.txt", "title": "The mill fire", "text": MILL, "date": "2019-05-03"},
        {"_id": "a b/<bridge>?.txt", "title": "", "text": BRIDGE, "source": "Wend Courier"},
    ]
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    service = Service()
    service.hold(build_index(file, encoder, silent, None, statements=False), encoder)
    return service


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Service:
    """Return a service over two papers in which people say things, one of them dated."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    (folder / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (folder / "torn.bin").write_bytes(b"?")
    (folder / "sources.toml").write_text(NOTES, encoding="utf-8")
    service = Service()
    service.collection = read_collection(folder)
    service.hold(build_index(folder, encoder, silent, None), encoder)
    return service


@pytest.fixture(scope="session")
def reader_of_papers(papers: Service) -> Iterator[TestClient]:
    """Return a client of the application that serves `papers`."""
    yield from _client(papers)


@pytest.fixture(scope="session")
def client(service: Service) -> Iterator[TestClient]:
    """Return a client of the application that serves `service`."""
    yield from _client(service)


@pytest.fixture(scope="session")
def loading() -> Iterator[TestClient]:
    """Return a client of an application whose model is not in yet."""
    yield from _client(Service())


@pytest.fixture(scope="session")
def failed() -> Iterator[TestClient]:
    """Return a client of an application that could not open its corpus."""
    service = Service()
    service.error = "no corpus at '<x>'"
    yield from _client(service)


def _client(service: Service) -> Iterator[TestClient]:
    from starlette.testclient import TestClient

    here = ("127.0.0.1", 50_000)
    with TestClient(build_quietly(service), base_url=HOST, client=here) as client:
        yield client
