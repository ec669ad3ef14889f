#!/usr/bin/env python3
"""Builds the program of this folder against the library, as its users do, and runs it.

    run.py pkgconfig|find_package --build BUILD      against an installation of BUILD
    run.py static                                    against an installed static library
    run.py subdirectory                              with the sources as part of the program
"""
import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))


def run(*command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **more)
    if done.returncode:
        sys.exit('%s ended with %d:\n%s' % (' '.join(command), done.returncode, done.stdout.decode()))
    return done.stdout.decode()


def configure_and_build(source, build, *settings):
    generator = ['-G', 'Ninja'] if shutil.which('ninja') else []
    run('cmake', '-S', source, '-B', build, *generator, '-DCMAKE_BUILD_TYPE=Debug', *settings)
    run('cmake', '--build', build, '--parallel')


def find(folder, name):
    for place, _, names in os.walk(folder):
        if name in names:
            return place
    sys.exit('%s is not installed' % name)


def expect_facts(program, library_path=None):
    environment = dict(os.environ)
    if library_path:
        environment['LD_LIBRARY_PATH'] = library_path
    said = run(program, env=environment)
    if said != '34名 = 34\n':
        sys.exit('the program printed %r' % said)


def move(prefix, work):
    """The package must not remember where it was installed."""
    moved = os.path.join(work, 'moved')
    os.rename(prefix, moved)
    return moved


def with_pkgconfig(moved, work, *flags, shared=True):
    folder = find(moved, 'newsfacts.pc')
    environment = dict(os.environ, PKG_CONFIG_PATH=folder + os.pathsep + os.environ.get('PKG_CONFIG_PATH', ''))
    said = run('pkg-config', '--cflags', '--libs', *flags, 'newsfacts', env=environment)
    if shared and 'pcre2' in said:
        sys.exit('programs need not link what the shared library links: ' + said)
    program = os.path.join(work, 'pkgconfig')
    run(os.environ.get('CC', 'cc'), os.path.join(HERE, 'main.c'), '-o', program, *shlex.split(said))
    expect_facts(program, os.path.dirname(folder))


def with_find_package(prefix, work):
    build = os.path.join(work, 'find_package')
    configure_and_build(os.path.join(HERE, 'find_package'), build, '-DCMAKE_PREFIX_PATH=' + prefix)
    expect_facts(os.path.join(build, 'consumer'))


def with_subdirectory(work):
    build = os.path.join(work, 'subdirectory')
    configure_and_build(os.path.join(HERE, 'subdirectory'), build, '-DNEWSFACTS_SOURCE=' + SOURCE)
    expect_facts(os.path.join(build, 'consumer'))


def with_static(work):
    build, prefix = os.path.join(work, 'build'), os.path.join(work, 'prefix')
    configure_and_build(SOURCE, build, '-DBUILD_SHARED_LIBS=OFF', '-DNEWSFACTS_BUILD_TESTS=OFF')
    run('cmake', '--install', build, '--prefix', prefix)
    find(prefix, 'libnewsfacts.a')
    with_find_package(prefix, work)
    moved = move(prefix, work)
    with_pkgconfig(moved, work, '--static', shared=False)
    with_pkgconfig(moved, work, shared=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('way', choices=['pkgconfig', 'find_package', 'static', 'subdirectory'])
    parser.add_argument('--build')
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        prefix = os.path.join(work, 'prefix')
        if args.build:
            run('cmake', '--install', args.build, '--prefix', prefix)
        if args.way == 'pkgconfig':
            with_pkgconfig(move(prefix, work), work)
        elif args.way == 'find_package':
            with_find_package(prefix, work)
        elif args.way == 'subdirectory':
            with_subdirectory(work)
        else:
            with_static(work)
    print(args.way + ': built and ran')
    return 0


if __name__ == '__main__':
    sys.exit(main())
