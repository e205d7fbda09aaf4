"""What people install: a wheel and a source distribution that hold all they need, and the files
that a container and a Space are made from.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

import app
from index.encoder.load_encoder import Encoder
from tests.conftest import ROOT

PACKAGES = ("corpus", "index", "qa", "web")
MODULES = ("app.py", "onrecord.py")
GIVEN = (*MODULES, "pyproject.toml", "README.md", "LICENSE", "NOTICE")
DATA = [
    path.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*"))
    if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

BUILD = "import sys; from setuptools.build_meta import build_sdist; build_sdist(sys.argv[1])"


def pinned(file: str) -> dict[str, str]:
    """The versions that a list of requirements names."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    exact = (line.partition(";")[0] for line in lines if not line.startswith("#"))
    return dict(line.split("==") for line in exact)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed."""
    done = subprocess.run(  # noqa: S603 - our own programs
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a source distribution, built from a copy of what is tracked."""
    source = tmp_path_factory.mktemp("source")
    for name in GIVEN:
        shutil.copy(ROOT / name, source)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    run(sys.executable, "-c", BUILD, source / "dist", cwd=source)
    (built,) = (source / "dist").iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that the source distribution makes: what one lacks, the other does."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation",
        "--wheel-dir", folder, sdist, cwd=folder,
    )  # fmt: skip
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh environment with the wheel in it.

    Its other packages are the ones of this environment, lent by a .pth file: downloading 2.7 GB
    anew would try the package index, not On Record.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


@pytest.mark.slow
def test_the_wheel_has_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        sizes = {each.filename: each.file_size for each in archive.infolist()}
    tops = {name.split("/")[0] for name in sizes}
    assert tops == {*PACKAGES, *MODULES, f"onrecord-{app.VERSION}.dist-info"}
    sources = [p.relative_to(ROOT).as_posix() for d in PACKAGES for p in (ROOT / d).rglob("*.py")]
    assert {*DATA, *sources, *MODULES} <= set(sizes)
    assert {name: sizes[name] for name in DATA} == {
        name: (ROOT / name).stat().st_size for name in DATA
    }
    licences = {name.rpartition("/")[2] for name in sizes if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


def test_the_data_that_the_packages_need_are_among_their_files() -> None:
    assert {"qa/reader/reader.onnx", "qa/ranking/weights.json", "qa/exports/export.html",
            "corpus/documents/sources.toml", "web/static/page.css"} <= set(DATA)  # fmt: skip
    assert {f"{package}/py.typed" for package in PACKAGES} <= set(DATA)


WHERE = """
import app, corpus, index, onrecord, qa, web
from importlib.metadata import version
assert version("onrecord") == app.VERSION
print(*{each.__file__.rpartition("site-packages")[0]
        for each in (app, corpus, index, onrecord, qa, web)}, sep="\\n")
"""


@pytest.mark.slow
def test_what_is_installed_is_what_runs(environment: Path, tmp_path: Path) -> None:
    told = run(environment / "bin" / "python", "-c", WHERE, cwd=tmp_path).stdout.splitlines()
    assert [Path(each).is_relative_to(environment) for each in told] == [True]
    command = environment / "bin" / "onrecord"
    assert run(command, "--version", cwd=tmp_path).stdout == f"onrecord {app.VERSION}\n"


@pytest.mark.slow
@pytest.mark.model
def test_the_installed_command_answers_and_takes_away(
    environment: Path, real_encoder: Encoder, folder: Path, tmp_path: Path
) -> None:
    del real_encoder  # it is prepared
    place = ("--corpus", folder, "--index", tmp_path / "index")
    exported = tmp_path / "answer.html"
    asked = ("ask", "When did the mill in Harrow burn down?", "--export", exported)
    answer = run(environment / "bin" / "onrecord", *place, *asked, cwd=tmp_path).stdout
    assert "2 May 2019" in answer
    assert "mill.txt" in answer
    assert "2 May 2019" in exported.read_text(encoding="utf-8")


def test_a_space_installs_the_versions_that_were_tested() -> None:
    versions, tested = pinned("requirements.txt"), pinned("constraints.txt")
    direct = {
        re.sub("[-_.]+", "-", re.split(r"[<>=\[ ]", each)[0]).lower()
        for each in PROJECT["dependencies"]
    }
    assert set(versions) == direct
    assert versions == {name: tested[name] for name in direct}


def test_no_dependency_is_named_twice() -> None:
    names = [re.split(r"[<>=\[ ]", each)[0] for each in PROJECT["dependencies"]]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.slow
def test_the_versions_for_a_space_go_together(tmp_path: Path) -> None:
    """In this environment nothing is left to install: they resolve, without a package index."""
    install = ("-m", "pip", "install", "--dry-run", "--no-index", "--requirement")
    done = run(sys.executable, *install, ROOT / "requirements.txt", cwd=tmp_path)
    assert "Would install" not in done.stdout


def test_a_container_is_given_every_file_that_it_copies() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert {*GIVEN, *PACKAGES, "constraints.txt"} == set(copied)
    assert all((ROOT / name).exists() for name in copied)
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {line[1:] for line in kept if line.startswith("!")} == set(copied)
    assert f"FROM python:{PROJECT['requires-python'][2:]}-slim" in lines


def test_the_container_serves_where_a_space_looks() -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    assert "EXPOSE 7860" in text
    assert "--uid 1000" in text


def test_the_citation_file_says_what_the_project_says() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert (cited["version"], cited["license"]) == (PROJECT["version"], PROJECT["license"])
    assert {"message", "title", "authors"} <= set(cited)
