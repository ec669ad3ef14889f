#!/usr/bin/env python3
"""Compares what the build made with the lists of this folder. A difference is a
change of the ABI or of the package: where it is meant, write it with --accept.

    check.py records --program build/tests/record_layout
    check.py symbols --library build/libnewsfacts.so --header include/newsfacts/newsfacts.h
    check.py archive --library build/tests/libnewsfacts_archive.a
    check.py installed --build build
"""
import argparse
import difflib
import glob
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SKIPPED = 77


def output(*command):
    run = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if run.returncode == SKIPPED:
        sys.exit(SKIPPED)
    if run.returncode:
        sys.exit('%s ended with %d' % (' '.join(command), run.returncode))
    return run.stdout.decode()


def record_ends():
    """The last field of each record as lib/document counts it."""
    ends = set()
    for path in glob.glob(os.path.join(HERE, '../../lib/document/*.c')):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for use in re.finditer(r'NF_RECORD_SIZE\((\w+), (\w+)\)', text):
            types = re.findall(r'newsfacts_(\w+) \*%s\b' % use[1], text[:use.start()])
            ends.add((types[-1], use[2]))
    return ends


def records(args):
    text = output(args.program)
    # A public struct or field that the program does not print has no guard, and one that
    # record_size does not count is not there for programs.
    with open(args.header, encoding='utf-8') as file:
        header = re.sub(r'/\*.*?\*/', '', file.read(), flags=re.S)
    counted = record_ends()
    for name, body in re.findall(r'typedef struct newsfacts_(\w+) \{(.*?)\}', header, re.S):
        printed = re.search(r'^%s: .*\n((?:    .*\n)*)' % name, text, re.M)
        fields = re.findall(r'(\w+)(?:\[\d+\])?;', body) + re.findall(r'\(\*(\w+)\)', body)
        fields += re.findall(r'(\w+),', body) if name == 'span' else []
        shown = printed[1].split() if printed else []
        missing = [f for f in fields if f not in shown]
        if missing:
            sys.exit('records.c does not print %s of newsfacts_%s' % (', '.join(missing), name))
        if 'record_size' in fields and (name, fields[-1]) not in counted:
            sys.exit('record_size of newsfacts_%s does not end with %s' % (name, fields[-1]))
    return text


def defined(library, *flags):
    lines = output('nm', '-g', '--defined-only', *flags, library).splitlines()
    return sorted(words[2] for words in map(str.split, lines) if len(words) == 3 and words[1] != 'A')


def symbols(args):
    """Exported is what the header declares, no more and no less."""
    exported = defined(args.library, '-D')
    with open(args.header, encoding='utf-8') as file:
        code = re.sub(r'/\*.*?\*/', '', file.read(), flags=re.S)
    declared = set(re.findall(r'NEWSFACTS_API\s[^;]*?\b(newsfacts_\w+)\(', code))
    names = {name.split('@')[0] for name in exported}
    if names != declared:
        print('only in the header:', *sorted(declared - names))
        sys.exit('only in the library: ' + ' '.join(sorted(names - declared)))
    return '\n'.join(exported) + '\n'


def archive(args):
    """A static library shares one space of names with the program that links it."""
    foreign = [name for name in defined(args.library) if not name.startswith('newsfacts_')]
    if foreign:
        sys.exit('names without the prefix: ' + ' '.join(foreign))


def installed(args):
    with tempfile.TemporaryDirectory() as prefix:
        output('cmake', '--install', args.build, '--prefix', prefix)
        files = sorted(os.path.relpath(os.path.join(folder, name), prefix)
                       for folder, _, names in os.walk(prefix) for name in names)
    normal = [re.sub(r'^lib(64|/[\w]+-linux-gnu\w*)/', 'lib/', name) for name in files]
    normal = [re.sub(r'-targets-\w+\.cmake$', '-targets-CONFIG.cmake', name) for name in normal]
    return '\n'.join(normal) + '\n'


def compare(name, text, accept):
    path = os.path.join(HERE, name + '.txt')
    if accept:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
    with open(path, encoding='utf-8') as file:
        committed = file.read()
    diff = list(difflib.unified_diff(committed.splitlines(), text.splitlines(),
                                     'tests/manifest/%s.txt' % name, 'this build', lineterm=''))
    print('\n'.join(diff) if diff else '%s: as listed' % name)
    return 1 if diff else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('what', choices=['records', 'symbols', 'archive', 'installed'])
    parser.add_argument('--program')
    parser.add_argument('--library')
    parser.add_argument('--build')
    parser.add_argument('--header', default=os.path.join(HERE, '../../include/newsfacts/newsfacts.h'))
    parser.add_argument('--accept', action='store_true', help='write the list instead')
    args = parser.parse_args()
    text = globals()[args.what](args)
    return compare(args.what, text, args.accept) if text is not None else 0


if __name__ == '__main__':
    sys.exit(main())
