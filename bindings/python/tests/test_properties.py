"""Whatever comes in: out comes a result that holds together, or one of the named exceptions."""

from __future__ import annotations

import math
import pickle
from pathlib import Path
from typing import Any

import pytest
from conftest import TEAM

import tenet

pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

# The same examples in every run: what is found must be found by all.
examples = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.binary(max_size=8)
    | st.text(st.characters(), max_size=12)  # with surrogates and NUL
    | st.sampled_from(["respect", "h-q1", "C\0", "\ud83d", 10**400, -(10**400)]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner)
    ),
    max_leaves=6,
)
WORDS = st.sampled_from(
    [
        *("helped", "I", "he", "stayed late", "did not", "not my job", "listened", "would"),
        *("Q:", "A:", ".", "\n", "<b>", "&amp;", "café", "🙂", "\u0301"),
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=20).map(" ".join)


@examples
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "notes": ANYTHING,
            "answers": ANYTHING,
            "ratings": ANYTHING,
            "self_report": ANYTHING,
            "candidate": ANYTHING,
            "rating_scale": ANYTHING,
            "self_report_scale": ANYTHING,
            "text_format": ANYTHING,
        },
    )
)
@example({"notes": ["\ud800"]})
@example({"ratings": {"respect": 4}, "rating_scale": (10**400, 1)})
def test_any_argument_gives_a_result_or_a_named_error(
    model: tenet.Model, arguments: dict[str, Any]
) -> None:
    try:
        result = model.assess(**arguments)
    except (TypeError, tenet.TenetError) as error:
        assert str(error)
    else:
        assert 0 <= result.alignment.coverage <= 1
        assert result.to_json().startswith("{")


def holds_together(result: tenet.Assessment) -> None:
    total = math.fsum(item.points for item in result.evidence)
    assert result.alignment.points == pytest.approx(total, abs=1e-9)
    assert math.fsum(value.points or 0 for value in result.values) == pytest.approx(total, abs=1e-9)
    if result.alignment.score is not None:
        assert result.alignment.score == pytest.approx(50 + total, abs=1e-9)
    for item in result.evidence:
        if item.text is not None:
            text = result.texts[item.text].text
            assert item.quote == text[item.start : item.end]
            assert item.quote == text.encode()[item.start_byte : item.end_byte].decode()


@examples
@given(TEXTS, TEXTS, st.lists(st.floats(1, 5), max_size=3), st.none() | TEXTS)
def test_a_result_holds_together_and_travels_whole(
    model: tenet.Model, notes: str, answer: str, ratings: list[float], report: str | None
) -> None:
    result = model.assess(
        notes, answers={"h-q1": answer}, ratings={"respect": ratings}, self_report=report
    )
    holds_together(result)
    received = pickle.loads(pickle.dumps(result))
    assert received == result
    assert received.to_json() == result.to_json()


@examples
@given(st.lists(TEXTS | st.none(), max_size=9))
def test_many_texts_are_scored_as_each_alone(model: tenet.Model, texts: list[str | None]) -> None:
    scores = model.score_many(texts)
    assert len(scores) == len(texts)
    for text, score, status in zip(texts, scores.score, scores.status):
        alone = model.assess(text).alignment if text is not None else None
        assert status == (alone.status if alone else "missing")
        if alone and alone.score is not None:
            assert score == alone.score
        else:
            assert math.isnan(score)


@examples
@given(st.data())
def test_a_damaged_model_is_refused_or_read_and_never_more(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEAM)))
    end = data.draw(st.integers(start, min(len(TEAM), start + 40)))
    text = TEAM[:start] + data.draw(st.text(max_size=10)) + TEAM[end:]
    try:
        model = tenet.Model.from_yaml(text, source="team.yaml")
    except tenet.TenetError as error:
        assert error.diagnostics
        lines = text.count("\n") + 2
        for found in error.diagnostics:
            assert found.line is None or 1 <= found.line <= lines
    else:
        assert pickle.loads(pickle.dumps(model)).digest == model.digest


@examples
@given(st.binary(max_size=200), st.sampled_from([b"", b"id,notes\n", b"\xff\xfe", b"id;notes\n"]))
def test_a_damaged_export_is_refused_or_read_and_no_row_is_lost(
    model: tenet.Model, tmp_path: Path, body: bytes, head: bytes
) -> None:
    path, output = tmp_path / "export.csv", tmp_path / "scores.csv"
    path.write_bytes(head + body)
    output.write_text("older", encoding="utf-8")
    try:
        summary = model.score_csv(path, output, rejects=tmp_path / "rejects.csv")
    except tenet.TenetError as error:
        assert error.diagnostics
        assert output.read_text(encoding="utf-8") == "older"
    else:
        assert summary.rows_read == summary.rows_used + summary.rows_rejected
