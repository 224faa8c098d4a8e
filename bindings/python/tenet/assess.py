"""The result of an assessment: evidence, scores and points as plain immutable Python objects."""

from __future__ import annotations

from collections import defaultdict
from ctypes import byref, c_int64, c_void_p, sizeof, string_at
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from . import _abi
from ._lib import Handle, lib, string, take_string
from ._text import SLOTS, c_string, code_points, index, known, wrong
from .errors import Diagnostic, call, create, diagnostics, row, rows

if TYPE_CHECKING:
    from .candidate import Builder
    from .model import Tables

Status = Literal["scored", "insufficient_evidence", "sealed"]
Polarity = Literal["for", "against"]
State = Literal[
    "affirmed",
    "negated",
    "hypothetical",
    "intended",
    "attributed",
    "question",
    "past",
    "uncertain",
]
Source = Literal["answer", "notes", "rating", "self_report"]
Counted = Literal["counted", "capped", "state", "repeated"]
Kind = Literal["act", "claim"]
Ask = Literal[
    "nothing",
    "little",
    "hypothetical",
    "attributed",
    "unsure",
    "claimed",
    "contradictory",
    "one_sided",
]
Form = Literal["prose", "list", "ranking", "ratings"]


@dataclass(frozen=True, **SLOTS)
class Alignment:
    """How far the evidence speaks for the model's values. Evidence found, not a prediction."""

    score: float | None
    """0-100; None: too little is known to give a number."""
    low: float | None
    """The 90 % interval around the score, in the same units."""
    high: float | None
    low_correlated: float | None
    """The interval if all values erred together: the widest case."""
    high_correlated: float | None
    deviation: float | None
    """Standard deviation in points, for comparing two candidates."""
    coverage: float
    """Share of the weights whose values are known, 0-1."""
    points: float | None
    """Sum of the points of all evidence; score = 50 + points. None while sealed."""
    status: Status
    """``"sealed"``: no figures and no evidence until the interviewers have rated."""
    review: bool
    """A value lies below its floor, and a person should look again."""


@dataclass(frozen=True, **SLOTS)
class ValueScore:
    """What was found for one value of the model."""

    value: str
    """The value's id."""
    score: float | None
    """0-100; None: the value is not known."""
    low: float | None
    """The 90 % interval around the score."""
    high: float | None
    known: bool
    """Enough was asked and noted."""
    share: float
    """The value's part of all weights, 0-1."""
    units_for: float | None
    """None while the assessment is sealed, as with the two below."""
    units_against: float | None
    points: float | None
    """What the value adds to 50 or takes from it."""
    stated: float | None
    """The candidate's own statement, 0-1."""
    gap: float | None
    """stated - score / 100."""
    answers: int
    """Answers with a counted match."""
    sentences: int
    """Sentences of free notes with a counted match."""
    ratings: int
    review: bool
    """The whole interval lies below the value's floor."""
    not_observed: bool
    """An interviewer marked it as not observed."""
    unrated: bool
    """It was asked about and is neither rated nor marked as not observed."""


@dataclass(frozen=True, **SLOTS)
class Evidence:
    """One match in a text, one rating or one entry of the candidate's own statement.

    ``start`` and ``end`` are positions in ``assessment.texts[evidence.text].text``, as Python
    counts characters; ``start_byte`` and ``end_byte`` are the same places in its UTF-8 bytes, as
    C, JSON and CSV count. They are None where there is no text.
    """

    value: str
    """The value's id."""
    indicator: str | None
    """The indicator's id; None for ratings and statements."""
    polarity: Polarity
    """The indicator's."""
    state: State
    """What the sentence says of the candidate having done it."""
    cause: str | None
    """The words that made the state another than affirmed."""
    kind: Kind | None
    """Whether the words tell of a deed or describe a person."""
    quote: str | None
    source: Source
    question: str | None
    """The question it answers: the model's id, or its words."""
    counted: Counted
    """In full, only in part (``capped``), or not at all and why: its ``state``, or ``repeated``."""
    units: float
    """Signed: > 0 for, < 0 against, 0 listed but not counted."""
    points: float
    """What it adds to 50 or takes from it."""
    weight: float
    """Units before any cap, > 0."""
    text: int | None
    sentence: int | None
    """Number of its sentence within its text, from 0."""
    start: int | None
    end: int | None
    start_byte: int | None
    end_byte: int | None
    cause_start: int | None
    cause_end: int | None
    cause_start_byte: int | None
    cause_end_byte: int | None


