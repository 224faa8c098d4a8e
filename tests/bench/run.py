"""Measures, compares and prints. Run by tests/bench/run.sh.

Rates are MB (1e6 bytes) of notes a second, of one thread's processor time, the best of several
repeats; with two threads, and for whole files, wall time. A goal is a ratio of figures of this run.
"""

import argparse
import csv
import datetime
import os
import pathlib
import platform
import subprocess
import sys

import corpus

BENCH = pathlib.Path(__file__).resolve().parent
NAMES = {"tenet match": "tenet, match only", "tenet assess": "tenet, states and evidence",
         "pcre2": "PCRE2 JIT, one alternation", "vectorscan": "Vectorscan with start offsets",
         "pyahocorasick": "pyahocorasick + word ends", "flashtext": "FlashText",
         "spacy": "spaCy PhraseMatcher", "re": "Python re, one alternation", "rg": "ripgrep -F -w -i"}


class Run:
    """One run: where things lie, and what was measured."""

    def __init__(self, build, quick):
        self.build = build
        self.folder = build / "data"
        self.megabytes, self.part = (2, 0.5) if quick else (20, 4)
        self.repeats = 2 if quick else 6
        self.rates = {}  # (engine, model) -> MB/s
        self.counts = {}  # the same -> (count, checksum), over the part
        self.rows = []  # goal, figure, wanted, met

    def program(self, *arguments, **environment):
        """The lines of a measuring program as lists of cells."""
        done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True,
                              env={**os.environ, **environment}, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{arguments[0]} failed:\n{done.stderr}")
        return [line.split("\t") for line in done.stdout.splitlines()]

    def tenet(self, model, tasks, notes="notes.csv", repeats=None):
        """Task -> (seconds, MB/s, count, more)."""
        print(f"  tenet, {model}: {' '.join(tasks)}", file=sys.stderr)
        lines = self.program(self.build / "tests" / "tenet_bench", self.folder / f"{model}.yaml",
                             self.folder / notes, "--repeat", repeats or self.repeats, *tasks)
        return {cells[0]: tuple(map(float, cells[1:])) for cells in lines}

    def peer(self, engine, model, repeats=1):
        """Measures a peer on the part."""
        print(f"  {engine}, {model}", file=sys.stderr)
        terms, notes = self.folder / f"{model}.terms", self.folder / "part.nul"
        if engine in ("pcre2", "vectorscan"):
            command = [self.build / "tests" / "tenet_bench_peers"]
        else:
            command = [sys.executable, "-B", BENCH / "peers.py"]
        cells = self.program(*command, engine, terms, notes, repeats)[0]
        self.rates[engine, model] = float(cells[2])
        self.counts[engine, model] = int(cells[3]), int(cells[4])

    def goal(self, what, figure, wanted, unit="x", most=False):
        met = figure <= wanted if most else figure >= wanted
        limit = f"{'at most' if most else 'at least'} {wanted:g}{unit}"
        self.rows.append((what, f"{figure:.3g}{unit}", limit, "met" if met else "missed"))


# ---- Data ---------------------------------------------------------------------------------------


def make_data(run):
    print("Making notes and models", file=sys.stderr)
    run.folder.mkdir(parents=True, exist_ok=True)
    language = corpus.Language(corpus.SEED)
    corpus.write_models(run.folder, language)
    corpus.write_notes(run.folder / "notes.csv", language, run.megabytes)
    corpus.write_notes(run.folder / "notes4.csv", language, 4 * run.megabytes)
    corpus.write_notes(run.folder / "part.csv", language, run.part)
    with open(run.folder / "part.csv", newline="", encoding="utf-8") as file:
        notes = [row[2] for row in csv.reader(file)][1:]
    (run.folder / "part.nul").write_bytes(b"".join(note.encode() + b"\0" for note in notes))
    (run.folder / "part.txt").write_text("\n".join(notes) + "\n", encoding="utf-8")
    with open(run.folder / "one.csv", "w", encoding="utf-8") as file:
        file.write("id,notes\nC-1,Helped.\n")


# ---- Measuring ----------------------------------------------------------------------------------


def measure_matching(run):
    """Match only and with everything on, by model. Rounds over all models, of which the best counts:
    a busy moment of the machine then meets one round of each and not all of one."""
    for _ in range(run.repeats):
        for model in ("100", "never", "1000", "regexes", "10000", "frequent"):
            found = run.tenet(model, ["match", "assess"], repeats=1)
            for task in found:
                key = f"tenet {task}", model
                run.rates[key] = max(run.rates.get(key, 0), found[task][1])
    for model in ("100", "1000", "10000"):
        hits = run.tenet(model, ["hits"], "part.csv", 1)["hits"]
        run.counts["tenet", model] = int(hits[2]), int(hits[3])


