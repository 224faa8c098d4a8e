#!/bin/sh
# Checks the pages as people meet them: valid HTML (Nu and html-validate), accessibility (axe-core)
# at desktop and phone width, light and dark, in Chromium; that nothing is loaded or run, and that
# each page opens in time. What it needs of npm is installed under build/pages.
#
#     tests/pages/run.sh [PROGRAM]    the tenet program; default: build/tests/examples/cli/tenet
#
# Ends with 0 and a message where Chromium, Node.js or Java are not there.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
program=${1:-$root/build/tests/examples/cli/tenet}
work=$root/build/pages

# shellcheck source=examples/setup.sh
. "$root/examples/setup.sh"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser ||
    command -v google-chrome || true)}
export CHROMIUM
for needed in "${CHROMIUM:-chromium}" node npm java python3; do
    if ! command -v "$needed" >/dev/null; then
        printf 'the pages are not checked: %s is not here\n' "$needed" >&2
        exit 0
    fi
done

if [ ! -x "$program" ]; then
    printf 'there is no program %s: build it with tests/run.sh, or name another\n' "$program" >&2
    exit 1
fi

mkdir -p "$work"
if ! cmp -s "$root/tests/pages/package.json" "$work/package.json" ||
    [ ! -d "$work/node_modules" ]; then
    cp "$root/tests/pages/package.json" "$work/package.json"
    (cd "$work" && quietly "Installing what checks pages" npm install --no-audit --no-fund)
fi
cp "$root/tests/pages/check.mjs" "$root/tests/pages/.htmlvalidate.json" "$work/"
rm -rf "$work/made"
quietly "Making pages" python3 "$root/tests/pages/make.py" "$program" "$work/made" --large

cd "$work"
# Nu's list of CSS properties lacks one that says how tall an unseen part of a list may be.
quietly "Validating HTML with Nu" java -Xss16m -jar node_modules/vnu-jar/build/dist/vnu.jar \
    --filterpattern '.*contain-intrinsic-size.*' made/*.html
# html-validate takes minutes on the largest pages; Nu has read them.
find made -name '*.html' -size -300k -exec npx html-validate {} +
node check.mjs made --shots
