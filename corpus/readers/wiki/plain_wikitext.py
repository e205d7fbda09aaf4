"""Wikitext → the prose of the page and its headings.

Left out: templates but those that only set words (a list of which is below), tables, references,
galleries, files, categories, links to other languages, and sections that are lists of sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus.document import Landmark
from corpus.readers.blocks.flatten_blocks import ABOVE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mwparserfromhell.nodes import ExternalLink, Node, Tag, Template, Wikilink
    from mwparserfromhell.wikicode import Wikicode

REDIRECT = re.compile(
    r"\s*#(?:redirect|weiterleitung|redirection|redirección|перенаправление)\b", re.I
)

_FILES = "file image media datei bild fichier archivo imagen immagine файл изображение".split()
_CATEGORIES = "category kategorie catégorie categoría categoria категория".split()
_GONE = frozenset([*_FILES, *_CATEGORIES])
_INTERWIKI = re.compile(r"[a-z]{2,3}(?:-[a-z]+)?")
_DROPPED_TAGS = frozenset(
    "ref references gallery table timeline score graph math chem imagemap templatestyles mapframe "
    "maplink section syntaxhighlight source hiero indicator inputbox dynamicpagelist".split()
)
_SOURCES = frozenset(
    """references|notes|footnotes|citations|sources|external links|further reading
see also|bibliography|notes and references|works cited|related news|sister links|einzelnachweise
weblinks|literatur|siehe auch|quellen|notes et références|références|voir aussi|liens externes
bibliographie|referencias|enlaces externos|véase también|bibliografía""".replace("\n", "|").split(
        "|"
    )
)
"""Sections that list what is elsewhere."""

_FIRST = frozenset(
    """nowrap|nobr|small|big|abbr|tooltip|smallcaps|sc|em|strong|resize|center|mono
