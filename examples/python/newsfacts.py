"""Reads Chinese news through libnewsfacts, with nothing but the standard library.

    python3 newsfacts.py FILE [REFERENCE]

prints the facts of an article. In a program:

    import newsfacts
    with newsfacts.Engine() as engine:
        article = engine.parse("截至2月28日，共派出医疗队18批次、1478人。", reference="2020-02-29")
        for count in article.counts:
            print(count.text, count.low, count.high, count.object)

The library is the file named by NEWSFACTS_LIBRARY, or the one that the system finds.
"""
import ctypes
import ctypes.util
import os
import sys
from collections import namedtuple
from ctypes import POINTER, Structure, byref, c_char, c_char_p, c_float, c_int32, c_int64, c_size_t
from ctypes import c_uint32, c_uint64, c_void_p


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


class _Time(Structure):
    _fields_ = [("record_size", c_uint32), ("type", c_int32), ("span", _Span), ("text", _String),
                ("value", _String), ("qualifier", c_int32), ("anchor", c_int32),
                ("anchor_time", c_int32), ("sentence", c_int32), ("confidence", c_float)]


class _Number(Structure):
    _fields_ = [("form", c_int32), ("exponent", c_int32), ("coefficient", c_int64),
                ("denominator", c_int64), ("text", _String)]


class _Count(Structure):
    _fields_ = [("record_size", c_uint32), ("qualifier", c_int32), ("span", _Span),
                ("text", _String), ("low", _Number), ("high", _Number), ("unit_kind", c_int32),
                ("aspect", c_uint32), ("unit", _String), ("unit_code", _String),
                ("object", _Span), ("object_text", _String), ("part_of", c_int32),
                ("time", c_int32), ("sentence", c_int32), ("confidence", c_float)]


class _Organisation(Structure):
    _fields_ = [("record_size", c_uint32), ("type", c_int32), ("span", _Span), ("text", _String),
                ("name", _String), ("place", _String), ("place_code", _String),
                ("first_part", c_int32), ("parts_len", c_int32), ("entity", c_int32),
                ("sentence", c_int32), ("confidence", c_float)]


class _Person(Structure):
    _fields_ = [("record_size", c_uint32), ("age", c_int32), ("span", _Span), ("text", _String),
                ("first_title", c_int32), ("titles_len", c_int32), ("organisation", c_int32),
                ("entity", c_int32), ("sentence", c_int32), ("confidence", c_float)]


class _Title(Structure):
    _fields_ = [("record_size", c_uint32), ("person", c_int32), ("span", _Span), ("text", _String)]


class _Place(Structure):
    _fields_ = [("record_size", c_uint32), ("entity", c_int32), ("span", _Span), ("text", _String),
                ("code", _String), ("sentence", c_int32), ("confidence", c_float)]


class _Event(Structure):
    _fields_ = [("record_size", c_uint32), ("type", c_int32), ("span", _Span), ("text", _String),
                ("subtype", _String), ("time", c_int32), ("place", c_int32),
                ("first_argument", c_int32), ("arguments_len", c_int32), ("polarity", c_int32),
                ("modality", c_int32), ("source", _Span), ("source_text", _String),
                ("source_organisation", c_int32), ("source_person", c_int32),
                ("same_as", c_int32), ("rule", c_int32), ("sentence", c_int32),
                ("confidence", c_float)]


class _Argument(Structure):
    _fields_ = [("record_size", c_uint32), ("event", c_int32), ("role", c_int32), ("span", _Span),
                ("text", _String), ("organisation", c_int32), ("person", c_int32),
                ("place", c_int32), ("count", c_int32)]


class _Entity(Structure):
    _fields_ = [("record_size", c_uint32), ("kind", c_int32), ("name", _String), ("type", c_int32),
                ("code", _String), ("first_mention", c_int32), ("mentions_len", c_int32)]


# ------------------------------------------------------------- what you get

Time = namedtuple("Time", "start end text type value qualifier confidence")
Count = namedtuple("Count", "start end text low high qualifier unit unit_kind unit_code object "
                            "aspect part_of time confidence")
Organisation = namedtuple("Organisation", "start end text name type place place_code entity confidence")
Person = namedtuple("Person", "start end text titles age organisation entity confidence")
Place = namedtuple("Place", "start end text code entity confidence")
Entity = namedtuple("Entity", "kind name type code")
Event = namedtuple("Event", "start end text type group subtype time place agents patients counts "
                            "polarity modality source same_as confidence")
