"""Transcripts of courts: numbered lines, questions and answers, and who that is."""

from __future__ import annotations

from corpus.document import Document, Landmark, Noise, Reference
from corpus.noise.mark_noise import mark_noise
from corpus.readers.proceedings.mark_proceedings import mark_proceedings
from corpus.readers.text.read_text import read_text
from corpus.source import Extraction
from corpus.splitting.split_sentences import split_sentences


def page(number: int, *lines: str, foot: str = "", spaced: bool = False) -> str:
    """A page of 25 numbered lines; the rest of them is empty."""
    filled = [*lines, *[""] * (25 - len(lines))]
    numbered = [f"{n:2}   {line}".rstrip() for n, line in enumerate(filled, 1)]
    parted = "\n\n" if spaced else "\n"
    return f"{parted.join(numbered)}\n\n{' ' * 40}{number}\n{foot}"


def read(text: str) -> Extraction:
    extraction = mark_proceedings(read_text(text.encode()))
    assert extraction.text == text
    return extraction


def turns(extraction: Extraction) -> list[tuple[str, str, str]]:
    """Who is printed, who that is, and what is said without the noise in it."""
    document = as_document(extraction)
    kept = [
        " ".join(
            "".join(
                character
                for at, character in enumerate(document.text[t.said : t.stops], t.said)
                if not any(n.start <= at < n.end for n in document.noise)
            ).split()
        )
        for t in extraction.turns
    ]
    return [
        (document.text[t.start : t.end], t.name, words)
        for t, words in zip(extraction.turns, kept, strict=True)
    ]


def as_document(extraction: Extraction) -> Document:
    noise = mark_noise(extraction.text, extraction.noise)
    return Document(
        "a.txt", extraction.text, Reference("a.txt"), "", noise, extraction.landmarks,
        turns=extraction.turns,
    )  # fmt: skip


TRIAL = page(
    11,
    "APPEARANCES:",
    "JOHN B. ROE, ESQ., for the plaintiff.",
    "        MR. ROE:  The plaintiff calls Ada Finch.",
    "        THE COURT:  Very well.",
    "        ADA FINCH, PLAINTIFF'S WITNESS, having been",
    "first duly sworn, testified as follows:",
    "               DIRECT EXAMINATION",
    "BY MR. ROE:",
    "   Q.   Where were you when the old",
    "mill burnt?",
    "   A.   At home.  I saw the",
) + page(
    12,
    "roof fall into the yard.",
    "   Q.   Who else saw it?",
    "        MS. DOE:  Objection.",
    "        THE COURT:  Overruled.",
    "        THE WITNESS:  Nobody did.",
    "        (Discussion off the record,",
    "        counsel present.)",
    "   Q.   Are you sure?",
    "   A.   I am.",
    "        (Whereupon, a recess was taken.)",
    "Transcribed by a reporter.",
)

TRIAL_TURNS = [
    ("MR. ROE", "John B. Roe", "The plaintiff calls Ada Finch."),
    ("THE COURT", "", "Very well."),
    ("MR. ROE", "John B. Roe", "Where were you when the old mill burnt?"),
    ("ADA FINCH", "Ada Finch", "At home. I saw the roof fall into the yard."),
    ("MR. ROE", "John B. Roe", "Who else saw it?"),
    ("MS. DOE", "", "Objection."),
    ("THE COURT", "", "Overruled."),
    ("THE WITNESS", "Ada Finch", "Nobody did."),
    ("MR. ROE", "John B. Roe", "Are you sure?"),
    ("ADA FINCH", "Ada Finch", "I am."),
]


def test_questions_are_of_who_examines_and_answers_of_who_was_sworn() -> None:
    assert turns(read(TRIAL)) == TRIAL_TURNS


ARGUMENT = "   Official - Subject to Final Review\n\n" + page(
    3,
    "               P R O C E E D I N G S",
    "               CHIEF JUSTICE ROBERTS:   We will hear",
    "argument.   Mr. Long.",
    "               ORAL ARGUMENT OF ROBERT A. LONG",
    "               MR. LONG:   May it please the Court:",
    "               First, the roof is the",
    foot="        Alderson Reporting Company\n   Official - Subject to Final Review\n\n",
    spaced=True,
) + page(
    4,
    "town's.",
    "               JUSTICE SCALIA:   Why?   Is it -- is it",
    "not the owner's?",
    spaced=True,
)  # fmt: skip


