"""The words of a command line → which command it is, with its options."""

from __future__ import annotations

import contextlib
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.metadata.parse_date import parse_period

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


ENDINGS = (".docx", ".html", ".md", ".json")


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return the type of a whole number from `least` to `most`."""

    def read(text: str) -> int:
        with contextlib.suppress(ValueError):
            if least <= int(text) <= most:
                return int(text)
        raise ArgumentTypeError(f"'{text}' is no whole number from {least} to {most}")

    return read


def period(text: str) -> str:
    """Return a year, month or day in ISO 8601."""
    if found := parse_period(text):
        return found
    raise ArgumentTypeError(f"'{text}' is no date like 2017, 2017-04 or 2017-04-13")


def export_file(text: str) -> Path:
    """Return the file to write, whose name says in which form."""
    if text.lower().endswith(ENDINGS):
        return Path(text)
    raise ArgumentTypeError(f"'{text}' does not end in {', '.join(ENDINGS)}")


DEFAULT_MODEL = "all-MiniLM-L6-v2"  # index.encoder.load_encoder's own, which --help must not import

HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - who is in a Space is served by its host


def read_arguments(arguments: Sequence[str] | None, version: str, space: str = "") -> Namespace:
    """Return the options of `arguments` (None: the process' own); `command` names the command.

    `space` is the name of the Hugging Face Space in which this runs, if it does: there the page is
    served to the server in front of it unless something else is said.

    `corpus`, `index` and `model` are None where they are not named. Exits with 2 and a line that
    says why where they make no sense, as argparse does.
    """
    parser = ArgumentParser(
        prog="onrecord",
        description="Ask a set of documents a question; get verbatim excerpts, each with its "
        "source. Without a command: serve the page.",
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"onrecord {version}")
    parser.add_argument(
        "--host", default=EVERYWHERE if space else HERE, help="address to serve on (%(default)s)"
    )
    parser.add_argument(
        "--name", default=space, metavar="HOST", help="name of a server in front, to be answered to"
    )
    parser.add_argument(
        "--port", type=whole_number(1, 65_535), default=7860, help="port (%(default)s)"
    )
    parser.add_argument(
        "--uploads", nargs="?", const="here", default="nobody", choices=("here", "anyone"),
        help="let documents be added over the page: on this machine (here), or by anyone",
    )  # fmt: skip
    parser.set_defaults(
        command="serve",
        corpus=None,
        index=None,
        model=None,
        follow_links=False,
        reranker="",
        question=None,
        statements=True,  # whether it is to be known who says what
    )
    _add_commands(parser)
    return parser.parse_args(arguments)


def _common() -> ArgumentParser:
    """The options that stand before or behind a command.

    Made anew for each parser: the defaults of a shared one would win over what stands before.
    """
    common = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    common.add_argument("--corpus", type=Path, metavar="PATH", help="documents: a folder or .jsonl")
    common.add_argument("--index", type=Path, metavar="DIR", help="where the index is kept")
    common.add_argument(
        "--follow-links", action="store_true", help="also where they lead out of the corpus"
    )
    common.add_argument("--model", metavar="NAME_OR_PATH", help="a sentence-transformers model")
    common.add_argument(
        "--reranker", metavar="NAME_OR_PATH", help="a cross-encoder that reads the best again"
    )
    return common


def _add_commands(parser: ArgumentParser) -> None:
    added = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, purpose: str, json: bool = True) -> ArgumentParser:
        command = added.add_parser(name, parents=[_common()], help=purpose)
        command.set_defaults(command=name, usage=command.error)
        if json:
            command.add_argument("--json", action="store_true", help="as JSON")
        return command

    _add_asking(add("ask", "ask one question, or a batch"))
    _add_indexing(add("index", "build or refresh the index"))
    add("sources", "what is in the corpus")
    statements = add("statements", "who said what")
    statements.add_argument("--speaker", metavar="NAME", help="only what this person said")
    statements.add_argument("--csv", action="store_true", help="as CSV")
    verify = add("verify", "re-check an exported answer", json=False)
    verify.add_argument("file", metavar="FILE", help="JSON or Markdown taken away")
    evaluate = add("evaluate", "measure answer quality")
    evaluate.add_argument("folder", metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.tsv")
    _add_view(add("view", "who speaks, what is dated or counted, documents side by side"))
    add("doctor", "what is installed, and what is wrong")
    add("mcp", "serve tools to other programs", json=False)


def _add_view(view: ArgumentParser) -> None:
    view.add_argument("view", choices=("people", "timeline", "figures", "compare"))
    view.add_argument("--csv", action="store_true", help="as CSV")
    view.add_argument("--name", default="", help="people: what this one said")
    view.add_argument("--period", type=period, metavar="DATE", help="timeline: of it")
    view.add_argument("--topic", default="", metavar="STEM", help="figures: those of this topic")
    view.add_argument("--question", default="", help="compare: put to each; figures: topics in it")
    view.add_argument("--source", action="append", default=[], metavar="ID", help="only this one")


def _add_indexing(index: ArgumentParser) -> None:
    index.add_argument(
        "--fresh", action="store_true", help="read every file, whatever its time of change says"
    )
    index.add_argument(
        "--strict",
        action="store_true",
        help="raise where a document would be kept without a part, or not at all, by a defect",
    )
    index.add_argument(
        "--check",
        action="store_true",
        help="look for damage, and measure how much of what is nearest is found",
    )


def _add_asking(ask: ArgumentParser) -> None:
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument(
        "--limit", type=whole_number(1, 50), help="excerpts at most (5; statements: all)"
    )
    ask.add_argument("--after", action="append", default=[], metavar="EARLIER QUESTION")
    ask.add_argument("--source", action="append", default=[], metavar="ID", help="only this one")
    ask.add_argument("--since", type=period, metavar="DATE", help="issued then or later")
    ask.add_argument("--until", type=period, metavar="DATE", help="issued by then")
    ask.add_argument(
        "--speaker", action="append", default=[], metavar="NAME", help="only what this one said"
    )
    ask.add_argument(
        "--only-statements", action="store_true", help="only what somebody is said to have said"
    )
    ask.add_argument("--batch", metavar="FILE", help='a {"id", "question", "after"} a line')
    ask.add_argument("--explain", action="store_true", help="why: every candidate and its fate")
    ask.add_argument(
        "--export", type=export_file, metavar="FILE", help=".docx, .html, .md or .json"
    )
    ask.add_argument("--style", choices=("mla", "apa", "chicago"), default="mla", help="of it")
