"""Assessing a candidate: what goes in, what comes out, and that it adds up."""

from __future__ import annotations

import dataclasses
import json
import math
import pickle

import pytest

import tenet


def test_the_worked_example_gives_the_score_computed_by_hand(worked: tenet.Assessment) -> None:
    found = worked.alignment
    assert found.status == "scored"
    assert found.score == pytest.approx(65.027045, abs=1e-6)
    assert found.low == pytest.approx(41.482100, abs=1e-6)
    assert found.high == pytest.approx(82.984471, abs=1e-6)
    assert found.low_correlated == pytest.approx(27.442433, abs=1e-6)
    assert found.high_correlated == pytest.approx(90.138830, abs=1e-6)
    assert found.deviation == pytest.approx(13.332474, abs=1e-6)
    assert found.coverage == pytest.approx(0.625)
    assert found.review is False

    helpfulness = worked.value("helpfulness")
    assert helpfulness.score == pytest.approx(76.470588, abs=1e-6)
    assert (helpfulness.units_for, helpfulness.units_against) == (5.5, 1)
    assert helpfulness.points == pytest.approx(9.926471, abs=1e-6)
    assert (helpfulness.answers, helpfulness.ratings, helpfulness.known) == (3, 2, True)
    assert helpfulness.stated == 1
    assert helpfulness.gap == pytest.approx(1 - 0.76470588, abs=1e-6)

    service = worked.value("service")
    assert (service.known, service.score, service.low, service.gap) == (False, None, None, None)
    with pytest.raises(KeyError):
        worked.value("courage")


def test_fifty_and_all_points_are_the_score(worked: tenet.Assessment) -> None:
    points = math.fsum(item.points for item in worked.evidence)
    assert worked.alignment.score is not None
    assert math.isclose(50 + points, worked.alignment.score, abs_tol=1e-9)
    assert worked.alignment.points == pytest.approx(points, abs=1e-9)
    for value in worked.values:
        own = math.fsum(item.points for item in worked.evidence if item.value == value.value)
        assert value.points == pytest.approx(own, abs=1e-9)


def test_each_match_says_what_it_counts_and_why(worked: tenet.Assessment) -> None:
    first, second, third, fourth, *_ = worked.evidence
    assert (first.quote, first.indicator, first.question) == ("stayed late", "h-late", "h-q1")
    assert (first.state, first.cause, first.counted) == ("affirmed", None, "capped")
    assert second.quote == "lent a hand"
    assert first.units + second.units == pytest.approx(1)  # what one answer can give
    assert third.quote == "helped"
    assert (third.units, third.counted) == (0.5, "counted")
    assert (fourth.quote, fourth.state, fourth.units) == ("help", "negated", -0.5)
    assert fourth.cause is not None
    assert "not" in fourth.cause
    assert fourth.question == "What went wrong?"

    rating = next(item for item in worked.evidence if item.source == "rating")
    assert (rating.quote, rating.indicator, rating.text, rating.start) == (None,) * 4


def test_what_was_asked_and_what_to_ask_next(worked: tenet.Assessment) -> None:
    assert [(asked.question, asked.in_model) for asked in worked.asked] == [
        ("h-q1", True),
        ("h-q2", True),
        ("What went wrong?", False),
        ("r-q1", True),
    ]
    next_ = worked.follow_ups[0]
    assert next_.value == "service"
    assert (next_.question, next_.text) == (None, None)  # the model has no question on it
    assert next_.reason


def test_too_little_evidence_gives_no_number_but_a_question(model: tenet.Model) -> None:
    result = model.assess("She stayed late.")
    assert result.alignment.score is None
    assert result.alignment.low is None
    assert result.alignment.status == "insufficient_evidence"
    assert any(next_.text for next_ in result.follow_ups)
    assert {next_.why for next_ in result.follow_ups} == {"nothing", "little"}
    gains = [next_.gain for next_ in result.follow_ups]
    assert gains == sorted(gains, reverse=True)
    assert "insufficient_evidence" in {notice.code for notice in result.notices}
    assert repr(result) == "<tenet.Assessment '': insufficient evidence, coverage 0%>"


TEXTS = [
    "She stayed late.",
    "🙂🙂 She stayed late 🙂 and 'lent a hand', naïvely.",
    "The cafe\u0301 was loud; he STAYED\nLATE. Not in the CAFÉ.",  # a combining accent
    "<p>She <b>stayed</b> late &amp; <i>helped</i> the chef de café 👩‍🍳.</p>",
    "Q: Did you help?\nA: I stayed late 🏳️‍🌈 and helped.",
    "Stayed late.\0 Helped.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_quote_is_the_text_at_its_place_in_characters_and_in_bytes(
    model: tenet.Model, text: str
) -> None:
    result = model.assess(text)
    assert [given.text for given in result.texts] == [text]
    assert result.evidence
    for item in result.evidence:
        assert item.text == 0
        assert item.quote == text[item.start : item.end]
        assert item.quote == text.encode()[item.start_byte : item.end_byte].decode()
        if item.cause is not None:
            assert item.cause == text[item.cause_start : item.cause_end]
            encoded = text.encode()[item.cause_start_byte : item.cause_end_byte]
            assert item.cause == encoded.decode()


