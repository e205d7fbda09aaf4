"""What programs do to a file is no alarm; what people do to it is found, or named as unchecked."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Landmark, Noise, Reference
from corpus.ingest import ingest
from corpus.source import Source
from qa.exports.claim import ExportError
from qa.exports.export import export
from qa.exports.read_export import read_export
from qa.exports.reply_record import present
from qa.exports.seal import seal_of
from qa.exports.verify import Report, verify, write_report
from qa.reply import Answer, Locator, select
from tests.qa.citing_sources import reply_from

TEXT = (
    "The weir was built in 1804 by\n\nWeir and mill 7\n\nthe brothers Oster. “It will stand,” "
    "said Ada Oster.\n\nIt stood for ninety years. Then the ice came.\n"
)
HEAD = TEXT.index("Weir and mill")
NOISE = (Noise(HEAD, HEAD + len("Weir and mill 7"), "boilerplate"),)
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
PAGES = (Landmark(0, "page", 6), Landmark(HEAD, "page", 7))
WEIR = Source("weir.pdf", TEXT, Reference("weir.pdf", "The weir", issued="1899"), SHA, PAGES, NOISE)
ACROSS = (0, TEXT.index(" “It will"))
AFTER = (TEXT.index("It stood"), len(TEXT) - 1)


def answer() -> Answer:
    places = [Locator("page", "6–7"), Locator("page", 7)]
    return reply_from(ingest(WEIR).document, ACROSS, AFTER, locators=places)


def markdown() -> str:
    return export([select(answer())], "md", "mla").decode()


def verified(content: str | bytes, folder: Path) -> Report:
    file = folder / "export"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return verify(read_export(file), [WEIR])


def copied() -> str:
    """Both excerpts in a text of somebody's own, without what stands around them."""
    kept = [line for line in markdown().split("\n") if line.startswith((">", "`weir"))]
    return (
        "My essay.\n\n" + "\n\n".join("\n".join(part) for part in _parts(kept)) + "\n\nThe end.\n"
    )


def _parts(lines: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        if line.startswith("`"):
            yield part
            yield [line]
            part = []
        else:
            part.append(line)


def indented(text: str, by: str) -> str:
    return "\n".join(by + line if line else line for line in text.split("\n"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="nothing"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.rstrip("\n"), id="no line feed at the end"),
        pytest.param(lambda text: text + "\n\n", id="blank lines at the end"),
        pytest.param(lambda text: text.replace("\n\n", "\n\n\n", 3), id="one blank line more"),
        pytest.param(lambda text: text.replace("`\n", "` \n"), id="blank behind a place"),
        pytest.param(lambda text: text.replace("\n", "  \n"), id="blanks at all line ends"),
    ],
)
def test_a_file_that_nobody_edited_is_intact(tmp_path: Path, change: Callable[[str], str]) -> None:
    report = verified(change(markdown()), tmp_path)
    assert (report.holds, len(report.findings)) == (True, 2), report
    assert "the seal fits" in report.unchecked[0]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="as it was"),
        pytest.param(lambda text: indented(text, "  "), id="indented by two"),
        pytest.param(lambda text: "- A point:\n\n" + indented(text, "  "), id="in a list"),
        pytest.param(lambda text: "1. A point:\n\n" + indented(text, "   "), id="numbered"),
        pytest.param(lambda text: text.replace("\n\n`weir", "\n`weir"), id="gap closed"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends of Windows"),
    ],
)
def test_a_copied_excerpt_holds_and_the_rest_is_said_to_be_unchecked(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    report = verified(change(copied()), tmp_path)
    assert (report.holds, len(report.findings)) == (True, 2), report
    assert "there is no seal: only the excerpts were checked" in write_report(report)


FALSE = "The weir never stood."


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(lambda t: t.replace("> It stood", f"> {FALSE} It stood"),
                     "says something else", id="words in a quotation"),
        pytest.param(lambda t: t.replace("came.\n", f"came.\n{FALSE}\n"),
                     "says something else", id="a line that lacks its mark"),
        pytest.param(lambda t: t.replace("came.\n", f"came.\n   {FALSE}\n"),
                     "says something else", id="such a line, indented"),
        pytest.param(lambda t: t + f"\n> {FALSE}\n",
                     "does not say where it stands", id="another quotation"),
        pytest.param(lambda t: t + f"\n   > {FALSE}\n",
                     "does not say where it stands", id="another one, indented"),
        pytest.param(lambda t: t + f"\n- > {FALSE}\n",
                     "does not say where it stands", id="another one in a list"),
        pytest.param(lambda t: t + f"\n1. > {FALSE}\n",
                     "does not say where it stands", id="another one in a numbered list"),
        pytest.param(lambda t: t + f"\n<blockquote>{FALSE}</blockquote>\n",
                     "stands in HTML", id="a quotation in HTML"),
        pytest.param(lambda t: t + f"\nHe wrote <q>{FALSE}</q> there.\n",
                     "stands in HTML", id="one within a line"),
        pytest.param(lambda t: t + f"\n```\n> {FALSE}\n```\n",
                     "stands in code", id="a quotation in a fence"),
        pytest.param(lambda t: t + f"\n~~~ text\n> {FALSE}\n~~~\n",
                     "stands in code", id="in another fence"),
        pytest.param(lambda t: t + f"\n\n    > {FALSE}\n",
                     "stands in code", id="in indented code"),
        pytest.param(lambda t: t.replace("> It stood", f"> {FALSE}\n\n<!--\n> It stood")
                     .replace("The end.", "-->"), "stands in HTML", id="the true one in a comment"),
        pytest.param(lambda t: t.replace("> It stood", "> > It stood"),
                     "says something else", id="a quotation within one"),
        pytest.param(lambda t: t.replace("> It stood", f"> {FALSE}\n\n> It stood"),
                     "does not say where it stands", id="one put before it"),
        pytest.param(lambda t: t.replace("> It stood", f"# {FALSE}\n\n"),
                     "quotes nothing above it", id="a place without its quotation"),
        pytest.param(lambda t: t.replace(SHA, "0" * 64), "has changed since", id="another version"),
    ],
)  # fmt: skip
def test_what_is_added_to_copied_excerpts_is_found(
    tmp_path: Path, change: Callable[[str], str], fault: str
) -> None:
    report = verified(change(copied()), tmp_path)
    assert not report.holds
    assert any(fault in finding.fault for finding in report.findings), report


