"""Block quotations that name whose they are → drafts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.people.genders import FEMALE_NAMES, MALE_NAMES
from corpus.people.name_people import PARTICLES, is_organisation, strip_titles
from corpus.statements.draft import Draft, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import BlockQuote, Document
    from corpus.people.names import Names

_MARKS = ' \t\r\n>—–―⸺-*_[]"“”„«»‘’'
_NAME_ENDS = re.compile(
    r"[,;:(\[\]|/\n<>]|\s[—–―-]+\s|\s(?:in|on|at|from|via|to|writing|speaking|during|as)\s"
)
_BLANK = re.compile(r"\n(?:[^\S\n]|>)*\n[\s>]*")
_LONGEST_NAME = 5  # words
_LONGEST_ROLE = 120  # characters
_UNNAMED = re.compile(r"(?:an?|the|one)\s+(?=[^\W\d_])", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]\.")
_OF_A_WORK = frozenset(
    "a an the my our your his her their this that these those on in to how why what when where who "
    "anonymous unknown source anon ibid via from chapter page article section letter report review "
    "act bible book books declaration constitution dictionary encyclopedia wikipedia guide manual "
    "handbook history story stories song songs poem poems tales notes introduction quoted".split()
)
"""Words with which a title of a work, or a reference, begins or ends, and no name does."""


def draft_block_quotes(document: Document, names: Names) -> Iterator[Draft]:
    """Yield a draft for each block quotation of `document` whose attribution names somebody."""
    for quoted in document.quotes:
        spoken = name_attributed(document, quoted, names)
        content = tuple(_paragraphs(document, quoted.start, quoted.end))
        if spoken is not None and content:
            speaker, printed = spoken
            yield Draft(content, speaker, printed, None, direct=True)


def name_attributed(
    document: Document, quoted: BlockQuote, names: Names
) -> tuple[Speaker, Span] | None:
    """Return whom the attribution names, and the name as printed; None for a work's title.

    What is nothing but a `cite` is a person's name only if something says so: a first name that
    is known, a name that the document knows, or what the person does behind a comma.
    """
    text = document.text[quoted.by_start : quoted.by_end]
    start = len(text) - len(text.lstrip(_MARKS))
    rest = text[start:]
    rest, start = _without_by(rest, start)
    ends = _NAME_ENDS.search(rest)
    head = (rest[: ends.start()] if ends else rest).rstrip(_MARKS + ".")
    if not head:
        return None
    role = _role(rest[len(head) :])
    printed = Span(document, quoted.by_start + start, quoted.by_start + start + len(head))
    speaker = _speaker(head, role, names, cited=quoted.cited)
    return (speaker, printed) if speaker else None


def _without_by(rest: str, start: int) -> tuple[str, int]:
    found = re.match(r"(?:by|said|says)\s+(?=[A-ZÀ-Þ])", rest, re.IGNORECASE)
    return (rest[found.end() :], start + found.end()) if found else (rest, start)


def _role(rest: str) -> str:
    """What stands behind the comma, if it is what somebody does: "mayor of Stow"."""
    line = rest.partition("\n")[0].lstrip(" ,(").rstrip(_MARKS + ".)")
    return line if rest.startswith((",", " (")) and line[:1].islower() else ""


def _speaker(head: str, role: str, names: Names, *, cited: bool) -> Speaker | None:
    words = head.split()
    plain = {words[0].casefold().strip("."), words[-1].casefold().strip(".")}
    role = role if len(role) <= _LONGEST_ROLE else ""
    if not cited and _UNNAMED.match(head) and len(words) > 1 and words[1].islower():
        return Speaker(head, "person", named=False)
    if plain & _OF_A_WORK or any(map(str.isdigit, head)) or len(words) > _LONGEST_NAME:
        return None
    large = [word for word in words if word.casefold() not in PARTICLES]
    if not large or not all(word[0].isupper() for word in large):
        return None
    if is_organisation(head):
        return None if cited else Speaker(head, "organisation", named=True)
    bare, _ = strip_titles(words)
    name = " ".join(bare)
    if not name or not (_is_known(bare, names) or role or not (cited or len(bare) == 1)):
        return None
    known = names.resolve(name) if _is_known(bare, names) else name
    return Speaker(known, "person", named=True, role=role) if known else None


def _is_known(words: list[str], names: Names) -> bool:
    """Whether something tells that these words are a person's name."""
    name = " ".join(words)
    first = len(words) > 1 and words[0].casefold() in FEMALE_NAMES | MALE_NAMES
    initials = len(words) > 1 and any(_INITIAL.fullmatch(word) for word in words[:-1])
    return first or initials or name in names.full or (len(words) == 1 and names.knows(name))


def _paragraphs(document: Document, start: int, end: int) -> Iterator[Span]:
    """The paragraphs quoted, without the marks around them."""
    position = start
    for blank in (*_BLANK.finditer(document.text, start, end), None):
        stop = blank.start() if blank else end
        text = document.text[position:stop]
        stripped = text.strip(_MARKS.replace("-", "") + "*")
        if stripped:
            first = position + text.index(stripped)
            yield Span(document, first, first + len(stripped))
        position = blank.end() if blank else stop
