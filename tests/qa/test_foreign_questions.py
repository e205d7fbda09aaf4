"""A question in another language is answered from documents in it, by words, or says what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import qa.ask
from corpus.messages.english import Key
from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask
from qa.ranking.rank_by_words import rank_by_words
from qa.reading.tell_language import tell_language
from qa.reply import Abstention, Answer
from tests.fake_encoder import FakeEncoder
from web.messages.translate_line import translate_line

if TYPE_CHECKING:
    from corpus.messages.message import Message

TEXTS = {
    "es": "El viejo molino del pueblo se quemó en la noche del dos de mayo. Nadie resultó herido, "
    "y los vecinos apagaron las llamas con el agua del río.\n\nLa alcaldesa prometió que el puente "
    "sobre el río sería reparado antes del verano, porque los niños lo cruzan cada mañana.\n",
    "de": "Die alte Mühle des Dorfes brannte in der Nacht zum zweiten Mai ab. Niemand wurde dabei "
    "verletzt, und die Nachbarn löschten die Flammen mit dem Wasser aus dem Fluss.\n\nDie "
    "Bürgermeisterin versprach, dass die Brücken vor dem Sommer ausgebessert werden.\n",
    "fr": "Le vieux moulin du village a brûlé dans la nuit du deux mai. Personne n'a été blessé, "
    "et les voisins ont éteint les flammes avec l'eau de la rivière.\n\nLa mairesse a promis que "
    "les ponts seraient réparés avant l'été, parce que les enfants les traversent.\n",
    "ru": "Старая мельница в деревне сгорела в ночь на второе мая. Никто не пострадал, и соседи "
    "потушили пламя водой из реки.\n\nГлава деревни обещала, что мосты починят до лета.\n",
    "ar": "احترقت الطاحونة القديمة في القرية ليلة الثاني من مايو. لم يصب أحد بأذى وأطفأ الجيران "
    "النار بماء النهر.\n\nوعدت رئيسة البلدية بإصلاح الجسر قبل الصيف.\n",
    "zh": "村里的老磨坊在五月二日夜里烧毁了。没有人受伤，邻居们用河水扑灭了火焰。\n\n"
    "村长答应在夏天之前修好河上的大桥。\n",
}

QUESTIONS = [
    ("es", "¿Qué prometió la alcaldesa sobre el puente?", "puente"),
    ("de", "Was versprach die Bürgermeisterin über die Brücke?", "Brücken"),
    ("fr", "Qu'est-ce que la mairesse a promis sur le pont ?", "ponts"),
    ("ru", "Что глава деревни обещала о мосте?", "мосты"),
    ("ar", "بماذا وعدت رئيسة البلدية؟", "الجسر"),
    ("zh", "村长答应什么时候修好大桥？", "大桥"),
]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("village")
    for language, text in TEXTS.items():
        (folder / f"{language}.txt").write_text(text)
    (folder / "en.txt").write_text("The old mill burnt down, and Ada Finch said so. " * 9)
    return build_index(folder, FakeEncoder(), silent, None)


@pytest.fixture(autouse=True)
def with_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with the packaged encoder, which knows English alone."""
    monkeypatch.setattr(qa.ask, "reader_for", lambda _: object())


@pytest.mark.parametrize(
    ("question", "language"),
    [
        *((question, language) for language, question, _ in QUESTIONS),
        ("Wann brannte die Mühle ab?", "de"),
        ("Combien de ponts ?", "fr"),
        ("What did De la Rúa say about the La Plata bridge?", ""),
        ("Die Hard", ""),
        ("Was the mill burnt?", ""),
        ("mill", ""),
        ("", ""),
    ],
)
def test_words_of_grammar_tell_the_language_of_a_question(question: str, language: str) -> None:
    assert tell_language(question) == language


@pytest.mark.parametrize(("language", "question", "word"), QUESTIONS)
def test_it_is_answered_from_the_documents_in_its_language(
    village: Index, language: str, question: str, word: str
) -> None:
    reply = ask(village, FakeEncoder(), question)
    assert isinstance(reply, Answer), reply
    first = reply.excerpts[0].excerpt
    assert first.span.document.id == f"{language}.txt"
    assert any(word in mark.text for mark in first.highlights)


def reason_of(reply: object) -> Message:
    assert isinstance(reply, Abstention), reply
    assert reply.reason is not None
    return reply.reason


def test_over_english_documents_it_says_in_its_language_that_asking_is_english(
    tmp_path: Path,
) -> None:
    (tmp_path / "en.txt").write_text("The old mill burnt down, and Ada Finch said so. " * 9)
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    reason = reason_of(ask(index, FakeEncoder(), "¿Qué dijo Ada Finch sobre el molino?"))
    assert reason.key is Key.ASKING_IS_ENGLISH
    told = translate_line(reason, "es")
    assert told is not None
    assert told.startswith("se pregunta en inglés")


def test_what_its_documents_do_not_say_is_not_answered(village: Index) -> None:
    reply = ask(village, FakeEncoder(), "¿Cuánto cuesta el billete del tren?")
    assert reason_of(reply).key is Key.NOT_IN_THESE_WORDS


def test_documents_that_are_not_wanted_are_not_looked_at(village: Index) -> None:
    numbers = [village.contents.numbers["es.txt"]]
    ranking = rank_by_words("¿Qué prometió la alcaldesa?", "es", numbers, village)
    found = {village.contents.sentence(hit.sentence).span.document.id for hit in ranking}
    assert found == {"es.txt"}
    assert len(rank_by_words("¿Qué prometió la alcaldesa?", "es", [], village)) == 0


def test_an_index_says_of_which_documents_nobody_looked_for_who_says_what(village: Index) -> None:
    told = {
        document.id: any(each.key is Key.STATEMENTS_ENGLISH_ONLY for each in examined.warnings)
        for document, examined in zip(village.contents.documents, village.examinations, strict=True)
    }
    assert {name for name, foreign in told.items() if not foreign} <= {"en.txt", "zh.txt"}
    assert not told["en.txt"]
    assert told["es.txt"]


def test_who_is_named_in_another_language_alone_may_be_quoted_there(tmp_path: Path) -> None:
    (tmp_path / "es.txt").write_text(
        TEXTS["es"] + "\n«El molino no volverá a abrir», dijo Ada Finch, que lo vio todo.\n"
    )
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    reason = reason_of(ask(index, FakeEncoder(), "What did Ada Finch say?"))
    assert reason.key is Key.NAMED_IN_OTHER_LANGUAGES
