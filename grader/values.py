"""The nodes of a value: plain data by its parts, everything else as a numbered handle.

`grader.packing` makes trees of these structs from Python objects and builds objects from them; `grader.wire` carries
them in messages.
"""

import msgspec


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
    """ndarray, or numpy scalar when `scalar`; `order` is C or F. Arrays of pandas are often not `writeable`."""

    dtype: str
    shape: tuple[int, ...]
    order: str
    data: bytes
    scalar: bool = False
    writeable: bool = True


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
