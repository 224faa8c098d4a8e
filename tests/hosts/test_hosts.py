#!/usr/bin/env python3
"""The examples in other languages, each against the installed package.

    test_hosts.py HOST --prefix FOLDER --work FOLDER [--cc cc] [--cxx c++] [--require]

Every host must print what Python prints of the same candidate, pass on the library's error when
the model's file is missing, and refuse a library of another interface. Without the language there
is nothing to run, which is status 77, or an error with --require.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOSTS = ROOT / "examples" / "hosts"
LARGER_MODEL = ROOT / "examples" / "eight-values.yaml"
SKIPPED = 77
OPTIONS = argparse.Namespace()
NOTE = "Zoë was stuck – she stayed late to help. Her boss helped, too."


class Missing(Exception):
    """What a host needs and is not there."""


def needs(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            raise Missing(f"{program} is not installed")


def environment(library: Path) -> dict[str, str]:
    """That of a user whose package lies in a folder of its own."""
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "LC_ALL": "C.UTF-8",
        "LD_LIBRARY_PATH": str(library.parent),
        "DYLD_LIBRARY_PATH": str(library.parent),
        "PKG_CONFIG_PATH": str(library.parent / "pkgconfig"),
        "TENET_LIBRARY": str(library),
    }


def installed() -> Path:
    found = [path for path in OPTIONS.prefix.rglob("libtenet.*") if path.suffix in (".so", ".dylib")]
    return found[0]


def run(command: list[str], library: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=OPTIONS.work, env=environment(library or installed()),
                          text=True, encoding="utf-8", capture_output=True, check=False)


def make(command: list[str]) -> None:
    done = run(command)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} gave {done.returncode}:\n{done.stdout}{done.stderr}")


def package_flags() -> list[str]:
    needs("pkg-config")
    return run(["pkg-config", "--cflags", "--libs", "tenet"]).stdout.split()


# Each returns the command that runs the example, made from its sources where that is needed.


def c() -> list[str]:
    needs(OPTIONS.cc)
    make([OPTIONS.cc, "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
          str(HOSTS / "c" / "one_note.c"), "-o", "one_note_c", *package_flags()])
    return ["./one_note_c"]


def cpp() -> list[str]:
    needs(OPTIONS.cxx)
    for source in (HOSTS / "cpp" / "one_note.cpp", ROOT / "tests" / "hosts" / "header.cpp"):
        make([OPTIONS.cxx, "-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow",
              "-Wconversion", "-Werror", str(source), "-o", f"{source.stem}_cpp", *package_flags()])
    return ["./one_note_cpp"]


def csharp() -> list[str]:
    needs("mcs", "mono")
    make(["mcs", "-warnaserror", "-out:OneNote.exe", str(HOSTS / "csharp" / "OneNote.cs")])
    return ["mono", "OneNote.exe"]


def java() -> list[str]:
    needs("javac", "java")
    jar = os.environ.get("JNA_JAR", "/usr/share/java/jna.jar")
    if not Path(jar).exists():
        raise Missing("JNA is not installed; JNA_JAR names its jar")
    make(["javac", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", ".", "-cp", jar,
          str(HOSTS / "java" / "OneNote.java")])
    return ["java", "-cp", f"{jar}{os.pathsep}.", "OneNote"]


def node() -> list[str]:
    needs("node", "npm")
    for name in ("package.json", "package-lock.json", "one_note.js"):
        shutil.copy(HOSTS / "node" / name, OPTIONS.work)
    if not (OPTIONS.work / "node_modules" / "koffi").is_dir():
        try:
            make(["npm", "ci", "--no-audit", "--no-fund"])
        except AssertionError as error:
            raise Missing(f"koffi cannot be installed: {error}") from None
    return ["node", "one_note.js"]


def php() -> list[str]:
    needs("php")
    if "FFI" not in run(["php", "-m"]).stdout.split():
        raise Missing("PHP has no FFI")
    return ["php", "-d", "ffi.enable=1", str(HOSTS / "php" / "one_note.php")]


def sqlite() -> list[str]:
    needs(OPTIONS.cc, "sqlite3")
    done = subprocess.run([OPTIONS.cc, "-E", "-"], input="#include <sqlite3ext.h>\n", text=True,
                          capture_output=True, check=False)
    if done.returncode != 0:
        raise Missing("the header sqlite3ext.h is not installed")
    make([OPTIONS.cc, "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-shared", "-fPIC",
          str(HOSTS / "sqlite" / "tenet_sqlite.c"), "-o", "tenet_sqlite.so", *package_flags()])
    return ["sqlite3", ":memory:", ".load ./tenet_sqlite"]


BUILDERS = {host.__name__: host for host in (c, cpp, csharp, java, node, php, sqlite)}


def tenet():
    """The Python package with the installed library."""
    os.environ["TENET_LIBRARY"] = str(installed())
    sys.path.insert(0, str(ROOT / "bindings" / "python"))
    import tenet as package

    return package


def as_python_prints(path: Path | None) -> str:
    package = tenet()
    model = package.Model.load(path) if path else package.Model.builtin()
    result = model.assess(NOTE, candidate="C-104", ratings={"helpfulness": 5, "respect": 4})
    found = result.alignment
    score = "too little is known" if found.score is None else (
        f"{found.score:.1f} of 100 ({found.low:.1f} to {found.high:.1f})")
    item = next(item for item in result.evidence if item.quote)
    lines = [
        f"tenet {package.library_version()}",
        f"C-104: {score}, coverage {100 * found.coverage:.0f} %",
        f'{item.points:+.2f} points: "{item.quote}", {item.state}',
    ]
    try:
        package.Model.from_yaml("tenet: 2\n", source="newer.yaml")
    except package.ModelError as error:
        lines.append(f"{error.diagnostics[0].code}: {error}")
    return "\n".join(lines) + "\n"


def library_of_another_interface() -> Path:
    """A library with every name of this one that says it is of interface 7."""
    headers = "".join(path.read_text(encoding="utf-8")
                      for path in (ROOT / "include" / "tenet").glob("*.h"))
    names = set(re.findall(r"^TENET_API\b[^;(]*?\b(tenet_\w+)\(", headers, re.MULTILINE))
    source = OPTIONS.work / "other" / "other.c"
    source.parent.mkdir(exist_ok=True)
    source.write_text("int tenet_abi_version(void) { return 7; }\n" + "".join(
        f"long {name}(void) {{ return 0; }}\n" for name in sorted(names - {"tenet_abi_version"})),
        encoding="utf-8")
    made = source.with_name(installed().name)
    make([OPTIONS.cc, "-shared", "-fPIC", str(source), "-o", str(made)])
    shutil.copy(made, source.with_name("libtenet.so.0"))
    return made


class Host(unittest.TestCase):
    command: list[str]

    def prints(self, *arguments: str) -> str:
        done = run([*self.command, *arguments])
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout


class OneNote(Host):
    def test_it_prints_what_python_prints(self) -> None:
        expected = as_python_prints(None)
        self.assertIn('"stayed late to help", affirmed', expected)
        self.assertRegex(expected, "model: newer.yaml:1:8: error: .* newer version")
        self.assertEqual(self.prints(), expected)

    def test_a_model_in_a_file_is_read(self) -> None:
        self.assertEqual(self.prints(str(LARGER_MODEL)), as_python_prints(LARGER_MODEL))

    def test_an_error_of_the_library_reaches_the_user(self) -> None:
        done = run([*self.command, "none.yaml"])
        self.assertEqual(done.returncode, 1)
        self.assertIn('cannot open the model "none.yaml"', done.stderr)
        self.assertNotIn("C-104", done.stdout)

    def test_a_library_of_another_interface_is_refused(self) -> None:
        if OPTIONS.host in ("c", "cpp"):
            self.skipTest("the linker and the SONAME see to it")
        done = run(self.command, library_of_another_interface())
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("does not fit", done.stdout + done.stderr)
        self.assertNotIn("C-104", done.stdout)


class CppHeader(Host):
    def test_the_header_keeps_its_promises(self) -> None:
        done = run(["./header_cpp", str(ROOT / "examples" / "data" / "interviews.csv")])
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class Sqlite(Host):
    def test_notes_in_a_table_are_scored_with_quotes(self) -> None:
        script = HOSTS / "sqlite" / "one_note.sql"
        notes = re.search(r"'C-104', (.*?)\),\n", script.read_text(encoding="utf-8"), re.S).group(1)
        text = "".join(re.findall(r"'([^']*)'", notes))
        result = tenet().Model.builtin().assess(text)
        self.assertIsNotNone(result.alignment.score)
        item = next(item for item in result.evidence if item.quote == "stayed late to help")
        self.assertEqual(self.prints(f".read {script}").splitlines(), [
            f"C-104|{result.alignment.score:.1f}", "C-105", "C-106",
            f"{item.points:+.2f}|stayed late to help|affirmed"])

    def test_the_model_may_be_a_file(self) -> None:
        text = self.prints(f"SELECT tenet_assess('She stayed late.', '{LARGER_MODEL}') ->> '$.model.id'")
        self.assertEqual(text.strip(), tenet().Model.load(LARGER_MODEL).id)

    def test_no_notes_are_no_score(self) -> None:
        null = "SELECT quote(tenet_score(NULL)), quote(tenet_assess(NULL)), quote(tenet_score(''))"
        self.assertEqual(self.prints(null).strip(), "NULL|NULL|NULL")

    def test_what_fails_is_an_error_of_the_statement(self) -> None:
        for statement, message in (
            ("SELECT tenet_score('helped', 'none.yaml')", 'cannot open the model "none.yaml"'),
            ("SELECT tenet_score('helped', NULL)", "model"),
            ("SELECT tenet_score(CAST(x'ff41' AS TEXT))", "UTF-8"),
            ("SELECT tenet_score()", "wrong number of arguments"),
        ):
            done = run([*self.command, statement])
            self.assertNotEqual(done.returncode, 0, statement)
            self.assertIn(message, done.stderr)

    def test_a_model_in_a_file_is_not_for_views(self) -> None:
        view = "CREATE VIEW v AS SELECT tenet_score('helped', 'x.yaml'); SELECT * FROM v"
        self.assertIn("unsafe use", run([*self.command, view]).stderr)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("host", choices=sorted(BUILDERS))
    parser.add_argument("--prefix", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--cxx", default="c++")
    parser.add_argument("--require", action="store_true")
    parser.parse_args(namespace=OPTIONS)
    OPTIONS.work.mkdir(parents=True, exist_ok=True)
    try:
        Host.command = BUILDERS[OPTIONS.host]()
    except Missing as missing:
        print(f"{OPTIONS.host}: {missing}")
        return 1 if OPTIONS.require else SKIPPED
    cases = {"cpp": [OneNote, CppHeader], "sqlite": [Sqlite]}.get(OPTIONS.host, [OneNote])
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    suite = unittest.TestSuite(load(case) for case in cases)
    return 0 if unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
