"""What tests share: a model-free encoder, a tiny corpus, and the real things where they exist."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from app import SILENCE
from index.progress import silent
from tests.fake_encoder import FakeEncoder

if TYPE_CHECKING:
    from index.encoder.load_encoder import Encoder
    from index.index import Index

os.environ.update(SILENCE)  # as main() does, but before any test imports a library that reads it

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# The same examples at every run, so that a failure is somebody's doing. New ones:
# pytest --hypothesis-profile=explore
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", UNHURRIED, max_examples=60, derandomize=True)
settings.register_profile("explore", UNHURRIED, max_examples=600)
settings.load_profile("steady")

MILL = """The mill fire

Published May 3, 2019

The old mill in Harrow burnt down in the night of 2 May 2019. Nobody was hurt. The mayor, \
Ada Finch, said that the cause was not known.

Four engines of the fire brigade came from Stow. They found the roof already fallen in. \
"We could only keep it from the barns," their captain said.
"""

BRIDGE = """# The new bridge

The bridge over the Wend opened in 2011. It is 140 metres long and carries two lanes.

## Cost

The county paid nine million pounds for the bridge. The estimate had been six million.
"""

SCHOOL = """The school of Harrow has 210 pupils and eleven teachers.

Its library lent 4,000 books last year, more than the library of Stow did.
"""

SOURCES = """[documents."bridge.md"]
title = "The new bridge over the Wend"
authors = ["Ben Carr", "Dora Elm"]
publisher = "Wend Courier"
issued = 2011-06-04
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the knob of the crash test."""
    parser.addoption("--kills", type=int, default=15, help="how often the crash test kills")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run quick tests first and the browser's last; skip the latter where there is none.

    The browser's driver keeps an event loop running to the end of the session, in which no
    test could start its own.
    """
    items.sort(key=_slowness)
    if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def _slowness(item: pytest.Item) -> int:
    markers = ("model", "corpus", "slow", "browser")
    return max((n for n, name in enumerate(markers, 1) if item.get_closest_marker(name)), default=0)


@pytest.fixture(autouse=True)
def nothing_is_contained(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every defect end the test that meets it; a test that is marked wants it contained."""
    if not request.node.get_closest_marker("contains"):
        monkeypatch.setattr("corpus.contain.CONTAINED", ())


@pytest.fixture(autouse=True)
def plain_weights(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weigh by shared words alone, but for tests of the real model: training changes no test."""
    if request.node.get_closest_marker("model"):
        return
    from qa.ranking.linear_scorer import Logistic, Weights
    from qa.ranking.sentence_features import FEATURES

    ranking, confidence = np.zeros((2, len(FEATURES)), dtype=np.float32)
    ranking[[FEATURES.index("token_sentence"), FEATURES.index("covered_sentence")]] = 1
    confidence[FEATURES.index("covered_sentence")] = 12
    mean, scale = np.zeros_like(ranking), np.ones_like(ranking)
    covered, certain = Logistic(confidence, -8.0), Logistic(np.zeros_like(ranking), 100.0)
    weights = Weights(mean, scale, ranking, 0.0, covered, *[certain] * 3)
    monkeypatch.setattr("qa.ranking.linear_scorer.load_weights", lambda _: weights)


@pytest.fixture(scope="session")
def encoder() -> FakeEncoder:
    """Return an encoder that needs no model."""
    return FakeEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three documents and a sources.toml that describes one of them."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in {
        "bridge.md": BRIDGE,
        "mill.txt": MILL,
        "school.txt": SCHOOL,
        "sources.toml": SOURCES,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def index(folder: Path, encoder: FakeEncoder) -> Index:
    """Return the index of `folder`, in memory."""
    from index.build import build_index

    return build_index(folder, encoder, silent, None)


@pytest.fixture(scope="session")
def real_corpus() -> Path:
    """Return the folder of real texts that lies beside the checkout, where it does."""
    return _beside("corpus")


@pytest.fixture(scope="session")
def real_gold() -> Path:
    """Return the folder of questions about the real texts."""
    return _beside("gold")


@pytest.fixture(scope="session")
def real_encoder() -> Encoder:
    """Return the packaged model, loaded once."""
    from index.encoder.load_encoder import load_encoder

    return load_encoder()


def _beside(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"no real texts at ../shared/{name}: they are not part of the repository")
    return folder
