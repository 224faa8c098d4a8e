"""A company's values, and the assessing of candidates by them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from ctypes import byref, c_int64, c_void_p
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Callable, Union

from . import _abi
from ._lib import Handle, lib, string, take_string
from ._text import SLOTS, Path, c_path, c_string, known, utf8, wrong
from .assess import Assessment, Polarity, assess
from .bulk import BulkProgress, Scores, score_many
from .candidate import Answers, Builder, Ratings, SelfReport, TextFormat, Texts
from .errors import Diagnostic, IoError, ModelError, call, create, diagnostics, rows
from .interview import GuideForm, guide
from .io import Columns, Layout, OutputFormat, Progress, Reader, Summary, report_csv, score_csv

_ANCHORS = range(1, 6)


@dataclass(frozen=True, **SLOTS)
class Value:
    """One value of the company."""

    id: str
    name: str
    description: str
    """``""`` where none is given."""
    weight: float
    """As written in the model, > 0."""
    share: float
    """The weight's part of all weights, 0-1."""
    floor: float | None
    """0-100; a whole interval below it asks a person to look again. None: no floor."""
    anchors: tuple[str, ...]
    """The texts of the points 1 to 5 of its rating scale, ``""`` where none is given."""
    probes: tuple[str, ...]
    """Short questions to dig deeper."""


@dataclass(frozen=True, **SLOTS)
class Indicator:
    """A term that is evidence for or against a value."""

    id: str
    term: str
    weight: float
    """Units that one match is worth, > 0."""
    value: str
    """The id of its value."""
    polarity: Polarity
    regex: bool
    """Whether the term is a regular expression."""
    line: int | None
    """Where it stands in the model's file."""


@dataclass(frozen=True, **SLOTS)
class Question:
    """One question of the interview."""

    id: str
    text: str
    value: str
    """The id of the value it asks about."""
    line: int | None
    """Where it stands in the model's file."""


@dataclass(frozen=True, **SLOTS)
class Tables:
    """The rows of a model, which results name by their number."""

    values: tuple[Value, ...]
    indicators: tuple[Indicator, ...]
    questions: tuple[Question, ...]


def _value(handle: Handle, number: int, found: Any) -> Value:
    probes: list[str] = []
    while (probe := lib.tenet_model_probe(handle, number, len(probes))) is not None:
        probes.append(string(probe))
    return Value(
        id=string(found.id),
        name=string(found.name),
        description=string(found.description),
        weight=found.weight,
        share=found.share,
        floor=known(found.floor),
        anchors=tuple(string(lib.tenet_model_anchor(handle, number, p)) for p in _ANCHORS),
        probes=tuple(probes),
    )


def _tables(handle: Handle) -> Tables:
    values = tuple(
        _value(handle, number, found)
        for number, found in enumerate(rows(lib.tenet_model_values, handle, _abi.tenet_value))
    )
    return Tables(
        values=values,
        indicators=tuple(
            Indicator(
                id=string(found.id),
                term=string(found.term),
                weight=found.weight,
                value=values[found.value].id,
                polarity="for" if found.polarity > 0 else "against",
                regex=bool(found.is_regex),
                line=found.line or None,
            )
            for found in rows(lib.tenet_model_indicators, handle, _abi.tenet_indicator)
        ),
        questions=tuple(
            Question(
                id=string(found.id),
                text=string(found.text),
                value=values[found.value].id,
                line=found.line or None,
            )
            for found in rows(lib.tenet_model_questions, handle, _abi.tenet_question)
        ),
    )


def _read(path: Path) -> bytes:
    """A model file, but no more of it than shows that it is too long."""
    try:
        with open(path, "rb") as file:
            return file.read(lib.tenet_limit(_abi.LIMIT_MODEL_BYTES) + 1)
    except OSError as error:
        name = os.fsdecode(path)
        message = f"cannot be read: {error.strerror}"
        found = Diagnostic("error", "io", message, name, None, None, None)
        raise IoError(str(found), (found,)) from error


