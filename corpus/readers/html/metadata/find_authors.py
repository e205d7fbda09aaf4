"""A page → who wrote it, if it says so in its markup or in a byline."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.metadata.clean_names import clean_names, is_institution, is_nobody, opens_byline
from corpus.people.genders import gender_of
from corpus.people.name_people import is_organisation
from corpus.readers.html.metadata.head import every_meta
from corpus.readers.html.metadata.linked_data import texts
from corpus.readers.html.metadata.title import outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block
    from corpus.readers.html.metadata.linked_data import Item
    from corpus.readers.html.metadata.title import Title

SCHOLARLY = (
    "citation_author citation_authors dc.creator dcterms.creator dc:creator dcterms:creator "
    "bepress_citation_author dc.contributor.author eprints.creators_name"
).split()
METAS = (
    "author article:author og:author og:article:author parsely-author sailthru.author authors byl "
    "dcsext.author article.author article:author_name byline cxenseparse:author "
    "shareaholic:article_author_name citation_author_name"
).split()
"""Names under which heads of pages give authors: for libraries, and for everybody else."""

MOST_NAMES = 200  # values that are looked at: a page with more is a list of others
LONGEST_BYLINE = 160  # characters
HEAD_BLOCKS = 8  # between a title and a byline that nothing but its "By" marks

_MARKED = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:s|-?name|__name|_name|-link)?|entry-author|post-author|"
    r"article-author|byl|p-author|contributor(?:-name)?|writer|journalist)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|footer|recommend|teaser|reply|popular|trending|"
    r"next-|prev-|latest|quote|tweet|reviewer|widget|follow",
    re.IGNORECASE,
)
_BESIDE_TEXT = re.compile(r"caption|image|photo|avatar|social|share", re.IGNORECASE)
"""What is no byline, unless it is called one as well: "byline-social" is a byline and buttons."""
_CALLED = re.compile(r"byline|author", re.IGNORECASE)
_APART = frozenset("aside nav footer form figure blockquote template noscript cite".split())
_BY = re.compile(r"(?:by|von|par|por|written by|text:|autor:)\s+(?=[^\W\d_])", re.IGNORECASE)


def find_authors(
    tree: HtmlElement, blocks: list[Block], title: Title, items: list[Item], site: str
) -> tuple[str, ...]:
    """Return the authors' names; () where none is certain.

    `items` is the page's own linked data, `site` the name of the site, which is no author of its
    own unless it is an institution. What is printed in a byline stands before what the head says,
    which is often who has put it there; where both name somebody, who else stands in the byline has
    another part in it (a photographer, a project).
    """
    stated = every_meta(tree)
    scholars = _joined(value for name in SCHOLARLY for value in stated.get(name, []))
    if scholars:
        return scholars
    said = _after_by(blocks, title)
    named = _from_items(items) or _joined(v for name in METAS for v in stated.get(name, []))
    institutions = tuple(name for name in named if is_institution(name)) or _organisations(items)
    persons = tuple(name for name in named if not _is_site(name, site) and name not in institutions)
    if said and not {*said} & {*persons}:
        marked = _printed(blocks, title)
        return tuple(_shortest(name, marked) for name in said)
    if persons:
        return persons
    printed = tuple(name for name in _printed(blocks, title) if not _is_site(name, site))
    return printed or tuple(name for name in institutions if not _is_site(name, site))


def _joined(values: Iterator[str], *, single: bool = False) -> tuple[str, ...]:
    first = islice(values, MOST_NAMES)
    names = [name for value in first for name in clean_names(value, single=single)]
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]


def _from_items(items: list[Item]) -> tuple[str, ...]:
    for item in items:
        people = [each for each in item.get("author") or [] if each]
        if names := _joined(name for each in people for name in _names(each)):
            return names
    return ()


def _names(author: Any) -> list[str]:  # noqa: ANN401  # as JSON gives it
    return texts(author)


def _organisations(items: list[Item]) -> tuple[str, ...]:
    """Authors that say of themselves that they are no person, whatever their names look like."""
    for item in items:
        stated = [each for each in item.get("author") or [] if isinstance(each, dict)]
        bodies = [each for each in stated if _is_body(texts(each.get("@type")))]
        names = [" ".join(name.split()) for each in bodies for name in texts(each)]
        if kept := tuple(name for name in names if not is_nobody(name)):
            return kept
    return ()


def _is_body(kinds: list[str]) -> bool:
    return any(kind.endswith("Organization") for kind in kinds)


def _is_site(name: str, site: str) -> bool:
    """Whether it is the site's name, or its address, that stands where an author's does.

    A person's own site has the person's name; that it is one shows a given name or an initial.
    """
    words = name.split()
    own = len(words) > 1 and (gender_of(words[0]) or any(map(_INITIAL.fullmatch, words[1:-1])))
    if is_institution(name) or (own and not is_organisation(name)):
        return False
    a, b = ("".join(filter(str.isalnum, each.lower())) for each in (name, site))
    return bool(a and b) and (a in b or b in a)


_INITIAL = re.compile(r"[A-Z]\.")


def _printed(blocks: list[Block], title: Title) -> tuple[str, ...]:
    """Names in what is marked as a byline on the page as it is seen."""
    if not blocks:
        return ()
    tree = blocks[0].within.getroottree().getroot()
    first: HtmlElement | None = None
    found: list[str] = []
    for element, certain in _marked(tree, title):
        if first is not None and not _beside(element, first):
            if title.number is None and not {*clean_names(_words(element))} <= {*found}:
                return ()  # a list of articles by several people
            continue
        names = clean_names(_words(element), single=certain)
        if names and first is None:
            first = element
        found = [_shortest(name, names) for name in found]  # an element within: without the office
        found += [name for name in names if not any(name in other for other in found)]
    return tuple(found)


def _shortest(name: str, names: tuple[str, ...]) -> str:
    """What of a name is marked as one by itself: what is behind it is an office or a button."""
    return next((each for each in names if " " in each and name.startswith(each)), name)


def _marked(tree: HtmlElement, title: Title) -> Iterator[tuple[HtmlElement, bool]]:
    """Elements that are marked as an author's name, the most certain kind that there is."""
    everywhere = [e for e in tree.iter(*_LINES) if not _stands_elsewhere(e, title)]
    certain = [e for e in everywhere if e.get("rel") == "author" or _is_author(e)]
    named = [e for e in everywhere if _MARKED.search(e.get("class", "")) or e.get("id") in _IDS]
    for kind in (certain, named):
        short = [e for e in kind[:MOST_NAMES] if 0 < len(_words(e)) <= LONGEST_BYLINE]
        if any(clean_names(_words(e), single=kind is certain) for e in short):
            yield from ((e, kind is certain) for e in short)
            return


