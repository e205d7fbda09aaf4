"""Whose own words a text is: where its facts or its head say so, and it speaks for itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from corpus.document import Document, Reference
from corpus.people.names import Names, merge_forms
from corpus.statements.people.find_author import find_author, first_persons

if TYPE_CHECKING:
    from corpus.statements.people.find_author import Author

OWN = 3 * "I thank you for coming. We will build it, and I ask you for help. My town needs it.\n\n"
NEWS = "The mill burnt down on Monday. Ada Finch said: “I saw it.” Nobody was hurt in the fire."


def author_of(text: str, **facts: object) -> Author | None:
    full, aliases = merge_forms(Counter({"Ada Finch": 2}))
    names = Names(full, aliases, {}, frozenset({"Finch"}), frozenset())
    return find_author(Document("a", text, Reference("a", **facts), ""), names)  # type: ignore[arg-type]


HEADS = [
    ("remarks by", "Remarks by Harbour Commissioner Ada Finch at the opening, 3 May 2019\n\n"),
    ("statement by, on two lines", "Statement by\nH.E. Ms. Ada Finch\nMinister of Works\n\n"),
    ("statement of", "Prepared Statement of Dr. Ada Finch\nBefore the Committee\n\n"),
    ("address by", "Address by President Ada Finch to the Assembly\n\n"),
    ("op-ed by", "Op-Ed by Ada Finch: The mill must stay\n\n"),
    ("opinion with a byline", "OPINION\nThe mill must stay\nBy Ada Finch\n\n"),
    ("in capitals, owned", "PRESIDENT ADA FINCH'S ADDRESS TO THE ASSEMBLY\n\n"),
    (
        "in capitals, with a degree and an office",
        "STATEMENT BY\nHIS EXCELLENCY ADA FINCH, PHD.,\nPRESIDENT OF THE REPUBLIC OF HARROW\n\n",
    ),
    ("with initials of honours", "Statement delivered by\n\nThe Hon. Ada Finch, S.C. M.P.\n\n"),
    (
        "before an office",
        "Address by H. E. Ms. Ada Finch Prime Minister of Harrow to the Assembly\n\n",
    ),
    ("an excellency", "Statement\n\nof the Republic of Harrow\n\nH.E. Ms. Ada Finch\n\n"),
    ("delivers", "Minister Ada Finch delivers the national statement\n\nSpeech\n\n"),
]


@pytest.mark.parametrize("head", [row[1] for row in HEADS], ids=[row[0] for row in HEADS])
def test_the_head_says_whose_words_they_are(head: str) -> None:
    found = author_of(head + OWN)
    assert found is not None
    assert (found.name, found.kind) == ("Ada Finch", "person")


OFFICES = [
    ("Statement by\nMs. Ada Finch, M.P.,\nMinister of Works of Harrow\n\nat the fair\n\n",
     "Minister of Works of Harrow"),
    ("STATEMENT BY ADA FINCH,\nPRESIDENT OF THE REPUBLIC OF HARROW\nDURING THE DEBATE\n\n",
     "President of the Republic of Harrow"),
    ("Remarks by Mayor Ada Finch\n\n", "Mayor"),
    ("Remarks by Ada Finch\n\nHarrow, 3 May\n\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "role"), OFFICES)
def test_the_head_says_what_office_they_hold(head: str, role: str) -> None:
    found = author_of(head + OWN)
    assert found is not None
    assert found.role == role


FACTS: list[tuple[str, str, dict[str, object], str | None]] = [
    ("a speech", NEWS, {"type": "speech", "authors": ("Ada Finch",)}, "Ada Finch"),
    ("a mail", NEWS, {"type": "personal_communication", "authors": ("Ada Finch",)}, "Ada Finch"),
    ("a post", NEWS, {"type": "post-weblog", "authors": ("Finch, Ada",)}, "Ada Finch"),
    ("of no type, in the first person", OWN, {"title": "Address", "authors": ("Ada Finch",)},
     "Ada Finch"),
    ("a speech to hearers", "Mr. Speaker, thank you.\n\n" + OWN, {"authors": ("Ada Finch",)},
     "Ada Finch"),
    ("news", NEWS, {"authors": ("Ada Finch",)}, None),
    ("news that is called an address", NEWS, {"title": "The address", "authors": ("Bo Marsh",)},
     None),
    ("an article in the first person", OWN, {"type": "article-newspaper", "authors": ("Bo Marsh",)},
     None),
    ("whoever owns it says whose it is", OWN, {"title": "Of 1933", "authors": ("Bo Marsh",)},
     "Bo Marsh"),
    ("a page in the first person whose markup has an author", "We saw it burn, and we left. " * 9,
     {"authors": ("Bo Marsh",), "properties": frozenset({"authors"})}, None),
    ("two speakers", "Remarks by President Ada Finch and Vice President Marsh\n\n" + OWN, {}, None),
    ("an opinion piece", OWN, {"type": "article-newspaper", "title": "Opinion: The mill",
                               "authors": ("Bo Marsh",)}, "Bo Marsh"),
    ("a report", OWN, {"type": "report", "authors": ("Bo Marsh",)}, None),
    ("two authors", OWN, {"type": "speech", "authors": ("Ada Finch", "Bo Marsh")}, None),
    ("an author who is guessed", OWN, {"title": "Address", "authors": ("ibm",),
                                       "inferred": frozenset({"authors"})}, None),
    ("a press release", "PRESS RELEASE\n\n" + NEWS, {"authors": ("Harrow Council",)},
     "Harrow Council"),
    ("a press release of nobody", "PRESS RELEASE\n\n" + NEWS, {}, None),
    ("a body's statement", OWN, {"type": "statement", "authors": ("Ministry of Works",)},
     "Ministry of Works"),
    ("a letter by its signature",
     "Dear Mr. Marsh,\n\n" + OWN + "Yours sincerely,\n\nAda Finch\n", {}, "Ada Finch"),
    ("a statement of an office", "Statement of the Minister of Works\n\n" + OWN, {}, None),
    ("letters of readers",
     "Letters\n\n" + OWN + "As in Davis' commentary.\n\nAda Finch, Stow.\n", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "facts", "name"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS]
)
def test_facts_and_text_together_say_whose_words_they_are(
    text: str, facts: dict[str, object], name: str | None
) -> None:
    found = author_of(text, **facts)
    assert (found.name if found else None) == name


def test_first_persons_within_quotations_are_somebody_elses() -> None:
    assert first_persons("She said: “I saw it, and we know.” It burnt.") == 0