@dataclass(frozen=True, **SLOTS)
class Text:
    """One text as it was added."""

    text: str
    source: Source
    html: bool
    """Whether it was read as HTML."""


@dataclass(frozen=True, **SLOTS)
class Asked:
    """One question that was asked."""

    question: str
    """The model's id where the model has the question, else its words."""
    in_model: bool
    answers_counted: int
    """Values for which its answer holds a counted match."""


@dataclass(frozen=True, **SLOTS)
class Stated:
    """The candidate's own statement alone, compared with the model's weights.

    Single indices hide which value differs: look at each value's gap. None where undefined, such
    as the correlation of a constant profile.
    """

    score: float | None
    """0-100."""
    form: Form
    pearson: float | None
    spearman: float | None
    tau_b: float | None
    distance: float | None
    """Sum of squared differences of the two rank profiles; rankings only."""
    named: int
    """Values of the model that were named."""
    entries: int
    """Distinct entries of the statement."""


@dataclass(frozen=True, **SLOTS)
class FollowUp:
    """What to ask next."""

    value: str
    """The id of the value that needs more."""
    question: str | None
    """The id of a question not asked yet; None: none is left."""
    text: str | None
    """The question's words."""
    probe: str | None
    """A probe that was not used yet, to go deeper or when no question is left."""
    why: Ask
    """What is missing."""
    reason: str
    """One sentence for the interviewer."""
    gain: float
    """By how many points of the alignment the interval is expected to shrink with an answer."""


class Renderings:
    """The library's own renderings of an assessment; made when asked for, all of them when the
    assessment is pickled."""

    __slots__ = ("_handle", "_made")

    _KINDS = (
        (_abi.FORMAT_JSON, 0),
        (_abi.FORMAT_EXPLAIN, 0),
        (_abi.FORMAT_EXPLAIN, _abi.RENDER_COLOR),
    )

    def __init__(self, handle: Handle) -> None:
        self._handle: Handle | None = handle
        self._made: dict[tuple[int, int], str] = {}

    def get(self, form: int, flags: int) -> str:
        if self._handle is None:
            return self._made[form, flags]
        text, length = c_void_p(), c_int64()
        call(lib.tenet_assessment_render, self._handle, form, flags, byref(text), byref(length))
        return take_string(text, length)

    def page(self, flags: int, language: str, contact: str | None) -> str:
        if self._handle is None:
            raise wrong("a pickled assessment makes no pages; make them before pickling")
        options = _abi.tenet_report_options(struct_size=sizeof(_abi.tenet_report_options))
        options.flags = flags
        options.language = c_string("language", language)
        options.contact = None if contact is None else c_string("contact", contact)
        text, length = c_void_p(), c_int64()
        call(lib.tenet_assessment_report, self._handle, byref(options), byref(text), byref(length))
        return take_string(text, length)

    def __getstate__(self) -> dict[tuple[int, int], str]:
        return {kind: self.get(*kind) for kind in self._KINDS}

    def __setstate__(self, made: dict[tuple[int, int], str]) -> None:
        self._handle = None
        self._made = made


