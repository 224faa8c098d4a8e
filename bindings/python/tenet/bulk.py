"""Many texts at once, columns of numbers back: lists, NumPy, pandas, Polars and Arrow."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_int64, c_uint8, c_void_p, cast
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Callable, Literal, Union

from . import _abi
from ._lib import lib
from ._text import SLOTS, thread_count, utf8
from .candidate import _FORMATS, TextFormat, choice
from .errors import call

if TYPE_CHECKING:
    from .model import Model

Numbers = Any
"""A NumPy array if NumPy is there, else an ``array.array``; NaN means "no number"."""

Status = Literal["scored", "insufficient_evidence", "missing"]
BulkProgress = Callable[[int], object]

_STATUS: dict[int, Status] = {0: "scored", 1: "insufficient_evidence", -1: "missing"}


@dataclass(frozen=True, **SLOTS)
class ValueScores:
    """One value's columns, a number a text."""

    score: Numbers
    """0-100; NaN where the value is not known."""
    low: Numbers
    high: Numbers
    units_for: Numbers
    units_against: Numbers


@dataclass(frozen=True, **SLOTS)
class Scores:
    """What :meth:`Model.score_many` found: columns with a number a text, in the order given."""

    score: Numbers
    """The alignment, 0-100; NaN where too little is known."""
    low: Numbers
    """Its 90 % interval."""
    high: Numbers
    coverage: Numbers
    """Share of the weights whose values are known, 0-1."""
    status: list[Status]
    values: dict[str, ValueScores]
    """By the id of the value, in the model's order."""

    def __len__(self) -> int:
        return len(self.status)

    def to_dict(self) -> dict[str, Any]:
        """All columns by name, which ``pandas.DataFrame`` and ``polars.DataFrame`` take: "score",
        ..., and "ID", "ID_low", "ID_high", "ID_for", "ID_against" of each value."""
        columns = {
            "score": self.score,
            "low": self.low,
            "high": self.high,
            "coverage": self.coverage,
            "status": self.status,
        }
        for name, value in self.values.items():
            columns[name] = value.score
            columns[f"{name}_low"] = value.low
            columns[f"{name}_high"] = value.high
            columns[f"{name}_for"] = value.units_for
            columns[f"{name}_against"] = value.units_against
        return columns


# ---- Texts --------------------------------------------------------------------------------------


@dataclass
class _Texts:
    """The library's struct, and what its pointers need to stay alive."""

    struct: _abi.tenet_texts
    kept: tuple[object, ...]


def _is_missing(text: object) -> bool:
    """None, and what data frames put for it: NaN and pandas.NA."""
    if text is None or type(text).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(text, float) and text != text


def _encode(number: int, text: object) -> bytes:
    return b"" if _is_missing(text) else utf8(f"texts[{number}]", text)


