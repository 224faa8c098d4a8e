"""Recruit by your values, and let every candidate see why they got the score they got.

>>> import tenet
>>> model = tenet.Model.builtin()
>>> result = model.assess(notes="Stayed late to help a new colleague.", candidate="C-1")
>>> [item.quote for item in result.evidence if item.units > 0]    # doctest: +SKIP
['Stayed late to help']
>>> result.alignment.status
'insufficient_evidence'

A :class:`Model` holds a company's values; :meth:`Model.assess` reads what is known of one candidate
and returns an :class:`Assessment`: the evidence found and what it counts, the alignment with its
interval, and what to ask next. :func:`score_csv` does the same for a whole export. Scores and
intervals are 0-100, shares and coverage 0-1, "no number" is None. The alignment is evidence found;
it is not a prediction of performance and not a decision.

Errors are :class:`TenetError` and its subclasses; each carries every mistake with its place.
"""

from . import _lib
from ._lib import library_path
from .assess import (
    Alignment,
    Asked,
    Assessment,
    Evidence,
    FollowUp,
    Stated,
    Text,
    ValueScore,
)
from .bulk import Scores, ValueScores
from .candidate import Ranking
from .errors import (
    ArgumentError,
    CancelledError,
    DataError,
    Diagnostic,
    EncodingError,
    FormatError,
    IoError,
    LimitError,
    ModelError,
    NotFoundError,
    OutOfMemoryError,
    TenetError,
)
from .interview import Comparison, Pair, compare
from .io import Reader, Summary, report_csv, score_csv
from .model import Indicator, Model, Question, Value

__version__ = "0.1.0"


def library_version() -> str:
    """The version of the library that is running, such as ``"0.1.0"``."""
    return _lib.string(_lib.lib.tenet_version())


def build_info() -> str:
    """The versions of what the library was built with; Unicode tables differ between them."""
    return _lib.string(_lib.lib.tenet_build_info())


__all__ = [
    "Alignment",
    "ArgumentError",
    "Asked",
    "Assessment",
    "CancelledError",
    "Comparison",
    "DataError",
    "Diagnostic",
    "EncodingError",
    "Evidence",
    "FollowUp",
    "FormatError",
    "Indicator",
    "IoError",
    "LimitError",
    "Model",
    "ModelError",
    "NotFoundError",
    "OutOfMemoryError",
    "Pair",
    "Question",
    "Ranking",
    "Reader",
    "Scores",
    "Stated",
    "Summary",
    "TenetError",
    "Text",
    "Value",
    "ValueScore",
    "ValueScores",
    "build_info",
    "compare",
    "library_path",
    "library_version",
    "report_csv",
    "score_csv",
]
