"""What the page says of its views, its cards, its reader and its tray, in English."""

from __future__ import annotations

from dataclasses import dataclass

FOR_SCRIPT = (
    "language", "name", "queued", "found", "not_found", "keep", "kept", "downloaded",
    "searching", "waiting", "empty",
    "too_long", "unreachable", "internal", "gone", "too_many", "editing", "excerpt_of",
    "filtered", "since_value", "until_value", "only_statements_short", "copied", "link_copied",
    "copy_failed", "nothing_chosen", "sending", "indexing", "added", "not_added",
)  # fmt: skip
"""The words that the page's script shows by itself."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """One language's words; `Messages` adds those of everything else."""

    # the head, and what was begun anew
    views: str = "Views"
    people: str = "People"
    events: str = "Timeline"
    figures: str = "Figures"
    compare: str = "Compare"
    started_again: str = "Started again."
    undo: str = "Undo"
    queued: str = "Waiting for the question before this one"
    to_newest: str = "To the newest answer"
    seek: str = "Seek in “{label}”"

    # the first page
    ask_about: str = "Ask about"
    when: str = "When"
    mentions: str = "how often the documents name it"
    ask_in_english: str = ""

    # a card
    before: str = "{count} sentence before|{count} sentences before"
    behind: str = "{count} sentence after|{count} sentences after"
    fold: str = "Only the words that answer"
    open: str = "Open"
    link: str = "Link"
    keep: str = "Keep"
    kept: str = "Kept"

    extent: str = "Quote"
    extent_words: str = "the marked words"
    extent_sentence: str = "the sentence"
    extent_excerpt: str = "the whole excerpt"

    # the reader
    contents: str = "Contents"
    find: str = "Find in this document"
    found: str = "{number} of {count}"
    not_found: str = "not found"
    text_size: str = "Text size"
    smaller: str = "Smaller text"
    larger: str = "Larger text"
    to_mark: str = "To the marked words"

    code_open: str = (
        "Only this machine can open this address. For a class, stop On Record and start it with "
        "--host {address}: everybody in the room can then open http://{address}:{port}."
    )

    # what is kept, and the handout made of it
    project: str = "Project"
    project_more: str = "One excerpt at a time, large: arrow keys lead on, Escape back"
    keep_all: str = "Keep all"
    keep_all_more: str = "Keep every excerpt of this answer"
    nothing_kept: str = "Nothing is kept yet: “Keep” below an excerpt puts it here."
    kept_more: str = "Kept in this browser, for these documents; nothing is sent anywhere."
    note: str = "Your note"
    move_up: str = "Up"
    move_down: str = "Down"
    let_go: str = "Take out"
    take_kept: str = "As a file"
    file_form: str = "Format"
    sheet_kept: str = "Excerpts with my notes"
    sheet_lines: str = "Handout with lines to write on"
    sheet_gaps: str = "Handout with gaps to fill in"
    group: str = "Class"
    paper: str = "Paper"
    with_answers: str = "With the teacher’s sheet"
    downloaded: str = "Downloaded: {name}"
    pick_all: str = "All"
    pick_none: str = "None"
    continuing: str = "continuing:"
    ask_fresh: str = "Ask it by itself"
