"""Every word that the interface itself says, in one place; documents are never translated."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.reply import Locator


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; the fields in braces are filled in where they are shown."""

    language: str = "en"
    name: str = "On Record"
    promise: str = (
        "Ask a question. The answer is what the documents themselves say, word for word, "
        "each excerpt with its source. Where they do not say, you are told so."
    )
    holdings: str = (
        "{documents} documents, {passages} passages. Nothing you ask leaves this machine."
    )
    unread: str = "{count} files could not be read; the terminal names them."
    try_asking: str = "Try asking"
    start_again: str = "Start again"
    question_label: str = "Your question"
    question_hint: str = "Ask a question"
    ask: str = "Ask"
    conversation: str = "Conversation"

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
    busy: str = "One moment: the question before this one is still being answered."
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
    same_words: str = "the same words in {numbers}"
    left_out: str = "left out here: not the document’s own prose"
    show_in_source: str = "Show these words in the document"
    open_page: str = "Open as page"

    cite: str = "Cite"
    excerpt: str = "excerpt {number}"
    cite_style: str = "Citation style"
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
    cancel: str = "Cancel"
    download: str = "Download"

    publisher_unknown: str = "publisher unknown"
    undated: str = "undated"
    title_inferred: str = "title inferred"
    inferred: str = "inferred"
    page: str = "page {value}"
    paragraph: str = "paragraph {value}"
    section: str = "section {value}"

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
    noise_note: str = (
        "Grey words are not the document’s own prose: link glosses, buttons, captions."
    )
    part_note: str = "This is a part of a long document. The whole of it opens as a page."
    no_such_words: str = "The words asked for do not lie in this document, so nothing is marked."
    no_such_document: str = "No such document"
    no_such_document_more: str = "These documents do not include “{document}”."
    documents_loading: str = "The documents are still being opened"
    documents_loading_more: str = "Reload this page in some seconds."

    months: str = (
        "January February March April May June July August September October November December"
    )

    def date(self, issued: str) -> str:
        """Return an ISO 8601 date as people write it.

        >>> Words().date("2017-04-13"), Words().date("2017-04"), Words().date("2017")
        ('13 April 2017', 'April 2017', '2017')
        """
        year, *rest = issued.split("-")
        months = self.months.split()
        if not rest or not rest[0].isdecimal() or not 1 <= int(rest[0]) <= len(months):
            return issued
        day = f"{int(rest[1])} " if len(rest) > 1 and rest[1].isdecimal() else ""
        return f"{day}{months[int(rest[0]) - 1]} {year}"

    def place(self, locator: Locator) -> str:
        """Return where an excerpt stands, as a citation says it."""
        forms = {"page": self.page, "paragraph": self.paragraph, "section": self.section}
        return forms[locator.label].format(value=locator.value)

    def for_script(self) -> dict[str, str]:
        """Return the words that the page's script shows by itself."""
        wanted = ("searching", "waiting", "empty", "too_long", "busy", "unreachable", "internal",
                  "gone", "copied", "link_copied", "copy_failed", "nothing_chosen")  # fmt: skip
        return {name: asdict(self)[name] for name in wanted}


ENGLISH = Words()
