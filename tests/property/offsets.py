#!/usr/bin/env python3
"""Offsets in JSON slice the text as Python, JavaScript and C do, whatever its bytes.

    offsets.py LIBRARY
"""
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '../spec'))
from readers import BYTES, CODEPOINTS, UTF16, Library  # pylint: disable=wrong-import-position

PIECES = ['新增3例', '昨天', '2月28日下午4时许', '约30多名医疗队员', '😀', '𠮷', '12.5%', '。', '，', '\n', '一百二十人',
          'é', '\u200b', '\ufeff', '（', '）', '　', '&nbsp;', '\0', '”', '“', '共1478人，其中党员602人。\n',
          '新华社长沙2月28日电（记者 甲乙）', '第3批', '🇨🇳', 'a']
BAD = [b'\xff', b'\xe4\xb8', b'\xf0\x9f\x98', b'\xed\xa0\x80', b'\xc0\xaf', b'\xf4\x90\x80\x80', b'\x80', b'\xe4']


def random_bytes(random_source):
    pieces = [piece.encode() for piece in random_source.choices(PIECES, k=random_source.randint(1, 40))]
    for _ in range(random_source.randint(0, 4)):
        pieces.insert(random_source.randint(0, len(pieces)), random_source.choice(BAD))
    return b''.join(pieces)


def spans(value):
    """Every {"start", "end"} in the document, in its order."""
    if isinstance(value, dict):
        if 'start' in value:
            yield value['start'], value['end']
        for child in value.values():
            yield from spans(child)
    elif isinstance(value, list):
        for child in value:
            yield from spans(child)


def texts(document):
    for fact in document['times'] + document['counts'] + [c['object'] for c in document['counts']]:
        if fact:
            yield fact


def check(data, library):
    """The number of facts that were compared."""
    _, forms = library.parse(data, '2020-02-29')
    text = data.decode('utf-8', 'replace')
    wide = text.encode('utf-16-le')
    places = [list(spans(form)) for form in forms]
    assert len(places[BYTES]) == len(places[CODEPOINTS]) == len(places[UTF16])
    for (b, b_end), (c, c_end), (u, u_end) in zip(*places):
        assert data[b:b_end].decode('utf-8', 'replace') == text[c:c_end], (b, c)
        assert data[:b].decode('utf-8', 'replace') == text[:c], (b, c)
        assert wide[2 * u:2 * u_end].decode('utf-16-le') == text[c:c_end], (u, c)
    facts = 0
    for fact in texts(forms[CODEPOINTS]):
        assert text[fact['start']:fact['end']] == fact['text'], fact
        facts += 1
    assert forms[BYTES]['invalid_bytes'] == invalid_bytes(data)
    return facts


def invalid_bytes(data):
    """Bytes that are left out when everything that is no UTF-8 is."""
    return len(data) - len(data.decode('utf-8', 'ignore').encode())


def main():
    facts, texts_read = 0, 0
    with Library(sys.argv[1]) as library:
        for seed in range(3000):
            data = random_bytes(random.Random(seed))
            try:
                facts += check(data, library)
            except AssertionError as error:
                sys.exit('seed %d, %r: %s' % (seed, data, error))
            texts_read += 1
    print('%d texts, %d facts' % (texts_read, facts))
    return 0 if facts > texts_read else 'too few facts for a test'


if __name__ == '__main__':
    sys.exit(main())
