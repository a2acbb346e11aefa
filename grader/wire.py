"""The wire between judge and box: plain data by value, everything else as a numbered handle.

Theory of operation
-------------------
A *value* is a tree of the structs below. `Packer` makes such a tree from Python objects, `Unpacker` builds objects from
one. The unpacker builds exactly the types named here and never a subclass, whatever the other side claims; an object
that has no place in the tree crosses as a `Handle`, which the owner of the object answers for.

A *message* is one msgpack document of a tagged union, preceded by its length in four bytes. Decoding is typed: an
unknown tag, a wrong type or a missing field is a `ProtocolError`, and so is a message over the caps on size and depth.
Nothing here evaluates, imports or looks up anything named by the sender.
"""

import datetime as dt
import math
import socket
import struct
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import numpy as np

from grader.errors import ProtocolError

MAX_MESSAGE_BYTES = 256 * 1024 * 1024
MAX_DEPTH = 100
MAX_ITEMS = 5_000_000
PLAIN_KINDS = "biufcSUmMV"  # numpy dtype kinds that cross as raw bytes; V only without fields


class Node(msgspec.Struct, frozen=True, array_like=True):
    """Base of the structs that a value is made of."""


class Int(Node, frozen=True, array_like=True, tag="int"):
    """An int beyond 64 bits, in hexadecimal."""

    digits: str


class Complex(Node, frozen=True, array_like=True, tag="complex"):
    real: float
    imag: float


class Bytes(Node, frozen=True, array_like=True, tag="bytes"):
    """bytes or bytearray."""

    kind: str
    data: bytes


class Text(Node, frozen=True, array_like=True, tag="text"):
    """A str with lone surrogates."""

    data: bytes


class Items(Node, frozen=True, array_like=True, tag="items"):
    """list, tuple, set or frozenset."""

    kind: str
    items: list["Value"]


class Pairs(Node, frozen=True, array_like=True, tag="dict"):
    keys: list["Value"]
    values: list["Value"]


class Slice(Node, frozen=True, array_like=True, tag="slice"):
    kind: str
    parts: tuple["Value", "Value", "Value"]


class Moment(Node, frozen=True, array_like=True, tag="moment"):
    """date, time, datetime (ISO text) or timedelta (days, seconds, microseconds)."""

    kind: str
    text: str


class Array(Node, frozen=True, array_like=True, tag="array"):
    """ndarray, or numpy scalar when `scalar`; `order` is C or F."""

    dtype: str
    shape: tuple[int, ...]
    order: str
    data: bytes
    scalar: bool = False


class ObjectArray(Node, frozen=True, array_like=True, tag="objects"):
    shape: tuple[int, ...]
    items: list["Value"]


class Constant(Node, frozen=True, array_like=True, tag="constant"):
    """A value that is one of a kind: Ellipsis, NotImplemented, pandas' NA and NaT."""

    name: str


class Table(Node, frozen=True, array_like=True, tag="pandas"):
    """DataFrame, Series, Index or an extension array, by its parts."""

    kind: str
    parts: dict[str, "Value"]


class Handle(Node, frozen=True, array_like=True, tag="handle"):
    """An object that stays with its owner.

    `owner` is "box" or "judge"; `kind` one of function, class, module, object; `module` and `name` say of which class
    (of object) or which thing (the others) it is; `methods` are the special methods that it answers; `bases` what a
    class of exceptions derives from, as in `Raised`, or the built-in type that an object's class derives from.
    """

    owner: str
    id: int
    kind: str = "object"
    module: str = ""
    name: str = ""
    methods: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()


class Named(Node, frozen=True, array_like=True, tag="named"):
    """Something that both sides have installed, by module and qualified name ("" for the module itself)."""

    module: str
    name: str


Value = (
    None
    | bool
    | int
    | float
    | str
    | Bytes
    | Int
    | Complex
    | Text
    | Items
    | Pairs
    | Slice
    | Moment
    | Array
    | ObjectArray
    | Constant
    | Table
    | Handle
    | Named
)


class Unpackable(Exception):
    """An object has no by-value form; it must cross as a handle."""


def _moment_text(obj: Any) -> str:
    if type(obj) is dt.timedelta:
        return f"{obj.days} {obj.seconds} {obj.microseconds}"
    return str(obj.isoformat())


