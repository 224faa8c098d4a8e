"""CSV exports in; scores or assessments out."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping, Sequence
from ctypes import byref, c_void_p
from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, Literal, Union

from . import _abi
from ._lib import Handle, lib
from ._text import SLOTS, Path, c_path, c_string, scale, thread_count, wrong
from .assess import Assessment, assess
from .candidate import choice
from .errors import Diagnostic, call, create, diagnostics, take_diagnostics

if TYPE_CHECKING:
    from .model import Model

Columns = Mapping[str, Union[str, Sequence[str]]]
Layout = Literal["auto", "long", "wide"]
OutputFormat = Literal["csv", "json", "jsonl", "text", "table", "explain"]

_LAYOUTS = {"auto": 0, "long": _abi.READ_LONG, "wide": _abi.READ_WIDE}
_FORMATS = {
    "csv": _abi.FORMAT_CSV,
    "json": _abi.FORMAT_JSON,
    "jsonl": _abi.FORMAT_JSONL,
    "text": _abi.FORMAT_TEXT,
    "table": _abi.FORMAT_TABLE,
    "explain": _abi.FORMAT_EXPLAIN,
}


@dataclass(frozen=True, **SLOTS)
class Summary:
    """The counts of a run. rows_read = rows_used + rows_rejected: nothing is dropped silently."""

    bytes_read: int
    bytes_total: int | None
    """None where the size is not known, as with a pipe."""
    rows_read: int
    """Data rows; the header does not count."""
    rows_used: int
    rows_rejected: int
    candidates: int
    scored: int
    """Candidates with an alignment."""
    insufficient: int
    """Candidates with too little evidence."""
    sealed: int = 0
    """Candidates whose ratings come first."""
    notices: tuple[Diagnostic, ...] = ()
    """What people should know: unused columns, encoding, rows set aside."""


Progress = Callable[[Summary], object]


def _summary(
    counts: _abi.tenet_summary, notices: tuple[Diagnostic, ...] = (), **changed: int
) -> Summary:
    fields: dict[str, Any] = {name: getattr(counts, name) for name, _ in counts._fields_}
    fields.update(changed)
    if fields["bytes_total"] < 0:
        fields["bytes_total"] = None
    return Summary(**fields, notices=notices)


def _columns(columns: object) -> list[bytes]:
    """The pairs role=Header of all columns named."""
    if columns is None:
        return []
    if not isinstance(columns, Mapping):
        raise TypeError(f"columns: expected a dict, not {type(columns).__name__}")
    named = []
    for role, headers in columns.items():
        several = isinstance(headers, (list, tuple))
        for header in headers if several else [headers]:
            name = c_string("columns: a role", role)
            named.append(name + b"=" + c_string(f"columns[{role!r}]", header))
    return named


def _read_options(
    *,
    columns: Columns | None,
    layout: Layout,
    group: bool,
    encoding: str | None,
    delimiter: str | None,
    rating_scale: tuple[float, float],
    rejects: Path | None,
) -> _abi.tenet_read_options:
    options = _abi.tenet_read_options(struct_size=ctypes.sizeof(_abi.tenet_read_options))
    options.flags = choice("layout", layout, _LAYOUTS) | (_abi.READ_GROUP if group else 0)
    options.rating_low, options.rating_high = scale("rating_scale", rating_scale)
    named = _columns(columns)
    options.columns = (ctypes.c_char_p * len(named))(*named)
    options.column_count = len(named)
    if encoding is not None:
        options.encoding = c_string("encoding", encoding)
    if rejects is not None:
        options.rejects = c_path("rejects", rejects)
    if delimiter is not None:
        if len(c_string("delimiter", delimiter)) != 1:
            raise wrong(f"delimiter: expected one of , ; tab |, not {delimiter!r}")
        options.delimiter = ord(delimiter)
    return options


class _Watch:
    """Calls the host's progress function from the library, and keeps what it raises: nothing may
    be raised through C."""

    def __init__(self, progress: Progress | None) -> None:
        if progress is not None and not callable(progress):
            raise TypeError(f"progress: expected a function, not {type(progress).__name__}")
        self.progress = progress
        self.raised: BaseException | None = None
        self.function = _abi.tenet_progress(self._call) if progress else _abi.tenet_progress()

    def _call(self, user: object, counts: Any) -> int:
        try:
            return 1 if self.progress and self.progress(_summary(counts.contents)) else 0
        except BaseException as error:  # raised again by score_csv
            self.raised = error
            return 1


def _run(
    function: Any, model: Model, input: Path, output: Path | None, options: Any, watch: _Watch
) -> Summary:
    """Calls one of the library's functions that work through a whole file."""
    source = c_path("input", input)
    target = None if output is None else c_path("output", output)
    if target in (None, b"-"):
        sys.stdout.flush()  # the library writes past Python's buffer
    counts, notices = _abi.tenet_summary(), c_void_p()
    handle = model._use()
    try:
        call(function, handle, source, target, byref(options), byref(counts), byref(notices))
    except BaseException:
        lib.tenet_error_free(notices)
        if watch.raised is not None:
            raise watch.raised from None
        raise
    return _summary(counts, take_diagnostics(notices))


