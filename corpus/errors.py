"""What a user can mend. Each message is one line that says what to do about it.

OnRecordError
 ├ CorpusError           the corpus as a whole cannot be read           corpus.readers.read
 │  └ MissingCorpusError  there is nothing at its place                corpus.readers.folder
 ├ UnreadableError       one file cannot be read; the rest goes on      corpus.readers.read
 ├ KeepError             the file cannot be added or removed            corpus.readers.save_upload
 ├ ModelError            the model is missing, damaged or unknown       index.encoder.load_encoder
 ├ StoreError            the index folder cannot be used                index.storage.index_folder
 ├ QuestionError         the question cannot be asked                   qa.reading.read_question
 ├ ExportError           the file is no exported answer                 qa.exports.read_export
 ├ TakeAwayError         the replies cannot be written there            qa.exports.export
 ├ FormattingError       pandoc does not run                            qa.citing.run_pandoc
 ├ EvaluationError       the folder is no evaluation set                qa.evaluation.evaluate
 ├ ServeError            the server cannot start                        web.serve
 └ ToolsError            the tools cannot be served                     web.http.serve_tools
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
