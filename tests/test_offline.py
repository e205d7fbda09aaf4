"""Nothing leaves the machine: no command so much as looks up a host."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

WATCHED = """
import socket, sys

def refuse(*arguments, **_):
    print("TRIED", *map(repr, arguments), file=sys.stderr, flush=True)
    raise OSError("no network here")

for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refuse)
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
    setattr(socket, name, refuse)

import app
sys.exit(app.main(sys.argv[1:]))
"""


def watched(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with every way out closed and watched, in a home without any cache."""
    environment = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PATH": "/usr/bin"}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", WATCHED, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.model
def test_no_command_tries_to_reach_another_host(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (folder / "page.html").write_text(
        "<html><head><link rel='canonical' href='https://example.org/x'></head><body><p>"
        + "The old mill burnt down in the night. " * 20
    )
    export = tmp_path / "export.json"
    word = ("--export", str(tmp_path / "answer.docx"), "--style", "chicago")
    asked = watched("--corpus", str(folder), "ask", "Was nobody hurt?", "--json", *word, home=home)
    export.write_text(asked.stdout)
    checked = watched("--corpus", str(folder), "verify", str(export), home=home)
    wrong = watched("--corpus", str(folder), "ask", "x", "--model", "no/such-model", home=home)
    for done, code in ((asked, 0), (checked, 0), (wrong, 1)):
        assert "TRIED" not in done.stderr
        assert done.returncode == code, done.stderr
