"""Whether a question asks for an overview, and of what: whatever it is phrased and typed like."""

from __future__ import annotations

import pytest

from qa.period import Period
from qa.reading.read_breadth import read_breadth

SOURCES = (
    "What is this about?",
    "what are these documents about",
    "What's it all about?",
    "whats this",
    "wat are thees documents abuot?",
    "sumarise the documnets",
    "Summarize this please",
    "Can you give me a quick summary of these texts, please?",
    "give me the main points",
    "key takeaways?",
    "tl;dr",
    "TLDR",
    "overview",
    "What are the main topics?",
    "Which topics do the articles cover?",
    "What is the main idea of this text?",
    "What's the main argument of the essay?",
    "summarise the report",
    "What do the sources say?",
    "what does this article say",
    "Tell me what this is about",
    "I need an overview of the collection in three sentences",
    "What is each document about?",
    "What should I know?",
    "What can these documents tell me?",
    "What do these sources have in common?",
    "How do the documents differ?",
    "Compare the documents",
    "explain this text to me",
    "¿De qué tratan estos documentos?",
    "¿De qué va esto?",
    "resumen",
    "Resume los textos",
    "¿Cuáles son los puntos principales?",
)
EVENTS = (
    "Timeline of events",
    "timeline",
    "make me a timline",
    "What happened when?",
    "Give me a chronology of the events in these documents",
    "What events are described in the documents?",
    "In what order did things happen?",
    "list the key dates",
    "cronología de los hechos",
)
PEOPLE = (
    "Who is mentioned?",
    "who is quoted in these documents",
    "Who are the main people?",
    "list all the people mentioned",
    "Who speaks here?",
    "Who do the articles quote?",
    "¿A quién se cita en estos documentos?",
)
CONFLICTS = (
    "Where do the sources disagree?",
    "Do the documents contradict each other?",
    "Are there any contradictions between the articles?",
    "On what do they disagree?",
)
PERIODS = {
    "What happened in 2019?": Period("2019", "2019"),
    "in May 2017?": Period("2017-05", "2017-05"),
    "what happend on 3 April": Period("????-04-03", "????-04-03"),
    "What took place on April 3rd, 2017?": Period("2017-04-03", "2017-04-03"),
    "What happened between 2015 and 2017?": Period("2015", "2017"),
    "Events of the 1990s": Period("1990", "1999"),
    "what was going on in the summer of 2016": Period("2016", "2016"),
    "What do the documents say about 2019?": Period("2019", "2019"),
    "What happened since 2015?": Period("2015", ""),
    "What happened before 2015?": Period("", "2014"),
    "And in 2020?": Period("2020", "2020"),
    "¿Qué pasó en 2019?": Period("2019", "2019"),
}
TOPICS = {
    "What is said about the ferry?": "the ferry",
    "what do the documents say about the ferry and the mill": "the ferry and the mill",
    "Tell me everything about Dora Elm": "Dora Elm",
    "What do we know about the old mill?": "the old mill",
    "summarise what is said about the ferry": "the ferry",
    "everything on the ferry": "the ferry",
    "¿Qué se dice de la tortura?": "la tortura",
    "What about the ferry?": "the ferry",
    "what is said about the ferry in these documents": "the ferry",
}
SIDES = {
    "Compare what officials and witnesses say": ("officials", "witnesses", ""),
    "compare what Orlov and the mayor say about the ferry": ("Orlov", "the mayor", "the ferry"),
    "Compare Orlov with Elm on the mill": ("Orlov", "Elm", "the mill"),
    "How do the police and the residents differ on the fire?":
        ("the police", "the residents", "the fire"),
    "What is the difference between what Orlov and Finch say?": ("Orlov", "Finch", ""),
    "Do Orlov and Finch agree about the ferry?": ("Orlov", "Finch", "the ferry"),
}  # fmt: skip
ONE_FACT = (
    "What is this bridge made of?",
    "What happened to Orlov?",
    "What happened at the mill in 2019?",
    "What happened in Harrow?",
    "What happened in the spring flood?",
    "What happened on the night of 3 April at the mill?",
    "What happened in the 2019 election?",
    "What is torture?",
    "What is this law about?",
    "What is the ferry about?",
    "What is this man accused of?",
    "What does this mean?",
    "What is the main point of the treaty?",
    "What is the main road to Stow?",
    "What are the sources of the river?",
    "What is the source of the fire?",
    "What is the purpose of the dam?",
    "What is in the box?",
    "What does the treaty say about fishing?",
    "What do doctors say about the fever?",
    "What does Finch say about the ferry?",
    "What did Finch and Orlov say about the ferry?",
    "What is said about how the ferry sank?",
    "What do the documents say about why the ferry sank?",
    "What is said about the debts and failures of the old ferry company?",
    "Who is Orlov?",
    "Who is mentioned in the letter to the mayor?",
    "Who was quoted in the Gazette?",
    "Who was named mayor in 2019?",
    "Who are the main suppliers of the mill?",
    "Who wrote this?",
    "Who was the speaker?",
    "When was this written?",
    "Who died in 2019?",
    "What was built in 2019?",
    "How much did it cost in 2019?",
    "Which witnesses saw the fire?",
    "Give me the date of the fire",
    "What are the events that led to the fire?",
    "In what order did the ships leave?",
    "Where do the two ministers disagree?",
    "What documents were signed?",
    "How many documents were found?",
    "Is there a summary of the costs?",
    "When did the timeline change?",
    "Compare prices",
    "¿Qué pasó en Harrow en 2019?",
    "¿Quién es Orlov?",
    "¿De qué murió Orlov?",
    "ferry",
    "",
)


