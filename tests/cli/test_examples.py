#!/usr/bin/env python3
"""The programs of examples/ on the article of examples/.

usage: test_examples.py EXAMPLES-SOURCE EXAMPLES-BINARY [LIBRARY] [unittest arguments]
"""
import os
import subprocess
import sys
import unittest

SOURCE = BINARY = LIBRARY = ARTICLE = None


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

    def test_spans_cut_out_their_text(self):
        os.environ["NEWSFACTS_LIBRARY"] = LIBRARY
        sys.path.insert(0, os.path.dirname(self.script))
        sys.dont_write_bytecode = True
        import newsfacts
        with open(ARTICLE, encoding="utf-8") as f:
            text = f.read()
        with newsfacts.Engine() as engine:
            for given in (text, text.encode()):
                article = engine.parse(given, reference="2026-04-18")
                self.assertEqual(article.reference, "2026-04-18")
                for fact in article.times + article.counts:
                    part = given[fact.start:fact.end]
                    self.assertEqual(part if isinstance(part, str) else part.decode(), fact.text)
            with self.assertRaises(newsfacts.Error):
                engine.parse(text, reference="April")

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