def score_csv(
    model: Model,
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
    """Scores a whole CSV file in constant memory and returns the counts and notices.

    input, output:
        Paths; ``"-"``, and None for `output`, are the process's standard input and output. An
        output file takes its name when it is complete: a failure leaves an older one as it was.
    format:
        ``"csv"`` (one row a candidate), ``"json"``, ``"jsonl"``, or for people ``"text"``,
        ``"table"``, ``"explain"``.
    columns:
        Header or headers by role, where they are not recognised: ``{"notes": ["Feedback 1",
        "Feedback 2"]}``. Roles: id, notes, answer, question, rating, value, values, ignore.
    layout, group:
        One row a candidate (``"wide"``) or an answer (``"long"``); `group` when the rows of one
        candidate do not stand together.
    encoding, delimiter:
        Found from the text unless given.
    rejects:
        A file for rows that cannot be read; without it, the first one stops the work.
    only:
        The id of the one candidate to write.
    color, raw:
        Terminal colours in formats for people; CSV cells without the protection against formulas.
    ratings_first:
        No figures of a candidate until each value that was asked about is rated.
    progress:
        Called now and then with a :class:`Summary` of the work so far; when it returns something
        true the work stops with :class:`CancelledError`, and what it raises is raised here.
    threads:
        How many assess, beside one that reads; 0 means one for each processor, 1 none but the one
        that calls. The result is the same.

    Raises a :class:`TenetError`: :class:`IoError`, :class:`FormatError`, :class:`EncodingError`,
    :class:`DataError`, :class:`LimitError`, or :class:`NotFoundError` when a column or `only` is
    not in the file.
    """
    read = _read_options(
        columns=columns,
        layout=layout,
        group=group,
        encoding=encoding,
        delimiter=delimiter,
        rating_scale=rating_scale,
        rejects=rejects,
    )
    watch = _Watch(progress)
    options = _abi.tenet_score_options(struct_size=ctypes.sizeof(_abi.tenet_score_options))
    options.format = choice("format", format, _FORMATS)
    options.flags = (_abi.RENDER_COLOR if color else 0) | (_abi.RENDER_RAW if raw else 0)
    options.assess = _abi.ASSESS_RATINGS_FIRST if ratings_first else 0
    options.only = None if only is None else c_string("only", only)
    options.read = ctypes.pointer(read)
    options.progress = watch.function
    options.threads = thread_count(threads)
    return _run(lib.tenet_score_csv, model, input, output, options, watch)


def report_csv(
    model: Model,
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
    """Makes one HTML page of a whole CSV file, or with `only` of one candidate, and returns the
    counts and notices. Candidates stand in the order of the file; they are never ranked.

    language:
        Of the page's own words, ``"en"`` or ``"de"``.
    for_candidate, contact:
        The candidate's own copy, without anybody else's data, and whom they ask for correction. It
        is of one person: name them with `only` if the file has several.

    All else, and what is raised, is as with :func:`score_csv`.
    """
    read = _read_options(
        columns=columns,
        layout=layout,
        group=group,
        encoding=encoding,
        delimiter=delimiter,
        rating_scale=rating_scale,
        rejects=rejects,
    )
    watch = _Watch(progress)
    options = _abi.tenet_report_options(struct_size=ctypes.sizeof(_abi.tenet_report_options))
    options.flags = _abi.REPORT_FOR_CANDIDATE if for_candidate else 0
    options.assess = _abi.ASSESS_RATINGS_FIRST if ratings_first else 0
    options.language = c_string("language", language)
    options.contact = None if contact is None else c_string("contact", contact)
    options.only = None if only is None else c_string("only", only)
    options.read = ctypes.pointer(read)
    options.progress = watch.function
    return _run(lib.tenet_report_csv, model, input, output, options, watch)


class Reader:
    """The assessments of a CSV file's candidates, made by :meth:`Model.read_csv`.

    Threads may share one: each candidate goes to one of them. An error ends the reading for good.
    """

    def __init__(
        self, model: Model, input: Path, *, ratings_first: bool = False, **options: Any
    ) -> None:
        self._ratings_first = ratings_first
        self._model = model._use()
        self._tables = model._tables
        pointer = create(
            lib.tenet_reader_open,
            self._model,
            c_path("input", input),
            byref(_read_options(**options)),
        )
        self._handle: Handle | None = Handle(pointer, lib.tenet_reader_free)
        self._counts = {"scored": 0, "insufficient": 0, "sealed": 0}
        self._lock = Lock()  # a reader of the library belongs to one thread at a time

    def _use(self) -> Handle:
        if self._handle is None:
            raise wrong("the reader is closed")
        return self._handle

    def __iter__(self) -> Iterator[Assessment]:
        return self

    def __next__(self) -> Assessment:
        with self._lock:
            pointer = create(lib.tenet_reader_next, self._use())
        if not pointer:
            raise StopIteration
        found = assess(
            self._model,
            self._tables,
            Handle(pointer, lib.tenet_candidate_free),
            ratings_first=self._ratings_first,
        )
        status = found.alignment.status
        with self._lock:
            self._counts["insufficient" if status == "insufficient_evidence" else status] += 1
        return found

    @property
    def notices(self) -> tuple[Diagnostic, ...]:
        """What people should know of the file so far."""
        with self._lock:
            return diagnostics(lib.tenet_reader_notices, self._use())

    @property
    def summary(self) -> Summary:
        """The counts so far, with the notices."""
        counts = _abi.tenet_summary()
        with self._lock:
            lib.tenet_reader_summary(self._use(), byref(counts))
            scored = dict(self._counts)
        return _summary(counts, self.notices, **scored)

    def close(self) -> None:
        """Closes the file."""
        self._handle = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
