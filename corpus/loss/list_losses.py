"""A file and the text that its reader made of it → warnings of words that were lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.loss.measure_loss import Sensitivity, measure_loss, write_losses
from corpus.loss.visible_words_docx import visible_words_docx
from corpus.loss.visible_words_epub import visible_words_epub
from corpus.loss.visible_words_html import visible_words_html
from corpus.loss.visible_words_mail import visible_words_mail
from corpus.loss.visible_words_odt import visible_words_odt
from corpus.loss.visible_words_pdf import visible_words_pdf
from corpus.loss.visible_words_pptx import visible_words_pptx
from corpus.loss.visible_words_rtf import visible_words_rtf
from corpus.loss.visible_words_xlsx import visible_words_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.messages.message import Message

LONGEST = 5_000_000
"""Characters of a text that is read twice: a longer one is a table, and would take a minute."""

OFFICE = Sensitivity()
PAGE = Sensitivity(within=1, rest=6, share=0.75, prose=True, whole=None, added=4)
BOOK = Sensitivity(within=2, rest=3, whole=15, added=8)
RICH_TEXT = Sensitivity(whole=8, added=8)
MAIL = Sensitivity(rest=4, whole=8, added=4, repeated=None)
TABLE = Sensitivity(within=2, rest=2, whole=3, added=None, repeated=None)
PRINT = Sensitivity(within=4, rest=4, whole=8, added=8)

SECOND_READERS: dict[str, tuple[Callable[[bytes], str], Sensitivity]] = {
    ".docx": (visible_words_docx, OFFICE),
    ".xlsx": (visible_words_xlsx, TABLE),
    ".pptx": (visible_words_pptx, OFFICE),
    ".odt": (visible_words_odt, OFFICE),
    ".rtf": (visible_words_rtf, RICH_TEXT),
    ".epub": (visible_words_epub, BOOK),
    ".eml": (visible_words_mail, MAIL),
    ".html": (visible_words_html, PAGE),
    ".pdf": (visible_words_pdf, PRINT),
}
"""Suffix → a second and simpler way to the words of a file, and how exactly it knows them."""


def list_losses(content: bytes, kind: str, text: str) -> tuple[Message, ...]:
    """Return a warning for each way in which `text` differs from what the file holds.

    `kind` is a suffix; of a format that has no second reader nothing is known.
    """
    if kind not in SECOND_READERS or len(text) > LONGEST:
        return ()
    visible_words, sensitivity = SECOND_READERS[kind]
    try:
        held = visible_words(content)
    except Exception:  # noqa: BLE001  # it only checks: the reader has said what the file holds
        return ()
    return write_losses(measure_loss(held, text, sensitivity)) if held else ()
