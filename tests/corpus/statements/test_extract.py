"""Statements of invented sentences: content, speaker as resolved, speaker as printed, cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import Document, Reference
from corpus.people.name_people import strip_titles
from corpus.splitting.split_sentences import split_sentences
from corpus.statement import LONGEST_EXCERPT
from corpus.statements.quotes.join_paragraphs import join_paragraphs

if TYPE_CHECKING:
    from corpus.statement import Statement
    from tests.corpus.statements.conftest import Extract

pytestmark = pytest.mark.model

# label, text, (content parts, speaker, printed, cue, direct) of each statement
CASES: list[tuple[str, str, list[tuple[list[str], str | None, str | None, str | None, bool]]]] = [
    ("a manner of speaking", "“The roof will not last,” grumbled Ada Finch, who has led the mill.",
     [(["The roof will not last,"], "Ada Finch", "Ada Finch", "grumbled", True)]),
    ("a gesture, and a role with a name", "“It is a roof,” shrugged the miller's son, Bo Marsh.",
     [(["It is a roof,"], "Bo Marsh", "the miller's son", "shrugged", True)]),
    ("any verb with the name behind it", "“It is only a roof,” giggled Bo Marsh.",
     [(["It is only a roof,"], "Bo Marsh", "Bo Marsh", "giggled", True)]),
    ("a dash and a role", "“The roof fell in at night.” – Ada Finch, mayor of Harrow",
     [(["The roof fell in at night."], "Ada Finch", "Ada Finch", "–", True)]),
    ("a dash on the line below", "“The roof fell in at night.”\n— Ada Finch, mayor of Harrow",
     [(["The roof fell in at night."], "Ada Finch", "Ada Finch", "—", True)]),
    ("a name in brackets", "“The roof fell in at night.” (Ada Finch, mayor)",
     [(["The roof fell in at night."], "Ada Finch", "Ada Finch", "(", True)]),
    ("a year in brackets is a reference", "“The roof fell in at night.” (Ada Finch, 2019)",
     [(["The roof fell in at night."], None, None, None, True)]),
    ("low marks", "„The roof fell in“, said Ada Finch.",
     [(["The roof fell in"], "Ada Finch", "Ada Finch", "said", True)]),
    ("marks turned round", "»The roof fell in at night«, said Ada Finch.",
     [(["The roof fell in at night"], "Ada Finch", "Ada Finch", "said", True)]),
    ("a letter of several paragraphs is one statement",
     "In a letter, Ada Finch wrote:\n\n“The roof fell in at night. Nobody came.\n\n"
     "“We ask for help, and for nothing else.”",
     [(["The roof fell in at night. Nobody came.", "We ask for help, and for nothing else."],
       "Ada Finch", "Ada Finch", "wrote", True)]),
    ("quotation split by its cue", '"The mill," Finch said, "will open again in May."',
     [(["The mill,", "will open again in May."], "Finch", "Finch", "said", True)]),
    ("quotation that goes on behind its cue sentence",
     '"The roof fell in," said Ada Finch, the mayor of Harrow. "Nobody was hurt."',
     [(["The roof fell in,", "Nobody was hurt."], "Ada Finch", "Ada Finch", "said", True)]),
    ("mark misplaced before the comma", '"The roof fell in", Finch said.',
     [(["The roof fell in"], "Finch", "Finch", "said", True)]),
    ("mismatched marks", "'You cannot burn what isn't there.\" declared spokesman Marsh.",
     [(["You cannot burn what isn't there."], "Marsh", "spokesman Marsh", "declared", True)]),
    ("introduced by a colon", 'In a statement, the owners said: "We are shocked by the fire."',
     [(["We are shocked by the fire."], "the owners", "the owners", "said", True)]),
    ("question with the verb before its subject", '"Why did it burn?" asked Finch.',
     [(["Why did it burn?"], "Finch", "Finch", "asked", True)]),
    ("verb that is in no list", '"Nobody was hurt. We were lucky," reacted Marsh.',
     [(["Nobody was hurt. We were lucky,"], "Marsh", "Marsh", "reacted", True)]),
    ("over two paragraphs", "“The mill was old. It was dry.\n\n“It burnt at once,” Finch said.",
     [(["The mill was old. It was dry."], "Finch", "Finch", "said", True),
      (["It burnt at once,"], "Finch", "Finch", "said", True)]),
    ("signed with a dash",
     "“It was the wind.” ― Ada Finch\n“It was the heat, nothing else.” ― Bo Marsh",
     [(["It was the wind."], "Ada Finch", "Ada Finch", "―", True),
      (["It was the heat, nothing else."], "Bo Marsh", "Bo Marsh", "―", True)]),
    ("block behind a colon", "As the Harrow Globe explains in an article:\n\n"
     "The mill was the oldest in the county, and its owners had long meant to close it down.",
     [(["The mill was the oldest in the county, and its owners had long meant to close it down."],
       "Harrow Globe", "the Harrow Globe", "explains", True)]),
    ("no cue at all", '"The mill will never open again in this town."',
     [(["The mill will never open again in this town."], None, None, None, True)]),
    ("within a sentence, and nobody is said to have said it",
     'The county "has been short of water for a generation", and rain is rare.',
     [(["has been short of water for a generation"], None, None, None, True)]),
    ("participle of a clause of its own, before a colon",
     'The council called on Harrow to wait, with Deputy Mayor Bo Marsh stating: "We are late."',
     [(["We are late."], "Bo Marsh", "Deputy Mayor Bo Marsh", "stating", True)]),
    ("clause", "The fire brigade told the Harrow Globe that the cause was not known.",
     [(["the cause was not known"], "The fire brigade", "The fire brigade", "told", False)]),
    ("noun phrase with an appositive role",
     "Ada Finch, a spokeswoman for the mill, denied the reports.",
     [(["the reports"], "Ada Finch", "Ada Finch", "denied", False)]),
    ("reports that nobody signs", "Reports emerged in May that the mill had been sold.",
     [(["the mill had been sold"], "Reports", "Reports", "emerged", False)]),
    ("as somebody has said", "As Ada Finch has pointed out, the mill was not insured.",
     [(["the mill was not insured"], "Ada Finch", "Ada Finch", "has pointed out", False)]),
    ("said in the middle of a clause", "The mill, Ada Finch said, will never open again.",
     [(["The mill", "will never open again"], "Ada Finch", "Ada Finch", "said", False)]),
    ("subject behind the verb in the middle of a clause",
     "The mill, said Ada Finch, will never open again.",
     [(["The mill", "will never open again"], "Ada Finch", "Ada Finch", "said", False)]),
    ("clause behind a time", "Ada Finch said at the time that the mill had no owner.",
     [(["the mill had no owner"], "Ada Finch", "Ada Finch", "said", False)]),
    ("date before a name", "On 14 May 2019 Finch said that the mill was safe.",
     [(["the mill was safe"], "Finch", "Finch", "said", False)]),
    ("clause about who quoted it",
     "Finch said the mill would close next winter, as the Harrow Globe reported.",
     [(["the mill would close next winter"], "Finch", "Finch", "said", False),
      (["the mill would close next winter"], "Harrow Globe", "the Harrow Globe", "reported",
       False)]),
    ("quotation behind a report", 'The mill is old, Finch said. "It burnt at once."',
     [(["The mill is old", "It burnt at once."], "Finch", "Finch", "said", True)]),
    ("role of somebody named before",
     "Mayor Ada Finch came to the mill. The mayor said it would close.",
     [(["it would close"], "Ada Finch", "The mayor", "said", False)]),
    ("role that somebody unnamed has as well",
     "Clerk Ada Finch came. A clerk said it was late. The clerk said the mill would close.",
     [(["it was late"], "A clerk", "A clerk", "said", False),
      (["the mill would close"], "The clerk", "The clerk", "said", False)]),
    ("somebody urged", "Bo Marsh urged the council to build a new mill.",
     [(["the council to build a new mill"], "Bo Marsh", "Bo Marsh", "urged", False)]),
    ("called something", 'Marsh called the fire "a disaster for the town".',
     [(['the fire "a disaster for the town"'], "Marsh", "Marsh", "called", True)]),
    ("called for something", "The owners called for an inquiry into the fire.",
     [(["an inquiry into the fire"], "The owners", "The owners", "called", False)]),
    ("passive", "The allegations were denied by Bo Marsh.",
     [(["The allegations"], "Bo Marsh", "Bo Marsh", "were denied", False)]),
    ("passive with what it was called",
     "A man was reported by a neighbour as having left after the fire.",
     [(["A man", "as having left after the fire"], "a neighbour", "a neighbour", "was reported",
       False)]),
    ("participle behind the one that it was said to",
     "Two unions filed a complaint with the Labour Court (LC) accusing the council of fraud.",
     [(["the council of fraud"], "Two unions", "Two unions", "accusing", False)]),
    ("two titles of one person",
     "Former mayor and council candidate Ada Finch condemned the fire.",
     [(["the fire"], "Ada Finch", "Former mayor and council candidate Ada Finch", "condemned",
       False)]),
    ("name behind what it is a name of",
     "The local newspaper Novy Vestnik reported that the mill had been sold.",
     [(["the mill had been sold"], "Novy Vestnik", "The local newspaper Novy Vestnik", "reported",
       False)]),
    ("footnotes between sentences",
     "The fire was put out.[12][13] The council has called upon the owners to rebuild.[14]",
     [(["the owners to rebuild"], "The council", "The council", "has called", False)]),
    ("two clauses, each with a speaker",
     "Most workers said Finch is honest, and some said nothing of Marsh.",
     [(["Finch is honest"], "Most workers", "Most workers", "said", False)]),
    ("said behind two clauses",
     "In Harrow, the mill is hanging on, but it is in a bad way, said the owner, Bo Marsh.",
     [(["In Harrow, the mill is hanging on, but it is in a bad way"], "Bo Marsh", "the owner",
       "said", False)]),
    ("gerund of a passive", "Workers report being mocked and insulted.",
     [(["being mocked and insulted"], "Workers", "Workers", "report", False)]),
    ("nominal", "Finch's claim that the mill was insured is wrong.",
     [(["the mill was insured"], "Finch", "Finch", "claim", False)]),
    ("according to, in front", "According to the Harrow Globe, the mill burnt for two days.",
     [(["the mill burnt for two days"], "Harrow Globe", "the Harrow Globe", "According to",
       False)]),
    ("according to, behind", "The mill burnt for two days, according to two former workers.",
     [(["The mill burnt for two days"], "two former workers", "two former workers",
       "according to", False)]),
    ("role before a name in apposition", "The mayor, Ada Finch, said the mill was lost.",
     [(["the mill was lost"], "Ada Finch", "The mayor", "said", False)]),
    ("two speakers at one cue", "Ada Finch and Bo Marsh said the mill was lost.",
     [(["the mill was lost"], "Ada Finch and Bo Marsh", "Ada Finch and Bo Marsh", "said", False)]),
    ("two speakers in one sentence",
     "Finch said she was sad and Marsh claimed that he knew the cause.",
     [(["she was sad"], "Finch", "Finch", "said", False),
      (["he knew the cause"], "Marsh", "Marsh", "claimed", False)]),
    ("participle behind the cue",
     '"We don\'t know the cause", the owners said, adding that they would wait.',
     [(["We don't know the cause"], "the owners", "the owners", "said", True),
      (["they would wait"], "the owners", "the owners", "adding", False)]),
    ("no voice given: speaker not stated", "It is said that the mill was haunted.",
     [(["the mill was haunted"], None, None, "is said", False)]),
    ("pronoun of the same turn", 'Ada Finch left Harrow in May. "I shall be back," she said.',
     [(["I shall be back,"], "Ada Finch", "she", "said", True)]),
]  # fmt: skip

NOTHING = [
    ("scare quotes", 'The so-called "honour guard" stood before the "old mill".'),
    ("title of a book", 'His book "The Mill on the Hill" was sold out.'),
    ("title in front of a cue", '"Fire in Harrow," a piece in the Globe, has three pages.'),
    ("what was not said", "Mr. Marsh did not say that the mill was insured."),
    ("what was withheld", "The application was denied by the council."),
    ("words that stand elsewhere", "Citing that story, the council met again."),
    ("what nobody said", "Nobody said that the mill was insured."),
    ("apostrophes", "The workers' wives don't know the '60s."),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_statements_of_a_text(extract: Extract, text: str, wanted: list[object]) -> None:
    assert [_brief(statement) for statement in extract(text)] == wanted


@pytest.mark.parametrize("text", [case[1] for case in NOTHING], ids=[case[0] for case in NOTHING])
def test_texts_without_a_statement(extract: Extract, text: str) -> None:
    assert [_brief(statement) for statement in extract(text)] == []


def test_a_spokesman_for_somebody_is_never_that_person(extract: Extract) -> None:
    (statement,) = extract("A spokesman for Ada Finch said that the mill would open again.")
    assert statement.speaker is not None
    assert not statement.speaker.named
    assert statement.speaker.name == "A spokesman for Ada Finch"


def test_a_speaker_is_printed_without_the_noise_that_was_read_across(extract: Extract) -> None:
    gloss = " The mayor of Harrow is the head of the town. The office was founded in 1871 ..."
    (statement,) = extract(f"The\nMayor of Harrow{gloss}\nAda Finch\nsaid that it burnt.")
    assert statement.speaker is not None
    assert statement.speaker.name == "Ada Finch"
    assert statement.printed is not None
    assert statement.printed.text == "Ada Finch"


def test_a_later_surname_is_the_full_name_and_every_printed_form_is_kept(extract: Extract) -> None:
    first, second = extract(
        'Ada Finch, the mayor of Harrow, denied the reports.\n\n"We go," Finch said on Monday.'
    )
    assert first.speaker == second.speaker
    assert first.speaker is not None
    assert first.speaker.role == "the mayor of Harrow"
    assert [span.text for span in first.speaker.variants] == ["Ada Finch", "Finch"]


def test_a_surname_of_two_people_is_nobodys(extract: Extract) -> None:
    text = (
        "Ada Finch met Carl Finch in May. Carl Finch and Ada Finch left.\n\nFinch said it rained."
    )
    (statement,) = [each for each in extract(text) if each.cue and each.cue.text == "said"]
    assert statement.speaker is None or not statement.speaker.named


def test_nested_attribution_keeps_both_levels(extract: Extract) -> None:
    outer, inner = extract("According to Finch, Marsh said that the mill was insured.")
    assert (outer.speaker and outer.speaker.name) == "Finch"
    assert (inner.speaker and inner.speaker.name) == "Marsh"
    assert inner.reporter == outer.speaker


def test_a_source_at_the_end_of_a_sentence_reports_what_is_warned_of_in_it(
    extract: Extract,
) -> None:
    outer, inner = extract("Bo Marsh warned that the mill would burn, according to Ada Finch.")
    assert (outer.speaker and outer.speaker.name) == "Ada Finch"
    assert outer.reporter is None
    assert (inner.speaker and inner.speaker.name) == "Bo Marsh"
    assert inner.reporter == outer.speaker
    assert [span.text for span in inner.content] == ["the mill would burn"]


def test_a_pronoun_with_two_possible_people_in_another_paragraph_stays_open(
    extract: Extract,
) -> None:
    text = 'Bo Marsh met Carl Stone.\n\nThe mill burnt for days.\n\n"I knew it," he said.'
    (statement,) = extract(text)
    assert statement.speaker is None
    assert statement.printed is not None
    assert statement.printed.text == "he"


def test_the_excerpt_holds_cue_and_content_in_whole_sentences(extract: Extract) -> None:
    (statement,) = extract('It rained. "We go," Finch said. "Now." It was late.')
    assert statement.excerpt.text.startswith('"We go,"')
    assert "It rained" not in statement.excerpt.text


def test_a_long_quotation_is_cut_into_excerpts(extract: Extract) -> None:
    text = 'Finch said: "' + " ".join(["The mill was old and dry and it burnt at once."] * 60) + '"'
    found = extract(text)
    assert len(found) > 1
    assert {each.speaker and each.speaker.name for each in found} == {"Finch"}
    assert all(len(each.excerpt.text) <= LONGEST_EXCERPT for each in found)


_PIECES = st.sampled_from(
    ["Finch", "Ada Finch", "she", "said", "that", "denied", "told", "according to", "the mill",
     "We go", "burnt", "the reports", '"', "“", "”", "'", "’", "''", ",", ".", ":", "?", "—",
     "\n\n", "\n", "(", ")", "[", "]", ";", "and", "called", "by", "asked", "1", "é", "…"]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=40))
def test_whatever_the_text_spans_lie_in_it_and_are_sorted(
    extract: Extract, pieces: list[str]
) -> None:
    text = " ".join(pieces)
    for statement in extract(text):
        assert statement.content
        places = [(span.start, span.end) for span in statement.content]
        assert places == sorted(places)
        assert all(start < end for start, end in places)
        assert len(statement.excerpt.text) <= LONGEST_EXCERPT
        spans = [*statement.content, statement.excerpt, statement.cue, statement.printed]
        for span in spans:
            assert span is None or 0 <= span.start <= span.end <= len(text)


_ODD = st.sampled_from(
    [
        "'",
        "’",
        "’s",
        "''",
        "-",
        "Dr.",
        "President",
        "Jr.",
        "O'",
        "de",
        "A",
        "&",
        "1",
        "Ada",
        "Finch",
    ]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ODD, min_size=1, max_size=4), st.sampled_from(["", " "]))
def test_a_name_may_be_made_of_anything(extract: Extract, parts: list[str], between: str) -> None:
    name = between.join(parts)
    for text in (f"“We go,” said {name}.", f"{name} said that the mill burnt.", f"{name}: We go."):
        for statement in extract(text):
            if statement.speaker is not None:
                assert statement.speaker.name.strip()


@pytest.mark.parametrize("name", ["'", "’", "’s", "''", "Dr. '", "President ’"])
def test_an_apostrophe_is_nobodys_name(name: str) -> None:
    kept, _ = strip_titles(name.split())
    assert not any(set(word) <= set("'’s") for word in kept)


def test_a_paragraph_longer_than_the_parser_takes_is_read_in_pieces(extract: Extract) -> None:
    text = " ".join(["The mill was old and dry."] * 42_000) + " “We go,” said Ada Finch."
    assert len(text) > 1_000_000
    document = Document("a", text, Reference("a"), "")
    *_, last = join_paragraphs(document, split_sentences(document))
    assert last.span(0, len(last.text)).end == len(text)
    (statement,) = extract(text[last.starts[0] :])
    assert [span.text for span in statement.content] == ["We go,"]


def _brief(statement: Statement) -> tuple[list[str], str | None, str | None, str | None, bool]:
    return (
        [span.text for span in statement.content],
        statement.speaker.name if statement.speaker else None,
        statement.printed.text if statement.printed else None,
        statement.cue.text if statement.cue else None,
        statement.direct,
    )
