"""The tenet program as a person runs it: what it prints, how it ends, what it leaves behind.

    python3 tests/program/test_program.py build/examples/cli/tenet
"""

import csv
import io
import json
import locale
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = ""

# A model of the tests' own, so that nothing depends on the words of the built-in one.
MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "values.yaml")

NOTES = "Stayed late to help a colleague. Listened to them. Helped another customer."

EXPORT = (
    "Candidate ID,Interview Notes\n"
    f"C-1,\"{NOTES}\"\n"
    "C-2,Nothing to tell.\n"
)


def complete(arguments):
    """With the tests' model, unless another one is named."""
    if arguments and arguments[0] in ("score", "explain", "report", "guide", "compare"
                     ) and "-m" not in arguments:
        return [arguments[0], "-m", MODEL, *arguments[1:]]
    return list(arguments)


def run(*arguments, text=None, environment=None, cwd=None):
    """Runs the program; text is standard input. Output is bytes, since bytes are promised."""
    settings = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    settings.update({"LC_ALL": "C.UTF-8", "TERM": "xterm"})
    settings.pop("NO_COLOR", None)
    settings.update(environment or {})
    if isinstance(text, str):
        text = text.encode()
    return subprocess.run([PROGRAM, *complete(arguments)], input=text if text is not None else b"",
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings, cwd=cwd,
                          timeout=120, check=False)


def has_locale(name):
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, "C")
    return True


def open_terminal():
    """Both ends of a terminal; a bare container or chroot has none."""
    try:
        return pty.openpty()
    except OSError as error:
        raise unittest.SkipTest(f"no terminal to be had: {error}") from error


def run_on_terminal(*arguments, environment=None):
    """Runs the program with its standard output on a terminal and returns what it shows there."""
    master, slave = open_terminal()
    settings = dict(os.environ, LC_ALL="C.UTF-8", TERM="xterm")
    settings.pop("NO_COLOR", None)
    settings.update(environment or {})
    with subprocess.Popen([PROGRAM, *complete(arguments)], stdin=subprocess.DEVNULL, stdout=slave,
                          stderr=subprocess.DEVNULL, env=settings) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        process.wait(60)
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


class Case(unittest.TestCase):
    """Each test has a folder of its own with an export in it."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = self.temporary.name
        self.export = self.write("export.csv", EXPORT)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "wb") as file:
            file.write(text.encode() if isinstance(text, str) else text)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read().decode()

    def check(self, result, code, message=""):
        error = result.stderr.decode()
        self.assertEqual(result.returncode, code, error)
        self.assertIn(message, error)
        return result.stdout.decode()


class Help(Case):
    def test_help_names_every_verb_with_examples(self):
        text = self.check(run("--help"), 0)
        for part in ("score FILE", "explain FILE", "model check", "model new", "Examples:",
                     "Exit codes"):
            self.assertIn(part, text)
        self.assertEqual(text, self.check(run("-h"), 0))

    def test_every_verb_has_help_with_examples(self):
        for verb in (["score"], ["explain"], ["guide"], ["compare"], ["model", "check"], ["model", "show"],
                     ["model", "new"]):
            text = self.check(run(*verb, "--help"), 0)
            self.assertTrue(text.startswith(f"Usage: tenet {' '.join(verb)} [OPTION...]"), text)
            self.assertIn("Examples:\n  tenet " + " ".join(verb), text)
        self.assertIn("model show", self.check(run("model", "--help"), 0))

    def test_help_fits_a_usual_terminal(self):
        for verb in ([], ["score"], ["explain"], ["guide"], ["compare"], ["model", "check"]):
            for line in self.check(run(*verb, "--help"), 0).splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_version(self):
        text = self.check(run("--version"), 0)
        self.assertRegex(text, r"^tenet \d+\.\d+\.\d+\nGLib .*PCRE2 ")


class Words(unittest.TestCase):
    """Growing a model's words: what cannot be done is told, and no file is left half-written."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def refused(self, message, *arguments):
        target = self.write("new.yaml", "as it was\n")
        result = run("model", *arguments, "-o", target)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn(message, result.stderr.decode())
        with open(target, encoding="utf-8") as file:
            self.assertEqual(file.read(), "as it was\n")
        self.assertEqual(os.listdir(self.folder).count("new.yaml"), 1)
        self.assertFalse([name for name in os.listdir(self.folder) if name.endswith(".tmp")])

    def test_words_go_to_a_spreadsheet_and_back(self):
        words, new = (os.path.join(self.folder, name) for name in ("words.csv", "new.yaml"))
        self.assertEqual(run("model", "export", MODEL, "-o", words).returncode, 0)
        self.assertEqual(run("model", "import", words, "--base", MODEL, "-o", new).returncode, 0)
        self.assertIn(b"nothing that counts has changed", run("model", "diff", MODEL, new).stdout)

    def test_what_is_no_dictionary_leaves_the_old_file(self):
        self.refused("between two lines", "import", self.write("a.dic", "help 1\n"))
        self.refused("no word of the dictionary", "import", self.write("b.dic", "%\n1 a\n%\n"))
        self.refused("\"term\" is missing", "import", self.write("c.csv", "value,x\na,b\n"))

    def test_labels_that_cannot_be_learnt_leave_the_old_file(self):
        rows = "".join(f"p{i},I helped a customer in the shop and it was fine,1\n"
                       for i in range(30))
        notes = self.write("notes.csv", "id,text,good\n" + rows)
        self.refused("all texts have the same label", "learn", notes, "-l", "good", "-g", "10")
        self.refused("there is no column \"bad\"", "learn", notes, "-l", "bad", "-g", "10")
        few = self.write("few.csv", "id,text,good\n" + rows.replace(",1\n", ",0\n", 25))
        self.refused("only 5 texts have the label", "learn", few, "-l", "good", "-g", "10")

    def test_a_second_look_warns_of_terms_never_found(self):
        notes = self.write("notes.csv", "id,text\n1,Nothing to tell.\n")
        result = run("model", "check", MODEL, "--corpus", notes)
        self.assertEqual(result.returncode, 0)
        self.assertIn(b"are never found in 1 texts", result.stderr)
        self.assertIn(b"for a second look", result.stdout)


