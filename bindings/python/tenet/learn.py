"""Growing a model's words: dictionaries, differences, and words and weights from labelled texts.

Nothing here changes a model. What is made is the text of a model file, for a person to read, edit
and keep; :meth:`tenet.Model.from_yaml` loads it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from ctypes import POINTER, Array, byref, c_char_p, c_double, c_int64, c_void_p, cast, sizeof
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Union

from . import _abi
from ._lib import Handle, lib, string, take_string
from ._text import SLOTS, Path, c_path, c_string, known, number, thread_count, utf8, wrong
from .candidate import choice
from .errors import Diagnostic, call, create, rows, take_diagnostics

if TYPE_CHECKING:
    from .model import Model

DictionaryForm = Literal["auto", "liwc", "liwc_table", "quanteda", "sheet"]
Proxy = Literal["name", "group", "habit", "few"]
Label = Union[float, bool, None]

_FORMS = {"auto": 0, "liwc": 1, "liwc_table": 2, "quanteda": 3, "sheet": 4}
_PROXIES: tuple[tuple[int, Proxy], ...] = ((1, "name"), (2, "group"), (4, "habit"), (8, "few"))


def _optional(what: str, text: str | None) -> bytes | None:
    return None if text is None else c_string(what, text)


def _strings(what: str, texts: Sequence[str]) -> tuple[Array[c_char_p], int]:
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"{what}: expected a list of str, not {type(texts).__name__}")
    encoded = [c_string(f"{what}[{index}]", text) for index, text in enumerate(texts)]
    return (c_char_p * len(encoded))(*encoded), len(encoded)


# ---- Dictionaries and differences ---------------------------------------------------------------


def import_dictionary(
    input: Path,
    *,
    form: DictionaryForm = "auto",
    id: str | None = None,
    name: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    base: Model | None = None,
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The model file made of a dictionary (LIWC, quanteda or the spreadsheet form), and what was
    left out of it. `base` is a model whose questions, anchors and scoring the new one keeps.
    """
    options = _abi.tenet_import_options(struct_size=sizeof(_abi.tenet_import_options))
    options.format = choice("form", form, _FORMS)
    options.id, options.name = _optional("id", id), _optional("name", name)
    options.language = _optional("language", language)
    options.encoding = _optional("encoding", encoding)
    handle = None if base is None else base._use()
    options.base = None if handle is None else handle._as_parameter_
    text, length, notices = c_void_p(), c_int64(), c_void_p()
    try:
        call(
            lib.tenet_dictionary_import_file,
            c_path("input", input),
            byref(options),
            byref(text),
            byref(length),
            byref(notices),
        )
    finally:
        found = take_diagnostics(notices)
    return take_string(text, length), found


def export_dictionary(model: Model) -> str:
    """The words of a model in the spreadsheet form, CSV; imported again with the model as `base`
    it gives a model with the same digest."""
    text, length = c_void_p(), c_int64()
    call(lib.tenet_dictionary_export, model._use(), byref(text), byref(length))
    return take_string(text, length)


def diff(before: Model, after: Model, corpus: Path | None = None) -> str:
    """What changed from one model to another, for people; with `corpus`, a CSV export that both
    can read, also what the change does to its candidates."""
    text, length = c_void_p(), c_int64()
    path = None if corpus is None else c_path("corpus", corpus)
    call(lib.tenet_model_diff, before._use(), after._use(), path, None, byref(text), byref(length))
    return take_string(text, length)


# ---- Corpora ------------------------------------------------------------------------------------


class Corpus:
    """Texts with labels, 0 and 1 or ratings; for one thread at a time.

    >>> corpus = Corpus(["helpful"])
    >>> corpus.add("Stayed late to help.", [1], person="C-1")
    >>> len(corpus)
    1
    """

    def __init__(self, labels: Sequence[str] = ()) -> None:
        names, count = _strings("labels", labels)
        self._count = count
        pointer = create(lib.tenet_corpus_new, cast(names, POINTER(c_void_p)), count)
        self._handle = Handle(pointer, lib.tenet_corpus_free)
        self.notices: tuple[Diagnostic, ...] = ()

    @classmethod
    def read_csv(
        cls,
        input: Path,
        *,
        labels: Sequence[str] = (),
        texts: Sequence[str] = (),
        person: str | None = None,
        encoding: str | None = None,
        delimiter: str | None = None,
    ) -> Corpus:
        """The corpus in a CSV file, a row a text; the columns are named by their headers. Without
        `texts` and `person` the columns that are known to hold them are read."""
        options = _abi.tenet_corpus_options(struct_size=sizeof(_abi.tenet_corpus_options))
        options.labels, options.label_count = _strings("labels", labels)
        options.texts, options.text_count = _strings("texts", texts)
        options.person = _optional("person", person)
        options.encoding = _optional("encoding", encoding)
        if delimiter is not None:
            if len(delimiter) != 1:
                raise wrong(f"delimiter: expected one character, not {delimiter!r}")
            options.delimiter = ord(delimiter)
        made, notices = c_void_p(), c_void_p()
        try:
            call(
                lib.tenet_corpus_read_csv,
                c_path("input", input),
                byref(options),
                byref(made),
                byref(notices),
            )
        finally:
            found = take_diagnostics(notices)
        corpus = object.__new__(cls)
        corpus._count = len(labels)
        corpus._handle = Handle(made.value, lib.tenet_corpus_free)
        corpus.notices = found
        return corpus

    def add(self, text: str, labels: Sequence[Label] = (), *, person: str | None = None) -> None:
        """Adds a text; None is a label that is not known. Texts of one person are never learnt
        from and tried on at once; without a person the text is of one of its own."""
        if len(labels) != self._count:
            raise wrong(f"labels: expected {self._count}, not {len(labels)}")
        numbers = [math.nan if label is None else number("labels", label + 0) for label in labels]
        encoded = utf8("text", text)
        call(
            lib.tenet_corpus_add,
            self._handle,
            _optional("person", person),
            encoded,
            len(encoded),
            (c_double * len(numbers))(*numbers),
        )

    def __len__(self) -> int:
        return int(lib.tenet_corpus_count(self._handle))


