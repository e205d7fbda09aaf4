"""On Record for programs: open a set of documents, ask, and get their own words or an abstention.

>>> import onrecord
>>> from pathlib import Path; from tempfile import TemporaryDirectory
>>> from tests.fake_encoder import FakeEncoder  # a model's place, so that this example is quick
>>> with TemporaryDirectory() as folder:
...     _ = Path(folder, "mill.txt").write_text("The mill burnt down in 2019. Nobody was hurt.")
...     corpus = onrecord.open(folder, f"{folder}/.index", FakeEncoder(), statements=False)
...     with corpus:
...         answer = corpus.ask("Was nobody hurt?")
...         silence = corpus.ask("Which zebra conquered Venezuela?")
>>> excerpt = answer.excerpts[0].excerpt
>>> excerpt.span.document.id, excerpt.span.start, excerpt.span.end, excerpt.highlights[0].text
('mill.txt', 0, 45, 'Nobody was hurt.')
>>> type(silence).__name__, silence.reason
('Abstention', "no source mentions 'zebra', 'conquered', 'Venezuela'")

Importing this loads nothing but Python's own library; `open` loads the rest. Replies are frozen and
outlive the corpus; what a caller can mend is raised as an `OnRecordError`.
"""

from __future__ import annotations

import os
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from corpus.document import Document, Span
from corpus.errors import OnRecordError
from corpus.messages.english import Key
from corpus.messages.message import Message, verbatim
from index.progress import silent
from qa.exports.shown_reply import Abstention, Answer, show
from qa.question import QuestionError
from qa.reply import Cited, Reply, select
from qa.views.corpus_views import CorpusViews

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress
    from index.refresh import Place
    from qa.citing.copy_citation import Copied
    from qa.citing.style import Manual, Style
    from qa.evaluation.explain import Explanation
    from qa.exports.verify import Report
    from qa.exports.write_ledger import Entry
    from qa.filters.read_options import Wanted
    from qa.ranking.rerank import Reader
    from qa.trace import Trace

__all__ = ["Abstention", "Answer", "Cited", "Corpus", "Document", "OnRecordError", "QuestionError",
           "Span", "open"]  # fmt: skip

DEFAULT_CORPUS = Path(__file__).parent / "corpus" / "documents"

SILENCE = {
    "HF_HUB_OFFLINE": "1",  # who wants a model fetched sets it to 0
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "ORT_DISABLE_TELEMETRY": "1",  # of ONNX Runtime from 1.29 on; ours has none compiled in
    "SOURCE_DATE_EPOCH": "315532800",  # 1980: a Word document tells no time, so it is the same
    "OPENBLAS_NUM_THREADS": "1",  # small products: a second thread makes them slower
    "TOKENIZERS_PARALLELISM": "false",  # its threads only get in the way of one question
}
"""Nothing leaves the machine: switches that libraries read when they are imported."""


class ClosedError(OnRecordError):
    """The corpus was closed."""


def open(  # noqa: A001, PLR0913  # as onrecord.open; what is to be opened, and how
    folder: str | Path | None = None,
    index: str | Path | None = None,
    model: str | Encoder | None = None,
    *,
    statements: bool = True,
    follow_links: bool = False,
    reranker: str = "",
    progress: Progress = silent,
    warn: Callable[[str], None] = warnings.warn,
) -> Corpus:
    """Open the documents in `folder` (or in one `.jsonl` file of them) for questions.

    Without `folder`: those that `index` is of, else the ones that come with On Record. `index` is
    the folder where the index is kept, by default one in the user's cache. It is built first
    where it is missing or the documents have changed, which takes seconds to minutes, told to
    `progress`; `warn` is told in one line what went otherwise than usual. `model` is the name or
    the folder of a sentence-transformers model, or an encoder that is loaded, `reranker` the name
    of a cross-encoder that reads the best sentences again. `statements` says whether to find out
    who says what, `follow_links` whether to follow links that lead out of the folder.

    Sets the variables of `SILENCE` in this process' environment, unless they are set.
    Raises CorpusError, StoreError, ModelError and ReaderError, all of them OnRecordErrors.
    """
    be_silent()
    name, loaded = (model, None) if model is None or isinstance(model, str) else (model.name, model)
    place = find_place(folder, index, name, statements=statements, follow_links=follow_links)
    reader = None
    if reranker:
        from qa.ranking.rerank import load_reader

        progress(Message(Key.LOADING_RERANKER), 0, 1)
        reader = load_reader(reranker)
    return Corpus(place, *_open(place, loaded, progress, warn), reader)


