"""Columns of numbers for many texts against the same texts one by one."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from typing import Any

import pytest

import tenet

TEXTS = [
    "Stayed late to help. She greeted everyone. Helped again. Greeted again.",
    None,
    "",
    "Would help “tomorrow” – perhaps, said the café.",
    "<p>Helped a guest.</p><p>Not my job.</p>",
    "Q: What did you do?\nA: I lent a hand and helped twice.",
]


def column(numbers: Any) -> list[float | None]:
    return [None if math.isnan(number) else float(number) for number in numbers]


def check(model: tenet.Model, scores: tenet.Scores, texts: Sequence[str | None]) -> None:
    """Each row is the assessment of its text."""
    assert len(scores) == len(texts)
    assert list(scores.values) == [value.id for value in model.values]
    for number, text in enumerate(texts):
        if text is None:
            assert scores.status[number] == "missing"
            assert math.isnan(scores.score[number])
            assert math.isnan(scores.coverage[number])
            continue
        one = model.assess(notes=text)
        assert scores.status[number] == one.alignment.status
        assert column(scores.score)[number] == one.alignment.score
        assert column(scores.low)[number] == one.alignment.low
        assert column(scores.high)[number] == one.alignment.high
        assert scores.coverage[number] == one.alignment.coverage
        for value in one.values:
            found = scores.values[value.value.id if hasattr(value.value, "id") else value.value]
            assert column(found.score)[number] == value.score
            assert found.units_for[number] == value.units_for
            assert found.units_against[number] == value.units_against


def test_a_list_gives_what_each_text_gives_alone(model: tenet.Model) -> None:
    texts = [TEXTS[number % len(TEXTS)] for number in range(1000)]
    for threads in (1, 3):
        check(model, model.score_many(texts, threads=threads), texts)


def test_no_texts_give_empty_columns(model: tenet.Model) -> None:
    scores = model.score_many([])
    assert len(scores) == len(scores.score) == 0


def test_any_iterable_will_do(model: tenet.Model) -> None:
    check(model, model.score_many(text for text in TEXTS), TEXTS)
    check(model, model.score_many(tuple(TEXTS)), TEXTS)


def test_the_columns_have_names_for_a_data_frame(model: tenet.Model) -> None:
    columns = model.score_many(TEXTS).to_dict()
    first = model.values[0].id
    assert list(columns)[:7] == [
        "score", "low", "high", "coverage", "status", first, f"{first}_low",
    ]  # fmt: skip
    assert {len(numbers) for numbers in columns.values()} == {len(TEXTS)}


def test_without_numpy_columns_are_arrays(
    model: tenet.Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    scores = model.score_many(TEXTS)
    assert type(scores.score).__name__ == type(scores.values["respect"].low).__name__ == "array"
    check(model, scores, TEXTS)


def test_numpy(model: tenet.Model) -> None:
    numpy = pytest.importorskip("numpy")
    assert isinstance(model.score_many(TEXTS).score, numpy.ndarray)
    check(model, model.score_many(numpy.array(TEXTS, dtype=object)), TEXTS)
    words = [text for text in TEXTS if text]
    check(model, model.score_many(numpy.array(words)), words)


def test_pandas(model: tenet.Model) -> None:
    pandas = pytest.importorskip("pandas")
    check(model, model.score_many(pandas.Series(TEXTS)), TEXTS)
    check(model, model.score_many(pandas.Series(TEXTS, dtype="string")), TEXTS)
    frame = pandas.DataFrame(model.score_many(TEXTS).to_dict())
    assert frame.shape[0] == len(TEXTS)


def test_polars(model: tenet.Model) -> None:
    polars = pytest.importorskip("polars")
    check(model, model.score_many(polars.Series(TEXTS)), TEXTS)
    check(model, model.score_many(polars.Series(TEXTS).slice(2, 3)), TEXTS[2:5])


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_arrow(model: tenet.Model, kind: str) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    if not hasattr(pyarrow, kind):
        pytest.skip(f"this pyarrow has no {kind}")
    texts = TEXTS * 5
    whole = pyarrow.array(texts, type=getattr(pyarrow, kind)())
    check(model, model.score_many(whole), texts)
    check(model, model.score_many(whole[3:26]), texts[3:26])
    check(model, model.score_many(pyarrow.chunked_array([whole, whole[1:4]])), texts + texts[1:4])
    check(model, model.score_many(whole[:0]), [])


def test_arrow_strings_are_read_where_they_lie(model: tenet.Model) -> None:
    """Any producer will do: this one lays its texts out by itself and says where."""
    from array import array
    from ctypes import (
        POINTER,
        Structure,
        addressof,
        c_char_p,
        c_int64,
        c_void_p,
        cast,
        py_object,
        pythonapi,
    )  # fmt: skip

    class Schema(Structure):
        _fields_ = (("format", c_char_p), ("rest", c_void_p * 8))

    class Array(Structure):
        _fields_ = (
            ("numbers", c_int64 * 5), ("buffers", POINTER(c_void_p)), ("rest", c_void_p * 4),
        )  # fmt: skip

    class Producer:
        def __init__(self, form: bytes) -> None:
            self.data = b"??Helped a guest.Lent a hand. Greeted."
            self.offsets = array("q" if form == b"U" else "i", [0, 2, 17, 17, 37])
            self.bits = array("B", [0b1011])
            places = (self.bits.buffer_info()[0], self.offsets.buffer_info()[0],
                      cast(c_char_p(self.data), c_void_p).value)  # fmt: skip
            self.buffers = (c_void_p * 3)(*places)
            self.schema = Schema(form)
            self.array = Array((c_int64 * 5)(3, 1, 1, 3, 0), self.buffers)

        def __iter__(self) -> Any:
            raise AssertionError("the texts are not to be copied one by one")

        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            new = pythonapi.PyCapsule_New
            new.restype, new.argtypes = py_object, (c_void_p, c_char_p, c_void_p)
            return (
                new(addressof(self.schema), b"arrow_schema", None),
                new(addressof(self.array), b"arrow_array", None),
            )

    for form in (b"U", b"u"):
        scores = model.score_many(Producer(form))
        check(model, scores, ["Helped a guest.", None, "Lent a hand. Greeted."])


def test_progress_is_told_and_can_stop_the_work(model: tenet.Model) -> None:
    seen: list[int] = []
    model.score_many(TEXTS * 500, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 3000
    with pytest.raises(tenet.CancelledError):
        model.score_many(TEXTS * 500, progress=lambda done: True)

    def fail(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        model.score_many(TEXTS * 500, progress=fail)


WRONG: list[tuple[Any, dict[str, Any], type[Exception], str]] = [
    ("one text", {}, TypeError, "texts: expected several texts, not str"),
    (b"bytes", {}, TypeError, "not bytes"),
    ({"a": 1}, {}, TypeError, "not dict"),
    (7, {}, TypeError, "not int"),
    (None, {}, TypeError, "not NoneType"),
    (["a", 7], {}, TypeError, r"texts\[1\]: expected str, not int"),
    (["a", b"b"], {}, TypeError, r"texts\[1\]: expected str, not bytes; decode it first"),
    (["a", 1.5], {}, TypeError, r"texts\[1\]: expected str, not float"),
    (["a", "\ud800"], {}, tenet.ArgumentError, r"texts\[1\]: character 0 is half"),
    (["a"], {"threads": "2"}, TypeError, "threads: expected int"),
    (["a"], {"threads": -1}, tenet.ArgumentError, "threads: expected 0 or more"),
    (["a"], {"threads": 65}, tenet.ArgumentError, "threads must be from 0"),
    (["a"], {"text_format": "pdf"}, tenet.ArgumentError, "text_format: expected one of"),
    (["a"], {"progress": 7}, TypeError, "progress: expected a function"),
]


@pytest.mark.parametrize(("texts", "options", "kind", "message"), WRONG)
def test_what_cannot_be_is_refused(
    model: tenet.Model, texts: Any, options: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        model.score_many(texts, **options)


def test_a_closed_model_is_refused() -> None:
    model = tenet.Model.builtin()
    model.close()
    with pytest.raises(tenet.TenetError):
        model.score_many(["Helped."])
