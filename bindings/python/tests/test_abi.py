"""The declarations of this package against the headers, word by word."""

from __future__ import annotations

import ctypes
import re
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint8, c_uint32, c_void_p
from pathlib import Path
from typing import Any, get_args

import pytest

from tenet import _abi, assess, errors
from tenet._lib import lib

INCLUDE = Path(__file__).resolve().parents[3] / "include" / "tenet"

pytestmark = pytest.mark.skipif(
    not INCLUDE.is_dir(), reason="the headers are only in the source tree"
)

SCALARS: dict[str, Any] = {
    "int32_t": c_int32,
    "uint32_t": c_uint32,
    "int64_t": c_int64,
    "double": c_double,
    "uint8_t": c_uint8,
    "tenet_progress": _abi.tenet_progress,
    "tenet_bulk_progress": _abi.tenet_bulk_progress,
}
OPAQUE = (
    "tenet_model",
    "tenet_candidate",
    "tenet_assessment",
    "tenet_reader",
    "tenet_error",
    "tenet_corpus",
    "tenet_suggestions",
    "tenet_lesson",
    "tenet_guide",
    "tenet_comparison",
)


def headers() -> str:
    """All headers without comments and preprocessor lines."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(INCLUDE.glob("*.h")))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"^#.*$", "", text, flags=re.MULTILINE)


def ctype(declaration: str) -> Any:
    """The ctypes type of a C declaration such as "const char *name"."""
    words = re.sub(r"\bconst\b|\bstruct\b", "", declaration).replace("*", " * ").split()
    stars, base = words.count("*"), words[0]
    if base in ("char", "void") and stars:
        kind: Any = c_char_p if base == "char" else c_void_p
        stars -= 1
    elif base in OPAQUE:
        kind, stars = c_void_p, stars - 1
    else:
        kind = SCALARS.get(base) or getattr(_abi, base)
    for _ in range(stars):
        kind = POINTER(kind)
    return kind


def parameters(declaration: str) -> list[str]:
    found = [part.strip() for part in declaration.split(",")]
    return [] if found in ([""], ["void"]) else found


FUNCTIONS = {
    name: (result, parameters(arguments))
    for result, name, arguments in re.findall(
        r"TENET_API\s+([\w\s*]+?)\s*\b(tenet_\w+)\s*\(([^)]*)\)\s*;", headers()
    )
}
STRUCTS = {
    name: [field.strip() for field in body.split(";") if field.strip()]
    for body, name in re.findall(r"typedef struct \w+ \{(.*?)\}\s*(\w+);", headers(), re.DOTALL)
}
ENUMS: dict[str, int] = {
    name: int(number) for name, number in re.findall(r"\b(TENET_\w+)\s*=\s*(-?\d+)", headers())
}


def test_every_function_of_the_headers_is_declared_and_no_other() -> None:
    assert len(FUNCTIONS) > 50
    assert headers().count("TENET_API ") == len(FUNCTIONS)
    assert set(_abi.FUNCTIONS) == set(FUNCTIONS)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_has_the_arguments_of_the_header(name: str) -> None:
    arguments = [ctype(declaration) for declaration in FUNCTIONS[name][1]]
    # A string that is handed over is a pointer, so that it can be freed.
    expected = [c_void_p if a is POINTER(c_char_p) else a for a in arguments]
    declared = [c_void_p if a is POINTER(c_void_p) else a for a in _abi.FUNCTIONS[name][1]]
    expected = [c_void_p if a is POINTER(c_void_p) else a for a in expected]
    if name == "tenet_string_free":
        expected = [c_void_p]
    assert declared == expected


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_has_the_result_of_the_header(name: str) -> None:
    result = FUNCTIONS[name][0]
    assert _abi.FUNCTIONS[name][0] == (None if result == "void" else ctype(result))


def test_every_struct_of_the_headers_is_declared_and_no_other() -> None:
    assert {struct.__name__ for struct in _abi.STRUCTS} == set(STRUCTS)
    kinds = [name for name in ENUMS if name.startswith("TENET_STRUCT_")][:-1]
    assert [f"TENET_STRUCT_{s.__name__[6:].upper()}" for s in _abi.STRUCTS] == kinds


@pytest.mark.parametrize("struct", _abi.STRUCTS, ids=lambda struct: str(struct.__name__))
def test_a_struct_has_the_fields_and_the_size_of_the_header(struct: type[ctypes.Structure]) -> None:
    fields = [
        (re.findall(r"\w+", field)[-1], ctype(re.sub(r"\w+$", "", field)))
        for field in STRUCTS[struct.__name__]
    ]
    if struct in (_abi.tenet_text, _abi.tenet_texts):
        assert fields[0][1] is c_char_p
        fields[0] = (fields[0][0], c_void_p)  # read by its length
    assert [tuple(field[:2]) for field in struct._fields_] == fields
    kind = _abi.STRUCTS.index(struct)
    assert lib.tenet_struct_size(kind) == ctypes.sizeof(struct)


def test_constants_have_the_numbers_of_the_header() -> None:
    ours = {
        name: number
        for name, number in vars(_abi).items()
        if name.isupper() and isinstance(number, int) and name != "ABI_VERSION"
    }
    assert len(ours) > 20
    assert {f"TENET_{name}": number for name, number in ours.items()}.items() <= ENUMS.items()


def test_every_status_code_has_its_own_exception() -> None:
    codes = range(1, ENUMS["TENET_STATUS_COUNT"])
    assert set(errors._CLASSES) == set(codes)
    assert len(set(errors._CLASSES.values())) == len(codes)


@pytest.mark.parametrize(
    ("list_", "prefix", "literal"),
    [
        ("state", "TENET_STATE_", assess.State),
        ("source", "TENET_SOURCE_", assess.Source),
        ("kind", "TENET_KIND_", assess.Kind),
        ("form", "TENET_FORM_", assess.Form),
        ("counted", "TENET_COUNTED|TENET_NOT_", assess.Counted),
    ],
)
def test_the_typed_names_are_the_librarys(list_: str, prefix: str, literal: Any) -> None:
    numbers = {
        number
        for name, number in ENUMS.items()
        if re.match(prefix, name) and not name.endswith("_COUNT")
    }
    names = {assess._name(list_, number) for number in numbers} - {"none"}
    assert names == set(get_args(literal))
