"""Python's text and numbers as the library takes them, and back.

What cannot be is refused here, before any call: it costs least and says most. A wrong type is a
TypeError, a wrong value an ArgumentError (which is a ValueError).
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, SupportsFloat, SupportsIndex, Union

if TYPE_CHECKING:
    from .errors import ArgumentError

Number = Union[SupportsFloat, SupportsIndex]
Path = Union[str, "os.PathLike[str]"]

#: For dataclasses: slots where this Python can make them.
SLOTS: dict[str, bool] = {"slots": True} if sys.version_info >= (3, 10) else {}


def wrong(message: str) -> ArgumentError:
    from .errors import ArgumentError  # errors are themselves made of text

    return ArgumentError(message)


def utf8(what: str, text: object) -> bytes:
    """The bytes of a text."""
    if not isinstance(text, str):
        hint = "; decode it first" if isinstance(text, (bytes, bytearray)) else ""
        raise TypeError(f"{what}: expected str, not {type(text).__name__}{hint}")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise wrong(
            f"{what}: character {error.start} is half of a surrogate pair "
            f"(U+{ord(text[error.start]):04X}), which is no text; decode the text again from its "
            "bytes"
        ) from None


def c_string(what: str, text: object) -> bytes:
    """The bytes of a name or path, which end at a NUL and so may not hold one."""
    encoded = utf8(what, text)
    if b"\0" in encoded:
        raise wrong(f"{what}: holds a NUL character")
    return encoded


def c_path(what: str, path: object) -> bytes:
    """A path as the file system writes it."""
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"{what}: expected str or os.PathLike, not {type(path).__name__}")
    encoded = os.fsencode(path)
    if b"\0" in encoded:
        raise wrong(f"{what}: holds a NUL character")
    return encoded


def number(what: str, value: object) -> float:
    """A finite number."""
    if isinstance(value, (bool, str, bytes)) or not isinstance(
        value, (SupportsFloat, SupportsIndex)
    ):
        raise TypeError(f"{what}: expected a number, not {type(value).__name__}")
    try:
        result = float(value)
    except OverflowError:
        raise wrong(f"{what}: the number is too large") from None
    if not math.isfinite(result):
        raise wrong(f"{what}: expected a number, not {result}")
    return result


def scale(what: str, bounds: object) -> tuple[float, float]:
    """The ends of a rating scale."""
    if isinstance(bounds, (str, bytes)) or not isinstance(bounds, Sequence):
        raise TypeError(f"{what}: expected (lowest, highest), not {type(bounds).__name__}")
    if len(bounds) != 2:
        raise wrong(f"{what}: expected (lowest, highest), not {len(bounds)} numbers")
    return number(what, bounds[0]), number(what, bounds[1])


def thread_count(threads: object) -> int:
    """A number that fits the library's, which knows the limit."""
    if isinstance(threads, bool) or not isinstance(threads, int):
        raise TypeError(f"threads: expected int, not {type(threads).__name__}")
    if not 0 <= threads < 2**31:
        raise wrong(f"threads: expected 0 or more, not {threads}")
    return threads


def known(value: float) -> float | None:
    """The library's "no number" is NaN."""
    return None if math.isnan(value) else value


def index(value: int) -> int | None:
    """The library's "no place" is -1."""
    return value if value >= 0 else None


def code_points(text: bytes, offsets: Iterable[int]) -> dict[int, int]:
    """Byte offset -> code point offset, in one pass over the text."""
    places = {-1: -1}
    at = count = 0
    for offset in sorted(offset for offset in set(offsets) if offset >= 0):
        count += len(text[at:offset].decode("utf-8"))
        at = offset
        places[offset] = count
    return places
