"""A presentation is read slide by slide, and what the speaker noted apart."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corpus.errors import UnreadableError
from corpus.loss.list_losses import list_losses
from corpus.readers.office.slides.read_pptx import read_pptx
from corpus.readers.read_content import kind_of
from tests.corpus.packing import OFFICE, packed

NAMES = (
    f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:p="{OFFICE}/presentationml/2006/main" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:c="{OFFICE}/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"


def shape(*paragraphs: str, kind: str = "", hidden: str = "0") -> str:
    place = f'<p:ph type="{kind}"/>' if kind else ""
    body = "".join(f"<a:p>{each if each[:1] == '<' else run(each)}</a:p>" for each in paragraphs)
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" hidden="{hidden}"/><p:nvPr>{place}</p:nvPr>'
            f"</p:nvSpPr><p:txBody>{body}</p:txBody></p:sp>")  # fmt: skip


def run(text: str, look: str = "") -> str:
    return f"<a:r><a:rPr {look}/><a:t>{text}</a:t></a:r>"


def tree(root: str, shapes: str) -> str:
    return f"<p:{root} {NAMES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{root}>"


def related(*targets: tuple[str, str, str]) -> str:
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">' + "".join(
        f'<Relationship Id="{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, kind, target in targets
    ) + "</Relationships>"  # fmt: skip


def presentation(
    *slides: str, notes: Mapping[int, str] = {}, order: str = "", chart: str = "", first: int = 1
) -> bytes:
    """A presentation of slides; `notes` are shapes by the number of the slide, `order` numbers."""
    shown = order or "".join(str(n) for n in range(1, len(slides) + 1))
    ids = "".join(f'<p:sldId id="25{n}" r:id="r{n}"/>' for n in shown)
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": related(("o", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f'<p:presentation {NAMES} firstSlideNum="{first}"><p:sldIdLst>{ids}'
        "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": related(
            *((f"r{n}", "slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1))
        ),
        "ppt/charts/chart1.xml": f"<c:chart {NAMES}>{chart}</c:chart>",
    }
    for number, shapes in enumerate(slides, 1):
        files[f"ppt/slides/slide{number}.xml"] = tree("sld", shapes)
        own = [("c1", "chart", "../charts/chart1.xml")]
        if number in notes:
            own.append(("n", "notesSlide", f"../notesSlides/notesSlide{number}.xml"))
            files[f"ppt/notesSlides/notesSlide{number}.xml"] = tree("notes", notes[number])
        files[f"ppt/slides/_rels/slide{number}.xml.rels"] = related(*own)
    return packed(files)


def read(content: bytes) -> str:
    extraction = read_pptx(content)
    assert not list_losses(content, ".pptx", extraction.text)
    return extraction.text


def places(content: bytes) -> dict[str, str]:
    """What stands at each place."""
    extraction = read_pptx(content)
    ends = [each.start for each in extraction.landmarks[1:]] + [len(extraction.text)]
    return {str(each.value): extraction.text[each.start : end].strip()
            for each, end in zip(extraction.landmarks, ends, strict=True)}  # fmt: skip


def test_each_slide_is_a_place_and_notes_stand_apart() -> None:
    content = presentation(
        shape("The mill", kind="ctrTitle"),
        shape("It burnt in May.", "Nobody was hurt."),
        shape("What is next", kind="title"),
        notes={2: shape("Ask the council first.", kind="body") + shape("2", kind="sldNum")},
    )
    assert kind_of(content, "x.zip") == ".pptx"
    assert places(content) == {
        "slide 1": "The mill",
        "slide 2": "It burnt in May.\n\nNobody was hurt.",
        "slide 3": "What is next",
        "notes on slide 2": "Ask the council first.",
    }


def test_slides_come_in_the_order_of_the_show_and_have_its_numbers() -> None:
    content = presentation(shape("One."), shape("Two."), shape("Three."), order="312", first=10)
    assert places(content) == {"slide 10": "Three.", "slide 11": "One.", "slide 12": "Two."}


def test_the_title_comes_first_and_shapes_from_back_to_front() -> None:
    group = f"<p:grpSp>{shape('Within.')}{shape('A group.')}</p:grpSp>"
    slide = shape("Below.", kind="body") + group + shape("Title", kind="title") + shape("Last.")
    assert read(presentation(slide)) == "Title\n\nBelow.\n\nWithin.\n\nA group.\n\nLast."


@pytest.mark.parametrize(
    "unseen",
    [shape("3 May 2019", kind="dt"), shape("Wend Council", kind="ftr"), shape("4", kind="sldNum"),
     shape("Hidden.", hidden="1"), shape(run("Struck.", 'strike="sngStrike"'))],
    ids=["a date", "a footer", "a number", "hidden", "struck out"],
)  # fmt: skip
def test_what_stands_on_every_slide_or_is_not_seen_is_left_out(unseen: str) -> None:
    assert read(presentation(shape("It burnt.") + unseen)) == "It burnt."


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        pytest.param(run("It ") + run("burnt", 'b="1"') + run("."), "It burnt.", id="runs"),
        pytest.param(run("One") + "<a:br/>" + run("two"), "One\ntwo", id="a break"),
        pytest.param(run("400") + run("12", 'baseline="30000"'), "400¹²", id="a number of a note"),
        pytest.param(run("CO") + run("2", 'baseline="-25000"'), "CO2", id="lowered"),
        pytest.param('<a:fld type="x"><a:t>May</a:t></a:fld>', "May", id="a field"),
        pytest.param("<mc:AlternateContent><mc:Choice>" + run("New.") + "</mc:Choice><mc:Fallback>"
                     + run("Old.") + "</mc:Fallback></mc:AlternateContent>", "New.", id="a choice"),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_is_seen(paragraph: str, line: str) -> None:
    assert read_pptx(presentation(shape(paragraph))).text == line


def test_tables_and_charts_are_read() -> None:
    def cell(text: str, merged: str = "") -> str:
        return f"<a:tc {merged}><a:txBody><a:p>{run(text)}</a:p></a:txBody></a:tc>"

    rows = (cell("Ward") + cell("Votes"), cell("Stow") + cell("4,300"),
            cell("All") + cell("x", 'hMerge="1"'))  # fmt: skip
    table = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    frames = (f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{table}</a:tbl></a:graphicData>"
              '</a:graphic></p:graphicFrame><p:graphicFrame><a:graphic><a:graphicData><c:chart '
              'r:id="c1"/></a:graphicData></a:graphic></p:graphicFrame>')  # fmt: skip
    chart = f"<c:title><c:tx><c:rich><a:p>{run('Visitors a year')}</a:p></c:rich></c:tx></c:title>"
    text = read_pptx(presentation(frames, chart=chart)).text
    assert text == "Ward\tVotes\n\nStow\t4,300\n\nAll\n\nVisitors a year"


def test_words_that_a_reader_would_lose_are_told() -> None:
    content = presentation(shape("It burnt down in the night of 2 May."))
    (warning,) = list_losses(content, ".pptx", "It burnt down in the night.")
    assert "of 2 may" in warning


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", packed({"ppt/presentation.xml": "<x"})])
def test_what_is_no_presentation_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="PowerPoint"):
        read_pptx(content)
