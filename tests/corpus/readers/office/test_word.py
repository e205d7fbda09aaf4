"""Word files: what is seen is read once, and nothing else is."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from corpus.loss.visible_words_docx import visible_words_docx
from corpus.readers.office.word.read_docx import read_docx
from tests.corpus.packing import WORD_NAMES, packed, word_file


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def field(code: str, result: str) -> str:
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{mark('begin')}{instruction}{mark('separate')}{result}{mark('end')}"


def nested(condition: str) -> str:
    return (
        f"{mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{condition}<w:r><w:instrText>"
        f"= 17 'four' 'none'</w:instrText></w:r>{mark('separate')}{r('four')}{mark('end')}"
    )


def style(name: str, properties: str, *, based: str = "", kind: str = "character") -> str:
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{below}'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def box(text: str) -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{p(r(text))}</w:txbxContent></wps:txbx></wps:wsp>"
    old = f"<w:pict>{vml(text)}</w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(text: str) -> str:
    content = f"<w:txbxContent>{p(r(text))}</w:txbxContent>"
    return f"<v:shape><v:textbox>{content}</v:textbox></v:shape>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


UP = '<w:vertAlign w:val="superscript"/>'
RULED = "The well is "

CASES = [
    # around words
    pytest.param(p(r("Due on "), f'<w:fldSimple w:instr="DATE">{r("9 May")}</w:fldSimple>', r(".")),
                 "Due on 9 May.", id="a simple field"),
    *(
        pytest.param(p(r("The "), f"<w:{name}>{r('mill')}</w:{name}>", r(" burns.")),
                     "The mill burns.", id=f"words in {name}")
        for name in ("customXml", "smartTag", "bdo", "dir", "ins", "moveTo", "hyperlink")
    ),
    pytest.param(p(r("The "), f"<w:sdt><w:sdtContent>{r('mill')}</w:sdtContent></w:sdt>"),
                 "The mill", id="a content control in a line"),
    pytest.param(f"<w:sdt><w:sdtContent>{p(r('A mill.'))}</w:sdtContent></w:sdt>", "A mill.",
                 id="a content control around a paragraph"),
    pytest.param(table(f"<w:sdt><w:sdtContent>{row(cell('a'), cell('b'))}</w:sdtContent></w:sdt>"),
                 "a\tb", id="a content control around a row"),
    pytest.param(table(row("<w:customXml>" + cell("a") + "</w:customXml>", cell("b"))), "a\tb",
                 id="other markup around a cell"),
    pytest.param(p("<w:r><w:ruby><w:rubyPr/><w:rt>" + r("かん") + "</w:rt><w:rubyBase>" + r("漢")
                   + "</w:rubyBase></w:ruby></w:r>", r("字")), "漢(かん)字", id="ruby"),
    # fields
    pytest.param(p(r("It is "), field("DATE", r("9 May")), r(".")), "It is 9 May.", id="a field"),
    pytest.param(p(nested(field("MERGEFIELD x", r("17"))), r(" pounds")), "four pounds",
                 id="a field within the condition of another"),
    pytest.param(p(field("IF", r("a ") + field("REF", r("b")))), "a b",
                 id="a field within the result of another"),
    pytest.param(p(mark("begin"), r("Open ended.")), "Open ended.", id="a field that never ends"),
    pytest.param(p(mark("begin"), "<w:r><w:instrText>MACROBUTTON NoMacro [Your name]"
                   "</w:instrText></w:r>", mark("end")), "[Your name]", id="a button's words"),
    pytest.param(p(mark("begin", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"),
                   mark("end"), r(" paid")), "☒ paid", id="a box that is ticked"),
    pytest.param(p(mark("begin", '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry '
                   'w:val="oak"/><w:listEntry w:val="elm"/></w:ddList></w:ffData>'),
                   mark("end")), "elm", id="the chosen entry of a list"),
    # boxes
    pytest.param(p(r("The owner "), box("A box."), r("is here.")), "The owner is here.\n\nA box.",
                 id="a text box in a paragraph, said once"),
    pytest.param(p(r("Old."), f"<w:r><w:pict>{vml('A box.')}</w:pict></w:r>"), "Old.\n\nA box.",
                 id="an old text box"),
    pytest.param(p(r("Old."), f"<w:r><w:pict><v:group>{vml('One.')}{vml('Two.')}</v:group>"
                   "</w:pict></w:r>"), "Old.\n\nOne.\n\nTwo.", id="a group of boxes"),
    pytest.param(p(r("A sign: "), '<w:r><w:pict><v:shape><v:textpath string="KEEP OUT"/>'
                   "</v:shape></w:pict></w:r>"), "A sign:\n\nKEEP OUT", id="letters as a picture"),
    pytest.param(table(row(f"<w:tc>{p(r('a '), box('b'))}</w:tc>", cell("c"))), "a b\tc",
                 id="a text box in a cell"),
    # looks
    pytest.param(p(r("400"), r("12", UP), r(" crowns")), "400¹² crowns", id="a raised note"),
    pytest.param(p(r("the 20"), r("th", UP)), "the 20th", id="the ending of an ordinal"),
    pytest.param(p(r("400"), r("12", '<w:rStyle w:val="Above"/>')), "400¹²",
                 id="raised by a style based on another"),
    pytest.param(p(r("400"), r("12", '<w:position w:val="8"/>')), "400¹²", id="moved up"),
    pytest.param(p(r("1994", '<w:position w:val="8"/>')), "1994", id="a whole line moved up"),
    pytest.param(p(r("log"), r("2", '<w:vertAlign w:val="subscript"/>'), r("8")), "log₂8",
                 id="a lowered number before another"),
    pytest.param(p(r("H"), r("2", '<w:vertAlign w:val="subscript"/>'), r("O")), "H2O",
                 id="a lowered number alone"),
    *(
        pytest.param(p(r(RULED), r("not ", f"<w:{name}/>"), r("dry.")), "The well is dry.", id=name)
        for name in ("vanish", "strike", "dstrike")
    ),
    pytest.param(p(r(RULED), r("not ", '<w:strike w:val="0"/>'), r("dry.")), "The well is not dry.",
                 id="not struck out after all"),
    pytest.param(p(r(RULED), r("not ", '<w:rStyle w:val="Secret"/>'), r("dry.")),
                 "The well is dry.", id="hidden by a style"),
    pytest.param(p(r("Gone."), properties='<w:pStyle w:val="Unseen"/>') + p(r("Here.")), "Here.",
                 id="a paragraph hidden by its style"),
    pytest.param(p(r("Seen.", '<w:rStyle w:val="Secret"/>'),
                   properties='<w:pStyle w:val="Unseen"/>'), "Seen.",
                 id="two styles that hide show"),
    pytest.param(p(r("Seen.", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Unseen"/>'),
                 "Seen.", id="shown in a hidden paragraph"),
    pytest.param(p(r("Page"), r("\t3", "<w:webHidden/>")), "Page 3",
                 id="hidden on the web only"),
    # changes
    pytest.param(p(r("It costs "), "<w:del><w:r><w:delText>4</w:delText></w:r></w:del>",
                   f"<w:ins>{r('5')}</w:ins>"), "It costs 5", id="a deletion and an insertion"),
    pytest.param(p(r("One "), properties="<w:rPr><w:del/></w:rPr>") + p(r("two.")), "One two.",
                 id="a paragraph's end that is deleted"),
    pytest.param(table(row(cell("a"), properties="<w:del/>"), row(cell("b"))), "b",
                 id="a row that is deleted"),
    pytest.param(table(row(cell("a"), properties='<w:hidden w:val="0"/>')), "a",
                 id="a row that is not hidden"),
    # characters
    pytest.param(p(f"<w:r>{t('re')}<w:softHyphen/>{t('al e')}<w:noBreakHyphen/>{t('book')}</w:r>"),
                 "real e‑book", id="hyphens"),
    pytest.param(p(r("work\u00adshop")), "workshop", id="a soft hyphen in a word"),
    pytest.param(p(f"<w:r>{t('a')}<w:ptab/>{t('b')}<w:cr/>{t('c')}</w:r>"), "a b\nc", id="blanks"),
    pytest.param(p('<w:r><w:sym w:font="Arial" w:char="2013"/><w:sym w:font="Symbol" '
                   'w:char="F061"/></w:r>'), "–α", id="characters by number"),
    pytest.param(p(f'<w:r>{t("Before")}<w:footnoteReference w:id="2"/>{t(" after.")}</w:r>'),
                 "Before after.\n\nThe note.", id="words in the run of a note"),
    # formulas and tables
    pytest.param(p("<m:oMath><m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t>"
                   "</m:r></m:sup></m:sSup></m:oMath>", r(" is it")), "r² is it", id="a formula"),
    pytest.param(table(row(cell("a")), row(cell("b"), cell("c"), cell("d"))), "a\n\nb\tc\td",
                 id="rows of different lengths"),
    pytest.param(table(row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b")),
                       row(cell("unseen", "<w:vMerge/>"), cell("c"))), "a\tb\n\nc",
                 id="a cell over two rows"),
]  # fmt: skip

STYLES = (
    style("Raised", UP)
    + style("Above", "", based="Raised")
    + style("Secret", "<w:vanish/>")
    + style("Unseen", "<w:vanish/>", kind="paragraph")
    + style("Title", "", kind="paragraph")
    + style("Author", "", kind="paragraph")
)
NOTES = f'<w:footnote w:id="2">{p(r("The note."))}</w:footnote>'


@pytest.mark.parametrize(("body", "text"), CASES)
def test_what_is_seen_is_read_once(body: str, text: str) -> None:
    found = read_docx(word_file(body, styles=STYLES, notes=NOTES))
    assert found.text == text
    assert not found.warnings


@pytest.mark.parametrize("body", [
    pytest.param(p(r("The owner "), box("A box."), r("is here.")), id="a box"),
    pytest.param(p(nested(field("MERGEFIELD x", r("17"))), r(" pounds")), id="nested fields"),
    pytest.param(p(r(RULED), r("not ", "<w:vanish/>"), r("dry.")), id="hidden words"),
    pytest.param(table(row(cell("a")), row(cell("b"), cell("c"))), id="a table"),
])  # fmt: skip
def test_the_second_way_finds_the_same_words(body: str) -> None:
    content = word_file(body, styles=STYLES)
    assert sorted(visible_words_docx(content).split()) == sorted(read_docx(content).text.split())


def test_titles_of_charts_and_words_of_diagrams_stand_behind_their_paragraph() -> None:
    body = p(r("Sales grew."), '<w:r><w:drawing><c:chart r:id="c1"/></w:drawing></w:r>') + p(
        r("Who leads:"), '<w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>'
    )
    chart = (
        f"<c:chartSpace {WORD_NAMES}><c:title><a:p><a:r><a:t>Sold </a:t></a:r><a:r><a:t>boats"
        "</a:t></a:r></a:p></c:title><c:cat><c:strRef><c:strCache><c:pt><c:v>North</c:v></c:pt>"
        "<c:pt><c:v>South</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>"
    )
    diagram = (
        f"<dgm:dataModel {WORD_NAMES}><dgm:t><a:p><a:r><a:t>Ana Ruiz</a:t></a:r></a:p></dgm:t>"
        "</dgm:dataModel>"
    )
    related = {"c1": ("chart", chart), "d1": ("diagramData", diagram)}
    assert read_docx(word_file(body, related=related)).text == (
        "Sales grew.\n\nSold boats\n\nNorth; South\n\nWho leads:\n\nAna Ruiz"
    )


def test_a_title_page_of_several_titles_keeps_all_in_their_order() -> None:
    titled = [p(r(text), properties=f'<w:pStyle w:val="{name}"/>')
              for text, name in (("Ana Ruiz", "Author"), ("The Mill", "Title"),
                                 ("A History", "Title"), ("", "Title"))]  # fmt: skip
    found = read_docx(word_file("".join([*titled, p(r("It burnt."))]), styles=STYLES))
    assert found.text == "Ana Ruiz\n\nThe Mill\n\nA History\n\nIt burnt."
    assert found.reference is not None
    assert (found.reference.title, found.reference.authors) == ("The Mill", ("Ana Ruiz",))


def test_a_strict_file_is_read_like_another() -> None:
    content = word_file(p(r("It "), f'<w:fldSimple w:instr="X">{r("burns")}</w:fldSimple>'))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = re.compile(
        r"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument)/2006/"
    )
    assert read_docx(packed({
        name: strict.sub(r"http://purl.oclc.org/ooxml/\1/", member)
        for name, member in members.items()
    })).text == "It burns"  # fmt: skip


def test_a_file_that_cannot_be_made_simple_is_read_with_a_warning() -> None:
    deep = "<w:sdt><w:sdtContent>" * 200 + p(r("Deep.")) + "</w:sdtContent></w:sdt>" * 200
    (warning,) = read_docx(word_file(deep + p(r("The mill.")))).warnings
    assert "may be read wrongly: it is no well-formed XML" in warning
