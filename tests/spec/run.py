#!/usr/bin/env python3
"""Runs the examples of the specification files. README.md says how they are written."""
import argparse
import glob
import os
import sys

from facts import KINDS, notation
from readers import parse_by_library, parse_by_program
from specfile import Case, SpecError, read_spec


def text_matches(expected, found):
    head, gap, tail = expected.partition('…')
    if gap and len(expected) > 1 and expected != found:
        return found.startswith(head) and found.endswith(tail) and len(found) > len(expected)
    return expected == found


def matches(expectation, fact):
    if not text_matches(expectation.text, fact.text):
        return False
    if expectation.value is not None and expectation.value != fact.value:
        return False
    if fact.qualifier is not None and expectation.value is not None:
        if (expectation.words or ['exact']) != [fact.qualifier]:
            return False
    elif expectation.words:
        return False
    keys = dict(expectation.keys)
    if 'aspect' in keys:
        keys['aspect'] = ','.join(sorted(keys['aspect'].split(',')))
    return all(fact.keys.get(key) == value for key, value in keys.items())


def overlapping(text, phrase, facts):
    """The facts that share a character with the first place of `phrase`."""
    start = text.find(phrase)
    if start < 0:
        return facts  # the example is wrong; show it as a failure
    return [f for f in facts if f.start < start + len(phrase) and start < f.end]


def diff_sequence(kind, expected, facts, more):
    """Lines with - (missing) and + (not expected); empty when all is as it should be."""
    lines, left = [], list(facts)
    for expectation in expected:
        hit = next((i for i, fact in enumerate(left) if matches(expectation, fact)), None)
        if hit is None:
            lines.append('- ' + expectation.source)
            near = next((f for f in left if text_matches(expectation.text, f.text)), None)
            if near:
                lines.append('+ ' + notation(kind, near, only=expectation.keys))
                left.remove(near)
            continue
        if not more:
            lines += ['+ ' + notation(kind, fact) for fact in left[:hit]]
        del left[:hit + 1]
    if not more:
        lines += ['+ ' + notation(kind, fact) for fact in left]
    return lines


def diff_kind(kind, expectations, case, document):
    facts = KINDS[kind].read(document, case.text)
    lines = []
    for expectation in expectations:
        if expectation.absent:
            wrong = overlapping(case.text, expectation.text, facts) if expectation.text else facts
            lines += ['+ ' + notation(kind, f) + '   (%s)' % expectation.source for f in wrong]
    expected = [e for e in expectations if not e.absent and not e.more]
    more = any(e.more or (e.absent and e.text) for e in expectations)
    if expected:
        lines += diff_sequence(kind, expected, facts, more)
    return lines


def diff(case, document):
    lines = []
    for kind in dict.fromkeys(e.kind for e in case.expectations):
        lines += diff_kind(kind, [e for e in case.expectations if e.kind == kind], case, document)
    return lines


def report(case, lines, way):
    print('%s:%d: %s (%s)' % (os.path.relpath(case.path), case.line, case.heading, way))
    reference = '   [reference %s]' % case.reference if case.reference else ''
    for line in case.text.split('\n'):
        print('    > ' + line + reference)
        reference = ''
    for line in lines:
        print('    ' + line)
    print()


def run_cases(cases, documents, way):
    failed = 0
    for case, document in zip(cases, documents):
        lines = diff(case, document)
        if lines:
            failed += 1
            report(case, lines, way)
    print('%s: %d examples, %d failed' % (way, len(cases), failed))
    return failed


def show(text, document):
    for name, kind in KINDS.items():
        for fact in kind.read(document, text):
            print(notation(name, fact))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('files', nargs='*', help='default: every .txt file of this folder')
    parser.add_argument('--program', help='the newsfacts command')
    parser.add_argument('--library', help='the shared library')
    parser.add_argument('--show', action='store_true',
                        help='print the facts of standard input in the notation of the files')
    parser.add_argument('--reference', default='', help='date for --show')
    args = parser.parse_args()
    ways = [(parse_by_program, args.program, 'command line'), (parse_by_library, args.library, 'library')]
    ways = [way for way in ways if way[1]]
    if not ways:
        parser.error('give --program, --library or both')
    if args.show:
        text = sys.stdin.read()
        show(text, ways[0][0](ways[0][1], [Case('', 0, '', args.reference, text)])[0])
        return 0
    here = os.path.dirname(os.path.abspath(__file__))
    files = args.files or sorted(glob.glob(os.path.join(here, '*.txt')))
    try:
        cases = [case for path in files for case in read_spec(path, KINDS)]
    except SpecError as error:
        print(error)
        return 2
    if not cases:
        print('no examples')
        return 2
    return 1 if sum([run_cases(cases, parse(what, cases), way) for parse, what, way in ways]) else 0


if __name__ == '__main__':
    sys.exit(main())