@dataclass(frozen=True, repr=False, **SLOTS)
class Assessment:
    """What was found of one candidate, and what to ask next."""

    candidate: str
    model: str
    """The model's id."""
    digest: str
    """The model's digest: the same digest, tenet version and input give the same result."""
    alignment: Alignment
    values: tuple[ValueScore, ...]
    """In the model's order."""
    evidence: tuple[Evidence, ...]
    """In the order in which the data were given, then in the order of the text."""
    texts: tuple[Text, ...]
    asked: tuple[Asked, ...]
    stated: Stated | None
    """None: the candidate stated nothing."""
    follow_ups: tuple[FollowUp, ...]
    """The most useful first."""
    notices: tuple[Diagnostic, ...]
    _renderings: Renderings = field(compare=False)

    @property
    def sealed(self) -> bool:
        """No figures are given until each value that was asked about is rated."""
        return self.alignment.status == "sealed"

    @property
    def _handle(self) -> Handle:
        """The library's assessment; one that was pickled has lost it."""
        handle = self._renderings._handle
        if handle is None:
            raise wrong("an assessment that was pickled cannot be used here; assess again")
        return handle

    def to_json(self) -> str:
        """The assessment as one JSON object; its offsets are bytes."""
        return self._renderings.get(_abi.FORMAT_JSON, 0)

    def explain(self, *, color: bool = False) -> str:
        """Every line of reasoning for people, with the text that was read."""
        return self._renderings.get(_abi.FORMAT_EXPLAIN, _abi.RENDER_COLOR if color else 0)

    def to_html(
        self,
        *,
        language: str = "en",
        for_candidate: bool = False,
        contact: str | None = None,
    ) -> str:
        """A self-contained page for people: the figures and how sure they are, the evidence in its
        text, what to ask next. It holds no script and loads nothing.

        language:
            Of the page's own words, ``"en"`` or ``"de"``.
        for_candidate, contact:
            The candidate's own copy, without anybody else's data, and whom they ask for correction.
        """
        flags = _abi.REPORT_FOR_CANDIDATE if for_candidate else 0
        return self._renderings.page(flags, language, contact)

    def value(self, identifier: str) -> ValueScore:
        """The score of the value with this id; KeyError if the model has none."""
        for score in self.values:
            if score.value == identifier:
                return score
        raise KeyError(identifier)

    def __repr__(self) -> str:
        found = self.alignment
        score = "sealed" if self.sealed else "insufficient evidence"
        if found.score is not None:
            score = f"{found.score:.1f} ({found.low:.1f} to {found.high:.1f})"
        return f"<tenet.Assessment {self.candidate!r}: {score}, coverage {found.coverage:.0%}>"


@cache
def _name(list_: str, number: int) -> Any:
    """The library's name of a state, source, kind, form or way of counting."""
    return string(getattr(lib, f"tenet_{list_}_name")(number))


def _polarity(number: int) -> Polarity:
    return "for" if number > 0 else "against"


def _alignment(handle: Handle) -> Alignment:
    found = row(lib.tenet_assessment_alignment, handle, _abi.tenet_alignment)
    return Alignment(
        score=known(found.score),
        low=known(found.low),
        high=known(found.high),
        low_correlated=known(found.low_correlated),
        high_correlated=known(found.high_correlated),
        deviation=known(found.deviation),
        coverage=found.coverage,
        points=known(found.points),
        status=_name("alignment", found.status),
        review=bool(found.review),
    )


def _value_score(found: Any, tables: Tables) -> ValueScore:
    return ValueScore(
        value=tables.values[found.value].id,
        score=known(found.score),
        low=known(found.low),
        high=known(found.high),
        known=bool(found.known),
        share=found.share,
        units_for=known(found.units_for),
        units_against=known(found.units_against),
        points=known(found.points),
        stated=known(found.stated),
        gap=known(found.gap),
        answers=found.answers,
        sentences=found.sentences,
        ratings=found.ratings,
        review=bool(found.review),
        not_observed=bool(found.not_observed),
        unrated=bool(found.unrated),
    )


def _evidence(
    found: Any, tables: Tables, texts: list[bytes], places: dict[int, int], asked: list[Any]
) -> Evidence:
    def quote(start: int, end: int) -> str | None:
        return texts[found.text][start:end].decode("utf-8") if start >= 0 else None

    return Evidence(
        value=tables.values[found.value].id,
        indicator=tables.indicators[found.indicator].id if found.indicator >= 0 else None,
        polarity=_polarity(found.polarity),
        state=_name("state", found.state),
        cause=quote(found.cause_start, found.cause_end),
        kind=_name("kind", found.kind) if found.kind != _abi.KIND_NONE else None,
        quote=quote(found.start, found.end),
        source=_name("source", found.source),
        question=string(asked[found.asked].question) if found.asked >= 0 else None,
        counted=_name("counted", found.counted),
        units=found.units,
        points=found.points,
        weight=found.weight,
        text=index(found.text),
        sentence=index(found.sentence),
        start=index(places[found.start]),
        end=index(places[found.end]),
        start_byte=index(found.start),
        end_byte=index(found.end),
        cause_start=index(places[found.cause_start]),
        cause_end=index(places[found.cause_end]),
        cause_start_byte=index(found.cause_start),
        cause_end_byte=index(found.cause_end),
    )