def test_html_without_a_quotation_is_named_as_unchecked(tmp_path: Path) -> None:
    report = verified(copied() + "\n<div>Hidden</div>\n", tmp_path)
    assert report.holds
    assert "HTML stands in line" in write_report(report)


def record() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json.dumps(present(answer(), 4.2)))
    loaded["excerpts"][0]["statement"] = {
        "speaker": "Ada Oster", "printed": "Ada Oster",
        "printed_span": [TEXT.index("Ada Oster"), TEXT.index("Ada Oster") + 9],
        "cue_span": [TEXT.index("said"), TEXT.index("said") + 4],
        "direct": True, "certainty": "stated", "same_as": [],
    }  # fmt: skip
    return {**loaded, "seal": seal_of(loaded)}


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for name, each in inner:
        if isinstance(each, dict | list) and each:
            yield from leaves(each, (*path, name))
        else:
            yield (*path, name)


def altered(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value or ''}x"


def changed(path: tuple[str | int, ...]) -> dict[str, Any]:
    forged = copy.deepcopy(record())
    place: Any = forged
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = altered(place[path[-1]])
    return forged


EVERYWHERE = [
    path for path in leaves(record()) if path not in {("seal",), ("elapsed_ms",), ("id",)}
]
LABELS = [".".join(map(str, path)) for path in EVERYWHERE]


@pytest.mark.parametrize("path", EVERYWHERE, ids=LABELS)
def test_no_value_of_a_sealed_reply_changes_unnoticed(
    tmp_path: Path, path: tuple[str | int, ...]
) -> None:
    assert not passes(changed(path), tmp_path)


COMPARED = {"document", "start", "end", "text", "elisions", "locator", "link", "printed",
            "printed_span", "sources"}  # fmt: skip
"""Fields that are compared with the documents; what was marked in an excerpt is not one."""


@pytest.mark.parametrize(
    "path", [path for path in EVERYWHERE if COMPARED & set(path)],
    ids=lambda path: ".".join(map(str, path)),
)  # fmt: skip
def test_what_the_documents_say_is_found_even_if_the_reply_is_sealed_anew(
    tmp_path: Path, path: tuple[str | int, ...]
) -> None:
    forged = changed(path)
    assert not passes({**forged, "seal": seal_of(forged)}, tmp_path)


def passes(forged: dict[str, Any], folder: Path) -> bool:
    """Whether nothing is found wrong; what is no reply any more is refused."""
    try:
        return verified(json.dumps(forged), folder).holds
    except ExportError:
        return False


def test_an_untouched_reply_holds_however_it_is_written(tmp_path: Path) -> None:
    for text in (json.dumps(record()), json.dumps(record(), indent=2, sort_keys=True),
                 "\ufeff" + json.dumps(record(), ensure_ascii=False)):  # fmt: skip
        report = verified(text, tmp_path)
        assert report.holds, report
        assert "the seal fits" in write_report(report)
        assert "no signature" in write_report(report)


def test_a_dropped_excerpt_is_found(tmp_path: Path) -> None:
    forged = record()
    forged["excerpts"].pop()
    assert not verified(json.dumps(forged), tmp_path).holds


def test_one_reply_taken_out_of_an_export_is_said_to_have_no_seal(tmp_path: Path) -> None:
    whole = json.loads(export([select(answer()), select(answer())], "json", "mla"))
    report = verified(json.dumps(whole["replies"][0]), tmp_path)
    assert "there is no seal" in write_report(report)
    whole["replies"].pop()
    assert not verified(json.dumps(whole), tmp_path).holds


@pytest.mark.parametrize("offset", ["2679.9", "Infinity", "NaN", "true", '"3"', "1e400"])
def test_an_offset_that_is_no_whole_number_is_refused_in_one_line(
    tmp_path: Path, offset: str
) -> None:
    text = json.dumps(record()).replace('"start": 0', f'"start": {offset}', 1)
    with pytest.raises(ExportError) as caught:
        verified(text, tmp_path)
    assert "\n" not in str(caught.value)