Article = namedtuple("Article", "reference times counts organisations people places entities events")


class Error(Exception):
    """What newsfacts_error says."""


_RECORDS = (("times", _Time), ("counts", _Count), ("organisations", _Organisation),
            ("people", _Person), ("titles", _Title), ("places", _Place), ("entities", _Entity),
            ("events", _Event), ("arguments", _Argument))


def _load():
    name = os.environ.get("NEWSFACTS_LIBRARY") or ctypes.util.find_library("newsfacts")
    if not name:
        raise Error("libnewsfacts was not found; set NEWSFACTS_LIBRARY to its file")
    lib = ctypes.CDLL(name)
    for kind, record in _RECORDS:
        getattr(lib, "newsfacts_%s_len" % kind).argtypes = [c_void_p]
        getattr(lib, "newsfacts_%s_len" % kind).restype = c_size_t
        getattr(lib, "newsfacts_%s_at" % kind).argtypes = [c_void_p, c_size_t]
        getattr(lib, "newsfacts_%s_at" % kind).restype = POINTER(record)
    for kind in ("time_type", "qualifier", "unit_kind", "organisation_type", "entity_kind",
                 "event_type", "event_group", "polarity", "modality"):
        getattr(lib, "newsfacts_%s_name" % kind).argtypes = [c_int32]
        getattr(lib, "newsfacts_%s_name" % kind).restype = c_char_p
    lib.newsfacts_aspect_name.argtypes = [c_uint32]
    lib.newsfacts_aspect_name.restype = c_char_p
    lib.newsfacts_reference.argtypes = [c_void_p]
    lib.newsfacts_reference.restype = _String
    lib.newsfacts_options_init.argtypes = [POINTER(_Options), c_size_t]
    lib.newsfacts_options_init.restype = None
    lib.newsfacts_engine_new.argtypes = [c_void_p, POINTER(c_void_p), POINTER(_Error)]
    lib.newsfacts_engine_free.argtypes = [c_void_p]
    lib.newsfacts_engine_free.restype = None
    lib.newsfacts_parse.argtypes = [c_void_p, c_char_p, c_size_t, POINTER(_Options),
                                    POINTER(c_void_p), POINTER(_Error)]
    lib.newsfacts_document_free.argtypes = [c_void_p]
    lib.newsfacts_document_free.restype = None
    return lib