def review(model: Model, corpus: Corpus | None = None) -> tuple[Diagnostic, ...]:
    """What a second reader should look at in a model: coded words, values that share indicators,
    questions without indicators, and, with a corpus, indicators that are never found in it."""
    notices = c_void_p()
    handle = None if corpus is None else corpus._handle
    source = c_string("source", model._source)
    try:
        call(lib.tenet_model_review, model._use(), handle, source, byref(notices))
    finally:
        found = take_diagnostics(notices)
    return found


# ---- Words and weights --------------------------------------------------------------------------


@dataclass(frozen=True, **SLOTS)
class Suggestion:
    """One proposed term; see tenet_suggestion in ``tenet/learn.h``."""

    value: str
    term: str
    quotes: tuple[str, ...]
    effect: float
    """Weighted log-odds; below 0 it speaks against."""
    low: float
    high: float
    g2: float
    log_ratio: float
    texts_with: int
    texts_without: int
    people: int
    proxies: tuple[Proxy, ...]
    """Why it may stand for something else than the value."""


def suggest(
    corpus: Corpus,
    model: Model | None = None,
    *,
    label: str | None = None,
    count: int = 0,
    max_words: int = 0,
    min_people: int = 0,
    language: str | None = None,
) -> list[Suggestion]:
    """Proposes words and phrases, the surest first; 0 is the library's default. Without a label,
    what occurs around the indicators of `model`. It proposes; a person decides."""
    options = _abi.tenet_suggest_options(struct_size=sizeof(_abi.tenet_suggest_options))
    options.count, options.max_words, options.min_people = count, max_words, min_people
    options.label, options.language = _optional("label", label), _optional("language", language)
    base = None if model is None else model._use()
    pointer = create(lib.tenet_suggest, base, corpus._handle, byref(options))
    handle = Handle(pointer, lib.tenet_suggestions_free)
    return [
        Suggestion(
            value=string(row.value),
            term=string(row.term),
            quotes=tuple(string(row.quotes).splitlines()),
            effect=row.effect,
            low=row.low,
            high=row.high,
            g2=row.g2,
            log_ratio=row.log_ratio,
            texts_with=row.texts_with,
            texts_without=row.texts_without,
            people=row.people,
            proxies=tuple(name for bit, name in _PROXIES if row.proxies & bit),
        )
        for row in rows(lib.tenet_suggestions_rows, handle, _abi.tenet_suggestion)
    ]


@dataclass(frozen=True, **SLOTS)
class LearntValue:
    """How well one value was learnt, on people its weights were not learnt from."""

    value: str
    f1: float | None
    low: float | None
    high: float | None
    precision: float | None
    recall: float | None
    auc: float | None
    agreement: float | None
    threshold: float
    """The label is expected where the weights of the terms found add up to this at least."""
    texts: int
    people: int
    positives: int
    terms: int


def _learnt(row: Any) -> LearntValue:
    fields: dict[str, Any] = {name: getattr(row, name) for name, _ in row._fields_}
    measures = ("f1", "low", "high", "precision", "recall", "auc", "agreement")
    fields.update({name: known(fields[name]) for name in measures})
    return LearntValue(**{**fields, "value": string(fields["value"])})


@dataclass(frozen=True, **SLOTS)
class Lesson:
    """Learnt weights."""

    yaml: str
    """The model file, with the report in comments at its head."""
    report: str
    """How well it does, what that permits to say, and what learnt weights mean in law."""
    values: tuple[LearntValue, ...]


def learn(
    corpus: Corpus,
    model: Model | None = None,
    *,
    grow: int = 0,
    max_words: int = 0,
    min_people: int = 0,
    threads: int = 0,
    language: str | None = None,
) -> Lesson:
    """Learns the weights of indicators from the labels of a corpus, and of up to `grow` proposed
    terms a value. The same corpus and options give the same lesson, whatever the threads."""
    options = _abi.tenet_learn_options(struct_size=sizeof(_abi.tenet_learn_options))
    options.grow, options.max_words, options.min_people = grow, max_words, min_people
    options.threads = thread_count(threads)
    options.language = _optional("language", language)
    base = None if model is None else model._use()
    pointer = create(lib.tenet_learn, base, corpus._handle, byref(options))
    handle = Handle(pointer, lib.tenet_lesson_free)
    return Lesson(
        yaml=string(lib.tenet_lesson_yaml(handle, None)),
        report=string(lib.tenet_lesson_report(handle, None)),
        values=tuple(
            _learnt(row) for row in rows(lib.tenet_lesson_values, handle, _abi.tenet_lesson_value)
        ),
    )