text|visible anchor|vanchor|quote|blockquote|cquote|quotation|bquote|quote box|poemquote|zitat
citation bloc|cita|as written|sic|not a typo|proper name|ship name|ill|interlanguage link|wikipedia
interlanguage link multi|illm|link-interwiki|lien|midsize""".replace("\n", "|").split("|")
)
"""Templates whose first argument is what they show."""

_SIGNS = {
    "nbsp": " ",
    "thinsp": " ",
    "hair space": " ",
    "zwsp": "",
    "'": "'",
    "'s": "'s",
    "snd": " – ",
    "spnd": " – ",
    "spaced ndash": " – ",
    "ndash": "–",
    "–": "–",
    "mdash": "—",
    "emdash": "—",
    "—": "—",
    "okina": "ʻ",
    "!": "|",
    "=": "=",
    "pi": "π",
    "·": " · ",
    "dot": " · ",
    "•": " • ",
}
"""Templates that are a sign."""


def plain_wikitext(text: str) -> tuple[str, tuple[Landmark, ...]]:
    r"""Return the prose of a page, a blank line between two paragraphs, and where headings stand.

    >>> plain_wikitext("'''Stow''' is a [[town|small town]].<ref>Roe</ref>{{dead}}")[0]
    'Stow is a small town.'
    >>> plain_wikitext("== Past ==\nIt burnt.\n== References ==\n* Roe")
    ('Past\n\nIt burnt.', (Landmark(start=0, label='section', value='Past'),))
    """
    import mwparserfromhell

    prose = _without(_REFERENCE, _without(_TABLE, _COMMENT.sub("", text)))
    return _arranged(_HEADING.split(_words(mwparserfromhell.parse(_MAGIC.sub("", prose)))))


# A parser that meets one mark without its partner takes all behind it for words, so references
# and tables, which nobody sees as prose, go first.
_REFERENCE = re.compile(
    r"<ref\b[^<>]*/>|(?P<opens><ref\b[^<>]*>)|(?P<ends></ref\s*>)", re.IGNORECASE
)
_TABLE = re.compile(r"^[:*\s]*(?P<opens>\{\|)|^[^\S\n]*(?P<ends>\|\}(?!\}))", re.MULTILINE)


def _without(marks: re.Pattern[str], text: str) -> str:
    """Leave out what stands between a mark that opens and one that ends it, and a mark alone."""
    opened: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    for mark in marks.finditer(text):
        if mark["opens"]:
            opened.append(mark.span())
        elif not mark["ends"]:
            spans.append(mark.span())
        elif opened:
            spans.append((opened.pop()[0], mark.end()))
    pieces, position = [], 0
    for start, end in sorted([*spans, *opened]):
        pieces.append(text[position : max(start, position)])
        position = max(end, position)
    return "".join([*pieces, text[position:]])


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MAGIC = re.compile(r"__[A-Z]{4,}__")
_HEADING = re.compile("\x01(\\d)([^\x01\x02]*)\x02")  # as `_words` marks it
_LIST = re.compile(r"^[*#:;\s]+", re.MULTILINE)
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def _arranged(pieces: list[str]) -> tuple[str, tuple[Landmark, ...]]:
    """Paragraphs and headings, from text with the level and the words of each heading between."""
    paragraphs = list(_paragraphs(pieces[0]))
    landmarks: list[Landmark] = []
    above: dict[int, str] = {}
    without = 9  # the level of the section that is left out
    for level, heading, words in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        depth, name = int(level), " ".join(heading.split())
        without = 9 if depth <= without else without
        if name.casefold() in _SOURCES:
            without = min(depth, without)
        if without < 9 or not name:
            continue
        above = {n: each for n, each in above.items() if n < depth} | {depth: name}
        start = sum(len(each) + 2 for each in paragraphs)
        landmarks.append(Landmark(start, "section", ABOVE.join(above[n] for n in sorted(above))))
        paragraphs += [name, *_paragraphs(words)]
    return "\n\n".join(paragraphs), tuple(landmarks)


def _paragraphs(words: str) -> Iterable[str]:
    """Blank lines part paragraphs; an item of a list is one, and so is each line of the source,
    for a line break in the midst of a paragraph is none that is seen.
    """
    for block in _BLANK.split(words):
        line = ""
        for each in block.split("\n"):
            if each[:1] in {"*", "#", ":", ";"}:
                yield from filter(None, [_tidy(line)])
                line = _LIST.sub("", each)
                yield from filter(None, [_tidy(line)])
                line = ""
            else:
                line = f"{line} {each}"
        yield from filter(None, [_tidy(line)])


_UNCLOSED = re.compile(r"\{[{|].*|\}\}|\|\}")  # a template or table that the page does not end
_EMPTY = re.compile(r"\s*[(\[]\s*(?:[;,:]\s*)*[)\]]")
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:)](?:\s|$))|(?<=\()[;,]?\s+")


def _tidy(line: str) -> str:
    """One line, without the brackets and blanks around what was left out."""
    words = " ".join(_EMPTY.sub("", _UNCLOSED.sub("", line)).split())
    return _BEFORE_MARK.sub("", words) if words.strip("*#:;|–- ") else ""


def _words(code: Wikicode | None) -> str:
    return "".join(map(_node, code.nodes)) if code is not None else ""


def _node(node: Node) -> str:
    """What a node shows."""
    return next((show(node) for kind, show in _shown() if isinstance(node, kind)), "")


def _shown() -> Sequence[tuple[type[Node], Callable[[Any], str]]]:
    """How a node of each kind is shown; comments, arguments and magic words are not."""
    from mwparserfromhell import nodes

    return (
        (nodes.Text, lambda node: str(node.value)),
        (nodes.Wikilink, _link),
        (nodes.Template, _template),
        (nodes.Tag, _tag),
        (nodes.ExternalLink, _external),
        (nodes.Heading, lambda node: f"\x01{min(node.level, 8)}{_words(node.title)}\x02"),
        (nodes.HTMLEntity, lambda node: str(node.normalize() or "")),
    )


def _external(link: ExternalLink) -> str:
    if link.title:
        return _words(link.title)
    return "" if link.brackets else str(link.url)


def _tag(tag: Tag) -> str:
    name = str(tag.tag).strip().casefold()
    if name in {"li", "dt", "dd", "hr"} and tag.wiki_markup:
        return str(tag.wiki_markup)
    return "\n" if name == "br" else "" if name in _DROPPED_TAGS else _words(tag.contents)


def _link(link: Wikilink) -> str:
    title = str(link.title).strip()
    space, colon, _ = title.partition(":")
    named = space.strip().casefold()
    if colon and (named in _GONE or (_INTERWIKI.fullmatch(space) and not link.text)):
        return ""
    if link.text is not None:
        return _words(link.text) or title.partition("#")[0]
    return title.removeprefix(":").replace("_", " ")


def _template(template: Template) -> str:
    """What a template shows, of those that only set the words that they are given."""
    name = " ".join(str(template.name).split()).casefold().replace("_", " ")
    given = [_words(p.value).strip() for p in template.params if not p.showkey]
    if name in _SIGNS:
        return _SIGNS[name]
    if not given:
        named = next((p for p in template.params if str(p.name).strip() in {"text", "quote"}), None)
        return _words(named.value).strip() if named is not None and name in _FIRST else ""
    if name.startswith(("lang-", "lang", "langue", "transl")):
        return given[0] if name.startswith("lang-") else given[min(len(given), 3) - 1]
    return _SET[name](given) if name in _SET else given[0] if name in _FIRST else ""


def _measure(given: list[str]) -> str:
    if len(given) > 3 and given[1] in {"-", "–", "to", "and", "by", "x", "or"}:
        joined = "–" if given[1] in {"-", "–"} else f" {given[1]} "
        return f"{given[0]}{joined}{given[2]} {given[3]}"
    return " ".join(given[:2])


_MONTHS = ("January February March April May June July August September October November "
           "December").split()  # fmt: skip


def _date(given: list[str]) -> str:
    """The words of "{{as of|2019|5|3}}"."""
    month = given[1] if len(given) > 1 else ""
    name = _MONTHS[int(month) - 1] if month.isdecimal() and 1 <= int(month) <= 12 else month
    return " ".join(filter(None, [given[2] if len(given) > 2 else "", name, given[0]]))


_SET: dict[str, Callable[[list[str]], str]] = {
    "convert": _measure,
    "cvt": _measure,
    "circa": lambda given: f"c. {given[0]}",
    "c.": lambda given: f"c. {given[0]}",
    "as of": lambda given: f"As of {_date(given)}",
    "w": lambda given: given[min(len(given), 2) - 1],
    "l": lambda given: given[min(len(given), 2) - 1],
}