class Packer:
    """Python objects to values.

    Parameters
    ----------
    export : callable
        Called with an object that has no by-value form; returns the `Handle` or `Named` that stands for it.
    """

    def __init__(self, export: Callable[[Any], "Value"]) -> None:
        self.export = export
        self.items = 0

    def pack(self, obj: Any) -> Value:
        """The value of `obj`.

        Raises
        ------
        ProtocolError
            If it is nested too deeply (cyclic, perhaps) or has too many parts.
        """
        self.items = 0
        return self._pack(obj, 0)

    def _pack(self, obj: Any, depth: int) -> Value:
        kind = type(obj)
        if obj is None or kind is bool or kind is float:
            return obj
        if kind is int:
            return obj if -(2**63) <= obj < 2**64 else Int(hex(obj))
        if kind is str:
            return obj if obj.isascii() else _text(obj)
        if depth >= MAX_DEPTH:
            raise ProtocolError(f"a value nested more than {MAX_DEPTH} deep cannot cross")
        maker = _PACKERS.get(kind)
        if maker is None and isinstance(obj, np.generic):
            maker = Packer._scalar
        if maker is None and kind.__module__.partition(".")[0] == "pandas":
            return self._pandas(obj, depth)
        if maker is None:
            return self.export(obj)
        try:
            return maker(self, obj, depth)
        except Unpackable:
            return self.export(obj)

    def _many(self, items: Iterable[Any], depth: int) -> list[Value]:
        packed = [self._pack(item, depth + 1) for item in items]
        self.items += len(packed)
        if self.items > MAX_ITEMS:
            raise ProtocolError(f"a value of more than {MAX_ITEMS} parts cannot cross")
        return packed

    def _sequence(self, obj: Any, depth: int) -> Value:
        return Items(type(obj).__name__, self._many(obj, depth))

    def _dict(self, obj: dict[Any, Any], depth: int) -> Value:
        return Pairs(self._many(obj.keys(), depth), self._many(obj.values(), depth))

    def _slice(self, obj: Any, depth: int) -> Value:
        if type(obj) is range and _is_too_long(obj):
            raise Unpackable
        start, stop, step = self._many((obj.start, obj.stop, obj.step), depth)
        return Slice(type(obj).__name__, (start, stop, step))

    def _moment(self, obj: Any, depth: int) -> Value:
        if getattr(obj, "tzinfo", None) is not None and type(obj.tzinfo) is not dt.timezone:
            raise Unpackable
        if getattr(obj, "fold", 0):
            raise Unpackable
        return Moment(type(obj).__name__, _moment_text(obj))

    def _complex(self, obj: complex, depth: int) -> Value:
        return Complex(obj.real, obj.imag)

    def _constant(self, obj: Any, depth: int) -> Value:
        return Constant(repr(obj))

    def _bytes(self, obj: bytes | bytearray, depth: int) -> Value:
        return Bytes(type(obj).__name__, bytes(obj))

    def _array(self, obj: np.ndarray, depth: int) -> Value:
        if obj.dtype.kind == "O":
            return ObjectArray(obj.shape, self._many(obj.ravel().tolist(), depth))
        _check_dtype(obj.dtype)
        order = "F" if obj.flags.f_contiguous and not obj.flags.c_contiguous else "C"
        return Array(obj.dtype.str, obj.shape, order, obj.tobytes("F" if order == "F" else "C"))

    def _scalar(self, obj: np.generic, depth: int) -> Value:
        if type(obj) is not obj.dtype.type:
            raise Unpackable
        _check_dtype(obj.dtype)
        data = obj.tobytes()[: obj.dtype.itemsize]  # an empty np.str_ shows a terminator
        return Array(obj.dtype.str, (), "C", data, True)

    def _pandas(self, obj: Any, depth: int) -> Value:
        from grader import tables

        try:
            kind, parts = tables.take_apart(obj)
        except Unpackable:
            return self.export(obj)
        if kind == "constant":
            return Constant(parts["name"])
        return Table(kind, {key: self._pack(part, depth + 1) for key, part in parts.items()})


