"""Files that went wrong on their way, or were never right: what readers have to live with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import partial

from hypothesis import strategies as st

from corpus.readers.sandbox.record_parts import read_part, record_part
from corpus.source import Failure, Part

Damage = tuple[int, int, bytes | int, int]
"""Where, how many bytes go, what comes in their place (or where in the file it is copied from),
and how often."""

ARCHIVES = {".docx", ".odt", ".epub", ".zip"}

_XML = ["<w:p>", "</w:p>", "<w:tbl>", "<text:p>", "<p>", "</p>", "<h1>", "<table>",
        "<td rowspan='9'>", "&#0;", "&a;", "&amp;", "<!--", "-->", "<![CDATA[", "]]>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<?xml version='1.0' encoding='utf-16'?>", "xmlns=''",
        "<", ">", "'", "../", "\u202e", "é"]  # fmt: skip

TOKENS = {
    ".txt": ["\ufeff", "\r", "\n\n", "\u2028", "\u0000", "# ", "- ", "“", "’", "é", "мир", "🏳"],
    ".html": ["<p>", "</p>", "<article>", "<body>", "<table><tr><td>", "<div ", "<script>",
              "<!--", "<meta charset=utf-7>", "<meta name=date content='2019-99-99'>",
              "<time datetime=''>", "<svg>", "<math>", "<template>", "<h1>",
              "<a href='http://[::1'>", "&#x110000;", "&#0;", "<base href='//'>",
              "<script type='application/ld+json'>{\"author\": [", "</script>",
              "<link rel=canonical href='http://[x]/'>", "\u0000", ">", "'", "<![CDATA[",
              "words "],
    ".pdf": ["<<", ">>", "[", "]", "obj", "endobj", "stream", "endstream", "xref", "trailer",
             "%%EOF", "/Kids", "/Type /Page", "/Count 9999999", "/Length -1",
             "/Filter /FlateDecode", "/Rotate 90", "/MediaBox [0 0 0 0]", "1 0 R", "2 0 R",
             "(a) Tj", "BT", "ET", "Tf", "9 9 Td", "-1e38", "nan", "/ToUnicode", "/Encrypt",
             "/Contents", "/XObject", "Do", "q"],
    ".rtf": ["{", "}", "\\par ", "\\u-1?", "\\u99999999?", "\\'", "\\'zz", "\\bin9 ",
             "\\trowd ", "\\cell ", "\\row ", "\\pict ", "\\*", "\\fonttbl", "\\ansicpg1251",
             "\\uc9 ", "\\\n", "\\field{\\*\\fldinst ", "\\footnote ", "\\outlinelevel9 ",
             "\\listtext"],
    ".eml": ["\n\n", "\n", ": ", "Content-Type: ", "text/html", "text/plain",
             "multipart/mixed; ", "boundary=", "\n--x\n", "\n--x--\n", "charset=", "utf-7",
             "unicode", "rot13", "=?utf-8?q?", "=?x?b?", "?=", "Content-Transfer-Encoding: ",
             "base64", "uuencode", "begin 644 x\n", "quoted-printable",
             "Content-Disposition: attachment; filename=", "filename*0*=", "filename*=utf-8''%",
             "message/rfc822", "Date: ", "Fri, 99 Xxx 99999 99:99:99 +9999", "From: ", "<@>",
             "a@[", "Subject: ", "x", "\u0000", "é", "=", "> ", ">> ", "-- \n",
             "\n\nFrom a 09:14 2023\n", " wrote:\n", "On Tue, 13 Jun 2023, Ann <a@b.c> wrote:\n",
             "Sent: ", "To: ", "-----Original Message-----\n", "<blockquote>", "</blockquote>",
             "<div class=gmail_quote>"],
    ".vtt": ["WEBVTT", "\n", "\n\n", "\r", " --> ", "00:00:01.000 --> 00:00:04.000\n",
             "99:99:99,999", "NOTE ", "STYLE\n", "<v Ada Finch>", "<v.loud ", "</v>", "<c>",
             "<00:00:02.000>", "<", ">", "&amp;", "&#0;", "{\\an8}", "- ", ">> ", "ADA: ",
             "[Music]", "♪", "1\n", "\ufeff", "\u0000", "é", "words. "],
    ".ass": ["[Events]\n", "Format: ", "Dialogue: ", "Comment: ", "Layer, Start, End, Name, Text",
             "0,0:00:01.00,0:00:02.00,Default,Ada,0,0,0,,", "{\\i1}", "{\\p1}", "\\N", "{", "}",
             ",", "\n", "[", "]", "\u0000", "é", "<", "words. "],
    ".json": ["{\"messages\": [", "{\"type\": \"message\", \"from\": \"Ada\", \"from_id\": \"1\", ",
              "\"text\": ", "[", "]", "{", "}", ",", ":", "\"", "\"date\": ", "1e999", "NaN",
              "null",
              "\"> a\\nb\"", "{\"guild\": {}, \"channel\": {}, \"messages\": [", "\"ts\": \"1\", ",
              "\\ud800", "\\u0000", "\n",
              "{\"date\": 1, \"sender\": 1, \"body\": \"\", \"quote\": 1}"],
    ".csv": [",", ";", "\t", "\"", "\"\"", "\n", "\r", "text", "id", "date", "x", "\u0000",
             "\u2028", "é"],
    ".jsonl": ["{\"_id\": \"", "\"", ", ", "\"text\": \"", "}", "{", "[", "]", "\n", "1e999",
               "-0", "NaN", "null", "\"title\": ", "\"date\": ", "\\ud800", "\\u0000", "true",
               "x"],
}  # fmt: skip
"""What files of a kind are made of."""

OPENINGS = {
    ".pdf": "%PDF-1.7\n",
    ".rtf": "{\\rtf1\\ansi ",
    ".mbox": "From ann@sorne.example Tue Jun 13 09:14:00 2023\nFrom: Ann Roe <a@b.example>\n\n",
    ".csv": "id,text\n",
    ".html": "<html><body>",
    ".vtt": "WEBVTT\n\n",
    ".eml": "Content-Type: multipart/mixed; boundary=x\n",
}
"""With what they begin."""


def faults(part: Part | Failure) -> list[str]:
    """Return what is wrong with a document that a reader gives: it must lie in its own text."""
    if isinstance(part, Failure):
        return [] if part.reason else ["a failure without a reason"]
    text, places = part.extraction.text, [each.start for each in part.extraction.landmarks]
    noise = part.extraction.noise
    sound = {
        "no text": bool(text.strip()),
        "landmarks in disorder": places == sorted(places),
        "landmarks outside the text": all(0 <= place <= len(text) for place in places),
        "noise outside the text": all(0 <= n.start < n.end <= len(text) for n in noise),
        "cannot be passed on": read_part(record_part(part)) == part,
    }
    return [fault for fault, holds in sound.items() if not holds]


def tokens_of(suffix: str) -> Sequence[bytes]:
    """Return what files of the kind are made of."""
    alike = {".mhtml": ".eml", ".mbox": ".eml", ".srt": ".vtt", ".msg": ".pdf"}.get(suffix, suffix)
    return [token.encode() for token in TOKENS.get(alike, _XML)]


def damaged(good: bytes, suffix: str) -> st.SearchStrategy[bytes]:
    """Return files like `good` with up to a dozen things wrong in each.

    Those of an archive may be wrong inside, where a wrong byte of the archive would end all
    reading before it comes to that.
    """
    whole = _damages(suffix).map(partial(_applied, good))
    if suffix not in ARCHIVES:
        return whole
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    inside = st.dictionaries(st.sampled_from(sorted(members)), _damages(suffix), min_size=1)
    return st.one_of(whole, inside.map(partial(_packed, members)))


def made_up(suffix: str) -> st.SearchStrategy[bytes]:
    """Return files made of what such files are made of, in no order that makes sense."""
    piece = st.one_of(st.sampled_from(tokens_of(suffix)), st.binary(max_size=6))
    opening = OPENINGS.get(suffix, "").encode()
    return st.lists(piece, max_size=60).map(lambda pieces: opening + b"".join(pieces))


def _damages(suffix: str) -> st.SearchStrategy[list[Damage]]:
    anywhere = st.integers(0, 2**24)
    instead = st.one_of(st.sampled_from(tokens_of(suffix)), st.binary(max_size=40), anywhere)
    lost = st.sampled_from([0, 1, 1, 2, 40, 1000, 2**24])
    often = st.sampled_from([*[1] * 20, 2, 500])
    return st.lists(st.tuples(anywhere, lost, instead, often), min_size=1, max_size=12)


def _applied(good: bytes, damages: Sequence[Damage]) -> bytes:
    content = bytearray(good)
    for place, lost, instead, often in damages:
        at = place % (len(content) + 1)
        piece = instead
        if isinstance(piece, int):
            start = piece % (len(content) + 1)
            piece = bytes(content[start : start + min(lost, 1000)])
        content[at : at + lost] = piece * often
    return bytes(content)


def _packed(members: dict[str, bytes], damages: dict[str, list[Damage]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, _applied(content, damages.get(name, [])))
    return stream.getvalue()
