"""Makes what is measured: a CSV file of invented interview notes, and models of several sizes.

    python3 tests/bench/corpus.py FOLDER [MEGABYTES]

Everything comes from one seed. Words are made of syllables and stand in the text as often as words
of a language do (Zipf); a quarter of the sentences are templates in which something was done, not
done, wished, supposed, done by others or done formerly. No word of the text is anybody's.

FOLDER then holds
    notes.csv          rows of id, job and notes of about 2.1 KB, some of them transcripts
    NAME.yaml          a model: 100, 1000, 10000 (natural), frequent, never, regexes
    NAME.terms         the same indicators for other engines: kind, TAB, text
"""

import argparse
import itertools
import pathlib
import random

SEED = 20240611
WORDS = 60_000
PHRASE_SHARE = 0.06
VALUES = 24

# The most frequent words of a text are short and mean little; the reading of context knows them.
COMMON = """the and to of a in that it was is for on with as at by we he she they his her their our
this from had have were which when an been be are or one all there what up out about who so more
some then into time two other only also over after its did before through where how these most made
between each first such then while during under both being very much since now same because three
own last next again another week team day work customer colleague manager project meeting order
question shift office store phone""".split()

# What a sentence says of the candidate; {a} {b} stand for words of the vocabulary.
TEMPLATES = """I stayed late to help a colleague with the {a} and we finished the {b}.
She listened to the customer, apologised for the {a} and arranged a {b} the same day.
He did not help with the {a}, although the {b} was late.
I never ignored a complaint about the {a}.
I would help a colleague with the {a} if the {b} allowed it.
They want to learn how to support the {a} team.
My manager helped the customer with the {a} while I watched.
I used to answer every {a} myself, but no longer do.
Maybe I helped with the {a}; I am not sure about the {b}.
The candidate explained the {a} patiently and checked back after the {b}.
When the {a} failed, she took responsibility and told the {b} the truth.
He wasn't asked, yet he covered the shift for a colleague with a {a}.
“We only have one {a},” the customer said, and I found a {b} for her.
Could have offered more help with the {a}, but the {b} came first.
Without being asked, I showed the new {a} how the {b} works.
He failed to return the call about the {a}.
I respected her decision on the {a} – even though I disagreed about the {b}.
The café's owner thanked me for the {a}.
If a guest complains about the {a}, I would first listen and then check the {b}.
I hope to manage a {a} one day.""".split("\n")

QUESTIONS = ["Tell me about a time you helped a colleague.", "What did you do about the {a}?",
             "How do you treat a customer with a {a}?", "What would you change about the {a}?"]

ONSETS = "b c d f g h j k l m n p r s t v w b d l m n r s t br ch fl gr pl pr sh sp st tr".split()
VOWELS = "a e i o u a e i o u ea ou".split()
CODAS = ["", "", "", "", "l", "m", "n", "r", "s", "t", "ck", "nd", "st"]
ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "ly", "ment"]


def make_words(rng, count, taken):
    """New pseudo-words, the short ones rather first. One in a hundred ends in an accented letter;
    it stands in no model, and without that letter it is no word: engines differ on its ends."""
    words = []
    while len(words) < count:
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS)
                       for _ in range(rng.choice((1, 2, 2, 3)))) + rng.choice(ENDINGS)
        if len(word) >= 4 and word not in taken:
            taken.add(word)
            words.append(word + "é" if rng.random() < 0.01 else word)
    return sorted(words, key=lambda word: len(word) + 8 * rng.random())