_LINES = "a span div p address strong h3 h4 h5 li em b td cite".split()
_IDS = frozenset({"author", "byline"})


def _is_author(element: HtmlElement) -> bool:
    return "author" in (element.get("itemprop") or "").split()


def _stands_elsewhere(element: HtmlElement, title: Title) -> bool:
    if _is_author(element) and _item_of(element) in title.around:
        return False
    for each in outside([element, *element.iterancestors()], title):
        if each.tag in _APART and each is not element:
            return True
        names = f"{each.get('class', '')} {each.get('id', '')}"
        if each.tag in {"body", "html", "main"}:
            continue
        buttons = _BESIDE_TEXT.search(names) and not _CALLED.search(names)
        if buttons or _ELSEWHERE.search(names):
            return True
    return False


def _item_of(element: HtmlElement) -> HtmlElement | None:
    """What it is that the element says something about, in microdata (HTML, 5.2)."""
    return next(
        (each for each in element.iterancestors() if each.get("itemscope") is not None), None
    )


def _beside(element: HtmlElement, first: HtmlElement) -> bool:
    """Whether both stand in one line: two or three steps up is the same element."""
    near = [*first.iterancestors()][:2]
    return any(above in near for above in [*element.iterancestors()][:2])


def _words(element: HtmlElement) -> str:
    """The names in the element: what is marked as one, what links to the authors, or all of it.

    Of several links all are authors' only where nothing but "and" stands between them.
    """
    line = _line(element)
    if len(line) > LONGEST_BYLINE:
        return line
    for path in (".//*[@itemprop='name']", ".//a[@rel='author']", ".//a"):
        words = [_line(each) for each in element.xpath(path)]
        named = [each for each in words if clean_names(each)]
        if named and (path != ".//a" or opens_byline(line[: line.index(named[0])])):
            between = line
            for each in named:
                between = between.replace(each, "")
            return "; ".join(named if _JOINED.fullmatch(between) else named[:1])
    return line


_JOINED = re.compile(r"(?:\W|\b(?:by|and|und|et|y|e|von|par|por|written|posted)\b)*", re.IGNORECASE)


def _line(element: HtmlElement) -> str:
    return " ".join(" ".join(str(part) for part in element.itertext()).split())


def _after_by(blocks: list[Block], title: Title) -> tuple[str, ...]:
    """A line below the title that begins with "By"."""
    if title.number is None:
        return ()
    for block in blocks[title.number + 1 : title.number + 1 + HEAD_BLOCKS]:
        by = len(block.text) <= LONGEST_BYLINE and _BY.match(block.text)
        if by and not _stands_elsewhere(block.within, title):
            return clean_names(block.text)
    return ()
