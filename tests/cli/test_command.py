#!/usr/bin/env python3
"""The newsfacts command: every option, exit code and message.

usage: test_command.py NEWSFACTS [unittest arguments]

Says nothing of which facts are found: tests/spec does.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

COMMAND = None
ARTICLE = "云溪市派出医疗队\n\n2月28日，云溪市派出医疗队员34名，其中党员15名。\n"


def run(*args, data=b"", env=None, stdout=subprocess.PIPE):
    """Runs the command; data is standard input."""
    if isinstance(data, str):
        data = data.encode()
    clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
    clean.update(env or {})
    return subprocess.run([COMMAND, *args], input=data, stdout=stdout, stderr=subprocess.PIPE,
                          env=clean, timeout=60)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return path

    def fine(self, *args, **kwargs):
        """Standard output of a run that succeeds without a word on stderr."""
        r = run(*args, **kwargs)
        self.assertEqual((r.returncode, r.stderr.decode()), (0, ""))
        return (r.stdout or b"").decode()

    def fails(self, code, message, *args, **kwargs):
        """A run with this exit code whose stderr matches the pattern."""
        r = run(*args, **kwargs)
        self.assertEqual(r.returncode, code, r.stderr.decode())
        self.assertRegex(r.stderr.decode(), message)
        return (r.stdout or b"").decode()


class Usage(Case):
    def test_help(self):
        for option in ("--help", "-h"):
            text = self.fine(option)
            self.assertTrue(text.startswith("Usage: newsfacts "))
            for word in ("--format", "--reference", "--input", "--offsets", "--only", "--color",
                         "--lexicon", "--rules", "--version", "Exit status"):
                self.assertIn(word, text)
            self.assertLessEqual(max(map(len, text.splitlines())), 80)

    def test_version(self):
        self.assertRegex(self.fine("--version"),
                         r"^newsfacts \d+\.\d+\.\d+ \(library \d+\.\d+\.\d+, tables [\d.]+\)\n$")

    def test_mistakes(self):
        hint = r"\nTry 'newsfacts --help'\.\n$"
        for args, message in (
                (["--nonsense"], "unknown option --nonsense"),
                (["-x"], "unknown option -x"),
                (["--help=1"], "unknown option --help=1"),
                (["--an-option-with-a-very-long-name"], "unknown option --an-option-with"),
                (["--reference"], "a value is missing after --reference"),
                (["--format", "xml"], "--format: 'xml' is none of table, json, jsonl"),
                (["--input="], "--input: '' is none of text, jsonl"),
                (["--offsets", "lines"], "--offsets: 'lines' is none of bytes, codepoints, utf16"),
                (["--color=maybe"], "--color: 'maybe' is none of auto, always, never"),
                (["--only", "times,names"], "--only: 'names' is none of times, counts, organisations, people, places"),
                (["--only", "times,"], "--only: '' is none of times, counts, organisations, people, places")):
            with self.subTest(args):
                self.fails(2, "^newsfacts: " + re.escape(message), *args)
                self.fails(2, hint, *args)

    def test_wrong_reference_is_told_before_any_article(self):
        out = self.fails(2, "^newsfacts: --reference: .*gestern", "--reference", "gestern", data=ARTICLE)
        self.assertEqual(out, "")

    def test_value_after_space_or_equals_sign(self):
        a = self.fine("--offsets", "codepoints", data=ARTICLE)
        self.assertEqual(a, self.fine("--offsets=codepoints", data=ARTICLE))


class Knowledge(Case):
    RULE = "name: 试\ntype: TRAIN\npattern: (?<trigger>派出)\n"

    def rules_of(self, *args):
        return [e["rule"] for e in json.loads(self.fine(*args, data=ARTICLE))["events"]]

    def test_rules(self):
        a, b = self.file("a.rules", self.RULE), self.file("b.rules", "type: AWARD\npattern: (?<trigger>党员)")
        self.assertIn(0, self.rules_of("--rules", a))
        self.assertIn(1, self.rules_of("--rules", a, "--rules=" + b))

    def test_lexicon(self):
        names = self.file("names.tsv", "派出医疗队\torganisation\n")
        out = json.loads(self.fine("--lexicon", names, data=ARTICLE))
        self.assertIn("派出医疗队", [o["text"] for o in out["organisations"]])

    def test_mistakes_are_told_with_their_line(self):
        rules = self.file("bad.rules", "type: TRAIN\npattern: (?<trigger>派")
        self.fails(2, r"^newsfacts: %s:2: column 22: pattern: missing closing parenthesis, after: '\(\?<trigger>派'"
                   % re.escape(rules), "--rules", rules, data=ARTICLE)
        names = self.file("bad.tsv", "甲乙\tthing\n")
        self.fails(2, "^newsfacts: %s:1: " % re.escape(names), "--lexicon", names, data=ARTICLE)
        self.fails(2, "No such file", "--rules", "/nonexistent/rules", data=ARTICLE)

    def test_too_many(self):
        rules = self.file("a.rules", self.RULE)
        self.fails(2, "^newsfacts: given too often: --rules", *["--rules", rules] * 17)


class Files(Case):
    def test_file_and_standard_input(self):
        path = self.file("a.txt", ARTICLE)
        out = self.fine(path)
        self.assertEqual(json.loads(out)["bytes"], len(ARTICLE.encode()))
        self.assertEqual(out, self.fine(data=ARTICLE))
        self.assertEqual(out, self.fine("-", data=ARTICLE))

    def test_double_dash_ends_options(self):
        self.file("--help", ARTICLE)
        cwd = os.getcwd()
        os.chdir(self.folder.name)
        self.addCleanup(os.chdir, cwd)
        self.assertEqual(json.loads(self.fine("--", "--help"))["schema"], "newsfacts/1")

    def test_several_files_give_lines_with_their_names(self):
        a, b = self.file("a.txt", ARTICLE), self.file("b\"引.txt", "b")
        lines = self.fine("--format", "json", a, b).splitlines()
        self.assertEqual([json.loads(x)["id"] for x in lines], [a, b])

    def test_missing_file_does_not_stop_the_others(self):
        a = self.file("a.txt", ARTICLE)
        missing = os.path.join(self.folder.name, "none.txt")
        out = self.fails(1, "^newsfacts: %s: No such file" % re.escape(missing), missing, a)
        self.assertEqual(json.loads(out)["id"], a)

    def test_folder_is_no_article(self):
        self.fails(1, "^newsfacts: %s: .+" % re.escape(self.folder.name), self.folder.name)

    def test_empty_and_odd_texts(self):
        for data in (b"", b"\n", b"\0", b"\xff\xfe\xe4\xba", b"\xef\xbb\xbf\xe4\xba\xba", b"a\0b\r\n" * 9):
            with self.subTest(data):
                self.assertEqual(json.loads(self.fine(data=data))["bytes"], len(data))
                self.assertIn("sentence", self.fine("--format", "table", data=data))

    def test_large_text(self):
        data = ARTICLE * 20000
        self.assertEqual(json.loads(self.fine("--format", "jsonl", data=data))["bytes"], len(data.encode()))

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            self.fails(1, "^newsfacts: standard output: .+", data=ARTICLE, stdout=full)


class Json(Case):
    def test_one_article_has_a_fact_a_line(self):
        out = self.fine("--format", "json", data=ARTICLE)
        self.assertGreater(out.count("\n"), 5)
        document = json.loads(out)
        self.assertEqual(list(document), ["schema", "bytes", "invalid_bytes", "offsets", "reference",
                                          "source", "segments", "sentences", "times", "counts",
                                          "organisations", "people", "places", "entities",
                                          "events"])
        self.assertTrue(out.endswith("}\n"))

    def test_jsonl_is_one_line(self):
        out = self.fine("--format", "jsonl", data=ARTICLE)
        self.assertEqual(len(out.splitlines()), 1)
        self.assertEqual(json.loads(out), json.loads(self.fine("--format", "json", data=ARTICLE)))

    def test_json_is_the_default_off_a_terminal(self):
        self.assertEqual(self.fine(data=ARTICLE), self.fine("--format", "json", data=ARTICLE))

    def test_offsets(self):
        text = "𠮷市\n\n云溪市派出医疗队员34名。😀昨天到达。\n"
        units = {"bytes": lambda s: s.encode(), "codepoints": lambda s: s,
                 "utf16": lambda s: s.encode("utf-16-le")}
        for name, encode in units.items():
            document = json.loads(self.fine("--offsets", name, data=text))
            self.assertEqual(document["offsets"], name)
            size = 2 if name == "utf16" else 1
            whole = encode(text)
            last = document["sentences"][-1]
            self.assertEqual(whole[last["start"] * size:last["end"] * size], encode("😀昨天到达。"))
            for fact in document["counts"] + document["times"]:
                self.assertEqual(whole[fact["start"] * size:fact["end"] * size], encode(fact["text"]))

    def test_only(self):
        for kinds, present in (("times", ["times"]), ("counts", ["counts"]),
                               ("counts,times", ["times", "counts"]),
                               ("people", ["people", "entities"]),
                               ("organisations,places", ["organisations", "places", "entities"])):
            document = json.loads(self.fine("--only", kinds, data=ARTICLE))
            kinds = ("times", "counts", "organisations", "people", "places", "entities")
            self.assertEqual([k for k in document if k in kinds], present)

    def test_reference(self):
        document = json.loads(self.fine("--reference", "2020-02-29", data=ARTICLE))
        self.assertEqual(document["reference"], "2020-02-29")
        self.assertIsNone(json.loads(self.fine(data="没有日期。"))["reference"])

    def test_last_reference_wins(self):
        document = json.loads(self.fine("--reference=2019-01-01", "--reference=2020-02-29", data=ARTICLE))
        self.assertEqual(document["reference"], "2020-02-29")


class JsonLines(Case):
    def lines(self, *rows):
        return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows)

    def documents(self, *rows, args=()):
        out = self.fine("--input", "jsonl", *args, data=self.lines(*rows))
        return [json.loads(x) for x in out.split("\n")[:-1]]

    def test_id_is_repeated_as_given_and_first(self):
        for given in ("a", "引\"号\n", 7, 0, -3, 1.5, 2 ** 62):
            with self.subTest(given):
                document = self.documents({"text": "x", "id": given})[0]
                self.assertEqual(document["id"], given)
                self.assertIs(type(document["id"]), type(given))
                self.assertEqual(list(document)[0], "id")

    def test_without_id(self):
        for row in ({"text": "x"}, {"text": "x", "id": None}):
            self.assertEqual(list(self.documents(row)[0])[0], "schema")

    def test_reference_of_the_line_comes_before_the_option(self):
        rows = {"text": "昨天。", "reference": "2020-01-02"}, {"text": "昨天。", "reference": None}, {"text": "昨天。"}
        documents = self.documents(*rows, args=("--reference", "2021-01-01"))
        self.assertEqual([d["reference"] for d in documents], ["2020-01-02", "2021-01-01", "2021-01-01"])

    def test_text_may_hold_anything(self):
        for text in ("", "\0", "a\0b\n\u2028\x85", "😀" * 3000, "\n".join("第%d行。" % i for i in range(5000))):
            self.assertEqual(self.documents({"text": text})[0]["bytes"], len(text.encode()))

    def test_unknown_keys_are_ignored(self):
        self.assertEqual(len(self.documents({"text": "x", "expect": [{"a": None}], "news": True})), 1)

    def test_blank_lines_byte_order_mark_and_missing_newline(self):
        data = b"\xef\xbb\xbf{\"text\":\"a\"}\r\n\n  \t\n{\"text\":\"b\"}"
        self.assertEqual(len(self.fine("--input", "jsonl", data=data).splitlines()), 2)
        self.assertEqual(self.fine("--input", "jsonl", data=b""), "")

    def test_bad_lines_are_told_and_the_others_printed(self):
        path = self.file("in.jsonl", self.lines(
            "{\"text\":\"a\",\"id\":1}", "{\"text\":", "[1]", "{\"id\":2}", "{\"text\":3}",
            "{\"text\":\"x\",\"id\":[]}", "{\"text\":\"x\",\"reference\":5}",
            "{\"text\":\"x\",\"reference\":\"2020-13-01\"}", "{\"text\":\"b\",\"id\":9}"))
        r = run("--input", "jsonl", path)
        self.assertEqual(r.returncode, 1)
        self.assertEqual([json.loads(x)["id"] for x in r.stdout.splitlines()], [1, 9])
        lines = r.stderr.decode().splitlines()
        for line, (number, message) in zip(lines, (
                (2, "no JSON: .+"), (3, "no JSON object"), (4, "\"text\" is missing or no string"),
                (5, "\"text\" is missing or no string"), (6, "\"id\" is neither a string nor a number"),
                (7, "\"reference\" is no string"), (8, ".*2020-13-01.*"))):
            self.assertRegex(line, "^newsfacts: %s:%d: %s$" % (re.escape(path), number, message))
        self.assertEqual(len(lines), 7)

    def test_bytes_that_are_no_utf8(self):
        self.fails(1, "^newsfacts: standard input:1: no JSON", "--input", "jsonl", data=b"{\"text\":\"\xff\"}\n")

    def test_each_answer_comes_before_the_next_question(self):
        p = subprocess.Popen([COMMAND, "--input", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for i in range(3):
            p.stdin.write(json.dumps({"text": ARTICLE, "id": i}).encode() + b"\n")
            p.stdin.flush()
            self.assertEqual(json.loads(p.stdout.readline())["id"], i)
        p.stdin.close()
        self.assertEqual(p.wait(30), 0)
        p.stdout.close()


class Table(Case):
    def test_sections(self):
        out = self.fine("--format", "table", data=ARTICLE)
        self.assertTrue(out.startswith("云溪市派出医疗队\n"))
        self.assertRegex(out, r"\nTimes  \d+\n")
        self.assertRegex(out, r"\nCounts  \d+\n")
        out = self.fine("--format", "table", "--only", "times", data=ARTICLE)
        self.assertIn("\nTimes ", out)
        self.assertNotIn("\nCounts ", out)

    def test_names_of_several_articles(self):
        a, b = self.file("a.txt", ARTICLE), self.file("b.txt", ARTICLE)
        out = self.fine("--format", "table", a, b)
        self.assertEqual(len(re.findall(r"^── .*[ab]\.txt", out, re.M)), 2)

    def test_color(self):
        for args, env, colored in (((), {}, False), (("--color=always",), {}, True),
                                   (("--color", "always"), {"NO_COLOR": "1"}, True),
                                   (("--color=never",), {}, False)):
            out = self.fine("--format", "table", *args, data=ARTICLE, env=env)
            self.assertEqual("\033[" in out, colored)

    def test_lines_fit_the_width(self):
        long = ARTICLE + "她说" + "，我们一共走了" * 40 + "300公里。\n"
        for columns in ("40", "64", "80", "120", "200"):
            out = self.fine("--format", "table", data=long, env={"COLUMNS": columns})
            for line in out.splitlines():
                self.assertLessEqual(self.columns(line), int(columns), line)

    def test_columns_are_aligned(self):
        """Every title stands where its column begins, Chinese characters counted as two."""
        out = self.fine("--format", "table", data=ARTICLE, env={"COLUMNS": "120"}).splitlines()
        for i, line in enumerate(out):
            if not re.match(r" +text ", line) or i + 1 == len(out):
                continue
            at = line.index("text")
            self.assertEqual(self.slice(out[i + 1], at - 2, at - 1), " ")
            self.assertNotIn(self.slice(out[i + 1], at, at + 1), (" ", ""))

    def test_controls_of_the_text_never_reach_the_terminal(self):
        bad = "\x1b[31m红\x07\x9b标\u202e题\n\n\x1b]0;x\x07派出医疗队员34名\x00\x7f。\n"
        out = self.fine("--format", "table", data=bad)
        self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out))

    @staticmethod
    def columns(text):
        import unicodedata
        return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

    def slice(self, text, begin, end):
        at, out = 0, ""
        for c in text:
            if begin <= at < end:
                out += c
            at += self.columns(c)
        return out


@unittest.skipIf(os.name == "nt", "needs a pseudo-terminal")
class Terminal(Case):
    def on_terminal(self, *args, env=None, columns=90):
        import fcntl, pty, struct, termios
        primary, secondary = pty.openpty()
        fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
        clean.update({"TERM": "xterm"}, **(env or {}))
        p = subprocess.Popen([COMMAND, *args], stdin=subprocess.DEVNULL, stdout=secondary, env=clean)
        os.close(secondary)
        out = b""
        while True:
            try:
                piece = os.read(primary, 65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
        os.close(primary)
        self.assertEqual(p.wait(30), 0)
        return out.decode()

    def test_a_terminal_gets_a_table_in_color_and_its_width(self):
        out = self.on_terminal(self.file("a.txt", ARTICLE * 3))
        self.assertIn("Counts", out)
        self.assertIn("\033[", out)
        plain = re.sub("\033\\[[0-9;]*m", "", out)
        self.assertLessEqual(max(map(Table.columns, plain.splitlines())), 90)

    def test_no_color(self):
        path = self.file("a.txt", ARTICLE)
        self.assertNotIn("\033[", self.on_terminal(path, env={"NO_COLOR": "1"}))
        self.assertNotIn("\033[", self.on_terminal(path, env={"TERM": "dumb"}))
        self.assertNotIn("\033[", self.on_terminal(path, "--color=never"))
        self.assertIn("\033[", self.on_terminal(path, env={"NO_COLOR": ""}))

    def test_json_on_request(self):
        self.assertEqual(json.loads(self.on_terminal("--format", "json", self.file("a.txt", ARTICLE)))["schema"],
                         "newsfacts/1")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    COMMAND = os.path.abspath(sys.argv.pop(1))
    unittest.main()
