"""What the views beside the conversation say, in English: people, timeline, figures, comparison and
the table of the sources. What all pages say is in `messages.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewWords:
    """One language's words; the fields in braces are filled in, and "|" parts one from several."""

    language: str = "en"
    skip: str = "To the content"
    ways: str = "Views"
    ask: str = "Ask"
    people: str = "People"
    timeline: str = "Timeline"
    figures: str = "Figures"
    compare: str = "Compare"
    sources: str = "Sources"

    # what several views say
    all_sources: str = "all sources"
    source: str = "Source"
    show: str = "Show"
    earlier: str = "Back"
    later: str = "More"
    pages: str = "Pages"
    part: str = "{first} to {last} of {count}"
    nothing: str = "There is nothing of the kind in these documents."
    so_far: str = (
        "{read} of {documents} documents have been looked at so far; what follows is of those."
    )
    look_again: str = "Look again"
    as_json: str = "The same as JSON"
    as_csv: str = "The same as a table (CSV)"
    says: str = "says {name}"
    not_named: str = "the source names nobody for it"
    dated: str = "dated {dates}"
    on_timeline: str = "{period} on the timeline"
    whole_timeline: str = "The timeline of all sources"
    side_by_side_way: str = "These sources side by side"
    all_of: str = "All that {name} is recorded as saying"

    # people
    people_more: str = (
        "Who is quoted or reported in these documents, under the names that they print."
    )
    persons: str = "Persons"
    organisations: str = "Organisations"
    unsure: str = "Perhaps a person, perhaps not"
    unsure_more: str = "Nothing that these documents print tells which."
    statements: str = "{count} statement|{count} statements"
    sources_count: str = "{count} source|{count} sources"
    name: str = "Name"
    printed_as: str = "As printed"
    statements_column: str = "Statements"
    roles: str = "Who that is"
    names: str = "Names as printed"
    joins: str = "Why other names are taken for this one"
    doubtful: str = "doubtful"
    no_name: str = "(no name)"
    perhaps: str = "Perhaps the same"
    perhaps_more: str = "The names end or begin alike. Nothing shows that they are one."
    said: str = "In the sources’ words, by date of the source"
    quoted: str = "quoted"
    reported: str = "reported"
    authored: str = "in their own words"
    elsewhere: str = "The same words elsewhere:"
    ask_about: str = "Ask: {question}"
    no_such_person: str = "Nobody of that name speaks"
    no_such_person_more: str = "No statement in these documents is by “{name}”."

    # timeline
    timeline_more: str = "Every sentence that names a date, word for word, under that date."
    year: str = "Year"
    every_year: str = "every year"
    sentences: str = "{count} sentence|{count} sentences"
    side_by_side: str = "{count} sources on this date"
    without_month: str = "{year}, without a month"

    # figures
    figures_more: str = (
        "What is counted in these documents: each number in its sentence. Numbers of one thing in "
        "sentences that are alike are held against one another; whether they contradict each "
        "other is for you to judge."
    )
    counted: str = "What is counted"
    numbers: str = "Numbers"
    sources_give: str = "The sources give: {numbers}"
    differs: str = "another source has another number"
    every_figure: str = "All that is counted"
    number: str = "Number"
    topics_of: str = "Words of your question"
    about: str = "Containing the words"

    # compare
    compare_more: str = (
        "The same question is put to each source alone. Words that several of them have are "
        "numbered alike."
    )
    first_source: str = "First source"
    second_source: str = "Second source"
    third_source: str = "Third source, if any"
    no_source: str = "none"
    question: str = "Question"
    silent: str = "says nothing on this"
    choose_two: str = "Choose at least two sources."
    same_words: str = "The same words as on the other side: {number}"
    other_speaker: str = "the sources name different speakers"
    shared: str = "Without a question: the statements that both sides have."
    nothing_shared: str = "has no statement in common with the others"

    # sources
    title: str = "Title"
    authors: str = "Author"
    issued: str = "Date"
    publisher: str = "Publisher"
    kind: str = "Kind"
    words: str = "Words"
    remarks: str = "Remarks"
    copies: str = "nearly the same as {names}"
    sort_by: str = "sort by {column}"
    edit: str = "Edit"
    edit_more: str = "Edit the facts of {title}"
    edit_title: str = "Facts of “{title}”"
    edit_lead: str = (
        "They are written to sources.toml beside the documents. An empty field states nothing: "
        "what the file itself says is used then."
    )
    authors_hint: str = "one author a line"
    issued_hint: str = "2017, 2017-04 or 2017-04-13"
    container: str = "Appeared in"
    content_note: str = "Content note"
    language_of: str = "Language"
    address: str = "Address"
    save: str = "Save"
    cancel: str = "Cancel"
    proposals: str = "On its first page"
    use: str = "use?"
    saved: str = "Saved. The documents are being read again."
    only_here: str = "Facts can only be edited on the machine that serves these documents."
    remove: str = "Remove"
    removed: str = "{name} was taken out."
    undo: str = "Undo"
    restored: str = "{name} is back."
