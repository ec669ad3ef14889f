"""The facts of a document in the notation of the specification files.

A new kind of fact is one function here (document → list of Fact) and one line
in KINDS. Documents are in the JSON form newsfacts/1 with offsets in code points.
"""
from dataclasses import dataclass, field


@dataclass
class Fact:
    text: str
    start: int = 0
    end: int = 0
    value: str = None
    qualifier: str = None
    keys: dict = field(default_factory=dict)


def or_dash(value):
    return '-' if value in (None, '') else value


def bounds(count):
    low, high = count['low'], count['high']
    if low == high and low is not None:
        return low
    return '%s..%s' % (low or '', high or '')


def text_at(facts, index):
    return facts[index]['text'] if index is not None else '-'


def counts(doc, text):
    return [Fact(c['text'], c['start'], c['end'], bounds(c), c['qualifier'], {
        'unit': or_dash(c['unit']['text']),
        'kind': c['unit']['kind'],
        'code': or_dash(c['unit']['code']),
        'object': c['object']['text'] if c['object'] else '-',
        'aspect': ','.join(sorted(c['aspect'])) or '-',
        'part_of': text_at(doc['counts'], c['part_of']),
        'time': text_at(doc['times'], c['time']),
    }) for c in doc['counts']]


def anchor(doc, time):
    if not time['anchor']:
        return '-'
    index = time['anchor']['time']
    return time['anchor']['kind'] if index is None else doc['times'][index]['text']


def times(doc, text):
    return [Fact(t['text'], t['start'], t['end'], or_dash(t['value']), t['qualifier'],
                 {'type': t['type'], 'anchor': anchor(doc, t)}) for t in doc['times']]


def entity_name(doc, fact):
    return doc['entities'][fact['entity']]['name'] if fact['entity'] is not None else '-'


def organisations(doc, text):
    return [Fact(o['text'], o['start'], o['end'], o['name'], None, {
        'type': o['type'],
        'place': or_dash(o['place']),
        'code': or_dash(o['code']),
        'parts': ','.join(p['text'] for p in o['parts']) or '-',
        'entity': entity_name(doc, o),
    }) for o in doc['organisations']]


def people(doc, text):
    return [Fact(p['text'], p['start'], p['end'], keys={
        'age': '-' if p['age'] is None else str(p['age']),
        'titles': ','.join(p['titles']) or '-',
        'organisation': text_at(doc['organisations'], p['organisation']),
        'entity': entity_name(doc, p),
    }) for p in doc['people']]


def places(doc, text):
    return [Fact(p['text'], p['start'], p['end'], or_dash(p['code']), None,
                 {'entity': entity_name(doc, p)}) for p in doc['places']]


def participants(doc, arguments):
    """The words of agents or patients: those of the record, or their own."""
    lists = {'organisation': 'organisations', 'person': 'people', 'place': 'places'}
    texts = [next((doc[lists[kind]][index]['text'] for kind, index in a.items() if kind in lists),
                  a.get('text')) for a in arguments]
    return ','.join(texts) or '-'


def events(doc, text):
    return [Fact(e['text'], e['start'], e['end'], e['type'], None, {
        'subtype': or_dash(e['subtype']),
        'time': text_at(doc['times'], e['time']),
        'place': participants(doc, [e['place']]) if isinstance(e['place'], dict)
                 else text_at(doc['places'], e['place']),
        'agents': participants(doc, e['agents']),
        'patients': participants(doc, e['patients']),
        'counts': ','.join(doc['counts'][i]['text'] for i in e['counts']) or '-',
        'polarity': e['polarity'],
        'modality': e['modality'],
        'source': e['source']['text'] if e['source'] else '-',
        'same_as': text_at(doc['events'], e['same_as']),
    }) for e in doc['events']]


def segments(doc, text):
    def prefix(s):
        return text[s['prefix']['start']:s['prefix']['end']] if s['prefix'] else '-'
    return [Fact(text[s['start']:s['end']], s['start'], s['end'], s['kind'], None, {
        'prefix': prefix(s),
        'credit': s['credit']['text'] if s['credit'] else '-',
    }) for s in doc['segments']]


def sentences(doc, text):
    return [Fact(text[s['start']:s['end']], s['start'], s['end'],
                 keys={'segment': doc['segments'][s['segment']]['kind']}) for s in doc['sentences']]


def authors(doc, text):
    return [Fact(name) for name in doc['source']['authors']]


def publisher(doc, text):
    name = doc['source']['publisher']
    return [Fact(name)] if name else []


def dateline(doc, text):
    line = doc['source']['dateline']
    return [Fact(or_dash(line['place']), value=or_dash(line['date']))] if line else []


def reference(doc, text):
    return [Fact(doc['reference'])] if doc['reference'] else []


class Kind:
    """How facts of a kind are read from a document, and which keys they have."""

    def __init__(self, read, keys=''):
        self.read, self.keys = read, keys.split()


KINDS = {
    'count': Kind(counts, 'unit kind code object aspect part_of time'),
    'time': Kind(times, 'type anchor'),
    'organisation': Kind(organisations, 'type place code parts entity'),
    'person': Kind(people, 'age titles organisation entity'),
    'place': Kind(places, 'entity'),
    'event': Kind(events, 'subtype time place agents patients counts polarity modality source same_as'),
    'segment': Kind(segments, 'prefix credit'),
    'sentence': Kind(sentences, 'segment'),
    'author': Kind(authors),
    'publisher': Kind(publisher),
    'dateline': Kind(dateline),
    'reference': Kind(reference),
}


def quoted(value):
    return '"%s"' % value if ' ' in value else value


def notation(kind, fact, only=None):
    """`count 约30家 = 30 about unit=家`; only: the keys to show, None for all that say something."""
    words = [kind, fact.text.replace('\n', '\\n')]
    if fact.value is not None:
        words += ['=', fact.value]
    if fact.qualifier not in (None, 'exact'):
        words.append(fact.qualifier)
    keys = ['%s=%s' % (key, quoted(value)) for key, value in fact.keys.items()
            if (key in only if only is not None else value != '-')]
    if keys and fact.value is None:
        words.append('=')
    words += keys
    return ' '.join(words)
