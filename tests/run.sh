#!/bin/sh
# Installs what is missing, builds tenet with its tests and runs them all.
#
#     tests/run.sh               in build/tests
#     tests/run.sh --sanitize    in build/asan, under AddressSanitizer and UndefinedBehaviorSanitizer
#
# The examples in other languages are skipped where a language is not there, unless the environment
# says TENET_REQUIRE_HOSTS=ON.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
processors=$(getconf _NPROCESSORS_ONLN)
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$processors}"
export CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$processors}"

build=$root/build/tests
sanitize=
case ${1-} in
"") ;;
--sanitize)
    build=$root/build/asan
    sanitize=address,undefined
    # Older GLib keeps small blocks in pools of its own, in which nothing can be seen.
    export G_SLICE=always-malloc
    export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
    ;;
*)
    printf 'usage: %s [--sanitize]\n' "$0" >&2
    exit 2
    ;;
esac

# shellcheck source=examples/setup.sh
. "$root/examples/setup.sh"

# The Python that runs the tests: one that has what they use, else one of our own.
find_python() {
    own=$root/build/python/bin/python
    for python in python3 /usr/bin/python3 "$own"; do
        if "$python" -c 'import hypothesis, jsonschema, pytest' 2>/dev/null; then
            command -v "$python"
            return
        fi
    done
    quietly "Making a Python environment" python3 -m venv --clear "$root/build/python"
    quietly "Installing pytest" "$own" -m pip install -q hypothesis jsonschema pytest
    echo "$own"
}

# Locales in which numbers and letters differ, for the tests that nothing depends on them.
make_locales() {
    for locale in tr_TR de_DE; do
        if [ ! -e "$root/build/locales/$locale.UTF-8" ]; then
            mkdir -p "$root/build/locales"
            localedef -i $locale -f UTF-8 "$root/build/locales/$locale.UTF-8"
        fi
    done
}

install_missing build test
if [ -e /usr/share/i18n/locales/tr_TR ]; then
    quietly "Making locales" make_locales
    export LOCPATH="$root/build/locales"
fi
python=$(find_python)
quietly "Configuring" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DTENET_BUILD_TESTS=ON -DTENET_WERROR=ON -DTENET_SANITIZE=$sanitize \
    -DTENET_REQUIRE_PYTHON=ON -DPython3_EXECUTABLE="$python" \
    -DTENET_REQUIRE_HOSTS="${TENET_REQUIRE_HOSTS:-OFF}"
quietly "Building" cmake --build "$build"

cd "$build"
ctest --output-on-failure
