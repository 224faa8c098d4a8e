#!/usr/bin/env python3
"""What the pages say: each message that the library asks for is in the table, and each that is in
the table is asked for. That every language has every message is tests/unit/report's."""

from __future__ import annotations

import re
import unittest
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2] / "lib"
# The places of the key among the arguments: second, third, or behind a class.
CALL = re.compile(
    r"\btenet__(?:"
    r'(?:message(?:_filled|_counted)?|report_say)\([^,"]+,\s*"(\w+)"'
    r'|(?:html_message|report_heading)\([^,"]+,[^,"]+,\s*"(\w+)"'
    r'|report_paragraph\([^,"]+,\s*(?:NULL|"[^"]*"),\s*"(\w+)")'
)
KEY = re.compile(r"^(\w+):", re.MULTILINE)
FORMS = ("_one", "_many")


def stem(key: str) -> str:
    for form in FORMS:
        key = key.removesuffix(form)
    return key


class Messages(unittest.TestCase):
    def setUp(self) -> None:
        self.keys = KEY.findall((LIBRARY / "io" / "messages.yaml").read_text(encoding="utf-8"))
        self.sources = "".join(p.read_text(encoding="utf-8") for p in LIBRARY.rglob("*.c"))

    def test_what_is_asked_for_is_there(self) -> None:
        asked = {key for found in CALL.findall(self.sources) for key in found if key}
        self.assertGreater(len(asked), 30)
        self.assertEqual(sorted(asked - {stem(key) for key in self.keys} - set(self.keys)), [])

    def test_what_is_there_is_asked_for(self) -> None:
        # "guide_rule_3" is asked for as "guide_rule_%d".
        names = {key: {stem(key), re.sub(r"_\d+$", "_%d", key)} for key in self.keys}
        unused = [
            key for key in self.keys if not any(f'"{n}"' in self.sources for n in names[key])
        ]
        self.assertEqual(unused, [])


if __name__ == "__main__":
    unittest.main()
