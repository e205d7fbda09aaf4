"""Names are joined when they are one person's, and never when they may be two people's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people import merge_speakers
from index.people.compare_names import compatible, read_name
from index.people.find_speakers import find_speakers
from index.people.ledger import Attribution, Voice
from index.people.record_statements import record_statements
from index.people.speech_record import speech_records
from tests.index.speaking import said

QUOTE = "nobody has ever closed the old mill in winter without asking us"


def names(*statements: object) -> list[set[str]]:
    voices = record_statements(statements).voices  # type: ignore[arg-type]
    return [set(voice.forms) for voice in voices]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Tarasova", "Tarasova"),  # the surname alone
        ("Ana Tarasova", "Ms. Tarasova"),  # a courtesy
        ("Kenneth Vance", "Ken Vance"),  # a short form
        ("William Vance", "Bill Vance"),  # a familiar form
        ("John Q. Vance", "John Vance"),  # a middle initial
        ("Harrow Mill Trust", "harrow mill trust"),  # capitals
    ],
)
def test_forms_of_one_name_are_one_voice(one: str, other: str) -> None:
    kind = "organisation" if "Trust" in one else "person"
    assert len(names(said("a", one, kind=kind), said("b", other, kind=kind))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Tarasova", "Olga Tarasova"),  # namesakes
        ("Ivan Tarasov", "Tarasova"),  # a feminine form
        ("Ivan Tarasov", "Ivan Tarasov Jr."),  # father and son
        ("George W. Vance", "George H. Vance"),  # other middle names
        ("Jean Vance", "Joan Vance"),  # one letter, but both are names
        ("Ivan Karpenko", "Ivan Kirpenko"),  # one letter and no evidence
        ("Maria", "Maria"),  # a first name is anybody's
    ],
)
def test_namesakes_are_two_voices(one: str, other: str) -> None:
    assert len(names(said("a", one), said("b", other))) == 2


@pytest.mark.parametrize(
    ("known", "slip", "role", "words"),
    [
        ("Ivan Tarasenko", "Tarasneko", "spokesman", ""),  # the same role
        ("Ivan Tarasenko", "Taraseniko", "", QUOTE),  # the same quotation
        ("Ramil Orlov", "Razmil Orlov", "mayor of Harrow", ""),  # a slip in the first name
    ],
)
def test_a_misspelling_is_joined_with_evidence_and_says_so(
    known: str, slip: str, role: str, words: str
) -> None:
    statements = said("a", known, words, role=role), said("b", slip, words, role=role)
    (voice,) = record_statements(statements).voices
    assert voice.name == known
    assert [bool(a.reason) for a in voice.attributions] == [False, True]
    assert "slip" in voice.attributions[1].reason


def test_a_misspelling_is_not_joined_over_another_role() -> None:
    one = said("a", "Ivan Tarasenko", role="mayor of Harrow")
    assert len(names(one, said("b", "Tarasneko", role="mayor of Stow"))) == 2


def test_a_surname_of_two_people_is_nobodys() -> None:
    found = names(said("a", "Ana Vance"), said("b", "Olga Vance"), said("c", "Vance"))
    assert {"Vance"} in found


def test_a_surname_behind_another_first_name_is_another_person() -> None:
    other = said("b", "Vance", before="Her brother Peter Vance came. ")
    assert len(names(said("a", "Ana Vance"), other)) == 2


def test_a_spokesman_is_never_the_one_he_speaks_for() -> None:
    voices = record_statements(
        [
            said("a", "Ivan Orlov", role="a spokesman for Ana Vance"),
            said("b", "A spokeswoman for Ana Vance", named=False),
            said("c", "A spokesperson for Ana Vance", named=False),
            said("d", "Another spokesman for Ana Vance", named=False),
            said("e", "Ana Vance"),
        ]
    ).voices
    by_name = {voice.name: voice for voice in voices}
    held = {(a.statement, a.certainty) for a in by_name["Ivan Orlov"].attributions}
    assert held == {(0, "stated"), (2, "inferred")}
    assert [a.statement for a in by_name["Ana Vance"].attributions] == [4]


def test_two_spokesmen_leave_an_unnamed_one_unnamed() -> None:
    voices = record_statements(
        [
            said("a", "Ivan Orlov", role="a spokesman for Ana Vance"),
            said("b", "Petr Belov", role="a spokesman for Ana Vance"),
            said("c", "A spokesman for Ana Vance", named=False),
        ]
    ).voices
    assert all(a.certainty == "stated" for voice in voices for a in voice.attributions)


def test_the_same_words_of_somebody_unnamed_are_inferred() -> None:
    ledger = record_statements(
        [said("a", "Ivan Orlov", QUOTE), said("b", "The council", QUOTE, named=False)]
    )
    (orlov,) = (voice for voice in ledger.voices if voice.name == "Ivan Orlov")
    assert ledger.groups == ((0, 1),)
    assert [a.certainty for a in orlov.attributions] == ["stated", "inferred"]
    assert "the same words as in a" in orlov.attributions[1].reason


def test_the_same_words_of_two_people_stay_with_each() -> None:
    ledger = record_statements([said("a", "Ivan Orlov", QUOTE), said("b", "Ana Vance", QUOTE)])
    assert ledger.groups == ((0, 1),)
    assert all(len(voice.attributions) == 1 for voice in ledger.voices)


GIVEN = st.sampled_from(["Ana", "Olga", "Ivan", "Petr", "Ken", "Kenneth", "Razmil", "Ramil", ""])
SURNAMES = st.sampled_from(["Orlov", "Orlova", "Tarasenko", "Tarasneko", "Vance", "Vanse"])
ROLES = st.sampled_from(["", "spokesman", "a spokesman for Ana Vance", "mayor of Harrow"])
SPEAKERS = st.lists(st.tuples(GIVEN, SURNAMES, ROLES, st.booleans()), min_size=1, max_size=12)


@given(SPEAKERS)
def test_no_voice_ever_has_two_given_names_that_are_two_peoples(
    speakers: list[tuple[str, str, str, bool]],
) -> None:
    statements = [
        said(str(number), f"{first} {last}".strip(), QUOTE if alike else "", role=role)
        for number, (first, last, role, alike) in enumerate(speakers)
    ]
    voices = record_statements(statements).voices
    stated = [a.statement for v in voices for a in v.attributions if a.certainty == "stated"]
    assert sorted(stated) == list(range(len(statements)))
    for voice in voices:
        forms = [read_name(form) for form in voice.forms]
        assert len({form.surname.endswith("a") for form in forms}) == 1
        firsts = {form.given for form in forms if form.given} - {"razmil"}
        assert all(
            compatible(read_name(f"{a} X"), read_name(f"{b} X")) for a in firsts for b in firsts
        )


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Ana Vance", ["Ana Vance"]),
        ("ana vance", ["Ana Vance"]),
        ("President Vance", ["Ana Vance", "Olga Vance"]),
        ("Vance", ["Ana Vance", "Olga Vance"]),
        ("Eva Vance", []),  # a given name that nobody has
        ("Orlov", ["Ivan Orlov"]),
        ("Orlova", []),
        ("the Harrow Mill", ["Harrow Mill Trust"]),
        ("HMT", ["Harrow Mill Trust"]),
        ("Ana Vance's spokesman", ["Ivan Orlov"]),
        ("the spokesman for Vance", ["Ivan Orlov"]),
        ("Orlov's boss", ["Ana Vance"]),
        ("the ombudswoman", ["Olga Vance"]),
        ("the miller", ["The miller"]),
        ("the baker", []),
        ("Tarasenkp", ["Tarasenko"]),  # a slip
        ("Jose Pena Ruiz", ["José Peña Ruiz"]),  # without accents
        ("Peña Ruiz", ["José Peña Ruiz"]),  # two surnames
        ("JPR", ["José Peña Ruiz"]),
        ("the painter José Peña Ruiz", ["José Peña Ruiz"]),
        ("the lawyer of José Peña Ruiz", []),
        ("the mayor of Harrow Mill", ["José Peña Ruiz"]),  # not the mill
        ("the guest", ["José Peña Ruiz"]),
    ],
)
def test_voices_are_found_by_name_and_by_role(who: str, expected: list[str]) -> None:
    ledger = record_statements(
        [
            said("a", "Ana Vance"),
            said("b", "Olga Vance", role="the ombudswoman"),
            said("c", "Ivan Orlov", role="a spokesman for Ana Vance"),
            said("d", "Harrow Mill Trust", kind="organisation"),
            said("e", "The miller", named=False),
            said("f", "Tarasenko"),
            said("g", "José Peña Ruiz", role="mayor of Harrow Mill, guest"),
        ]
    )
    known = {"vance", "ana", "orlov"}
    found: list[Voice] = find_speakers(who, ledger, lambda name: name.casefold() in known)
    assert sorted(voice.name for voice in found) == sorted(expected)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_are_read_and_compared(one: str, other: str) -> None:
    ledger = record_statements(
        [said("a", one, QUOTE, role=other), said("b", other, QUOTE, role=one), said("c", "Ann Oak")]
    )
    assert sorted(a.statement for voice in ledger.voices for a in voice.attributions) >= [0, 1, 2]
    for asked in (one, other):
        find_speakers(asked, ledger, lambda _: False)


@pytest.mark.parametrize(
    ("printed", "given"),
    [
        ("Union Secretary Dana Malik", "dana"),  # an office, with whose it is
        ("Deputy Mayor Dana Malik", "dana"),
        ("Jean King de Roe", "jean"),  # a title that is a name
        ("Ivo King Jr.", "ivo"),
    ],
)
def test_an_office_in_front_is_no_part_of_the_name(printed: str, given: str) -> None:
    assert read_name(printed).given == given


def test_who_signs_with_an_office_is_found_by_the_name_alone() -> None:
    voices = record_statements((said("a", "Union Secretary Dana Malik"),))
    (voice,) = find_speakers("Dana Malik", voices, lambda _: True)
    assert voice.forms == ("Union Secretary Dana Malik",)


def test_guests_are_not_one_person_for_being_guests() -> None:
    ledger = record_statements(
        [said("a", "Ivan Tarasenko", role="guest"), said("b", "Ivan Tarasneko", role="guest")]
    )
    assert len(ledger.voices) == 2


def test_what_its_document_leaves_uncertain_is_inferred_with_its_reason() -> None:
    statement = replace(said("a", "Ada Finch"), inferred="“he” is taken for Ada Finch")
    (voice,) = record_statements([statement]).voices
    assert voice.attributions == (Attribution(0, "inferred", "“he” is taken for Ada Finch"),)


def test_no_guess_is_made_upon_a_guess() -> None:
    words = "Nobody closes the old mill in winter without asking the council first"
    guessed = replace(said("a", "Ada Finch", words), inferred="unsure")
    unnamed = said("b", "the town hall", words, named=False, kind="organisation")
    voices = record_statements([guessed, unnamed]).voices
    assert [[each.statement for each in voice.attributions] for voice in voices] == [[0], [1]]


@pytest.mark.parametrize(("many", "voices"), [(4, 1), (3, 2)])
def test_of_many_documents_a_name_is_one_persons_within_a_collection_alone(
    monkeypatch: pytest.MonkeyPatch, many: int, voices: int
) -> None:
    monkeypatch.setattr(merge_speakers, "MANY", many)
    told = [
        replace(each, collection=collection)
        for each, collection in zip(
            speech_records([said("a", "Ana Vance"), said("b", "Ana Vance"), said("c", "A. Vance")]),
            ("Harrow Mercury", "Stow Gazette", "Stow Gazette"),
            strict=True,
        )
    ]
    assert len(merge_speakers.merge_speakers(told, ())) == voices
