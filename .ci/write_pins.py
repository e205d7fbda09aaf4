"""Write down the versions that this environment has: constraints.txt and requirements.txt.

`make renew` runs it with a fresh environment's Python. The opening comments of both are kept, and
so are lines for another Python than this one, which end in a condition.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOT_PINNED = {"onrecord", "pip", "wheel"}  # ourselves, and what installs


def main() -> None:
    """Write both files."""
    versions = {
        _plain(each.metadata["Name"]): each.version.partition("+")[0]  # without "+cpu"
        for each in distributions()
    }
    pinned = {name: version for name, version in versions.items() if name not in NOT_PINNED}
    _write("constraints.txt", pinned)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = {_plain(re.split(r"[<>=\[ ]", each)[0]) for each in project["dependencies"]}
    _write("requirements.txt", {name: pinned[name] for name in direct})


def _plain(name: str) -> str:
    """The name as package indexes normalise it (PEP 503)."""
    return re.sub("[-_.]+", "-", name).lower()


def _write(file: str, versions: dict[str, str]) -> None:
    path = ROOT / file
    old = path.read_text(encoding="utf-8").splitlines()
    comment = [line for line in old if line.startswith("#")]
    conditional = {line.partition("==")[0]: line for line in old if ";" in line and "==" in line}
    lines = {**{name: f"{name}=={version}" for name, version in versions.items()}, **conditional}
    path.write_text("\n".join([*comment, *sorted(lines.values()), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