class Model:
    """A values model, made by :meth:`load`, :meth:`from_yaml` or :meth:`builtin`.

    A model never changes. Any number of threads may use it at once, and each call lets other
    threads run. It can be pickled: its text travels, and it is compiled again on the other side.
    It is freed when nothing refers to it any more; ``with`` and :meth:`close` do so earlier, and
    calls after that raise :class:`ArgumentError`.
    """

    __slots__ = ("__weakref__", "_handle", "_known_tables", "_source", "_text")

    _handle: Handle | None
    _known_tables: Tables | None
    _source: str
    _text: bytes

    def __init__(self) -> None:
        raise TypeError("use Model.load(path), Model.from_yaml(text) or Model.builtin()")

    @classmethod
    def _make(cls, pointer: int, text: bytes, source: str) -> Model:
        model = object.__new__(cls)
        model._handle = Handle(pointer, lib.tenet_model_unref)
        model._known_tables = None
        model._text = text
        model._source = source
        return model

    @classmethod
    def load(cls, path: Path) -> Model:
        """The model in a YAML or JSON file.

        Raises :class:`IoError`, :class:`LimitError`, :class:`EncodingError`, :class:`FormatError`
        or :class:`ModelError`; its ``diagnostics`` hold every mistake with line and column.
        """
        c_path("path", path)
        name = os.fsdecode(path).encode("utf-8", "replace").decode("utf-8")
        return cls._from_bytes(_read(path), name)

    @classmethod
    def from_yaml(cls, text: str, source: str = "model") -> Model:
        """The model in a text; `source` names it in messages. Raises as :meth:`load` does."""
        return cls._from_bytes(utf8("text", text), source)

    @classmethod
    def builtin(cls) -> Model:
        """The model that comes with the library: helpfulness, respect, service excellence.

        A starting point in plain words, not validated for any job.
        """
        text = lib.tenet_model_builtin_yaml(None)
        return cls._make(create(lib.tenet_model_builtin), text, "builtin")

    @classmethod
    def _from_bytes(cls, text: bytes, source: str) -> Model:
        pointer = create(lib.tenet_model_load_yaml, text, len(text), c_string("source", source))
        return cls._make(pointer, text, source)

    @classmethod
    def _restore(cls, text: bytes, source: str, digest: str) -> Model:
        model = cls._from_bytes(text, source)
        if model.digest != digest:
            raise ModelError(
                f"{source}: this version of tenet reads the pickled model in another way; load the "
                "model itself"
            )
        return model

    def __reduce__(self) -> tuple[Callable[..., Model], tuple[bytes, str, str]]:
        return type(self)._restore, (self._text, self._source, self.digest)

    # ---- Life ----

    def _use(self) -> Handle:
        handle = self._handle
        if handle is None:
            raise wrong("the model is closed")
        return handle

    def close(self) -> None:
        """Gives the model back; calls that are still running in other threads end as usual."""
        self._handle = None

    @property
    def closed(self) -> bool:
        return self._handle is None

    def __enter__(self) -> Model:
        self._use()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "<tenet.Model, closed>" if self.closed else f"<tenet.Model {self.id!r}>"

    # ---- What it says ----

    @property
    def id(self) -> str:
        return string(lib.tenet_model_id(self._use()))

    @property
    def name(self) -> str:
        return string(lib.tenet_model_name(self._use()))

    @property
    def language(self) -> str:
        """The language of the texts it reads, such as ``"en"``."""
        return string(lib.tenet_model_language(self._use()))

    @property
    def purpose(self) -> str:
        """What it was made for."""
        return string(lib.tenet_model_purpose(self._use()))

    @property
    def validation(self) -> str:
        """Whether and how it was shown to work."""
        return string(lib.tenet_model_validation(self._use()))

    @property
    def digest(self) -> str:
        """SHA-256, in hex, of everything in the model that can change a result."""
        return string(lib.tenet_model_digest(self._use()))

    @property
    def _tables(self) -> Tables:
        handle = self._use()
        if self._known_tables is None:
            self._known_tables = _tables(handle)
        return self._known_tables

    @property
    def values(self) -> tuple[Value, ...]:
        return self._tables.values

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self._tables.indicators

    @property
    def questions(self) -> tuple[Question, ...]:
        return self._tables.questions

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is likely a mistake in the model, though it could be loaded."""
        return diagnostics(lib.tenet_model_diagnostics, self._use())

    def show(self) -> str:
        """The compiled model for people: every value, and the word forms of every indicator."""
        text, length = c_void_p(), c_int64()
        call(lib.tenet_model_show, self._use(), byref(text), byref(length))
        return take_string(text, length)

    # ---- What it is for ----

    def assess(
        self,
        notes: Texts | None = None,
        *,
        answers: Answers | None = None,
        self_report: SelfReport | None = None,
        ratings: Ratings | None = None,
        candidate: str = "",
        rating_scale: tuple[float, float] = (1, 5),
        self_report_scale: tuple[float, float] = (1, 5),
        text_format: TextFormat = "auto",
        ratings_first: bool = False,
    ) -> Assessment:
        """Reads and scores what is known of one candidate; None or nothing means not known.

        notes:
            Texts that belong to no particular question, or whole transcripts with their turns
            marked (``Q:`` and ``A:``): a str or a list of str.
        answers:
            What the candidate answered, by question: ``{question: text}``,
            ``{question: [text, ...]}`` or ``[(question, text), ...]``. A question is its id in
            the model or its words. All texts under one question are one answer.
        self_report:
            The candidate's own statement of values: a str is read as people write (``"1. respect
            2. teamwork"``), a list names values, a :class:`Ranking` orders them, a dict rates
            them on `self_report_scale`.
        ratings:
            Interviewers' ratings on `rating_scale` = (worst, best): ``{value: rating}`` or
            ``{value: [rating, ...]}``; None says that a value was not observed.
        candidate:
            A number or code that names the candidate in results, rather not a name.
        text_format:
            How notes and answers are read: ``"plain"``, ``"html"``, or ``"auto"`` to take a text
            for HTML when it holds a well-known tag.
        ratings_first:
            No figures and no evidence until each value that was asked about is rated or marked as
            not observed: who has seen a score rates towards it.

        Values are named by id, name or synonym; names the model lacks become a notice. Raises
        TypeError, or a :class:`TenetError`: :class:`ArgumentError` for what cannot be,
        :class:`DataError` for a rating off its scale, :class:`LimitError` for too much of anything.
        """
        handle, tables = self._use(), self._tables
        person = Builder(candidate)
        if answers is not None:
            person.answers(answers, text_format)
        if notes is not None:
            person.notes(notes, text_format)
        if ratings is not None:
            person.ratings(ratings, rating_scale)
        if self_report is not None:
            person.self_report(self_report, self_report_scale)
        return assess(handle, tables, person, ratings_first=ratings_first)

    def score_many(
        self,
        texts: Union[Iterable[str | None], Any],
        *,
        text_format: TextFormat = "auto",
        threads: int = 0,
        progress: BulkProgress | None = None,
    ) -> Scores:
        """Scores many texts at once, each as the notes about one candidate.

        >>> scores = Model.builtin().score_many(["Helped a colleague.", None])
        >>> scores.status
        ['insufficient_evidence', 'missing']

        texts:
            A list or any iterable of str and None; a NumPy array; a pandas or Polars series; an
            Arrow array. Arrow's strings are read where they lie.
        text_format:
            As for :meth:`assess`.
        threads:
            As for :func:`tenet.score_csv`.
        progress:
            Called now and then with the number of texts done; when it returns something true the
            work stops with :class:`CancelledError`, and what it raises is raised here.

        Raises TypeError for what is no text, :class:`EncodingError` or :class:`LimitError` for the
        first text that cannot be read.
        """
        return score_many(self, texts, text_format=text_format, threads=threads, progress=progress)

    def guide(
        self,
        assessment: Assessment | None = None,
        *,
        minutes: int = 0,
        questions: int = 0,
        seed: str | None = None,
        language: str | None = None,
        format: GuideForm = "markdown",
    ) -> str:
        """The interview guide, to be printed; with an assessment, what to ask that candidate next.

        minutes, questions:
            Length of the interview and questions of each value; 0 is as the questions need, and
            two of each or as many as fit.
        seed:
            The name of the job: the same seed chooses the same questions for every candidate.
        language:
            ``"en"`` or ``"de"``; the model's own unless given.
        """
        return guide(
            self,
            assessment,
            minutes=minutes,
            questions=questions,
            seed=seed,
            language=language,
            format=format,
        )

    def score_csv(
        self,
        input: Path,
        output: Path | None = None,
        *,
        format: OutputFormat = "csv",
        columns: Columns | None = None,
        layout: Layout = "auto",
        group: bool = False,
        encoding: str | None = None,
        delimiter: str | None = None,
        rating_scale: tuple[float, float] = (1, 5),
        rejects: Path | None = None,
        only: str | None = None,
        color: bool = False,
        raw: bool = False,
        ratings_first: bool = False,
        progress: Progress | None = None,
        threads: int = 0,
    ) -> Summary:
        """Scores a whole CSV file in constant memory; see :func:`tenet.score_csv`."""
        return score_csv(
            self,
            input,
            output,
            format=format,
            columns=columns,
            layout=layout,
            group=group,
            encoding=encoding,
            delimiter=delimiter,
            rating_scale=rating_scale,
            rejects=rejects,
            only=only,
            color=color,
            raw=raw,
            ratings_first=ratings_first,
            progress=progress,
            threads=threads,
        )

    def report_csv(
        self,
        input: Path,
        output: Path | None = None,
        *,
        language: str = "en",
        only: str | None = None,
        for_candidate: bool = False,
        contact: str | None = None,
        columns: Columns | None = None,
        layout: Layout = "auto",
        group: bool = False,
        encoding: str | None = None,
        delimiter: str | None = None,
        rating_scale: tuple[float, float] = (1, 5),
        rejects: Path | None = None,
        ratings_first: bool = False,
        progress: Progress | None = None,
    ) -> Summary:
        """Makes one HTML page of a CSV file; see :func:`tenet.report_csv`."""
        return report_csv(
            self,
            input,
            output,
            language=language,
            only=only,
            for_candidate=for_candidate,
            contact=contact,
            columns=columns,
            layout=layout,
            group=group,
            encoding=encoding,
            delimiter=delimiter,
            rating_scale=rating_scale,
            rejects=rejects,
            ratings_first=ratings_first,
            progress=progress,
        )

    def read_csv(
        self,
        input: Path,
        *,
        columns: Columns | None = None,
        layout: Layout = "auto",
        group: bool = False,
        encoding: str | None = None,
        delimiter: str | None = None,
        rating_scale: tuple[float, float] = (1, 5),
        rejects: Path | None = None,
        ratings_first: bool = False,
    ) -> Reader:
        """The assessments of a CSV file's candidates, one after the other, in constant memory.

        >>> with model.read_csv("interviews.csv") as reader:      # doctest: +SKIP
        ...     for assessment in reader:
        ...         print(assessment.candidate, assessment.alignment.score)
        ...     print(reader.summary)

        The options are those of :func:`tenet.score_csv`.
        """
        return Reader(
            self,
            input,
            columns=columns,
            layout=layout,
            group=group,
            encoding=encoding,
            delimiter=delimiter,
            rating_scale=rating_scale,
            rejects=rejects,
            ratings_first=ratings_first,
        )
