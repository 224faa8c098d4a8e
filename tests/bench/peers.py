"""Finds the terms of a model with what Python people use, and scores notes through the package.

    python peers.py ENGINE MODEL.terms|MODEL.yaml NOTES.nul [REPEATS]

ENGINE is pyahocorasick, flashtext, spacy, re or tenet. Prints the engine, seconds of processor time
of the best repeat, MB a second, the number of matches, and their sum of term numbers from 1.
"""

import pathlib
import re
import sys
import time


def pyahocorasick(terms):
    """Every term wherever it stands, checked to begin and end at the ends of words."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, (kind, text) in enumerate(terms, 1):
        automaton.add_word(text, (number, len(text), kind == "prefix"))
    automaton.make_automaton()

    def find(notes):
        count = total = 0
        for note in notes:
            note = note.lower()
            last = len(note) - 1
            for end, (number, length, prefix) in automaton.iter(note):
                start = end - length + 1
                if start > 0 and (note[start - 1].isalnum() or note[start - 1] == "_"):
                    continue
                if not prefix and end < last and (note[end + 1].isalnum() or note[end + 1] == "_"):
                    continue
                count += 1
                total += number
        return count, total

    return find


def flashtext(terms):
    """The longest of the words and phrases at each place; it has no prefixes."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for number, (kind, text) in enumerate(terms, 1):
        if kind != "prefix":
            processor.add_keyword(text, number)

    def find(notes):
        hits = [number for note in notes for number in processor.extract_keywords(note)]
        return len(hits), sum(hits)

    return find


def spacy(terms):
    """Words and phrases by their tokens; it has no prefixes."""
    import spacy as library
    from spacy.matcher import PhraseMatcher

    language = library.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    for number, (kind, text) in enumerate(terms, 1):
        if kind != "prefix":
            matcher.add(str(number), [language.make_doc(text)])

    def find(notes):
        hits = [int(language.vocab.strings[match[0]])
                for note in notes for match in matcher(language.make_doc(note))]
        return len(hits), sum(hits)

    return find


def regex(terms):
    """One alternation: of the terms at one place only the first counts."""
    pattern = re.compile("|".join(
        rf"\b{re.escape(text)}" + ("" if kind == "prefix" else r"\b") for kind, text in terms
    ), re.IGNORECASE)

    def find(notes):
        return sum(1 for note in notes for _ in pattern.finditer(note)), 0

    return find


def tenet(path):
    """The package, one thread."""
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bindings" / "python"))
    import tenet as library

    model = library.Model.load(path)

    def find(notes):
        scores = model.score_many(notes, threads=1, text_format="auto")
        return sum(status == "scored" for status in scores.status), 0

    return find


def main():
    engine, model, notes_path = sys.argv[1:4]
    repeats = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    data = pathlib.Path(notes_path).read_bytes()
    notes = data.decode().split("\0")[:-1]
    if engine == "tenet":
        find = tenet(model)
    else:
        lines = pathlib.Path(model).read_text(encoding="utf-8").splitlines()
        terms = [line.split("\t") for line in lines]
        find = {"pyahocorasick": pyahocorasick, "flashtext": flashtext, "spacy": spacy,
                "re": regex}[engine](terms)
    best = None
    for _ in range(repeats):
        start = time.process_time()
        count, total = find(notes)
        seconds = time.process_time() - start
        best = seconds if best is None else min(best, seconds)
    print(engine, f"{best:.7f}", f"{len(data) / best / 1e6:.2f}", count, total, sep="\t")


if __name__ == "__main__":
    main()
