"""The entry: `python app.py` serves On Record; its commands ask, index, verify and evaluate.

Exit codes: 0 answered, 3 abstained, 2 bad usage, 1 failed with one clear line.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embed import Encoder
    from index.index import Index
    from index.refresh import Place
    from qa.ask import Options

VERSION = "0.1.0"
ANSWERED, FAILED, USAGE, ABSTAINED, INTERRUPTED = 0, 1, 2, 3, 130

DEFAULT_CORPUS = Path(__file__).parent / "corpus" / "documents"
DEFAULT_MODEL = "all-MiniLM-L6-v2"  # index.embed's own, which --help must not import

SILENCE = {
    "HF_HUB_OFFLINE": "1",  # who wants a model fetched sets it to 0
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "SOURCE_DATE_EPOCH": "315532800",  # 1980: a Word document tells no time, so it is the same
    "OPENBLAS_NUM_THREADS": "1",  # small products: a second thread makes them slower
    "TOKENIZERS_PARALLELISM": "false",  # its threads only get in the way of one question
}
"""Nothing leaves the machine: switches that libraries read when they are imported."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (default: the process' own) and return its exit code."""
    for name, value in SILENCE.items():
        os.environ.setdefault(name, value)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # what a terminal cannot show is no failure
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()  # here, where a reader that has left is expected
    except OnRecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return USAGE if type(error).__name__ == "QuestionError" else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has left
        return FAILED
    return code


def _serve(options: argparse.Namespace) -> int:
    from web.serve import serve

    serve(_place(options), options.host, options.port)
    return ANSWERED


def _mcp(options: argparse.Namespace) -> int:
    from web.serve_tools import serve_tools

    serve_tools(_place(options))
    return ANSWERED


def _ask(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.batch is None):
        options.usage("ask one question, or name a file of them with --batch")
    if options.batch and options.export:
        options.usage("--export goes with one question")
    from qa.ask import Options

    limits = Options(options.limit, tuple(options.source), options.since or "", options.until or "")
    return _ask_batch(options, limits) if options.batch else _ask_one(options, limits)


def _ask_one(options: argparse.Namespace, limits: Options) -> int:
    from qa.ask import ask
    from qa.export import write_export
    from qa.present import present
    from qa.reply import Answer, select
    from qa.write_text import write_text

    index, encoder = _open(options)
    started = time.perf_counter()
    reply = ask(index, encoder, options.question, options.after, limits)
    elapsed = (time.perf_counter() - started) * 1000
    if options.export:
        write_export([select(reply)], options.export, options.style)
    record = json.dumps(present(reply, elapsed)) if options.json else ""
    print(record or write_text(reply, bold=sys.stdout.isatty()))
    return ANSWERED if isinstance(reply, Answer) else ABSTAINED


def _ask_batch(options: argparse.Namespace, limits: Options) -> int:
    from index.show_progress import showing_progress
    from qa.ask import ask, decline
    from qa.present import present
    from qa.question import QuestionError
    from qa.read_batch import read_batch

    batch = read_batch(Path(options.batch))
    index, encoder = _open(options)
    with showing_progress() as progress:
        for done, item in enumerate(batch, 1):
            started = time.perf_counter()
            try:
                reply = ask(index, encoder, item.question, item.after, limits)
            except QuestionError as error:  # one bad question must not cost the others
                reply = decline(index, item.question, str(error))
            elapsed = (time.perf_counter() - started) * 1000
            print(json.dumps(present(reply, elapsed, item.id)))
            progress("Asking", done, len(batch))
    return ANSWERED


def _index(options: argparse.Namespace) -> int:
    from index.embed import load_encoder
    from index.refresh import refresh
    from index.report import report, write_report
    from index.show_progress import showing_progress

    place = _place(options)
    with showing_progress() as progress:
        index = refresh(place, load_encoder(place.model), progress)
    print(json.dumps(report(index)) if options.json else write_report(index))
    return ANSWERED


def _sources(options: argparse.Namespace) -> int:
    from index.report import write_sources
    from qa.present import catalogue_record

    index, _ = _open(options)
    records = [catalogue_record(document) for document in index.contents.documents]
    print(json.dumps(records) if options.json else write_sources(index))
    return ANSWERED


def _statements(options: argparse.Namespace) -> int:
    from qa.write_ledger import ledger_of, write_csv, write_lines

    records = ledger_of(_open(options)[0], options.speaker)
    write = json.dumps if options.json else write_csv if options.csv else write_lines
    print(write(records))
    return ANSWERED if records else ABSTAINED


def _verify(options: argparse.Namespace) -> int:
    from corpus.read import read
    from qa.read_export import read_export
    from qa.verify import verify, write_report

    report = verify(read_export(Path(options.file)), read(options.corpus))
    print(write_report(report))
    return ANSWERED if report.holds else FAILED