def be_silent() -> None:
    """Keep the libraries that are imported from now on from reaching any other machine."""
    for name, value in SILENCE.items():
        os.environ.setdefault(name, value)


def find_place(
    folder: str | Path | None,
    index: str | Path | None,
    model: str | None,
    *,
    statements: bool = True,
    follow_links: bool = False,
) -> Place:
    """Return where documents and index are, for these arguments of `open`. Raises StoreError."""
    from index.choose_place import choose_place
    from index.encoder.load_encoder import DEFAULT_MODEL
    from index.refresh import Place

    usual = Place(DEFAULT_CORPUS, DEFAULT_CORPUS, DEFAULT_MODEL, statements, follow_links)
    documents, kept = (None if path is None else Path(path) for path in (folder, index))
    return choose_place(documents, kept, model, usual)


def _open(
    place: Place, loaded: Encoder | None, progress: Progress, warn: Callable[[str], None]
) -> tuple[Index, Encoder]:
    """The index, built first where it is out of date, and the model that goes with it."""
    from index.encoder.load_encoder import load_encoder
    from index.refresh import open_current, refresh_or_keep_in_memory

    index = open_current(place, warn)
    encoder = loaded or load_encoder(place.model, progress)
    if index is None or index.settings.model_fingerprint != encoder.fingerprint:
        index = refresh_or_keep_in_memory(place, encoder, progress, warn)
    return index, encoder


