"""TEI (P5, and P4's `TEI.2`): drama, letters, records of parliaments, books → text and speakers.

What a reader of the original sees is the text (`resolve_readings`); `sp` and `u` state who speaks
(chapters 7.2.2 and 8.3.1; ParlaMint and Parla-CLARIN for parliaments).
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.blocks.walk_markup import (
    Vocabulary,
    Walk,
    children_of,
    first_of,
    identity_of,
    local_name,
    words_of,
)
from corpus.readers.tei.read_header import read_header
from corpus.readers.tei.resolve_readings import resolve_readings
from corpus.readers.xml.parse_xml import parse_xml
from corpus.source import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from corpus.source import Extraction

_DIVISION = re.compile(r"div\d?|body|front|back|group|text|act|scene|lg")


def read_tei(content: bytes) -> Iterator[Part]:
    """Yield the document of a TEI file, or each of a `teiCorpus` by its identity or number.

    Raises UnreadableError where there is no text.
    """
    root = parse_xml(content)
    digest = hashlib.sha256(content).hexdigest()
    texts = [each for each in root.iter() if local_name(each) in {"TEI", "TEI.2"}]
    people = _people(root)
    found = [
        Part((identity_of(tei) or str(number)) if tei is not root else "", extraction, digest)
        for number, tei in enumerate(texts, 1)
        if (extraction := _extraction(tei, people)).text.strip()
    ]
    if not found:
        raise UnreadableError(Message(Key.NO_TEXT))
    yield from found


def _extraction(tei: _Element, people: dict[str, str]) -> Extraction:
    resolve_readings(tei)
    walk = Walk(_VOCABULARY, people)
    for text in children_of(tei, "text"):
        walk.take_inside(text)
    walk.end()
    return walk.page.extraction(read_header(tei))


def _people(root: _Element) -> dict[str, str]:
    """The names of persons and parts by their identities; a group has none."""
    found = {}
    for each in root.iterdescendants("{*}person", "{*}role"):
        name = first_of(each, "persName") if local_name(each) == "person" else each
        surname = first_of(name, "surname") if name is not None else None
        if surname is not None and name is not None:
            parts = (first_of(name, part) for part in ("forename", "nameLink", "surname"))
            found[identity_of(each)] = " ".join(filter(None, map(words_of, parts)))
        elif name is not None:
            found[identity_of(each)] = words_of(name)
    return found


def _who(walk: Walk, element: _Element) -> str:
    """Who speaks, if it is one and the file names him."""
    spoken = element.get("who", "").split()
    return walk.people.get(spoken[0].rpartition("#")[2], "") if len(spoken) == 1 else ""


def _take_speech(walk: Walk, speech: _Element) -> None:
    printed = children_of(speech, "speaker")
    walk.page.begin_turn(" ".join(map(words_of, printed)), _who(walk, speech))
    walk.take_inside(speech)
    walk.page.end_turn()
    walk.page.end_paragraph()


def _take_utterance(walk: Walk, utterance: _Element) -> None:
    """A speech in a parliament: the note before it prints the name."""
    before = utterance.getprevious()
    while before is not None and local_name(before) in _BETWEEN and not _names_speaker(before):
        before = before.getprevious()
    printed = words_of(before) if before is not None and _names_speaker(before) else ""
    walk.page.begin_turn(printed, _who(walk, utterance))
    walk.take_inside(utterance)
    walk.page.end_turn()
    walk.page.end_paragraph()


_BETWEEN: Final = frozenset({"note", "pb", "kinesic", "vocal", "incident", "gap"})


def _names_speaker(element: _Element) -> bool:
    return local_name(element) == "note" and element.get("type") == "speaker"


def _take_note(walk: Walk, note: _Element) -> None:
    """A note of the recorder in its place, one of an editor or at the foot of a page at the end."""
    if _names_speaker(note):
        following = note.getnext()
        while following is not None and local_name(following) in _BETWEEN:
            if _names_speaker(following):
                break
            following = following.getnext()
        if following is not None and local_name(following) == "u":
            return  # it stands before what he says
    parent = note.getparent()
    beside = parent is not None and (
        local_name(parent) in {"u", "seg"} or any(local_name(each) == "u" for each in parent)
    )
    if beside:
        _take_stage(walk, note)
    else:
        walk.put_off(note)


def _take_stage(walk: Walk, stage: _Element) -> None:
    parent = stage.getparent()
    apart = parent is None or local_name(parent) not in _HOLDS_WORDS
    if apart:
        walk.page.end_paragraph()
    else:
        walk.write(" ")
    walk.take_aside(stage)
    if apart:
        walk.page.end_paragraph()
    else:
        walk.write(" ")


_HOLDS_WORDS: Final = frozenset("p l ab seg s head w hi q".split())


def _take_heading(walk: Walk, heading: _Element) -> None:
    parent = heading.getparent()
    if parent is not None and _DIVISION.fullmatch(local_name(parent)):
        level = sum(1 for each in parent.iterancestors() if _DIVISION.fullmatch(local_name(each)))
        walk.page.add_heading(level + 1, words_of(heading, _UNPRINTED))
    else:
        walk.page.end_paragraph()
        walk.take_inside(heading)
        walk.page.end_paragraph()


def _take_page(walk: Walk, page: _Element) -> None:
    walk.page.begin_page(page.get("n", ""))
    if page.get("break") != "no":
        walk.write(" ")


def _take_line_break(walk: Walk, line: _Element) -> None:
    if line.get("break") != "no":
        walk.write(" ")


def _take_gap(walk: Walk, gap: _Element) -> None:
    """Words that cannot be read: what stands around them is no sentence."""
    if gap.get("reason") != "editorial" and first_of(gap, "desc") is None:
        walk.page.write("[…]", noise=True)


_UNPRINTED: Final = frozenset({"note", "del", "figDesc"})

_VOCABULARY: Final = Vocabulary(
    special={
        "sp": _take_speech,
        "u": _take_utterance,
        "note": _take_note,
        "stage": _take_stage,
        **dict.fromkeys(("kinesic", "vocal", "incident"), _take_stage),
        "head": _take_heading,
        "pb": _take_page,
        "lb": _take_line_break,
        "cb": _take_line_break,
        "gap": _take_gap,
    },
    blocks=frozenset(
        "p ab seg lg div div1 div2 div3 div4 div5 div6 div7 body front back group floatingText "
        "list item table row figure opener closer salute signed dateline address postscript "
        "trailer byline docTitle titlePart docAuthor docDate docImprint docEdition titlePage "
        "castList castGroup castItem argument epigraph quote cit bibl listBibl set prologue "
        "epilogue performance imprimatur"
        .split()
    ),
    lines=frozenset({"l", "addrLine"}),
    cells=frozenset({"cell"}),
    hidden=frozenset(
        "teiHeader speaker del figDesc index interp interpGrp linkGrp link spanGrp span certainty "
        "facsimile sourceDoc standOff listPerson listPlace listOrg listEvent anchor".split()
    ),
    asides=frozenset({"fw", "mw"}),
)  # fmt: skip
