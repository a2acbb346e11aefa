"""pandas objects cross by their parts and come back exactly."""

import numpy as np
import pandas as pd
import pytest

from grader import tables, wire
from grader.errors import ProtocolError
from grader.packing import Packer, Unpacker
from grader.values import Handle, Table

HANDLE = Handle("box", 1)


def unresolved(value):
    raise AssertionError("a handle where there is none")


FRAMES = {
    "plain": pd.DataFrame({"a": [1, 2], "b": [0.5, float("nan")], "c": ["x", None]}),
    "strings": pd.DataFrame({"s": pd.array(["x", pd.NA], dtype="string")}),
    "empty": pd.DataFrame(),
    "no rows": pd.DataFrame({"a": np.array([], dtype="int32"), "b": []}),
    "no columns": pd.DataFrame(index=[3, 4]),
    "duplicate columns": pd.DataFrame([[1, 2.5], [3, 4.5]], columns=["a", "a"]),
    "integer columns": pd.DataFrame(np.arange(6).reshape(2, 3)),
    "named axes": pd.DataFrame({"a": [1]}, index=pd.Index(["r"], name="row")).rename_axis(columns="what"),
    "nullable": pd.DataFrame(
        {
            "i": pd.array([1, None], dtype="Int64"),
            "u": pd.array([1, None], dtype="UInt8"),
            "f": pd.array([1.5, None], dtype="Float32"),
            "b": pd.array([True, None], dtype="boolean"),
        }
    ),
    "categorical": pd.DataFrame({"c": pd.Categorical(["lo", "hi", None], ["lo", "hi"], ordered=True)}),
    "times": pd.DataFrame(
        {
            "t": pd.to_datetime(["2020-01-01", None]),
            "z": pd.to_datetime(["2020-06-01 10:00", None]).tz_localize("Europe/Berlin"),
            "d": pd.to_timedelta(["1 day", None]),
        }
    ),
    "multi": pd.DataFrame(
        {"v": [1, 2, 3]}, index=pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["l", None])
    ),
    "multi columns": pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_product([["m"], ["x", "y"]])),
    "time index": pd.DataFrame({"v": [1, 2]}, index=pd.date_range("2020", periods=2, freq="D")),
    "mixed objects": pd.DataFrame({"o": np.array([1, "two", None, (3,)], dtype=object)}),
}


@pytest.mark.parametrize("name", FRAMES)
def test_frames_come_back_exactly(cross, name):
    """Values, dtypes, indexes, names and the printed text."""
    frame = FRAMES[name]
    twin = cross(frame)
    assert type(twin) is pd.DataFrame
    pd.testing.assert_frame_equal(twin, frame, check_exact=True, check_freq=True)
    assert list(map(str, twin.dtypes)) == list(map(str, frame.dtypes))
    assert type(twin.index) is type(frame.index) and type(twin.columns) is type(frame.columns)
    assert repr(twin) == repr(frame)


@pytest.mark.parametrize("name", FRAMES)
def test_series_and_indexes_come_back_exactly(cross, name):
    """Every column and both indexes of the same frames, on their own."""
    frame = FRAMES[name]
    for position in range(frame.shape[1]):
        series = frame.iloc[:, position]
        twin = cross(series)
        assert type(twin) is pd.Series
        pd.testing.assert_series_equal(twin, series, check_exact=True, check_freq=True)
        assert repr(twin) == repr(series)
    for index in (frame.index, frame.columns):
        pd.testing.assert_index_equal(cross(index), index, exact=True)
        assert repr(cross(index)) == repr(index)


