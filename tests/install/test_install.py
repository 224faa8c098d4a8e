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
find_package(tenet 0.1 REQUIRED COMPONENTS static)
add_executable(shared program.c)
target_link_libraries(shared PRIVATE tenet::tenet)
add_executable(static program.c)
target_link_libraries(static PRIVATE tenet::tenet_static)
"""


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

    def test_cmake_finds_the_package_shared_and_static(self) -> None:
        source = self.folder / "consumer"
        source.mkdir()
        shutil.copy(self.program, source)
        (source / "CMakeLists.txt").write_text(CONSUMER, encoding="utf-8")
        build = self.folder / "consumer-build"
        run("cmake", "-S", str(source), "-B", str(build), f"-DCMAKE_PREFIX_PATH={self.prefix}",
            f"-DCMAKE_C_COMPILER={OPTIONS.cc}", f"-DCMAKE_C_FLAGS={' '.join(self.flags)}")
        run("cmake", "--build", str(build))
        for program in ("shared", "static"):
            self.assertIn("points", run(str(build / program)))

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
