"""The XML of debates that TheyWorkForYou and its kin publish (root `publicwhip`) → who says what.

Written answers have `ques` and `reply`. A speech with `nospeaker` or without a name is nobody's.
The identities say which house and day: "uk.org.publicwhip/debate/2003-06-26.1219.2".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corpus.document import Reference
from corpus.metadata.parse_date import parse_date
from corpus.readers.blocks.walk_markup import Vocabulary, Walk, local_name, words_of
from corpus.readers.xml.parse_xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.source import Extraction

_LEVELS: Final = {"oral-heading": 1, "major-heading": 2, "minor-heading": 3}
_HOUSES: Final = {
    "debate": "House of Commons debates",
    "lords": "House of Lords debates",
    "westminhall": "Westminster Hall debates",
    "wrans": "Written answers",
    "wms": "Written ministerial statements",
    "standing": "Public bill committees",
    "ni": "Northern Ireland Assembly debates",
    "spor": "Scottish Parliament debates",
    "spwa": "Scottish Parliament written answers",
    "senedd": "Senedd debates",
}
_SITTING = re.compile(r"/(?P<house>[a-z]+)/(?:[^/]*/)?(?P<day>\d{4}-\d\d-\d\d)")


def read_they_work_for_you(content: bytes) -> Extraction:
    """Return the headings and speeches of a day, and who speaks. Raises UnreadableError."""
    root = parse_xml(content)
    walk = Walk(_VOCABULARY)
    walk.take_inside(root)
    walk.end()
    return walk.page.extraction(_facts(root))


def _facts(root: _Element) -> Reference:
    sittings = (_SITTING.search(each.get("id", "")) for each in root)
    sitting = next(filter(None, sittings), None)
    if sitting is None:
        return Reference("")
    house = _HOUSES.get(sitting["house"], "")
    return Reference("", issued=parse_date(sitting["day"]), container_title=house)


def _take_heading(walk: Walk, heading: _Element) -> None:
    walk.page.add_heading(_LEVELS[local_name(heading)], words_of(heading))


def _take_speech(walk: Walk, speech: _Element) -> None:
    name = speech.get("speakername", "")
    known = speech.get("nospeaker", "") != "true" and name.casefold() != "unknown"
    walk.page.begin_turn(name, name if known and _is_identified(speech) else "")
    walk.take_inside(speech)
    walk.page.end_turn()
    walk.page.end_paragraph()


def _is_identified(speech: _Element) -> bool:
    """Whether the name is a person's, and none of an office or of several members."""
    identity = speech.get("person_id") or speech.get("speakerid") or "unknown"
    return identity != "unknown"


_VOCABULARY: Final = Vocabulary(
    special={
        **dict.fromkeys(_LEVELS, _take_heading),
        **dict.fromkeys(("speech", "ques", "reply"), _take_speech),
    },
    blocks=frozenset("p table tr ul ol li blockquote division bills".split()),
    lines=frozenset({"br", "mpname", "lord", "mspname"}),
    cells=frozenset({"td", "th"}),
    hidden=frozenset({"gidredirect"}),
    asides=frozenset({"division"}),
)
