"""Captions of SubStation Alpha: the dialogue with its speakers, as it is shown."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference
from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.readers.text.read_substation import read_substation
from corpus.source import Part
from corpus.turns.find_turns import turns_of

HEAD = (
    "[Script Info]\nTitle: The mill\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\n"
)
COLUMNS = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def script(*events: tuple[str, str, str], columns: str = COLUMNS, line: str = "") -> bytes:
    """A script whose events are (seconds, speaker, text), three seconds each."""
    form = line or "Dialogue: 0,0:00:{0}.00,0:00:{1}.50,Default,{2},0,0,0,,{3}"
    shown = [form.format(f"{int(s):02}", f"{int(s) + 3:02}", who, text) for s, who, text in events]
    return f"{HEAD}\n[Events]\n{columns}\n{chr(10).join(shown)}\n".encode("utf-8-sig")


TEXTS = [
    ("speakers", script(("1", "Ada Finch", "It burnt,"), ("4", "Ada Finch", "all of it."),
                        ("8", "Bo Marsh", "Who saw it?")),
     "Ada Finch: It burnt, all of it.\n\nBo Marsh: Who saw it?"),
    ("commas in the text", script(("1", "Ada", "It burnt, they say, in a night.")),
     "Ada: It burnt, they say, in a night."),
    ("breaks and overrides", script(("1", "Ada", r"{\an8\i1}It{\i0} burnt,\Nall\hof \nit.")),
     "Ada: It burnt, all of it."),
    ("no markup", script(("1", "", "5 < 6 & <b>mills</b> &amp; more")),
     "5 < 6 & <b>mills</b> &amp; more"),
    ("drawings", script(("1", "", r"{\p1}m 0 0 l 100 0 100 100{\p0}"), ("4", "Ada", "It burnt.")),
     "Ada: It burnt."),
    ("layers", script(("1", "Ada", r"{\bord4}It burnt."), ("1", "Ada", r"{\bord0}It burnt."),
                      ("5", "Bo", "No.")), "Ada: It burnt.\n\nBo: No."),
    ("out of order", script(("8", "Bo", "Who saw it?"), ("1", "Ada", "It burnt.")),
     "Ada: It burnt.\n\nBo: Who saw it?"),
    ("comments", script(("1", "Ada", "It burnt."), ("4", "Bo", "No."),
                        line="Comment: 0,0:00:{0}.00,0:00:{1}.50,Default,{2},0,0,0,,gone\n"
                        "Dialogue: 0,0:00:{0}.00,0:00:{1}.50,Default,{2},0,0,0,,{3}"),
     "Ada: It burnt.\n\nBo: No."),
    ("another order of columns", script(("1", "Ada", "It burnt, all."), columns=(
        "Format: Marked, Start, End, Actor, Text"),
        line="Dialogue: Marked=0,0:00:{0}.00,0:00:{1}.50,{2},{3}"), "Ada: It burnt, all."),
    ("nobody is named", script(("1", "", "ADA FINCH: It burnt."), ("4", "", "- Did it?")),
     "ADA FINCH: It burnt.\n\n- Did it?"),
    ("a voice and none", script(("1", "Ada", "It burnt."), ("4", "", "Tickets here.")),
     "Ada: It burnt.\n\n– Tickets here."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_what_is_shown_is_the_text(content: bytes, text: str) -> None:
    assert read_substation(content).text == text


@pytest.mark.parametrize("name", ["a.ass", "a.ssa"])
def test_who_speaks_and_when_is_known(name: str) -> None:
    (part,) = read_content(TEXTS[0][1], name)
    assert isinstance(part, Part)
    found = part.extraction
    assert [each.value for each in found.landmarks] == ["0:01", "0:04", "0:08"]
    page = Document("a", found.text, Reference("a"), "", landmarks=found.landmarks)
    said = [(page.text[t.start : t.end], page.text[t.said : t.stops]) for t in turns_of(page)]
    assert said == [("Ada Finch", "It burnt, all of it."), ("Bo Marsh", "Who saw it?")]


@pytest.mark.parametrize(
    "content", [b"", HEAD.encode(), script(), b"Dialogue: x", script(("1", "Ada", r"{\p1}m 0 0"))]
)
def test_a_script_without_dialogue_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="no dialogue"):
        read_substation(content)
