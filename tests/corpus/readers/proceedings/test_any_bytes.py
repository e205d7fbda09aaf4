"""Whatever stands in a record, it is read or refused, and what is stated lies in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.source import Part
from tests.corpus.readers.damaging import faults
from tests.corpus.readers.ocr.test_read_alto import DIVIDED
from tests.corpus.readers.ocr.test_read_hocr import TESSERACT
from tests.corpus.readers.proceedings.test_mark_congressional_record import SENATE
from tests.corpus.readers.proceedings.test_mark_court_transcript import ARGUMENT, TRIAL
from tests.corpus.readers.proceedings.test_mark_united_nations import COUNCIL
from tests.corpus.readers.proceedings.test_read_akoma_ntoso import DEBATE
from tests.corpus.readers.proceedings.test_read_hansard import LINKED, SPEECH
from tests.corpus.readers.proceedings.test_read_they_work_for_you import COMMONS
from tests.corpus.readers.tei.test_read_tei import LETTER, NOTED, VERSE

GOOD = {
    "congress.txt": SENATE, "trial.txt": TRIAL, "argument.txt": ARGUMENT, "council.txt": COUNCIL,
    "debate.xml": DEBATE, "hansard.xml": SPEECH, "linked.xml": LINKED, "commons.xml": COMMONS,
    "play.xml": VERSE.decode(), "utterances.xml": NOTED.decode(), "letter.xml": LETTER.decode(),
    "alto.xml": DIVIDED.decode(), "page.hocr": TESSERACT,
}  # fmt: skip


def check(content: bytes, name: str) -> None:
    try:
        parts = list(read_content(content, name))
    except UnreadableError:
        return
    for part in parts:
        assert not faults(part)
        if isinstance(part, Part):
            text, ends = part.extraction.text, 0
            for turn in part.extraction.turns:
                assert 0 <= turn.start < turn.end <= len(text)
                assert ends <= turn.said < turn.stops <= len(text)
                assert text[turn.said : turn.stops].strip() == text[turn.said : turn.stops]
                ends = turn.stops


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_read(name: str) -> None:
    check(GOOD[name].encode(), name)
    assert list(read_content(GOOD[name].encode(), name))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("name", GOOD)
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    text = GOOD[name]
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 60))
    put = data.draw(st.text(alphabet="<>/= \"'\nA:.()[]\u00e9\t&;", max_size=12))
    check((text[:start] + put + text[start + length :]).encode(), name)


@pytest.mark.parametrize(
    ("root", "inner"),
    [("TEI", "text"), ("TEI", "hi"), ("akomaNtoso", "speech"), ("hansard", "interjection"),
     ("publicwhip", "division")],
)  # fmt: skip
def test_elements_may_lie_as_deep_as_xml_is_parsed(root: str, inner: str) -> None:
    depth = 250
    deep = f"<{root}><text>{f'<{inner}>' * depth}Deep.{f'</{inner}>' * depth}</text></{root}>"
    (part,) = read_content(deep.encode(), "a.xml")
    assert isinstance(part, Part)
    assert part.extraction.text == "Deep."
