#!/usr/bin/env python3
"""The programs of examples/ on the article of examples/.

usage: test_examples.py EXAMPLES-SOURCE EXAMPLES-BINARY [LIBRARY] [unittest arguments]
"""
import contextlib
import ctypes
import io
import json
import os
import subprocess
import sys
import unittest

SOURCE = BINARY = LIBRARY = ARTICLE = None
RECORDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../manifest/records.txt")


def run(*args, **env):
    return subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                          env=dict(os.environ, **env))


class Programs(unittest.TestCase):
    def program(self, name):
        path = os.path.join(BINARY, name)
        if not os.path.exists(path):
            self.skipTest(name + " was not built")
        return path

    def test_counts(self):
        r = run(self.program("counts"), ARTICLE)
        self.assertEqual((r.returncode, r.stderr), (0, b""))
        for line in r.stdout.decode().splitlines():
            self.assertEqual(line.count("\t"), 5, line)

    def test_threads(self):
        r = run(self.program("threads"), *[ARTICLE] * 40)
        self.assertEqual((r.returncode, r.stderr), (0, b""))
        self.assertEqual(len(r.stdout.splitlines()), 40)
        self.assertEqual(len(set(r.stdout.splitlines())), 1)

    def test_threads_with_a_missing_file(self):
        r = run(self.program("threads"), ARTICLE, "/nowhere/at/all")
        self.assertEqual(r.returncode, 1)
        self.assertIn(b"/nowhere/at/all: cannot be read", r.stderr)
        self.assertEqual(len(r.stdout.splitlines()), 1)