@pytest.mark.parametrize(
    ("extent", "question"),
    [
        *(("sources", each) for each in SOURCES),
        *(("events", each) for each in EVENTS),
        *(("people", each) for each in PEOPLE),
        *(("conflicts", each) for each in CONFLICTS),
    ],
)
def test_what_a_class_types_first_asks_for_an_overview(extent: str, question: str) -> None:
    breadth = read_breadth(question)
    assert breadth is not None
    assert (breadth.extent, breadth.topic, breadth.period) == (extent, "", None)


@pytest.mark.parametrize(("question", "period"), PERIODS.items())
def test_a_time_and_nothing_else_is_a_period(question: str, period: Period) -> None:
    breadth = read_breadth(question)
    assert breadth is not None
    assert (breadth.extent, breadth.period) == ("period", period)


@pytest.mark.parametrize(("question", "topic"), TOPICS.items())
def test_a_bare_topic_is_taken_as_it_was_written(question: str, topic: str) -> None:
    breadth = read_breadth(question)
    assert breadth is not None
    assert (breadth.extent, breadth.topic) == ("topic", topic)


@pytest.mark.parametrize(("question", "sides"), SIDES.items())
def test_a_comparison_has_two_sides_and_perhaps_a_topic(
    question: str, sides: tuple[str, str, str]
) -> None:
    breadth = read_breadth(question)
    assert breadth is not None
    assert (breadth.extent, *breadth.sides, breadth.topic) == ("sides", *sides)


@pytest.mark.parametrize("question", ONE_FACT)
def test_a_question_for_one_fact_asks_for_no_overview(question: str) -> None:
    assert read_breadth(question) is None


@pytest.mark.parametrize(
    ("question", "leans"),
    [("What is this about?", False), ("What is it about?", True), ("What happened?", True),
     ("What about the ferry?", True), ("And in 2020?", True), ("What happened in 2020?", False)],
)  # fmt: skip
def test_some_ways_to_ask_lean_on_the_question_before(question: str, leans: bool) -> None:
    breadth = read_breadth(question)
    assert breadth is not None
    assert breadth.leans is leans
