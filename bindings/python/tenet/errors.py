"""What went wrong, with every mistake and its place."""

from __future__ import annotations

from ctypes import POINTER, Structure, byref, c_int64, c_void_p
from dataclasses import dataclass
from typing import Any, Callable, Literal, cast

from . import _abi
from ._lib import lib, string
from ._text import SLOTS

Severity = Literal["notice", "warning", "error"]

_SEVERITIES: tuple[Severity, ...] = ("notice", "warning", "error")


@dataclass(frozen=True, **SLOTS)
class Diagnostic:
    """One message about one place."""

    severity: Severity
    code: str
    """The stable name of what happened, such as ``"model"`` or ``"insufficient_evidence"``."""
    message: str
    source: str
    """The file's name as it was given; ``""`` where there is none."""
    line: int | None
    """From 1."""
    column: int | None
    """In characters, from 1."""
    offset: int | None
    """In bytes of the file or text, from 0."""

    def __str__(self) -> str:
        """As compilers print it: ``team.yaml:12:9: error: unknown key "wieght"``."""
        place = ":".join(str(part) for part in (self.source, self.line, self.column) if part)
        return f"{place}: {self.severity}: {self.message}" if place else self.message


class TenetError(Exception):
    """The base of all errors of tenet; printed, it shows every diagnostic, one a line."""

    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        Exception.__init__(self, message)
        self.message = message
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message, self.diagnostics)


class ArgumentError(TenetError, ValueError):
    """An argument that cannot be: text that is no Unicode, a number off its scale, a closed model.

    An argument of a wrong type is a :class:`TypeError`.
    """


class OutOfMemoryError(TenetError, MemoryError):
    """There was not enough memory for an input of this size."""


class IoError(TenetError, OSError):
    """A file could not be opened, read, written or renamed."""


class EncodingError(TenetError, ValueError):
    """Bytes that are not text in the expected encoding."""


class FormatError(TenetError, ValueError):
    """A file that breaks the rules of YAML or CSV."""


class ModelError(TenetError, ValueError):
    """A well-formed model that says something impossible."""


class DataError(TenetError, ValueError):
    """Well-formed candidate data that say something impossible."""


class LimitError(TenetError, ValueError):
    """One of the limits that keep time and memory bounded was passed."""


class NotFoundError(TenetError, LookupError):
    """No such candidate, value or column."""


class CancelledError(TenetError):
    """The progress function asked to stop."""


_CLASSES: dict[int, type[TenetError]] = {
    _abi.E_ARGUMENT: ArgumentError,
    _abi.E_MEMORY: OutOfMemoryError,
    _abi.E_IO: IoError,
    _abi.E_ENCODING: EncodingError,
    _abi.E_SYNTAX: FormatError,
    _abi.E_MODEL: ModelError,
    _abi.E_DATA: DataError,
    _abi.E_LIMIT: LimitError,
    _abi.E_NOT_FOUND: NotFoundError,
    _abi.E_CANCELLED: CancelledError,
}


def rows(function: Callable[..., int], owner: object, row: type[Structure]) -> list[Any]:
    """The rows that `function` gives of `owner`; they point into it and live as long as it."""
    first = POINTER(row)()
    count = c_int64()
    status = function(owner, byref(first), byref(count))
    if status != _abi.OK:
        raise _error(status, None)
    return first[: count.value] if count.value else []


def row(function: Callable[..., int], owner: object, kind: type[Structure]) -> Any:
    """The one row that `function` gives of `owner`; it points into it and lives as long as it."""
    first = POINTER(kind)()
    status = function(owner, byref(first))
    if status != _abi.OK:
        raise _error(status, None)
    return first.contents


def diagnostics(function: Callable[..., int], owner: object) -> tuple[Diagnostic, ...]:
    """A list of diagnostics, copied."""
    return tuple(
        Diagnostic(
            severity=_SEVERITIES[entry.severity],
            code=string(lib.tenet_status_name(entry.code)),
            message=string(entry.message),
            source=string(entry.source),
            line=entry.line or None,
            column=entry.column or None,
            offset=entry.offset if entry.offset >= 0 else None,
        )
        for entry in rows(function, owner, _abi.tenet_diagnostic)
    )


def take_diagnostics(error: c_void_p) -> tuple[Diagnostic, ...]:
    """Copies and frees the library's list of diagnostics."""
    try:
        return diagnostics(lib.tenet_error_diagnostics, error) if error else ()
    finally:
        lib.tenet_error_free(error)


def _error(status: int, error: c_void_p | None) -> TenetError:
    message = string(lib.tenet_error_text(error)).rstrip("\n") if error else ""
    found = take_diagnostics(error) if error else ()
    kind = _CLASSES.get(status, TenetError)
    return kind(message or string(lib.tenet_status_text(status)), found)


def call(function: Callable[..., int], *arguments: object) -> None:
    """Calls a function whose last parameter takes the error, and raises what it reports."""
    error = c_void_p()
    status = function(*arguments, byref(error))
    if status != _abi.OK:
        raise _error(status, error)


def create(function: Callable[..., int], *arguments: object) -> int:
    """Calls a function that makes an object, and returns the pointer to it; None for no object."""
    made = c_void_p()
    call(function, *arguments, byref(made))
    return cast(int, made.value)
