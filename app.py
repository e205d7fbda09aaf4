"""The entry: `python app.py` serves On Record; its commands ask, index, verify and evaluate.

Exit codes: 0 answered, 3 abstained, 2 bad usage, 1 failed with one clear line.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from qa.commands.read_arguments import DEFAULT_MODEL, read_arguments

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.refresh import Place
    from qa.ask import Options
    from qa.ranking.rerank import Reader

VERSION = "0.1.0"
ANSWERED, FAILED, USAGE, ABSTAINED, INTERRUPTED = 0, 1, 2, 3, 130

DEFAULT_CORPUS = Path(__file__).parent / "corpus" / "documents"

SILENCE = {
    "HF_HUB_OFFLINE": "1",  # who wants a model fetched sets it to 0
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "ORT_DISABLE_TELEMETRY": "1",  # of ONNX Runtime from 1.29 on; ours has none compiled in
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
    options = read_arguments(arguments, VERSION)
    try:
        code = COMMANDS[options.command](options)
        sys.stdout.flush()  # here, where a reader that has left is expected
    except OnRecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return USAGE if type(error).__name__ == "QuestionError" else FAILED
    except ModuleNotFoundError as error:  # an installation that only serves, asked for more
        print(f"onrecord: this needs {error.name}: install onrecord in full", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        if options.command == "index":
            _warn("interrupted; what was done is kept, and the next run goes on from there")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has left
        return FAILED
    return code


def _serve(options: argparse.Namespace) -> int:
    from web.serve import serve

    serve(_place(options), options.host, options.port, options.reranker, options.uploads)


def _mcp(options: argparse.Namespace) -> int:
    from web.http.serve_tools import serve_tools

    serve_tools(_place(options), options.reranker)
    return ANSWERED


def _ask(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.batch is None):
        options.usage("ask one question, or name a file of them with --batch")
    if options.batch and (options.export or options.explain):
        options.usage("--export and --explain go with one question")
    from qa.ask import Options

    reader = _reader(options)
    limits = Options(
        options.limit, tuple(options.source), options.since or "", options.until or "",
        tuple(options.speaker), options.only_statements, reader,
    )  # fmt: skip
    return _ask_batch(options, limits) if options.batch else _ask_one(options, limits)


def _ask_one(options: argparse.Namespace, limits: Options) -> int:
    from index.updating.detect_changes import LookAgain
    from qa.ask import ask
    from qa.evaluation.explain import explain
    from qa.evaluation.write_explanation import explanation_record, write_explanation
    from qa.exports.export import write_export
    from qa.exports.reply_record import present, unchanged
    from qa.exports.write_text import write_text
    from qa.reply import Answer, select

    index, encoder = _open(options)
    started = time.perf_counter()
    reply = ask(index, encoder, options.question, options.after, limits)
    elapsed = (time.perf_counter() - started) * 1000
    if options.export:
        write_export([select(reply)], options.export, options.style)
    since = LookAgain(index, index.corpus).of_named if options.json else unchanged
    record: dict[str, object] = {}
    if options.json:
        record = {**present(reply, elapsed, None, since)}
    if options.explain:
        explanation = explain(index, encoder, options.question, options.after, limits)
        record = record and {**record, "explanation": explanation_record(explanation)}
    print(json.dumps(record) if record else write_text(reply, bold=sys.stdout.isatty()))
    if options.explain and not record:
        print(write_explanation(explanation))
    return ANSWERED if isinstance(reply, Answer) else ABSTAINED


def _reader(options: argparse.Namespace) -> Reader | None:
    """The model that reads question and text together, where one was named."""
    if not options.reranker:
        return None
    from qa.ranking.rerank import load_reader

    return load_reader(options.reranker)


def _ask_batch(options: argparse.Namespace, limits: Options) -> int:
    from index.show_progress import showing_progress
    from index.updating.detect_changes import LookAgain
    from qa.ask import ask, decline
    from qa.commands.read_batch import read_batch
    from qa.exports.reply_record import present
    from qa.question import QuestionError

    batch = read_batch(Path(options.batch))
    index, encoder = _open(options)
    since = LookAgain(index, index.corpus).of_named
    with showing_progress() as progress:
        for done, item in enumerate(batch, 1):
            started = time.perf_counter()
            try:
                reply = ask(index, encoder, item.question, item.after, limits)
            except QuestionError as error:  # one bad question must not cost the others
                reply = decline(index, item.question, str(error))
            elapsed = (time.perf_counter() - started) * 1000
            print(json.dumps(present(reply, elapsed, item.id, since)))
            progress("Asking", done, len(batch))
    return ANSWERED


def _index(options: argparse.Namespace) -> int:
    from index.encoder.load_encoder import load_encoder
    from index.health.measure_recall import check_search, write_search_check
    from index.health.report import report, write_report
    from index.refresh import refresh
    from index.show_progress import showing_progress
    from index.storage.index_folder import LOG
    from index.storage.store import damaged_files

    place = _place(options)
    damaged = damaged_files(place.index) if options.check else ()
    if damaged:
        _warn(f"damaged in '{place.index}': {', '.join(damaged)}; made anew from the documents")
    with showing_progress() as progress:
        encoder = load_encoder(place.model, progress)
        index = refresh(
            place, encoder, progress, fresh=options.fresh, mend=bool(damaged), moved=True,
            strict=options.strict,
        )  # fmt: skip
    checks = check_search(index) if options.check else ()
    if options.json:
        found = {"damaged": damaged, "search": [asdict(c) for c in checks]} if checks else {}
        print(json.dumps({**report(index), **found, "runtime": encoder.runtime}))
        return ANSWERED
    written = write_report(index)
    print(f"{written}\nencoded by {encoder.runtime}")
    if LOG in written:
        print(f"{LOG} is '{place.index / LOG}'")
    if checks:
        print(write_search_check(checks))
    return ANSWERED


def _sources(options: argparse.Namespace) -> int:
    from index.health.report import write_sources
    from qa.exports.reply_record import catalogue

    index, _ = _open(options)
    print(json.dumps(catalogue(index)) if options.json else write_sources(index))
    return ANSWERED


def _statements(options: argparse.Namespace) -> int:
    from qa.exports.write_ledger import ledger_of, write_csv, write_lines

    records = ledger_of(_open(options)[0], options.speaker)
    write = json.dumps if options.json else write_csv if options.csv else write_lines
    print(write(records))
    return ANSWERED if records else ABSTAINED


def _verify(options: argparse.Namespace) -> int:
    from corpus.readers.read import read
    from qa.exports.read_export import read_export
    from qa.exports.verify import verify, write_report

    place = _place(options)
    documents = read(place.corpus, follow=place.follow)
    report = verify(read_export(Path(options.file)), documents)
    print(write_report(report))
    return ANSWERED if report.holds else FAILED


def _evaluate(options: argparse.Namespace) -> int:
    from index.show_progress import showing_progress
    from qa.evaluation.evaluate import evaluate, write_figures
    from qa.evaluation.read_queries import read_queries

    folder = Path(options.folder)
    queries = read_queries(folder)
    options.corpus, options.statements = folder / "corpus.jsonl", False
    index, encoder = _open(options)
    with showing_progress() as progress:
        figures = evaluate(index, encoder, queries, progress, _reader(options))
    print(json.dumps(figures) if options.json else write_figures(figures))
    return ANSWERED


def _doctor(options: argparse.Namespace) -> int:
    from index.health.diagnose import diagnose, findings_record, write_findings
    from index.show_progress import showing_progress

    with showing_progress() as progress:
        findings = diagnose(_place(options), VERSION, progress)
    print(json.dumps(findings_record(findings)) if options.json else write_findings(findings))
    return FAILED if any(each.wrong for each in findings) else ANSWERED


def _open(options: argparse.Namespace) -> tuple[Index, Encoder]:
    """The index, built first where it is out of date, and the model that goes with it."""
    from index.encoder.load_encoder import load_encoder
    from index.refresh import open_current, refresh_or_keep_in_memory
    from index.show_progress import showing_progress

    place = _place(options)
    index = open_current(place, _warn)
    with showing_progress() as progress:
        encoder = load_encoder(place.model, progress)
        if index is None or index.settings.model_fingerprint != encoder.fingerprint:
            index = refresh_or_keep_in_memory(place, encoder, progress, _warn)
    return index, encoder


def _place(options: argparse.Namespace) -> Place:
    from index.choose_place import choose_place
    from index.refresh import Place

    usual = Place(
        DEFAULT_CORPUS, DEFAULT_CORPUS, DEFAULT_MODEL, options.statements, options.follow_links
    )
    return choose_place(options.corpus, options.index, options.model, usual)


def _warn(line: str) -> None:
    print(f"onrecord: {line}", file=sys.stderr)


COMMANDS = {
    "serve": _serve, "ask": _ask, "index": _index, "sources": _sources,
    "statements": _statements, "verify": _verify, "evaluate": _evaluate, "mcp": _mcp,
    "doctor": _doctor,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
