"""What people say in a transcript, and an author in a text of his own → drafts."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.language.lexicon import TITLES
from corpus.people.name_people import strip_titles
from corpus.people.names import surname
from corpus.statements.draft import Draft, Speaker
from corpus.statements.people.introduce_people import introduce_people
from corpus.turns.recognise_speaker import PARTS, is_role, name_in
from corpus.turns.turn_layouts import DIRECTION, TIME_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Document
    from corpus.people.names import Names
    from corpus.statements.people.find_author import Author
    from corpus.statements.people.scene import Scene
    from corpus.statements.quotes.paragraph import Paragraph
    from corpus.turns.bound_turns import Turn

PIECE = 600
"""Characters of one excerpt of a long turn or speech: a few sentences."""

LONGEST_QUESTION = 300  # characters of a question that is shown with its answer
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ASKS = re.compile(r"[^.?!]*\?[\"”’)\]*_]*\s*(?:\([^()]*\)|\[[^\[\]]*\])?\s*$")
_FINISHED = re.compile(r"[.?!…;:,—–-][\"'”’»)\]*_]*$")
_FEWEST_WORDS = 25  # a paragraph of fewer that ends without a mark is a heading or a signature


def draft_spoken(
    document: Document,
    turns: Sequence[Turn],
    names: Names,
    heading: str,
    scenes: Sequence[Scene] = (),
) -> Iterator[Draft]:
    """Return a draft for each turn; neighbouring ones of one speaker are one, messages are not.

    `heading` is what stands above the first turn: it may tell who "A" and "THE PRESIDENT" are.
    `scenes`, those of the document, tell what the people are.
    """
    if not turns:
        return
    labels = [document.text[each.start : each.end] for each in turns]
    listed = (*document.reference.authors, *_listed(document.text[: turns[0].begins]))
    speakers = {label: name_speaker(label, [*labels, *listed], names, heading) for label in labels}
    known = {label: speaker for label, speaker in speakers.items() if speaker}
    roles = introduce_people(document, turns, known, scenes)
    before: Turn | None = None
    pairs = zip(labels, turns, strict=True)
    for (label, name, sent), group in groupby(pairs, key=_whose):
        own = [turn for _, turn in group]
        speaker = speakers[label]
        if sent >= 0:
            speaker = Speaker(" ".join(label.split()), "person", named=True)
        elif name:
            speaker = _stated(name) or name_speaker(name, labels, names, heading)
        if speaker and speaker.named and not speaker.role:
            speaker = replace(speaker, role=roles.get(speaker.name, ""))
        content = tuple(span for turn in own for span in _paragraphs(document, turn))
        if content and (speaker is not None or not _is_letter(label)):
            first = own[0]
            cue = Span(document, first.cue, first.cue + 1) if first.cue >= 0 else None
            yield Draft(
                content,
                speaker,
                Span(document, first.start, first.end),
                cue,
                direct=True,
                opening=_question(document, before) if before else None,
                longest=PIECE,
            )
        before = own[-1] if sent < 0 else None  # who writes next need not answer


def _whose(pair: tuple[str, Turn]) -> tuple[str, str, int]:
    """The label and the name of a turn, and of a message its place: each has a time of its own."""
    label, turn = pair
    return label, turn.name, turn.begins if turn.sent else -1


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
    """'Mr. President, distinguished delegates,' or 'Dear Ada,': nothing is said yet."""
    return bool(_ADDRESS.fullmatch(text) or _SALUTATION.fullmatch(text))


_SALUTATION = re.compile(r"(?:my\s+)?dear\b[^?!\n]{0,60}[,:!]", re.IGNORECASE)


def _paragraphs(document: Document, turn: Turn) -> Iterator[Span]:
    """The paragraphs of a turn, without blanks around them and without stage directions."""
    position = turn.said
    for blank in (*_BLANK.finditer(document.text, turn.said, turn.stops), None):
        end = blank.start() if blank else turn.stops
        stripped = document.text[position:end].strip()
        unsaid = DIRECTION.fullmatch(stripped) or TIME_ALONE.fullmatch(stripped)
        if stripped and not unsaid:
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
    bare = strip_titles(words.title().split() if words.isupper() else words.split())[0]
    name = " ".join(word.title() if word.isupper() and len(bare) > 1 else word for word in bare)
    if " " in name:
        known = {each.casefold(): each for each in names.full if not each.isupper()}
        return Speaker(known.get(name.casefold(), name), "person", named=True)
    full = _full_names(labels, names)
    if words.isupper():
        short = [each for each in full if _initials(each) == words.replace(".", "")]
        if len(short) == 1:
            return Speaker(short[0], "person", named=True)
    ends = [each for each in full if surname(each).casefold() == name.casefold()]
    ends = ends or [each for each in full if each.split()[0].casefold() == name.casefold()]
    ends = [each for each in ends if not any(_is_longer(each, other) for other in ends)]
    if len(ends) > 1:
        return None
    short_form = words if len(words) <= _INITIALS else name.title() if name.isupper() else name
    return Speaker(ends[0] if ends else short_form, "person", named=True)


_INITIALS = 3  # letters of a label that may be no name but initials


def _full_names(labels: Sequence[str], names: Names) -> list[str]:
    """The full names that a label may stand for: those of the text, and other labels."""
    others = (" ".join(name_in(each).split()) for each in labels)
    full = [*names.full, *(each for each in others if " " in each and not each.isupper())]
    persons = [
        each
        for each in full
        if each.split()[0].rstrip(".").casefold() not in TITLES
        and surname(each) not in _CALENDAR
        and all(map(_WORD.fullmatch, each.split()))
    ]
    return list(dict.fromkeys(each.title() if each.isupper() else each for each in persons))


_WORD = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?!\w{2}))*")  # none of an address

_CALENDAR = frozenset((*month_name, *day_name))  # "Courier Saturday" is no full name of a paper


def _is_longer(one: str, other: str) -> bool:
    """Whether `one` is `other` and what that person is: "Attorney Ada Finch"."""
    return one != other and one.endswith(f" {other}")


_LISTED = re.compile(
    r"^[^\S\n]*(?:-[^\S\n]+|(?:guests?|hosts?|speakers?|participants?|with)[^\S\n]*:[^\S\n]*)"
    r"[\"']?(?P<who>[^\W\d_a-z][\w.'’-]+(?:[^\S\n]+[\w.'’-]+){1,3})[\"']?[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)


def _listed(heading: str) -> list[str]:
    """The full names that stand above a transcript, one on a line, as who takes part."""
    found = (each["who"] for each in _LISTED.finditer(heading))
    return [each for each in found if each[0].isupper() and surname(each)[0].isupper()]


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
    behind = rf"(?<!vice )(?<!deputy )\b{re.escape(office)}\s+((?:[A-ZÀ-Þ][\w.'’-]+\s?){{1,4}})"
    found = {
        full
        for match in re.finditer(behind, heading, re.IGNORECASE)
        for full in _named_by(match[1].split(), names)
    }
    return Speaker(found.pop(), "person", named=True, role=office) if len(found) == 1 else None


def _named_by(words: Sequence[str], names: Names) -> list[str]:
    """The full names that the words behind an office end on: a surname alone may be another's."""
    return [each for each in names.full if surname(each) in words]
