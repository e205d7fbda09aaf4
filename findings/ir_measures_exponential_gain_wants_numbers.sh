#!/bin/sh
# Seen: nDCG with exponential gains (dcg='exp-log2') runs a Perl script, and this takes numbers
#   alone for the ids of queries: with the id "q1" the measure ends with CalledProcessError, while
#   every other one of the same call is fine with it.
# Most people would guess: the two gains of nDCG differ in a formula; an id is any text.
# Version: ir-measures 0.4.3
# Source: observed; https://ir-measur.es/en/latest/providers.html names gdeval
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ir-measures==0.4.3 pytrec-eval-terrier==0.5.11
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import sys

import ir_measures
from ir_measures import Qrel, ScoredDoc, nDCG

linear, exponential = nDCG @ 5, nDCG(dcg="exp-log2") @ 5


def measure(measure: object, query: str) -> str:
    judged = [Qrel(query, "a", 2), Qrel(query, "b", 1)]
    run = [ScoredDoc(query, "b", 2.0), ScoredDoc(query, "a", 1.0)]
    try:
        return f"{ir_measures.calc_aggregate([measure], judged, run)[measure]:.3f}"
    except subprocess.CalledProcessError as error:
        return f"{type(error).__name__} of {error.cmd[0]}"


found = [measure(each, query) for each in (linear, exponential) for query in ("1", "q1")]
print("ir-measures", ir_measures.__version__)
print("linear gains, queries 1 and q1:     ", found[:2])
print("exponential gains, queries 1 and q1:", found[2:])
behaves = found[0] == found[1] and found[2] == "0.797" and found[3] == "CalledProcessError of perl"
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
