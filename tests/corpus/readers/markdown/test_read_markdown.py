"""Front matter and a generator's tags are no text; the file's characters stay where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Reference
from corpus.ingest import ingest
from corpus.readers.markdown.read_markdown import read_markdown
from corpus.source import Source

BODY = "The old mill burnt down in May.\n"


def facts(head: str) -> Reference | None:
    return read_markdown((head + BODY).encode()).reference


def test_the_speaker_of_a_talk_is_its_author_whoever_wrote_it_down() -> None:
    found = facts("---\ntitle: The mill\nauthor: Bo Marsh\nspeakers:\n  - Ann Roe\n---\n")
    assert found is not None
    assert (found.authors, found.type) == (("Ann Roe",), "speech")


def read(text: str) -> Document:
    found = read_markdown(text.encode())
    own = found.reference or Reference("")
    return ingest(Source("m.md", found.text, own, "", (), found.noise)).document


@pytest.mark.parametrize(
    ("head", "title", "authors", "issued"),
    [
        pytest.param(
            "---\ntitle: The mill\nauthor: Ann Roe\ndate: 2019-05-03 14:00:00 -4\n---\n",
            "The mill", ("Ann Roe",), "2019-05-03", id="YAML",
        ),
        pytest.param(
            '+++\ntitle = "The mill"\ndate = 2019-05-03\nauthors = ["Ann Roe and Bo Marsh"]\n+++\n',
            "The mill", ("Ann Roe", "Bo Marsh"), "2019-05-03", id="TOML, two authors in one",
        ),
        pytest.param(
            "---\r\ntitle: 'A: B'\r\nauthors:\r\n- name: Ann Roe\r\n- Bo Marsh\r\n...\r\n",
            "A: B", ("Ann Roe", "Bo Marsh"), "", id="CRLF, a list, an end of three stops",
        ),
        pytest.param(
            "\ufeff---\ntitle: The mill\ndate: 2019-02-30\npublished: true\n---\n",
            "The mill", (), "", id="a byte order mark, a day that does not exist",
        ),
        pytest.param(
            "---\nauthors:\n- annroe\n- bo77\n- admin\nlayout: post\n---\n", "", (), "",
            id="log-in names are nobody's",
        ),
        pytest.param("---\nFloor: 3\ndate: 2019\n---\n", "", (), "2019", id="a year"),
    ],
)  # fmt: skip
def test_front_matter_is_facts(
    head: str, title: str, authors: tuple[str, ...], issued: str
) -> None:
    found = read_markdown((head + BODY).encode())
    assert found.text == head + BODY
    assert found.reference is not None
    own = found.reference
    assert (own.title, own.authors, own.issued, own.inferred) == (
        title,
        authors,
        issued,
        frozenset(),
    )
    assert [(each.start, each.end) for each in found.noise] == [(0, len(head))]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("---\n\nIt burnt.\n\n---\n", id="prose between rules"),
        pytest.param("---\nFire: the mill burnt\n---\n", id="a sentence with a colon"),
        pytest.param("---\n- one\n- two\n---\n", id="a list between rules"),
        pytest.param("---\ntitle: The mill\n\n", id="never closed"),
        pytest.param("+++\ntitle = \n+++\n", id="no TOML"),
        pytest.param("---\na: [\n---\n", id="no YAML"),
        pytest.param("Words.\n---\ntitle: The mill\n---\n", id="not at the head"),
        pytest.param("---\n" + "[" * 3_000 + "\n---\n", id="nested deep"),
    ],
)
def test_what_is_no_front_matter_is_text(head: str) -> None:
    found = read_markdown((head + BODY).encode())
    assert (found.reference, found.noise) == (None, ())


def test_nothing_is_quoted_from_front_matter() -> None:
    text = '---\ntitle: The mill\nexcerpt: Ann Roe said, "It burnt again."\n---\n' + BODY
    document = read(text)
    assert document.text == text
    assert document.reference.title == "The mill"
    assert document.reference.origin("title") == "stated"
    found = ingest(Source("m.md", text, document.reference, "", (), document.noise))
    assert [each.span.text for each in found.passages] == [BODY.strip()]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        pytest.param('A {% image "a.png" "b" %} b', ['{% image "a.png" "b" %}'], id="a tag"),
        pytest.param("{%- if a -%}x{% endif %}", ["{%- if a -%}", "{% endif %}"], id="around text"),
        pytest.param("a <!-- b\nc --> d", ["<!-- b\nc -->"], id="a comment"),
        pytest.param("{% comment %}a b{% endcomment %}c", ["{% comment %}a b{% endcomment %}"],
                     id="what stands in a comment"),
        pytest.param("We write `{% raw %}` so.", [], id="shown as code"),
        pytest.param("```\n{% raw %}\n```\n", [], id="in a fence"),
        pytest.param("a {{ b }} and 5 % { of } it", [], id="braces where nothing is generated"),
        pytest.param("---\ntitle: T\n---\na {{ b }} c", ["---\ntitle: T\n---\n", "{{ b }}"],
                     id="what is put in"),
        pytest.param("---\ntitle: T\n---\n[a]({{ b }}/c)", ["---\ntitle: T\n---\n"],
                     id="a link's target"),
    ],
)  # fmt: skip
def test_a_generators_tags_are_noise(text: str, tags: list[str]) -> None:
    found = read_markdown(text.encode())
    assert [text[each.start : each.end] for each in found.noise] == tags


@given(st.text("-+.\n :a{}%<>!`[]", max_size=80))
def test_any_text_stays_as_it_is(text: str) -> None:
    found = read_markdown(text.encode())
    assert found.text == text
    assert all(0 <= each.start < each.end <= len(text) for each in found.noise)
