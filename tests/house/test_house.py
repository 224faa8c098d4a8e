#!/usr/bin/env python3
"""The order of the house: who includes whom, what stands where, what the library shows.

    test_house.py [--library libtenet.so] [--cc cc] [--cxx c++]

Each rule is a function from a source tree to a list of complaints. The rules are run on this tree,
and on small trees that break them, so that a rule that has gone blind is noticed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = argparse.Namespace(library=None, cc="cc", cxx="c++")

# The folders of lib/ in the order of the data; each may include those before it.
ROUTE = ["base", "text", "model", "evidence", "score", "interview", "learn", "io"]
MAY_INCLUDE = {folder: set(ROUTE[: place + 1]) for place, folder in enumerate(ROUTE)}
MAY_INCLUDE["validity"] = {"base", "validity"}

# Each dependency is touched by one file.
SOLE_USERS = {
    "yaml.h": "lib/model/yamltree.c",
    "pcre2.h": "lib/model/regex.c",
    "csv.h": "lib/io/csv.c",
}

FOLDERS = {"lib", "include", "examples", "bindings", "tests", "pkgconfig", ".ci"}
FILES = {
    "CMakeLists.txt", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
    "CMakePresets.json", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore",
}  # fmt: skip

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
EXPORT = re.compile(r"^TENET_API\b[^;(]*?\b(tenet_\w+)\(", re.MULTILINE)
FOREIGN_TYPE = re.compile(r"\b(?:FILE|G(?:Error|String|\w*Array|HashTable)|g(?:boolean|s?size))\b")
PRIVATE_PLACE = re.compile(
    r"(?<![\w.:/~$}-])/(?:home/\w+|Users/\w+|root|work|workspace)/|\b[A-Z]:\\Users\\"
)


def includes(path: Path) -> list[tuple[str, str]]:
    """The kind of bracket and the name of each include line."""
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def sources(root: Path, *folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (root / folder).rglob("*")
        if path.suffix in (".c", ".h") and path.is_file()
    )


def tracked(root: Path) -> list[Path]:
    """The files of the tree as others get it, or all outside build folders if git is not there."""
    if shutil.which("git") and (root / ".git").exists():
        command = ["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z"]
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        names = [Path(name) for name in listed.split("\0") if name]
        return [name for name in names if (root / name).is_file()]
    made = re.compile(r"build.*|\.git|__pycache__|\.venv|\..*_?cache")
    names = [path.relative_to(root) for path in root.rglob("*") if path.is_file()]
    return sorted(name for name in names if not any(made.fullmatch(part) for part in name.parts))


# ---- Rules ---------------------------------------------------------------------------------------


def upward_includes(root: Path) -> list[str]:
    complaints = []
    for path in sources(root, "lib"):
        name = path.relative_to(root)
        folder = name.parts[1]
        if folder not in MAY_INCLUDE or len(name.parts) != 3:
            complaints.append(f"{name}: stands in none of the folders of lib/")
            continue
        for bracket, other in includes(path):
            target = other.split("/")[0]
            if bracket == '"' and "/" not in other:
                complaints.append(f'{name}: write "{other}" with its folder')
            elif bracket == '"' and target not in MAY_INCLUDE[folder] | {"tenet"}:
                complaints.append(f"{name}: {folder} must not include {other}")
            elif bracket == '"' and target != "tenet" and not (root / "lib" / other).is_file():
                complaints.append(f"{name}: there is no {other}")
    return complaints


def include_cycles(root: Path) -> list[str]:
    """Every header that reaches itself, by depth-first search."""
    graph = {}
    for path in sources(root, "lib", "include"):
        name = path.relative_to(root)
        base = Path(*name.parts[1:])
        graph[str(base)] = [
            str(base.parent / other) if "/" not in other else other
            for bracket, other in includes(path)
            if bracket == '"'
        ]
    complaints, state = [], {}

    def visit(node: str, trail: list[str]) -> None:
        if state.get(node) == "open":
            complaints.append(" -> ".join([*trail[trail.index(node):], node]))
        elif node not in state:
            state[node] = "open"
            for other in graph.get(node, []):
                visit(other, [*trail, node])
            state[node] = "done"

    for node in graph:
        visit(node, [])
    return complaints


def strangers(root: Path) -> list[str]:
    """Dependencies touched by other files than their own, and what the public must not see."""
    complaints = []
    for path in sources(root, "lib", "include", "examples"):
        name = path.relative_to(root)
        for bracket, other in includes(path):
            if bracket == "<" and other in SOLE_USERS and str(name) != SOLE_USERS[other]:
                complaints.append(f"{name}: <{other}> belongs to {SOLE_USERS[other]}")
            public = name.parts[0] == "include" and bracket == "<"
            if public and other not in ("stdint.h", "stddef.h"):
                complaints.append(f"{name}: <{other}> has no place in a public header")
            if name.parts[0] == "examples" and other.split("/")[0] in MAY_INCLUDE:
                complaints.append(f"{name}: uses the private {other}")
    for path in sources(root, "include"):
        code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = FOREIGN_TYPE.search(code)
        if found:
            complaints.append(f"{path.relative_to(root)}: shows {found.group()} to the public")
    return complaints


def top_level(root: Path) -> list[str]:
    complaints = []
    for name in sorted({(path.parts[0], len(path.parts) > 1) for path in tracked(root)}):
        if name[0] not in (FOLDERS if name[1] else FILES):
            complaints.append(f"{name[0]} has no place at the top level")
    return complaints


def private_places(root: Path) -> list[str]:
    """Paths that exist on somebody's machine only."""
    complaints = []
    for name in tracked(root):
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            found = PRIVATE_PLACE.search(line)
            if found and name != Path("tests/house/test_house.py"):
                complaints.append(f"{name}:{number}: {found.group()} is a place of one machine")
    return complaints


