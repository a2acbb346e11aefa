"""Python objects to values and back.

`Packer` makes a tree of the structs of `grader.values` from an object, `Unpacker` builds an object from one. The
unpacker builds exactly the types named there and never a subclass, whatever the other side claims; an object that has
no place in the tree crosses as a `Handle`, which the owner of the object answers for.
"""

import datetime as dt
import math
from collections.abc import Callable, Iterable
from typing import Any, Literal

import numpy as np

from grader.errors import ProtocolError
from grader.values import (
    Array,
    Bytes,
    Complex,
    Constant,
    Handle,
    Int,
    Items,
    Moment,
    Named,
    ObjectArray,
    Pairs,
    Slice,
    Table,
    Text,
    Value,
)

MAX_DEPTH = 100
MAX_ITEMS = 5_000_000
MAX_COLLISIONS = 1000
PLAIN_KINDS = "biufcSUmMV"  # numpy dtype kinds that cross as raw bytes; V only without fields


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

    def __init__(self, export: Callable[[Any], Value]) -> None:
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
        order: Literal["C", "F"] = "F" if obj.flags.f_contiguous and not obj.flags.c_contiguous else "C"
        return Array(obj.dtype.str, obj.shape, order, obj.tobytes(order), False, obj.flags.writeable)

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


def _refuse_collisions(keys: list[Any]) -> None:
    """Keys that were chosen to share a hash would be compared each with each: hours, in one call that nothing stops."""
    if len(keys) > MAX_COLLISIONS and len(keys) - len({hash(key) for key in keys}) > MAX_COLLISIONS:
        raise ProtocolError("too many keys with one hash")


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
        items = [self._unpack(item) for item in value.items]
        if value.kind in ("set", "frozenset"):
            _refuse_collisions(items)
        return _SEQUENCES[value.kind](items)

    def _pairs(self, value: Pairs) -> dict[Any, Any]:
        keys = [self._unpack(key) for key in value.keys]
        _refuse_collisions(keys)
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
        array.flags.writeable = value.writeable
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
