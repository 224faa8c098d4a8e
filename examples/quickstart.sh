#!/bin/sh
# Installs what is missing, builds tenet, scores the example export and explains one candidate.
# Works from any folder and as often as you like; what it makes lies in build/quickstart.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/quickstart
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}"

# shellcheck source=examples/setup.sh
. "$root/examples/setup.sh"

install_missing build
quietly "Configuring" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DTENET_BUILD_TESTS=OFF
quietly "Building" cmake --build "$build"

cd "$root"
tenet=$build/examples/cli/tenet

printf '\n$ tenet score examples/data/interviews.csv\n'
"$tenet" score examples/data/interviews.csv --format table

printf '\n$ tenet explain examples/data/interviews.csv --candidate C-108\n'
"$tenet" explain examples/data/interviews.csv --candidate C-108 --quiet

printf '\nThe program is %s\nYour own export: %s score FILE.csv\n' "$tenet" "$tenet"
