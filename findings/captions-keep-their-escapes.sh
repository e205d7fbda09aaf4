#!/bin/sh
# Seen: webvtt-py gives the text of a cue without its tags and with its escapes as they are written: of
#   "<v Ada Finch>Finch &amp; Son</v>" `Caption.text` is "Finch &amp; Son", while the voice is taken out.
#   Saved as SubRip, which has no escapes, the file says "Finch &amp; Son" to whoever watches it.
# Most would guess: the plain text of a cue is what a viewer sees, "Finch & Son".
# Version: webvtt-py 0.5.1 (PyPI, MIT).
# Source: observed; WebVTT, section 6.4 "WebVTT cue text parsing rules", resolves character references.
# Date: 2026-11-30
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "webvtt-py==0.5.1"
cat > "$folder/a.vtt" <<'VTT'
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada Finch>Finch &amp; Son</v>
VTT
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import webvtt

print("webvtt-py", version("webvtt-py"))
captions = webvtt.read("a.vtt")
text, voice = captions[0].text, captions[0].voice
print("text:", repr(text), "voice:", repr(voice))
captions.save_as_srt("a.srt")
saved = open("a.srt", encoding="utf-8").read()
print("saved as SubRip:", repr(saved))
same = text == "Finch &amp; Son" and voice == "Ada Finch" and "Finch &amp; Son" in saved
print("escapes are kept" if same else "the behaviour has changed")
sys.exit(not same)
PY