def _all_evidence(
    handle: Handle, tables: Tables, texts: list[bytes], asked: list[Any]
) -> tuple[Evidence, ...]:
    found = rows(lib.tenet_assessment_evidence, handle, _abi.tenet_evidence)
    offsets: defaultdict[int, set[int]] = defaultdict(set)
    for entry in found:
        offsets[entry.text] |= {entry.start, entry.end, entry.cause_start, entry.cause_end}
    places = {
        text: code_points(texts[text] if text >= 0 else b"", wanted)
        for text, wanted in offsets.items()
    }
    return tuple(_evidence(entry, tables, texts, places[entry.text], asked) for entry in found)


def _stated(handle: Handle) -> Stated | None:
    found = row(lib.tenet_assessment_stated, handle, _abi.tenet_stated)
    if found.form == _abi.FORM_NONE:
        return None
    return Stated(
        score=known(found.score),
        form=_name("form", found.form),
        pearson=known(found.pearson),
        spearman=known(found.spearman),
        tau_b=known(found.tau_b),
        distance=known(found.distance),
        named=found.named,
        entries=found.entries,
    )


def _follow_up(found: Any, tables: Tables, model: Handle) -> FollowUp:
    probe = lib.tenet_model_probe(model, found.value, found.probe)
    question = tables.questions[found.question] if found.question >= 0 else None
    return FollowUp(
        value=tables.values[found.value].id,
        question=question.id if question else None,
        text=question.text if question else None,
        probe=string(probe) if probe is not None else None,
        why=_name("ask", found.why),
        reason=string(found.reason),
        gain=found.gain,
    )


def create_assessment(
    model: Handle, candidate: Builder | Handle, *, ratings_first: bool = False
) -> Handle:
    """The library's assessment of a candidate."""
    person = candidate if isinstance(candidate, Handle) else candidate.handle
    options = _abi.tenet_assess_options(struct_size=sizeof(_abi.tenet_assess_options))
    options.flags = _abi.ASSESS_RATINGS_FIRST if ratings_first else 0
    pointer = create(lib.tenet_assess, model, person, byref(options))
    return Handle(pointer, lib.tenet_assessment_free)


def assess(
    model: Handle, tables: Tables, candidate: Builder | Handle, *, ratings_first: bool = False
) -> Assessment:
    """Assesses a candidate of the library and copies what was found."""
    handle = create_assessment(model, candidate, ratings_first=ratings_first)
    text_rows = rows(lib.tenet_assessment_texts, handle, _abi.tenet_text)
    texts = [string_at(entry.text, entry.length) for entry in text_rows]
    asked = rows(lib.tenet_assessment_asked, handle, _abi.tenet_asked)
    return Assessment(
        candidate=string(lib.tenet_assessment_candidate(handle)),
        model=string(lib.tenet_model_id(model)),
        digest=string(lib.tenet_model_digest(model)),
        alignment=_alignment(handle),
        values=tuple(
            _value_score(entry, tables)
            for entry in rows(lib.tenet_assessment_values, handle, _abi.tenet_value_score)
        ),
        evidence=_all_evidence(handle, tables, texts, asked),
        texts=tuple(
            Text(
                text=text.decode("utf-8"),
                source=_name("source", entry.source),
                html=entry.format == _abi.TEXT_HTML,
            )
            for text, entry in zip(texts, text_rows)
        ),
        asked=tuple(
            Asked(
                question=string(entry.question),
                in_model=entry.model_question >= 0,
                answers_counted=entry.answers_counted,
            )
            for entry in asked
        ),
        stated=_stated(handle),
        follow_ups=tuple(
            _follow_up(entry, tables, model)
            for entry in rows(lib.tenet_assessment_follow_ups, handle, _abi.tenet_follow_up)
        ),
        notices=diagnostics(lib.tenet_assessment_notices, handle),
        _renderings=Renderings(handle),
    )
