"""Two ways to the facts of a text: the command line, and the shared library from Python."""
import ctypes
import json
import subprocess


def parse_by_program(program, cases):
    """One process reads all cases; documents in the order of the cases."""
    lines = [json.dumps({'id': str(i), 'text': case.text, 'reference': case.reference or None},
                        ensure_ascii=False) for i, case in enumerate(cases)]
    command = [program, '--input', 'jsonl', '--format', 'jsonl', '--offsets', 'codepoints']
    run = subprocess.run(command, input=('\n'.join(lines) + '\n').encode(), stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, check=False)
    if run.returncode:
        raise SystemExit('%s ended with %d: %s' % (program, run.returncode, run.stderr.decode()))
    documents = [json.loads(line) for line in run.stdout.decode().splitlines()]
    if [d.get('id') for d in documents] != [str(i) for i in range(len(cases))]:
        raise SystemExit('%s did not answer every line in its order' % program)
    return documents


class Options(ctypes.Structure):
    _fields_ = [('struct_size', ctypes.c_size_t), ('reference', ctypes.c_char_p),
                ('want', ctypes.c_uint32), ('max_bytes', ctypes.c_uint32),
                ('max_steps', ctypes.c_uint64)]


class Error(ctypes.Structure):
    _fields_ = [('status', ctypes.c_int32), ('line', ctypes.c_uint32),
                ('byte_offset', ctypes.c_uint64), ('message', ctypes.c_char * 240)]


CODEPOINTS = 1
WRITE = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)


class Library:
    """Just enough of the C interface to parse and to write JSON."""

    def __init__(self, path):
        self.lib = ctypes.CDLL(path)
        self.error = Error()
        self.engine = ctypes.c_void_p()
        self.check(self.lib.newsfacts_engine_new(None, ctypes.byref(self.engine),
                                                 ctypes.byref(self.error)))

    def check(self, status):
        if status:
            raise SystemExit('the library says %d: %s' % (status, self.error.message.decode()))

    def json(self, document):
        pieces = []

        def write(_user, data, size):
            pieces.append(ctypes.string_at(data, size))
            return 0
        self.check(self.lib.newsfacts_write_json(document, ctypes.c_uint32(CODEPOINTS), WRITE(write),
                                                 None, ctypes.byref(self.error)))
        return json.loads(b''.join(pieces).decode())

    def parse(self, case):
        options = Options()
        self.lib.newsfacts_options_init(ctypes.byref(options), ctypes.c_size_t(ctypes.sizeof(options)))
        options.reference = case.reference.encode() or None
        text = case.text.encode()
        document = ctypes.c_void_p()
        self.check(self.lib.newsfacts_parse(self.engine, text, ctypes.c_size_t(len(text)),
                                            ctypes.byref(options), ctypes.byref(document),
                                            ctypes.byref(self.error)))
        try:
            return self.json(document)
        finally:
            self.lib.newsfacts_document_free(document)


def parse_by_library(path, cases):
    library = Library(path)
    return [library.parse(case) for case in cases]
