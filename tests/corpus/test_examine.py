"""What is wrong with a document is said, and nothing is said of one that is right."""

from __future__ import annotations

import pytest

from corpus.document import Noise, Reference
from corpus.ingest import ingest
from corpus.source import Source
from tests.corpus.made_text import make

PROSE = " ".join(make(7).lines)
RUSSIAN = "Старая мельница сгорела ночью, никто не пострадал. Причина пожара неизвестна. " * 12


def warnings(text: str, **more: object) -> tuple[str, ...]:
    return ingest(Source("a", text, Reference("a"), "", **more)).examination.warnings  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        pytest.param("Just a moment...\nwww.example.org needs to review the security of your "
                     "connection.", "keeps robots out", id="Cloudflare"),
        pytest.param("example.org\nEnable JavaScript and cookies to continue", "keeps robots out",
                     id="cookies and scripts"),
        pytest.param("404 Not Found\n\nnginx", "an error page", id="404"),
        pytest.param("Page not found\n\nThe page you are looking for has moved.", "an error page",
                     id="not found"),
        pytest.param("Access Denied\nYou don't have permission.", "an error page", id="denied"),
        pytest.param("We value your privacy\nWe and our partners use cookies to store and access "
                     "information. Accept all Reject all", "a cookie wall", id="cookie wall"),
        pytest.param("The mill burnt down. Subscribe to continue reading.", "a paywall",
                     id="paywall"),
        pytest.param("The mill burnt down.", "fewer than 80 words", id="short"),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_said(text: str, warning: str) -> None:
    assert any(warning in each for each in warnings(text))


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"The not found mill\n\n{PROSE}",
        f"{PROSE} They ate cookies and agreed to accept them.",
        f"He was told that the page was not found. {PROSE}",
        RUSSIAN,
    ],
)
def test_nothing_is_said_of_an_article(text: str) -> None:
    assert warnings(text) == ()


def test_mostly_noise_is_said() -> None:
    noise = (Noise(0, len(PROSE) + 1, "boilerplate"),)
    assert warnings(f"{PROSE} {PROSE[::-1][: len(PROSE) // 2]}", noise=noise) == (
        "mostly navigation or other noise",
    )


def test_a_reader_s_warning_is_kept() -> None:
    assert warnings(PROSE, warnings=("2 of 9 pages have no text",)) == (
        "2 of 9 pages have no text",
    )


@pytest.mark.parametrize(
    ("text", "language"), [(PROSE, "en"), (RUSSIAN, "ru"), ("12 34", ""), ("Da!", "")]
)
def test_the_language_is_guessed_where_there_is_enough_text(text: str, language: str) -> None:
    assert ingest(Source("a", text, Reference("a"), "")).examination.language == language


def test_words_in_noise_do_not_count() -> None:
    page = Source("a", "One two. Share this! Three.", Reference("a"), "",
                  noise=(Noise(9, 20, "boilerplate"),))  # fmt: skip
    assert ingest(page).examination.words == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann: ok we go now? Colm: yes. lol no way man. They no come", "en"),
        ("Dis wan na di tin wey dem tok say di pipo dey suffer for di town", "pcm"),
    ],
)
def test_english_is_not_taken_for_pidgin(text: str, language: str) -> None:
    assert ingest(Source("a", text, Reference("a"), "")).examination.language == language


def test_a_letter_may_be_short_and_quote_more_than_it_says() -> None:
    text = f"It burnt.\n\n{PROSE}"
    letter = Reference("a", type="personal_communication")
    source = Source("a", text, letter, "", noise=(Noise(11, len(text), "boilerplate"),))
    assert ingest(source).examination.warnings == ()
