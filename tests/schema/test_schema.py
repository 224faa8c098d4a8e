#!/usr/bin/env python3
"""What the program prints as JSON against assessment.schema.json, which others validate with.

    test_schema.py --program tenet
"""

from __future__ import annotations

import argparse
import copy
import json
import subprocess
import sys
import unittest
from collections.abc import Iterator
from pathlib import Path

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "lib/io/assessment.schema.json").read_text(encoding="utf-8"))
OPTIONS = argparse.Namespace(program=None)

# Exports in which everything occurs that an assessment can hold.
RICH = """\
id,notes,"Why did you help? Tell me.",respect rating,My values
1,"Helped. Did not listen. If I could, I would help. Wants to help. Used to help.",I helped.,1,respect
2,"<p>Maybe I helped?</p> My manager helped.",Helped & helped.,5,"1. respect 2. honour"
3,,,,"respect: 5, helpfulness: 2"
4,,,not observed,
5,Helped,,3,"I try to treat people with respect. It matters to me, and so does helping."
"""


def assessed(*arguments: str, given: str | None = None) -> list[dict]:
    done = subprocess.run([OPTIONS.program, "score", "-q", "-f", "jsonl", *arguments], input=given,
                          capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def undescribed(value: object, schema: dict, place: str) -> Iterator[str]:
    """The members of a value that the schema says nothing of."""
    for branch in schema.get("oneOf", [schema]):
        if isinstance(value, dict) and "properties" in branch:
            for key, member in value.items():
                if key not in branch["properties"]:
                    yield f"{place}.{key}"
                else:
                    yield from undescribed(member, branch["properties"][key], f"{place}.{key}")
        elif isinstance(value, list) and "items" in branch:
            for element in value:
                yield from undescribed(element, branch["items"], f"{place}[]")


@unittest.skipIf(jsonschema is None, "the Python package jsonschema is not there")
class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        cls.validator = jsonschema.Draft202012Validator(SCHEMA)
        cls.people = assessed("-", given=RICH)
        for path in sorted((ROOT / "examples/data").glob("*.csv")):
            cls.people += assessed(str(path))
        cls.people += assessed("-", "--ratings-first", given=RICH)
        model = str(ROOT / "examples/eight-values.yaml")
        cls.people += assessed("-", "--model", model, given=RICH)

    def test_every_assessment_is_valid(self) -> None:
        self.assertGreater(len(self.people), 15)
        for person in self.people:
            errors = [f"{error.json_path}: {error.message}"
                      for error in self.validator.iter_errors(person)]
            self.assertEqual(errors, [], person["candidate"])

    def test_the_exports_hold_whatever_can_occur(self) -> None:
        rows = [row for person in self.people for row in person["evidence"]]
        described = SCHEMA["properties"]["evidence"]["items"]["properties"]
        for member in ("polarity", "source", "counted", "kind"):
            seen = {row[member] for row in rows}
            self.assertEqual(seen, set(described[member]["enum"]), member)
        forms = {person["stated"]["form"] for person in self.people}
        stated = SCHEMA["properties"]["stated"]["properties"]
        self.assertEqual(forms, set(stated["form"]["enum"]))
        statuses = {person["alignment"]["status"] for person in self.people}
        alignment = SCHEMA["properties"]["alignment"]["properties"]
        self.assertEqual(statuses, set(alignment["status"]["enum"]))

    def test_every_member_is_described(self) -> None:
        found = {place for person in self.people for place in undescribed(person, SCHEMA, "$")}
        self.assertEqual(found, set())

    def test_what_is_wrong_is_refused(self) -> None:
        scored = next(person for person in self.people if person["evidence"])
        changes = [
            lambda person: person.pop("evidence"),
            lambda person: person.update(schema=2),
            lambda person: person["alignment"].update(score=101),
            lambda person: person["alignment"].update(coverage="0.5"),
            lambda person: person["evidence"][0].update(state="denied"),
            lambda person: person["evidence"][0].update(start=-1),
            lambda person: person["model"].update(digest="abc"),
        ]
        for change in changes:
            person = copy.deepcopy(scored)
            change(person)
            self.assertFalse(self.validator.is_valid(person))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