class Engine:
    """One is enough for a program: any number of threads may parse with it."""

    def __init__(self):
        self._lib = _load()
        self._engine = c_void_p()
        error = _Error()
        if self._lib.newsfacts_engine_new(None, byref(self._engine), byref(error)) != 0:
            raise Error(error.message.decode())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._lib.newsfacts_engine_free(self._engine)
        self._engine = c_void_p()

    def parse(self, text, reference=None):
        """The facts of `text`. Offsets are those of the str, or of the bytes if it is bytes."""
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        options, document, error = _Options(), c_void_p(), _Error()
        self._lib.newsfacts_options_init(byref(options), ctypes.sizeof(options))
        options.reference = reference.encode() if reference else None
        if self._lib.newsfacts_parse(self._engine, data, len(data), byref(options),
                                     byref(document), byref(error)) != 0:
            raise Error(error.message.decode())
        try:
            return self._article(document, isinstance(text, bytes))
        finally:
            self._lib.newsfacts_document_free(document)

    def _article(self, document, in_bytes):
        titles = self._records(document, "titles")
        return Article(
            str(self._lib.newsfacts_reference(document)) or None,
            [self._time(t, in_bytes) for t in self._records(document, "times")],
            [self._count(c, in_bytes) for c in self._records(document, "counts")],
            [self._organisation(o, in_bytes) for o in self._records(document, "organisations")],
            [self._person(p, titles, in_bytes) for p in self._records(document, "people")],
            [self._place(p, in_bytes) for p in self._records(document, "places")],
            [self._entity(e) for e in self._records(document, "entities")],
            self._events(document, in_bytes))

    def _events(self, document, in_bytes):
        arguments = self._records(document, "arguments")
        return [self._event(e, arguments[e.first_argument:e.first_argument + e.arguments_len],
                            in_bytes) for e in self._records(document, "events")]

    def _event(self, e, arguments, in_bytes):
        agents, patients, counts = ([a for a in arguments if a.role == role] for role in (1, 2, 3))
        return Event(*_offsets(e.span, in_bytes), str(e.text),
                     self._lib.newsfacts_event_type_name(e.type).decode(),
                     self._lib.newsfacts_event_group_name(e.type).decode(), str(e.subtype) or None,
                     _index(e.time), _index(e.place), [str(a.text) for a in agents],
                     [str(a.text) for a in patients], [a.count for a in counts if a.count >= 0],
                     self._lib.newsfacts_polarity_name(e.polarity).decode(),
                     self._lib.newsfacts_modality_name(e.modality).decode(),
                     str(e.source_text) or None, _index(e.same_as), e.confidence)

    def _records(self, document, kind):
        at = getattr(self._lib, "newsfacts_%s_at" % kind)
        return [at(document, i).contents
                for i in range(getattr(self._lib, "newsfacts_%s_len" % kind)(document))]

    def _organisation(self, o, in_bytes):
        return Organisation(*_offsets(o.span, in_bytes), str(o.text), str(o.name),
                            self._lib.newsfacts_organisation_type_name(o.type).decode(),
                            str(o.place) or None, str(o.place_code) or None, _index(o.entity),
                            o.confidence)

    @staticmethod
    def _person(p, titles, in_bytes):
        own = [str(t.text) for t in titles[p.first_title:p.first_title + p.titles_len]]
        return Person(*_offsets(p.span, in_bytes), str(p.text), own, _index(p.age),
                      _index(p.organisation), _index(p.entity), p.confidence)

    @staticmethod
    def _place(p, in_bytes):
        return Place(*_offsets(p.span, in_bytes), str(p.text), str(p.code) or None,
                     _index(p.entity), p.confidence)

    def _entity(self, e):
        return Entity(self._lib.newsfacts_entity_kind_name(e.kind).decode(), str(e.name),
                      self._lib.newsfacts_organisation_type_name(e.type).decode() or None,
                      str(e.code) or None)

    def _time(self, t, in_bytes):
        return Time(*_offsets(t.span, in_bytes), str(t.text),
                    self._lib.newsfacts_time_type_name(t.type).decode(), str(t.value) or None,
                    self._lib.newsfacts_qualifier_name(t.qualifier).decode(), t.confidence)

    def _count(self, c, in_bytes):
        aspects = [self._lib.newsfacts_aspect_name(1 << bit).decode()
                   for bit in range(32) if c.aspect >> bit & 1]
        return Count(*_offsets(c.span, in_bytes), str(c.text), str(c.low.text) or None,
                     str(c.high.text) or None,
                     self._lib.newsfacts_qualifier_name(c.qualifier).decode(), str(c.unit) or None,
                     self._lib.newsfacts_unit_kind_name(c.unit_kind).decode(),
                     str(c.unit_code) or None, str(c.object_text) or None, aspects,
                     _index(c.part_of), _index(c.time), c.confidence)


def _offsets(span, in_bytes):
    return (span.byte_begin, span.byte_end) if in_bytes else (span.char_begin, span.char_end)


def _index(i):
    return i if i >= 0 else None


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: newsfacts.py FILE [REFERENCE]")
    with open(sys.argv[1], "rb") as file, Engine() as engine:
        article = engine.parse(file.read(), sys.argv[2] if len(sys.argv) == 3 else None)
    for t in article.times:
        print("time", t.text, t.value or "-", t.type, t.qualifier, sep="\t")
    for c in article.counts:
        print("count", c.text, c.low or "-", c.high or "-", c.unit or "-", c.object or "-", sep="\t")
    for o in article.organisations:
        print("organisation", o.text, o.name, o.type, o.place_code or "-", sep="\t")
    for p in article.people:
        print("person", p.text, ", ".join(p.titles) or "-", p.age or "-", sep="\t")
    for p in article.places:
        print("place", p.text, p.code or "-", sep="\t")
    for e in article.events:
        when = "-" if e.time is None else article.times[e.time].value or article.times[e.time].text
        print("event", when, e.type, e.text, ", ".join(e.agents) or "-", ", ".join(e.patients) or "-",
              sep="\t")


if __name__ == "__main__":
    try:
        main()
    except (Error, OSError) as problem:
        sys.exit("newsfacts.py: %s" % problem)
