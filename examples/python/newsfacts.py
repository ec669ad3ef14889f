"""Reads Chinese news through libnewsfacts, with nothing but the standard library.

    python3 newsfacts.py FILE [REFERENCE]

prints the facts of an article. In a program:

    import newsfacts
    with newsfacts.Engine() as engine:
        article = engine.parse("截至2月28日，共派出医疗队18批次、1478人。", reference="2020-02-29")
        for count in article.counts:
            print(count.text, count.low, count.high, count.object)
        for event in article.events:
            when = None if event.time is None else article.times[event.time].value
            print(when, event.type, [agent.text for agent in event.agents])

Facts are read when they are first asked for and are plain values afterwards. start and end slice
what you passed: characters of a str, bytes of bytes. What refers to another fact is its index in
the list of the article, None where there is none. newsfacts.h says what every field means.

The library is the file named by NEWSFACTS_LIBRARY, or the one that the system finds.
"""
import ctypes
import ctypes.util
import os
import sys
import weakref
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char, c_char_p, c_float, c_int32
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from typing import List, Optional, Tuple

ABI = 1  # the newsfacts_abi_number that the structs below are those of


# ------------------------------------------------- the structs of newsfacts.h

class _Span(Structure):
    _fields_ = [("byte_begin", c_uint32), ("byte_end", c_uint32),
                ("char_begin", c_uint32), ("char_end", c_uint32)]


class _String(Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.size).decode("utf-8", "replace")


class _Error(Structure):
    _fields_ = [("status", c_int32), ("line", c_uint32), ("byte_offset", c_uint64),
                ("message", c_char * 240)]


class _Options(Structure):
    _fields_ = [("struct_size", c_size_t), ("reference", c_char_p), ("want", c_uint32),
                ("max_bytes", c_uint32), ("max_steps", c_uint64)]


class _Number(Structure):
    _fields_ = [("form", c_int32), ("exponent", c_int32), ("coefficient", c_int64),
                ("denominator", c_int64), ("text", _String)]


def _record(name, *fields):
    """A record: record_size and the fields, of which several may share a type."""
    pairs = [(field, kind) for kind, names in fields for field in names.split()]
    return type(name, (Structure,), {"_fields_": [("record_size", c_uint32)] + pairs})


_Source = _record("_Source", (_String, "publisher"), (_Span, "publisher_span"),
                  (_String, "dateline_place"), (_Span, "dateline_place_span"),
                  (_String, "dateline_date"), (_Span, "dateline_date_span"))

_RECORDS = {
    "authors": _record("_Author", (_Span, "span"), (_String, "name role")),
    "segments": _record("_Segment", (c_int32, "kind"), (_Span, "span prefix"), (_String, "credit"),
                        (_Span, "credit_span"), (c_float, "confidence")),
    "sentences": _record("_Sentence", (c_int32, "segment"), (_Span, "span"),
                         (c_float, "confidence")),
    "times": _record("_Time", (c_int32, "type"), (_Span, "span"), (_String, "text value"),
                     (c_int32, "qualifier anchor anchor_time sentence"), (c_float, "confidence")),
    "counts": _record("_Count", (c_int32, "qualifier"), (_Span, "span"), (_String, "text"),
                      (_Number, "low high"), (c_int32, "unit_kind"), (c_uint32, "aspect"),
                      (_String, "unit unit_code"), (_Span, "object"), (_String, "object_text"),
                      (c_int32, "part_of time sentence"), (c_float, "confidence")),
    "organisations": _record("_Organisation", (c_int32, "type"), (_Span, "span"),
                             (_String, "text name place place_code"),
                             (c_int32, "first_part parts_len entity sentence"),
                             (c_float, "confidence")),
    "parts": _record("_Part", (c_int32, "organisation"), (_Span, "span"), (_String, "text")),
    "people": _record("_Person", (c_int32, "age"), (_Span, "span"), (_String, "text"),
                      (c_int32, "first_title titles_len organisation entity sentence"),
                      (c_float, "confidence")),
    "titles": _record("_Title", (c_int32, "person"), (_Span, "span"), (_String, "text")),
    "places": _record("_Place", (c_int32, "entity"), (_Span, "span"), (_String, "text code"),
                      (c_int32, "sentence"), (c_float, "confidence")),
    "entities": _record("_Entity", (c_int32, "kind"), (_String, "name"), (c_int32, "type"),
                        (_String, "code"), (c_int32, "first_mention mentions_len")),
    "mentions": _record("_Mention", (c_int32, "entity index")),
    "events": _record("_Event", (c_int32, "type"), (_Span, "span"), (_String, "text subtype"),
                      (c_int32, "time place first_argument arguments_len polarity modality"),
                      (_Span, "source"), (_String, "source_text"),
                      (c_int32, "source_organisation source_person same_as rule sentence"),
                      (c_float, "confidence")),
    "arguments": _record("_Argument", (c_int32, "event role"), (_Span, "span"), (_String, "text"),
                         (c_int32, "organisation person place count")),
}

