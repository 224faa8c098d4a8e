"""Finding the library, and refusing one that does not fit."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

import tenet
from tenet import _abi, _lib


def python(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_chosen_library_is_the_one_that_is_loaded() -> None:
    done = python("import tenet; print(tenet.library_path)", TENET_LIBRARY=_lib_path())
    assert done.stdout.strip() == _lib_path(), done.stderr


def _lib_path() -> str:
    path = tenet.library_path
    if not os.path.isfile(path):
        pytest.skip("the library is the system's")
    return path


def test_versions_are_told() -> None:
    assert tenet.library_version().startswith(f"{tenet.__version__.rsplit('.', 1)[0]}.")
    assert "GLib" in tenet.build_info()


def test_a_missing_library_is_said_with_the_path_and_what_to_do(tmp_path: Path) -> None:
    missing = str(tmp_path / "libtenet.so")
    done = python("import tenet", TENET_LIBRARY=missing)
    assert done.returncode != 0
    assert f"{missing}: no such file" in done.stderr
    assert "set TENET_LIBRARY" in done.stderr


def test_a_file_that_is_no_library_is_said(tmp_path: Path) -> None:
    path = tmp_path / "libtenet.so"
    path.write_text("no library", encoding="utf-8")
    done = python("import tenet", TENET_LIBRARY=str(path))
    assert "ImportError" in done.stderr
    assert str(path) in done.stderr


def test_package_then_build_folders_then_system_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TENET_LIBRARY", raising=False)
    package = tmp_path / "bindings" / "python" / "tenet"
    (tmp_path / "include" / "tenet").mkdir(parents=True)
    (tmp_path / "CMakeLists.txt").touch()
    for build in ("build", "build-asan", "build/release"):
        (tmp_path / build / "lib").mkdir(parents=True)
    cache = tmp_path / "build-asan" / "CMakeCache.txt"
    cache.write_text("TENET_SANITIZE:STRING=address\n", encoding="utf-8")
    places = list(_lib._places(package))
    folders = list(dict.fromkeys(os.path.dirname(place) for place in places))[:3]
    assert folders == [
        str(package),
        str(tmp_path / "build" / "lib"),
        str(tmp_path / "build" / "release" / "lib"),
    ]
    assert _lib._SONAME in places


def test_a_library_without_the_functions_is_refused() -> None:
    with pytest.raises(ImportError, match="it has no function tenet_version"):
        _lib._declare(ctypes.CDLL(None), "libother.so")


def test_a_library_of_another_abi_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_abi, "ABI_VERSION", 7)
    with pytest.raises(ImportError, match="its ABI is 0, expected 7"):
        _lib._check(_lib.lib, "libtenet.so")


def test_a_library_with_other_structs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class tenet_value(ctypes.Structure):
        _fields_ = (*_abi.tenet_value._fields_, ("more", ctypes.c_double))

    structs = (_abi.STRUCTS[0], tenet_value, *_abi.STRUCTS[2:])
    monkeypatch.setattr(_abi, "STRUCTS", structs)
    with pytest.raises(ImportError, match="tenet_value has 64 bytes, expected 72"):
        _lib._check(_lib.lib, "libtenet.so")
