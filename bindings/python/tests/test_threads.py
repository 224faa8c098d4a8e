"""One model, many threads and processes."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import tenet

NOTES = [
    f"She stayed late {number} times. " + "He did not help. I listened. " * (number % 7)
    for number in range(200)
]


def test_threads_give_what_one_thread_gives(model: tenet.Model) -> None:
    alone = [model.assess(text) for text in NOTES]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(model.assess, NOTES))
    assert together == alone
    assert [r.to_json() for r in together] == [r.to_json() for r in alone]


def test_closing_a_model_lets_running_calls_end(model: tenet.Model) -> None:
    """Each call either ends as usual or finds the model closed."""
    expected = model.assess(NOTES[5]).to_json()
    started = threading.Barrier(5)

    def work() -> bool:
        started.wait()
        for _ in range(10_000):
            try:
                assert model.assess(NOTES[5]).to_json() == expected
            except tenet.ArgumentError:
                return True
        return False

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(work) for _ in range(4)]
        started.wait()
        model.close()
        assert all(future.result() for future in running)


def test_other_threads_run_during_a_call(model: tenet.Model) -> None:
    text = "She stayed late and nobody would have thought that she helped. " * 20_000
    worker = threading.Thread(target=lambda: model.assess(text))
    ticks = 0
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1)  # the worker keeps the lock unless the call itself gives it back
    try:
        worker.start()
        while worker.is_alive():
            ticks += 1
        worker.join()
    finally:
        sys.setswitchinterval(interval)
    assert ticks > 1000


def test_threads_may_share_a_reader(model: tenet.Model, tmp_path: Path) -> None:
    """Each candidate goes to one of them; none is lost, torn or read twice."""
    path = tmp_path / "export.csv"
    rows = "".join(f'C-{number},"{text}"\n' for number, text in enumerate(NOTES * 4))
    path.write_text("id,notes\n" + rows, encoding="utf-8")
    with model.read_csv(path) as alone:
        expected = {found.candidate: found for found in alone}
    with model.read_csv(path) as shared, ThreadPoolExecutor(4) as pool:
        parts = [pool.submit(list, shared) for _ in range(4)]
        found = [one for part in parts for one in part.result()]
        assert shared.summary.candidates == len(found) == len(expected)
        assert shared.summary.scored + shared.summary.insufficient == len(found)
    assert {one.candidate: one for one in found} == expected


def test_threads_share_an_assessment(model: tenet.Model) -> None:
    result = model.assess(NOTES[5])
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: result.to_json(), range(200)))) == 1


def child(model: tenet.Model, text: str) -> str:
    return model.assess(text).to_json()


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_give_the_same(model: tenet.Model, method: str) -> None:
    if method == "forkserver":
        pytest.skip("the same as spawn")
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply(child, (model, NOTES[3])) == model.assess(NOTES[3]).to_json()
