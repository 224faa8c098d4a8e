#!/usr/bin/env python3
"""Makes the pages that are checked: every kind of report, guides, comparisons, and what should not break one.

    make.py PROGRAM FOLDER [--large]
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "data"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"

PLAIN_MODEL = """\
tenet: 1
id: bare
name: Bare values
language: en
values:
  - {id: help, name: Helpfulness, weight: 1, indicators: {for: [help+], against: [ignore+]}}
  - {id: care, name: Care, weight: 1, indicators: {for: [listen+], against: [rude]}}
"""

HOSTILE_MODEL = f"""\
tenet: 1
id: hostile
name: "{SCRIPT} values"
language: en
purpose: "\\"><script>alert(3)</script>"
validation: "<b>none</b>"
values:
  - id: help
    name: "</table></script>{SCRIPT}"
    description: "{SCRIPT}"
    weight: 1
    indicators: {{for: [{{id: h1, term: help+}}], against: [ignore+]}}
    questions: [{{id: q1, text: "{SCRIPT}?"}}]
    probes: ["{SCRIPT}"]
  - {{id: care, name: "'\\"><svg onload=alert(4)>", weight: 1, indicators: {{for: [listen+]}}}}
"""


def many_values(count: int) -> str:
    rows = "".join(
        f'  - {{id: v{i}, name: "Value number {i}", weight: 1, '
        f"indicators: {{for: [word{i}x], against: [bad{i}x]}}}}\n"
        for i in range(count)
    )
    return f"tenet: 1\nid: many\nname: Many values\nlanguage: en\nvalues:\n{rows}"


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def candidate(name: str, notes: str) -> dict[str, str]:
    return {"Candidate ID": name, "Interview Notes": notes}


def make(program: str, folder: Path, large: bool) -> None:
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)

    def model(name: str, text: str) -> list[str]:
        path = inputs / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return ["--model", str(path)]

    def run(verb: str, name: str, *options: str) -> None:
        target = str(folder / f"{name}.html")
        subprocess.run([program, verb, "-q", "-o", target, *options], check=True)

    def page(name: str, source: Path, *options: str) -> None:
        run("report", name, str(source), *options)

    def page_of(name: str, rows: list[dict[str, str]], *options: str) -> None:
        page(name, write_rows(inputs / f"{name}.csv", rows), *options)

    interviews = DATA / "interviews.csv"
    page("one", interviews, "--candidate", "C-112")
    page("against", interviews, "--candidate", "C-109")
    page("unknown", interviews, "--candidate", "C-107")
    page("states", interviews, "--candidate", "C-108")
    page("markup", interviews, "--candidate", "C-105")
    page("german", interviews, "--candidate", "C-112", "--language", "de")
    page("copy", interviews, "--candidate", "C-112", "--for", "candidate")
    page("copy-german", interviews, "--candidate", "C-108", "--for", "candidate", "--language",
         "de", "--contact", "bewerbung@example.org")  # fmt: skip
    page("file", interviews)
    page("file-german", interviews, "--language", "de")

    run("guide", "guide")
    run("guide", "guide-german", "--language", "de", "--minutes", "45", "--seed", "Lager 2031")
    told = "She helped the guest and listened. She did not ignore him. She would help again."
    one = str(write_rows(inputs / "one.csv", [candidate("C-1", told)]))
    run("guide", "follow-up", one, "--candidate", "C-1")
    run("guide", "follow-up-german", one, "--candidate", "C-1", "--language", "de")
    run("compare", "compare", str(interviews), "-i", "C-112", "-i", "C-109")
    few = ("-i", "C-105", "-i", "C-107", "-i", "C-108", "-i", "C-109", "-i", "C-112")
    run("compare", "compare-five-german", str(interviews), "--language", "de", *few)

    page_of("sealed", [candidate("C-1", told)], "--ratings-first")
    page_of("sealed-file", [candidate("C-1", told), candidate("C-2", "")], "--ratings-first")
    page_of("bare", [candidate("C-1", told)], *model("bare", PLAIN_MODEL))
    page_of("no-notes", [candidate("C-1", "")])
    page_of("many-values", [candidate("C-1", "word1x word2x bad3x word59x")],
            *model("many", many_values(60)))  # fmt: skip
    page_of("directions", [
        candidate("מועמד-1", "היא אמרה: She helped the guest 🙂👩‍👩‍👧 and listened.\n"
                  "قالت: she helped \u202eevil\u202c again"),
    ])  # fmt: skip
    hostile = [
        candidate(SCRIPT, f"{SCRIPT} helped {SCRIPT} listened. She ignored \"><b>him</b>."),
        candidate("../../etc/passwd", "helped"),
        candidate("\"'><a href=javascript:alert(5)>x", "listened and helped &lt;b&gt;"),
    ]
    page_of("hostile", hostile, *model("hostile", HOSTILE_MODEL))
    page_of("hostile-one", hostile[:1], *model("hostile", HOSTILE_MODEL))
    hostile_rows = str(write_rows(inputs / "hostile-rows.csv", hostile))
    run("guide", "hostile-guide", *model("hostile", HOSTILE_MODEL))
    run("guide", "hostile-follow-up", hostile_rows, "-i", hostile[1]["Candidate ID"],
        *model("hostile", HOSTILE_MODEL))  # fmt: skip
    run("compare", "hostile-compare", hostile_rows, *model("hostile", HOSTILE_MODEL))
    page_of("hostile-copy", hostile[:1], *model("hostile", HOSTILE_MODEL), "--for", "candidate")
    page_of("long-note", [candidate("C-1", "She helped the guest, and then she rested. " * 24000)])
    if large:
        texts = [row["Interview Notes"] for row in csv.DictReader(interviews.open(newline=""))]
        rows = [candidate(f"C-{i:05}", texts[i % len(texts)]) for i in range(10000)]
        page_of("large", rows)


if __name__ == "__main__":
    make(sys.argv[1], Path(sys.argv[2]), "--large" in sys.argv)
