#!/usr/bin/env python3
"""Check the labelled cases of interview language (reading-*.md) and count them.

    tests/cases/check.py [file ...]       without names: every reading-*.md beside this program

The format, line by line:

    # title                               everything before the first "## " is prose
    ## name of the case                   unique in its file
    form: notes | answer | transcript     optional, default notes
    question: ...                         optional, form answer only
    hard: yes                             optional
    > text                                one or more; joined by a newline
    - "words" [#n] state [because "words"] [act | claim]

Words are found as whole words, letter by letter (upper and lower case differ); `#n` names the nth
such occurrence, default the first. The cause is the occurrence nearest to the match. A cause is
never given for `affirmed`; `act` and `claim` only there. Any other line is prose.

Exit status: 0 all is well, 1 mistakes were found (each printed as file:line: message).
"""
import re
import sys
from collections import Counter
from pathlib import Path

STATES = ("affirmed", "negated", "hypothetical", "intended", "attributed", "question", "past",
          "uncertain")
FORMS = ("notes", "answer", "transcript")
UNSEEN = "reading-unseen"
MOST_WORDS = 3
EXPECTATION = re.compile(r'- "(?P<words>[^"]+)"(?: #(?P<nth>[1-9]\d*))? (?P<state>[a-z]+)'
                         r'(?: because "(?P<cause>[^"]+)")?(?: (?P<kind>act|claim))?')


class Case:
    def __init__(self, name, line):
        self.name, self.line = name, line
        self.form, self.question, self.hard = "notes", None, False
        self.lines, self.expectations = [], []

    @property
    def text(self):
        return "\n".join(self.lines)


def occurrences(words, text):
    """The places of `words` in `text` that do not begin or end inside a longer word."""
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def parse(path, complain):
    cases, names = [], set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            cases.append(Case(line[3:].strip(), number))
            if cases[-1].name in names:
                complain(number, f'a second case "{cases[-1].name}"; give it another name')
            names.add(cases[-1].name)
        elif cases:
            read_line(cases[-1], line, number, complain)
        elif line.startswith(("> ", "- ")):
            complain(number, 'text or expectation before the first "## " heading')
    return cases


def read_line(case, line, number, complain):
    key, _, value = line.partition(": ")
    if line.startswith(">"):
        if not line.startswith("> ") or case.expectations:
            complain(number, 'text lines begin with "> " and stand before the expectations')
        case.lines.append(line[2:])
    elif line.startswith("-"):
        match = EXPECTATION.fullmatch(line)
        if match:
            case.expectations.append((number, match))
        else:
            complain(number, 'expected - "words" [#n] state [because "words"] [act|claim]')
    elif key in ("form", "question", "hard"):
        if case.lines:
            complain(number, f'"{key}:" stands before the text')
        if key == "form" and value not in FORMS or key == "hard" and value != "yes":
            complain(number, f'"{value}" is no {key}')
        setattr(case, key, value if key != "hard" else True)
    elif re.match(r"\w+:", line):
        complain(number, f'unknown key in "{line}"')


def check(case, complain):
    if not case.lines or not case.expectations:
        complain(case.line, f'case "{case.name}" lacks a text or an expectation')
    if case.question and case.form != "answer":
        complain(case.line, '"question:" belongs to form answer')
    places = []
    for number, match in case.expectations:
        words, state, cause = match["words"], match["state"], match["cause"]
        found, nth = occurrences(words, case.text), int(match["nth"] or 1)
        if nth > len(found):
            complain(number, f'"{words}" #{nth} is not in the text')
            continue
        span = (found[nth - 1], found[nth - 1] + len(words))
        if any(span[0] < end and start < span[1] for start, end in places):
            complain(number, f'"{words}" overlaps another expectation of the case')
        places.append(span)
        if len(words.split()) > MOST_WORDS:
            complain(number, f'"{words}" has more than {MOST_WORDS} words')
        if state not in STATES:
            complain(number, f'"{state}" is no state')
        if cause and not occurrences(cause, case.text):
            complain(number, f'the cause "{cause}" is not in the text')
        if cause and state == "affirmed":
            complain(number, "affirmed has no cause")
        if match["kind"] and state != "affirmed":
            complain(number, f'"{match["kind"]}" is marked on affirmed only')
    if places != sorted(places):
        complain(case.line, f'the expectations of "{case.name}" are not in the order of the text')


def count(cases, table, column):
    for case in cases:
        for _, match in case.expectations:
            for row in (match["state"], f"form {case.form}", "hard" if case.hard else "plain",
                        "with cause" if match["cause"] else None, match["kind"], "matches"):
                table[row, column] += 1
        table["cases", column] += 1


def print_table(table, columns):
    rows = ["cases", "matches", *STATES, *(f"form {form}" for form in FORMS), "plain", "hard",
            "with cause", "act", "claim"]
    short = [c.removeprefix("reading-").removesuffix(".md") for c in columns]
    widths = [max(len(name), 6) for name in short] + [6]
    print(f'{"":16}' + " ".join(f"{n:>{w}}" for n, w in zip(short + ["all"], widths)))
    for row in rows:
        numbers = [table[row, column] for column in columns]
        numbers.append(sum(numbers))
        print(f"{row:16}" + " ".join(f"{n:>{w}}" for n, w in zip(numbers, widths)))


def main(arguments):
    here = Path(__file__).resolve().parent
    paths = [Path(a) for a in arguments] or sorted(here.glob("reading-*.md"))
    # The unseen parts come last: their columns are read apart from the others.
    paths.sort(key=lambda path: (path.name.startswith(UNSEEN), path.name))
    mistakes, table, texts = 0, Counter(), {}
    for path in paths:
        def complain(line, message, path=path):
            nonlocal mistakes
            mistakes += 1
            print(f"{path.name}:{line}: {message}", file=sys.stderr)

        cases = parse(path, complain)
        for case in cases:
            check(case, complain)
            if case.text in texts:
                complain(case.line, f"the same text stands in {texts[case.text]}")
            texts[case.text] = f"{path.name}:{case.line}"
        count(cases, table, path.name)
    print_table(table, [path.name for path in paths])
    return 1 if mistakes or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
