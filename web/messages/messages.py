"""Every word that the interface itself says, in English; documents are never translated.

Another language is another value of `Messages` in a file of its own, which names every field.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from web.messages.page_words import FOR_SCRIPT, PageWords

if TYPE_CHECKING:
    from qa.reply import Locator


@dataclass(frozen=True, slots=True)
class Messages(PageWords):
    """One language's words; the fields in braces are filled in where they are shown."""

    language: str = "en"
    language_name: str = "English"
    name: str = "On Record"
    promise: str = (
        "Ask these documents a question: the answer is their own words, each with its source."
    )
    holdings: str = (
        "{documents} documents, {passages} passages. Nothing you ask leaves this machine."
    )
    try_asking: str = "Try asking"
    start_again: str = "Start again"
    question_label: str = "Your question"
    question_hint: str = "Ask a question"
    ask: str = "Ask"
    conversation: str = "Conversation"

    needs_script: str = (
        "Asking on this page needs JavaScript. The sources and each document open without it, "
        "and the command line asks too."
    )
    loading: str = "Loading"
    loading_more: str = (
        "The language model is being loaded, which takes some seconds. "
        "You can ask already: the answer comes as soon as it is in."
    )
    failed: str = "On Record could not start"
    searching: str = "Searching the documents"
    waiting: str = "Waiting until the language model is loaded"
    empty: str = "The question is empty: ask something."
    too_long: str = "The question has {length} characters; {longest} are the most."
    unreachable: str = (
        "The server does not answer. It may have been stopped: start it again, then ask again."
    )
    gone: str = "These words are not in the documents any more: ask again."
    internal: str = "Something went wrong in the program; the terminal says what. Nothing is shown."
    ask_again: str = "Ask again"

    corrected: str = "Searched for “{read}” in place of “{written}”."
    read_as: str = "Read as: {question}"
    nearest: str = "Nearest passages — not an answer"
    speaker_unknown: str = "Speaker not stated"
    printed_as: str = "named “{printed}” here"
    own_words: str = "in the speaker’s own words"
    same_words: str = "the same words in {numbers}"
    also_in: str = "Nearly the same words in another source:"
    left_out: str = "left out here: not the document’s own prose"
    show_in_source: str = "Show these words in the document"
    open_page: str = "Open as page"

    publisher_unknown: str = "publisher unknown"
    undated: str = "undated"
    title_inferred: str = "title inferred"
    inferred: str = "inferred"
    page: str = "page {value}"
    paragraph: str = "paragraph {value}"
    section: str = "section {value}"
    time: str = "at {value}"

    back: str = "Back to the answer"
    title: str = "Title"
    authors: str = "By"
    publisher: str = "Published by"
    issued: str = "Date"
    url: str = "Address"
    file: str = "File"
    unknown: str = "unknown"
    content_note: str = "Content note"
    inferred_more: str = "inferred from the text"
    inferred_properties: str = "from the file's own properties"
    inferred_page: str = "inferred from the page"
    noise_note: str = (
        "Grey words are not the document’s own prose: link glosses, buttons, captions."
    )
    part_note: str = "This is a part of a long document. The whole of it opens as a page."
    file_changed: str = "This file has changed since it was read: here is what it said then."
    file_gone: str = "This file is gone: here is what it said when it was read."
    corpus_changed: str = "Some documents have changed since they were read."
    corpus_gone: str = (
        "The folder of the documents is gone. Answers come from what was read of them, which "
        "cannot be checked against the files."
    )
    no_such_words: str = "The words asked for do not lie in this document, so nothing is marked."
    no_such_document: str = "No such document"
    no_such_document_more: str = "These documents do not include “{document}”."
    documents_loading: str = "The documents are still being opened"
    documents_loading_more: str = "Reload this page in some seconds."

    # an answer's first line; before "|" what one is called, behind it several
    excerpts: str = "{count} excerpt|{count} excerpts"
    statements: str = "{count} statement|{count} statements"
    sources: str = "{count} source|{count} sources"
    headline: str = "{shown} from {sources} of {all}"
    short_answers: str = "Short answers, and the numbers of the excerpts that have them"
    aside: str = "{line}, in the sources’ own words: {reason}"
    headline_of: str = "{shown} of {speaker} from {sources} of {all}"
    which: str = "{line}; which one is meant?"
    abstained: str = "These documents do not say: {reason}."
    overview_sources: str = "An overview in the sources’ own words, by source"
    overview_events: str = "What the sources date, in their own words, by date"
    overview_period: str = "What the sources tell of {period}, in their own words, by date"
    overview_topic: str = "What the sources say of “{topic}”, in their own words, by source"
    overview_sides: str = "What both sides are recorded as saying, side by side"
    overview_people: str = "Who is quoted or named, in the sources’ own words"
    overview_conflicts: str = "Sentences that may contradict one another: judge for yourself"
    issued_then: str = "In a source issued {date}"
    pair: str = "Pair {number}"

    # filters
    filters: str = "Filters"
    filtered: str = "Filtered"
    clear_filters: str = "Clear filters"
    without_filters: str = "Ask without filters"
    by_source: str = "Sources"
    by_speaker: str = "Speakers"
    since: str = "Issued since"
    until: str = "Issued until"
    since_value: str = "since {value}"
    until_value: str = "until {value}"
    any_time: str = "any time"
    only_statements: str = "Only statements: what somebody is quoted or reported to have said"
    only_statements_short: str = "only statements"
    statements_of: str = "statements of {names}"
    passages: str = "{count} passage|{count} passages"
    documents: str = "{count} document|{count} documents"
    more_choices: str = "and {count} more: the page of the sources lists them"

    # asking again, and showing the question to others
    edit: str = "Edit"
    edit_more: str = "Edit and ask again"
    editing: str = "Asking again replaces this question and those after it."
    cancel: str = "Cancel"
    show_code: str = "QR code"
    code_title: str = "Scan to ask this question"
    code_alone: str = (
        "This address is known to this machine alone. "
        "For others, start On Record with --host and this machine's address."
    )
    close: str = "Close"
    too_many: str = "Too many questions at once from this computer: wait a moment, then ask again."

    # to cite and to take away
    cite: str = "Cite"
    excerpt: str = "excerpt {number}"
    cite_style: str = "Citation style"
    style_plain: str = "Plain text"
    citation: str = "Quotation and citation"
    copy: str = "Copy quotation and citation"
    copied: str = "Copied: quotation and citation."
    copy_link: str = "Copy link"
    link_copied: str = "Copied: a link to these words."
    copy_failed: str = "The browser does not let this page copy: select the text and copy it."
    take_away: str = "Take away"
    take_away_more: str = (
        "A file with the excerpts, copied character for character, and the works cited."
    )
    take_as: str = "Kind of file"
    form_docx: str = "Word document"
    form_html: str = "Page to print"
    form_md: str = "Markdown"
    form_json: str = "JSON, for programs"
    take_what: str = "Questions and excerpts"
    nothing_chosen: str = "Nothing is ticked: choose a question and at least one excerpt."
    download: str = "Download"

    # the card of a document
    who_is_behind: str = "Who is behind this text?"
    what_evidence: str = "What is the evidence?"
    what_others: str = "What do other sources say?"
    language_of: str = "Language"
    words_count: str = "{count} word|{count} words"
    quotes_nobody: str = "No statement was found in it: nobody is quoted or reported."
    quoted_people: str = "It quotes or reports:"
    direct: str = "quoted"
    reported: str = "reported"
    same_statement: str = "The same words elsewhere:"
    near_here: str = "Nearest passages elsewhere, not necessarily on the same matter:"
    no_others: str = "No other source comes near."
    fold_noise: str = "Fold the grey words away"
    earlier_excerpt: str = "Previous excerpt"
    later_excerpt: str = "Next excerpt"
    excerpt_of: str = "{number} of {count}"
    show_all: str = "All statements"

    # the page of the sources
    corpus: str = "Sources"
    corpus_more: str = "What is asked: the documents, who speaks in them, and from when they are."
    timeline: str = "When they were issued"
    timeline_alone: str = "All dated documents are of {date}."
    timeline_none: str = "No document states its date."
    undated_count: str = "{count} undated document|{count} undated documents"
    who_speaks: str = "Who speaks"
    nobody_speaks: str = "No statement was found in these documents."
    more_speakers: str = "and {count} more"
    statements_column: str = "Statements"
    speaker_column: str = "Speaker"
    speaks_here: str = "Speak here"
    warnings: str = "Warning"
    unread_files: str = "Files that could not be read"
    listed_in_part: str = "The first {count} are listed."

    # adding documents
    add: str = "Add documents"
    add_more: str = (
        "They are copied into the folder of these documents and indexed; nothing leaves this "
        "machine. PDF, Word, OpenDocument, EPUB, RTF, web pages, text, tables, e-mail or zip, "
        "{megabytes} MB each at most."
    )
    choose_files: str = "Choose files, or drop them here"
    sending: str = "Sending {name}"
    indexing: str = "Indexing"
    added: str = "{name}: added"
    not_added: str = "{name}: not added"
    remove: str = "Remove"
    remove_more: str = "Remove {name} from the documents; the file itself is put aside"

    # numbers and dates
    thousands: str = ","
    day_form: str = "{day} {month} {year}"
    month_form: str = "{month} {year}"
    months: str = (
        "January February March April May June July August September October November December"
    )

    def date(self, issued: str) -> str:
        """Return an ISO 8601 date as people write it.

        >>> Messages().date("2017-04-13"), Messages().date("2017-04"), Messages().date("2017")
        ('13 April 2017', 'April 2017', '2017')
        """
        year, *rest = issued.split("-")
        months = self.months.split()
        if not rest or not rest[0].isdecimal() or not 1 <= int(rest[0]) <= len(months):
            return issued
        month = months[int(rest[0]) - 1]
        if len(rest) > 1 and rest[1].isdecimal():
            return self.day_form.format(day=int(rest[1]), month=month, year=year)
        return self.month_form.format(month=month, year=year)

    def number(self, value: int) -> str:
        """Return a whole number as people write it.

        >>> Messages().number(1234567), Messages(thousands=".").number(1234)
        ('1,234,567', '1.234')
        """
        return f"{value:,}".replace(",", self.thousands)

    def count(self, form: str, value: int) -> str:
        """Return how many there are of what `form` calls by two names.

        >>> [Messages().count("{count} ox|{count} oxen", count) for count in (1, 2)]
        ['1 ox', '2 oxen']
        """
        one, _, several = form.partition("|")
        return (one if value == 1 else several).format(count=self.number(value))

    def place(self, locator: Locator) -> str:
        """Return where an excerpt stands, as a citation says it."""
        forms = {
            "page": self.page,
            "paragraph": self.paragraph,
            "section": self.section,
            "time": self.time,
        }
        return forms[locator.label].format(value=locator.value)

    def for_script(self) -> dict[str, str]:
        """Return the words that the page's script shows by itself."""
        return {name: asdict(self)[name] for name in FOR_SCRIPT}


ENGLISH = Messages()