_PACKERS: dict[type, Callable[..., Value]] = {
    list: Packer._sequence,
    tuple: Packer._sequence,
    set: Packer._sequence,
    frozenset: Packer._sequence,
    dict: Packer._dict,
    slice: Packer._slice,
    range: Packer._slice,
    dt.date: Packer._moment,
    dt.time: Packer._moment,
    dt.datetime: Packer._moment,
    dt.timedelta: Packer._moment,
    complex: Packer._complex,
    bytes: Packer._bytes,
    bytearray: Packer._bytes,
    type(...): Packer._constant,
    type(NotImplemented): Packer._constant,
    np.ndarray: Packer._array,
}


def _text(text: str) -> Value:
    try:
        text.encode()
    except UnicodeEncodeError:
        return Text(text.encode("utf-8", "surrogatepass"))
    return text


def _check_dtype(dtype: np.dtype) -> None:
    if dtype.kind not in PLAIN_KINDS or dtype.fields is not None or dtype.subdtype is not None:
        raise Unpackable
    if dtype.metadata is not None:
        raise Unpackable


def _is_too_long(numbers: range) -> bool:
    """Whether walking through a range would take forever; it stays with its owner, who answers under a time limit."""
    return bool(numbers[MAX_ITEMS : MAX_ITEMS + 1])


def _count(shape: tuple[int, ...]) -> int:
    """How many elements an array of this shape has."""
    if any(size < 0 for size in shape):
        raise ProtocolError("an array of impossible shape")
    return math.prod(shape)


_SEQUENCES: dict[str, Callable[[list[Any]], Any]] = {
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
}
_CONSTANTS: dict[str, Any] = {"Ellipsis": ..., "NotImplemented": NotImplemented}


class Unpacker:
    """Values to Python objects.

    Parameters
    ----------
    resolve : callable
        Called with a `Handle` or `Named`; returns what stands for it on this side.
    """

    def __init__(self, resolve: Callable[[Any], Any]) -> None:
        self.resolve = resolve

    def unpack(self, value: Value) -> Any:
        """The object of `value`.

        Raises
        ------
        ProtocolError
            If the value is not one that a packer makes.
        """
        try:
            return self._unpack(value)
        except ProtocolError:
            raise
        except Exception as error:  # any malformed tree: a key that cannot be hashed, bytes that are no ISO date, …
            raise ProtocolError(f"a malformed value: {type(error).__name__}") from error

    def _unpack(self, value: Value) -> Any:
        maker = _UNPACKERS.get(type(value))
        return value if maker is None else maker(self, value)

    def _int(self, value: Int) -> int:
        return int(value.digits, 16)

    def _complex(self, value: Complex) -> complex:
        return complex(value.real, value.imag)

    def _text(self, value: Text) -> str:
        return value.data.decode("utf-8", "surrogatepass")

    def _bytes(self, value: Bytes) -> Any:
        return {"bytes": bytes, "bytearray": bytearray}[value.kind](value.data)

    def _items(self, value: Items) -> Any:
        return _SEQUENCES[value.kind]([self._unpack(item) for item in value.items])

    def _pairs(self, value: Pairs) -> dict[Any, Any]:
        keys = [self._unpack(key) for key in value.keys]
        return dict(zip(keys, [self._unpack(item) for item in value.values], strict=True))

    def _slice(self, value: Slice) -> Any:
        made = {"slice": slice, "range": range}[value.kind](*[self._unpack(part) for part in value.parts])
        if type(made) is range and _is_too_long(made):
            raise ProtocolError(f"a range of more than {MAX_ITEMS} numbers may not cross")
        return made

    def _moment(self, value: Moment) -> Any:
        if value.kind == "timedelta":
            return dt.timedelta(*[int(part) for part in value.text.split(" ")])
        kinds: dict[str, Any] = {"date": dt.date, "time": dt.time, "datetime": dt.datetime}
        return kinds[value.kind].fromisoformat(value.text)

    def _array(self, value: Array) -> Any:
        dtype = np.dtype(value.dtype)
        if dtype.str != value.dtype or dtype.hasobject:
            raise ProtocolError(f"dtype {value.dtype[:40]!r} may not cross")
        _check_dtype(dtype)
        count = _count(value.shape)
        if value.order not in ("C", "F") or (value.scalar and value.shape):
            raise ProtocolError("an array of impossible shape")
        if count * dtype.itemsize != len(value.data) or (dtype.itemsize == 0 and count > MAX_ITEMS):
            raise ProtocolError("an array whose data do not fill its shape")
        if dtype.itemsize == 0:
            array = np.zeros(value.shape, dtype)
        else:
            array = np.frombuffer(bytearray(value.data), dtype).reshape(value.shape, order=value.order)  # type: ignore[call-overload]
        return array[()] if value.scalar else array

    def _objects(self, value: ObjectArray) -> Any:
        if _count(value.shape) != len(value.items):
            raise ProtocolError("an array whose data do not fill its shape")
        array = np.empty(len(value.items), dtype=object)
        for index, item in enumerate(value.items):
            array[index] = self._unpack(item)
        return array.reshape(value.shape)

    def _constant(self, value: Constant) -> Any:
        if value.name in _CONSTANTS:
            return _CONSTANTS[value.name]
        from grader import tables

        return tables.CONSTANTS[value.name]

    def _table(self, value: Table) -> Any:
        from grader import tables

        return tables.put_together(value.kind, {key: self._unpack(part) for key, part in value.parts.items()})

    def _other(self, value: Any) -> Any:
        return self.resolve(value)


