"""The programs to start from run as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1]
EXPORT = PACKAGE.parents[1] / "examples" / "data" / "interviews.csv"

if not EXPORT.exists():
    pytest.skip("the example's data are only in the source tree", allow_module_level=True)


def run(program: str, *arguments: Path) -> str:
    return subprocess.run(
        [sys.executable, str(PACKAGE / program), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(PACKAGE), "MPLBACKEND": "Agg"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def test_the_example_tells_of_one_interview() -> None:
    assert "points in all, on top of 50" in run("example.py")


def test_the_plot_shows_every_candidate_of_an_export(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    picture = tmp_path / "values.png"
    told = run("plot.py", EXPORT, picture)
    assert "C-107: nothing found; ask: " in told
    assert "C-111: +" in told
    assert picture.read_bytes().startswith(b"\x89PNG")
