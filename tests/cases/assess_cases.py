"""Reads assess.md and compares what came out with what must. The format is told in that file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
EVIDENCE = re.compile(
    r'(?P<value>\S+) "(?P<quote>.*?)" (?P<state>[a-z]+) (?P<units>[-+]?[0-9.]+)'
    r'(?: because "(?P<cause>.*)")?$'
)


@dataclass
class Case:
    name: str
    model: str = ""
    texts: list[tuple[str, str, list[str]]] = field(default_factory=list)
    """What it is (notes, answer, statement), the question, the lines."""
    ratings: list[tuple[str, float]] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def given(self, what: str) -> list[tuple[str, str]]:
        """Question and text of all texts of one kind."""
        return [(q, "\n".join(lines)) for kind, q, lines in self.texts if kind == what]

    @property
    def model_path(self) -> Path | None:
        """None for the built-in model."""
        return None if self.model == "builtin" else FOLDER / f"{self.model}.yaml"


def read_line(case: Case, line: str) -> None:
    if line.startswith("- "):
        case.expected.append(line[2:])
    elif line.startswith("> "):
        case.texts[-1][2].append(line[2:])
    elif line in ("notes", "statement"):
        case.texts.append((line, "", []))
    elif line.startswith("answer "):
        case.texts.append(("answer", line[7:], []))
    elif line.startswith("model: "):
        case.model = line[7:]
    elif line.startswith("rating "):
        value, rating = line[7:].split(": ")
        case.ratings.append((value, float(rating)))
    elif line:
        raise ValueError(f"{case.name}: cannot read {line!r}")


def read_cases(path: Path = FOLDER / "assess.md") -> list[Case]:
    cases: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            cases.append(Case(line[3:]))
        elif cases:
            read_line(cases[-1], line)
    return cases


def near(actual: float | None, written: str, places: int = 0) -> bool:
    """Whether a number is the one written, to the places written but at least `places`."""
    if actual is None:
        return False
    shown = max(places, len(written.partition(".")[2]))
    return abs(actual - float(written)) <= 0.5000001 * 10**-shown


class Comparison:
    """One result, a dict of the shape of the JSON output, against one case."""

    def __init__(self, case: Case, result: dict[str, Any]) -> None:
        self.case = case
        self.result = result
        self.unused = [row for row in result["evidence"] if row["indicator"] is not None]
        self.values = {row["id"]: row for row in result["values"]}

    def differences(self) -> list[str]:
        wrong = [line for line in self.case.expected if not self.holds(line)]
        return [f"{self.case.name}: expected {line!r}" for line in wrong] + (
            [f"  found: {row_line(row)}" for row in self.result["evidence"]] if wrong else []
        )

    def holds(self, line: str) -> bool:
        match = EVIDENCE.match(line)
        if match:
            return self.find(match)
        what, _, rest = line.partition(" ")
        return bool(getattr(self, "check_" + what)(*rest.split()))

    def find(self, expected: re.Match[str]) -> bool:
        for row in self.unused:
            cause = (row["cause"] or {}).get("quote")
            wanted = expected["cause"]
            if (
                row["value"] == expected["value"]
                and row["quote"] == expected["quote"]
                and row["state"] == expected["state"]
                and near(row["units"], expected["units"], 6)
                and (wanted is None or (cause and (cause in wanted or wanted in cause)))
            ):
                self.unused.remove(row)
                return True
        return False

    def check_nothing(self, _else: str) -> bool:
        return not self.unused

    def check_score(self, score: str) -> bool:
        return near(self.result["alignment"]["score"], score)

    def check_interval(self, low: str, high: str) -> bool:
        found = self.result["alignment"]
        return near(found["low"], low) and near(found["high"], high)

    def check_coverage(self, coverage: str) -> bool:
        return near(self.result["alignment"]["coverage"], coverage)

    def check_points(self, points: str) -> bool:
        total = sum(row["points"] for row in self.result["evidence"])
        return near(self.result["alignment"]["points"], points) and near(total, points)

    def check_insufficient(self) -> bool:
        found = self.result["alignment"]
        return found["status"] == "insufficient_evidence" and found["score"] is None

    def check_review(self) -> bool:
        return bool(self.result["alignment"]["review"])

    def check_value(self, value: str, score: str) -> bool:
        found = self.values[value]
        if score == "unknown":
            return not found["known"] and found["score"] is None
        return bool(found["known"]) and near(found["score"], score)

    def check_stated(self, first: str, x: str | None = None) -> bool:
        if x is None:
            return near(self.result["stated"]["score"], first)
        found = self.values[first]["stated"]
        return found is None if x == "nothing" else near(found, x)

    def check_form(self, form: str) -> bool:
        return bool(self.result["stated"]["form"] == form)

    def check_asks(self, value: str, question: str | None = None) -> bool:
        asked = [(row["value"], row["question"]) for row in self.result["follow_ups"]]
        return not asked if value == "nothing" else (value, question) in asked

    def check_notice(self, code: str) -> bool:
        return any(row["code"] == code for row in self.result["notices"])


def row_line(row: dict[str, Any]) -> str:
    cause = (row["cause"] or {}).get("quote")
    return (
        f'{row["value"]} "{row["quote"]}" {row["state"]} {row["units"]:+.6g}'
        + (f' because "{cause}"' if cause else "")
    )