_NAMES = ("segment_kind", "qualifier", "time_type", "unit_kind", "anchor", "organisation_type",
          "entity_kind", "event_type", "event_group", "polarity", "modality", "role")

WANT = {"times": 1, "counts": 2, "organisations": 4, "people": 8, "places": 16, "events": 32}
OFFSETS = {"bytes": 0, "codepoints": 1, "utf16": 2}
INDENT = 4

_WRITE = CFUNCTYPE(c_int32, c_void_p, c_void_p, c_size_t)


# ------------------------------------------------------------- what you get

@dataclass(frozen=True)
class Passage:
    """Some of the text."""
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Source:
    """What bylines and datelines say of the article."""
    publisher: Optional[Passage]
    dateline_place: Optional[Passage]
    dateline_date: Optional[Passage]  # text is the date: "2020-02-28", "XXXX-02-28"


@dataclass(frozen=True)
class Author:
    start: int
    end: int
    name: str
    role: Optional[str]


@dataclass(frozen=True)
class Segment:
    start: int
    end: int
    kind: str
    prefix: Tuple[int, int]  # empty at the start where there is none
    credit: Optional[Passage]
    confidence: float


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    segment: int
    confidence: float


@dataclass(frozen=True)
class Time:
    start: int
    end: int
    text: str
    type: str
    value: Optional[str]
    qualifier: str
    anchor: str
    anchor_time: Optional[int]
    sentence: int
    confidence: float


@dataclass(frozen=True)
class Count:
    start: int
    end: int
    text: str
    low: Optional[str]  # exact, as text: "17000", "0.5", "1/3"; None where that side is open
    high: Optional[str]
    qualifier: str
    unit: Optional[str]
    unit_kind: str
    unit_code: Optional[str]
    object: Optional[str]
    object_span: Optional[Tuple[int, int]]
    aspect: List[str]
    part_of: Optional[int]
    time: Optional[int]
    sentence: int
    confidence: float


@dataclass(frozen=True)
class Organisation:
    start: int
    end: int
    text: str
    name: str
    type: str
    place: Optional[str]
    place_code: Optional[str]
    parts: List[Passage]
    entity: Optional[int]
    sentence: Optional[int]
    confidence: float


@dataclass(frozen=True)
class Person:
    start: int
    end: int
    text: str
    titles: List[Passage]
    age: Optional[int]
    organisation: Optional[int]
    entity: Optional[int]
    sentence: Optional[int]
    confidence: float


@dataclass(frozen=True)
class Place:
    start: int
    end: int
    text: str
    code: Optional[str]
    entity: Optional[int]
    sentence: Optional[int]
    confidence: float


@dataclass(frozen=True)
class Entity:
    kind: str
    name: str
    type: Optional[str]
    code: Optional[str]
    mentions: List[int]  # indices into the list of its kind


@dataclass(frozen=True)
class Argument:
    """Who or what takes part: a record of another kind, or a noun alone."""
    start: int
    end: int
    text: str
    role: str
    organisation: Optional[int]
    person: Optional[int]
    place: Optional[int]
    count: Optional[int]


@dataclass(frozen=True)
class Event:
    start: int
    end: int
    text: str
    type: str
    group: str
    subtype: Optional[str]
    time: Optional[int]
    place: Optional[int]
    arguments: List[Argument]
    polarity: str
    modality: str
    source: Optional[Passage]
    source_organisation: Optional[int]
    source_person: Optional[int]
    same_as: Optional[int]
    rule: Optional[int]  # of the engine's rules; Engine.rule_name gives its name
    sentence: int
    confidence: float

    def _of(self, role):
        return [argument for argument in self.arguments if argument.role == role]

    @property
    def agents(self):
        return self._of("agent")

    @property
    def patients(self):
        return self._of("patient")

    @property
    def places(self):
        """Places without a record: 全国, a hospital."""
        return self._of("place")

    @property
    def counts(self):
        """Indices into the counts of the article."""
        return [argument.count for argument in self._of("count") if argument.count is not None]


class Error(Exception):
    """What newsfacts_error says; status, line (0: does not apply) and byte_offset are its fields."""

    def __init__(self, message, status="", line=0, byte_offset=0):
        super().__init__(message)
        self.status, self.line, self.byte_offset = status, line, byte_offset


