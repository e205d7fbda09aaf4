"""Rich Text: what is seen is read once, in the characters that are meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.loss.visible_words_rtf import visible_words_rtf
from corpus.readers.office.rtf.parse_rtf import parse_rtf
from corpus.readers.office.rtf.read_rtf import read_rtf

FONTS = (r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204{\*\fname A;}B Cyr;}"
         r"{\f2\fcharset238 C;}{\f3\fcharset128 D;}{\f4\fcharset2 Symbol;}}")  # fmt: skip

CASES = [
    # Unicode and what stands in for it
    pytest.param(r"10\u8211 -20 pages", "10–20 pages", id="a hyphen stands in"),
    pytest.param(r"It\u8217\'92s", "It’s", id="a code stands in"),
    pytest.param(r"10\u8211?20", "10–20", id="a question mark stands in"),
    pytest.param(r"\uc0 10\u8211 20", "10–20", id="nothing stands in"),
    pytest.param(r"\uc2\u26085\'93\'fa\u26412\'96\'7b", "日本", id="two bytes stand in"),
    pytest.param(r"{\uc3\u8211 abc}\u8211 -x", "––x", id="as many as the group says"),
    pytest.param(r"\u8217\par s", "’\n\ns", id="nothing where something should stand in"),
    pytest.param(r"a \u-10179?\u-8694? b", "a 😊 b", id="a pair of surrogates"),
    pytest.param(r"a\u-10179? b", "a b", id="half a pair"),
    # code pages
    pytest.param(r"\ansicpg1251 \'cc\'fd\'f0", "Мэр", id="that of the file"),
    pytest.param(r"\f1 \'cc\'fd\'f0\f0 \'e9", "Мэрé", id="those of fonts"),
    pytest.param(r"{\f2 \'b3\'f3d\'9f}", "łódź", id="Central European"),
    pytest.param(r"\f3 \'93\'fa\'83A", "日ア", id="half of it a letter"),
    pytest.param(r"\mac \'8e", "é", id="Macintosh"),
    pytest.param(r"\pc \'82", "é", id="DOS"),
    pytest.param(r"\f4 \'b7\'61", "•α", id="symbols"),
    pytest.param(r"{\field{\*\fldinst SYMBOL 98 \\f Symbol}{\fldrslt}} rays", "β rays",
                 id="a symbol as a field"),
    # what is not seen
    *(
        pytest.param(rf"is {{{word} not }}dry", "is dry", id=word)
        for word in (r"\deleted", r"\strike", r"\striked1", r"\v", r"\*\unheard", r"\pict 89504e",
                     r"\header", r"\*\bkmkstart x",
                     r"\*\annotation", r"\xe", r"\listtext 1.\tab", r"\nonshppict")
    ),
    pytest.param(r"\strike not \strike0 dry", "dry", id="struck out until it ends"),
    pytest.param(r"a {\v b\plain c}", "a c", id="hidden until it is plain"),
    pytest.param(r"a{\*\pict\bin5 {}}\{b}c", "ac", id="bytes of a picture"),
    # lines and paragraphs
    *(
        pytest.param(rf"One.\{word} Two.", "One.\n\nTwo.", id=word)
        for word in ("par", "sect", "page", "column")
    ),
    pytest.param("One.\\\nTwo.", "One.\n\nTwo.", id="a line's end as a paragraph's"),
    pytest.param("One \r\nword.", "One word.", id="a line's end that is none"),
    pytest.param(r"One.\line Two.\tab x", "One.\nTwo. x", id="a line"),
    pytest.param(r"One {\deleted\par}word.", "One word.", id="a paragraph's end that is deleted"),
    pytest.param(r"\trowd\intbl a\par b\cell c\cell\row\trowd\intbl d\cell\row\pard e",
                 "a b\tc\n\nd\n\ne", id="a table"),
    # looks
    pytest.param(r"400{\super 12} crowns", "400¹² crowns", id="raised"),
    pytest.param(r"400\up6 12\up0  crowns", "400¹² crowns", id="moved up"),
    pytest.param(r"log{\sub 2}8", "log₂8", id="lowered before a number"),
    pytest.param(r"a\~b e\_book real\-ly \endash \ldblquote x\rdblquote",
                 "a\xa0b e‑book really –“x”",
                 id="characters with names"),
    # fields, notes, boxes
    pytest.param(r"{\field{\*\fldinst DATE}{\fldrslt 9 May}}.", "9 May.", id="a field"),
    pytest.param(r"{\field{\*\fldinst IF {\field{\*\fldinst X}{\fldrslt 17}} }{\fldrslt four}}",
                 "four", id="a field within a field"),
    pytest.param(r"{\field{\*\fldinst X{\*\formfield{\fftype1\ffres1}}}{\fldrslt}} paid", "☒ paid",
                 id="a box that is ticked"),
    pytest.param(r"{\field{\*\fldinst X{\*\formfield{\fftype2\ffres1{\*\ffl oak}{\*\ffl elm}}}}"
                 r"{\fldrslt}}", "elm", id="the chosen entry of a list"),
    pytest.param(r"Said.{\super\chftn{\footnote {\super\chftn} By her.}} True.",
                 "Said. True.\n\nBy her.", id="a note"),
    pytest.param(r"Here{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard A box.\par}}{\shprslt "
                 r"A box.}} we are.\par", "Here we are.\n\nA box.", id="a text box"),
    pytest.param(r"{\object{\*\objclass X}{\result A sheet.}}", "A sheet.",
                 id="an object's result"),
    pytest.param(r"{\upr{ansi}{\*\ud{\u8220 x}}}", "“", id="a Unicode twin"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CASES)
def test_what_is_seen_is_read_once(body: str, text: str) -> None:
    found = read_rtf(rf"{{\rtf1\ansi\deff0{FONTS}{body}}}".encode("latin-1"))
    assert found.text == text


@pytest.mark.parametrize(("body", "text"), [case for case in CASES if case.id in {
    "a hyphen stands in", "two bytes stand in", "those of fonts", r"\strike", r"\*\unheard",
    "a field", "a text box", "a table", "bytes of a picture",
}])  # fmt: skip
def test_the_second_way_finds_the_same_words(body: str, text: str) -> None:
    found = visible_words_rtf(rf"{{\rtf1\ansi\deff0{FONTS}{body}}}".encode("latin-1"))
    assert sorted(found.split()) == sorted(text.split())


def test_headings_and_facts() -> None:
    found = read_rtf(rb"{\rtf1{\info{\title The \u8220 ?Mill}{\author Ana Ruiz}}"
                     rb"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}"
                     rb"\pard\s1 One\par\pard Words.\par\pard\outlinelevel1 Two\par}")  # fmt: skip
    assert found.text == "One\n\nWords.\n\nTwo"
    assert [each.value for each in found.landmarks] == ["One", "One › Two"]
    assert found.reference is not None
    assert found.reference.title == "The “Mill"
    assert found.reference.inferred == {"authors"}


def test_what_is_no_rich_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="is no RTF file"):
        read_rtf(b"Words.")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_written_as_numbers_is_that_text(text: str) -> None:
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[n : n + 2], "little") for n in range(0, len(units), 2)]
    body = "".join(f"\\u{number - 0x10000 if number > 0x7FFF else number}?" for number in numbers)
    (paragraph,) = parse_rtf(rf"{{\rtf1 .{body}}}".encode()).blocks
    assert paragraph["c"][0]["c"] == f".{text}"