@pytest.mark.parametrize(
    "value",
    [
        pd.NaT,
        pd.NA,
        pd.Timestamp("2020-02-29 12:00:00.123456789"),
        pd.Timestamp("2020-02-29").as_unit("s"),
        pd.Timedelta("3 days 00:00:00.5"),
        pd.CategoricalIndex(["a", "b", "a"], name="c"),
        pd.TimedeltaIndex(["1 day", "2 days"]),
        pd.RangeIndex(2, 20, 3, name="r"),
        pd.Categorical(["x", "y"]),
        pd.array([1, None], dtype="Int16"),
        pd.Series([1.5], index=["only"], name=("a", 2)),
        pd.Series([], dtype="float32"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_small_pandas_things_come_back_exactly(value):
    """Moments, missing values and the rarer indexes; an extension array on its own stays with its owner."""
    exported = []

    def export(obj):
        exported.append(obj)
        return HANDLE

    value_tree = wire.decode(wire.encode(wire.Returned(Packer(export).pack(value)))[4:]).value
    if exported:
        assert type(value).__name__ == "IntegerArray"  # the one that stays with its owner when it is in no column
        return
    twin = Unpacker(unresolved).unpack(value_tree)
    assert type(twin) is type(value)
    assert repr(twin) == repr(value)


def test_a_column_of_a_frame_does_not_share_memory_with_the_message(cross):
    """What came over the wire can be changed in place."""
    twin = cross(pd.DataFrame({"a": [1, 2], "b": [0.5, 1.5]}))
    twin.loc[0, "a"] = 7
    twin["b"] += 1
    assert twin["a"].tolist() == [7, 2] and twin["b"].tolist() == [1.5, 2.5]


# What a box may lie about

INDEX = pd.Index([1, 2])
LIES = {
    "range of any length": ("range_index", {"range": 1e308, "name": None}),
    "index by a list": ("series", {"data": np.ones(2), "index": [1, 2], "name": None}),
    "no index": ("series", {"data": np.ones(2), "index": None, "name": None}),
    "columns by a tuple": ("frame", {"columns": (1,), "index": INDEX, "data": [np.ones(2)]}),
    "data by a dict": ("frame", {"columns": INDEX, "index": INDEX, "data": {"a": np.ones(2), "b": np.ones(2)}}),
    "scalar column": ("frame", {"columns": INDEX[:1], "index": INDEX, "data": ["codes"]}),
    "level by a list": ("multi_index", {"levels": [[1, 2]], "codes": [np.array([0])], "names": [None]}),
    "names by a text": ("multi_index", {"levels": [INDEX], "codes": [np.array([0])], "names": "a"}),
    "file as a time zone": (
        "series",
        {
            "data": {"dtype": "datetime64[ns, dateutil//etc/localtime]", "utc": np.zeros(2, "M8[ns]")},
            "index": INDEX,
            "name": None,
        },
    ),
    "dtype of another library": ("categorical", {"data": {"dtype": "Sparse[int]", "values": [1]}}),
    "time by a text": ("timestamp", {"value": "now"}),
    "duration by a number": ("timedelta", {"value": 3}),
    "frequency by a number": ("datetime_index", {"data": np.zeros(2, "M8[ns]"), "name": None, "freq": 3}),
}


@pytest.mark.parametrize("name", LIES)
def test_parts_of_another_type_are_refused(name):
    """Even where pandas itself would make do with them."""
    kind, parts = LIES[name]
    with pytest.raises((TypeError, ValueError)):
        tables.put_together(kind, parts)


def test_a_refusal_is_the_senders_fault():
    """It reaches the reader as a broken protocol."""
    with pytest.raises(ProtocolError, match="malformed"):
        Unpacker(lambda handle: handle).unpack(Table("range_index", {"range": 1e308, "name": None}))


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "UTC+05:30", "America/Argentina/Buenos_Aires"])
def test_time_zones_that_exist_cross(zone):
    """Named and by offset."""
    series = pd.Series(pd.date_range("2024-03-30", periods=3, tz=zone))
    kind, parts = tables.take_apart(series)
    again = tables.put_together(kind, parts)
    pd.testing.assert_series_equal(again, series, check_freq=False)
