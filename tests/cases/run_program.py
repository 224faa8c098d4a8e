#!/usr/bin/env python3
"""Runs the cases of assess.md through the program: run_program.py PATH_TO_TENET

All cases of one model are the rows of one CSV file, scored into JSON lines.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from assess_cases import Case, Comparison, read_cases


def cells(case: Case) -> list[tuple[str, str]]:
    """The role and the text of each cell; one role may stand several times."""
    return (
        [("notes", text) for _, text in case.given("notes")]
        + [(f"answer:{question}", text) for question, text in case.given("answer")]
        + [("values", text) for _, text in case.given("statement")]
        + [(f"rating:{value}", f"{rating:g}") for value, rating in case.ratings]
    )


def write_csv(path: Path, cases: list[Case]) -> list[str]:
    """Writes the cases; returns the roles of the columns, each as often as a case needs it."""
    roles: list[str] = []
    rows: list[dict[int, str]] = []
    for case in cases:
        row: dict[int, str] = {}
        for role, text in cells(case):
            free = [i for i, known in enumerate(roles) if known == role and i not in row]
            if not free:
                free = [len(roles)]
                roles.append(role)
            row[free[0]] = text
        rows.append(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Key"] + [f"Column {i}" for i in range(len(roles))])
        for number, row in enumerate(rows):
            writer.writerow([f"case-{number}"] + [row.get(i, "") for i in range(len(roles))])
    return roles


def score(program: str, model: str, cases: list[Case]) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.csv"
        roles = write_csv(path, cases)
        command = [program, "score", str(path), "-f", "jsonl", "--column", "id=Key"]
        if cases[0].model_path is not None:
            command += ["--model", str(cases[0].model_path)]
        for i, role in enumerate(roles):
            command += ["--column", f"{role}=Column {i}"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"{model}: exit status {done.returncode}\n{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main() -> int:
    program = sys.argv[1]
    cases = read_cases()
    wrong: list[str] = []
    for model in dict.fromkeys(case.model for case in cases):
        chosen = [case for case in cases if case.model == model]
        results = score(program, model, chosen)
        if len(results) != len(chosen):
            wrong.append(f"{model}: {len(chosen)} rows gave {len(results)} results")
        for number, (case, result) in enumerate(zip(chosen, results)):
            if result["candidate"] != f"case-{number}":
                wrong.append(f"{case.name}: the result is of {result['candidate']}")
            wrong += Comparison(case, result).differences()
    print("\n".join(wrong) if wrong else f"{len(cases)} cases hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
