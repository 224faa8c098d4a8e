"""Whole CSV exports, through the library."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import TEAM

import tenet


def test_an_export_becomes_a_file_of_scores(
    model: tenet.Model, export: Path, tmp_path: Path
) -> None:
    output = tmp_path / "scores.csv"
    summary = model.score_csv(export, output)
    with open(output, newline="", encoding="utf-8") as file:
        assert [row[0] for row in csv.reader(file)][1:] == ["C-1", "C-2"]
    assert (summary.rows_read, summary.rows_used, summary.rows_rejected) == (2, 2, 0)
    assert summary.candidates == summary.scored + summary.insufficient == 2
    assert summary.bytes_read == summary.bytes_total == export.stat().st_size
    unused = [n.message for n in summary.notices if n.code == "column_unused"]
    assert any("Shoe size" in message for message in unused)


def test_json_lines_hold_one_candidate_each(
    model: tenet.Model, export: Path, tmp_path: Path
) -> None:
    output = tmp_path / "scores.jsonl"
    tenet.score_csv(model, export, output, format="jsonl")
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [line["candidate"] for line in lines] == ["C-1", "C-2"]
    tenet.score_csv(model, export, output, format="jsonl", only="C-2")
    assert json.loads(output.read_text(encoding="utf-8"))["candidate"] == "C-2"
    with pytest.raises(tenet.NotFoundError):
        tenet.score_csv(model, export, output, only="C-9")


def test_columns_can_be_named(model: tenet.Model, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Nr;First;Second\n7;She helped.;She listened.\n", encoding="utf-8")
    with model.read_csv(
        path, columns={"id": "Nr", "notes": ["First", "Second"]}, delimiter=";", layout="wide"
    ) as reader:
        (result,) = reader
    assert result.candidate == "7"
    assert [item.quote for item in result.evidence] == ["helped", "listened"]


def test_a_reader_gives_assessments_one_by_one(model: tenet.Model, export: Path) -> None:
    with model.read_csv(export) as reader:
        first = next(reader)
        assert first.candidate == "C-1"
        assert first.evidence[0].quote == "stayed late"
        assert [result.candidate for result in reader] == ["C-2"]
        summary = reader.summary
        assert (summary.candidates, summary.scored + summary.insufficient) == (2, 2)
        assert summary.notices == reader.notices
    with pytest.raises(tenet.ArgumentError, match="the reader is closed"):
        next(reader)


def test_a_reader_and_an_assessment_give_the_same(model: tenet.Model, export: Path) -> None:
    (first, _) = model.read_csv(export)
    text = "She stayed late to help a colleague. She listened."
    assert model.assess(text, candidate="C-1").to_json() == first.to_json()


def test_a_malformed_file_stops_with_its_place_and_leaves_the_old_output(
    model: tenet.Model, tmp_path: Path
) -> None:
    path, output = tmp_path / "bad.csv", tmp_path / "scores.csv"
    path.write_text('id,notes\nC-1,fine\nC-2,"unclosed\n', encoding="utf-8")
    output.write_text("old", encoding="utf-8")
    with pytest.raises(tenet.FormatError) as caught:
        model.score_csv(path, output)
    place = caught.value.diagnostics[0]
    assert (place.source, place.line) == (str(path), 3)
    assert output.read_text(encoding="utf-8") == "old"


def test_a_malformed_row_is_set_aside_on_request(model: tenet.Model, tmp_path: Path) -> None:
    path, rejects = tmp_path / "ragged.csv", tmp_path / "rejects.csv"
    path.write_text("id,notes\nC-1,She helped.\nC-2,too,many\n", encoding="utf-8")
    summary = model.score_csv(path, tmp_path / "scores.csv", rejects=rejects)
    assert (summary.rows_read, summary.rows_used, summary.rows_rejected) == (2, 1, 1)
    assert "C-2" in rejects.read_text(encoding="utf-8")


def long_export(path: Path, rows: int = 20_000) -> Path:
    lines = (f"C-{number},She stayed late and helped a colleague.\n" for number in range(rows))
    path.write_text("id,notes\n" + "".join(lines), encoding="utf-8")
    return path


def test_progress_is_told_and_can_stop_the_work(model: tenet.Model, tmp_path: Path) -> None:
    path, output = long_export(tmp_path / "long.csv"), tmp_path / "scores.csv"
    seen: list[tenet.Summary] = []
    model.score_csv(path, output, progress=seen.append)
    assert seen
    assert [s.bytes_read for s in seen] == sorted(s.bytes_read for s in seen)
    output.unlink()
    with pytest.raises(tenet.CancelledError):
        model.score_csv(path, output, progress=lambda summary: True)
    assert not output.exists()


def test_what_progress_raises_is_raised(model: tenet.Model, tmp_path: Path) -> None:
    def fail(summary: tenet.Summary) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        model.score_csv(long_export(tmp_path / "long.csv"), tmp_path / "scores.csv", progress=fail)


@pytest.mark.parametrize("threads", [2, 5])
def test_any_number_of_threads_gives_the_same(
    model: tenet.Model, tmp_path: Path, threads: int
) -> None:
    path = long_export(tmp_path / "long.csv", 3000)
    alone, several = tmp_path / "alone.csv", tmp_path / "several.csv"
    assert model.score_csv(path, alone, threads=1) == model.score_csv(
        path, several, threads=threads
    )
    assert alone.read_bytes() == several.read_bytes()


def test_standard_output_keeps_its_order(export: Path) -> None:
    program = (
        "import sys, tenet\n"
        "model = tenet.Model.from_yaml(sys.argv[1])\n"
        "print('before')\n"
        "model.score_csv(sys.argv[2], format='jsonl')\n"
        "print('after')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, TEAM, str(export)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    lines = done.stdout.splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("before", "after", 4)


WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"format": "xlsx"}, tenet.ArgumentError, "format: expected one of csv"),
    ({"layout": "tall"}, tenet.ArgumentError, "layout: expected one of auto"),
    ({"delimiter": "::"}, tenet.ArgumentError, "delimiter"),
    ({"delimiter": 3}, TypeError, "delimiter: expected str"),
    ({"columns": ["notes"]}, TypeError, "columns: expected a dict"),
    ({"columns": {"notes": 3}}, TypeError, r"columns\['notes'\]: expected str"),
    ({"columns": {"shoe": "Notes"}}, tenet.TenetError, "shoe"),
    ({"columns": {"notes": "Nots"}}, tenet.NotFoundError, "Nots"),
    ({"encoding": "klingon"}, tenet.TenetError, "klingon"),
    ({"rejects": 3}, TypeError, "rejects: expected str"),
    ({"only": 7}, TypeError, "only: expected str"),
    ({"progress": 7}, TypeError, "progress: expected a function"),
    ({"threads": "2"}, TypeError, "threads: expected int"),
    ({"threads": -1}, tenet.ArgumentError, "threads: expected 0 or more"),
    ({"threads": 1000}, tenet.ArgumentError, "threads must be from 0"),
]


@pytest.mark.parametrize(("options", "kind", "message"), WRONG)
def test_a_wrong_option_is_refused(
    model: tenet.Model,
    export: Path,
    tmp_path: Path,
    options: dict[str, Any],
    kind: type[Exception],
    message: str,
) -> None:
    with pytest.raises(kind, match=message):
        model.score_csv(export, tmp_path / "scores.csv", **options)
    with pytest.raises(TypeError, match="input: expected str"):
        model.score_csv(None, tmp_path / "scores.csv")  # type: ignore[arg-type]
    with pytest.raises(tenet.IoError):
        model.score_csv(tmp_path / "none.csv", tmp_path / "scores.csv")