def headers_alone(root: Path) -> list[str]:
    """Public headers that do not compile alone, in strict C11 and in C++."""
    strict = ["-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{root / 'include'}"]
    compilers = [[OPTIONS.cc, "-std=c11", "-x", "c"], [OPTIONS.cxx, "-std=c++11", "-x", "c++"]]
    complaints = []
    for compiler in compilers:
        if shutil.which(compiler[0]) is None:
            print(f"left out: there is no {compiler[0]}", file=sys.stderr)
            continue
        for header in sorted((root / "include" / "tenet").glob("*.h")):
            line = f"#include <tenet/{header.name}>\n"
            command = [*compiler, *strict, "-"]
            done = subprocess.run(command, input=line, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                complaints.append(f"{header.name} with {compiler[0]}:\n{done.stderr}")
    return complaints


def exports(root: Path) -> list[str]:
    """What the shared library shows and the headers do not declare, and the other way round."""
    if OPTIONS.library is None or shutil.which("nm") is None:
        print("left out: no library or no nm", file=sys.stderr)
        return []
    command = ["nm", "-D", "--defined-only", OPTIONS.library]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    shown = {row[-1].split("@")[0] for row in rows if row[-2] != "A"}
    declared = set()
    for header in sources(root, "include"):
        declared |= set(EXPORT.findall(header.read_text(encoding="utf-8")))
    return [f"{name} is exported but not declared" for name in sorted(shown - declared)] + [
        f"{name} is declared but not exported" for name in sorted(declared - shown)
    ]


def different_values(root: Path) -> list[str]:
    """The larger example holds the values of the built-in model, word for word."""
    own = (root / "lib/model/builtin.yaml").read_text().split("\nvalues:\n")[1]
    shared = own.split("\nwords:\n")[0]
    if shared in (root / "examples/eight-values.yaml").read_text():
        return []
    return ["examples/eight-values.yaml has not the values of lib/model/builtin.yaml"]


# ---- The rules on this tree ----------------------------------------------------------------------


class ThisHouse(unittest.TestCase):
    def holds(self, complaints: list[str]) -> None:
        self.assertEqual(complaints, [], "\n" + "\n".join(complaints))

    def test_includes_go_down_the_route_of_the_data_only(self) -> None:
        self.assertGreater(len(sources(ROOT, "lib")), 50)
        self.holds(upward_includes(ROOT))

    def test_no_header_reaches_itself(self) -> None:
        self.holds(include_cycles(ROOT))

    def test_one_file_touches_each_dependency_and_none_shows_in_public(self) -> None:
        self.holds(strangers(ROOT))

    def test_nothing_else_stands_at_the_top_level(self) -> None:
        self.holds(top_level(ROOT))

    def test_no_file_names_a_place_of_one_machine(self) -> None:
        self.holds(private_places(ROOT))

    def test_public_headers_compile_alone_in_strict_c_and_cpp(self) -> None:
        self.holds(headers_alone(ROOT))

    def test_the_library_exports_what_the_headers_declare(self) -> None:
        self.holds(exports(ROOT))

    def test_the_larger_example_holds_the_values_of_the_builtin_model(self) -> None:
        self.holds(different_values(ROOT))


# ---- The rules on trees that break them ----------------------------------------------------------


class BrokenHouses(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def test_an_upward_include_is_seen(self) -> None:
        self.write("lib/text/a.h", "")
        self.write("lib/score/b.h", "")
        self.write("lib/text/a.c", '#include "text/a.h"\n#  include "score/b.h"\n')
        expected = ["lib/text/a.c: text must not include score/b.h"]
        self.assertEqual(upward_includes(self.root), expected)

    def test_validity_includes_base_alone(self) -> None:
        self.write("lib/base/a.h", "")
        self.write("lib/text/a.h", "")
        self.write("lib/validity/a.c", '#include "base/a.h"\n#include "text/a.h"\n')
        self.assertEqual(len(upward_includes(self.root)), 1)

    def test_a_cycle_is_seen(self) -> None:
        self.write("lib/text/a.h", '#include "text/b.h"\n')
        self.write("lib/text/b.h", '#include "text/a.h"\n')
        self.assertEqual(include_cycles(self.root), ["text/a.h -> text/b.h -> text/a.h"])

    def test_a_second_user_of_a_dependency_is_seen(self) -> None:
        self.write("lib/io/csv.c", '#include <csv.h>\n#include "io/csv.h"\n')
        self.write("lib/io/reader.c", "#include <csv.h>\n")
        self.assertEqual(len(strangers(self.root)), 1)

    def test_glib_in_a_public_header_is_seen(self) -> None:
        self.write("include/tenet/a.h", "#include <glib.h>\n")
        self.write("include/tenet/b.h", "/* like a GString */\nint f(GError **error);\n")
        self.write("include/tenet/c.h", '#include <stdint.h>\n#include "b.h"\n')
        self.assertEqual(len(strangers(self.root)), 2)

    def test_a_private_header_in_an_example_is_seen(self) -> None:
        self.write("examples/host.c", '#include "score/score.h"\n')
        self.assertEqual(len(strangers(self.root)), 1)

    def test_one_more_folder_at_the_top_is_seen(self) -> None:
        self.write("lib/a.c", "")
        self.write("tools/a.sh", "")
        self.assertEqual(top_level(self.root), ["tools has no place at the top level"])

    def test_the_place_of_one_machine_is_seen(self) -> None:
        self.write("lib/a.c", '"/home/somebody/x" "https://example.org/home/" "~/home/"')
        self.assertEqual(len(private_places(self.root)), 1)

    def test_a_header_that_needs_another_is_seen(self) -> None:
        self.write("include/tenet/a.h", "int32_t f(void);\n")
        self.assertGreater(len(headers_alone(self.root)), 0)

    def test_a_value_changed_in_one_model_only_is_seen(self) -> None:
        self.write("lib/model/builtin.yaml", "tenet: 1\nvalues:\n  - id: a\nwords:\n  x: [y]\n")
        self.write("examples/eight-values.yaml", "values:\n  - id: b\nwords:\n  x: [y]\n")
        self.assertEqual(len(different_values(self.root)), 1)
        self.write("examples/eight-values.yaml", "values:\n  - id: a\n  - id: b\nwords:\n")
        self.assertEqual(different_values(self.root), [])

    def test_an_undeclared_export_is_seen(self) -> None:
        self.write("include/tenet/a.h", "TENET_API int32_t tenet_a(void);\n")
        if OPTIONS.library is not None:
            self.assertIn("tenet_a is declared but not exported", exports(self.root))
            self.assertIn("tenet_version is exported but not declared", exports(self.root))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--library")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--cxx", default="c++")
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
