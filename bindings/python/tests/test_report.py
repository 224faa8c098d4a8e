"""Pages for people."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import tenet


def test_an_assessment_becomes_a_page(model: tenet.Model) -> None:
    result = model.assess("She stayed late to help. <b>She listened.</b>", candidate="C-<1>")
    page = result.to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert "C-&lt;1&gt;" in page
    assert "<script" not in page
    assert 'lang="de"' in result.to_html(language="de")
    with pytest.raises(tenet.ArgumentError, match='language "xx"'):
        result.to_html(language="xx")
    with pytest.raises(tenet.ArgumentError, match="before pickling"):
        pickle.loads(pickle.dumps(result)).to_html()


def test_a_candidate_gets_a_copy_with_a_contact(model: tenet.Model) -> None:
    page = model.assess("She helped Marta.").to_html(for_candidate=True, contact="jobs@example.org")
    assert "jobs@example.org" in page
    assert "Marta" not in page


def test_an_export_becomes_a_page(model: tenet.Model, export: Path, tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    summary = model.report_csv(export, output)
    assert summary.candidates == 2
    page = output.read_text(encoding="utf-8")
    assert "C-1" in page and "C-2" in page
    tenet.report_csv(model, export, output, only="C-2", language="de")
    assert "C-1" not in output.read_text(encoding="utf-8")
    with pytest.raises(tenet.DataError, match="one person"):
        model.report_csv(export, output, for_candidate=True)
    with pytest.raises(tenet.NotFoundError):
        model.report_csv(export, output, only="C-9")