class Usage(Case):
    def test_wrong_usage_ends_with_2_and_a_hint(self):
        cases = [
            ([], "Usage: tenet VERB"),
            (["scroe"], "there is no verb \"scroe\"; did you mean \"score\"?"),
            (["frobnicate"], "there is no verb \"frobnicate\""),
            ([self.export], "such as: tenet score "),
            (["score"], "which file?"),
            (["score", "--bogus", self.export], "unknown option --bogus"),
            (["score", self.export, "more.csv"], "\"more.csv\" is one argument too many"),
            (["score", self.export, "-f", "xml"], "--format \"xml\" is not known"),
            (["score", self.export, "-o", "scores.xlsx"], "\".xlsx\" files cannot be written"),
            (["score", self.export, "--delimiter", "x"], "--delimiter \"x\" is not known"),
            (["score", self.export, "--rating-scale", "five"], "--rating-scale \"five\""),
            (["score", self.export, "--rating-scale", "5-1"], "--rating-scale \"5-1\""),
            (["score", self.export, "--column", "notes"], "--column \"notes\" is not clear"),
            (["score", self.export, "--long", "--wide"], "exclude each other"),
            (["score", self.export, "--color", "pink"], "--color \"pink\" is not known"),
            (["score", self.export, "--model"], "--model"),
            (["explain"], "which file?"),
            (["model"], "what about the model?"),
            (["model", "chekc"], "there is no \"tenet model chekc\""),
            (["model", "check"], "which file?"),
            (["model", "new", "x"], "one argument too many"),
        ]
        for arguments, message in cases:
            with self.subTest(arguments):
                result = run(*arguments)
                self.check(result, 2, message)
                self.assertEqual(result.stdout, b"")
                if arguments:
                    self.assertIn("Try: tenet", result.stderr.decode())

    def test_options_may_stand_behind_the_file(self):
        self.check(run("score", self.export, "--format", "json"), 0)
        self.check(run("score", "-q", "--", self.export), 0)


