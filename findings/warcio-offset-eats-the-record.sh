#!/bin/sh
# Seen: warcio's `ArchiveIterator.get_record_offset()`, called while a record is in hand, reads the
#   record to its end: `record.content_stream().read()` then gives b"", without an error. Asked
#   in the other order, both are right. The attribute `offset`, which no page of its manual names,
#   is the same number and costs nothing.
# Most would guess: asking where a record begins changes nothing, and needs not even look at it.
# Version: warcio 1.8.1 (PyPI, Apache-2.0).
# Source: observed.
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "warcio==1.8.1"
"$folder/venv/bin/python" - <<'PY'
import io
import sys
from importlib.metadata import version

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

print("warcio", version("warcio"))
stream = io.BytesIO()
writer = WARCWriter(stream, gzip=True)
for number in range(2):
    status = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
    body = io.BytesIO(b"It burnt down in the night.")
    writer.write_record(
        writer.create_warc_record(
            f"http://a.example/{number}", "response", payload=body, http_headers=status
        )
    )
found = []
for first in ("offset", "content"):
    stream.seek(0)
    records = ArchiveIterator(stream)
    for record in records:
        if first == "offset":
            attribute = records.offset
            offset, content = records.get_record_offset(), record.content_stream().read()
        else:
            attribute = records.offset
            content, offset = record.content_stream().read(), records.get_record_offset()
        found.append((first, offset, attribute == offset, content))
        print("asked first for the", first, "->", offset, attribute == offset, content)
whole = b"It burnt down in the night."
same = all(same for _, _, same, _ in found) and [content for *_, content in found] == [
    b"", b"", whole, whole,
]
print("the record is read to its end" if same else "the behaviour has changed")
sys.exit(not same)
PY
