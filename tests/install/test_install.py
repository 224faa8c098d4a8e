#!/usr/bin/env python3
"""Installs a build into a folder of its own and uses it as others would.

    test_install.py --build FOLDER [--cc cc] [--sanitize LIST]

The programs that are compiled are those printed in the README and in tenet/tenet.h, so that what
people copy from there works.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = argparse.Namespace(build=None, cc="cc", sanitize="")

CONSUMER = """\
cmake_minimum_required(VERSION 3.22)
project(consumer LANGUAGES C)
{package}
add_executable(shared program.c)
target_link_libraries(shared PRIVATE tenet::tenet)
add_executable(static program.c)
target_link_libraries(static PRIVATE tenet::tenet_static)
"""


FIND = "find_package(tenet 0.1 REQUIRED COMPONENTS static)"
ADD = f'add_subdirectory("{ROOT}" tenet)'


def run(*command: str, cwd: Path | None = None, **environment: str) -> str:
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} gave {done.returncode}:\n{done.stdout}")
    return done.stdout


def readme_program(language: str) -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.search(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE).group(1)


def header_program() -> str:
    text = (ROOT / "include/tenet/tenet.h").read_text(encoding="utf-8")
    comment = text[text.index("A whole program"):]
    lines = re.findall(r"^ \*     (.*)$|^ \*()$", comment, re.MULTILINE)
    return "\n".join(line for line, _ in lines)


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        first = cls.folder / "first"
        run("cmake", "--install", str(OPTIONS.build), "--prefix", str(first))
        # What is installed must work where it is moved to.
        cls.prefix = first.rename(cls.folder / "moved")
        cls.config = next(cls.prefix.rglob("tenet.pc")).parent
        cls.library = cls.config.parent
        cls.flags = [f"-fsanitize={OPTIONS.sanitize}"] if OPTIONS.sanitize else []
        cls.program = cls.folder / "program.c"
        cls.program.write_text(readme_program("c"), encoding="utf-8")

    def flags_of(self, *options: str) -> list[str]:
        return run("pkg-config", *options, "tenet", PKG_CONFIG_PATH=str(self.config)).split()

    def compile(self, source: Path, name: str, *flags: str) -> Path:
        made = self.folder / name
        strict = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
        run(OPTIONS.cc, *strict, *self.flags, str(source), "-o", str(made), *flags)
        return made

    def test_the_program_runs_where_it_was_moved_to(self) -> None:
        if sys.platform == "linux" and not Path("/proc/self/exe").exists():
            self.skipTest("without /proc a program cannot tell where it lies")
        self.assertIn("tenet 0.1.0", run(str(self.prefix / "bin" / "tenet"), "--version"))

    def test_the_readme_program_links_the_shared_library_through_pkg_config(self) -> None:
        made = self.compile(self.program, "shared", *self.flags_of("--cflags", "--libs"))
        self.assertIn("points", run(str(made), LD_LIBRARY_PATH=str(self.library)))

    def test_the_readme_program_links_the_static_library_through_pkg_config(self) -> None:
        flags = self.flags_of("--cflags", "--libs", "--static")
        archive = str(self.library / "libtenet.a")
        made = self.compile(self.program, "static",
                            *[archive if flag == "-ltenet" else flag for flag in flags])
        self.assertIn("points", run(str(made)))

    def test_the_program_in_the_header_compiles_and_runs(self) -> None:
        source = self.folder / "header.c"
        source.write_text(header_program(), encoding="utf-8")
        made = self.compile(source, "header", *self.flags_of("--cflags", "--libs"))
        self.assertIn("points", run(str(made), LD_LIBRARY_PATH=str(self.library)))

    def consumer(self, name: str, package: str, *options: str) -> Path:
        """The build folder of a project that uses the package in the way that `package` says."""
        source = self.folder / name
        source.mkdir()
        shutil.copy(self.program, source)
        (source / "CMakeLists.txt").write_text(CONSUMER.format(package=package), encoding="utf-8")
        build = self.folder / f"{name}-build"
        run("cmake", "-S", str(source), "-B", str(build), f"-DCMAKE_C_COMPILER={OPTIONS.cc}",
            f"-DCMAKE_C_FLAGS={' '.join(self.flags)}", *options)
        run("cmake", "--build", str(build), "--parallel", str(os.cpu_count()))
        return build

    def test_cmake_finds_the_package_shared_and_static(self) -> None:
        build = self.consumer("finds", FIND, f"-DCMAKE_PREFIX_PATH={self.prefix}")
        for program in ("shared", "static"):
            self.assertIn("points", run(str(build / program)))

    def test_a_project_may_hold_tenet_as_a_folder_of_its_own(self) -> None:
        build = self.consumer("adds", ADD)
        for program in ("shared", "static"):
            self.assertIn("points", run(str(build / program)))
        self.assertFalse((build / "tenet" / "tests").exists(), "the tests are the top level's")

    def test_without_the_package_nothing_is_found(self) -> None:
        with self.assertRaisesRegex(AssertionError, "tenetConfig.cmake"):
            self.consumer("lost", FIND.replace(")", " NO_DEFAULT_PATH)"))
        with self.assertRaisesRegex(AssertionError, "tenet/tenet.h"):
            self.compile(self.program, "lost")

    def test_destdir_stands_before_everything_and_in_no_file(self) -> None:
        stage = self.folder / "stage"
        run("cmake", "--install", str(OPTIONS.build), "--prefix", "/opt/tenet", DESTDIR=str(stage))
        self.assertEqual({path.name for path in stage.iterdir()}, {"opt"})
        for name in ("tenet.pc", "tenetTargets.cmake"):
            found = next(stage.rglob(name)).read_text(encoding="utf-8")
            self.assertNotIn(str(stage), found)

    def test_pkg_config_is_right_with_absolute_folders(self) -> None:
        build = self.folder / "absolute"
        run("cmake", "-S", str(ROOT), "-B", str(build), "-DTENET_BUILD_TESTS=OFF",
            "-DCMAKE_INSTALL_PREFIX=/opt/tenet", "-DCMAKE_INSTALL_LIBDIR=/opt/lib64")
        told = run("pkg-config", "--cflags", "--libs", "tenet",
                   PKG_CONFIG_PATH=str(build / "pkgconfig"))
        self.assertEqual(told.split(), ["-I/opt/tenet/include", "-L/opt/lib64", "-ltenet"])

    def test_the_shared_library_has_a_name_that_tells_its_interface(self) -> None:
        if sys.platform != "linux" or shutil.which("readelf") is None:
            self.skipTest("readelf tells it on Linux")
        told = run("readelf", "-d", str(self.library / "libtenet.so"))
        self.assertIn("soname: [libtenet.so.0]", told)

    def test_manual_page_and_completion_know_every_verb_and_option(self) -> None:
        program = str(self.prefix / "bin" / "tenet")
        manual = next(self.prefix.rglob("tenet.1")).read_text(encoding="utf-8").replace("\\-", "-")
        completion = next(self.prefix.rglob("completions/tenet"))
        script = f"""source {completion}
            complete_after() {{ COMP_WORDS=("$@" --); COMP_CWORD=$#; _tenet; echo "${{COMPREPLY[@]}}"; }}
            complete_after"""
        verbs = re.findall(r"^  ([a-z]+(?: [a-z]+)?)(?: [^ ].*)?  ", run(program, "--help"), re.M)
        self.assertIn("score", verbs)
        for verb in verbs:
            self.assertIn(f"tenet {verb}", manual)
            told = run(program, *verb.split(), "--help")
            options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", told, re.M))
            self.assertIn("--help", options, verb)
            for option in options - {"--help"}:
                self.assertIn(option, manual, verb)
            if shutil.which("bash"):
                completed = run("bash", "-c", f"{script} {program} {verb}").split()
                self.assertLessEqual(options, set(completed), verb)

    @unittest.skipIf("address" in sys.argv[-1], "Python was not started for AddressSanitizer")
    def test_the_readme_python_program_runs_with_the_installed_library(self) -> None:
        shared = next(path for path in self.library.glob("libtenet.*") if path.suffix != ".a")
        out = run(sys.executable, "-B", "-c", readme_program("python"), cwd=ROOT,
                  TENET_LIBRARY=str(shared), PYTHONPATH=str(ROOT / "bindings" / "python"))
        self.assertIn("points", out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--sanitize", default="")
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
