"""The wire between judge and box: messages.

A *message* is one msgpack document of a tagged union, preceded by its length in four bytes. Decoding is typed: an
unknown tag, a wrong type or a missing field is a `ProtocolError`, and so is a message over the caps on size and depth.
Nothing here evaluates, imports or looks up anything named by the sender.
"""

import socket
import struct
from typing import Any

import msgspec

from grader.errors import ProtocolError
from grader.values import Value

MAX_MESSAGE_BYTES = 256 * 1024 * 1024

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


class CloseFigures(msgspec.Struct, frozen=True, tag="figures"):
    """The test closes figures of matplotlib's: those of the box are closed, too. `which` as `pyplot.close` takes it."""

    which: Value = None


class Fork(msgspec.Struct, frozen=True, tag="fork"):
    """Leave a copy of this process that serves the socket which comes with this message."""

    slot: int


class Drop(msgspec.Struct, frozen=True, tag="drop"):
    """Forget these handles; unanswered."""

    handles: list[int]


class Cell(msgspec.Struct, frozen=True):
    """A code cell to run.

    `checks` are the questions to check after it (cell metadata `otter.tests`). `binds` are the names that it binds if
    it does nothing else that the cells before could see; a cell that only calls `grader.check` binds none. None says
    that it may change anything.
    """

    checks: list[str] = []
    binds: list[str] | None = None


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
    | CloseFigures
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

    @property
    def buffered(self) -> int:
        """How many bytes have been read that belong to no message yet."""
        return len(self._buffer)

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
