"""Akoma Ntoso (OASIS LegalDocML 1.0; versions 2 and 3 of the schema) → debates, acts, judgments.

A debate's speeches, questions and answers have `by`, which is a TLCPerson of the references, and
`from`, which is what the record prints (part 2 of the standard, "speech", "from").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.document import Reference
from corpus.metadata.parse_date import parse_date
from corpus.readers.blocks.walk_markup import (
    Vocabulary,
    Walk,
    children_of,
    first_of,
    identity_of,
    local_name,
    words_of,
)
from corpus.readers.xml.parse_xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.source import Extraction


def read_akoma_ntoso(content: bytes) -> Extraction:
    """Return the text of a document, its headings, and of a debate who says what.

    `scene`, `narrative` and `remark` are what the recorder notes. Raises UnreadableError.
    """
    root = parse_xml(content)
    walk = Walk(_VOCABULARY, _shown(root, "TLCPerson"))
    walk.take_inside(root)
    walk.end()
    return walk.page.extraction(_facts(root))


def _take_speech(walk: Walk, speech: _Element) -> None:
    printed = children_of(speech, "from")
    name = walk.people.get(_target(speech, "by"), "")
    walk.page.begin_turn(words_of(printed[0], _UNPRINTED) if printed else "", name)
    walk.take_inside(speech)
    walk.page.end_turn()
    walk.page.end_paragraph()


def _take_heading(walk: Walk, heading: _Element) -> None:
    number = heading.getprevious()
    numbered = number is not None and local_name(number) == "num"
    words = words_of(heading, _UNPRINTED)
    level = sum(1 for _ in heading.iterancestors())
    walk.page.add_heading(level, f"{words_of(number)} {words}" if numbered else words)


def _take_number(walk: Walk, number: _Element) -> None:
    following = number.getnext()
    if following is None or local_name(following) not in {"heading", "subheading"}:
        walk.page.end_paragraph()
        walk.write(f"{words_of(number)} ")


def _take_line_end(walk: Walk, _element: _Element) -> None:
    walk.page.end_line()


_UNPRINTED: Final = frozenset({"authorialNote", "noteRef"})

_VOCABULARY: Final = Vocabulary(
    special={
        **dict.fromkeys(("speech", "question", "answer"), _take_speech),
        **dict.fromkeys(("heading", "subheading"), _take_heading),
        "num": _take_number,
        "br": _take_line_end,
    },
    inline=frozenset(
        "a abbr affectedDocument argument b bold change concept courtType date decoration def del "
        "docAuthority docCommittee docDate docIntroducer docJurisdiction docNumber docProponent "
        "docPurpose docStage docStatus docTitle docType docketNumber embeddedText entity event "
        "extractText fillIn i img inline ins italic judge lawyer legislature listConclusion "
        "location "
        "mmod mod mref neutralCitation object omissis opinion organization outcome party person "
        "placeholder process quantity quotedText recordedTime ref relatedDocument rmod role rref "
        "session shortTitle signature span strong sub sup term time u vote th td"
        .split()
    ),
    cells=frozenset({"th", "td"}),
    hidden=frozenset(
        "meta from noteRef del componentData attachmentOf".split()
    ),
    blocks=frozenset({"scene", "narrative"}),
    asides=frozenset({"scene", "narrative", "remark"}),
    notes=frozenset({"authorialNote"}),
    open_ended=True,
)  # fmt: skip


_TYPES: Final = {"judgment": "legal_case", "judgement": "legal_case", "bill": "bill",
                 "act": "legislation"}  # fmt: skip
_LANGUAGES: Final = {"eng": "en", "fra": "fr", "spa": "es", "ita": "it", "deu": "de", "por": "pt"}


def _facts(root: _Element) -> Reference:
    """What the document says of itself: its title and day as printed, else its work's."""
    work = first_of(root, "FRBRWork")
    author = first_of(root, "FRBRWork", "FRBRauthor")
    language = first_of(root, "FRBRlanguage")
    kind = next((_TYPES[name] for each in root if (name := local_name(each)) in _TYPES), "document")
    titles = (first_of(root, "preface", each) for each in ("docTitle", "shortTitle", "longTitle"))
    title = next((words for each in titles if (words := words_of(each, _UNPRINTED))), "")
    organisations = _shown(root, "TLCOrganization")
    code = language.get("language", "") if language is not None else ""
    return Reference(
        "",
        type=kind,
        title=title,
        issued=_day(root, work),
        publisher=organisations.get(_target(author, "href"), ""),
        language=_LANGUAGES.get(code, code if len(code) == len("en") else ""),
    )


def _shown(root: _Element, name: str) -> dict[str, str]:
    """What the references call the persons or organisations, by their identities."""
    found = root.iterdescendants(f"{{*}}{name}")
    return {identity_of(each): " ".join(each.get("showAs", "").split()) for each in found}


def _target(element: _Element | None, name: str) -> str:
    return "" if element is None else element.get(name, "").lstrip("#")


def _day(root: _Element, work: _Element | None) -> str:
    """The day that the preface prints; else that of the work, which may be that of its making."""
    made = first_of(work, "FRBRdate") if work is not None else None
    for each in (*(first_of(root, above, "docDate") for above in ("preface", "coverPage")), made):
        day = parse_date(each.get("date", "")[:10]) if each is not None else ""
        if day:
            return day
    return ""