# ------------------------------------------------------------------ the library

def _declare(function, result, *arguments):
    function.restype = result
    function.argtypes = arguments


def _load():
    name = os.environ.get("NEWSFACTS_LIBRARY") or ctypes.util.find_library("newsfacts")
    if not name:
        raise Error("libnewsfacts was not found; set NEWSFACTS_LIBRARY to its file")
    lib = ctypes.CDLL(name)
    if lib.newsfacts_abi_number() != ABI:
        raise Error("%s has ABI %d, this reader knows %d" % (name, lib.newsfacts_abi_number(), ABI))
    error, bytes_of = POINTER(_Error), (c_void_p, c_char_p, c_size_t, POINTER(_Error))
    for kind, record in _RECORDS.items():
        _declare(getattr(lib, "newsfacts_%s_len" % kind), c_size_t, c_void_p)
        _declare(getattr(lib, "newsfacts_%s_at" % kind), POINTER(record), c_void_p, c_size_t)
    for kind in _NAMES + ("status",):
        _declare(getattr(lib, "newsfacts_%s_name" % kind), c_char_p, c_int32)
    _declare(lib.newsfacts_aspect_name, c_char_p, c_uint32)
    _declare(lib.newsfacts_version_string, c_char_p)
    _declare(lib.newsfacts_data_version, c_char_p)
    _declare(lib.newsfacts_config_new, c_int32, c_void_p, POINTER(c_void_p), error)
    _declare(lib.newsfacts_config_free, None, c_void_p)
    _declare(lib.newsfacts_config_add_lexicon, c_int32, *bytes_of)
    _declare(lib.newsfacts_config_add_rules, c_int32, *bytes_of)
    _declare(lib.newsfacts_config_set_tagger, c_int32, *bytes_of)
    _declare(lib.newsfacts_engine_new, c_int32, c_void_p, POINTER(c_void_p), error)
    _declare(lib.newsfacts_engine_free, None, c_void_p)
    _declare(lib.newsfacts_rule_name, c_char_p, c_void_p, c_int32)
    _declare(lib.newsfacts_options_init, None, POINTER(_Options), c_size_t)
    _declare(lib.newsfacts_parse, c_int32, c_void_p, c_char_p, c_size_t, POINTER(_Options),
             POINTER(c_void_p), error)
    _declare(lib.newsfacts_document_free, None, c_void_p)
    _declare(lib.newsfacts_text, _String, c_void_p)
    _declare(lib.newsfacts_reference, _String, c_void_p)
    _declare(lib.newsfacts_invalid_bytes, c_size_t, c_void_p)
    _declare(lib.newsfacts_source_of, POINTER(_Source), c_void_p)
    _declare(lib.newsfacts_write_json, c_int32, c_void_p, c_uint32, _WRITE, c_void_p, error)
    return lib


def _call(lib, function, *arguments):
    """Calls it with an error behind the arguments, and raises what the error says."""
    error = _Error()
    if function(*arguments, byref(error)) != 0:
        raise Error(error.message.decode(), lib.newsfacts_status_name(error.status).decode(),
                    error.line, error.byte_offset)


def _several(given):
    """One text or several, as a list of bytes."""
    texts = [given] if isinstance(given, (str, bytes)) else given
    return [text.encode("utf-8") if isinstance(text, str) else text for text in texts]


