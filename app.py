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

import onrecord
from onrecord import DEFAULT_CORPUS, SILENCE, OnRecordError
from qa.commands.read_arguments import read_arguments

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index.refresh import Place
    from onrecord import Corpus
    from qa.filters.read_options import Wanted
    from qa.reply import Reply

__all__ = ["DEFAULT_CORPUS", "SILENCE", "VERSION", "main"]

VERSION = "0.1.0"
ANSWERED, FAILED, USAGE, ABSTAINED, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (default: the process' own) and return its exit code."""
    onrecord.be_silent()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # what a terminal cannot show is no failure
    options = read_arguments(arguments, VERSION, os.environ.get("SPACE_HOST", ""))
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

    place = _place(options)
    reranker, uploads = options.reranker, options.uploads
    serve(place, options.host, options.port, reranker, uploads, name=options.name)


def _mcp(options: argparse.Namespace) -> int:
    from web.serve_tools import serve_tools

    serve_tools(_place(options), options.reranker)
    return ANSWERED


def _ask(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.batch is None):
        options.usage("ask one question, or name a file of them with --batch")
    if options.batch and (options.export or options.explain):
        options.usage("--export and --explain go with one question")
    wanted: Wanted = {
        "limit": options.limit, "sources": options.source, "since": options.since or "",
        "until": options.until or "", "speakers": options.speaker,
        "only_statements": options.only_statements,
    }  # fmt: skip
    return _ask_batch(options, wanted) if options.batch else _ask_one(options, wanted)


def _ask_one(options: argparse.Namespace, wanted: Wanted) -> int:
    from index.updating.detect_changes import LookAgain
    from qa.evaluation.explain import explain
    from qa.evaluation.write_explanation import explanation_record, write_explanation
    from qa.exports.reply_record import present, unchanged
    from qa.exports.write_text import write_text

    corpus = _open(options)
    started = time.perf_counter()
    asked = (options.question, options.after)
    trace = corpus.trace(*asked, **wanted) if options.explain else None
    reply: Reply = trace.reply if trace else corpus.ask(*asked, **wanted)
    elapsed = (time.perf_counter() - started) * 1000
    if options.export:
        corpus.export(reply, options.export, options.style)
    since = LookAgain(corpus.index, corpus.index.corpus).of_named if options.json else unchanged
    record: dict[str, object] = {}
    if options.json:
        record = {**present(reply, elapsed, None, since)}
    explanation = explain(trace, corpus.index) if trace else None
    if record and explanation:
        record["explanation"] = explanation_record(explanation)
    print(json.dumps(record) if record else write_text(reply, bold=sys.stdout.isatty()))
    if explanation and not record:
        print(write_explanation(explanation))
    return ANSWERED if isinstance(reply, onrecord.Answer) else ABSTAINED


def _ask_batch(options: argparse.Namespace, wanted: Wanted) -> int:
    from index.progress import showing_progress
    from index.updating.detect_changes import LookAgain
    from qa.ask import decline
    from qa.commands.read_batch import read_batch
    from qa.exports.reply_record import present

    batch = read_batch(Path(options.batch))
    corpus = _open(options)
    since = LookAgain(corpus.index, corpus.index.corpus).of_named
    with showing_progress() as progress:
        for done, item in enumerate(batch, 1):
            started = time.perf_counter()
            try:
                reply: Reply = corpus.ask(item.question, item.after, **wanted)
            except onrecord.QuestionError as error:  # one bad question must not cost the others
                reply = decline(corpus.index, item.question, error.message)
            elapsed = (time.perf_counter() - started) * 1000
            print(json.dumps(present(reply, elapsed, item.id, since)))
            progress("Asking", done, len(batch))
    return ANSWERED


def _index(options: argparse.Namespace) -> int:
    from index.encoder.load_encoder import load_encoder
    from index.health.measure_recall import check_search, write_search_check
    from index.health.report import report, write_report
    from index.progress import showing_progress
    from index.refresh import refresh
    from index.storage.index_folder import LOG
    from index.store import damaged_files

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

    index = _open(options).index
    print(json.dumps(catalogue(index)) if options.json else write_sources(index))
    return ANSWERED


def _statements(options: argparse.Namespace) -> int:
    from qa.exports.write_ledger import ledger_of, write_csv, write_lines

    records = ledger_of(_open(options).index, options.speaker)
    write = json.dumps if options.json else write_csv if options.csv else write_lines
    print(write(records))
    return ANSWERED if records else ABSTAINED


def _view(options: argparse.Namespace) -> int:
    from qa.commands.show_view import show_view

    shown, entries = show_view(_open(options), options)
    print(shown)
    return ANSWERED if entries else ABSTAINED


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
    from index.progress import showing_progress
    from qa.evaluation.evaluate import evaluate, write_figures
    from qa.evaluation.read_queries import read_queries

    folder = Path(options.folder)
    queries = read_queries(folder)
    options.corpus, options.statements = folder / "corpus.jsonl", False
    corpus = _open(options)
    with showing_progress() as progress:
        figures = evaluate(corpus.index, corpus.encoder, queries, progress, corpus.reader)
    print(json.dumps(figures) if options.json else write_figures(figures))
    return ANSWERED


def _doctor(options: argparse.Namespace) -> int:
    from index.health.diagnose import diagnose, findings_record, write_findings
    from index.progress import showing_progress

    with showing_progress() as progress:
        findings = diagnose(_place(options), VERSION, progress)
    print(json.dumps(findings_record(findings)) if options.json else write_findings(findings))
    return FAILED if any(each.wrong for each in findings) else ANSWERED


def _open(options: argparse.Namespace) -> Corpus:
    from index.progress import showing_progress

    with showing_progress() as progress:
        return onrecord.open(
            options.corpus, options.index, options.model, statements=options.statements,
            follow_links=options.follow_links, reranker=options.reranker, progress=progress,
            warn=_warn,
        )  # fmt: skip


def _place(options: argparse.Namespace) -> Place:
    return onrecord.find_place(
        options.corpus, options.index, options.model, statements=options.statements,
        follow_links=options.follow_links,
    )  # fmt: skip


def _warn(line: str) -> None:
    print(f"onrecord: {line}", file=sys.stderr)


COMMANDS = {
    "serve": _serve, "ask": _ask, "index": _index, "sources": _sources,
    "statements": _statements, "verify": _verify, "evaluate": _evaluate, "mcp": _mcp,
    "doctor": _doctor, "view": _view,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
