"""What the server serves from: the index and the model, once they are in.

A `Service` is "loading" until `load` has finished in its thread, then "ready" or "failed".
"""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import anyio
import anyio.to_thread

import onrecord
from corpus.errors import MessageError, OnRecordError
from corpus.messages.english import Key
from corpus.messages.message import Message, verbatim
from corpus.readers.folder.read_references import Collection, read_collection
from index.store import is_there
from index.updating.detect_changes import Found, LookAgain
from qa.filters.filter_choices import filter_choices
from qa.question import QuestionError
from qa.reply import Answer
from qa.sources.compare_sources import compare_sources
from qa.sources.corpus_summary import CorpusSummary, corpus_summary
from qa.sources.list_evidence import list_evidence
from web.service.sourcing import Sourcing
from web.service.suggest_questions import count_years, suggest_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.document import Document, Span
    from corpus.readers.read_state import State
    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress
    from index.refresh import Place
    from qa.filters.filter_choices import FilterChoices
    from qa.options import Options
    from qa.ranking.rerank import Reader
    from qa.reply import Reply

Status = Literal["loading", "ready", "failed"]

PATIENCE = 600  # seconds that a question waits for the model, and for a corpus being indexed
GLANCE = 0.05  # seconds between two looks at whether it is in

WELL_ANSWERED = 0.8  # confidence from which a question is offered to begin with

MOST_WAITING = 64
"""Questions in hand at once: at some 20 ms each the last one waits about a second."""


REMEMBERED = 512
"""Replies, of some ten kilobytes each."""


class NotReadyError(MessageError):
    """The index or the model is not in yet, or never will be."""


class DamagedError(NotReadyError):
    """Something was cut off the files of the index while they were in use."""


class BusyError(MessageError):
    """More questions are waiting than can be answered in a reasonable time."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index, the model that it was built with, what it offers to narrow to, and `answer`.

    The replies that `answer` remembers go with the index that they were made from.
    """

    index: Index
    encoder: Encoder
    offered: FilterChoices
    answer: Callable[[str, tuple[str, ...], Options], Reply]
    look: LookAgain | None  # None where nobody said where the documents are
    years: Callable[[], tuple[tuple[str, int], ...]]


