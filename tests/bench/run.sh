#!/bin/sh
# Measures how fast tenet is, beside the engines that people use for the same: installs what is
# missing, makes notes and models, and prints ratios against the goals. Figures of one run can be
# compared with each other, those of two machines cannot.
#
#     tests/bench/run.sh              about five minutes; leaves build/bench/speed.svg
#     tests/bench/run.sh --quick      about two minutes, on less text and less surely
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/bench
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}"

# shellcheck source=examples/setup.sh
. "$root/examples/setup.sh"

install_missing build test bench
quietly "Configuring" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DTENET_BUILD_TESTS=ON
quietly "Building" cmake --build "$build" \
    --target tenet tenet_program tenet_bench tenet_bench_peers
python=$build/python/bin/python
if ! "$python" -c 'import ahocorasick, flashtext, numpy, spacy' 2>/dev/null; then
    quietly "Making a Python environment" python3 -m venv --clear "$build/python"
    quietly "Installing the peers" "$python" -m pip install -q pyahocorasick flashtext numpy spacy
fi
exec "$python" -B "$root/tests/bench/run.py" "$build" "$@"
