"""Finding, loading and checking the library.

Tried in this order: the file named by the environment variable ``TENET_LIBRARY`` (and then nothing
else), the folders of this package (an editable installation has two), the build folders of the
source tree this package stands in, and the system's libraries. A library whose ABI differs from the
one this package was written for is refused here, so that no call can ever read memory at the wrong
place.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable, NoReturn
from weakref import finalize

from . import _abi

if sys.platform == "win32":
    _FILES = ("tenet.dll", "libtenet.dll")
    _SONAME = "tenet.dll"
elif sys.platform == "darwin":
    _FILES = ("libtenet.dylib", "libtenet.0.dylib")
    _SONAME = "libtenet.0.dylib"
else:
    _FILES = ("libtenet.so", "libtenet.so.0")
    _SONAME = "libtenet.so.0"

_ADVICE = (
    "Build it in the source tree (cmake -S . -B build && cmake --build build), install it, or set "
    f"TENET_LIBRARY to the path of {_FILES[0]}."
)


def _built_with_sanitizers(build: Path) -> bool:
    """Such a library ends a Python that was not started for it, so it is never taken unasked."""
    try:
        cache = (build / "CMakeCache.txt").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(
        line.startswith("TENET_SANITIZE:") and not line.endswith("=") for line in cache.splitlines()
    )


def _build_folders(package: Path) -> Iterator[Path]:
    for root in package.parents:
        if (root / "CMakeLists.txt").is_file() and (root / "include" / "tenet").is_dir():
            for folder in sorted([*root.glob("build*/lib"), *root.glob("build*/*/lib")]):
                if not _built_with_sanitizers(folder.parent):
                    yield folder
            return


def _places(package: Path, *more: Path) -> Iterator[str]:
    chosen = os.environ.get("TENET_LIBRARY")
    if chosen:
        yield chosen
        return
    for folder in (package, *more, *_build_folders(package)):
        for name in _FILES:
            yield str(folder / name)
    yield _SONAME
    found = ctypes.util.find_library("tenet")
    if found:
        yield found


def _open(*packages: Path) -> tuple[ctypes.CDLL, str]:
    tried = []
    for place in dict.fromkeys(_places(*packages)):
        if os.path.dirname(place) and not os.path.exists(place):
            tried.append(f"  {place}: no such file")
            continue
        try:
            return ctypes.CDLL(place), place
        except OSError as error:
            tried.append(f"  {place}: {error}")
    raise ImportError(
        "the tenet library was not found; tried\n" + "\n".join(tried) + f"\n{_ADVICE}"
    )


def _refuse(path: str, why: str) -> ImportError:
    return ImportError(
        f"{path} does not fit this package: {why}. Use the library and the package of the same "
        f"release. {_ADVICE}"
    )


def _declare(library: ctypes.CDLL, path: str) -> None:
    for name, (result, arguments) in _abi.FUNCTIONS.items():
        try:
            function = getattr(library, name)
        except AttributeError:
            raise _refuse(path, f"it has no function {name}") from None
        function.restype = result
        function.argtypes = arguments


def _check(library: ctypes.CDLL, path: str) -> None:
    version = library.tenet_abi_version()
    if version != _abi.ABI_VERSION:
        raise _refuse(path, f"its ABI is {version}, expected {_abi.ABI_VERSION}")
    for kind, struct in enumerate(_abi.STRUCTS):
        size = library.tenet_struct_size(kind)
        if size != ctypes.sizeof(struct):
            raise _refuse(
                path, f"{struct.__name__} has {size} bytes, expected {ctypes.sizeof(struct)}"
            )


def load(*packages: Path) -> tuple[ctypes.CDLL, str]:
    """The checked library and where it was found."""
    library, path = _open(*packages)
    _declare(library, path)
    _check(library, path)
    return library, path


def _packages() -> Iterator[Path]:
    yield Path(__file__).resolve().parent
    yield from map(Path, sys.modules[__package__ or "tenet"].__path__)


lib, library_path = load(*_packages())


class Handle:
    """Owns an object of the library and gives it back when nothing refers to it any more.

    A handle is passed to the library's functions as it is, so a running call holds a reference: an
    owner that is closed by another thread meanwhile only drops its own, and the object lives until
    the call is over.
    """

    __slots__ = ("__weakref__", "_as_parameter_")

    def __init__(self, pointer: int | None, free: Callable[[Any], None]) -> None:
        self._as_parameter_ = pointer
        # At the interpreter's end the system takes back everything, and daemon threads may still
        # be calling.
        finalize(self, free, pointer).atexit = False

    def __reduce__(self) -> NoReturn:
        raise TypeError("an object of the tenet library cannot be copied or pickled")


def string(pointer: bytes | None) -> str:
    """A C string of the library, which are UTF-8; "" for NULL."""
    return (pointer or b"").decode("utf-8", "replace")


def take_string(pointer: ctypes.c_void_p, length: ctypes.c_int64) -> str:
    """Copies and frees a string that the library handed over."""
    try:
        return ctypes.string_at(pointer, length.value).decode("utf-8", "replace")
    finally:
        lib.tenet_string_free(pointer)
