"""pandas objects by their parts, for the wire. Imported only once pandas data really cross."""

import functools
import re
import zoneinfo
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from grader.packing import Unpackable

CONSTANTS: dict[str, Any] = {"NaT": pd.NaT, "<NA>": pd.NA}
_MASKED = re.compile("U?Int(8|16|32|64)|Float(32|64)|boolean|string|str")
_ZONED = re.compile(r"datetime64\[(s|ms|us|ns), ([\w/+:-]+)\]")
_OFFSET = re.compile(r"UTC([+-]\d\d:\d\d(:\d\d)?)?")


def take_apart(obj: Any) -> tuple[str, dict[str, Any]]:
    """The kind of a pandas object and its parts.

    Raises
    ------
    grader.packing.Unpackable
        If it has no by-value form: a subclass, a grouping, an exotic dtype.
    """
    kind = type(obj)
    if obj is pd.NaT or obj is pd.NA:
        return "constant", {"name": repr(obj)}
    for cls, (name, take, _) in _FORMS.items():
        if kind is cls:
            return name, take(obj)
    raise Unpackable


def put_together(kind: str, parts: dict[str, Any]) -> Any:
    """The object that `take_apart` took apart; raises on anything else."""
    return _MAKERS[kind](parts)


def _is(kind: Any, part: Any) -> Any:
    """A part, which must be of exactly this type (any index, for an index): pandas would make do with others."""
    if type(part) is kind or (kind is pd.Index and type(part) in _INDEXES):
        return part
    raise TypeError(f"a part of type {type(part).__name__}")


def _column(values: Any) -> Any:
    """A column's data: an ndarray, or the parts of an extension array as a dict."""
    dtype = values.dtype
    if isinstance(dtype, np.dtype):
        return np.asarray(values)
    array = values.array if isinstance(values, (pd.Series, pd.Index)) else values
    if isinstance(dtype, pd.CategoricalDtype):
        return {
            "categories": pd.Index(dtype.categories),
            "codes": np.asarray(array.codes),
            "ordered": bool(dtype.ordered),
        }
    if isinstance(dtype, (pd.StringDtype, pd.BooleanDtype)) or dtype.kind in "iufb":
        return {"dtype": str(dtype), "values": [None if pd.isna(item) else item for item in array.tolist()]}
    if isinstance(dtype, pd.DatetimeTZDtype):
        return {"dtype": str(dtype), "utc": np.asarray(array.tz_convert("UTC").tz_localize(None))}
    raise Unpackable


def _restore(data: Any) -> Any:
    if type(data) is np.ndarray:
        return data
    parts = _is(dict, data)
    if "codes" in parts:
        dtype = pd.CategoricalDtype(_is(pd.Index, parts["categories"]), _is(bool, parts["ordered"]))
        return pd.Categorical.from_codes(_is(np.ndarray, parts["codes"]), dtype=dtype)
    name = _is(str, parts["dtype"])
    if "utc" in parts:
        zone = _ZONED.fullmatch(name)
        if zone is None or not (_OFFSET.fullmatch(zone[2]) or zone[2] in _zones()):
            raise ValueError("a time zone that nobody has")
        return pd.Series(_is(np.ndarray, parts["utc"])).dt.tz_localize("UTC").astype(name).array
    if not _MASKED.fullmatch(name):
        raise ValueError("a dtype that no packer names")
    return pd.array(_is(list, parts["values"]), dtype=name)


@functools.cache
def _zones() -> set[str]:
    return zoneinfo.available_timezones()


def _take_index(index: pd.Index) -> dict[str, Any]:
    return {"data": _column(index), "name": index.name}


def _take_range(index: pd.RangeIndex) -> dict[str, Any]:
    return {"range": range(index.start, index.stop, index.step), "name": index.name}


def _take_multi(index: pd.MultiIndex) -> dict[str, Any]:
    return {
        "levels": [pd.Index(level) for level in index.levels],
        "codes": [np.asarray(codes) for codes in index.codes],
        "names": list(index.names),
    }


def _take_datetime(index: pd.DatetimeIndex) -> dict[str, Any]:
    return {"data": _column(index), "name": index.name, "freq": index.freqstr}


def _take_series(series: pd.Series) -> dict[str, Any]:
    return {"data": _column(series), "index": series.index, "name": series.name}


def _take_frame(frame: pd.DataFrame) -> dict[str, Any]:
    columns = [_column(frame.iloc[:, position]) for position in range(frame.shape[1])]
    return {"columns": frame.columns, "index": frame.index, "data": columns}


def _take_timestamp(stamp: pd.Timestamp) -> dict[str, Any]:
    if stamp.tz is not None:
        raise Unpackable
    return {"value": stamp.to_datetime64()}


def _take_timedelta(delta: pd.Timedelta) -> dict[str, Any]:
    return {"value": delta.to_timedelta64()}


def _take_array(array: Any) -> dict[str, Any]:
    data = _column(array)
    if isinstance(data, np.ndarray):
        raise Unpackable
    return {"data": data}


def _index(parts: dict[str, Any]) -> pd.Index:
    return pd.Index(_restore(parts["data"]), name=parts["name"])


def _datetime_index(parts: dict[str, Any]) -> pd.DatetimeIndex:
    freq = parts["freq"] if parts["freq"] is None else _is(str, parts["freq"])
    return pd.DatetimeIndex(_restore(parts["data"]), name=parts["name"], freq=freq)


def _range(parts: dict[str, Any]) -> pd.RangeIndex:
    return pd.RangeIndex(_is(range, parts["range"]), name=parts["name"])


def _multi(parts: dict[str, Any]) -> pd.MultiIndex:
    levels = [_is(pd.Index, level) for level in _is(list, parts["levels"])]
    codes = [_is(np.ndarray, code) for code in _is(list, parts["codes"])]
    return pd.MultiIndex(levels=levels, codes=codes, names=_is(list, parts["names"]))


def _series(parts: dict[str, Any]) -> pd.Series:
    return pd.Series(_restore(parts["data"]), index=_is(pd.Index, parts["index"]), name=parts["name"], copy=True)


def _frame(parts: dict[str, Any]) -> pd.DataFrame:
    columns = {position: _restore(column) for position, column in enumerate(_is(list, parts["data"]))}
    frame = pd.DataFrame(columns, index=_is(pd.Index, parts["index"]), copy=True)
    frame.columns = _is(pd.Index, parts["columns"])
    return frame


_FORMS: dict[type, tuple[str, Callable[[Any], dict[str, Any]], Callable[[dict[str, Any]], Any]]] = {
    pd.DataFrame: ("frame", _take_frame, _frame),
    pd.Series: ("series", _take_series, _series),
    pd.RangeIndex: ("range_index", _take_range, _range),
    pd.MultiIndex: ("multi_index", _take_multi, _multi),
    pd.DatetimeIndex: ("datetime_index", _take_datetime, _datetime_index),
    pd.CategoricalIndex: ("categorical_index", _take_index, _index),
    pd.TimedeltaIndex: ("timedelta_index", _take_index, _index),
    pd.Index: ("index", _take_index, _index),
    pd.Timestamp: ("timestamp", _take_timestamp, lambda parts: pd.Timestamp(_is(np.datetime64, parts["value"]))),
    pd.Timedelta: ("timedelta", _take_timedelta, lambda parts: pd.Timedelta(_is(np.timedelta64, parts["value"]))),
    pd.Categorical: ("categorical", _take_array, lambda parts: _restore(parts["data"])),
}
_MAKERS = {name: make for name, _, make in _FORMS.values()}
_INDEXES = tuple(cls for cls in _FORMS if issubclass(cls, pd.Index))
