"""With any of a reader's mends switched off, the second reading tells what is lost; else nothing.

What the two readings of a format share cannot be told so: of web pages that is what is hidden and
how it is spelt (`prepare`), of PDFs what is drawn into the page.
"""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest

from corpus.loss.list_losses import list_losses
from corpus.readers.read_content import COLLECTIONS, READERS
from corpus.source import Part
from tests.corpus.packing import e_book, opendocument_file
from tests.corpus.readers.pdf.drawing import shown, written

LONG = "the keeper of the weir sold his boat to the ferryman in March"
PROSE = "The old mill burnt down during the night and nobody was hurt at all."


def always(value: object) -> Callable[..., Any]:
    """What gives `value` whatever it is asked."""
    return lambda *_, **__: value


def opendocument(body: str) -> bytes:
    looks = (
        ("Up", 'style:text-position="super 58%"'),
        ("Struck", 'style:text-line-through-style="solid"'),
        ("Hidden", 'text:display="none"'),
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/>'
        "</style:style>"
        for name, look in looks
    )
    return opendocument_file(f"<text:p>{PROSE}</text:p><text:p>{body}</text:p>", styles=styles)


def spanned(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def rich_text(body: str) -> bytes:
    return rf"{{\rtf1\ansi {{\fonttbl{{\f0\fcharset204 A;}}}} {PROSE}\par {body}\par}}".encode()


def page(words: str) -> bytes:
    around = "".join(f"<p>{PROSE} {n}.</p>" for n in range(5))
    return f"<html><body><main><h1>Mill</h1>{around}<p>{words}</p></main></body></html>".encode()


def mail(plain: str, markup: str) -> bytes:
    message = EmailMessage()
    message.set_content(plain)
    message.add_alternative(markup, subtype="html")
    return bytes(message)


ODT = "corpus.readers.office.odt.parse_odt"
RTF = "corpus.readers.office.rtf.parse_rtf"
EPUB = "corpus.readers.office.epub.simplify_epub"
BOX = f"<draw:frame><draw:text-box><text:p>{LONG}</text:p></draw:text-box></draw:frame>"
COMMENT = f"<office:annotation><text:p>{LONG}</text:p></office:annotation>"
HIDDEN = '<span style="display:none">'


def forget_tail(element: Any) -> None:  # an element of lxml's
    element.getparent().remove(element)


MENDS = [
    ("odt", "raised words", f"{ODT}.TextStyles.look", lambda _self, _family, _name, look: look,
     opendocument(f"The roof cost 400{spanned('12', 'Up')} crowns.")),
    ("odt", "struck out words", f"{ODT}.TextStyles.look", lambda _self, _family, _name, look: look,
     opendocument(f"The fine is {spanned('500', 'Struck')} 900 crowns.")),
    ("odt", "hidden words", f"{ODT}.TextStyles.look", lambda _self, _family, _name, look: look,
     opendocument(f"The fine is {spanned('not', 'Hidden')} paid.")),
    ("odt", "boxes", f"{ODT}._Reading._lift", always(None), opendocument(f"It burnt. {BOX}")),
    ("odt", "comments", f"{ODT}._is_unseen", always(False),
     opendocument(f"It burnt.{COMMENT}")),
    ("odt", "tabs", f"{ODT}.BLANKS", {"s": "", "tab": ""},
     opendocument("The roof cost 400<text:tab/>12 crowns.")),
    ("rtf", "looks", f"{RTF}.change_look", always(None),
     rich_text(r"The roof cost 400{\super 12} crowns to mend.")),
    ("rtf", "boxes", f"{RTF}.BOXES", frozenset[str](),
     rich_text(rf"It burnt.{{\shp{{\*\shpinst{{\shptxt {LONG}.\par}}}}}}")),
    ("rtf", "code pages of fonts", f"{RTF}._Reading._encoding", always("cp1252"),
     rich_text(r"The mill of {\f0 \'cc\'ee\'f1\'ea\'e2\'e0} burnt in May.")),
    ("rtf", "what is no text", f"{RTF}.UNSEEN", frozenset[str](),
     rich_text(rf"It burnt.{{\header {LONG}\par}}")),
    ("epub", "hidden words", f"{EPUB}._is_unseen", always(False),
     e_book(f"<p>{PROSE} {HIDDEN}{LONG}</span></p>")),
    ("epub", "words behind what is taken out", f"{EPUB}._remove", forget_tail,
     e_book(f"<p>{PROSE} {HIDDEN}x</span> Then {LONG}.</p>")),
    ("epub", "numbers of pages", f"{EPUB}.PAGE_BREAKS", frozenset[str](),
     e_book(f'<p>{PROSE} <span epub:type="pagebreak">page 9 of the first part of it</span></p>')),
    ("html", "raised words", "corpus.readers.html.read_html.prepare", lambda tree: tree.body,
     page("In April the repair of the roof of the mill cost 400<sup>12</sup> crowns.")),
    ("html", "hidden words", "corpus.readers.html.read_html.prepare", lambda tree: tree.body,
     page(f"In April it {HIDDEN}cost five hundred silver crowns and </span>was built "
          "again by all of the men, who worked at the mill and at the weir and on every boat.")),
    ("pdf", "what nobody sees", "corpus.readers.pdf.read_pdf.find_unseen", always(frozenset()),
     written(shown(PROSE) + shown(LONG, y=600, more="1 g"))),
    ("pdf", "what lies outside", "corpus.readers.pdf.glyphs.read_glyphs.Glyphs._shows",
     always(True),
     written(shown(PROSE) + shown(LONG, 72, 830), page="/CropBox[50 50 545 800]")),
    ("eml", "stubs beside pages", "corpus.readers.mail.choose_body.COVERED", 0,
     mail("Your program shows no pages.", f"<p>{PROSE} In April {LONG}.</p>")),
    ("eml", "hidden words of pages", "corpus.readers.mail.flatten_markup._is_hidden", always(False),
     mail("x", f"<p>{PROSE}{HIDDEN} {LONG}</span></p>")),
]  # fmt: skip


def losses(content: bytes, kind: str) -> tuple[str, ...]:
    if kind in COLLECTIONS:
        first = next(iter(COLLECTIONS[kind](content)))
        assert isinstance(first, Part)
        return list_losses(content, kind, first.extraction.text)
    return list_losses(content, kind, READERS[kind](content).text)


@pytest.mark.parametrize(
    ("kind", "mend", "instead", "content"),
    [pytest.param(f".{row[0]}", *row[2:], id=f"{row[0]}: {row[1]}") for row in MENDS],
)
def test_a_mend_that_is_switched_off_is_told_of(
    kind: str, mend: str, instead: object, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert losses(content, kind) == ()
    monkeypatch.setattr(mend, instead)
    assert losses(content, kind) != ()
