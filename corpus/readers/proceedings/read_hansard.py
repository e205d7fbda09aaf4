"""The XML of the Hansard of Australia (root `hansard`, versions 2.0 to 2.2) → who says what.

`talker` gives the name for machines ("Finch, Ada, MP") and until 2.1 the one that is printed ("Ms
FINCH"); in 2.2 links of a `type` such as "MemberSpeech" stand before what is said in `talk.text`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corpus.document import Reference
from corpus.metadata.parse_date import parse_date
from corpus.readers.blocks.walk_markup import (
    Vocabulary,
    Walk,
    children_of,
    first_of,
    local_name,
    words_of,
)
from corpus.readers.xml.parse_xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.source import Extraction

_TITLES: Final = frozenset("mr mrs ms miss dr sen senator hon hon. mp sir dame the madam".split())
_DEBATE = re.compile(r"debate|subdebate\.\d")
_BEFORE_WORDS = re.compile(r"[\s.—–-]*")  # "—I rise", ". - I rise"
_HEAD = re.compile(r"\s*(?:\([^()]*\)\s*)*:?\s*")  # "(Harrow—Minister) (10:01): "


def read_hansard(content: bytes) -> Extraction:
    """Return the debates of a day, their pages, and who speaks. Raises UnreadableError."""
    root = parse_xml(content)
    walk = Walk(_VOCABULARY, _people(root))
    walk.take_inside(root)
    walk.end()
    return walk.page.extraction(_facts(root))


def _people(root: _Element) -> dict[str, str]:
    """The members' names by their identities."""
    found = {}
    for talker in root.iterdescendants("talker"):
        identity = words_of(first_of(talker, "name.id"))
        names = [each for each in children_of(talker, "name") if each.get("role") != "display"]
        if identity and names:
            found[identity] = _turned(words_of(names[0]))
    return found


def _turned(name: str) -> str:
    """Return "Ada Finch" for "FINCH, Sen the Hon. Ada, MP"; "" for an office such as "SPEAKER, Mr".

    >>> _turned("O'DOWD, Ken, MP"), _turned("SPEAKER, The"), _turned("Campbell, Sen George")
    ("Ken O'Dowd", '', 'George Campbell')
    """
    family, comma, rest = name.partition(",")
    given = [word for word in rest.split(",")[0].split() if word.casefold() not in _TITLES]
    if not comma or not given:
        return ""
    cased = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), family)
    return " ".join([*given, cased if family.isupper() else family])


def _take_turn(walk: Walk, speech: _Element) -> None:
    walk.page.end_turn()
    walk.take_inside(speech)
    walk.page.end_turn()
    walk.page.end_paragraph()


def _take_talker(walk: Walk, talker: _Element) -> None:
    printed = [each for each in children_of(talker, "name") if each.get("role") == "display"]
    walk.page.begin_page(words_of(first_of(talker, "page.no")))
    if printed:
        name = walk.people.get(words_of(first_of(talker, "name.id")), "")
        walk.page.begin_turn(words_of(printed[0]), name)


def _take_paragraph(walk: Walk, paragraph: _Element) -> None:
    """A paragraph, which in the latest version begins with the name of who speaks from there on."""
    parent = paragraph.getparent()
    link = next((each for each in paragraph.iterdescendants("a") if each.get("type")), None)
    if link is not None and words_of(paragraph).startswith(words_of(link)):
        label, words = words_of(link), words_of(paragraph)
        walk.page.begin_turn(label, walk.people.get(link.get("href", ""), ""))
        rest = words[len(label) :]
        head = _HEAD.match(rest)
        told = head.end() if head else 0
        walk.page.write(rest[:told].strip(" :"), noise=True)
        walk.write(f" {rest[told:]}")
    else:
        if parent is not None and local_name(parent) == "talk.start":
            paragraph.text = (paragraph.text or "")[_skipped(paragraph.text or "") :]
        walk.page.end_paragraph()
        walk.take_inside(paragraph)
    walk.page.end_paragraph()


def _skipped(words: str) -> int:
    found = _BEFORE_WORDS.match(words)
    return found.end() if found else 0


def _take_title(walk: Walk, title: _Element) -> None:
    level = sum(1 for each in title.iterancestors() if _DEBATE.fullmatch(local_name(each)))
    parent = title.getparent()
    page = first_of(parent, "page.no") if parent is not None else None
    walk.page.begin_page(words_of(page))
    walk.page.add_heading(max(level, 1), words_of(title))


def _facts(root: _Element) -> Reference:
    header = next(iter(children_of(root, "session.header")), None)
    if header is None:
        return Reference("")
    chamber = words_of(first_of(header, "chamber"))
    return Reference(
        "",
        issued=parse_date(words_of(first_of(header, "date"))),
        container_title=f"Hansard, {chamber}" if chamber else "",
    )


_VOCABULARY: Final = Vocabulary(
    special={
        **dict.fromkeys(("speech", "question", "answer", "interjection", "continue"), _take_turn),
        **dict.fromkeys(("para", "p"), _take_paragraph),
        "talker": _take_talker,
        "title": _take_title,
    },
    blocks=frozenset(
        "quote list item table row tr business.start amendment motion division division.header "
        "division.data ayes noes names motionnospeech petition adjournment interrupt".split()
    ),
    lines=frozenset({"name"}),
    cells=frozenset({"entry", "td"}),
    hidden=frozenset(
        "session.header page.no type debate.text subdebate.text day.start id.no cognate "
        "time.stamp name.id electorate party role in.gov first.speech presenter".split()
    ),
    asides=frozenset({"division.data"}),
)  # fmt: skip