class Service:
    """Answers questions from one index; safe to use from several threads."""

    def __init__(self, reranker: str = "") -> None:
        self.stage = ""  # what loading is doing, for people
        self.error = ""  # why loading failed, for people; a message, unless it is a defect
        self.collection = Collection()
        self.place: Place | None = None  # where the documents and their index are
        self.found = Found()  # what has become of the documents since they were read
        self._opened: Opened | None = None
        self._reranker = reranker  # the name of a cross-encoder, or ""
        self._reader: Reader | None = None
        self._examples: tuple[str, ...] | None = None
        self._surveyed: CorpusSummary | None = None
        self._surveying = threading.Lock()
        self._suggesting = threading.Lock()
        self._waiting = 0
        self._cores: anyio.CapacityLimiter | None = None

    @property
    def status(self) -> Status:
        """Whether questions can be answered."""
        if self._opened and is_there(self._opened.index):
            return "ready"
        return "failed" if self.error else "loading"

    @property
    def encoder(self) -> Encoder:
        """The model, whatever has become of the index. Raises NotReadyError."""
        return self._opened.encoder if self._opened else self.opened.encoder

    @property
    def opened(self) -> Opened:
        """The index and the model. Raises NotReadyError with a line for people."""
        if self._opened:
            if is_there(self._opened.index):
                return self._opened
            raise DamagedError(Message(Key.INDEX_CUT_SHORT))
        raise NotReadyError(verbatim(self.error) if self.error else Message(Key.MODEL_LOADING))

    def load(self, place: Place, progress: Progress, warn: Callable[[str], None]) -> None:
        """Open the index of `place`, or build it first, and load the model.

        `progress` is told before anything slow is begun.
        """
        try:
            self.place = place
            self.collection = read_collection(place.corpus)
            corpus = onrecord.open(
                place.corpus, place.index, place.model, statements=place.statements,
                follow_links=place.follow, reranker=self._reranker,
                progress=self._telling(progress), warn=warn,
            )  # fmt: skip
            self._reader = corpus.reader
            corpus.encoder.encode(["The first text costs more than the ones after it."])
            self.hold(corpus.index, corpus.encoder)
        except OnRecordError as error:
            self.error = error.message
        except Exception as error:  # a thread's last resort: the page must not wait for ever
            self.error = f"{type(error).__name__}: {error}"
            raise

    def hold(self, index: Index, encoder: Encoder) -> None:
        """Answer from `index` from now on."""
        from qa.ask import ask

        @lru_cache(maxsize=REMEMBERED)
        def answer(question: str, after: tuple[str, ...], options: Options) -> Reply:
            return ask(index, encoder, question, after, replace(options, reader=self._reader))

        self.stage = self.error = ""
        self.found = Found()
        place = self.place
        look = LookAgain(index, place.corpus, follow=place.follow) if place else None

        @lru_cache(maxsize=1)
        def years() -> tuple[tuple[str, int], ...]:
            return count_years(index.contents.documents)

        self._opened = Opened(index, encoder, filter_choices(index), answer, look, years)
        self._examples = self._surveyed = None

    async def ready(self) -> None:
        """Wait until loading is over. Raises NotReadyError when it failed or takes too long."""
        with anyio.move_on_after(PATIENCE):
            while self.status == "loading":
                await anyio.sleep(GLANCE)
        _ = self.opened

    async def ask(self, question: str, after: Sequence[str], options: Options) -> Reply:
        """Ask in a thread, as many at a time as there are cores.

        Who asks what was asked before, a class for instance, is given the same reply.
        Raises NotReadyError, BusyError and QuestionError.
        """
        opened = self.opened
        if self._waiting >= MOST_WAITING:
            raise BusyError(Message(Key.TOO_MANY_QUESTIONS))
        self._cores = self._cores or anyio.CapacityLimiter(os.cpu_count() or 1)
        self._waiting += 1
        try:
            return await anyio.to_thread.run_sync(
                opened.answer, question, tuple(after), options, limiter=self._cores
            )
        finally:
            self._waiting -= 1

    def document(self, identity: str) -> Document | None:
        """Return the document with this id, if there is one. Raises NotReadyError."""
        number = self.opened.index.contents.numbers.get(identity)
        return None if number is None else self.opened.index.contents.documents[number]

    def since_read(self, identity: str) -> State:
        """What has become of the file of the document with this id. Raises NotReadyError."""
        look = self.opened.look
        return look.of_named(identity) if look else "unchanged"

    async def examples(self) -> tuple[str, ...]:
        """Questions of several kinds that these documents do answer, tried before they are offered.

        Raises NotReadyError.
        """
        return await anyio.to_thread.run_sync(self._suggest)

    def _suggest(self) -> tuple[str, ...]:
        opened = self.opened
        with self._suggesting:
            if self._examples is None or opened is not self._opened:
                speakers = [each.label for each in opened.offered.speakers]
                kinds = suggest_kinds(opened.index.contents.documents, speakers)
                best = (self._best(kind) for kind in kinds)
                self._examples = tuple(each for each in best if each)
            return self._examples

    @property
    def corpus_key(self) -> str:
        """What tells these documents from others for a browser: it names no path."""
        named = str(self.place.corpus.resolve()) if self.place else self.opened.index.fingerprint
        return hashlib.sha256(named.encode()).hexdigest()[:16]

    @property
    def years(self) -> tuple[tuple[str, int], ...]:
        """The years that the documents name and how often, earliest first. Raises NotReadyError."""
        return self.opened.years()

    def _best(self, questions: Sequence[str]) -> str:
        """The first of `questions` that is well answered, by the documents' own statements; or "".

        Raises NotReadyError, as soon as something was cut off the index.
        """
        from qa.options import Options

        for question in questions:
            answer = self.opened.answer
            try:
                reply = answer(question, (), Options())
            except QuestionError:  # a name in it that cannot be asked about
                continue
            if not isinstance(reply, Answer) or reply.confidence < WELL_ANSWERED:
                continue
            marked = [mark.text.strip() for mark in reply.excerpts[0].excerpt.highlights]
            asks = any(text.endswith("?") or text.startswith("#") for text in marked)
            if not asks and not reply.question.corrections and not reply.aside:
                return question
        return ""

    @property
    def examples_so_far(self) -> tuple[str, ...]:
        """The same, but none as long as nobody has asked for them."""
        return self._examples or ()

    def corpus_summary(self) -> CorpusSummary:
        """What the corpus holds, looked at once. Raises NotReadyError."""
        with self._surveying:
            self._surveyed = self._surveyed or corpus_summary(self.opened.index)
            return self._surveyed

    def sourcing(self, span: Span) -> Sourcing:
        """Return what the card of a document tells when it is opened at `span`.

        Raises NotReadyError.
        """
        index = self.opened.index
        return Sourcing(list_evidence(span.document, index), compare_sources(span, index))

    @property
    def offered(self) -> FilterChoices:
        """What a question may be narrowed to. Raises NotReadyError."""
        return self.opened.offered

    def _telling(self, progress: Progress) -> Progress:
        def tell(stage: str, done: int, total: int) -> None:
            self.stage = stage_line(stage, done, total)
            progress(stage, done, total)

        return tell


def stage_line(stage: str, done: int, total: int) -> str:
    """Return the line about a stage of loading or indexing, with how far it is until it is done."""
    return Message(Key.PROGRESS, stage=stage, done=done, total=total) if total > done else stage
