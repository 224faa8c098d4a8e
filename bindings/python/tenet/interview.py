"""Before and after the interview: the guide, and candidates side by side."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_int64, c_void_p, sizeof
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from . import _abi
from ._lib import Handle, lib, string, take_string
from ._text import SLOTS, c_string, known, wrong
from .candidate import choice
from .errors import Diagnostic, call, create, diagnostics, rows

if TYPE_CHECKING:
    from .assess import Assessment
    from .model import Model

GuideForm = Literal["markdown", "html", "json"]
PageForm = Literal["text", "html", "json"]
Verdict = Literal["indistinguishable", "first", "second", "unknown"]

_GUIDE_FORMS = {
    "markdown": _abi.PAGE_TEXT,
    "html": _abi.PAGE_HTML,
    "json": _abi.PAGE_JSON,
}
_PAGE_FORMS = {"text": _abi.PAGE_TEXT, "html": _abi.PAGE_HTML, "json": _abi.PAGE_JSON}


def _optional(what: str, text: str | None) -> bytes | None:
    return None if text is None else c_string(what, text)


def guide(
    model: Model,
    assessment: Assessment | None = None,
    *,
    minutes: int = 0,
    questions: int = 0,
    seed: str | None = None,
    language: str | None = None,
    format: GuideForm = "markdown",
) -> str:
    """The interview guide of a model, to be printed; see :meth:`tenet.Model.guide`."""
    form = choice("format", format, _GUIDE_FORMS)
    options = _abi.tenet_guide_options(struct_size=sizeof(_abi.tenet_guide_options))
    options.minutes, options.questions = minutes, questions
    options.seed = _optional("seed", seed)
    options.language = _optional("language", language)
    person = None if assessment is None else assessment._handle
    handle = Handle(
        create(lib.tenet_guide_new, model._use(), person, byref(options)), lib.tenet_guide_free
    )
    text, length = c_void_p(), c_int64()
    call(lib.tenet_guide_render, handle, form, byref(text), byref(length))
    return take_string(text, length)


@dataclass(frozen=True, **SLOTS)
class Pair:
    """Two candidates, as a whole or on one value."""

    first: str
    """The candidate's id."""
    second: str
    value: str | None
    """The value's id; None: the alignment."""
    probability: float | None
    """How sure it is that more speaks for the first; None: one of them has no number."""
    difference: float | None
    """Score of the first less that of the second, in points."""
    verdict: Verdict
    """``"indistinguishable"`` between .1 and .9, else for whom more was found."""


class Comparison:
    """Candidates of one job side by side, in the order given and never ranked."""

    def __init__(self, assessments: Sequence[Assessment]) -> None:
        given = list(assessments)
        handles = [assessment._handle._as_parameter_ for assessment in given]
        pointers = (c_void_p * len(handles))(*handles)
        pointer = create(lib.tenet_comparison_new, pointers, len(handles))
        self._handle = Handle(pointer, lib.tenet_comparison_free)
        self._names = [assessment.candidate for assessment in given]
        self._values = [score.value for score in given[0].values]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """First those of the alignment, then those of each value in the model's order."""
        found = rows(lib.tenet_comparison_pairs, self._handle, _abi.tenet_comparison_pair)
        return tuple(self._pair(entry) for entry in found)

    def _pair(self, found: Any) -> Pair:
        verdict: Any = string(lib.tenet_pair_name(found.verdict))
        return Pair(
            first=self._names[found.first],
            second=self._names[found.second],
            value=self._values[found.value] if found.value >= 0 else None,
            probability=known(found.probability),
            difference=known(found.difference),
            verdict=verdict,
        )

    @property
    def notices(self) -> tuple[Diagnostic, ...]:
        """Why the comparison may be unfair or impossible."""
        return diagnostics(lib.tenet_comparison_notices, self._handle)

    def render(self, format: PageForm = "text", *, language: str | None = None) -> str:
        """The comparison for people, as a page, or as JSON."""
        form = choice("format", format, _PAGE_FORMS)
        text, length = c_void_p(), c_int64()
        tag = _optional("language", language)
        call(lib.tenet_comparison_render, self._handle, form, tag, byref(text), byref(length))
        return take_string(text, length)


def compare(*assessments: Assessment) -> Comparison:
    """Puts two to 50 assessments of one model side by side.

    >>> compare(model.assess(...), model.assess(...)).pairs[0]    # doctest: +SKIP
    """
    for assessment in assessments:
        if not hasattr(assessment, "_renderings"):
            raise TypeError(f"compare: expected assessments, not {type(assessment).__name__}")
    if len(assessments) < 2:
        raise wrong(f"compare: two assessments or more, not {len(assessments)}")
    return Comparison(assessments)
