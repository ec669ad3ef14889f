#!/usr/bin/env python3
"""The order of the stages, stated in lib/README.md, in the list of sources and in
lib/newsfacts.c, is one order, and includes follow it.

usage: check.py REPOSITORY
"""
import os
import re
import sys

# Words of the C library that a stage may not use: no output, no clock, no locale, no
# environment, no allocation behind the caller's allocator.
FORBIDDEN = {
    r'#include <(time|locale|wchar|wctype|errno|unistd|pthread|signal)\.h>': 'no such header in lib/',
    r'\b(malloc|calloc|realloc|free)\(': 'memory comes from the arena',
    r'\b(printf|fprintf|puts|fopen|getenv|setlocale|exit|abort|atof|strtod)\(': 'not in a library',
}
# The few places that may: path → patterns (by number) that hold there.
ALLOWED = {
    'engine/config.c': [1],  # the default allocator
}


def read(*path):
    with open(os.path.join(*path), encoding='utf-8') as file:
        return file.read()


def readme_order(root):
    """The rows of the table that have a folder before `document/` and on."""
    folders = re.findall(r'^\| `(\w+)/` \|', read(root, 'lib/README.md'), re.M)
    return [f for f in folders if f != 'tables']


def cmake_order(root):
    sources = re.search(r'set\(NEWSFACTS_SOURCES(.*?)\)', read(root, 'CMakeLists.txt'), re.S)[1].split()
    folders = [s.split('/')[1] for s in sources if s.count('/') == 2]
    order = list(dict.fromkeys(f for f in folders if f != 'tables'))
    runs = [f for i, f in enumerate(folders) if f != 'tables' and (i == 0 or folders[i - 1] != f)]
    scattered = sorted({f for f in runs if runs.count(f) > 1})
    return order, sources, scattered


def call_order(root, order):
    """Stages by the first call of newsfacts__STAGE_… in newsfacts.c."""
    names = re.findall(r'TRY\(newsfacts__(\w+?)_\w+\(|return newsfacts__(document)_freeze',
                       read(root, 'lib/newsfacts.c'))
    folder_of = {'numeral': 'lexical', 'time': 'mention', 'count': 'mention'}
    calls = [folder_of.get(a or b, a or b) for a, b in names]
    return list(dict.fromkeys(c for c in calls if c in order))


def sources_on_disk(root):
    for folder, folders, files in os.walk(os.path.join(root, 'lib')):
        folders[:] = [f for f in folders if f not in ('make', 'source')]
        for name in files:
            if name.endswith(('.c', '.h')):
                yield os.path.relpath(os.path.join(folder, name), os.path.join(root, 'lib'))


def may_include(stage, target, order):
    if target in (stage, 'tables'):
        return stage != 'base' or target == 'base'
    return target in order and order.index(target) < order.index(stage)


def include_faults(path, code, order):
    stage = path.split('/')[0]
    for name in re.findall(r'#include "([^"]+)"', code):
        if '/' not in name:
            yield '%s: write "%s" with its folder' % (path, name)
        elif stage not in order:
            yield '%s: lib/README.md does not know this folder' % path
        elif not may_include(stage, name.split('/')[0], order):
            yield '%s: %s belongs to a later stage' % (path, name)
    if '<pcre2.h>' in code and path != 'engine/pattern.c':
        yield '%s: engine/pattern.c is the one door to PCRE2' % path


def word_faults(path, code):
    plain = re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\])*"', '', code, flags=re.S)
    for number, (pattern, why) in enumerate(FORBIDDEN.items()):
        if number in ALLOWED.get(path, []):
            continue
        found = re.search(pattern, plain)
        if found:
            yield '%s: %s: %s' % (path, found[0], why)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = sys.argv[1]
    faults = []
    order = readme_order(root)
    cmake, listed, scattered = cmake_order(root)
    if cmake != order:
        faults.append('README order is %s, CMake order is %s' % (order, cmake))
    faults += ['sources of %s/ are not together in CMakeLists.txt' % f for f in scattered]
    stages = [f for f in order if f not in ('base', 'engine')]
    calls = call_order(root, stages)
    if calls != stages:
        faults.append('README order is %s, newsfacts.c calls %s' % (stages, calls))
    for path in sorted(sources_on_disk(root)):
        code = read(root, 'lib', path)
        if '/' in path and not path.startswith('tables/'):
            faults += include_faults(path, code, order)
        faults += word_faults(path, code)
    print('\n'.join(faults) or 'stages: ' + ' → '.join(order))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
