#!/bin/sh
# Measures how well tenet reads context: builds the programs of tests/eval and runs them on the
# labelled cases, those that the rules were made with and those that were kept unseen apart, and on
# published annotations if they lie beside the source tree; and how well the built-in model finds
# what readers of real answers found.
#
#     tests/eval/run.sh              tables
#     tests/eval/run.sh --errors     and every match that was read otherwise than labelled
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/eval
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}"

# shellcheck source=examples/setup.sh
. "$root/examples/setup.sh"

install_missing build test
quietly "Configuring" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DTENET_BUILD_TESTS=ON
quietly "Building" cmake --build "$build"

# headed TITLE COMMAND...
headed() {
    printf '\n== %s\n\n' "$1"
    shift
    "$@"
}

cd "$root"
seen=$(ls tests/cases/reading-*.md | grep -v /reading-unseen)
# shellcheck disable=SC2086 # the names are words of their own, and so are the options
headed "Own cases, seen while the rules were made" "$build/tests/eval_reading" "$@" $seen
# Never with --errors: whoever works on the rules must not read these.
for file in tests/cases/reading-unseen*.md; do
    headed "Own cases, kept unseen: $(basename "$file" .md)" "$build/tests/eval_reading" "$file"
done

data=../shared/data
for part in training dev; do
    file=$(ls $data/cdsco/*-$part-*.txt 2>/dev/null || true)
    if [ -n "$file" ]; then
        headed "Scope of negation: Conan Doyle, $part" "$build/tests/eval_negation" cdsco "$@" "$file"
    fi
done
if [ -d $data/sfu_negation ]; then
    headed "Scope of negation and speculation: SFU reviews" \
        "$build/tests/eval_negation" sfu "$@" $data/sfu_negation/*/*.xml
else
    printf '\nPublished annotations are not in %s and were left out.\n' $data
fi
headed "The built-in model and what readers find in real answers" python3 tests/eval/eval_labels.py \
    "$build/examples/cli/tenet" --tried tests/eval/tried-words.yaml "$@"

values=$data/valueeval23
if [ -d $values ]; then
    # One word a term and 300 terms a value: the best of what was tried within the training part.
    headed "Twenty values learnt as words: ValueEval 2023" "$build/tests/eval_values" \
        --words 1 --grow 300 $values/arguments-training.tsv $values/labels-training.tsv \
        $values/arguments-validation.tsv $values/labels-validation.tsv
fi