_UNPACKERS: dict[type, Callable[..., Any]] = {
    Int: Unpacker._int,
    Complex: Unpacker._complex,
    Bytes: Unpacker._bytes,
    Text: Unpacker._text,
    Items: Unpacker._items,
    Pairs: Unpacker._pairs,
    Slice: Unpacker._slice,
    Moment: Unpacker._moment,
    Array: Unpacker._array,
    ObjectArray: Unpacker._objects,
    Constant: Unpacker._constant,
    Table: Unpacker._table,
    Handle: Unpacker._other,
    Named: Unpacker._other,
}


# Messages. Those of the judge first, then those of the box, then what both send.


class Load(msgspec.Struct, frozen=True, tag="load"):
    """Read this submission; `files` are the assignment's own, laid into the working folder."""

    file: str
    data: bytes
    files: dict[str, bytes] = {}
    seed: int | None = None
    seed_variable: str | None = None


class RunCell(msgspec.Struct, frozen=True, tag="run"):
    """Run code cell `index`; the checks that it asks for are skipped when `silent` (a replay)."""

    index: int
    silent: bool = False


class Names(msgspec.Struct, frozen=True, tag="names"):
    """The values of these global names; None asks for the list of all names."""

    names: list[str] | None


class Call(msgspec.Struct, frozen=True, tag="call"):
    """Call a handle's object. From the box: a callback into the judge."""

    handle: int
    args: list[Value]
    kwargs: dict[str, Value] = {}
    out: str = ""


class Operate(msgspec.Struct, frozen=True, tag="operate"):
    """Apply one of `OPERATIONS` to a handle's object."""

    operation: str
    handle: int
    args: list[Value] = []


class Seed(msgspec.Struct, frozen=True, tag="seed"):
    """Seed the generator of `module` ("random" or "numpy.random") as the test just did on its side."""

    module: str
    value: Value


class Fork(msgspec.Struct, frozen=True, tag="fork"):
    """Leave a copy of this process that serves the socket which comes with this message."""

    slot: int


class Drop(msgspec.Struct, frozen=True, tag="drop"):
    """Forget these handles; unanswered."""

    handles: list[int]


class Cell(msgspec.Struct, frozen=True):
    """A code cell to run.

    `checks` are the questions to check after it (cell metadata `otter.tests`); `check_only` says that it does nothing
    but call `grader.check`, so that the names are the same after it as before.
    """

    checks: list[str] = []
    check_only: bool = False


class Loaded(msgspec.Struct, frozen=True, tag="loaded"):
    cells: list[Cell]
    assignment_name: str | None = None


class Unreadable(msgspec.Struct, frozen=True, tag="unreadable"):
    sentence: str


class Check(msgspec.Struct, frozen=True, tag="check"):
    """The running cell asks for a question to be checked here and now."""

    question: str
    out: str = ""


class CellDone(msgspec.Struct, frozen=True, tag="cell"):
    """A cell ended; `error` is empty when it ended well. `full`: it left much of the memory limit in use."""

    error: str = ""
    message: str = ""
    line: int | None = None
    out: str = ""
    full: bool = False


class Values(msgspec.Struct, frozen=True, tag="values"):
    """Answer to `Names`: only the names that exist."""

    values: dict[str, Value]


class Returned(msgspec.Struct, frozen=True, tag="returned"):
    """The end of a call or operation; `changed` maps positions of arguments to what they are now."""

    value: Value = None
    out: str = ""
    changed: dict[str, Value] = {}


