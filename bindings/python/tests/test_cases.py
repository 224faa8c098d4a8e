"""The cases of tests/cases/assess.md, which C and the program run too, through the package."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import tenet

CASES = Path(__file__).resolve().parents[3] / "tests" / "cases" / "assess_cases.py"
if not CASES.exists():
    pytest.skip("the shared cases are only in the source tree", allow_module_level=True)

_spec = importlib.util.spec_from_file_location("assess_cases", CASES)
assert _spec is not None
assert _spec.loader is not None
assess_cases = importlib.util.module_from_spec(_spec)
sys.modules["assess_cases"] = assess_cases
_spec.loader.exec_module(assess_cases)


@cache
def model_of(path: Path | None) -> tenet.Model:
    return tenet.Model.builtin() if path is None else tenet.Model.load(path)


def assess(case: Any) -> tenet.Assessment:
    ratings: dict[str, list[float]] = {}
    for value, rating in case.ratings:
        ratings.setdefault(value, []).append(rating)
    statements = [text for _, text in case.given("statement")]
    return model_of(case.model_path).assess(
        notes=[text for _, text in case.given("notes")],
        answers=case.given("answer"),
        ratings=ratings,
        self_report=statements[0] if statements else None,
    )


def as_json(found: tenet.Assessment) -> dict[str, Any]:
    """The typed result in the shape of the JSON output, as far as the cases look at it."""
    alignment, stated = found.alignment, found.stated
    return {
        "alignment": {
            name: getattr(alignment, name)
            for name in ("score", "low", "high", "coverage", "points", "status", "review")
        },
        "stated": {
            "score": stated.score if stated else None,
            "form": stated.form if stated else "none",
        },
        "values": [
            {"id": row.value, "score": row.score, "known": row.known, "stated": row.stated}
            for row in found.values
        ],
        "evidence": [
            {
                "value": row.value,
                "indicator": row.indicator,
                "quote": row.quote,
                "state": row.state,
                "units": row.units,
                "points": row.points,
                "cause": {"quote": row.cause} if row.cause is not None else None,
            }
            for row in found.evidence
        ],
        "follow_ups": [{"value": row.value, "question": row.question} for row in found.follow_ups],
        "notices": [{"code": row.code} for row in found.notices],
    }


@pytest.mark.parametrize("case", assess_cases.read_cases(), ids=lambda case: case.name)
def test_case(case: Any) -> None:
    found = assess(case)
    assert assess_cases.Comparison(case, as_json(found)).differences() == []
    for row in found.evidence:
        if row.text is not None:
            assert found.texts[row.text].text[row.start : row.end] == row.quote
