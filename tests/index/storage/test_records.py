"""What is known of a document is the same after it was written down, messages included."""

from __future__ import annotations

import json

from corpus.document import Document, Reference
from corpus.examine import Examination
from corpus.messages.english import Key
from corpus.messages.message import Message, verbatim
from corpus.source import Failure
from index.storage.records import document_record, failure_record, read_examination, read_failure

FEW = Message(Key.FEW_WORDS, count=80)
LOST = Message(Key.LEFT_OUT, lost=Message(Key.STATEMENTS_LEFT_OUT), error="ValueError")


def test_warnings_and_omissions_keep_their_keys_and_parameters() -> None:
    examination = Examination(7, 0.5, "en", (("title", "text"),), (FEW,), (LOST,))
    again = read_examination(document_record(Document("a", "", Reference("a"), ""), examination))
    assert again == examination
    assert [line.key for line in (*again.warnings, *again.omissions)] == [
        Key.FEW_WORDS,
        Key.LEFT_OUT,
    ]
    assert again.warnings[0].parameters == {"count": 80}


def test_an_index_that_holds_plain_english_is_read_as_it_is() -> None:
    facts = {"words": 7, "noise": 0, "language": "", "found": [],
             "warnings": ["fewer than 80 words"], "omissions": []}  # fmt: skip
    (line,) = read_examination(json.dumps({"examination": facts}).encode()).warnings
    assert line == FEW
    assert line.key is Key.VERBATIM


def test_a_failure_keeps_the_key_of_its_reason_and_the_words_of_the_system() -> None:
    for reason in (Message(Key.NO_TEXT), verbatim("Permission denied")):
        again = read_failure(json.loads(json.dumps(failure_record(Failure("a.txt", reason)))))
        assert again == Failure("a.txt", reason)
        assert again.reason.key is reason.key