def test_arguments_before_a_supreme_court_go_on_over_pages() -> None:
    assert turns(read(ARGUMENT)) == [
        ("CHIEF JUSTICE ROBERTS", "", "We will hear argument. Mr. Long."),
        ("MR. LONG", "", "May it please the Court: First, the roof is the town's."),
        ("JUSTICE SCALIA", "", "Why? Is it -- is it not the owner's?"),
    ]


def test_a_sentence_goes_on_over_numbers_and_pages_and_a_paragraph_does_not() -> None:
    document = as_document(read(ARGUMENT))
    sentences = [each.span.reading for each in split_sentences(document)]
    assert "First, the roof is the town's." in sentences
    assert "MR. LONG: May it please the Court:" in sentences
    assert not any("Alderson" in each or "Subject to" in each for each in sentences)


def test_places_are_pages_and_lines() -> None:
    places = {read(TRIAL).text[e.start :][:9]: e.value for e in read(TRIAL).landmarks}
    assert places["Q.   Wher"] == "11:9"
    assert places["roof fall"] == "12:1"
    assert [each.value for each in read(ARGUMENT).landmarks][-1] == "4:3"


def test_an_index_of_words_behind_it_is_noise() -> None:
    words = "".join(f"mill{n} 3:{n}\n13:2,{n} roof 4:{n}\n" for n in range(1, 30))
    marked = read(ARGUMENT + words)
    assert turns(marked) == turns(read(ARGUMENT))
    assert any("mill29 3:29" in marked.text[each.start : each.end] for each in marked.noise)


DEPOSITION = "".join(
    f"{7:05}:{n:02}  {line}\n"
    for n, line in enumerate(
        ["BY MS. DOE:", "Q    Did it burn?", "A    It did.  A man", "came.", "MR. ROE:  Objection.",
         *[""] * 20], 1,
    )
)  # fmt: skip


def test_a_line_may_have_its_page_before_its_number_and_letters_no_stop() -> None:
    read_one = read(DEPOSITION)
    assert turns(read_one) == [
        ("MS. DOE", "", "Did it burn?"),
        ("A", "", "It did. A man came."),
        ("MR. ROE", "", "Objection."),
    ]
    assert [each.value for each in read_one.landmarks][:3] == ["7:1", "7:2", "7:3"]


def test_a_header_may_number_the_page() -> None:
    lines = "".join(f"{n:2}   MR. ROE:  It burnt.\n" for n in range(1, 26))
    text = f"  Page 41\n{lines}\n  Page 42\n{lines}"
    assert {str(each.value).split(":")[0] for each in read(text).landmarks} == {"41", "42"}


def test_pages_of_a_pdf_have_their_numbers_above_their_lines() -> None:
    numbers = "".join(f"{n}\n" for n in range(1, 11))
    said = [f"MR. ROE: Line {n}." for n in range(1, 11)]
    one, two = numbers + "\n".join(said), numbers + "\n".join(said[:7])
    text = f"{one}\n{two}"
    noise = tuple(Noise(at, at + len(numbers), "boilerplate") for at in (0, len(one) + 1))
    pages = (Landmark(0, "page", 5), Landmark(len(one) + 1, "page", 6))
    marked = mark_proceedings(Extraction(text, landmarks=pages, noise=noise))
    assert len(marked.turns) == 17
    assert [each.value for each in marked.landmarks] == [*(f"5:{n}" for n in range(1, 11)), 6]


def test_a_numbered_list_or_a_program_is_no_transcript() -> None:
    listed = "".join(f"{n:2}   MR. ROE bought mill {n}.\n" for n in range(1, 26))
    code = "".join(f"{n:2}   x = {n}\n" for n in range(1, 60))
    for text in (listed, code, "MR. ROE:  It burnt.\nTHE COURT:  Did it?\nMR. ROE:  Yes.\n"):
        assert read(text).turns == ()
        assert read(text).noise == ()