class Raised(msgspec.Struct, frozen=True, tag="raised"):
    """An exception, by its class's name and module and its arguments.

    `bases` are the classes that it derives from, nearest first: built-in ones by name, others as `module:name`.
    """

    name: str
    module: str
    message: str
    args: list[Value] = []
    trace: str = ""
    out: str = ""
    bases: list[str] = []


Message = (
    Load
    | RunCell
    | Names
    | Call
    | Operate
    | Seed
    | Fork
    | Drop
    | Loaded
    | Unreadable
    | Check
    | CellDone
    | Values
    | Returned
    | Raised
)
Response = (Loaded, Unreadable, CellDone, Values, Returned, Raised)

_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(Message)
_LENGTH = struct.Struct("<I")


def encode(message: Any) -> bytes:
    """A message with its length in front.

    Raises
    ------
    ProtocolError
        If it is over `MAX_MESSAGE_BYTES`.
    """
    body = _encoder.encode(message)
    if len(body) > MAX_MESSAGE_BYTES:
        raise ProtocolError(f"a message of {len(body)} bytes is over the cap of {MAX_MESSAGE_BYTES}")
    return _LENGTH.pack(len(body)) + body


def decode(body: bytes | bytearray | memoryview) -> Any:
    """A message from its body.

    Raises
    ------
    ProtocolError
        If the bytes are no message.
    """
    try:
        return _decoder.decode(body)
    except Exception as error:  # msgspec raises UnicodeDecodeError and RecursionError besides its own
        raise ProtocolError(f"bytes that are no message: {type(error).__name__}") from error


def send(sock: socket.socket, message: Any) -> None:
    """Send a whole message (blocking)."""
    sock.sendall(encode(message))


class Reader:
    """Whole messages from a socket's bytes.

    `fill` reads what is there and returns False at the end of the stream; `next` returns a message or None.
    """

    def __init__(self, sock: socket.socket, cap: int = MAX_MESSAGE_BYTES) -> None:
        self.sock = sock
        self.cap = cap
        self._buffer = bytearray()

    def fill(self, flags: int = 0) -> bool:
        need = self._missing()
        data = self.sock.recv(max(65536, min(need, 1 << 20)), flags)
        self._buffer += data
        return bool(data)

    def _missing(self) -> int:
        if len(self._buffer) < _LENGTH.size:
            return _LENGTH.size
        (length,) = _LENGTH.unpack_from(self._buffer)
        return int(length) + _LENGTH.size - len(self._buffer)

    def next(self) -> Any | None:
        """The next whole message, if it has arrived.

        Raises
        ------
        ProtocolError
            If the announced length is over the cap, or the bytes are no message.
        """
        if len(self._buffer) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._buffer)
        if length > self.cap:
            raise ProtocolError(f"a message of {length} bytes is over the cap of {self.cap}")
        end = _LENGTH.size + length
        if len(self._buffer) < end:
            return None
        body = bytes(self._buffer[_LENGTH.size : end])
        del self._buffer[:end]
        return decode(body)

    def read(self) -> Any | None:
        """Block until a message is there; None at the end of the stream."""
        while (message := self.next()) is None:
            if not self.fill():
                return None
        return message


# The operations that a proxy forwards, by the name of the special method that asks for them.
_ARITHMETIC = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "divmod")
_BITWISE = ("and", "or", "xor", "lshift", "rshift")
BINARY = tuple(f"__{prefix}{name}__" for name in _ARITHMETIC + _BITWISE for prefix in ("", "r"))
COMPARE = ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__")
UNARY = (
    "__neg__",
    "__pos__",
    "__abs__",
    "__invert__",
    "__len__",
    "__iter__",
    "__next__",
    "__bool__",
    "__int__",
    "__float__",
    "__complex__",
    "__index__",
    "__round__",
    "__hash__",
    "__enter__",
    "__reversed__",
)
OTHER = ("__getitem__", "__setitem__", "__delitem__", "__contains__", "__exit__", "__array__")
SPECIAL = frozenset(BINARY + COMPARE + UNARY + OTHER)
OPERATIONS = SPECIAL | {
    "getattr",
    "setattr",
    "delattr",
    "repr",
    "str",
    "dir",
    "format",
    "isinstance",
    "issubclass",
    "signature",
}
