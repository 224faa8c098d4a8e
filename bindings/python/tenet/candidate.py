"""What is known of a candidate, from Python's lists and dictionaries to the library's candidate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Callable, Literal, Union

from . import _abi
from ._lib import Handle, lib
from ._text import SLOTS, Number, c_string, number, scale, utf8, wrong
from .errors import call, create

TextFormat = Literal["auto", "plain", "html"]
Texts = Union[str, Iterable[str]]
Answers = Union[Mapping[str, Texts], Iterable["tuple[str, str]"]]
Ratings = Mapping[str, Union[Number, Iterable[Union[Number, None]], None]]

_FORMATS: dict[str, int] = {
    "auto": _abi.TEXT_AUTO,
    "plain": _abi.TEXT_PLAIN,
    "html": _abi.TEXT_HTML,
}


@dataclass(frozen=True, **SLOTS)
class Ranking:
    """The candidate's values from the most to the least important; an inner list is a tie.

    >>> Ranking(["respect", ["helpfulness", "teamwork"], "service excellence"]).ranks
    (('respect', 1), ('helpfulness', 2), ('teamwork', 2), ('service excellence', 4))

    Give everything that was ranked, also what the model lacks: how many were ranked matters.
    """

    places: Sequence[str | Sequence[str]]

    def __post_init__(self) -> None:
        if isinstance(self.places, (str, bytes)) or not isinstance(self.places, Iterable):
            raise TypeError(f"ranking: expected a list, not {type(self.places).__name__}")
        frozen = (place if isinstance(place, str) else tuple(place) for place in self.places)
        object.__setattr__(self, "places", tuple(frozen))

    @property
    def ranks(self) -> tuple[tuple[str, int], ...]:
        """Name and rank of each entry; ties share the best rank."""
        ranked: list[tuple[str, int]] = []
        for place in self.places:
            rank = len(ranked) + 1
            ranked += [(name, rank) for name in ((place,) if isinstance(place, str) else place)]
        return tuple(ranked)


SelfReport = Union[str, Iterable[str], Ranking, Mapping[str, Number]]


def choice(what: str, name: object, choices: Mapping[str, int]) -> int:
    """The library's number for one of a few names."""
    if not isinstance(name, str) or name not in choices:
        raise wrong(f"{what}: expected one of {', '.join(choices)}, not {name!r}")
    return choices[name]


def _several(what: str, given: Any) -> list[Any]:
    if isinstance(given, (bytes, bytearray, Mapping)) or not isinstance(given, Iterable):
        raise TypeError(f"{what}: expected a list, not {type(given).__name__}")
    return list(given)


def _texts(what: str, given: Any) -> list[str]:
    if isinstance(given, str):
        return [given]
    if isinstance(given, (bytes, bytearray, Mapping)) or not isinstance(given, Iterable):
        raise TypeError(f"{what}: expected str or a list of str, not {type(given).__name__}")
    return list(given)


def _pairs(answers: Any) -> list[tuple[Any, str]]:
    if isinstance(answers, Mapping):
        return [
            (question, text)
            for question, texts in answers.items()
            for text in _texts(f"answers[{question!r}]", texts)
        ]
    if isinstance(answers, str):
        raise TypeError("answers: expected a dict or a list of (question, text), not str")
    pairs = _several("answers", answers)
    for pair in pairs:
        if isinstance(pair, (str, bytes)) or not isinstance(pair, Sequence) or len(pair) != 2:
            raise TypeError(f"answers: expected (question, text), not {pair!r:.60}")
    return pairs


class Builder:
    """A candidate of the library, filled step by step."""

    def __init__(self, identifier: object) -> None:
        name = c_string("candidate", identifier)
        pointer = create(lib.tenet_candidate_new, name, len(name))
        self.handle = Handle(pointer, lib.tenet_candidate_free)

    def _add(self, function: Callable[..., int], *arguments: bytes | float) -> None:
        """Bytes are passed with their number."""
        passed: list[bytes | float] = []
        for argument in arguments:
            passed += (argument, len(argument)) if isinstance(argument, bytes) else (argument,)
        call(function, self.handle, *passed)

    def notes(self, notes: Texts, text_format: TextFormat) -> None:
        form = choice("text_format", text_format, _FORMATS)
        for text in _texts("notes", notes):
            self._add(lib.tenet_candidate_add_notes, utf8("notes", text), form)

    def answers(self, answers: Answers, text_format: TextFormat) -> None:
        form = choice("text_format", text_format, _FORMATS)
        for question, text in _pairs(answers):
            name = c_string("answers: a question", question)
            words = utf8(f"answers[{question!r}]", text)
            self._add(lib.tenet_candidate_add_answer, name, words, form)

    def ratings(self, ratings: Ratings, bounds: object) -> None:
        if not isinstance(ratings, Mapping):
            raise TypeError(f"ratings: expected a dict, not {type(ratings).__name__}")
        low, high = scale("rating_scale", bounds)
        for value, given in ratings.items():
            what = f"ratings[{value!r}]"
            several = isinstance(given, Iterable) and not isinstance(given, (str, bytes))
            for rating in _several(what, given) if several else [given]:
                name = c_string("ratings: a value", value)
                if rating is None:
                    self._add(lib.tenet_candidate_add_not_observed, name)
                    continue
                self._add(
                    lib.tenet_candidate_add_rating,
                    name,
                    number(what, rating),
                    low,
                    high,
                )

    def self_report(self, report: SelfReport, bounds: object) -> None:
        if isinstance(report, str):
            self._add(lib.tenet_candidate_add_self_report_text, utf8("self_report", report))
        elif isinstance(report, Ranking):
            for value, rank in report.ranks:
                name = c_string("self_report: a value", value)
                self._add(lib.tenet_candidate_add_self_report_ranking, name, float(rank))
        elif isinstance(report, Mapping):
            low, high = scale("self_report_scale", bounds)
            for value, rating in report.items():
                self._add(
                    lib.tenet_candidate_add_self_report_rating,
                    c_string("self_report: a value", value),
                    number(f"self_report[{value!r}]", rating),
                    low,
                    high,
                )
        else:
            for value in _several("self_report", report):
                name = c_string("self_report: a value", value)
                self._add(lib.tenet_candidate_add_self_report_list, name)
