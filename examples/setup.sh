# Installs what building tenet needs and lacks. Read by the scripts of this tree, in POSIX sh:
#
#     root=...                      the root of the source tree
#     . "$root/examples/setup.sh"
#     install_missing build test    any of: build, test, check, bench, hosts, pages
#     quietly "Building" ninja      a step whose output is shown only if it fails
#
# What is there already is looked for by what it does, not by a package's name, so that a program
# or library that was installed in another way will do.

# for    what to look for      apt-get              dnf                 brew
needs='
build    command:cc            build-essential      gcc                 -
build    command:cmake         cmake                cmake               cmake
build    command:ninja         ninja-build          ninja-build         ninja
build    command:pkg-config    pkg-config           pkgconf-pkg-config  pkgconf
build    library:glib-2.0      libglib2.0-dev       glib2-devel         glib
build    library:libpcre2-8    libpcre2-dev         pcre2-devel         pcre2
build    library:yaml-0.1      libyaml-dev          libyaml-devel       libyaml
build    header:csv.h          libcsv-dev           libcsv-devel        libcsv
test     library:cunit         libcunit1-dev        CUnit-devel         cunit
test     command:c++           g++                  gcc-c++             -
test     command:python3       python3              python3             python3
test     file:/usr/share/i18n/locales/tr_TR locales   glibc-locale-source -
test     python:pytest         python3-pytest       python3-pytest      -
test     python:jsonschema     python3-jsonschema   python3-jsonschema  -
test     python:hypothesis     python3-hypothesis   python3-hypothesis  -
check    command:git           git                  git                 git
check    python:ensurepip      python3-venv         python3             -
check    command:clang         clang                clang               llvm
check    fuzzer:clang          libclang-rt-14-dev   compiler-rt         llvm
check    command:clang-format  clang-format         clang-tools-extra   clang-format
check    command:clang-tidy    clang-tidy           clang-tools-extra   llvm
check    command:abidiff       abigail-tools        libabigail          -
check    command:doxygen       doxygen              doxygen             doxygen
check    command:run-clang-tidy clang-tidy          clang-tools-extra   llvm
bench    header:hs/hs.h        libvectorscan-dev    vectorscan-devel    vectorscan
bench    command:rg            ripgrep              ripgrep             ripgrep
hosts    command:mcs           mono-mcs             mono-core           mono
hosts    command:mono          mono-runtime         mono-core           mono
hosts    command:javac         default-jdk-headless java-devel          openjdk
hosts    file:/usr/share/java/jna.jar libjna-java   jna                 -
hosts    command:node          nodejs               nodejs              node
hosts    command:npm           npm                  npm                 node
hosts    command:php           php-cli              php-cli             php
hosts    header:sqlite3ext.h   libsqlite3-dev       sqlite-devel        sqlite
hosts    command:sqlite3       sqlite3              sqlite              sqlite
pages    command:chromium      chromium             chromium            chromium
pages    command:java          default-jre-headless java-headless       openjdk
pages    command:node          nodejs               nodejs              node
pages    command:npm           npm                  npm                 node
'

# quietly NAME COMMAND...: says what is being done; the output is shown only if it fails.
quietly() {
    printf '%s ...\n' "$1" >&2
    quietly_log=$(mktemp)
    shift
    if "$@" >"$quietly_log" 2>&1 </dev/null; then
        rm -f "$quietly_log"
    else
        quietly_status=$?
        cat "$quietly_log" >&2
        rm -f "$quietly_log"
        printf 'failed with status %s: %s\n' "$quietly_status" "$*" >&2
        return "$quietly_status"
    fi
}

has_header() {
    flags=
    if command -v brew >/dev/null; then
        flags="-I$(brew --prefix)/include"
    fi
    # shellcheck disable=SC2086 # no flags are no argument
    printf '#include <%s>\n' "$1" | cc $flags -E - >/dev/null 2>&1
}

has_fuzzer() {
    folder=$(mktemp -d)
    printf 'int LLVMFuzzerTestOneInput(const unsigned char *d, unsigned long n);\n%s\n' \
        'int LLVMFuzzerTestOneInput(const unsigned char *d, unsigned long n) { return d && 0 > n; }' \
        >"$folder/try.c"
    status=0
    "$1" -fsanitize=fuzzer "$folder/try.c" -o "$folder/try" >/dev/null 2>&1 || status=1
    rm -rf "$folder"
    return $status
}

is_there() {
    case $1 in
    command:*) command -v "${1#*:}" >/dev/null ;;
    library:*) pkg-config --exists "${1#*:}" 2>/dev/null ;;
    file:*) [ -e "${1#*:}" ] ;;
    header:*) has_header "${1#*:}" ;;
    python:*) python3 -c "import ${1#*:}" 2>/dev/null ;;
    fuzzer:*) has_fuzzer "${1#*:}" ;;
    esac
}

# as_root COMMAND...: with sudo, unless we are root or no rights are needed.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        printf 'as root, please run: %s\n' "$*" >&2
        return 1
    fi
}

# The names of the packages that are missing for the given purposes, by the column of their manager.
missing_packages() {
    column=$1
    shift
    for purpose in "$@"; do
        printf '%s\n' "$needs" | while read -r for what apt dnf brew; do
            if [ "$for" = "$purpose" ] && ! is_there "$what"; then
                case $column in
                apt) echo "$apt" ;;
                dnf) echo "$dnf" ;;
                brew) echo "$brew" ;;
                *) echo "$what" ;;
                esac
            fi
        done
    done | grep -v '^-$' | sort -u | tr '\n' ' '
}

install_missing() {
    if command -v apt-get >/dev/null; then
        manager=apt
    elif command -v dnf >/dev/null; then
        manager=dnf
    elif command -v brew >/dev/null; then
        manager=brew
    else
        manager=none
    fi
    packages=$(missing_packages $manager "$@")
    if [ -z "$packages" ]; then
        return 0
    fi
    if [ $manager != brew ] && [ $manager != none ] && [ "$(id -u)" -ne 0 ] &&
        command -v sudo >/dev/null; then
        printf 'sudo may ask for your password to install: %s\n' "$packages" >&2
        sudo -v
    fi
    # shellcheck disable=SC2086 # the names are words of their own
    case $manager in
    apt)
        quietly "Looking up packages" as_root apt-get update -q
        quietly "Installing $packages" as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends $packages
        ;;
    dnf) quietly "Installing $packages" as_root dnf install -y -q $packages ;;
    brew) quietly "Installing $packages" brew install -q $packages ;;
    none)
        printf 'no apt-get, dnf or brew here; please install: %s\n' "$packages" >&2
        return 1
        ;;
    esac
}
