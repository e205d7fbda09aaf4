"""What people say in a transcript, and an author in a text of his own → drafts."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.people.name_people import strip_titles
from corpus.people.names import surname
from corpus.statements.draft import Draft, Speaker
from corpus.turns.recognise_speaker import PARTS, is_role, name_in
from corpus.turns.turn_layouts import DIRECTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Document
    from corpus.people.names import Names
    from corpus.statements.people.find_author import Author
    from corpus.statements.quotes.paragraph import Paragraph
    from corpus.turns.find_turns import Turn

PIECE = 600
"""Characters of one excerpt of a long turn or speech: a few sentences."""

LONGEST_QUESTION = 300  # characters of a question that is shown with its answer
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ASKS = re.compile(r"[^.?!]*\?[\"”’)\]*_]*\s*(?:\([^()]*\)|\[[^\[\]]*\])?\s*$")
_FINISHED = re.compile(r"[.?!…;:,—–-][\"'”’»)\]*_]*$")
_FEWEST_WORDS = 25  # a paragraph of fewer that ends without a mark is a heading or a signature


def draft_spoken(
    document: Document, turns: Sequence[Turn], names: Names, heading: str
) -> Iterator[Draft]:
    """Return a draft for each turn; neighbouring ones of one speaker are one.

    `heading` is what stands above the first turn: it may tell who "A" and "THE PRESIDENT" are.
    """
    labels = [document.text[each.start : each.end] for each in turns]
    before: Turn | None = None
    pairs = zip(labels, turns, strict=True)
    for (label, name), group in groupby(pairs, key=lambda pair: (pair[0], pair[1].name)):
        own = [turn for _, turn in group]
        speaker = _stated(name) or name_speaker(name or label, labels, names, heading)
        if speaker is not None or not _is_letter(label):
            first = own[0]
            cue = Span(document, first.cue, first.cue + 1) if first.cue >= 0 else None
            yield Draft(
                tuple(span for turn in own for span in _paragraphs(document, turn)),
                speaker,
                Span(document, first.start, first.end),
                cue,
                direct=True,
                opening=_question(document, before) if before else None,
                longest=PIECE,
            )
        before = own[-1]


def draft_authored(author: Author, paragraphs: Sequence[Paragraph], end: int) -> Iterator[Draft]:
    """Return a draft for each paragraph of a text of the author's own, up to the offset `end`.

    Headings, salutations and signatures are left out: they are about the text.
    """
    speaker = Speaker(author.name, author.kind, named=True, role=author.role)
    for paragraph in paragraphs:
        words = len(paragraph.text.split())
        heading = words < _FEWEST_WORDS and not _FINISHED.search(paragraph.text)
        start = paragraph.starts[0] if paragraph.starts else end
        if heading or author.begins > start or start >= end or _is_address(paragraph.text):
            continue
        span = paragraph.span(0, len(paragraph.text))
        yield Draft((span,), speaker, None, None, direct=True, longest=PIECE, authored=True)


_ADDRESS = re.compile(
    r"(?:(?:your|dear|my|fellow|distinguished|honou?rable|hon|mr|mrs|ms|madam|sir|president|speaker|"
    r"chair(?:man|woman|person)?|secretary|general|excellenc(?:y|ies)|ladies|gentlemen|friends|"
    r"colleagues|citizens|delegates|members|guests|senators?|justice|chief|vice|all|thank|thanks|you|"
    r"so|very|much|and|of|the|to|heads|state|government|good|morning|afternoon|evening|hello|hi|"
    r"assembly|countrymen|americans|compatriots|sincerely|yours|truly|faithfully|respectfully|"
    r"regards|best|kind|warm)[\s,.!:;—–-]*)+",
    re.IGNORECASE,
)


def _is_address(text: str) -> bool:
    """'Mr. President, distinguished delegates,': nothing is said yet."""
    return _ADDRESS.fullmatch(text) is not None


def _paragraphs(document: Document, turn: Turn) -> Iterator[Span]:
    """The paragraphs of a turn, without blanks around them and without stage directions."""
    position = turn.said
    for blank in (*_BLANK.finditer(document.text, turn.said, turn.stops), None):
        end = blank.start() if blank else turn.stops
        stripped = document.text[position:end].strip()
        if stripped and not DIRECTION.fullmatch(stripped):
            start = document.text.index(stripped, position)
            yield Span(document, start, start + len(stripped))
        position = blank.end() if blank else end


def _question(document: Document, before: Turn) -> Span | None:
    """The question that a turn ends with: what the next one says may be no more than "Yes"."""
    earliest = max(before.said, before.stops - LONGEST_QUESTION - 1)
    asked = _ASKS.search(document.text, earliest, before.stops)
    if asked is None or (asked.start() == earliest > before.said):  # a longer one
        return None
    start = asked.start() + len(asked.group()) - len(asked.group().lstrip())
    return Span(document, start, before.stops) if start < before.stops else None


def _is_letter(label: str) -> bool:
    return bool(re.fullmatch(r"[QA]\d*", label))


def _stated(name: str) -> Speaker | None:
    """Whom the format names in full; a surname alone may be one of those in the text."""
    words = strip_titles(name.split())[0]
    return Speaker(" ".join(words), "person", named=True) if len(words) > 1 else None


def name_speaker(label: str, labels: Sequence[str], names: Names, heading: str) -> Speaker | None:
    """Who is meant: a full name of the document that the label ends, or else the label.

    "A" and an office are whom the heading alone names; a part ("MODERATOR") has no name.
    """
    words = " ".join(name_in(label).split())
    if _is_letter(words):
        return _answering(names, heading) if words[0] == "A" else None
    if is_role(words) or not PARTS.isdisjoint(words.casefold().replace(".", "").split()):
        return _in_office(words, names, heading) or Speaker(words, "person", named=False)
    name = " ".join(strip_titles(words.title().split() if words.isupper() else words.split())[0])
    if " " in name:
        known = {each.casefold(): each for each in names.full if not each.isupper()}
        return Speaker(known.get(name.casefold(), name), "person", named=True)
    others = (" ".join(strip_titles(name_in(each).split())[0]) for each in labels)
    full = dict.fromkeys([*names.full, *(e for e in others if " " in e and not e.isupper())])
    if name.isupper() or words.isupper():
        short = [each for each in full if _initials(each) == words.replace(".", "")]
        if len(short) == 1:
            return Speaker(short[0], "person", named=True)
    ends = [each for each in full if surname(each).casefold() == name.casefold()]
    ends = ends or [each for each in full if each.split()[0].casefold() == name.casefold()]
    if len(ends) > 1:
        return None
    return Speaker(ends[0] if ends else name, "person", named=True)


def _initials(name: str) -> str:
    """The first letters of a name: "BM" for Bo Marsh."""
    return "".join(word[0] for word in name.split())


_TALK = re.compile(
    r"\b(?:interview|conversation|discussion|q\s*(?:&|and)\s*a|questions?|talks?|talked|speaks?|spoke|"
    r"chats?|chatted|sat down|interviews|interviewed|asked|asks|meets?|met)\b[^.?!\n]{0,40}?"
    r"(?:\b(?:with|to|for|of)\s|:\s*|(?<=interviews)\s|(?<=interviewed)\s|(?<=asked)\s)",
    re.IGNORECASE,
)
_REACH = (
    60  # characters between "interview with" and the name: "the harbour commissioner, Ada Finch"
)


def _answering(names: Names, heading: str) -> Speaker | None:
    """Whom the heading of an interview names as the one who is asked."""
    named = [name for name in names.full if re.search(rf"\b{re.escape(name)}\b", heading)]
    asked = [
        name
        for name in named
        for talk in _TALK.finditer(heading)
        if 0 <= heading.find(name, talk.end()) - talk.end() <= _REACH
    ]
    chosen = dict.fromkeys(asked[:1] or named)
    return Speaker(next(iter(chosen)), "person", named=True) if len(chosen) == 1 else None


def _in_office(role: str, names: Names, heading: str) -> Speaker | None:
    """Return Ada Finch for "THE PRESIDENT" where the heading has "President Finch" and no other."""
    office = re.sub(r"^the\s+", "", role.rstrip("."), flags=re.IGNORECASE)
    behind = rf"\b{re.escape(office)}\s+((?:[A-ZÀ-Þ][\w.'’-]+\s?){{1,4}})"
    found = {
        full
        for match in re.finditer(behind, heading, re.IGNORECASE)
        for full in names.full
        if match[1].strip() and full.split()[-1] in match[1].split()
    }
    return Speaker(found.pop(), "person", named=True, role=office) if len(found) == 1 else None