class Python(unittest.TestCase):
    script = property(lambda self: os.path.join(SOURCE, "python", "newsfacts.py"))

    def setUp(self):
        if not LIBRARY:
            self.skipTest("Python needs a shared library")

    def test_command_line(self):
        r = run(sys.executable, self.script, ARTICLE, NEWSFACTS_LIBRARY=LIBRARY)
        self.assertEqual((r.returncode, r.stderr), (0, b""))
        for line in r.stdout.decode().splitlines():
            self.assertIn(line.split("\t")[0], ("time", "count", "organisation", "person", "place",
                                                        "event"))

    def test_same_facts_as_in_c(self):
        counts = os.path.join(BINARY, "counts")
        if not os.path.exists(counts):
            self.skipTest("counts was not built")
        lines = run(sys.executable, self.script, ARTICLE, NEWSFACTS_LIBRARY=LIBRARY).stdout.decode()
        texts = [x.split("\t")[1] for x in lines.splitlines() if x.startswith("count")]
        self.assertEqual(texts, [x.split("\t")[0] for x in run(counts, ARTICLE).stdout.decode().splitlines()])

    def reader(self):
        os.environ["NEWSFACTS_LIBRARY"] = LIBRARY
        if os.path.dirname(self.script) not in sys.path:
            sys.path.insert(0, os.path.dirname(self.script))
        sys.dont_write_bytecode = True
        import newsfacts
        return newsfacts

    def article(self, **options):
        with open(ARTICLE, encoding="utf-8") as f, self.reader().Engine() as engine:
            return engine.parse(f.read(), **options)

    def test_structs_are_those_of_the_header(self):
        if ctypes.sizeof(ctypes.c_void_p) != 8:
            self.skipTest("the list is that of 64 bits")
        newsfacts = self.reader()
        structs = {"_" + name.title(): getattr(newsfacts, "_" + name.title())
                   for name in ("span", "string", "error", "options", "number", "source")}
        structs.update((record.__name__, record) for record in newsfacts._RECORDS.values())
        with open(RECORDS, encoding="utf-8") as f:
            lines = f.read().splitlines()
        seen, struct = set(), None
        for line in lines:
            if not line.startswith(" "):
                name, size = line.split(":")
                struct = structs.get("_" + name.title())
                seen.add("_" + name.title())
                if struct:
                    self.assertEqual(int(size.split()[0]), ctypes.sizeof(struct), name)
            elif struct:
                offset, size, field = line.split()
                place = getattr(struct, field)
                self.assertEqual((int(offset), int(size)), (place.offset, place.size), line)
        self.assertEqual(set(structs) - seen, set())

    def test_spans_cut_out_their_text(self):
        newsfacts = self.reader()
        with open(ARTICLE, encoding="utf-8") as f:
            text = f.read()
        with newsfacts.Engine() as engine:
            for given in (text, text.encode()):
                article = engine.parse(given, reference="2026-04-18")
                self.assertEqual(article.reference, "2026-04-18")
                for fact in (article.times + article.counts + article.organisations
                             + article.people + article.places + article.events):
                    part = given[fact.start:fact.end]
                    self.assertEqual(part if isinstance(part, str) else part.decode(), fact.text)
                for count in article.counts:
                    if count.object:
                        part = given[slice(*count.object_span)]
                        self.assertEqual(part if isinstance(part, str) else part.decode(), count.object)
            with self.assertRaises(newsfacts.Error) as failed:
                engine.parse(text, reference="April")
            self.assertEqual(failed.exception.status, "NEWSFACTS_E_REFERENCE")

    def test_says_what_the_json_says(self):
        article = self.article(reference="2026-04-18")
        form = json.loads(article.json("codepoints"))
        for kind in ("segments", "sentences", "times", "counts", "organisations", "people", "places",
                     "entities", "events"):
            self.assertEqual(len(getattr(article, kind)), len(form[kind]), kind)
        for fact, other in zip(article.events, form["events"]):
            self.assertEqual((fact.start, fact.type, fact.time), (other["start"], other["type"], other["time"]))
        self.assertEqual([author.name for author in article.authors], form["source"]["authors"])
        self.assertEqual(article.source.publisher.text, form["source"]["publisher"])
        self.assertEqual(article.source.dateline_date.text, "2026-04-18")
        self.assertEqual(article.segments[0].kind, "title")
        self.assertEqual(article.sentences[0].segment, 0)
        self.assertEqual(article.text, open(ARTICLE, encoding="utf-8").read())
        self.assertEqual(article.invalid_bytes, 0)
        self.assertIn("\n", article.json(indent=True))

    def test_wants(self):
        article = self.article(want=["counts"])
        self.assertTrue(article.counts)
        self.assertEqual((article.times, article.people, article.events), ([], [], []))

    def test_lexicon_and_rules(self):
        newsfacts = self.reader()
        rules = "name: flood gate\ntype: CAMPAIGN\npattern: (?<agent>\\p{Han}{2}水库)(?<trigger>开闸)"
        with newsfacts.Engine(lexicon="乙新能\torganisation\tcompany\n", rules=[rules]) as engine:
            article = engine.parse("乙新能周一公布年报。甲乙水库开闸。")
            self.assertEqual([o.text for o in article.organisations], ["乙新能"])
            event = [e for e in article.events if e.rule is not None][0]
            self.assertEqual((event.text, event.agents[0].text), ("开闸", "甲乙水库"))
            self.assertEqual(engine.rule_name(event.rule), "flood gate")
        with self.assertRaises(newsfacts.Error) as failed:
            newsfacts.Engine(rules="type: CAMPAIGN\npattern: (?<trigger>开")
        self.assertEqual(failed.exception.line, 2)

    def test_closing(self):
        newsfacts = self.reader()
        with newsfacts.Engine() as engine, engine.parse("新增9例。") as article:
            counts = article.counts
        self.assertEqual(counts[0].low, "9")
        self.assertIs(article.counts, counts)
        with self.assertRaises(newsfacts.Error):
            article.times  # was not read while it was open
        with self.assertRaises(newsfacts.Error):
            engine.parse("新增9例。")
        with self.assertRaises(AttributeError):
            article.nothing

    def test_zero_is_a_value(self):
        newsfacts, out = self.reader(), io.StringIO()
        with contextlib.redirect_stdout(out):
            newsfacts._row("person", "甲", None, 0, "")
        self.assertEqual(out.getvalue(), "person\t甲\t-\t0\t-\n")

    def test_messages(self):
        r = run(sys.executable, self.script, "/nowhere/at/all", NEWSFACTS_LIBRARY=LIBRARY)
        self.assertEqual(r.returncode, 1)
        self.assertIn(b"newsfacts.py: ", r.stderr)
        self.assertNotIn(b"Traceback", r.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    SOURCE, BINARY = sys.argv[1:3]
    del sys.argv[1:3]
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        LIBRARY = sys.argv.pop(1)
    ARTICLE = os.path.join(SOURCE, "article.txt")
    unittest.main()