def _from_sequence(texts: Sequence[Any]) -> _Texts:
    try:
        encoded = list(map(str.encode, texts))  # without a step of Python for each
    except (TypeError, UnicodeEncodeError):  # texts are missing, or cannot be
        encoded = [_encode(number, text) for number, text in enumerate(texts)]
    buffer = b"".join(encoded)
    offsets = array("q", accumulate(map(len, encoded), initial=0))
    bits = None
    if b"" in encoded:
        bits = bytearray(b"\xff") * (len(encoded) // 8 + 1)
        for number, text in enumerate(texts):
            if _is_missing(text):
                bits[number // 8] &= ~(1 << number % 8) & 0xFF
    struct = _abi.tenet_texts(
        bytes=cast(c_char_p(buffer), c_void_p),
        offsets=_pointer(offsets, c_int64),
        validity=_pointer(bits, c_uint8) if bits is not None else None,
        count=len(encoded),
        length=len(buffer),
    )
    return _Texts(struct, (buffer, offsets, bits))


# ---- Arrow's C data interface -------------------------------------------------------------------


class _ArrowSchema(ctypes.Structure):
    _fields_ = (("format", c_char_p),)  # the first field of more


class _ArrowArray(ctypes.Structure):
    _fields_ = (
        ("length", c_int64),
        ("null_count", c_int64),
        ("offset", c_int64),
        ("n_buffers", c_int64),
        ("n_children", c_int64),
        ("buffers", POINTER(c_void_p)),
    )  # the first fields of more


def _capsule(capsule: object, name: bytes) -> int:
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = c_void_p, (ctypes.py_object, c_char_p)
    return int(get(capsule, name))


def _from_arrow(schema: object, capsule: object) -> _Texts | None:
    """The texts of an Arrow array where they lie; None if it is laid out in another way."""
    form = _ArrowSchema.from_address(_capsule(schema, b"arrow_schema")).format
    column = _ArrowArray.from_address(_capsule(capsule, b"arrow_array"))
    if form not in (b"u", b"U") or column.n_buffers != 3:
        return None
    validity, offsets, data = column.buffers[0], column.buffers[1], column.buffers[2]
    kept: tuple[object, ...] = (schema, capsule)
    if column.length == 0:
        return _from_sequence(())
    if form == b"u":  # Arrow's short form counts in 32 bits
        short = (c_int32 * (column.length + 1)).from_address(offsets + 4 * column.offset)
        wide = array("q", memoryview(short).cast("B").cast("i"))
        kept += (wide,)
        places = _pointer(wide, c_int64)
    else:
        places = cast(c_void_p(offsets + 8 * column.offset), POINTER(c_int64))
    struct = _abi.tenet_texts(
        bytes=data,
        offsets=places,
        validity=cast(c_void_p(validity), POINTER(c_uint8)),
        validity_offset=column.offset,
        count=column.length,
        length=places[column.length],
    )
    return _Texts(struct, kept)


def _gather(texts: Any) -> _Texts:
    """Any of the forms that score_many() takes."""
    if isinstance(texts, (str, bytes, bytearray, dict)) or not isinstance(texts, Iterable):
        raise TypeError(f"texts: expected several texts, not {type(texts).__name__}")
    if hasattr(texts, "combine_chunks"):  # pyarrow.ChunkedArray
        combined = texts.combine_chunks()
        texts = combined if hasattr(combined, "__arrow_c_array__") else texts
    if not hasattr(texts, "__arrow_c_array__") and hasattr(texts, "to_arrow"):  # polars.Series
        with suppress(ImportError):  # Polars without PyArrow
            texts = texts.to_arrow()
    if hasattr(texts, "__arrow_c_array__"):
        found = _from_arrow(*texts.__arrow_c_array__())
        if found is not None:
            return found
    for name in ("to_pylist", "to_list", "tolist"):  # pyarrow; polars and pandas; numpy
        if hasattr(texts, name):
            texts = getattr(texts, name)()
            break
    return _from_sequence(texts if isinstance(texts, (list, tuple)) else list(texts))


# ---- Columns ------------------------------------------------------------------------------------


def _maker() -> Callable[[int], Numbers]:
    """What makes columns of zeros. Asked once a call: a search for NumPy in vain takes long."""
    try:
        from numpy import zeros
    except ImportError:
        return lambda count: array("d", bytes(8)) * count
    make: Callable[[int], Numbers] = zeros
    return make


def _pointer(buffer: Any, kind: Any) -> Any:
    """To the first item of a writable buffer."""
    if len(buffer) == 0:
        return None
    return cast((kind * len(buffer)).from_buffer(buffer), POINTER(kind))


class _Watch:
    """Calls the host's progress function, and keeps what it raises."""

    def __init__(self, progress: BulkProgress | None) -> None:
        if progress is not None and not callable(progress):
            raise TypeError(f"progress: expected a function, not {type(progress).__name__}")
        self.progress = progress
        self.raised: BaseException | None = None
        none = _abi.tenet_bulk_progress()
        self.function = _abi.tenet_bulk_progress(self._call) if progress else none

    def _call(self, user: object, done: int) -> int:
        try:
            return 1 if self.progress and self.progress(done) else 0
        except BaseException as error:  # raised again by score_many
            self.raised = error
            return 1


def _value_scores(columns: Sequence[Numbers], first: int, end: int) -> ValueScores:
    return ValueScores(*(column[first:end] for column in columns))


def score_many(
    model: Model,
    texts: Union[Iterable[str | None], Any],
    *,
    text_format: TextFormat = "auto",
    threads: int = 0,
    progress: BulkProgress | None = None,
) -> Scores:
    """See :meth:`Model.score_many`."""
    handle, ids = model._use(), [value.id for value in model.values]
    options = _abi.tenet_bulk_options(struct_size=ctypes.sizeof(_abi.tenet_bulk_options))
    options.format = choice("text_format", text_format, _FORMATS)
    options.threads = thread_count(threads)
    watch = _Watch(progress)
    options.progress = watch.function
    given = _gather(texts)
    count = int(given.struct.count)
    new_numbers = _maker()
    of_texts = [new_numbers(count) for _ in range(4)]
    of_values = [new_numbers(count * len(ids)) for _ in range(5)]
    status = array("i", bytes(4)) * count
    columns = _abi.tenet_columns(
        ctypes.sizeof(_abi.tenet_columns),
        0,
        *(_pointer(column, c_double) for column in of_texts),
        _pointer(status, c_int32),
        *(_pointer(column, c_double) for column in of_values),
    )
    try:
        call(lib.tenet_score_texts, handle, byref(given.struct), byref(options), byref(columns))
    except BaseException:
        if watch.raised is not None:
            raise watch.raised from None
        raise
    score, low, high, coverage = of_texts
    return Scores(
        score=score,
        low=low,
        high=high,
        coverage=coverage,
        status=[_STATUS[code] for code in status],
        values={
            name: _value_scores(of_values, number * count, (number + 1) * count)
            for number, name in enumerate(ids)
        },
    )
