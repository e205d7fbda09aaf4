"""A page → the day on which it was issued, if it says so.

A date of issue is one that says that it is: in the markup, in the page's own entry of linked data,
in its address, or in a line of its own beside the title. The date of an event in running text, of a
copyright, of what else there is to read or of a visit is none. No clock is asked.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.metadata.written_date import stated_date, without_date, written_date
from corpus.readers.html.metadata.head import metas
from corpus.readers.html.metadata.linked_data import texts
from corpus.readers.html.metadata.title import outside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block
    from corpus.readers.html.metadata.linked_data import Item
    from corpus.readers.html.metadata.title import Title

PUBLISHED = (
    "article:published_time article:published og:published_time og:article:published_time "
    "citation_publication_date citation_online_date citation_date prism.publicationdate "
    "dc.date.issued dcterms.issued dc.issued dc.date.published datepublished date_published "
    "publishdate publish_date publish-date publication_date publication-date published_time "
    "published pubdate pub_date bt:pubdate parsely-pub-date sailthru.date article.published "
    "originalpublicationdate cxenseparse:recs:publishtime shareaholic:article_published_time "
    "dcsext.articlefirstpublished rnews:datepublished vr:published_time eomportal-pubdate"
).split()
DATED = "date dc.date dcterms.date dc.date.created dcterms.created created dc.created".split()
UPDATED = (
    "article:modified_time og:updated_time article:updated dc.date.modified dcterms.modified "
    "lastmodified last-modified datemodified revision_date"
).split()
"""Names that pages give their dates (Open Graph, Highwire, PRISM, Dublin Core, schema.org, and
those of publishers' own systems), lower case."""

LONGEST_LINE = 90  # characters of a line that is a date's own
HEAD_BLOCKS = 12  # between a title and a date that nothing marks as one
ABOVE, BELOW = 3, 40  # blocks from a title within which its dates are
BRIEF = 8  # words
MOST_OTHER_WORDS = 6  # in the line of a date: a name, a place, "min read"

_PUBLISHED_WORD = re.compile(
    r"\b(?:publi\w+|posted|issued|released?|dated?|first (?:posted|published)|created|"
    r"veröffentlicht|gepostet|erschienen|erstellt|datum|pubblicato|gepubliceerd|geplaatst|fecha|"
    r"data|опубликовано|дата|opublikowano|julkaistu)\b",
    re.IGNORECASE,
)
_UPDATED_WORD = re.compile(
    r"\b(?:updated?|modified|revised|reviewed|edited|aktualisiert|stand|geändert|actualizad\w|"
    r"mis à jour|modifié|aggiornato|bijgewerkt|обновлено|päivitetty|uppdaterad)\b",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"©|\(c\)|\b(?:copyright|retrieved|accessed|archived|visited|born|died|deadline|event|events|"
    r"until|valid|expires?|next|since|joined|registered|member|from|starts?|begins?|ends?|"
    r"meeting|conference|abgerufen|bis|seit|ab)\b",
    re.IGNORECASE,
)
_RUNNING = frozenset("aside nav footer form table".split())
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|widget|footer|recommend|teaser|event|calendar|popular|trending|"
    r"more-|latest|archive|reply|\bcard",
    re.IGNORECASE,
)
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/\-._]|$)"
)


def find_issued(
    tree: HtmlElement, blocks: list[Block], title: Title, items: list[Item], place: str
) -> str:
    """Return the date of issue in ISO 8601, as precise as it is stated; "" where none is.

    `blocks` are all of the page's, `items` its own linked data. A date of revision counts where
    the page has no other: it is issued as it is since then.
    """
    stated = metas(tree)
    published = (
        _first(stated.get(name, "") for name in PUBLISHED)
        or _first(text for item in items for text in texts(item.get("datePublished")))
        or _marked(tree, "datePublished", place)
    )
    lines = _date_lines(blocks, title, place)
    if published:
        return _where_it_was(published, lines)
    address = _from_url(title.url)
    day = address if len(address) == DAY else ""
    return (
        lines.get("published", "")
        or day
        or lines.get("bare", "")
        or address
        or _first(stated.get(name, "") for name in DATED)
        or lines.get("updated", "")
        or _first(stated.get(name, "") for name in UPDATED)
        or _first(text for item in items for text in texts(item.get("dateModified")))
        or _marked(tree, "dateModified", place)
    )


DAY = len("2019-05-30")


