"""What a user can mend. Each message is one line that says what to do about it.

OnRecordError
 ├ MessageError              what the page shows too: a message with a key
 │  ├ CorpusError            the corpus as a whole cannot be read        corpus.readers.read
 │  │  └ MissingCorpusError  there is nothing at its place               corpus.readers.folder
 │  ├ UnreadableError        one file cannot be read; the rest goes on   corpus.readers.read
 │  ├ UploadError            the file cannot be added or removed         corpus.readers.save_upload
 │  ├ QuestionError          the question cannot be asked                qa.question
 │  ├ FormattingError        pandoc does not run                         qa.citing.run_pandoc
 │  └ NotReadyError, BusyError the server cannot answer now                web.service.service
 ├ ModelError                the model is missing, damaged or unknown    index.encoder.load_encoder
 ├ ReaderError               the reranker is missing or is none          qa.ranking.rerank
 ├ StoreError                the index folder cannot be used             index.storage.index_folder
 ├ ExportError               the file is no exported answer              qa.exports.claim
 ├ TakeAwayError             the replies cannot be written there         qa.exports.export
 ├ EvaluationError           the folder is no evaluation set             qa.evaluation.read_queries
 ├ RequestError              the request to the server is malformed      web.service.read_request
 ├ ServeError                the server cannot start                     web.serve
 ├ ToolsError                the tools cannot be served                  web.serve_tools
 └ ClosedError               the corpus was closed                       onrecord
"""

from __future__ import annotations

from corpus.messages.message import Message, verbatim


class OnRecordError(Exception):
    """The root: caught in one place, shown without a traceback."""

    def __init__(self, line: str) -> None:
        """Say `line`: a `Message` where others than programs and the command line show it."""
        super().__init__(line)
        self.message = verbatim(line)


class MessageError(OnRecordError):
    """What the page shows: every language of the interface says it."""

    def __init__(self, message: Message) -> None:
        """Say `message`."""
        super().__init__(message)


class CorpusError(MessageError):
    """The corpus as a whole cannot be read."""


class MissingCorpusError(CorpusError):
    """There is nothing where the corpus is said to be."""


class UnreadableError(MessageError):
    """One file cannot be read."""
