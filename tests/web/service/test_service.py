"""One index for all visitors: waiting, failing, and many at a time."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from index.progress import silent
from index.refresh import Place
from qa.options import Options
from qa.question import QuestionError
from qa.reply import Reply
from tests.fake_encoder import FakeEncoder
from web.service.service import MOST_WAITING, BusyError, NotReadyError, Service

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.encoder.load_encoder import Encoded
    from index.index import Index


def test_a_service_is_loading_until_it_holds_an_index(index: Index, encoder: FakeEncoder) -> None:
    service = Service()
    assert not service.error
    with pytest.raises(NotReadyError, match="still being loaded"):
        service.document("mill.txt")
    service.hold(index, encoder)
    assert service.status == "ready"


def test_who_asks_early_is_answered_when_the_model_is_in(
    index: Index, encoder: FakeEncoder
) -> None:
    service = Service()

    async def early() -> str:
        threading.Timer(0.2, service.hold, (index, encoder)).start()
        await service.ready()
        return (await service.ask("Who is the mayor?", (), Options())).question.text

    assert asyncio.run(early()) == "Who is the mayor?"


def test_waiting_ends_when_loading_fails() -> None:
    service = Service()

    async def early() -> None:
        threading.Timer(0.2, setattr, (service, "error", "no such model")).start()
        await service.ready()

    with pytest.raises(NotReadyError, match="no such model"):
        asyncio.run(early())


def test_what_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    service = Service()
    service.load(Place(tmp_path / "none", tmp_path / "index", "m"), silent, print)
    assert service.status == "failed"
    assert "no corpus at" in service.error


def test_a_defect_while_loading_is_told_and_not_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("index.refresh.open_current", broken)
    service = Service()
    with pytest.raises(ZeroDivisionError):
        service.load(Place(tmp_path, tmp_path / "index", "m"), silent, print)
    assert service.error == "ZeroDivisionError: a defect"


def test_loading_builds_an_index_and_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("index.encoder.load_encoder.load_encoder", lambda *_: FakeEncoder())
    service, told = Service(), []

    def progress(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total, service.stage))

    place = Place(folder, tmp_path / "index", FakeEncoder().name)
    service.load(place, progress, print)
    assert service.status == "ready"
    assert any(stage for _, _, _, stage in told)
    assert all(shown.startswith(stage) for stage, _, _, shown in told)
    again = Service()
    again.load(place, progress, print)
    assert again.opened.index.fingerprint == service.opened.index.fingerprint


def test_many_may_ask_at_once_and_each_gets_the_own_answer(index: Index) -> None:
    service = Service()
    service.hold(index, FakeEncoder())
    questions = [f"Who is the mayor of town {number}?" for number in range(40)]

    async def everybody() -> list[str]:
        asking = (service.ask(question, (), Options()) for question in questions)
        return [reply.question.text for reply in await asyncio.gather(*asking)]

    assert asyncio.run(everybody()) == questions


def test_too_many_at_once_are_turned_away(index: Index, encoder: FakeEncoder) -> None:
    service = Service()
    service.hold(index, encoder)

    async def everybody() -> list[object]:
        asking = (service.ask("mayor", (), Options()) for _ in range(MOST_WAITING + 9))
        return list(await asyncio.gather(*asking, return_exceptions=True))

    replies = asyncio.run(everybody())
    assert sum(isinstance(reply, BusyError) for reply in replies) == 9


def test_a_document_is_found_by_its_id(index: Index, encoder: FakeEncoder) -> None:
    service = Service()
    service.hold(index, encoder)
    found = service.document("mill.txt")
    assert found is not None
    assert found.id == "mill.txt"
    assert service.document("none") is None


def test_who_asks_the_same_is_given_the_same_reply(index: Index) -> None:
    service, counting = Service(), CountingEncoder()
    service.hold(index, counting)

    async def twice() -> list[Reply]:
        options = Options()
        first = await service.ask("Who is the mayor?", (), options)
        again = await service.ask("Who is the mayor?", [], Options())
        other = await service.ask("Who is the mayor?", (), Options(limit=1))
        return [first, again, other]

    first, again, other = asyncio.run(twice())
    assert again is first
    assert other is not first
    assert counting.asked == 2
    service.hold(index, counting)  # an index that was built anew: nothing is left of the old one
    assert asyncio.run(twice())[0] is not first
    assert counting.asked == 4


def test_a_question_that_is_refused_is_refused_again(index: Index) -> None:
    service = Service()
    service.hold(index, FakeEncoder())
    for _ in range(2):
        with pytest.raises(QuestionError, match="no source 'x'"):
            asyncio.run(service.ask("Who?", (), Options(sources=("x",))))


def test_no_more_replies_are_kept_than_is_said(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.service.service.REMEMBERED", 2)
    service, counting = Service(), CountingEncoder()
    service.hold(index, counting)
    for question in ("Who is the mayor?", "What burnt?", "Who came?", "Who is the mayor?"):
        asyncio.run(service.ask(question, (), Options()))
    assert counting.asked == 4


@dataclass(frozen=True)
class CountingEncoder(FakeEncoder):
    texts: list[Sequence[str]] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return len(self.texts)

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        self.texts.append(texts)
        return FakeEncoder().encode(texts, advance)
