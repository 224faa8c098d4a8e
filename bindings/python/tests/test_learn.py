"""Growing a model's words from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import tenet
from tenet.learn import (
    Corpus,
    diff,
    export_dictionary,
    import_dictionary,
    learn,
    review,
    suggest,
)


@pytest.fixture
def corpus() -> Corpus:
    """Those with the label helped, the others waited; all else they share."""
    made = Corpus(["helpful"])
    for person in range(40):
        verb = "helped" if person % 2 else "waited for"
        made.add(f"Yesterday I {verb} the guest at the desk.", [person % 2], person=f"C-{person}")
    return made


def test_words_go_to_a_spreadsheet_and_come_back(model: tenet.Model, tmp_path: Path) -> None:
    sheet = tmp_path / "words.csv"
    sheet.write_text(export_dictionary(model) + "helpfulness,perhaps,x,1,\n", encoding="utf-8")
    yaml, notices = import_dictionary(sheet, base=model)
    assert tenet.Model.from_yaml(yaml).digest == model.digest
    assert [notice.severity for notice in notices] == ["warning"]
    assert '"perhaps"' in notices[0].message


def test_a_dictionary_that_is_none_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "a.dic"
    broken.write_text("help 1\n", encoding="utf-8")
    with pytest.raises(tenet.FormatError, match="between two lines"):
        import_dictionary(broken)
    with pytest.raises(tenet.ArgumentError, match="form"):
        import_dictionary(broken, form="excel")  # type: ignore[arg-type]


def test_a_difference_names_what_changed(model: tenet.Model) -> None:
    yaml = "tenet: 1\nid: b\nvalues: [{id: helpfulness, indicators: {for: [lent a pen]}}]\n"
    assert "lent a pen" in diff(model, tenet.Model.from_yaml(yaml))


def test_the_second_look_finds_words_that_tell_of_age() -> None:
    yaml = "tenet: 1\nid: b\nvalues:\n- {id: a, indicators: {for: [young team, sort out]}}\n"
    assert any("young" in found.message for found in review(tenet.Model.from_yaml(yaml)))


def test_words_are_proposed_from_labels(corpus: Corpus) -> None:
    found = suggest(corpus, label="helpful", max_words=1)
    effects = {row.term: row.effect for row in found}
    assert effects["helped"] > 0 > effects["waited"]
    assert "guest" not in effects
    assert found[0].quotes
    with pytest.raises(tenet.NotFoundError):
        suggest(corpus, label="kind")


def test_weights_are_learnt_and_load(corpus: Corpus) -> None:
    lesson = learn(corpus, grow=10)
    assert [(row.value, row.f1, row.people) for row in lesson.values] == [("helpful", 1.0, 40)]
    terms = {row.term: row.polarity for row in tenet.Model.from_yaml(lesson.yaml).indicators}
    assert terms == {"helped": "for", "waited": "against"}
    assert "not validated" in lesson.report
    assert learn(corpus, grow=10, threads=1).yaml == lesson.yaml


def test_a_corpus_is_read_from_csv(tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("id,notes,good\nC-1,Helped.,yes\nC-2,Left.,\n", encoding="utf-8")
    read = Corpus.read_csv(file, labels=["good"])
    assert len(read) == 2
    read.add("Stayed.", [None])
    assert len(read) == 3
    with pytest.raises(tenet.NotFoundError, match='"better"'):
        Corpus.read_csv(file, labels=["better"])
    with pytest.raises(tenet.ArgumentError, match="expected 1, not 2"):
        read.add("Stayed.", [1, 0])
    with pytest.raises(TypeError, match="labels"):
        Corpus("good")
