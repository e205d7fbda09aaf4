#!/bin/sh
# Seen: a presentation that python-pptx makes now says in its properties that it was created and
#   last changed on 27 January 2013, and names as who changed it last the maker of the package: both
#   are its template's. PowerPoint and archives show them as facts of the file.
# Most would guess: a new file has the day on which it was made, and nobody's name.
# Version: python-pptx 1.0.2 (PyPI, MIT).
# Source: observed.
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "python-pptx==1.0.2"
"$folder/venv/bin/python" - <<'PY'
import io
import sys
from importlib.metadata import version

from pptx import Presentation

print("python-pptx", version("python-pptx"))
made = Presentation()
made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "The mill"
stream = io.BytesIO()
made.save(stream)
stream.seek(0)
facts = Presentation(stream).core_properties
print("created:", facts.created, "changed:", facts.modified)
print("last changed by somebody:", bool(facts.last_modified_by), "author:", repr(facts.author))
same = (
    facts.created.date().isoformat() == facts.modified.date().isoformat() == "2013-01-27"
    and bool(facts.last_modified_by)
)
print("they are the template's" if same else "the behaviour has changed")
sys.exit(not same)
PY