def test_html_is_read_as_html_unless_told_otherwise(model: tenet.Model) -> None:
    text = "<p>She stayed <b>late</b>.</p>"
    assert model.assess(text).texts[0].html is True
    assert model.assess(text).evidence[0].quote == "stayed <b>late"
    assert model.assess(text, text_format="plain").texts[0].html is False
    with pytest.raises(tenet.ArgumentError, match="text_format: expected one of auto, plain, html"):
        model.assess(text, text_format="rtf")  # type: ignore[arg-type]


def test_answers_are_a_dictionary_or_pairs(model: tenet.Model) -> None:
    text = "I stayed late."
    more = "I helped."
    forms: list[tenet.candidate.Answers] = [
        {"h-q1": [text, more]},
        [("h-q1", text), ("h-q1", more)],
        (pair for pair in [("h-q1", text), ("h-q1", more)]),
    ]
    results = [model.assess(answers=form) for form in forms]
    assert results[0].evidence == results[1].evidence == results[2].evidence
    assert len(results[0].asked) == 1
    assert model.assess(answers={"h-q1": text}).evidence[0].quote == "stayed late"


def test_notes_are_one_text_or_several(model: tenet.Model) -> None:
    assert len(model.assess("She helped.").texts) == 1
    assert len(model.assess(["She helped.", "She listened."]).texts) == 2
    assert model.assess([]).texts == ()
    assert model.assess().evidence == ()


def test_a_self_report_is_a_text_a_list_a_ranking_or_ratings(model: tenet.Model) -> None:
    def stated(report: tenet.candidate.SelfReport) -> tenet.Stated:
        found = model.assess(self_report=report).stated
        assert found is not None
        return found

    assert stated("1. respect 2. helpfulness 3. service").form == "ranking"
    assert stated(["respect", "helpful"]).form == "list"
    assert stated({"respect": 5, "helpfulness": 3, "service": 1}).form == "ratings"

    ranking = stated(tenet.Ranking(["helpfulness", "service", "family", "respect", "adventure"]))
    assert (ranking.form, ranking.named, ranking.entries) == ("ranking", 3, 5)
    assert ranking.score == pytest.approx(71.875)
    assert ranking.pearson == pytest.approx(0.944911, abs=1e-6)
    assert ranking.spearman == pytest.approx(0.866025, abs=1e-6)
    assert ranking.tau_b == pytest.approx(0.816497, abs=1e-6)

    assert model.assess().stated is None
    constant = stated({"respect": 3, "helpfulness": 3, "service": 3})
    assert constant.pearson is None


def test_ties_of_a_ranking_share_a_rank(model: tenet.Model) -> None:
    ranking = tenet.Ranking(["respect", ["helpfulness", "service"], "family"])
    assert ranking.ranks == (("respect", 1), ("helpfulness", 2), ("service", 2), ("family", 4))
    result = model.assess(self_report=ranking)
    assert result.value("helpfulness").stated == result.value("service").stated
    with pytest.raises(TypeError, match="ranking: expected a list, not str"):
        tenet.Ranking("respect")


def test_scales_are_the_callers(model: tenet.Model) -> None:
    usual = model.assess(ratings={"respect": [4]}, self_report={"respect": 2, "service": 5})
    other = model.assess(
        ratings={"respect": 75},
        rating_scale=(0, 100),
        self_report={"respect": -1, "service": 2},
        self_report_scale=[-2, 2],  # type: ignore[arg-type]
    )
    assert usual.values == other.values


def test_names_the_model_lacks_become_a_notice(model: tenet.Model) -> None:
    notices = model.assess(ratings={"courage": 3}).notices
    assert any(n.code == "unknown_value" and "courage" in n.message for n in notices)


def test_the_json_says_the_same(worked: tenet.Assessment) -> None:
    said = json.loads(worked.to_json())
    assert said["candidate"] == "C-104"
    assert said["model"]["digest"] == worked.digest
    assert said["alignment"]["score"] == worked.alignment.score
    assert [item["quote"] for item in said["evidence"]] == [e.quote for e in worked.evidence]
    assert [item["start"] for item in said["evidence"]] == [e.start_byte for e in worked.evidence]


def test_explain_is_for_people_and_coloured_on_request(worked: tenet.Assessment) -> None:
    assert "stayed late" in worked.explain()
    assert "\x1b[" not in worked.explain()
    assert "\x1b[" in worked.explain(color=True)


def test_an_assessment_travels_whole(worked: tenet.Assessment) -> None:
    received = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(worked))))
    assert received == worked
    assert received.to_json() == worked.to_json()
    assert received.explain() == worked.explain()
    assert received.explain(color=True) == worked.explain(color=True)


def test_results_never_change(worked: tenet.Assessment) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        worked.alignment.score = 100  # type: ignore[misc]