class Engine:
    """One is enough for a program: any number of threads may parse with it.

    lexicon and rules: text in the forms of newsfacts_config_add_lexicon and
    newsfacts_config_add_rules, str or bytes, one or several; tagger: the bytes of a model.
    """

    def __init__(self, lexicon=(), rules=(), tagger=None):
        self._lib = _load()
        engine, config = c_void_p(), c_void_p()
        _call(self._lib, self._lib.newsfacts_config_new, None, byref(config))
        try:
            for text in _several(lexicon):
                _call(self._lib, self._lib.newsfacts_config_add_lexicon, config, text, len(text))
            for text in _several(rules):
                _call(self._lib, self._lib.newsfacts_config_add_rules, config, text, len(text))
            if tagger is not None:
                _call(self._lib, self._lib.newsfacts_config_set_tagger, config, tagger, len(tagger))
            _call(self._lib, self._lib.newsfacts_engine_new, config, byref(engine))
        finally:
            self._lib.newsfacts_config_free(config)
        self._engine = engine
        self._close = weakref.finalize(self, self._lib.newsfacts_engine_free, engine)

    def close(self):
        """Frees the engine; articles stay valid. `with` and the garbage collector do it too."""
        self._close()
        self._engine = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def version(self):
        return self._lib.newsfacts_version_string().decode()

    @property
    def data_version(self):
        return self._lib.newsfacts_data_version().decode()

    def rule_name(self, rule):
        """The name of rule number `rule` (Event.rule); "" where it has none."""
        return self._lib.newsfacts_rule_name(self._engine, rule).decode()

    def parse(self, text, reference=None, want=None, max_bytes=None, max_steps=None):
        """The article. reference: when it was published, "2020-02-29"; want: kinds of facts, a
        list of the keys of WANT, all if None; the limits are those of newsfacts_options."""
        if self._engine is None:
            raise Error("the engine is closed")
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        options, document = _Options(), c_void_p()
        self._lib.newsfacts_options_init(byref(options), ctypes.sizeof(options))
        options.reference = reference.encode() if reference else None
        if want is not None:
            options.want = sum(WANT[kind] for kind in set(want))
        if max_bytes is not None:
            options.max_bytes = max_bytes
        if max_steps is not None:
            options.max_steps = max_steps
        _call(self._lib, self._lib.newsfacts_parse, self._engine, data, len(data), byref(options),
              byref(document))
        return Article(self._lib, document, isinstance(text, bytes))


class Article:
    """The facts of a text: authors, segments, sentences, times, counts, organisations, people,
    places, entities and events are lists; see also source, reference, invalid_bytes and json."""

    def __init__(self, lib, document, in_bytes):
        self._lib, self._document, self._in_bytes = lib, document, in_bytes
        self._close = weakref.finalize(self, lib.newsfacts_document_free, document)

    def close(self):
        """Frees the document; facts that have been read stay. `with` and the garbage collector
        do it too."""
        self._close()
        self._document = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __getattr__(self, kind):
        """The facts of a kind, read once."""
        read = _READERS.get(kind)
        if not read:
            raise AttributeError("an article has no %r" % kind)
        facts = [read(self, record) for record in self._records(kind)]
        self.__dict__[kind] = facts
        return facts

    def __dir__(self):
        return sorted(set(super().__dir__()) | set(_READERS))

    @property
    def reference(self):
        """The date that times were resolved against, or None."""
        return str(self._lib.newsfacts_reference(self._open())) or None

    @property
    def text(self):
        return str(self._lib.newsfacts_text(self._open()))

    @property
    def invalid_bytes(self):
        """How many bytes of the text are no valid UTF-8."""
        return self._lib.newsfacts_invalid_bytes(self._open())

    @property
    def source(self):
        s = self._lib.newsfacts_source_of(self._open()).contents
        return Source(self._passage(s.publisher_span, s.publisher),
                      self._passage(s.dateline_place_span, s.dateline_place),
                      self._passage(s.dateline_date_span, s.dateline_date))

    def json(self, offsets="bytes", indent=False):
        """The form newsfacts/1, as a str; offsets: a key of OFFSETS."""
        pieces = []

        def write(_user, data, size):
            pieces.append(ctypes.string_at(data, size))
            return 0
        flags = OFFSETS[offsets] | (INDENT if indent else 0)
        _call(self._lib, self._lib.newsfacts_write_json, self._open(), flags, _WRITE(write), None)
        return b"".join(pieces).decode("utf-8")

    # -------------------------------------------------------------- from records

    def _open(self):
        if self._document is None:
            raise Error("the article is closed")
        return self._document

    def _records(self, kind):
        at = getattr(self._lib, "newsfacts_%s_at" % kind)
        length = getattr(self._lib, "newsfacts_%s_len" % kind)(self._open())
        return [at(self._document, i).contents for i in range(length)]

    def _owned(self, kind, first, length):
        """The records of a kind that belong to one fact."""
        at = getattr(self._lib, "newsfacts_%s_at" % kind)
        return [at(self._document, i).contents for i in range(first, first + length)]

    def _name(self, kind, value):
        return getattr(self._lib, "newsfacts_%s_name" % kind)(value).decode()

    def _offsets(self, span):
        if self._in_bytes:
            return span.byte_begin, span.byte_end
        return span.char_begin, span.char_end

    def _passage(self, span, text):
        return Passage(*self._offsets(span), str(text)) if text.size else None

    def _author(self, a):
        return Author(*self._offsets(a.span), str(a.name), str(a.role) or None)

    def _segment(self, s):
        return Segment(*self._offsets(s.span), self._name("segment_kind", s.kind),
                       self._offsets(s.prefix), self._passage(s.credit_span, s.credit),
                       s.confidence)

    def _sentence(self, s):
        return Sentence(*self._offsets(s.span), s.segment, s.confidence)

    def _time(self, t):
        return Time(*self._offsets(t.span), str(t.text), self._name("time_type", t.type),
                    str(t.value) or None, self._name("qualifier", t.qualifier),
                    self._name("anchor", t.anchor), _index(t.anchor_time), t.sentence, t.confidence)

    def _count(self, c):
        aspect = [self._name("aspect", 1 << bit) for bit in range(32) if c.aspect >> bit & 1]
        named = c.object_text.size > 0
        return Count(*self._offsets(c.span), str(c.text), str(c.low.text) or None,
                     str(c.high.text) or None, self._name("qualifier", c.qualifier),
                     str(c.unit) or None, self._name("unit_kind", c.unit_kind),
                     str(c.unit_code) or None, str(c.object_text) or None,
                     self._offsets(c.object) if named else None, aspect, _index(c.part_of),
                     _index(c.time), c.sentence, c.confidence)

    def _organisation(self, o):
        parts = [self._passage(p.span, p.text)
                 for p in self._owned("parts", o.first_part, o.parts_len)]
        return Organisation(*self._offsets(o.span), str(o.text), str(o.name),
                            self._name("organisation_type", o.type), str(o.place) or None,
                            str(o.place_code) or None, parts, _index(o.entity), _index(o.sentence),
                            o.confidence)

    def _person(self, p):
        titles = [self._passage(t.span, t.text)
                  for t in self._owned("titles", p.first_title, p.titles_len)]
        return Person(*self._offsets(p.span), str(p.text), titles, _index(p.age),
                      _index(p.organisation), _index(p.entity), _index(p.sentence), p.confidence)

    def _place(self, p):
        return Place(*self._offsets(p.span), str(p.text), str(p.code) or None, _index(p.entity),
                     _index(p.sentence), p.confidence)

    def _entity(self, e):
        mentions = self._owned("mentions", e.first_mention, e.mentions_len)
        return Entity(self._name("entity_kind", e.kind), str(e.name),
                      self._name("organisation_type", e.type) or None, str(e.code) or None,
                      [m.index for m in mentions])

    def _argument(self, a):
        return Argument(*self._offsets(a.span), str(a.text), self._name("role", a.role),
                        _index(a.organisation), _index(a.person), _index(a.place), _index(a.count))

    def _event(self, e):
        arguments = self._owned("arguments", e.first_argument, e.arguments_len)
        return Event(*self._offsets(e.span), str(e.text), self._name("event_type", e.type),
                     self._name("event_group", e.type), str(e.subtype) or None, _index(e.time),
                     _index(e.place), [self._argument(a) for a in arguments],
                     self._name("polarity", e.polarity), self._name("modality", e.modality),
                     self._passage(e.source, e.source_text), _index(e.source_organisation),
                     _index(e.source_person), _index(e.same_as), _index(e.rule), e.sentence,
                     e.confidence)


