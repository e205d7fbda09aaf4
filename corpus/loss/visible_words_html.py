"""The words that a web page shows where its article seems to be, found without an extractor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.html.blocks.clean_markup import clean_markup
from corpus.readers.html.blocks.divide import divide
from corpus.readers.html.charset import charset
from corpus.readers.html.prepare import prepare
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ASIDE = ("nav", "aside", "footer", "form", "header", "menu")
MOST_LINKED = 0.5  # of a block's letters: what has more is a list of what else there is


def visible_words_html(content: bytes) -> str:
    """Return what is seen of `content` in its main element, a block a line; "" where nothing is.

    The main element is `main`, or else the only `article`, or else the whole body without what
    HTML calls something else. Raises UnreadableError for bytes in no encoding that is known.
    """
    from lxml import etree, html

    markup = clean_markup(decode(content, charset(content)))
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"),
                                        parser=html.HTMLParser(encoding="utf-8"))  # fmt: skip
    except (etree.ParserError, ValueError):
        return ""
    main = _main(prepare(tree))
    return "\n".join(
        block.text
        for block in divide(main)
        if not block.control and block.linked <= MOST_LINKED and not _is_aside(block.within, main)
    )


def _main(body: HtmlElement) -> HtmlElement:
    for path in (".//main | .//*[@role='main']", ".//article"):
        found = body.xpath(path)
        if len(found) == 1:
            return found[0]
    return body


def _is_aside(element: HtmlElement, main: HtmlElement) -> bool:
    while element is not main and element is not None:
        if element.tag in _ASIDE and not (element.tag == "header" and main.tag != "body"):
            return True
        element = element.getparent()
    return False
