#!/usr/bin/env python3
"""Whether programs that were built with the last release still run with this library.

    test_abi.py --library libtenet.so [--headers include]     compares with the stored description
    test_abi.py --library libtenet.so --store                 writes it anew, at a release

The description, libtenet.abi, is made by abidw of libabigail and compared by abidiff. Functions may
be added; a function that is gone, or a struct that is laid out otherwise, is a break and needs a
new SONAME (see "What may change" in CONTRIBUTING.md).
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
STORED = Path(__file__).with_name("libtenet.abi")
OPTIONS = argparse.Namespace(library=None, headers=str(ROOT / "include"))


def describe(path: Path) -> None:
    """Where a type is declared tells the public from the private; places of one machine go."""
    subprocess.run(["abidw", "--headers-dir", OPTIONS.headers, "--drop-private-types",
                    "--exported-interfaces-only", "--no-corpus-path", "--no-comp-dir-path",
                    "--type-id-style", "hash", "--out-file", str(path), OPTIONS.library],
                   check=True)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"'[^']*/(include/tenet/)", r"'\1", text), encoding="utf-8")


def compare(stored: Path) -> tuple[int, str]:
    done = subprocess.run(["abidiff", "--headers-dir2", OPTIONS.headers, "--drop-private-types",
                           "--no-added-syms", "--no-show-locs", str(stored), OPTIONS.library],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


@unittest.skipIf(shutil.which("abidiff") is None, "abidiff of libabigail is not there")
class Interface(unittest.TestCase):
    def test_nothing_that_the_last_release_offered_is_gone_or_changed(self) -> None:
        code, told = compare(STORED)
        self.assertEqual(code, 0, told)

    def broken(self, pattern: str, replacement: str) -> str:
        """What is told when the stored interface differs from the library's in one thing."""
        text, count = re.subn(pattern, replacement, STORED.read_text(encoding="utf-8"), count=1)
        self.assertEqual(count, 1, pattern)
        with tempfile.TemporaryDirectory() as folder:
            changed = Path(folder) / "changed.abi"
            changed.write_text(text, encoding="utf-8")
            code, told = compare(changed)
        self.assertNotEqual(code, 0, told)
        return told

    def test_a_member_that_moved_is_seen(self) -> None:
        told = self.broken(r"(name='tenet_alignment'[^>]*>\s*"
                           r"<data-member access='public' layout-offset-in-bits=)'0'", r"\1'64'")
        self.assertIn("tenet_alignment", told)

    def test_a_function_that_is_gone_is_seen(self) -> None:
        told = self.broken(r"<elf-symbol name='tenet_version' ",
                           r"<elf-symbol name='tenet_vanished' ")
        self.assertIn("tenet_vanished", told)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", required=True)
    parser.add_argument("--headers", default=OPTIONS.headers)
    parser.add_argument("--store", action="store_true")
    OPTIONS, rest = parser.parse_known_args()
    if OPTIONS.store:
        describe(STORED)
    else:
        unittest.main(argv=[sys.argv[0], *rest])
