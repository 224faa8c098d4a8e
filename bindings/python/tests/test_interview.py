"""The guide and the comparison from Python."""

from __future__ import annotations

import json
import pickle

import pytest

import tenet


@pytest.fixture(scope="module")
def builtin() -> tenet.Model:
    return tenet.Model.builtin()


def test_the_guide_is_markdown_html_or_json(builtin: tenet.Model) -> None:
    markdown = builtin.guide(minutes=45, seed="desk")
    assert markdown.startswith("# Interview guide: ")
    assert "| Total | 45 |" in markdown
    assert builtin.guide(minutes=45, seed="desk", format="html").startswith("<!DOCTYPE html>")
    whole = json.loads(builtin.guide(minutes=45, seed="desk", format="json"))
    plan = whole["minutes"]
    asked = sum(question["minutes"] for value in whole["values"] for question in value["questions"])
    fixed = ("opening", "candidate_questions", "closing", "reserve")
    assert asked + sum(plan[part] for part in fixed) == plan["total"] == 45
    assert "Interviewleitfaden" in builtin.guide(language="de")


def test_the_guide_of_a_candidate_asks_what_is_missing(builtin: tenet.Model) -> None:
    result = builtin.assess("Helped a customer.", candidate="C-1")
    whole = json.loads(builtin.guide(result, format="json"))
    assert whole["candidate"] == "C-1"
    assert [value["id"] for value in whole["values"]] == [f.value for f in result.follow_ups]
    with pytest.raises(tenet.ArgumentError, match="pickled"):
        builtin.guide(pickle.loads(pickle.dumps(result)))


def test_impossible_minutes_are_an_error(builtin: tenet.Model) -> None:
    with pytest.raises(tenet.ArgumentError, match="need 21 minutes, not 5"):
        builtin.guide(minutes=5)
    with pytest.raises(tenet.ArgumentError, match="format: expected one of"):
        builtin.guide(format="pdf")  # type: ignore[arg-type]


def test_a_comparison_says_how_sure_a_difference_is(builtin: tenet.Model) -> None:
    ids = [value.id for value in builtin.values]
    high, low, same = (
        builtin.assess(ratings=dict.fromkeys(ids, rating), candidate=name_)
        for name_, rating in (("A", 5), ("B", 1), ("C", 5))
    )
    comparison = tenet.compare(high, low, same)
    whole = [pair for pair in comparison.pairs if pair.value is None]
    assert [(pair.first, pair.second) for pair in whole] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert [pair.verdict for pair in whole] == ["first", "indistinguishable", "second"]
    assert whole[1].probability == pytest.approx(0.5)
    assert {notice.code for notice in comparison.notices} == {"asked_differently"}
    assert "This is no ranking" in comparison.render()
    assert json.loads(comparison.render("json"))["pairs"][0]["verdict"] == "first"
    assert comparison.render("html", language="de").startswith("<!DOCTYPE html>")


def test_what_cannot_be_compared_is_refused(builtin: tenet.Model) -> None:
    one = builtin.assess("Helped.")
    with pytest.raises(tenet.ArgumentError, match="two assessments or more, not 1"):
        tenet.compare(one)
    with pytest.raises(TypeError, match="expected assessments, not str"):
        tenet.compare(one, "C-2")  # type: ignore[arg-type]