_READERS = {
    # pylint: disable=protected-access
    "authors": Article._author, "segments": Article._segment, "sentences": Article._sentence,
    "times": Article._time, "counts": Article._count, "organisations": Article._organisation,
    "people": Article._person, "places": Article._place, "entities": Article._entity,
    "events": Article._event,
}


def _index(i):
    return i if i >= 0 else None


# ------------------------------------------------------------ the command line

def _row(*cells):
    """Tab-separated; "-" for what is not stated, which 0 is not."""
    print(*("-" if cell is None or cell == "" else cell for cell in cells), sep="\t")


def _when(article, event):
    if event.time is None:
        return None
    time = article.times[event.time]
    return time.value or time.text


def _texts(facts):
    return ", ".join(fact.text for fact in facts)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: newsfacts.py FILE [REFERENCE]")
    with open(sys.argv[1], "rb") as file, Engine() as engine:
        article = engine.parse(file.read(), sys.argv[2] if len(sys.argv) == 3 else None)
    for t in article.times:
        _row("time", t.text, t.value, t.type, t.qualifier)
    for c in article.counts:
        _row("count", c.text, c.low, c.high, c.unit, c.object)
    for o in article.organisations:
        _row("organisation", o.text, o.name, o.type, o.place_code)
    for p in article.people:
        _row("person", p.text, _texts(p.titles), p.age)
    for p in article.places:
        _row("place", p.text, p.code)
    for e in article.events:
        _row("event", _when(article, e), e.type, e.text, _texts(e.agents), _texts(e.patients))


if __name__ == "__main__":
    try:
        main()
    except (Error, OSError) as problem:
        sys.exit("newsfacts.py: %s" % problem)