def _evaluate(options: argparse.Namespace) -> int:
    from index.show_progress import showing_progress
    from qa.evaluate import evaluate, write_figures
    from qa.read_queries import read_queries

    folder = Path(options.folder)
    queries = read_queries(folder)
    options.corpus, options.statements = folder / "corpus.jsonl", False
    index, encoder = _open(options)
    with showing_progress() as progress:
        figures = evaluate(index, encoder, queries, progress)
    print(json.dumps(figures) if options.json else write_figures(figures))
    return ANSWERED


def _open(options: argparse.Namespace) -> tuple[Index, Encoder]:
    """The index, built first where it is out of date, and the model that goes with it."""
    from index.embed import load_encoder
    from index.refresh import open_current, refresh_or_keep_in_memory
    from index.show_progress import showing_progress

    place = _place(options)
    index = open_current(place)
    encoder = load_encoder(place.model)
    if index is None or index.settings.model_fingerprint != encoder.fingerprint:
        with showing_progress() as progress:
            index = refresh_or_keep_in_memory(place, encoder, progress, _warn)
    return index, encoder


def _place(options: argparse.Namespace) -> Place:
    from index.choose_folder import choose_folder
    from index.refresh import Place

    folder = options.index or choose_folder(options.corpus, options.model)
    return Place(options.corpus, folder, options.model, options.statements)


def _warn(line: str) -> None:
    print(f"onrecord: {line}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    from qa.arguments import whole_number

    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Ask a set of documents a question; get verbatim excerpts, each with its "
        "source. Without a command: serve the page.",
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"onrecord {VERSION}")
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (%(default)s)")
    parser.add_argument(
        "--port", type=whole_number(1, 65_535), default=7860, help="port (%(default)s)"
    )
    parser.set_defaults(run=_serve, corpus=DEFAULT_CORPUS, index=None, model=DEFAULT_MODEL)
    parser.set_defaults(question=None, statements=True)  # whether it is to be known who says what
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_ask(commands.add_parser("ask", parents=[_common()], help="ask one question, or a batch"))
    index = commands.add_parser("index", parents=[_common()], help="build or refresh the index")
    index.set_defaults(run=_index)
    sources = commands.add_parser("sources", parents=[_common()], help="what is in the corpus")
    sources.set_defaults(run=_sources)
    statements = commands.add_parser("statements", parents=[_common()], help="who said what")
    statements.add_argument("--speaker", metavar="NAME", help="only what this person said")
    statements.add_argument("--csv", action="store_true", help="as CSV")
    statements.set_defaults(run=_statements)
    verify = commands.add_parser("verify", parents=[_common()], help="re-check an exported answer")
    verify.add_argument("file", metavar="FILE", help="JSON or Markdown taken away")
    verify.set_defaults(run=_verify)
    evaluate = commands.add_parser("evaluate", parents=[_common()], help="measure answer quality")
    evaluate.add_argument("folder", metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.tsv")
    evaluate.set_defaults(run=_evaluate)
    tools = commands.add_parser("mcp", parents=[_common()], help="serve tools to other programs")
    tools.set_defaults(run=_mcp)
    for each in (index, sources, statements, evaluate):
        each.add_argument("--json", action="store_true", help="as JSON")
    return parser


def _common() -> argparse.ArgumentParser:
    """The options that stand before or behind a command.

    Made anew for each parser: the defaults of a shared one would win over what stands before.
    """
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--corpus", type=Path, metavar="PATH", help="documents: a folder or .jsonl")
    common.add_argument("--index", type=Path, metavar="DIR", help="where the index is kept")
    common.add_argument("--model", metavar="NAME_OR_PATH", help="a sentence-transformers model")
    return common


def _add_ask(parser: argparse.ArgumentParser) -> None:
    from qa.arguments import export_file, period, whole_number

    parser.add_argument("question", nargs="?", metavar="QUESTION")
    parser.add_argument("--json", action="store_true", help="the reply as JSON")
    parser.add_argument(
        "--limit", type=whole_number(1, 50), help="excerpts at most (5; statements: all)"
    )
    parser.add_argument("--after", action="append", default=[], metavar="EARLIER QUESTION")
    parser.add_argument("--source", action="append", default=[], metavar="ID", help="only this one")
    parser.add_argument("--since", type=period, metavar="DATE", help="issued then or later")
    parser.add_argument("--until", type=period, metavar="DATE", help="issued by then")
    parser.add_argument("--batch", metavar="FILE", help='a {"id", "question", "after"} a line')
    parser.add_argument(
        "--export", type=export_file, metavar="FILE", help=".docx, .html, .md or .json"
    )
    parser.add_argument("--style", choices=("mla", "apa", "chicago"), default="mla", help="of it")
    parser.set_defaults(run=_ask, usage=parser.error)


if __name__ == "__main__":
    sys.exit(main())