class Corpus(CorpusViews):
    """Documents that are open for questions, by several threads at once, and for `CorpusViews`.

    The same question gets the same reply: what changes in the folder is seen at the next `open`.
    """

    def __init__(
        self, place: Place, index: Index, encoder: Encoder, reader: Reader | None = None
    ) -> None:
        self.place = place
        self._opened: tuple[Index, Encoder] | None = (index, encoder)
        self.reader = reader

    def ask(
        self, question: str, after: str | Sequence[str] = (), **wanted: Unpack[Wanted]
    ) -> Answer | Abstention:
        """Return the excerpts that answer `question`, or that the documents do not say.

        `after` are the questions before it, which a follow-up leans on. `wanted` narrows it:
        `sources` are ids of the only documents wanted, issued from `since` to `until` (ISO 8601,
        such as 2017-04, both inclusive); `speakers` are the only people wanted, `only_statements`
        leaves what anybody said, and `limit`, from 1 to 50, is the number of excerpts at most
        (by default 5, and 50 of statements).
        Raises QuestionError where the question, a name, a date or the limit is none, ClosedError.
        """
        from qa.ask import ask
        from qa.filters.read_options import read_options, several

        options = read_options(**wanted, reader=self.reader)
        return show(ask(self.index, self.encoder, question, several(after), options))

    def explain(
        self, question: str, after: str | Sequence[str] = (), **wanted: Unpack[Wanted]
    ) -> Explanation:
        """Return why `ask` replies so: each sentence looked at and its fate. Raises as `ask`."""
        from qa.evaluation.explain import explain

        return explain(self.trace(question, after, **wanted), self.index)

    def trace(
        self, question: str, after: str | Sequence[str] = (), **wanted: Unpack[Wanted]
    ) -> Trace:
        """Return the reply of `ask` to the same arguments, and how it came about. Raises as it."""
        from qa.ask import ask_with_trace
        from qa.filters.read_options import read_options, several

        options = read_options(**wanted, reader=self.reader)
        made = ask_with_trace(self.index, self.encoder, question, several(after), options)
        return replace(made, reply=show(made.reply))

    def statements(self, speaker: str | None = None) -> tuple[Entry, ...]:
        """Return who said what, in the order of the documents; with `speaker`, only what is known
        to be that person's. None where nothing was said, or it is not recorded. Raises ClosedError.
        """
        from qa.exports.write_ledger import Entry, ledger_of

        return tuple(Entry(**record) for record in ledger_of(self.index, speaker))

    def sources(self) -> Sequence[Document]:
        """Return the documents in their order; each is read from the index when it is looked at.

        `reference` has what is known of one, `text` all of its words. Raises ClosedError.
        """
        return self.index.contents.documents

    def cite(self, place: Cited | Span, style: Style = "mla") -> Copied:
        """Return the words of an excerpt, or at a place in a document, with their citation: `text`
        is ready to be pasted. `style`: mla, apa, chicago, bibtex, ris, csl-json, markdown or plain.

        Raises FormattingError where pandoc, which the manuals' styles and markdown take, is not
        installed; QuestionError where the document is another corpus', and ClosedError.
        """
        from qa.citing.copy_citation import copy_citation
        from qa.citing.find_said import find_said
        from qa.excerpts.find_paragraph import find_paragraph
        from qa.excerpts.locate import locator_of

        span, marks = (place, ()) if isinstance(place, Span) else _said_in(place)
        number = self.index.contents.numbers.get(span.document.id)
        if number is None:
            raise QuestionError(verbatim(f"no source '{span.document.id}' in this corpus"))
        locator = locator_of(span, find_paragraph(self.index, number, span))
        return copy_citation(span, locator, style, find_said(span, marks, self.index))

    def export(
        self,
        reply: Reply | Sequence[Reply],
        file: str | Path,
        style: Manual = "mla",
    ) -> Path:
        """Write one reply or several to `file`, whose name ends in .docx, .html, .md or .json, with
        the works cited as `style` (mla, apa or chicago) has them; return the file.

        Raises TakeAwayError, and FormattingError where pandoc is not installed.
        """
        from qa.exports.export import write_export

        taken = [reply] if isinstance(reply, Reply) else reply
        write_export([select(each) for each in taken], Path(file), style)
        return Path(file)

    def verify(self, file: str | Path) -> Report:
        """Compare every excerpt of an exported `file` (.md or .json) with the documents as they are
        on disk now; `holds` says whether each is theirs, letter by letter.

        Raises ExportError where the file is no export, CorpusError where the documents are gone.
        """
        from corpus.readers.read import read
        from qa.exports.read_export import read_export
        from qa.exports.verify import verify

        documents = read(self.place.corpus, follow=self.place.follow)
        return verify(read_export(Path(file)), documents)

    @property
    def index(self) -> Index:
        """What `open` opened, for who builds on the packages. Raises ClosedError."""
        return self._held[0]

    @property
    def encoder(self) -> Encoder:
        """The model that the index was built with. Raises ClosedError."""
        return self._held[1]

    @property
    def _held(self) -> tuple[Index, Encoder]:
        if self._opened is None:
            raise ClosedError(f"the corpus in '{self.place.corpus}' was closed: open it again")
        return self._opened

    def close(self) -> None:
        """Let go of index and model: their memory is freed when no reply needs it any more."""
        self._opened = self.reader = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Corpus in '{self.place.corpus}'{'' if self._opened else ', closed'}>"


def _said_in(cited: Cited) -> tuple[Span, tuple[tuple[int, int], ...]]:
    """An excerpt, and the words in it that are somebody's statement."""
    marks = [(mark.start, mark.end) for mark in cited.excerpt.highlights if cited.excerpt.spoken]
    return cited.excerpt.span, tuple(marks)