def _where_it_was(stated: str, lines: dict[str, str]) -> str:
    """The day that the page prints, where the head's differs by one: that is Greenwich's."""
    printed = lines.get("published", "") or lines.get("bare", "")
    if len(stated) == len(printed) == DAY:
        apart = abs((date.fromisoformat(stated) - date.fromisoformat(printed)).days)
        return printed if apart == 1 else stated
    return stated


def _first(values: Iterable[str]) -> str:
    return next((found for value in values if value and (found := stated_date(value))), "")


def _marked(tree: HtmlElement, name: str, place: str) -> str:
    """Microdata of the page itself: not of an item that lies within another or elsewhere."""
    for element in tree.xpath("//*[@itemprop=$n or @property=$n]", n=name):
        above = [*element.iterancestors()]
        items = [
            each for each in above if each.get("itemprop") and each.get("itemscope") is not None
        ]
        if items or any(_stands_elsewhere(each) for each in above):
            continue
        value = element.get("content") or element.get("datetime")
        found = stated_date(value) if value else written_date(str(element.text_content()), place)
        if found:
            return found
    return ""


def _stands_elsewhere(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _RUNNING or (element.tag != "body" and bool(_ELSEWHERE.search(names)))


def _from_url(url: str) -> str:
    found = _IN_URL.search(url)
    return "-".join(filter(None, found.groups())) if found else ""


def _date_lines(blocks: list[Block], title: Title, place: str) -> dict[str, str]:
    """Dates in lines of their own beside the title, by what they say of themselves."""
    found: dict[str, str] = {}
    for number, block in enumerate(blocks):
        if title.number is None or not -ABOVE <= number - title.number <= BELOW:
            continue
        if len(block.text) > LONGEST_LINE or number == title.number:
            continue
        own = outside([block.within, *block.within.iterancestors()], title)
        if any(map(_stands_elsewhere, own)):
            continue
        near = number - title.number <= HEAD_BLOCKS or any(map(_is_dated, [*block.inline, *own]))
        for kind, line in _attributes(block) or _parts(block.text):
            day = written_date(line, place)
            alone = block.level == 0 or not without_date(line).strip()
            if day and (kind != "bare" or (near and alone)) and len(day) > len(found.get(kind, "")):
                found[kind] = day
    return found


def _is_dated(element: HtmlElement) -> bool:
    return element.tag == "time" or bool(_DATED.search(element.get("class", "")))


_DATED = re.compile(r"date|time|datum|fecha|publi|posted|meta\b|pub-?date", re.IGNORECASE)


def _attributes(block: Block) -> list[tuple[str, str]]:
    """What `time` elements mean that show something else, such as how long ago it was."""
    times = [each for each in block.inline if each.tag == "time" and each.get("datetime")]
    one = len(times) == 1 and written_date(block.text)
    if not times or one or _VERB.search(block.text) or len(block.text.split()) > 2 * BRIEF:
        return []
    kinds = [
        "updated" if re.search("updat|modif", each.get("class", "")) else "bare" for each in times
    ]
    if _UPDATED_WORD.search(block.text) and len(times) == 1:
        kinds = ["updated"]
    return [(kind, each.get("datetime", "")[:DAY]) for kind, each in zip(kinds, times, strict=True)]


_VERB = re.compile(
    r"\b(?:is|was|are|were|will|has|had|have|be|been|the|ist|war|wird|sind|waren|hat|est|sera|es|era|"
    r"son|fue|può|wordt|zijn)\b",
    re.IGNORECASE,
)
"""What a sentence has, and a line that holds a date has not."""

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b(?!\.?\d)")
"""Two times of day are when something begins and ends."""


def _parts(text: str) -> list[tuple[str, str]]:
    """The dates of a line, each with the words that say which it is."""
    marks = sorted(
        (match.start(), kind)
        for kind, pattern in (("published", _PUBLISHED_WORD), ("updated", _UPDATED_WORD))
        for match in pattern.finditer(text)
    )
    if _OTHER_WORD.search(text) or len(_CLOCK.findall(text)) > 1:
        return []
    if not marks:
        others = without_date(text).split()
        words = [word for word in others if any(map(str.isalpha, word))]
        line = len(words) <= MOST_OTHER_WORDS and not _VERB.search(text)
        return [("bare", text)] if line and not (text.endswith((".", "?", "!")) and words) else []
    if len(without_date(text).split()) > 2 * MOST_OTHER_WORDS:
        return []
    parts = [("bare", text[: marks[0][0]])] if marks[0][0] else []
    ends = [start for start, _ in marks[1:]] + [len(text)]
    return parts + [(kind, text[start:end]) for (start, kind), end in zip(marks, ends, strict=True)]
