#!/usr/bin/env python3
"""Measures whether a model finds what careful readers find.

    tests/eval/eval_labels.py PROGRAM                 tables
    tests/eval/eval_labels.py PROGRAM --terms         and how often each term hit rightly
    tests/eval/eval_labels.py PROGRAM --misread       and the answers that were read otherwise
    tests/eval/eval_labels.py PROGRAM --tried FILE    and five-fold selection with dropped words too

Two readers labelled answers of real interviews: does the answer show, claim or contradict a value?
Here an answer has evidence for a value if at least one match for it counts, and evidence against it
likewise. "Enough evidence" asks of the people whose answers the readers marked at least twice
whether the program calls the value known from all of their answers.

People, never answers, are dealt into five folds, by a hash of their id. The last fold is kept: its
texts and the hits of terms in it are never printed, so that whoever works on the words sees only
totals of it.

Words are chosen by a person, who has read four of the folds. So the five-fold figure is made by a
rule that no person bends: of all terms, the dropped ones of --tried among them, those that hit
rightly too seldom in four folds leave, and the rest is measured on the fifth (see `selected`).
"""

import argparse
import collections
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

FOLDS = 5
KEPT = 5
SEED = "labels"
PARTS = (("written", "answers.jsonl"), ("spoken", "spoken.jsonl"))
# The readers' name of a value, and the model's.
VALUES = {"helpfulness": "helpfulness", "respect": "respect", "service": "service_excellence"}
FOR = ("shown", "claimed")
COUNTED = ("counted", "capped")
# A term stays if (right + 1) / (all + 2) over the tuning folds is not below this.
KEEP = 0.45

INDICATOR = re.compile(r"\s*- \{id: ([\w-]+), (?:term|regex): ")


