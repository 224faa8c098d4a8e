"""A small model that most tests use, and the whole candidate of the worked example."""

from __future__ import annotations

from pathlib import Path

import pytest

import tenet

TEAM = """\
tenet: 1
id: service-team
name: Service team values
language: en
purpose: Structured interviews for the service desk
validation: not validated
values:
  - id: helpfulness
    name: Helpfulness
    description: Notices when someone needs support.
    weight: 3
    floor: 20
    synonyms: [helpful]
    indicators:
      for:
        - {id: h-late, term: "stayed late", weight: 1}
        - {id: h-hand, term: "lent a hand", weight: 0.5}
        - {id: h-help, term: "help+", weight: 0.5}
      against:
        - {id: h-job, term: "not my job", weight: 1}
    questions:
      - {id: h-q1, text: "When did you notice that a colleague was stuck?"}
      - {id: h-q2, text: "Whom did you support last?"}
    probes: ["What did you do yourself?"]
    anchors: {1: "Looks away", 3: "Helps when asked", 5: "Helps unasked"}
  - id: respect
    name: Respect
    weight: 2
    indicators:
      for:
        - {id: r-listen, term: "listen+", weight: 1}
    questions:
      - {id: r-q1, text: "When did you disagree with a colleague?"}
  - id: service
    name: Service excellence
    weight: 3
    indicators:
      for:
        - {id: s-call, term: "called back", weight: 1}
      against:
        - {id: s-cafe, term: "café", weight: 0.5}
"""


@pytest.fixture
def model() -> tenet.Model:
    return tenet.Model.from_yaml(TEAM, source="team.yaml")


@pytest.fixture
def builtin() -> tenet.Model:
    return tenet.Model.builtin()


@pytest.fixture
def worked(model: tenet.Model) -> tenet.Assessment:
    """A candidate with answers, ratings and a ranking, whose score was computed by hand."""
    return model.assess(
        candidate="C-104",
        answers={
            "h-q1": "I stayed late and lent a hand.",
            "h-q2": "I helped a colleague.",
            "What went wrong?": "I did not help him.",
            "r-q1": "I listened to her.",
        },
        ratings={"helpfulness": [4, 5], "respect": [3, 4]},
        self_report=tenet.Ranking(
            ["helpfulness", "service excellence", "family", "respect", "adventure"]
        ),
    )


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A small export of an applicant-tracking system."""
    path = tmp_path / "export.csv"
    path.write_text(
        "Candidate ID,Notes,Shoe size\n"
        'C-1,"She stayed late to help a colleague. She listened.",41\n'
        "C-2,Nothing to say.,38\n",
        encoding="utf-8",
    )
    return path
