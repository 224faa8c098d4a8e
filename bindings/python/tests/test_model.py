"""Loading, reading and sharing values models."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TEAM

import tenet


def test_a_model_is_loaded_from_a_file(tmp_path: Path, model: tenet.Model) -> None:
    path = tmp_path / "team.yaml"
    path.write_text(TEAM, encoding="utf-8")
    for name in (path, str(path)):
        assert tenet.Model.load(name).digest == model.digest


def test_a_model_says_what_its_file_says(model: tenet.Model) -> None:
    assert model.id == "service-team"
    assert model.name == "Service team values"
    assert model.language == "en"
    assert model.purpose == "Structured interviews for the service desk"
    assert model.validation == "not validated"
    assert len(model.digest) == 64

    helpfulness, respect, service = model.values
    assert helpfulness.name == "Helpfulness"
    assert helpfulness.description == "Notices when someone needs support."
    assert (helpfulness.weight, helpfulness.share, helpfulness.floor) == (3, 0.375, 20)
    assert helpfulness.anchors == ("Looks away", "", "Helps when asked", "", "Helps unasked")
    assert helpfulness.probes == ("What did you do yourself?",)
    assert (respect.description, respect.floor, respect.probes) == ("", None, ())
    assert service.id == "service"

    term = model.indicators[0]
    assert (term.id, term.term, term.weight) == ("h-late", "stayed late", 1)
    assert (term.value, term.polarity, term.regex) == ("helpfulness", "for", False)
    assert term.line is not None
    assert "h-late" in TEAM.splitlines()[term.line - 1]
    assert [i.polarity for i in model.indicators if i.value == "service"] == ["for", "against"]

    assert [q.id for q in model.questions] == ["h-q1", "h-q2", "r-q1"]
    assert model.questions[1].text == "Whom did you support last?"
    assert model.questions[2].value == "respect"


def test_the_builtin_model_has_three_values_and_no_warning(builtin: tenet.Model) -> None:
    assert len(builtin.values) == 3
    assert sum(value.share for value in builtin.values) == pytest.approx(1, abs=1e-12)
    assert builtin.warnings == ()


def test_show_spells_out_the_word_forms_of_a_term(model: tenet.Model) -> None:
    assert "helping" in model.show()


def test_a_closed_model_refuses_every_use(model: tenet.Model) -> None:
    with model as same:
        assert same is model
        assert not model.closed
    assert model.closed
    assert repr(model) == "<tenet.Model, closed>"
    model.close()  # once more does no harm
    for use in (
        lambda: model.id,
        lambda: model.values,
        lambda: model.warnings,
        model.show,
        model.assess,
        model.__enter__,
        lambda: pickle.dumps(model),
        lambda: model.score_csv("export.csv"),
        lambda: model.read_csv("export.csv"),
    ):
        with pytest.raises(tenet.ArgumentError, match="the model is closed"):
            use()


def test_an_assessment_outlives_its_model(model: tenet.Model) -> None:
    result = model.assess("She stayed late.")
    before = result.to_json()
    model.close()
    del model
    gc.collect()
    assert result.to_json() == before


def test_a_model_travels_by_its_text(model: tenet.Model, builtin: tenet.Model) -> None:
    for sent in (model, builtin):
        received = pickle.loads(pickle.dumps(sent))
        assert received.digest == sent.digest
        assert received.indicators == sent.indicators


def test_a_pickled_model_that_is_read_otherwise_is_refused(model: tenet.Model) -> None:
    restore, (text, source, _) = model.__reduce__()
    with pytest.raises(tenet.ModelError, match=r"team\.yaml: .* load the model itself"):
        restore(text, source, "0" * 64)


def test_a_model_is_made_by_its_class_methods_only() -> None:
    with pytest.raises(TypeError, match=r"Model\.load"):
        tenet.Model()


def test_a_model_left_to_the_end_of_the_interpreter_does_no_harm() -> None:
    program = "import tenet; model = tenet.Model.builtin(); result = model.assess('Helped.')"
    subprocess.run([sys.executable, "-c", program], check=True)