class Language:
    """Words and phrases, and how often each stands in a text."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.taken = set(COMMON) | {word.strip(",.;“”").lower() for line in TEMPLATES + QUESTIONS
                                    for word in line.split()}
        self.words = make_words(self.rng, WORDS, self.taken)
        self.unused = make_words(self.rng, WORDS // 2, self.taken)
        self.phrases = [" ".join(self.rng.choices(COMMON + self.words[:4000],
                                                  k=self.rng.choice((2, 2, 3, 3, 4))))
                        for _ in range(int(WORDS * PHRASE_SHARE))]
        self.entries = COMMON + self.words[:200]
        rest = iter(self.phrases)
        for index, word in enumerate(self.words[200:]):
            self.entries += [word] if index % 16 else [word, next(rest, word)]
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.02
                                                 for rank in range(len(self.entries))))

    def draw(self, rng, count):
        return rng.choices(self.entries, cum_weights=self.weights, k=count)


def make_sentences(language, rng, count):
    """Sentences by the thousand, since drawing words one by one is slow."""
    lengths = [rng.randint(5, 22) for _ in range(count)]
    words = iter(language.draw(rng, sum(lengths) + 2 * count))
    content = language.words
    for length in lengths:
        if rng.random() < 0.25:
            yield rng.choice(TEMPLATES).format(a=rng.choice(content[:8000]),
                                               b=rng.choice(content[:8000]))
            continue
        taken = list(itertools.islice(words, length))
        if length > 12:
            taken[length // 2] += ","
        sentence = " ".join(taken)
        if rng.random() < 0.05:
            sentence += f" {rng.randint(2, 4000)}"
        yield sentence[0].upper() + sentence[1:] + rng.choice("......?!")


def make_note(rng, sentences, size):
    """One cell: prose in paragraphs, a transcript, or a list."""
    form = rng.random()
    parts, length, turn = [], 0, 0
    while length < size:
        paragraph = [next(sentences) for _ in range(rng.randint(2, 6))]
        text = " ".join(paragraph)
        if form < 0.2:
            question = rng.choice(QUESTIONS).format(a="matter")
            text = f"Q: {question}\nA: {text}"
        elif form < 0.3:
            text = "\n".join("- " + sentence for sentence in paragraph)
        parts.append(text)
        length += len(text) + 1
        turn += 1
    return "\n".join(parts)


def write_notes(path, language, megabytes, seed=SEED):
    rng = random.Random(seed + 1)
    sentences = itertools.chain.from_iterable(
        make_sentences(language, rng, 4000) for _ in itertools.count())
    written, row = 0, 0
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("id,job,notes\r\n")
        while written < megabytes * 1_000_000:
            size = min(max(rng.lognormvariate(7.48, 0.5), 500), 5000)
            note = make_note(rng, sentences, size).replace('"', '""')
            row += 1
            line = f'C-{row:07},service desk,"{note}"\r\n'
            file.write(line)
            written += len(line.encode())


def natural_terms(language, rng, count, words, phrases):
    """60 % words, 20 % stems with any ending, 20 % phrases, all different."""
    words = [word for word in words if word.isascii()]
    phrases = [phrase for phrase in phrases if phrase.isascii()]
    stems = {}
    others = set() if words[0] in language.entries else {
        word[:length] for word in language.words for length in range(5, len(word) + 1)}
    while len(stems) < count // 5:
        word = rng.choice(words)
        if len(word) >= 7 and word[:-2] not in others:
            stems[word[:-2]] = "prefix"
    terms = dict(stems)
    for phrase in rng.sample(phrases, min(count // 5, len(phrases))):
        terms.setdefault(phrase, "phrase")
    for word in rng.sample(words, min(2 * count, len(words))):
        if len(terms) == count:
            break
        terms.setdefault(word, "word")
    return [(kind, text) for text, kind in terms.items()]


def regex_terms(language, rng, count):
    """Patterns with a gap and alternatives, each with words that must stand in the text."""
    terms = []
    for _ in range(count):
        a, b, c = rng.sample(language.words[400:20_000], 3)
        terms.append(("regex", rf"\b(?:{a}|{b}) (?:\w+ ){{0,3}}{c}\w*"))
    return terms


def write_model(folder, name, terms, rng):
    ordered = []
    lines = ["tenet: 1", f"id: bench-{name}", f"name: Benchmark {name}", "language: en",
             "purpose: measuring speed", "validation: not validated", "values:"]
    for value in range(VALUES):
        lines += [f"  - id: v{value}", f"    name: Value {value}", "    weight: 1",
                  "    indicators:", "      for:"]
        own = terms[value::VALUES]
        against = [term for term in own[1:] if rng.random() < 0.15]
        for part in ([term for term in own if term not in against], against):
            if part is against and against:
                lines.append("      against:")
            ordered += part
            for kind, text in part:
                if kind == "regex":
                    lines.append(f"        - {{regex: '{text}', weight: 1}}")
                else:
                    lines.append(f'        - "{text}{"*" if kind == "prefix" else ""}"')
    (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / f"{name}.terms").write_text("".join(f"{kind}\t{text}\n" for kind, text in ordered),
                                          encoding="utf-8")


def write_models(folder, language, seed=SEED):
    rng = random.Random(seed + 2)
    rest = language.words[100:30_000]
    never = [" ".join(rng.sample(language.unused, rng.choice((2, 2, 3, 4)))) for _ in range(4000)]
    thousand = natural_terms(language, rng, 1000, rest, language.phrases)
    frequent = [("word", word) for word in COMMON[-25:]] + [
        ("word", entry) for entry in language.entries[120:400] if " " not in entry][:75]
    models = {
        "100": natural_terms(language, rng, 100, rest, language.phrases),
        "1000": thousand,
        "10000": natural_terms(language, rng, 10_000, rest, language.phrases),
        "frequent": frequent,
        "never": natural_terms(language, rng, 10_000, language.unused, never),
        "regexes": thousand + regex_terms(language, rng, 200),
    }
    for name, terms in models.items():
        write_model(folder, name, terms, rng)


def main():
    parser = argparse.ArgumentParser(description="Makes notes.csv and models to measure with.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("megabytes", type=float, nargs="?", default=20)
    options = parser.parse_args()
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    language = Language(SEED)
    write_models(folder, language)
    write_notes(folder / "notes.csv", language, options.megabytes)


if __name__ == "__main__":
    main()
