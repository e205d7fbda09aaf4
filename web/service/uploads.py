"""Documents brought over the page: kept in the corpus, indexed beside the index that answers.

A question that is running keeps the index it began with; the next one gets the new one. What
comes while the corpus is indexed is indexed after it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from corpus.contain import Containment
from corpus.errors import OnRecordError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.folder.state_reference import state_reference
from corpus.readers.save_upload import (
    ADDED,
    remove_file,
    restore_file,
    save_upload,
    was_removed,
)
from index.health.report import Record, report
from index.storage.store_log import write_log
from web.messages.translate_line import in_language
from web.service.service import NotReadyError, stage_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.encoder.load_encoder import Encoder
    from index.refresh import Place
    from web.service import schema
    from web.service.service import Service

Admission = Literal["nobody", "here", "anyone"]
"""Who may bring documents: nobody, this machine alone, or whoever reaches the server."""


MOST_TOLD = 100  # files whose fate is remembered


@dataclass(frozen=True, slots=True)
class UploadResult:
    """What became of a file that was brought: what there is to say of each of its documents."""

    file: str
    lines: tuple[tuple[str, ...], ...]
    read: bool


class Adding:
    """Adds documents to the corpus of `service` and takes them out; safe in several threads."""

    def __init__(self, service: Service, place: Place | None, admission: Admission) -> None:
        self.admission = admission
        self._service = service
        self._place = place
        self._lock = threading.Lock()
        self._wanted = False  # whether something changed since indexing began
        self._running = False
        self._stage = ""
        self._error = ""
        self._pending: dict[str, None] = {}  # files brought, in order, whose fate is not known
        self._brought: list[UploadResult] = []

    @property
    def open(self) -> bool:
        """Whether anybody may bring documents."""
        return self.admission != "nobody" and self._place is not None

    def add(self, name: str, content: bytes) -> str:
        """Keep a file and begin to index it; returns its place in the corpus.

        Raises UploadError, and NotReadyError while the index is being opened. Where that failed,
        what is brought may be what was missing.
        """
        self._refuse_while_loading()
        file = save_upload(self._corpus.corpus, name, content)
        self._changed(file)
        return file

    def remove(self, file: str) -> str:
        """Take out a file that was brought; return what `restore` takes. Raises UploadError.

        That is possible at any time: it may be the one that keeps everything else waiting.
        """
        aside = remove_file(self._corpus.corpus, file)
        self._changed()
        return aside

    def restore(self, aside: str) -> str:
        """Bring back a file that was taken out; return its place. Raises UploadError."""
        file = restore_file(self._corpus.corpus, aside)
        self._changed(file)
        return file

    def removed(self, aside: str) -> str:
        """Return the name of the file that was taken out as `aside`, "" where there is none."""
        return was_removed(self._corpus.corpus, aside) if aside and self._place else ""

    def state(self, document: str, facts: Mapping[str, str | list[str]]) -> None:
        """Write down what the owner states about a document, and read that again.

        Raises StatingError and CorpusError.
        """
        state_reference(self._corpus.corpus, document, facts)
        self._changed()

    @property
    def stating(self) -> bool:
        """Whether facts can be stated: the documents lie in a folder that is known."""
        return self._place is not None and self._place.corpus.is_dir()

    def read_again(self) -> None:
        """Begin to index what has changed in the corpus, where it is known where that lies."""
        if self._place:
            self._changed()

    def record(self, language: str) -> schema.Indexing:
        """Return how far it is, JSON-ready: `state`, `stage`, `error`, and the last files.

        What is meant for people is said in `language`.
        """
        with self._lock:
            brought: list[schema.Brought] = [
                {
                    "file": each.file,
                    "lines": [
                        "; ".join(in_language(part, language) for part in line)
                        for line in each.lines
                    ],
                    "read": each.read,
                }
                for each in self._brought
            ]
            return {
                "state": "indexing" if self._running else "idle",
                "stage": in_language(self._stage, language),
                "error": in_language(self._error, language),
                "files": brought,
            }

    @property
    def _corpus(self) -> Place:
        if self._place is None:
            raise RuntimeError("documents are brought to a place on disk")
        return self._place

    def _refuse_while_loading(self) -> None:
        if self._service.status == "loading":
            _ = self._service.opened

    def _changed(self, file: str = "") -> None:
        with self._lock:
            self._wanted = True
            if file:
                self._pending[file] = None
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="indexing", daemon=True).start()

    def _run(self) -> None:
        try:
            while self._begins():
                self._error = self._indexed()
                if self._error:
                    self._service.error = self._error
        finally:  # the page must not wait for ever, whatever happened
            with self._lock:
                self._running = False

    def _indexed(self) -> str:
        """Index what there is; returns why that failed, or "". What came meanwhile goes on."""
        contained = Containment(partial(write_log, self._corpus.index))
        try:
            contained.attempt("all documents", Message(Key.INDEXING_FAILED), self._index, None)
        except OnRecordError as error:
            return error.message
        except ModuleNotFoundError as error:  # an installation that only serves
            return Message(Key.PACKAGE_MISSING, name=str(error.name))
        return next(iter(contained.noted_since(0)), "")

    def _begins(self) -> bool:
        """Whether there is something to index; if not, the thread ends."""
        with self._lock:
            again, self._wanted = self._wanted, False
            self._running = again
            self._stage = ""
            return again

    def _index(self) -> None:
        from index.refresh import refresh

        with self._lock:
            files = list(self._pending)
        encoder = self._encoder()
        index = refresh(self._corpus, encoder, self._tell)
        self._service.hold(index, encoder)
        made = report(index)
        fates = [upload_result(file, made) for file in files]
        with self._lock:
            for fate in fates:
                self._pending.pop(fate.file, None)
            self._brought = (self._brought + fates)[-MOST_TOLD:]

    def _encoder(self) -> Encoder:
        """The model that questions are asked with, or the one that they are to be asked with."""
        try:
            return self._service.encoder
        except NotReadyError:
            pass  # the index could not be opened: what was brought may mend that
        from index.encoder.load_encoder import load_encoder

        return load_encoder(self._corpus.model, self._tell)

    def _tell(self, stage: str, done: int, total: int) -> None:
        self._stage = stage_line(stage, done, total)


def upload_result(file: str, made: Record) -> UploadResult:
    """Return what reading `file` gave by the report `made`: of each document in it how long it
    is, what it is kept without and its warnings, of each failure the reason.
    """
    lines: list[tuple[str, ...]] = []
    read = False
    for record in made["documents"]:
        if _stands_in(record["document"], file):
            read = True
            kept = [Message(Key.WORDS_KEPT, words=record["words"])]
            if record["copy_of"]:
                kept.append(Message(Key.SAME_TEXT, other=record["copy_of"]))
            lines.append((*kept, *record["omissions"], *record["warnings"]))
    lines += [
        (failure["reason"],)
        for failure in made["failures"]
        if _stands_in(failure["document"], file)
    ]
    return UploadResult(file, tuple(lines), read)


def brought_file(document: str) -> str:
    """Return the file that `document` came with, or "" where it was not brought.

    >>> brought_file("added/papers.zip/a.txt"), brought_file("a.txt")
    ('added/papers.zip', '')
    """
    folder, _, rest = document.partition("/")
    return f"{folder}/{rest.partition('/')[0]}" if folder == ADDED and rest else ""


def _stands_in(document: str, file: str) -> bool:
    return document == file or document.startswith(f"{file}/")
