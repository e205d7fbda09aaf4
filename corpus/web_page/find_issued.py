"""A page → the day on which it was issued, if it says so.

A date of issue is one that says that it is: in the markup, in the page's own entry of linked data,
in its address, or in a line of its own beside the title. The date of an event in running text, of a
copyright, of what else there is to read or of a visit is none. No clock is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.web_page.head import metas
from corpus.web_page.linked_data import texts
from corpus.web_page.written_date import stated_date, without_date, written_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from corpus.web_page.block import Block
    from corpus.web_page.linked_data import Item

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
HEAD_BLOCKS = 12  # between a title and its date
MOST_OTHER_WORDS = 6  # in the line of a date: a name, a place, "min read"

_PUBLISHED_WORD = re.compile(
    r"\b(?:publi\w+|posted|issued|released?|dated?|first (?:posted|published)|created|veröffentlicht|"
    r"erschienen|erstellt|datum|publicado|publié|pubblicato|gepubliceerd|geplaatst|fecha|data|"
    r"опубликовано|дата|opublikowano|julkaistu|publicerad)\b",
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
_ELSEWHERE = re.compile(r"comment|related|sidebar|widget|footer|recommend|teaser|event|calendar|"
                        r"popular|trending|more-|latest|archive|reply|\bcard", re.IGNORECASE)  # fmt: skip
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/\-._]|$)"
)


def find_issued(
    tree: HtmlElement, blocks: list[Block], items: list[Item], url: str, place: str
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
    if published:
        return published
    lines = _date_lines(blocks, place)
    return (
        lines.get("published", "")
        or _from_url(url)
        or lines.get("bare", "")
        or _first(stated.get(name, "") for name in DATED)
        or lines.get("updated", "")
        or _first(stated.get(name, "") for name in UPDATED)
        or _first(text for item in items for text in texts(item.get("dateModified")))
        or _marked(tree, "dateModified", place)
    )


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


def _date_lines(blocks: list[Block], place: str) -> dict[str, str]:
    """Dates in lines of their own beside the title, by what they say of themselves."""
    title = next((n for n, block in enumerate(blocks) if block.level == 1), None)
    found: dict[str, str] = {}
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) > LONGEST_LINE or not any(map(str.isdecimal, text)):
            continue
        near = title is not None and -3 <= number - title <= HEAD_BLOCKS
        above = [block.within, *block.within.iterancestors(), *block.inline]
        if any(_stands_elsewhere(each) for each in above):
            continue
        for kind, line in _parts(text):
            date = written_date(line, place)
            said = kind != "bare" and (near or title is None or number <= title + 2 * HEAD_BLOCKS)
            if date and (said or (near and number > (title or 0) - 1 and block.level == 0)):
                found.setdefault(kind, date)
    return found


def _parts(text: str) -> list[tuple[str, str]]:
    """The dates of a line, each with the words that say which it is."""
    marks = sorted(
        (match.start(), kind)
        for kind, pattern in (("published", _PUBLISHED_WORD), ("updated", _UPDATED_WORD))
        for match in pattern.finditer(text)
    )
    if _OTHER_WORD.search(text):
        return []
    if not marks:
        others = without_date(text).split()
        words = [word for word in others if any(map(str.isalpha, word))]
        return [("bare", text)] if len(words) <= MOST_OTHER_WORDS and not text.endswith("?") else []
    if len(without_date(text).split()) > 2 * MOST_OTHER_WORDS:
        return []
    parts = [("bare", text[: marks[0][0]])] if marks[0][0] else []
    ends = [start for start, _ in marks[1:]] + [len(text)]
    return parts + [(kind, text[start:end]) for (start, kind), end in zip(marks, ends, strict=True)]
