"""Every by-value type comes back exactly, and no tree makes the unpacker misbehave."""

import datetime as dt
import struct
import types
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from enum import IntEnum

import msgspec
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader import packing, values, wire
from grader.errors import ProtocolError
from grader.packing import Packer, Unpacker

HANDLE = values.Handle("box", 1)


def refuse(obj):
    raise AssertionError(f"{type(obj).__name__} was not packed by value")


def unresolved(value):
    raise AssertionError("a handle where there is none")


def flat(value):
    """A text that tells hashable values apart, sets within them in whatever order."""
    parts = sorted(map(flat, value)) if isinstance(value, frozenset) else value
    return f"{type(value).__name__} {list(map(flat, value)) if isinstance(value, tuple) else parts!r}"


def is_same(one, other):
    """Whether two plain values are alike down to the bits of their floats and the types of their parts."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return struct.pack("d", one) == struct.pack("d", other)
    if isinstance(one, complex):
        return is_same(one.real, other.real) and is_same(one.imag, other.imag)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, (set, frozenset)):  # their order is the hash table's
        return one == other and sorted(map(flat, one)) == sorted(map(flat, other))
    if isinstance(one, dict):
        return is_same(list(one), list(other)) and is_same(list(one.values()), list(other.values()))
    if isinstance(one, np.ndarray) and one.dtype.kind == "O":
        return one.shape == other.shape and is_same(one.ravel().tolist(), other.ravel().tolist())
    if isinstance(one, slice):
        return is_same((one.start, one.stop, one.step), (other.start, other.stop, other.step))
    if isinstance(one, (np.ndarray, np.generic)):
        alike = one.dtype == other.dtype and one.dtype.str == other.dtype.str and one.shape == other.shape
        return alike and one.tobytes() == other.tobytes() and repr(one) == repr(other)
    return one == other and repr(one) == repr(other)


def unfolded(moment):
    """Without the mark of a repeated hour, which keeps a moment from crossing by value."""
    return moment.replace(fold=0)


ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates included
ZONES = st.none() | st.builds(dt.timezone, st.timedeltas(dt.timedelta(hours=-23), dt.timedelta(hours=23)))
HASHABLE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(2**200), 2**200)
    | st.floats(allow_nan=False)
    | ANY_TEXT
    | st.binary()
    | st.dates()
    | st.times().map(unfolded)
    | st.datetimes(timezones=ZONES).map(unfolded)
    | st.timedeltas()
    | st.builds(range, st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 9)),
    lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=4),
    max_leaves=8,
)
NUMBER_OR_NONE = st.none() | st.integers() | st.floats()
PLAIN_DTYPES = (
    hnp.boolean_dtypes()
    | hnp.integer_dtypes(endianness="?")
    | hnp.unsigned_integer_dtypes(endianness="?")
    | hnp.floating_dtypes(endianness="?")
    | hnp.complex_number_dtypes(endianness="?")
    | hnp.datetime64_dtypes(endianness="?")
    | hnp.timedelta64_dtypes(endianness="?")
    | hnp.byte_string_dtypes()
    | hnp.unicode_string_dtypes(endianness="?")
)
ARRAYS = hnp.arrays(PLAIN_DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
VALUES = st.recursive(
    HASHABLE
    | st.floats()
    | st.complex_numbers()
    | st.builds(bytearray, st.binary())
    | st.builds(slice, NUMBER_OR_NONE, NUMBER_OR_NONE, NUMBER_OR_NONE)
    | st.sampled_from([..., NotImplemented])
    | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner, inner)
        | st.dictionaries(HASHABLE, inner, max_size=4)
        | st.sets(HASHABLE, max_size=4)
    ),
    max_leaves=12,
)


# By value, exactly


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(VALUES)
@example(float("nan"))
@example(-0.0)
@example([float("inf"), -float("inf")])
@example(2**64)
@example(2**64 - 1)
@example(-(2**63) - 1)
@example("\ud800")
@example({(1, "a"): {2: [3, (4,)]}})
def test_plain_values_come_back_exactly(cross, value):
    """Any nesting of plain types keeps its types, its order and every bit of its floats."""
    assert is_same(cross(value), value)


def test_nan_payload_and_negative_zero_keep_their_bits(cross):
    """Not only “some NaN”: the very bits."""
    (odd_nan,) = struct.unpack("d", struct.pack("Q", 0xFFF8_0000_0000_0123))
    assert is_same(cross(odd_nan), odd_nan)
    assert is_same(cross(np.array([odd_nan, -0.0])), np.array([odd_nan, -0.0]))


@settings(deadline=None, max_examples=150)
@given(ARRAYS)
def test_arrays_come_back_exactly(cross, array):
    """Plain dtypes in both byte orders, any shape, 0-d and empty ones included; the copy can be written to."""
    twin = cross(array)
    assert is_same(twin, array)
    assert twin.flags.writeable


@settings(deadline=None, max_examples=80)
@given(PLAIN_DTYPES.flatmap(lambda dtype: hnp.arrays(dtype, (1,))))
def test_numpy_scalars_keep_their_exact_type(cross, array):
    """np.float32 is not np.float64 is not float: a test may ask."""
    scalar = array[0]
    if isinstance(scalar, np.generic):
        assert is_same(cross(scalar), scalar)


@pytest.mark.parametrize("order", ["C", "F"])
def test_memory_order_is_kept(cross, order):
    """What prints the same may be laid out differently: Fortran order stays Fortran order."""
    array = np.asarray(np.arange(6.0).reshape(2, 3), order=order)
    twin = cross(array)
    assert is_same(twin, array)
    assert twin.flags.f_contiguous == array.flags.f_contiguous


@pytest.mark.parametrize("writeable", [True, False])
def test_arrays_can_be_written_to_as_before(cross, writeable):
    """What pandas hands out is often read-only; a function that writes into it fails here as it does there."""
    array = np.arange(3.0)
    array.flags.writeable = writeable
    assert cross(array).flags.writeable == writeable


def test_views_cross_as_what_they_show(cross):
    """A strided or broadcast view is packed by its elements."""
    for view in (np.arange(10)[::-2], np.broadcast_to(1.5, (2, 3)), np.arange(6).reshape(2, 3).T[1:]):
        assert is_same(cross(view), np.array(view))


def test_object_arrays_cross_by_their_elements(cross):
    """An array of strings, None and numbers, in any shape."""
    array = np.array([["a", None], [3, (1, 2)]], dtype=object)
    assert is_same(cross(array), array)
    assert is_same(cross(np.array(None, dtype=object)), np.array(None, dtype=object))
    assert is_same(cross(np.empty((0, 3), dtype=object)), np.empty((0, 3), dtype=object))


# Never by value

Point = namedtuple("Point", "x y")


class Colour(IntEnum):
    red = 1


def subclass(base, *args):
    return type(f"My{base.__name__}", (base,), {"__eq__": lambda self, other: True, "__hash__": base.__hash__})(*args)


NEVER = {
    "float subclass": subclass(float, 1.5),
    "int subclass": subclass(int, 1),
    "enum": Colour.red,
    "str subclass": subclass(str, "x"),
    "bytes subclass": subclass(bytes, b"x"),
    "list subclass": subclass(list, [1]),
    "tuple subclass": subclass(tuple, (1,)),
    "namedtuple": Point(1, 2),
    "dict subclass": subclass(dict, {1: 2}),
    "defaultdict": defaultdict(int),
    "OrderedDict": OrderedDict(),
    "Counter": Counter("aab"),
    "deque": deque([1]),
    "set subclass": subclass(set, {1}),
    "date subclass": subclass(dt.date, 2020, 1, 1),
    "second time in a repeated hour": dt.time(2, 30, fold=1),
    "complex subclass": subclass(complex, 1j),
    "ndarray subclass": np.arange(3).view(subclass(np.ndarray, (1,)).__class__),
    "masked array": np.ma.array([1, 2], mask=[0, 1]),
    "matrix": np.asarray([[1]]).view(np.matrix),
    "record array": np.zeros(2, dtype=[("a", int), ("b", float)]),
    "record": np.zeros(2, dtype=[("a", int)])[0],
    "scalar subclass": type("MyFloat64", (np.float64,), {})(1.5),
    "frame subclass": subclass(pd.DataFrame, {"a": [1]}),
    "series subclass": subclass(pd.Series, [1]),
    "grouping": pd.DataFrame({"a": [1]}).groupby("a"),
    "function": len,
    "class": int,
    "module": np,
    "generator": (i for i in ()),
    "iterator": iter([1]),
    "dict view": {}.keys(),
    "object": object(),
    "namespace": types.SimpleNamespace(a=1),
    "dtype": np.dtype("f8"),
    "ufunc": np.sin,
}


@pytest.mark.parametrize("name", NEVER)
def test_anything_else_crosses_as_a_handle(name):
    """A subclass could answer for itself; it, and everything that is no plain data, stays where it is."""
    exported = []

    def export(obj):
        exported.append(obj)
        return HANDLE

    packed = Packer(export).pack([NEVER[name]])
    assert packed == values.Items("list", [HANDLE])
    assert len(exported) == 1 and exported[0] is NEVER[name]


def test_an_enormous_range_stays_with_its_owner():
    """By value it would cost nothing to send and eternity to walk through."""
    assert Packer(lambda obj: HANDLE).pack(range(10**15)) == HANDLE
    with pytest.raises(ProtocolError):
        Unpacker(unresolved).unpack(values.Slice("range", (0, 10**15, 1)))


# Caps


def test_cyclic_list_is_refused():
    """Packing ends with a sentence, not with a full stack."""
    cyclic = []
    cyclic.append(cyclic)
    with pytest.raises(ProtocolError, match="deep"):
        Packer(refuse).pack(cyclic)


def test_depth_cap_leaves_room_for_honest_nesting(cross):
    """Ninety-nine levels cross; a hundred and one do not."""
    nested = []
    for _ in range(98):
        nested = [nested]
    assert cross(nested) == nested
    with pytest.raises(ProtocolError, match="deep"):
        Packer(refuse).pack([[[nested]]])


def test_too_many_parts_are_refused(monkeypatch):
    """A list of lists cannot multiply beyond the cap."""
    monkeypatch.setattr(packing, "MAX_ITEMS", 100)
    with pytest.raises(ProtocolError, match="parts"):
        Packer(refuse).pack([[0] * 60, [0] * 60])


# Hostile trees


BAD_VALUES = {
    "object dtype": values.Array("|O", (1,), "C", b"\0" * 8),
    "object dtype by name": values.Array("O", (1,), "C", b"\0" * 8),
    "structured dtype": values.Array("i4,i4", (1,), "C", b"\0" * 8),
    "subarray dtype": values.Array("(2,)i4", (1,), "C", b"\0" * 8),
    "dtype by alias": values.Array("float64", (1,), "C", b"\0" * 8),
    "no dtype": values.Array("", (1,), "C", b"\0" * 8),
    "dtype with NUL": values.Array("<f8\0", (1,), "C", b"\0" * 8),
    "too little data": values.Array("<f8", (2,), "C", b"\0" * 8),
    "too much data": values.Array("<f8", (1,), "C", b"\0" * 16),
    "negative size": values.Array("<f8", (-1,), "C", b""),
    "two negative sizes": values.Array("<f8", (-1, -1), "C", b"\0" * 8),
    "size that wraps": values.Array("<f8", (2**63, 2), "C", b""),
    "giant and empty": values.Array("<f8", (2**63 - 1, 0), "C", b""),
    "giant of nothing": values.Array("|V0", (2**40,), "C", b""),
    "more than enough of nothing": values.Array("<U0", (2**30,), "C", b""),
    "giant of empty text": values.Array("<U0", (2**40,), "C", b""),
    "too many dimensions": values.Array("|b1", (1,) * 70, "C", b"\0"),
    "unknown order": values.Array("|b1", (1,), "K", b"\0"),
    "scalar with a shape": values.Array("|b1", (1,), "C", b"\0", True),
    "objects that do not fill": values.ObjectArray((2, 2), [1]),
    "objects of negative shape": values.ObjectArray((-1,), [1]),
    "unknown sequence": values.Items("deque", []),
    "list in a set": values.Items("set", [values.Items("list", [])]),
    "dict with a list as key": values.Pairs([values.Items("list", [])], [1]),
    "dict with too few values": values.Pairs([1, 2], [1]),
    "no number": values.Int("zz"),
    "decimal bomb": values.Int("_"),
    "bad text": values.Text(b"\xff\xfe"),
    "unknown bytes": values.Bytes("memoryview", b""),
    "unknown slice": values.Slice("list", (1, 2, 3)),
    "range of floats": values.Slice("range", (1.0, 2, 3)),
    "range with step 0": values.Slice("range", (1, 2, 0)),
    "no date": values.Moment("date", "yesterday"),
    "unknown moment": values.Moment("tzinfo", "2020-01-01"),
    "endless timedelta": values.Moment("timedelta", "99999999999 0 0"),
    "unknown constant": values.Constant("print"),
    "unknown table": values.Table("exec", {}),
    "frame without parts": values.Table("frame", {}),
    "frame of nonsense": values.Table("frame", {"columns": 1, "index": 2, "data": 3}),
    "series with an index of another length": values.Table(
        "series",
        {"data": values.Array("<i8", (1,), "C", b"\0" * 8), "index": values.Slice("range", (0, 5, 1)), "name": None},
    ),
    "codes without category": values.Table(
        "categorical",
        {
            "data": values.Pairs(
                ["categories", "codes", "ordered"],
                [values.Items("list", ["a"]), values.Array("|i1", (1,), "C", b"\x05"), False],
            )
        },
    ),
    "column of an evaluated dtype": values.Table(
        "categorical", {"data": values.Pairs(["dtype", "values"], ["category[print(1)]", values.Items("list", [])])}
    ),
}


@pytest.mark.parametrize("name", BAD_VALUES)
def test_malformed_value_is_a_protocol_error(name):
    """Whatever the tree claims, only what a packer makes is built, and the refusal is one exception."""
    value = wire.decode(wire.encode(wire.Returned(BAD_VALUES[name]))[4:]).value
    with pytest.raises(ProtocolError):
        Unpacker(unresolved).unpack(value)


PLAIN_TYPES = (
    type(None), bool, int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, dict, slice, range,
    dt.date, dt.time, dt.datetime, dt.timedelta, type(...), type(NotImplemented), np.ndarray, np.generic,
    pd.DataFrame, pd.Series, pd.Index, pd.Timestamp, pd.Timedelta, type(pd.NaT), type(pd.NA),
    pd.api.extensions.ExtensionArray, values.Handle, values.Named,
)  # fmt: skip


def digest(body):
    """Decode bytes to the end; what escapes but a ProtocolError is the test's failure."""
    try:
        message = wire.decode(body)
    except ProtocolError:
        return
    for value in (getattr(message, "value", None), *getattr(message, "args", [])):
        try:
            assert isinstance(Unpacker(lambda handle: handle).unpack(value), PLAIN_TYPES)
        except ProtocolError:
            continue


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(VALUES, st.data())
def test_damaged_messages_are_messages_or_protocol_errors(value, data):
    """Real messages with bytes changed, cut out and put in."""
    body = bytearray(wire.encode(wire.Returned(Packer(refuse).pack(value)))[4:])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(body) - 1)) if body else 0
        how = data.draw(st.sampled_from(["change", "cut", "put"]))
        if how == "change" and body:
            body[place] = data.draw(st.integers(0, 255))
        elif how == "cut":
            del body[place : place + data.draw(st.integers(1, 5))]
        else:
            body[place:place] = data.draw(st.binary(min_size=1, max_size=5))
    digest(bytes(body))


