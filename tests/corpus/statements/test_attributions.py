"""The ways in which prose says whose words stand between marks, whatever the marks are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.corpus.statements.conftest import Extract

ABOVE = "Ada Finch is the mayor of Harrow, and Bo Marsh owns the mill there. It burnt in May.\n\n"
BELOW = "\n\nThe fair was held in the town on Sunday, as it is each year.\n"
SAID = "The mill will stay open for the winter"

KINDS = [
    ("wrote", f"“{SAID},” wrote Ada Finch in a letter."),
    ("wrote, before", f"Ada Finch wrote: “{SAID}.”"),
    ("grumbled", f"“{SAID},” grumbled Ada Finch."),
    ("shrugged", f"“{SAID},” shrugged Ada Finch."),
    ("shrugged, in a sentence before", f"Ada Finch shrugged. “{SAID}.”"),
    ("texted", f"“{SAID},” Ada Finch texted."),
    ("a dash", f"“{SAID}.” — Ada Finch"),
    ("a dash on the next line", f"“{SAID}.”\n— Ada Finch, mayor of Harrow"),
    ("a dash below", f"“{SAID}.”\n\n— Ada Finch, mayor of Harrow"),
    ("on the next line", f"“{SAID}.”\nAda Finch, mayor of Harrow"),
    ("below", f"“{SAID}.”\n\nAda Finch, mayor of Harrow"),
    ("low and high marks", f"„{SAID}“, said Ada Finch."),
    ("low and right marks", f"„{SAID}”, said Ada Finch."),
    ("guillemets inwards", f"»{SAID}«, said Ada Finch."),
    ("guillemets outwards", f"«{SAID}», said Ada Finch."),
    ("guillemets with blanks", f"« {SAID} », said Ada Finch."),
    ("guillemets behind a colon", f"Ada Finch said: »{SAID}.«"),
]


@pytest.mark.model
@pytest.mark.parametrize("text", [row[1] for row in KINDS], ids=[row[0] for row in KINDS])
def test_quoted_words_are_whose_the_prose_says_they_are(extract: Extract, text: str) -> None:
    (found,) = extract(ABOVE + text + BELOW)
    assert found.speaker is not None
    assert found.speaker.name == "Ada Finch"
    assert found.content[0].text.rstrip(".,") == SAID


@pytest.mark.model
def test_a_caption_below_a_quotation_is_nobodys_signature(extract: Extract) -> None:
    text = f"“{SAID}.”\n\nAda Finch opened the fair, mayor or not, on Sunday."
    assert [each.speaker for each in extract(ABOVE + text + BELOW)] == [None]


@pytest.mark.model
def test_a_letter_of_several_paragraphs_is_one_statement(extract: Extract) -> None:
    text = (
        "Ada Finch wrote to the council:\n\n“The mill is old.\n\n“It will stand.\n\n“I see to it.”"
    )
    (found,) = extract(ABOVE + text + BELOW)
    assert [each.text for each in found.content] == [
        "The mill is old.", "It will stand.", "I see to it."
    ]  # fmt: skip


@pytest.mark.model
def test_a_salutation_says_nothing(extract: Extract) -> None:
    text = (
        "Dear Mr. Marsh,\n\nI thank you for your letter, and I say that the mill stays open.\n\n"
        "I have asked the council for money, and we will get it in May.\n\nYours sincerely,\n\n"
        "Ada Finch\n"
    )
    found = extract(text)
    assert [each.content[0].text[:10] for each in found if each.authored] == [
        "I thank yo", "I have ask"
    ]  # fmt: skip
