#!/bin/sh
# Seen: RR and RR@10 of the same two-document run differ (.5 and 1.0) where two documents have the
#   same score: the measure without a cutoff is worked out by pytrec_eval, which puts the later id
#   first, the one with a cutoff by another provider, which keeps the order given.
# Most people would guess: a cutoff of 10 changes nothing for a run of two documents; one library
#   breaks ties in one way.
# Version: ir-measures 0.4.3 (pytrec-eval-terrier 0.5.11)
# Source: observed; https://ir-measur.es/en/latest/providers.html lists which provider serves which
#   parameters
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ir-measures==0.4.3 pytrec-eval-terrier==0.5.11
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc

judged = [Qrel("1", "a", 1)]
run = [ScoredDoc("1", "a", 1.0), ScoredDoc("1", "b", 1.0)]
found = ir_measures.calc_aggregate([RR, RR @ 10], judged, run)
print("ir-measures", ir_measures.__version__, {str(name): value for name, value in found.items()})
behaves = found[RR] == 0.5 and found[RR @ 10] == 1.0
print("behaves as described" if behaves else "the behaviour has changed")
sys.exit(0 if behaves else 1)
PYTHON
