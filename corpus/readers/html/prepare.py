"""A page's tree as its file has it → as its reader sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.html.blocks.find_block_quotes import ATTRIBUTION
from corpus.readers.html.blocks.hide import hide, hide_by_rules, style_sheets
from corpus.readers.html.blocks.mend_google_docs import mend_google_docs
from corpus.readers.html.blocks.spell_out import spell_out
from corpus.readers.html.blocks.unfold import unfold

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def prepare(tree: HtmlElement) -> HtmlElement:
    """Change `tree` into what is seen, and return its body."""
    sheets = style_sheets(tree)
    mend_google_docs(tree, sheets)
    unfold(tree)
    hide(tree)
    if sheets:
        hide_by_rules(tree, sheets)
    _dismiss_layers(tree)
    spell_out(tree)
    _name_headlines(tree)
    body = tree.find(".//body")
    body = tree if body is None else body
    _name_the_article(body)
    return body


_LAYER = re.compile(
    r"consent|cookie|\bcmp\b|cmp-|gdpr|onetrust|didomi|sp_message|qc-cmp|truste|privacy", re.I
)
_CONSENT_WORDS = re.compile(
    r"\bcookies?\b|\bconsent\b|(?:our|\d+) (?:\w+ )?partners|vendors|personal data|tracking|"
    r"your (?:privacy|choices|preferences)|legitimate interest|(?:accept|reject) all",
    re.IGNORECASE,
)
CONSENT_PHRASES = 2
UNNAMED_PHRASES = 4  # where nothing but its words says what it is
LONGEST_LAYER = 30_000  # characters: what is longer and not named as one is the page itself


def _name_headlines(tree: HtmlElement) -> None:
    """Make headings of the headlines in a page that Factiva has saved, which are mere spans."""
    for headline in tree.xpath(
        "//div[starts-with(@id, 'article-')]//*[@id='hd']/span[contains(@class, 'eadline')]"
    ):
        headline.tag = "h2"


def _dismiss_layers(tree: HtmlElement) -> None:
    """Take out what asks for consent before the page can be read."""
    for element in list(tree.iter("div", "section", "dialog", "aside", "form")):
        if element.getparent() is None:
            continue
        named = element.get("role") in {"dialog", "alertdialog"} or _LAYER.search(
            f"{element.get('id', '')} {element.get('class', '')}"
        )
        if not named and next(element.iterancestors(*_WHOLE), None) is not None:
            continue
        if any(next(element.iter(tag), None) is not None for tag in ("h1", "article", "main")):
            continue
        words = " ".join(map(str, element.itertext()))
        if not named and len(words) > LONGEST_LAYER:
            continue
        phrases = {found.lower() for found in _CONSENT_WORDS.findall(words)}
        if len(phrases) >= (CONSENT_PHRASES if named else UNNAMED_PHRASES):
            element.drop_tree()


_DIVIDING = ("div", "article", "main", "section", "table", "nav", "aside", "header")
_WHOLE = ("article", "main")
_HELD = ("blockquote", "pre", "table", "ul", "ol", "dl")
MOST = 0.5  # of the words of a page: what holds them is no aside


def _name_the_article(body: HtmlElement) -> None:
    """Call what holds the article by a name under which trafilatura looks for it.

    The body of a page that is not divided at all is its article, or the headings of such a
    page, as word processors write it, would be left out; an aside with the page's heading is none.
    """
    if next(body.iter(*_DIVIDING), None) is None:
        article = body.makeelement("article")
        article.text, body.text = body.text, None
        article.extend(list(body))
        body.append(article)
    if next(body.iter(*_WHOLE), None) is None:
        words = len(str(body.text_content()).split())
        for aside in list(body.iter("aside")):
            own = len(str(aside.text_content()).split())
            if next(aside.iter("h1"), None) is not None or own > MOST * words:
                aside.tag = "div"
    for figure in list(body.iter("figure")):
        if next(figure.iter(*_HELD), None) is not None:
            figure.tag = "div"
    for quotation in list(body.iter("blockquote")):
        for part in list(quotation.iter("footer", "figcaption")):
            part.set(ATTRIBUTION, part.tag)
            part.tag = "div"