def read_labels(folder):
    """Every labelled answer, with its part, its person and its fold."""
    answers = []
    for part, name in PARTS:
        with open(os.path.join(folder, name), encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        order = sorted({row["id"] for row in rows},
                       key=lambda person: hashlib.sha256(f"{SEED}:{person}".encode()).digest())
        fold = {person: i % FOLDS + 1 for i, person in enumerate(order)}
        for row in rows:
            row.update(part=part, person=f"{part}-{row['id']}", fold=fold[row["id"]])
        answers += rows
    return answers


def score(program, model, rows):
    """The program's record of each candidate; rows are (candidate, question, answer)."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as export:
        writer = csv.writer(export)
        writer.writerow(("Candidate ID", "Question", "Answer"))
        writer.writerows(rows)
        export.flush()
        command = [program, "score", export.name, "--long", "--quiet", "-f", "json"]
        done = subprocess.run(command + (["--model", model] if model else []),
                              stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"{program} ended with {done.returncode}")
    return {record["candidate"]: record for record in json.loads(done.stdout)}


def read_answers(program, model, answers):
    """Adds to each answer what the program found in it: value -> matches."""
    records = score(program, model,
                    [(str(i), one["question"], one["answer"]) for i, one in enumerate(answers)])
    for i, one in enumerate(answers):
        one["found"] = collections.defaultdict(list)
        for match in records[str(i)]["evidence"]:
            one["found"][match["value"]].append(match)


def known_values(program, model, answers):
    """(person, value) -> whether the program calls it known from all the answers."""
    records = score(program, model,
                    [(one["person"], one["question"], one["answer"]) for one in answers])
    return {(person, value["id"]): value["known"]
            for person, record in records.items() for value in record["values"]}


def counts(match, polarity):
    """Whether a match is evidence: what it says in the end, a negation turned round."""
    sign = 1 if polarity == "for" else -1
    return match["counted"] in COUNTED and match["units"] * sign > 0


def found(one, value, polarity="for"):
    return any(counts(match, polarity) for match in one["found"][VALUES[value]])


def labelled(one, value, labels=FOR):
    return one[value]["label"] in labels


def decided(answers, value):
    return [one for one in answers if one[value]["label"] != "debatable"]


def tally(answers, value, polarity="for"):
    """Right, found, and labelled answers."""
    labels = FOR if polarity == "for" else ("against",)
    pairs = [(labelled(one, value, labels), found(one, value, polarity))
             for one in decided(answers, value)]
    return (sum(a and b for a, b in pairs), sum(b for _, b in pairs), sum(a for a, _ in pairs))


def ratios(right, hits, labels):
    precision = right / hits if hits else 0.0
    recall = right / labels if labels else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def print_row(name, value, numbers):
    print("%-22s %-12s %7d %6d %6d %9.2f %7.2f %6.2f" % (name, value, numbers[2], numbers[1],
                                                       numbers[0], *ratios(*numbers)))


def print_head(title):
    print(f"\n{title}\n")
    print("%-22s %-12s %7s %6s %6s %9s %7s %6s" % ("answers", "value", "labels", "found", "right",
                                                 "precision", "recall", "F1"))


def print_tables(answers, known):
    parts = {"all": answers}
    for part, _ in PARTS:
        parts[part] = [one for one in answers if one["part"] == part]
    parts["kept fold"] = [one for one in answers if one["fold"] == KEPT]
    parts["other folds"] = [one for one in answers if one["fold"] != KEPT]
    print_head("Evidence for a value")
    for name, some in parts.items():
        for value in VALUES:
            print_row(name, value, tally(some, value))
    print_head("Evidence against a value")
    for value in VALUES:
        print_row("all", value, tally(answers, value, "against"))
    print_states(answers)
    print_enough(answers, known)


def print_states(answers):
    """What becomes of the answers that readers marked: found, matched but not counted, no match."""
    print("\nAnswers labelled for a value, by what the program made of them\n")
    print("%-12s %-8s %7s %6s %11s %9s" % ("value", "label", "answers", "found", "not counted",
                                          "no match"))
    for value in VALUES:
        for label in FOR:
            some = [one for one in answers if one[value]["label"] == label]
            hits = sum(found(one, value) for one in some)
            unmatched = sum(not found(one, value) and not any(
                match["polarity"] == "for" for match in one["found"][VALUES[value]])
                            for one in some)
            print("%-12s %-8s %7d %6d %11d %9d" % (value, label, len(some), hits,
                                                   len(some) - hits - unmatched, unmatched))


def print_enough(answers, known):
    print("\nPeople with enough evidence, of those marked for the value at least twice\n")
    everybody = [0, 0]
    for value in VALUES:
        marked = collections.Counter(one["person"] for one in answers if labelled(one, value))
        people = [person for person, times in marked.items() if times >= 2]
        enough = sum(known[person, VALUES[value]] for person in people)
        everybody[0] += enough
        everybody[1] += len(people)
        print(f"{value:12} {enough:3} of {len(people)}")
    print(f"{'all':12} {everybody[0]:3} of {everybody[1]}"
          f" ({everybody[0] / max(everybody[1], 1):.2f})")


def term_hits(answers):
    """(readers' value, indicator) -> [right, all]: answers in which it counts for the value."""
    hits = {}
    for one in answers:
        for value, name in VALUES.items():
            if one[value]["label"] == "debatable":
                continue
            terms = {match["indicator"] for match in one["found"][name] if counts(match, "for")}
            for term in terms:
                pair = hits.setdefault((value, term), [0, 0])
                pair[0] += labelled(one, value)
                pair[1] += 1
    return hits


def print_terms(answers, model_text):
    print(f"\nAnswers in which a term counts, without fold {KEPT}: right, wrong\n")
    lines = {}
    for line in model_text.splitlines():
        start = INDICATOR.match(line)
        if start:
            lines[start[1]] = line.strip()
    hits = term_hits([one for one in answers if one["fold"] != KEPT])
    for (value, term), (right, every) in sorted(hits.items(),
                                                key=lambda item: (item[0][0], -item[1][1])):
        print(f"{value:12} {right:4} {every - right:4}  {lines.get(term, term)}")


def print_errors(answers):
    print(f"\nAnswers read otherwise than labelled, without fold {KEPT}\n")
    for one in answers:
        for value, name in VALUES.items():
            if one["fold"] == KEPT or one[value]["label"] == "debatable":
                continue
            if found(one, value) == labelled(one, value):
                continue
            print(f"== {one['person']} {one['n']} {value}: labelled {one[value]['label']}")
            for quote in one[value].get("quote", ()):
                print(f"   reader: {quote}")
            for match in one["found"][name]:
                print(f"   {match['indicator']} {match['state']} {match['units']:+.2f}:"
                      f" {match['quote']!r}"
                      + (f" because {match['cause']['quote']!r}" if match["cause"] else ""))
            print(f"   Q: {one['question']}\n   A: {one['answer']}\n")


def merged(model_text, tried_text):
    """The model with the terms of the other file at the end of the values they belong to."""
    extra = collections.defaultdict(list)
    for line in tried_text.splitlines():
        start = INDICATOR.match(line)
        if start:
            extra[start[1].split("-")[0]].append(line)
    lines = []
    for line in model_text.splitlines():
        if line.strip() == "against:":
            # The ids of a value begin alike; its first terms have just gone by.
            prefix = next(INDICATOR.match(x)[1].split("-")[0] for x in reversed(lines)
                          if INDICATOR.match(x))
            lines += ["        " + x.strip() for x in extra.pop(prefix, [])]
        lines.append(line)
    return "\n".join(lines) + "\n"


def without(model_text, terms):
    return "\n".join(line for line in model_text.splitlines()
                     if not (INDICATOR.match(line) and INDICATOR.match(line)[1] in terms)) + "\n"


def selected(program, folder, text, answers):
    """Drops terms that hit rightly too seldom in these answers, until none is left to drop.

    What a dropped term matched goes to the terms it overlapped, so each round reads anew. A term
    that these answers do not contain stays: it was written because people use it so.
    """
    path = os.path.join(folder, "model.yaml")
    while True:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        read_answers(program, path, answers)
        leave = {term for (_, term), (right, every)
                 in term_hits(answers).items() if (right + 1) / (every + 2) < KEEP}
        if not leave:
            return path, text
        text = without(text, leave)


def print_selection(program, text, answers):
    print_head("Five times: terms selected on four folds, measured on the fifth")
    sums = {value: [0, 0, 0] for value in VALUES}
    means = {value: [] for value in VALUES}
    stays = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(1, FOLDS + 1):
            tuning = [one for one in answers if one["fold"] != fold]
            rest = [one for one in answers if one["fold"] == fold]
            path, chosen = selected(program, folder, text, tuning)
            stays.update(INDICATOR.match(line)[1] for line in chosen.splitlines()
                         if INDICATOR.match(line))
            read_answers(program, path, rest)
            for value in VALUES:
                numbers = tally(rest, value)
                print_row(f"fold {fold}", value, numbers)
                sums[value] = [a + b for a, b in zip(sums[value], numbers)]
                means[value].append(ratios(*numbers)[2])
    for value in VALUES:
        print_row("all five", value, sums[value])
    for value in VALUES:
        print(f"mean F1 of the folds   {value:12} {sum(means[value]) / FOLDS:.2f}")
    print("mean F1 of the values, over all five: %.2f"
          % (sum(ratios(*sums[value])[2] for value in VALUES) / len(VALUES)))
    return stays


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--model", help="default: the built-in one")
    parser.add_argument("--labels", default="../shared/data/labels")
    parser.add_argument("--terms", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--tried", metavar="FILE", help="terms that were tried and dropped")
    parser.add_argument("--stays", action="store_true",
                        help="in how many folds each term stays, which tells of the kept fold too")
    arguments = parser.parse_args()
    if not os.path.isdir(arguments.labels):
        print(f"The readers' labels are not in {arguments.labels} and were left out.")
        return
    answers = read_labels(arguments.labels)
    if arguments.model:
        with open(arguments.model, encoding="utf-8") as file:
            text = file.read()
    else:
        text = subprocess.run([arguments.program, "model", "new"], stdout=subprocess.PIPE,
                              check=True).stdout.decode()
    read_answers(arguments.program, arguments.model, answers)
    print_tables(answers, known_values(arguments.program, arguments.model, answers))
    if arguments.terms:
        print_terms(answers, text)
    if arguments.errors:
        print_errors(answers)
    if arguments.tried:
        with open(arguments.tried, encoding="utf-8") as file:
            stays = print_selection(arguments.program, merged(text, file.read()), answers)
        if arguments.stays:
            for term, folds in sorted(stays.items(), key=lambda item: (item[1], item[0])):
                if folds < FOLDS:
                    print(f"{folds} {term}")


if __name__ == "__main__":
    main()