def measure_peers(run):
    for model in ("100", "1000", "10000"):
        run.peer("pyahocorasick", model, 2)
        run.peer("vectorscan", model, 1 if model == "10000" else 2)
    run.peer("pcre2", "100")
    for engine in ("flashtext", "spacy"):
        run.peer(engine, "1000")
    run.peer("re", "100")
    measure_ripgrep(run, "1000")


def measure_ripgrep(run, model):
    """Words and phrases of a model, in processor time of the child."""
    print(f"  rg, {model}", file=sys.stderr)
    lines = (run.folder / f"{model}.terms").read_text(encoding="utf-8").splitlines()
    wanted = run.folder / "rg.terms"
    wanted.write_text("".join(line.split("\t")[1] + "\n" for line in lines
                              if not line.startswith("prefix")), encoding="utf-8")
    before = os.times()
    subprocess.run(["rg", "-j1", "-F", "-w", "-i", "--count-matches", "-f", wanted,
                    run.folder / "part.txt"], stdout=subprocess.DEVNULL, check=False)
    after = os.times()
    seconds = (after.children_user + after.children_system
               - before.children_user - before.children_system)
    run.rates["rg", model] = (run.folder / "part.txt").stat().st_size / seconds / 1e6


def resident(run, notes, model, threads):
    """The most memory, in MB, that the program held."""
    done = subprocess.run(
        [run.build / "tests" / "tenet_bench", "--memory",
         run.build / "examples" / "cli" / "tenet", "score", run.folder / notes, "-q", "-m",
         run.folder / f"{model}.yaml", "--threads", str(threads)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(done.stderr) / 1024


# ---- Goals --------------------------------------------------------------------------------------


def compare_speed(run):
    rates = run.rates
    for kind, words in (("tenet match", "match only"), ("tenet assess", "states and evidence on")):
        for model in ("100", "1000", "10000"):
            run.goal(f"{words}, against pyahocorasick + word ends, {model} indicators",
                     rates[kind, model] / rates["pyahocorasick", model], 8)
        for engine, model, wanted in (("pcre2", "100", 5), ("vectorscan", "1000", 4),
                                      ("vectorscan", "10000", 8)):
            run.goal(f"{words}, against {NAMES[engine]}, {model} indicators",
                     rates[kind, model] / rates[engine, model], wanted)
    for kind, words in (("tenet match", "match only"), ("tenet assess", "states and evidence on")):
        run.goal(f"{words}: 10000 indicators that never hit cost, against 100",
                 rates[kind, "100"] / rates[kind, "never"], 1.3, most=True)
    run.goal("match only: 200 regexes add",
             100 * (rates["tenet match", "1000"] / rates["tenet match", "regexes"] - 1), 30, " %",
             most=True)
    run.goal("states and full evidence add to match only, 1000 indicators",
             100 * (rates["tenet match", "1000"] / rates["tenet assess", "1000"] - 1), 40, " %",
             most=True)


def compare_files(run):
    """From a file to scores, against libcsv's parsing alone."""
    found = run.tenet("1000", ["csv", "file=1", "file=2", "texts=1", "texts=2", "live"])
    large = run.tenet("10000", ["csv", "file=1"])
    run.goal("CSV in, scores out, two threads, share of libcsv's parsing alone",
             100 * found["file=2"][1] / found["csv"][1], 85, " %")
    run.goal("the same, one thread, 1000 indicators",
             100 * found["file=1"][1] / found["csv"][1], 45, " %")
    run.goal("the same, one thread, 10000 indicators",
             100 * large["file=1"][1] / large["csv"][1], 35, " %")
    run.goal("texts in memory, two threads against one, wall time",
             found["texts=1"][0] / found["texts=2"][0], 1.8)
    run.goal("texts in memory, processor time of two threads against one",
             found["texts=2"][3] / found["texts=1"][3], 1.1, most=True)
    run.goal("one assessment of a note, nothing kept, median", 1e6 * found["live"][0], 100, " us",
             most=True)
    rounds = [(bulk_from_python(run), bulk_from_c(run)) for _ in range(2 * run.repeats)]
    python, alone = (min(times) for times in zip(*rounds))
    run.goal("Python's score_many() adds to C, processor time", 100 * (python / alone - 1), 5, " %",
             most=True)


def bulk_from_python(run):
    """Seconds of processor time for the part, as a list of strings."""
    lines = run.program(sys.executable, "-B", BENCH / "peers.py", "tenet",
                        run.folder / "1000.yaml", run.folder / "part.nul", 2,
                        TENET_LIBRARY=str(run.build / "lib" / "libtenet.so"))
    return float(lines[0][1])


def bulk_from_c(run):
    return run.tenet("1000", ["texts=1"], "part.csv", 2)["texts=1"][3]


def compare_memory(run):
    model = resident(run, "one.csv", "1000", 1) - resident(run, "one.csv", "100", 1)
    for threads in (1, 2):
        small = resident(run, "notes.csv", "1000", threads)
        run.goal(f"memory of a file four times as long, {threads} thread(s), more",
                 resident(run, "notes4.csv", "1000", threads) - small, 1, " MB", most=True)
        run.goal(f"memory without the model, {threads} thread(s)", small - max(model, 0), 16,
                 " MB", most=True)
    found = run.tenet("10000", ["yaml", "load"])
    run.goal("a model of 10000 indicators compiles, beyond YAML, in",
             1000 * (found["load"][0] - found["yaml"][0]), 50, " ms", most=True)


def check_counts(run):
    """Engines that mean the same must find the same."""
    agreed = True
    for (engine, model), found in sorted(run.counts.items()):
        if engine in ("pyahocorasick", "vectorscan") and found != run.counts["tenet", model]:
            agreed = False
            print(f"{engine} finds {found} of {model}, tenet {run.counts['tenet', model]}")
    return agreed


# ---- Telling ------------------------------------------------------------------------------------


def print_tables(run, agreed):
    today = datetime.date.today().isoformat()
    print(f"\n{today}, {os.cpu_count()} cores, {platform.machine()}, "
          f"load {os.getloadavg()[0]:.1f}, {run.megabytes} MB of notes\n")
    engines = [*NAMES]
    models = ["100", "1000", "10000", "frequent", "never", "regexes"]
    print(f"{'MB/s of notes, one thread':32}" + "".join(f"{model:>10}" for model in models))
    for engine in engines:
        cells = (run.rates.get((engine, model)) for model in models)
        print(f"{NAMES[engine]:32}"
              + "".join(f"{'-' if cell is None else f'{cell:.3g}':>10}" for cell in cells))
    print("\npyahocorasick and Vectorscan find "
          + ("the same terms as often as tenet" if agreed else "OTHER COUNTS") + "\n")
    width = max(len(row[0]) for row in run.rows)
    for what, figure, wanted, met in run.rows:
        print(f"{what:{width}}  {figure:>10}  {wanted:>16}  {met}")


def write_plot(run, path):
    """Bars of MB/s at each engine's largest common model, on a scale of tens."""
    bars = [(NAMES[engine], model, rate) for (engine, model), rate in run.rates.items()
            if engine in NAMES and model in ("100", "1000", "10000")]
    bars.sort(key=lambda bar: (int(bar[1]), -bar[2]))
    height, left, unit = 20, 330, 110
    low = 0.01
    parts = []
    for number, (name, model, rate) in enumerate(bars):
        y = 40 + number * height
        length = max(1, unit * _log10(rate / low))
        color = "#2b6cb0" if name.startswith("tenet") else "#a0aec0"
        parts.append(f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{name}, {model}</text>'
                     f'<rect x="{left}" y="{y + 2}" width="{length:.0f}" height="{height - 5}" '
                     f'fill="{color}"/>'
                     f'<text x="{left + length + 5:.0f}" y="{y + 14}">{rate:.3g}</text>')
    total = 60 + len(bars) * height
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="960" height="{total}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="{left}" y="24">MB of notes a second, one thread; each step of {unit} is ten '
        'times as fast; the number behind a name is that of the indicators</text>'
        + "".join(parts) + "</svg>\n", encoding="utf-8")


def _log10(number):
    import math
    return math.log10(max(number, 1e-9))


def main():
    parser = argparse.ArgumentParser(description="Measures how fast tenet is; see run.sh.")
    parser.add_argument("build", type=pathlib.Path, help="the folder that run.sh built in")
    parser.add_argument("--quick", action="store_true", help="on less text")
    options = parser.parse_args()
    run = Run(options.build, options.quick)
    make_data(run)
    measure_matching(run)
    measure_peers(run)
    compare_speed(run)
    compare_files(run)
    compare_memory(run)
    agreed = check_counts(run)
    print_tables(run, agreed)
    plot = run.build / "speed.svg"
    write_plot(run, plot)
    print(f"\n{plot}")
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
