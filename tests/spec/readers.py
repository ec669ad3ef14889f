"""Two ways to the facts of a text: the command line, and the shared library from Python."""
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../examples/python'))
import newsfacts  # pylint: disable=wrong-import-position


def parse_by_program(program, cases):
    """One process reads all cases; documents in the order of the cases."""
    lines = [json.dumps({'id': str(i), 'text': case.text, 'reference': case.reference or None},
                        ensure_ascii=False) for i, case in enumerate(cases)]
    command = [program, '--input', 'jsonl', '--format', 'jsonl', '--offsets', 'codepoints']
    run = subprocess.run(command, input=('\n'.join(lines) + '\n').encode(), stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, check=False)
    if run.returncode:
        sys.exit('%s ended with %d: %s' % (program, run.returncode, run.stderr.decode()))
    documents = [json.loads(line) for line in run.stdout.decode().splitlines()]
    if [d.get('id') for d in documents] != [str(i) for i in range(len(cases))]:
        sys.exit('%s did not answer every line in its order' % program)
    return documents


BYTES, CODEPOINTS, UTF16 = range(3)


class Library(newsfacts.Engine):
    """The reader of examples/python, which knows the records, and the JSON of the same document."""

    def __init__(self, path):
        os.environ['NEWSFACTS_LIBRARY'] = path
        super().__init__()

    def parse(self, text, reference=None, **options):
        """The article, and the JSON with offsets in bytes, code points and UTF-16 units."""
        article = super().parse(text, reference, **options)
        return article, [json.loads(article.json(unit)) for unit in ('bytes', 'codepoints', 'utf16')]


def time_of(record):
    return {'start': record.start, 'end': record.end, 'text': record.text, 'type': record.type,
            'value': record.value, 'qualifier': record.qualifier}


def count_of(record):
    return {'start': record.start, 'end': record.end, 'text': record.text, 'low': record.low,
            'high': record.high, 'qualifier': record.qualifier, 'aspect': record.aspect,
            'unit': {'text': record.unit, 'kind': record.unit_kind, 'code': record.unit_code},
            'part_of': record.part_of, 'time': record.time}


def same_length(kind, records, facts, text):
    if len(records) != len(facts):
        sys.exit('%d %s as records, %d as JSON: %s' % (len(records), kind, len(facts), text))


def parse_by_library(path, cases):
    """Times and counts are those of the records; the rest is read from the JSON."""
    documents = []
    with Library(path) as library:
        for case in cases:
            article, forms = library.parse(case.text, case.reference)
            document = forms[CODEPOINTS]
            same_length('times', article.times, document['times'], case.text)
            same_length('counts', article.counts, document['counts'], case.text)
            for record, fact in zip(article.times, document['times']):
                fact.update(time_of(record))
            for record, fact in zip(article.counts, document['counts']):
                fact.update(count_of(record))
                if (fact['object'] or {'text': None})['text'] != record.object:
                    sys.exit('the object of %s is %s as record: %s' % (record.text, record.object, case.text))
            documents.append(document)
    return documents