TAGS = "int complex bytes text items dict slice moment array objects constant pandas handle named"
KINDS = "list tuple set range date time <f8 |O |V0 frame series index multi_index timestamp NaT"
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=3) | st.binary(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        | st.tuples(st.sampled_from(TAGS.split()), st.sampled_from(KINDS.split()), inner, inner, inner)
    ),
    max_leaves=20,
)


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
def test_well_formed_nonsense_is_a_protocol_error(tree):
    """msgpack that looks like values and is none."""
    digest(msgspec.msgpack.encode({"type": "returned", "value": tree}))


def test_deep_bytes_do_not_fill_the_stack():
    """A hundred thousand nested lists."""
    digest(b"\x82\xa4type\xa8returned\xa5value" + b"\x93\xa5items\xa4list\x91" * 100_000 + b"\xc0")


@pytest.mark.parametrize("make", [lambda keys: values.Items("set", keys), lambda keys: values.Pairs(keys, keys)])
def test_keys_of_one_hash_may_not_cross(make):
    """Sixty thousand of them would be two thousand million comparisons."""
    keys = [values.Int(hex(number * (2**61 - 1))) for number in range(1, 60_000)]
    with pytest.raises(ProtocolError, match="one hash"):
        Unpacker(lambda handle: handle).unpack(make(keys))