class Score(Case):
    def test_a_pipe_gets_csv_and_the_counts_go_to_standard_error(self):
        result = run("score", self.export)
        text = self.check(result, 0, "2 rows read, 0 set aside; 2 candidates: 1 scored, "
                                     "1 with too little evidence")
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual([row["candidate"] for row in rows], ["C-1", "C-2"])
        self.assertEqual(rows[1]["status"], "insufficient_evidence")
        self.assertEqual(rows[1]["alignment"], "")
        self.assertTrue(0 < float(rows[0]["low"]) < float(rows[0]["alignment"])
                        < float(rows[0]["high"]) < 100)

    def test_a_terminal_gets_a_table(self):
        text = run_on_terminal("score", self.export)
        self.assertIn("candidate ", text)
        self.assertIn("too little evidence", text)
        self.assertNotIn(",,", text)

    def test_colour_only_on_a_terminal_and_not_with_no_color(self):
        arguments = ("explain", self.export, "-i", "C-1")
        self.assertIn("\x1b[", run_on_terminal(*arguments))
        self.assertNotIn("\x1b", run_on_terminal(*arguments, environment={"NO_COLOR": "1"}))
        self.assertNotIn("\x1b", run_on_terminal(*arguments, environment={"TERM": "dumb"}))
        self.assertNotIn("\x1b", run_on_terminal(*arguments, "--color", "never"))
        self.assertNotIn(b"\x1b", run(*arguments).stdout)
        self.assertIn(b"\x1b", run(*arguments, "--color", "always",
                                   environment={"NO_COLOR": "1"}).stdout)

    def test_the_extension_says_the_format(self):
        beginnings = {"s.csv": "candidate,", "s.json": "[\n{", "s.jsonl": "{\"schema\"",
                      "S.TXT": "C-1: alignment", "noextension": "candidate,"}
        for name, beginning in beginnings.items():
            result = run("score", self.export, "-o", self.path(name))
            self.assertEqual(self.check(result, 0), "")
            self.assertTrue(self.read(name).startswith(beginning), name)
        self.check(run("score", self.export, "-o", self.path("s.csv"), "-f", "json"), 0)
        self.assertEqual(len(json.loads(self.read("s.csv"))), 2)

    def test_json_is_json_and_its_quotes_are_bytes_of_the_notes(self):
        rows = json.loads(self.check(run("score", self.export, "-f", "json"), 0))
        lines = self.check(run("score", self.export, "-f", "jsonl"), 0).splitlines()
        self.assertEqual(rows, [json.loads(line) for line in lines])
        self.assertGreater(len(rows[0]["evidence"]), 2)
        for row in rows[0]["evidence"]:
            quote = NOTES.encode()[row["start"]:row["end"]].decode()
            self.assertEqual(row["quote"], quote)
        points = sum(row["points"] for row in rows[0]["evidence"])
        self.assertAlmostEqual(50 + points, rows[0]["alignment"]["score"], delta=1e-9)

    def test_standard_input(self):
        text = self.check(run("score", "-", text=EXPORT), 0)
        self.assertEqual(text, self.check(run("score", self.export), 0))

    def test_an_input_without_candidates_gives_an_empty_list(self):
        path = self.write("header.csv", "Candidate ID,Interview Notes\n")
        result = run("score", path, "-f", "json")
        if result.returncode == 0:
            self.assertEqual(json.loads(result.stdout), [])
        else:
            self.check(result, 1, "header.csv")

    def test_quiet_says_nothing_but_errors(self):
        self.assertEqual(run("score", "-q", self.export).stderr, b"")
        self.check(run("score", "-q", self.path("missing.csv")), 1, "missing.csv")

    def test_unused_columns_are_named(self):
        path = self.write("odd.csv", "Candidate ID,Interview Notes,Shoe size\nA,Helped.,42\n")
        self.check(run("score", path), 0, "Shoe size")

    def test_columns_can_be_named(self):
        path = self.write("odd.csv", "who,what was heard\nA,Stayed late to help.\n")
        text = self.check(run("score", path, "-c", "id=who", "-c", "notes=what was heard"), 0)
        self.assertIn("\nA,", text)

    def test_a_column_that_is_not_there_gets_its_nearest_name_alone(self):
        path = self.write("two.csv", "Candidate ID,Interview Notes,Skill,Rating\n"
                                     "A,Helped.,Helpfulness,4\n")
        result = run("score", path, "-c", "notes=Intervew Notes")
        self.check(result, 1, "did you mean")
        self.assertNotIn(b"looks like the header", result.stderr)

    def test_rows_set_aside_end_with_3(self):
        path = self.write("bad.csv", EXPORT + "C-3,\"say \"x\" here\"\nC-4,Helped.\n")
        self.check(run("score", path), 1, "bad.csv:4:")
        result = run("score", path, "--rejects", self.path("rejects.csv"))
        text = self.check(result, 3, "4 rows read, 1 set aside; 3 candidates")
        self.assertIn("\nC-4,", text)
        self.assertIn("C-3", self.read("rejects.csv"))
        self.check(run("explain", path, "-i", "C-4", "--rejects", self.path("rejects.csv")), 3)

    def test_hostile_text_drives_neither_spreadsheet_nor_terminal(self):
        path = self.write("hostile.csv",
                          "Candidate ID,Interview Notes\n"
                          "=cmd|'/C calc'!A0,\"<script>alert(1)</script> Helped \x1b[2J "
                          "\u202e \U0001F600 a \"\"colleague\"\".\"\n")
        row = next(csv.DictReader(io.StringIO(self.check(run("score", path), 0))))
        self.assertEqual(row["candidate"], "'=cmd|'/C calc'!A0")
        row = next(csv.DictReader(io.StringIO(self.check(run("score", path, "--raw"), 0))))
        self.assertEqual(row["candidate"], "=cmd|'/C calc'!A0")
        json.loads(run("score", path, "-f", "json").stdout)
        for arguments in (["explain", path], ["score", path, "-f", "text"],
                          ["score", path, "-f", "table"], ["score", path, "-f", "json"]):
            shown = run(*arguments).stdout
            self.assertNotIn(b"\x1b", shown)
            self.assertNotIn("\u202e".encode(), shown)
        self.assertIn("\\x1b[2J \\u202e \U0001F600", run("explain", path).stdout.decode())

    def test_messages_drive_no_terminal(self):
        path = self.write("names.csv", "Candidate ID,Interview Notes,\"\x1b[2J\u202e\"\n"
                                       "\x1b]0;x\x07,Helped.,\nB,Helped.,\n")
        for arguments in (["score", path], ["explain", path], ["explain", path, "-i", "\x1b[1m"]):
            error = run(*arguments).stderr.decode()
            self.assertNotIn("\x1b", error)
            self.assertNotIn("\u202e", error)
            self.assertIn("\\x1b", error)

    def test_a_very_long_cell_is_read_or_refused_in_time(self):
        for size, code in ((15 << 20, 0), (17 << 20, 1)):
            path = self.write("long.csv", "Candidate ID,Interview Notes\nA," + "word " *
                              (size // 5) + "\n")
            begun = time.monotonic()
            self.check(run("score", path), code, "long.csv:2:" if code else "")
            self.assertLess(time.monotonic() - begun, 60)

    def test_locale_changes_no_byte(self):
        path = self.write("locale.csv", EXPORT + "\u0130I\u0131,Stayed late TO HELP IT.\n")
        names = [name for name in ("tr_TR.UTF-8", "de_DE.UTF-8") if has_locale(name)]
        if len(names) < 2:
            print("locales tr_TR and de_DE are not installed; only C and C.UTF-8 are compared")
        for output in ("csv", "json", "text", "table"):
            expected = run("score", path, "-f", output).stdout
            for name in ["C", *names]:
                self.assertEqual(run("score", path, "-f", output,
                                     environment={"LC_ALL": name}).stdout, expected, name)

    def test_row_order_changes_no_candidate(self):
        header, *rows = EXPORT.splitlines()
        turned = "\n".join([header, *reversed(rows)]) + "\n"
        expected = self.check(run("score", self.export), 0).splitlines()
        got = self.check(run("score", "-", text=turned), 0).splitlines()
        self.assertEqual(sorted(got), sorted(expected))


class Output(Case):
    def test_a_failure_leaves_the_old_file_and_nothing_else(self):
        path = self.write("bad.csv", EXPORT + "C-3,\"never closed\n")
        self.write("scores.csv", "old")
        before = sorted(os.listdir(self.folder))
        self.check(run("score", path, "-o", self.path("scores.csv")), 1, "bad.csv:4:")
        self.assertEqual(self.read("scores.csv"), "old")
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_a_missing_folder_is_named(self):
        out = self.path("missing/scores.csv")
        self.check(run("score", self.export, "-o", out), 1,
                   f"there is no folder \"{self.path('missing')}\"")

    def test_a_folder_is_no_file(self):
        self.check(run("score", self.export, "-o", self.folder), 1, self.folder)

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        self.check(run("score", self.export, "-o", "/dev/full"), 1,
                   "\"/dev/full\": there is no space left")
        with open("/dev/full", "wb") as full:
            for arguments in (["score", self.export], ["explain", self.export, "-i", "C-1"],
                              ["model", "show"], ["model", "new"], ["--help"]):
                result = subprocess.run([PROGRAM, *arguments], stdout=full,
                                        stderr=subprocess.PIPE, check=False)
                self.assertEqual(result.returncode, 1, arguments)
                self.assertIn("standard output", result.stderr.decode())

    def test_a_reader_that_leaves_is_an_error_not_a_crash(self):
        path = self.write("many.csv", "Candidate ID,Interview Notes\n" + "".join(
            f"C-{i},{NOTES.replace(',', '')}\n" for i in range(3000)))
        with subprocess.Popen([PROGRAM, "score", path], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.read(10)
            process.stdout.close()
            error = process.stderr.read().decode()
            self.assertEqual(process.wait(60), 1)
        self.assertIn("standard output", error)

    def test_an_input_may_be_its_own_output(self):
        self.check(run("score", self.export, "-o", self.export), 0)
        self.assertTrue(self.read("export.csv").startswith("candidate,alignment,"))

    def test_an_interrupt_leaves_the_old_file(self):
        self.write("scores.csv", "old")
        with subprocess.Popen([PROGRAM, "score", "-", "-o", self.path("scores.csv")],
                              stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdin.write(b"Candidate ID,Interview Notes\n")
            for i in range(2000):
                process.stdin.write(f"C-{i},Helped.{' word' * 40}\n".encode())
            process.stdin.flush()
            while not [name for name in os.listdir(self.folder) if name.endswith(".tmp")]:
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            time.sleep(0.2)
            try:
                process.stdin.write(b"".join(f"D-{i},Helped.{' word' * 40}\n".encode()
                                             for i in range(2000)))
                process.stdin.close()
            except BrokenPipeError:
                pass
            error = process.stderr.read().decode()
            self.assertEqual(process.wait(60), 1, error)
        self.assertIn("stopped", error)
        self.assertEqual(self.read("scores.csv"), "old")
        self.assertEqual(sorted(os.listdir(self.folder)), ["export.csv", "scores.csv"])


class Threads(Case):
    """Runs with several threads, and runs that end before their time."""

    def many(self, rows=4000):
        return self.write("many.csv", "Candidate ID,Interview Notes\n" + "".join(
            f"C-{i},Stayed late to help. Listened.{' word' * (i % 90)}\n" for i in range(rows)))

    def test_any_number_of_threads_gives_the_same_bytes(self):
        path = self.many()
        results = []
        for threads in ("1", "2", "7"):
            out = self.path(f"out-{threads}.csv")
            process = subprocess.run([PROGRAM, "score", path, "-o", out, "--threads", threads],
                                     capture_output=True, check=True)
            results.append((self.read(out), process.stderr))
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])
        self.assertEqual(results[0][0].count("\n"), 4001)

    def test_wrong_numbers_of_threads(self):
        for number in ("-1", "65", "many"):
            self.check(run("score", self.export, "--threads", number), 2, number)

    def test_a_full_disk_is_told_with_threads(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        for threads in ("1", "3"):
            self.check(run("score", self.many(), "-o", "/dev/full", "--threads", threads), 1,
                       "\"/dev/full\": there is no space left")

    def ended_by(self, number, threads):
        """Sends a signal in mid-run, while the input waits. Returns the exit code and what was
        said."""
        self.write("scores.csv", "old")
        with subprocess.Popen([PROGRAM, "score", "-", "-o", self.path("scores.csv"), "--threads",
                               threads], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdin.write(b"Candidate ID,Interview Notes\n" + b"".join(
                f"C-{i},Helped.{' word' * 40}\n".encode() for i in range(3000)))
            process.stdin.flush()
            while not [name for name in os.listdir(self.folder) if name.endswith(".tmp")]:
                time.sleep(0.02)
            process.send_signal(number)
            code = process.wait(60)  # though the input is still open
            return code, process.stderr.read().decode()

    def test_a_signal_leaves_the_old_file_alone_though_the_input_waits(self):
        for threads in ("1", "2"):
            for number in (signal.SIGINT, signal.SIGTERM):
                code, error = self.ended_by(number, threads)
                self.assertEqual(code, 1, error)
                self.assertIn("stopped", error)
                self.assertEqual(self.read("scores.csv"), "old")
                self.assertEqual(sorted(os.listdir(self.folder)), ["export.csv", "scores.csv"])

    def test_a_killed_run_leaves_the_old_file_and_one_that_is_named_temporary(self):
        for threads in ("1", "2"):
            code, _ = self.ended_by(signal.SIGKILL, threads)
            self.assertEqual(code, -signal.SIGKILL)
            self.assertEqual(self.read("scores.csv"), "old")
            left = sorted(set(os.listdir(self.folder)) - {"export.csv", "scores.csv"})
            self.assertEqual(len(left), 1, left)
            self.assertRegex(left[0], r"^scores\.csv\.[0-9a-f]{8}\.tmp$")
            os.remove(self.path(left[0]))


RATED = (
    "Candidate ID,Interview Notes,Helpfulness,Care\n"
    f"C-1,\"{NOTES}\",4,\n"
    f"C-2,\"{NOTES}\",4,not observed\n"
)


class RatingsFirst(Case):
    def test_no_figure_before_the_ratings(self):
        path = self.write("rated.csv", RATED)
        open_ = json.loads(self.check(run("score", path, "-f", "json", "-q"), 0))
        sealed = json.loads(self.check(run("score", path, "-f", "json", "-q", "--ratings-first"), 0))
        self.assertEqual([c["alignment"]["status"] for c in open_], ["scored", "scored"])
        self.assertEqual([c["alignment"]["status"] for c in sealed], ["sealed", "scored"])
        self.assertIsNone(sealed[0]["alignment"]["score"])
        self.assertEqual(sealed[0]["evidence"], [])
        self.assertEqual([v["unrated"] for v in sealed[0]["values"]], [False, True])
        self.assertEqual(sealed[1], open_[1])

    def test_the_counts_name_the_sealed(self):
        path = self.write("rated.csv", RATED)
        result = run("score", path, "-o", self.path("out.csv"), "--ratings-first")
        self.check(result, 0, "1 scored, 0 with too little evidence, 1 sealed: ratings first")

    def test_explain_asks_for_the_ratings_and_shows_the_notes_unmarked(self):
        path = self.write("rated.csv", RATED)
        text = self.check(run("explain", path, "-i", "C-1", "--ratings-first"), 0)
        self.assertIn("Sealed: the interviewers' ratings come first; missing for Care", text)
        self.assertIn("Stayed late to help a colleague.", text)
        self.assertNotIn("of 100", text)


class Report(Case):
    def page(self, *arguments):
        self.check(run("report", *arguments, "-q", "-o", self.path("report.html")), 0)
        return self.read("report.html")

    def test_a_file_becomes_one_page_in_its_order(self):
        page = self.page(self.export)
        self.assertIn("<h1>2 candidates</h1>", page)
        self.assertLess(page.index("C-1"), page.index("C-2"))
        self.assertIn('<details class="report" id="c2">', page)
        self.assertTrue(page.endswith("</html>\n"))

    def test_one_candidate_is_a_page_without_the_others(self):
        page = self.page(self.export, "--candidate", "C-1")
        self.assertIn("<h1>Candidate C-1</h1>", page)
        self.assertNotIn("C-2", page)
        self.assertEqual(page, self.page(self.write("one.csv", EXPORT.rsplit("C-2", 1)[0])))

    def test_the_copy_is_of_one_person(self):
        page = self.page(self.export, "--for", "candidate", "--candidate", "C-1",
                         "--contact", "jobs@example.org", "--language", "de")
        self.assertIn("jobs@example.org", page)
        self.assertIn('lang="de"', page)
        result = run("report", self.export, "--for", "candidate", "-o", self.path("other.html"))
        self.check(result, 1, "of one person")
        self.assertFalse(os.path.exists(self.path("other.html")))

    def test_a_sealed_page_says_what_is_missing(self):
        page = self.page(self.write("rated.csv", RATED), "--ratings-first", "-i", "C-1")
        self.assertIn("your ratings come first", page)
        self.assertIn("<h3>Care</h3>", page)
        self.assertNotIn("of 100", page)

    def test_a_failure_leaves_the_older_page(self):
        self.write("report.html", "old")
        for arguments in (("--candidate", "C-9"), ("--language", "xx")):
            result = run("report", self.export, "-o", self.path("report.html"), *arguments)
            self.check(result, 1, arguments[1])
        self.assertEqual(self.read("report.html"), "old")

    def test_a_long_file_lists_its_candidates_and_says_how_to_get_one(self):
        rows = "".join(f"C-{i},\"{NOTES}\"\n" for i in range(3, 500))
        page = self.page(self.write("many.csv", EXPORT + rows))
        self.assertIn("<h1>499 candidates</h1>", page)
        self.assertEqual(page.count('<th scope="row">C-'), 499)
        self.assertIn("tenet report FILE --candidate ID", page)
        self.assertNotIn("<details", page)

    def test_wrong_usage(self):
        self.check(run("report", self.export, "--for", "nobody"), 2, "interviewer or candidate")


class Guide(Case):
    def test_a_guide_is_markdown_and_its_minutes_add_up(self):
        text = self.check(run("guide", "--minutes", "30", "--seed", "desk"), 0)
        self.assertTrue(text.startswith("# Interview guide: Values of the program's tests\n"), text)
        self.assertIn("Question set: desk", text)
        rows = [line.split("|") for line in text.splitlines() if line.startswith("| ")]
        parts = {row[1].strip(): row[2].strip() for row in rows}
        total = int(parts.pop("Total"))
        self.assertEqual(total, 30)
        self.assertEqual(sum(int(cell) for cell in parts.values() if cell.isdigit()), total)

    def test_the_ending_says_the_form(self):
        for name, begin in (("g.md", "# "), ("g.html", "<!DOCTYPE html>"), ("g.json", "{")):
            self.check(run("guide", "-o", self.path(name)), 0)
            self.assertTrue(self.read(name).startswith(begin), name)
        self.check(run("guide", "-o", self.path("g.pdf")), 2, "end it in .md, .html or .json")
        self.check(run("guide", "-f", "pdf"), 2, "it is markdown, html or json")

    def test_german(self):
        text = self.check(run("guide", "--language", "de"), 0)
        self.assertIn("## Regeln für ein faires Interview", text)
        self.check(run("guide", "--language", "xx"), 1, 'language "xx"')

    def test_a_candidate_gets_follow_ups(self):
        text = self.check(run("guide", self.export, "-i", "C-2", "-q"), 0)
        self.assertTrue(text.startswith("# Follow-up questions for C-2: "), text)
        self.assertIn("nothing for or against it yet", text)
        self.check(run("guide", self.export), 1, "choose one with --candidate: \"C-1\", \"C-2\"")
        self.check(run("guide", self.export, "-i", "C-9"), 1, "no candidate \"C-9\" in ")
        self.check(run("guide", "-i", "C-2"), 2, "--candidate needs the file")

    def test_impossible_minutes(self):
        for minutes in ("1", "17", "-5", "481"):
            path = self.path("none.md")
            self.check(run("guide", "--minutes", minutes, "-o", path), 1, "minutes")
            self.assertFalse(os.path.exists(path))
        self.check(run("guide", "--minutes", "x"), 2)

    def test_a_model_without_questions(self):
        model = self.write("bare.yaml", "tenet: 1\nid: bare\nvalues:\n"
                                        "  - {id: v, indicators: {for: [help]}}\n")
        self.check(run("guide", "-m", model), 1, 'the model "bare" has no questions')


class Compare(Case):
    def test_candidates_stand_in_the_order_of_the_file(self):
        text = self.check(run("compare", self.export, "-i", "C-2", "-i", "C-1"), 0)
        self.assertIn("This is no ranking", text)
        self.assertLess(text.index("C-1 "), text.index("C-2 "))
        self.assertIn("C-1 and C-2: cannot be compared", text)

    def test_json_and_html(self):
        self.check(run("compare", self.export, "-o", self.path("c.html")), 0)
        self.assertTrue(self.read("c.html").startswith("<!DOCTYPE html>"))
        whole = json.loads(self.check(run("compare", self.export, "-f", "json"), 0))
        self.assertEqual([c["candidate"] for c in whole["candidates"]], ["C-1", "C-2"])
        self.assertEqual(len(whole["pairs"]), 3)

    def test_who_cannot_be_compared(self):
        self.check(run("compare", self.export, "-i", "C-1"), 1, "two candidates or more are needed")
        self.check(run("compare", self.export, "-i", "C-1", "-i", "X"), 1, 'no candidate "X" in ')
        one = self.write("one.csv", "Candidate ID,Interview Notes\nC-1,Helped.\n")
        self.check(run("compare", one), 1, "not 1")
        many = "".join(f"C-{i},Helped.\n" for i in range(60))
        path = self.write("many.csv", "Candidate ID,Interview Notes\n" + many)
        self.check(run("compare", path), 1, "choose some with --candidate")

    def test_ratings_first(self):
        path = self.write("rated.csv", RATED)
        text = self.check(run("compare", path, "--ratings-first"), 0)
        self.assertIn("Sealed until the interviewers have rated: C-1", text)
        self.assertIn("C-1 and C-2: cannot be compared", text)

    def test_hostile_candidates_are_told_apart_and_drive_nothing(self):
        notes = "Helped. " * 130000
        ids = ["../../etc/passwd", "a \"quoted\" one", "שלום🙂", "<b>x</b>"]
        rows = [["Candidate ID", "Interview Notes"], [ids[0], notes], [ids[1], ""],
                [ids[2], "She helped. עזרה 🙂"], [ids[3], "Helped."]]
        buffer = io.StringIO()
        csv.writer(buffer).writerows(rows)
        path = self.write("hostile.csv", buffer.getvalue())
        whole = json.loads(self.check(run("compare", path, "-f", "json", "-q"), 0))
        self.assertEqual([c["candidate"] for c in whole["candidates"]], ids)
        page = self.check(run("compare", path, "-f", "html", "-q"), 0)
        self.assertNotIn("<b>x", page)
        self.check(run("compare", path, "-q"), 0)
        for identifier in ids:
            self.check(run("guide", path, "-q", "-i", identifier, "-f", "html"), 0)


class Explain(Case):
    def test_one_candidate_line_by_line(self):
        text = self.check(run("explain", self.export, "--candidate", "C-1"), 0)
        for part in ("Candidate C-1\n", "[Stayed late to help]{", "What was read",
                     "How the score adds up", "where everybody begins", "not validated",
                     "What this is"):
            self.assertIn(part, text)

    def test_the_only_candidate_needs_no_name(self):
        path = self.write("one.csv", "\n".join(EXPORT.splitlines()[:2]) + "\n")
        self.assertIn("Candidate C-1\n", self.check(run("explain", path), 0))

    def test_several_candidates_are_named(self):
        self.check(run("explain", self.export), 1,
                   "choose one with --candidate: \"C-1\", \"C-2\"")
        self.check(run("explain", self.export, "-i", "C-9"), 1, "no candidate \"C-9\" in")

    def test_too_little_evidence_gives_no_number(self):
        text = self.check(run("explain", self.export, "-i", "C-2"), 0)
        self.assertIn("No alignment: too little is known", text)
        self.assertIn("What to ask next", text)
        self.assertNotIn("50.00", text)


class Model(Case):
    MISTAKES = ("tenet: 1\nid: x\nname: X\nvalues:\n  - id: a\n    name: A\n    wieght: 2\n"
                "    indicators: {for: [helped, \"(\"]}\n")

    def test_new_prints_a_model_that_checks_and_scores(self):
        text = self.check(run("model", "new"), 0)
        path = self.write("own.yaml", text)
        self.assertIn("own.yaml: no mistakes, ", self.check(run("model", "check", path), 0))
        self.assertEqual(self.check(run("score", self.export, "-m", path), 0),
                         subprocess.run([PROGRAM, "score", self.export], check=True,
                                        stdout=subprocess.PIPE).stdout.decode())

    def test_check_lists_every_mistake_with_its_place(self):
        path = self.write("bad.yaml", self.MISTAKES)
        result = run("model", "check", path)
        self.check(result, 1, "bad.yaml:7:5: error: ")
        self.assertIn("bad.yaml:8:", result.stderr.decode())
        self.assertIn("mistakes", result.stdout.decode())

    def test_check_goes_on_to_the_next_file(self):
        bad = self.write("bad.yaml", self.MISTAKES)
        good = self.write("good.yaml", run("model", "new").stdout)
        text = self.check(run("model", "check", bad, self.path("missing.yaml"), good), 1,
                          "missing.yaml")
        self.assertEqual(text.count("good.yaml: no mistakes"), 1)

    def test_show_names_values_and_words(self):
        text = self.check(run("model", "show"), 0)
        self.assertIn("helpfulness", text.lower())
        self.assertEqual(text, self.check(run("model", "show", self.write(
            "same.yaml", run("model", "new").stdout)), 0))

    def test_a_model_that_cannot_be_used_stops_the_work(self):
        path = self.write("bad.yaml", self.MISTAKES)
        for verb in ("score", "explain"):
            result = run(verb, self.export, "-m", path)
            self.check(result, 1, "bad.yaml:7:5: error: ")
            self.assertEqual(result.stdout, b"")
        self.check(run("score", self.export, "-m", self.path("missing.yaml")), 1, "missing.yaml")


class Progress(Case):
    def test_a_line_on_a_terminal_only_and_gone_in_the_end(self):
        begun = time.monotonic()
        master, slave = open_terminal()
        with subprocess.Popen([PROGRAM, "score", "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, stderr=slave,
                              env=dict(os.environ, COLUMNS="60")) as process:
            os.close(slave)
            process.stdin.write(b"Candidate ID,Interview Notes\n")
            shown = b""
            for i in range(12):
                rows = (f"C-{i}-{j},Helped.{' word' * 100}\n" for j in range(400))
                process.stdin.write("".join(rows).encode())
                process.stdin.flush()
                time.sleep(0.1)
                while select.select([master], [], [], 0)[0]:
                    shown += os.read(master, 65536)
            process.stdin.close()
            while True:
                try:
                    piece = os.read(master, 65536)
                except OSError:
                    break
                if not piece:
                    break
                shown += piece
            self.assertEqual(process.wait(60), 0)
        seconds = time.monotonic() - begun
        os.close(master)
        text = shown.decode()
        self.assertRegex(text, r"\r\d+ candidates, [\d.]+ MB \([\d.]+ MB/s\)")
        self.assertLessEqual(text.count("candidates, "), 10 * seconds + 2)
        self.assertIn("4800 rows read", text.rsplit("\r" + " " * 59 + "\r", 1)[1])


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
