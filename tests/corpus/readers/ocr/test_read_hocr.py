"""hOCR: the words that a machine has read, whole, by pages, and how sure it was."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.readers.ocr.read_hocr import read_hocr
from corpus.readers.read_content import kind_of, read_content
from corpus.source import Part


def hocr(*pages: str) -> str:
    """A file with these pages, each the inside of an `ocr_page`."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title>'
        "<meta name='ocr-system' content='tesseract 5.3.0'/></head><body>"
        + "".join(
            f"<div class='ocr_page' title='image \"a.png\"; bbox 0 0 9 9; ppageno {n}'>{page}</div>"
            for n, page in enumerate(pages)
        )
        + "</body></html>"
    )


def par(*lines: str, sure: int = 95) -> str:
    """A paragraph as Tesseract writes it, each word with this confidence."""
    return "<p class='ocr_par'>" + "".join(
        "<span class='ocr_line' title='bbox 0 0 9 9'>"
        + " ".join(
            f"<span class='ocrx_word' title='bbox 0 0 1 1; x_wconf {sure}'>{word}</span>"
            for word in line.split()
        )
        + "</span>"
        for line in lines
    ) + "</p>"  # fmt: skip


TESSERACT = hocr(
    par("It was announ-", "ced in Harrow.") + par("Nobody &amp; nothing", "saw it."),
    par("It was rebuilt."),
)
KRAKEN = (
    "<!DOCTYPE html><html><head></head><body><div class='ocr_page' title='bbox 0 0 9 9'>"
    "<span class='ocr_line' title='bbox 1 1 2 2'>The old mill</span><br/>"
    "<span class='ocr_line' title='bbox 1 1 2 2'>burnt down.</span></div></body></html>"
)
FINE_READER = hocr(par("The anti-", "war party", "met in 1963-", "64.")).replace("; x_wconf 95", "")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TESSERACT, "It was announced\nin Harrow.\n\nNobody & nothing\nsaw it.\n\n"
                    "It was rebuilt."),
        (KRAKEN, "The old mill\nburnt down."),
        (FINE_READER, "The anti-war\nparty\nmet in 1963-64."),
    ],
    ids=["Tesseract", "lines without words", "hyphens of the author's"],
)  # fmt: skip
def test_the_text_is_its_words_whole(content: str, text: str) -> None:
    (part,) = read_content(content.encode(), "scan.html")
    assert isinstance(part, Part)
    assert part.extraction.text == text
    assert part.extraction.warnings == ()


def test_pages_are_places_and_a_single_picture_is_none() -> None:
    page = read_hocr(TESSERACT.encode())
    assert [(each.value, page.text[each.start :][:10]) for each in page.landmarks] == [
        (1, "It was ann"), (2, "It was reb"),
    ]  # fmt: skip
    assert read_hocr(KRAKEN.encode()).landmarks == ()


def test_a_page_is_called_as_it_calls_itself() -> None:
    printed = TESSERACT.replace("ppageno 0", 'ppageno 0; lpageno "xii"')
    assert [each.value for each in read_hocr(printed.encode()).landmarks] == ["xii", 2]


def test_pages_put_together_from_single_ones_are_counted() -> None:
    twice = TESSERACT.replace("ppageno 1", "ppageno 0")
    assert [each.value for each in read_hocr(twice.encode()).landmarks] == [1, 2]


def test_where_the_machine_was_unsure_is_told() -> None:
    content = hocr(par("A clear page."), par("Vcry doubtfvl words.", sure=41)).encode()
    (warning,) = read_hocr(content).warnings
    assert (warning.key, dict(warning.parameters)) == (
        Key.DOUBTFUL_PAGES, {"pages": "2", "percent": 41}
    )  # fmt: skip


def test_it_is_known_by_its_pages_whatever_it_is_called() -> None:
    assert kind_of(TESSERACT.encode(), "a.txt") == ".hocr"
    assert kind_of(KRAKEN.encode(), "a.htm") == ".hocr"
    assert kind_of(b"<html><body><p>About ocr_page.</p></body></html>", "a.html") == ".html"


@pytest.mark.parametrize("content", [hocr(""), hocr(par("")), ""])
def test_without_words_it_is_refused(content: str) -> None:
    with pytest.raises(UnreadableError):
        read_hocr(content.encode())
