"""Whatever is wrong becomes a clear exception, with its place where there is one."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest
from conftest import TEAM

import tenet
from tenet import _abi, errors


def test_every_mistake_of_a_model_is_listed_with_its_line_and_column() -> None:
    text = TEAM.replace("    weight: 2\n", "    wieght: 2\n").replace("id: r-q1", "id: h-q1")
    with pytest.raises(tenet.ModelError) as caught:
        tenet.Model.from_yaml(text, source="team.yaml")
    found = caught.value.diagnostics
    lines = text.splitlines()
    typo, twice = (
        lines.index("    wieght: 2") + 1,
        lines.index('      - {id: h-q1, text: "When did you disagree with a colleague?"}') + 1,
    )
    places = {(d.line, d.column) for d in found if d.severity == "error"}
    assert (typo, 5) in places
    assert twice in {line for line, _ in places}
    assert {d.source for d in found} == {"team.yaml"}
    assert f"team.yaml:{typo}:5: error: " in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_broken_yaml_is_a_format_error_with_its_place() -> None:
    with pytest.raises(tenet.FormatError) as caught:
        tenet.Model.from_yaml("tenet: 1\nvalues: [\n", source="broken.yaml")
    place = caught.value.diagnostics[0]
    assert (place.source, place.severity, place.code) == ("broken.yaml", "error", "syntax")
    assert place.line is not None
    assert place.line >= 2


def test_a_missing_file_is_an_os_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be read") as caught:
        tenet.Model.load(tmp_path / "none.yaml")
    assert isinstance(caught.value, tenet.IoError)
    assert caught.value.diagnostics[0].source == str(tmp_path / "none.yaml")
    assert caught.value.diagnostics[0].line is None
    with pytest.raises(tenet.IoError):
        tenet.Model.load(tmp_path)


def test_a_model_file_may_not_be_endless() -> None:
    with pytest.raises(tenet.LimitError):
        tenet.Model.from_yaml("#" * (20 << 20))


def test_an_error_travels_whole() -> None:
    with pytest.raises(tenet.TenetError) as caught:
        tenet.Model.from_yaml("tenet: 2\n")
    received = pickle.loads(pickle.dumps(caught.value))
    assert type(received) is type(caught.value)
    assert str(received) == str(caught.value)
    assert received.diagnostics == caught.value.diagnostics


def test_a_model_of_a_newer_format_is_told_from_a_wrong_one() -> None:
    with pytest.raises(tenet.ModelError, match="made for a newer version of tenet") as caught:
        tenet.Model.from_yaml("tenet: 99\nvalues: {of: another, kind: {}}\n", source="team.yaml")
    (found,) = caught.value.diagnostics
    assert (found.source, found.line, found.column) == ("team.yaml", 1, 8)


def test_what_holds_a_pointer_is_not_copied_or_pickled(model: tenet.Model, export: Path) -> None:
    with model.read_csv(export) as reader:
        for attempt in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError, match=r"cannot .*pickle"):
                attempt(reader)
        with pytest.raises(TypeError, match="cannot be copied or pickled"):
            copy.copy(reader._model)
        assert len(list(reader)) == 2


def test_a_code_this_package_does_not_know_is_still_a_tenet_error() -> None:
    with pytest.raises(tenet.TenetError, match="not known"):
        errors.call(lambda error: 99)


@pytest.mark.parametrize(("code", "kind"), sorted(errors._CLASSES.items()))
def test_each_status_is_raised_as_its_own_class(code: int, kind: type[tenet.TenetError]) -> None:
    with pytest.raises(tenet.TenetError) as caught:
        errors.call(lambda error: code)
    assert type(caught.value) is kind
    assert str(caught.value)


WRONG_TYPES: list[tuple[dict[str, Any], str]] = [
    ({"notes": 1}, "notes: expected str or a list of str, not int"),
    ({"notes": b"bytes"}, "notes: expected str or a list of str, not bytes"),
    ({"notes": [None]}, "notes: expected str, not NoneType"),
    ({"notes": [b"bytes"]}, "notes: expected str, not bytes; decode it first"),
    ({"answers": "h-q1"}, "answers: expected a dict or a list"),
    ({"answers": 1}, "answers: expected a list, not int"),
    ({"answers": ["ab"]}, r"answers: expected \(question, text\), not 'ab'"),
    ({"answers": {"h-q1": None}}, r"answers\['h-q1'\]: expected str or a list of str"),
    ({"answers": {None: "text"}}, "answers: a question: expected str, not NoneType"),
    ({"ratings": [4]}, "ratings: expected a dict, not list"),
    ({"ratings": {"respect": "4"}}, r"ratings\['respect'\]: expected a number, not str"),
    ({"ratings": {"respect": True}}, r"ratings\['respect'\]: expected a number, not bool"),
    ({"ratings": {1: 4}}, "ratings: a value: expected str, not int"),
    ({"ratings": {"respect": 4}, "rating_scale": "15"}, "rating_scale: expected"),
    ({"self_report": 5}, "self_report: expected a list, not int"),
    ({"self_report": [None]}, "self_report: a value: expected str, not NoneType"),
    ({"self_report": {"respect": "high"}}, r"self_report\['respect'\]: expected a number"),
    ({"candidate": 104}, "candidate: expected str, not int"),
    ({"candidate": None}, "candidate: expected str, not NoneType"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_TYPES)
def test_a_wrong_type_is_a_type_error(
    model: tenet.Model, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        model.assess(**arguments)


WRONG_VALUES: list[tuple[dict[str, Any], str]] = [
    ({"notes": "half \ud83d"}, r"notes: character 5 is half of a surrogate pair \(U\+D83D\)"),
    ({"candidate": "\udc00"}, "candidate: character 0"),
    ({"candidate": "C\0"}, "candidate: holds a NUL character"),
    ({"answers": {"h\0": "text"}}, "answers: a question: holds a NUL character"),
    (
        {"self_report": {"respect": -(10**400)}},
        r"self_report\['respect'\]: the number is too large",
    ),
    ({"ratings": {"respect": 10**400}}, r"ratings\['respect'\]: the number is too large"),
    ({"ratings": {"respect": float("nan")}}, r"ratings\['respect'\]: expected a number, not nan"),
    ({"ratings": {"respect": 4}, "rating_scale": (1, 3, 5)}, "rating_scale: expected"),
    ({"ratings": {"respect": 4}, "rating_scale": (5, 1)}, "from a lower to a higher"),
    ({"self_report": ["respect\0"]}, "self_report: a value: holds a NUL character"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_VALUES)
def test_a_wrong_value_is_an_argument_error(
    model: tenet.Model, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(tenet.ArgumentError, match=message) as caught:
        model.assess(**arguments)
    assert isinstance(caught.value, ValueError)


def test_a_rating_off_its_scale_is_a_data_error(model: tenet.Model) -> None:
    with pytest.raises(tenet.DataError, match="6"):
        model.assess(ratings={"respect": 6})


def test_too_many_texts_are_a_limit_error(model: tenet.Model) -> None:
    with pytest.raises(tenet.LimitError):
        model.assess(["a"] * 100_000)


@pytest.mark.parametrize("path", [None, 3, b"team.yaml"])
def test_a_path_is_a_string_or_a_path(path: Any) -> None:
    with pytest.raises(TypeError, match=r"path: expected str or os\.PathLike"):
        tenet.Model.load(path)


def test_a_path_or_source_with_nul_is_refused() -> None:
    with pytest.raises(tenet.ArgumentError, match="path: holds a NUL"):
        tenet.Model.load("team\0.yaml")
    with pytest.raises(tenet.ArgumentError, match="source: holds a NUL"):
        tenet.Model.from_yaml(TEAM, source="team\0")
    with pytest.raises(TypeError, match="source: expected str"):
        tenet.Model.from_yaml(TEAM, source=None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text: expected str, not bytes; decode it first"):
        tenet.Model.from_yaml(TEAM.encode())  # type: ignore[arg-type]


def test_a_diagnostic_prints_as_compilers_do() -> None:
    found = tenet.Diagnostic("error", "model", "unknown key", "team.yaml", 12, 9, 300)
    assert str(found) == "team.yaml:12:9: error: unknown key"
    assert str(tenet.Diagnostic("notice", "review", "look again", "", None, None, None)) == (
        "look again"
    )


def test_null_handles_are_a_status_and_no_crash() -> None:
    from tenet._lib import lib

    with pytest.raises(tenet.ArgumentError):
        errors.create(lib.tenet_assess, None, None, None)
    with pytest.raises(tenet.ArgumentError):
        errors.rows(lib.tenet_model_values, None, _abi.tenet_value)
