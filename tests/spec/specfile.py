"""Reads the files of this folder: prose, and fenced blocks of examples."""
import re
import shlex
from dataclasses import dataclass, field


class SpecError(Exception):
    """A line of a specification file that cannot be read."""


@dataclass
class Expectation:
    line: int
    source: str
    kind: str
    absent: bool = False  # "no KIND", "no KIND TEXT"
    more: bool = False  # "KIND ..."
    text: str = None
    value: str = None
    words: list = field(default_factory=list)
    keys: dict = field(default_factory=dict)


@dataclass
class Case:
    path: str
    line: int
    heading: str
    reference: str
    text: str
    expectations: list = field(default_factory=list)


def read_expectation(source, line, kinds):
    """`count 约30家 = 30 about unit=家` → Expectation."""
    match = re.fullmatch(r'(no )?(\w+)(?: (.+?))?(?: = (.+))?', source.strip())
    if not match or match[2] not in kinds:
        raise SpecError('neither text (>) nor a fact of a known kind: ' + source)
    no, kind, text, rest = match.groups()
    expectation = Expectation(line, source.strip(), kind, absent=bool(no), text=text)
    if text == '...':
        expectation.more, expectation.text = True, None
    elif not no and text is None:
        raise SpecError('a fact needs its text: ' + source)
    for position, word in enumerate(shlex.split(rest) if rest else []):
        key, equals, value = word.partition('=')
        if position == 0 and key not in kinds[kind].keys:
            expectation.value = word
        elif equals:
            if key not in kinds[kind].keys:
                raise SpecError('%s has no key %s' % (kind, key))
            expectation.keys[key] = value
        else:
            expectation.words.append(word)
    return expectation


class Reader:
    """The state of one pass over the lines of a file."""

    def __init__(self, path, kinds):
        self.path, self.kinds = path, kinds
        self.cases, self.heading = [], ''
        self.file_reference = self.block_reference = ''
        self.in_block = self.in_text = False
        self.block_line = 0

    def prose(self, source):
        if source.startswith('#'):
            self.heading = source.lstrip('# ').strip()
        match = re.fullmatch(r'reference:\s*(\S*)\s*', source)
        if match:
            self.file_reference = match[1]

    def text(self, source, number):
        line = source[2:] if source.startswith('> ') else source[1:]
        if self.in_text:
            self.cases[-1].text += '\n' + line
            return
        self.finish_case()
        self.cases.append(Case(self.path, number, self.heading, self.block_reference, line))
        self.in_text = True

    def fact(self, source, number):
        match = re.fullmatch(r'reference:\s*(\S*)\s*', source)
        if match:
            self.block_reference = match[1]
        elif source.strip():
            if not self.cases or self.cases[-1].line < self.block_line:
                raise SpecError('an example begins with its text (>)')
            self.cases[-1].expectations.append(read_expectation(source, number, self.kinds))
        self.in_text = False

    def finish_case(self):
        if self.cases and not self.cases[-1].expectations:
            raise SpecError('the example of line %d expects nothing' % self.cases[-1].line)

    def fence(self, number):
        self.finish_case()
        self.in_block = not self.in_block
        self.in_text = False
        self.block_line = number
        self.block_reference = self.file_reference

    def line(self, source, number):
        if source.startswith('```'):
            self.fence(number)
        elif not self.in_block:
            self.prose(source)
        elif source.startswith('>'):
            self.text(source, number)
        else:
            self.fact(source, number)


def read_spec(path, kinds):
    """All cases of a file. Raises SpecError with file and line."""
    reader = Reader(path, kinds)
    number = 0
    try:
        with open(path, encoding='utf-8', newline='\n') as lines:
            for number, source in enumerate(lines, 1):
                reader.line(source.rstrip('\n'), number)
        if reader.in_block:
            raise SpecError('the last block is not closed')
    except SpecError as error:
        raise SpecError('%s:%d: %s' % (path, number, error)) from None
    return reader.cases
