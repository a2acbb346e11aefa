"""Choices made by bytes, and the nonsense that they choose: messages, notebooks, archives."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np

SECRET = 804_233_917  # what the judged case wants to see, nearly


class Dice:
    """Choices made by bytes; when they run out, always the first choice."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    def byte(self) -> int:
        self.place += 1
        return self.data[self.place - 1] if self.place <= len(self.data) else 0

    def pick(self, options: Any) -> Any:
        return options[self.byte() % len(options)]

    def some(self, count: int) -> bytes:
        self.place += count
        return self.data[self.place - count : self.place]

    @property
    def is_empty(self) -> bool:
        return self.place >= len(self.data)


# What a box may send, and more


def _split(words: str) -> list[str]:
    return words.split()


NAMES = ["", *_split("f x y g m a frame h np sorted lambda é __class__ value")]
SEQUENCES = _split("list tuple set frozenset dict")
TABLES = _split(
    "frame series index range_index multi_index datetime_index categorical categorical_index timestamp timedelta"
    " timedelta_index constant nothing"
)
DTYPE_NAMES = [
    *_split("Int64 string boolean category Sparse[int] period[D] interval object datetime64[ns] float32 Float64"),
    "datetime64[ns, UTC]",
    "datetime64[s, Europe/Berlin]",
    "datetime64[ns, dateutil//etc/hosts]",
]
WORDS = [
    *(*NAMES, *SEQUENCES, *TABLES, *DTYPE_NAMES, "1 2 3"),
    *_split("slice range bytes bytearray date time datetime timedelta function class module object box judge C F"),
    *_split("Ellipsis NotImplemented NaT <NA> 0x1f -0x0 2020-01-02 2020-01-02T03:04:05 numpy pandas DataFrame ndarray"),
    *_split("os system builtins ValueError Exception numpy.linalg:LinAlgError int64 D ns min inf"),
]
DTYPES = _split("<f8 <i8 |b1 <U3 |S2 <c16 <M8[ns] <m8[s] |O <f2 |V4 >i4 <U0 f8,i4 (2,)f8")
PARTS = _split("data index columns name names codes levels categories ordered dtype values utc freq range value")


def value(dice: Dice, depth: int = 0) -> Any:
    """A value's tree as msgpack would hold it."""
    if depth > 6 or dice.is_empty:
        return dice.pick((None, 1, 2.5, "x", True, -1, SECRET - 1))
    inner = lambda: value(dice, depth + 1)  # noqa: E731
    many = lambda: [inner() for _ in range(dice.byte() % 4)]  # noqa: E731
    word = lambda: dice.pick(WORDS)  # noqa: E731
    makers: tuple[Callable[[], Any], ...] = (
        lambda: dice.pick((None, True, False, 0, 1, -1, 2**63, -(2**63), 1e308, float("nan"), float("inf"), "", "a")),
        lambda: word(),
        lambda: ["int", word()],
        lambda: ["complex", float(dice.byte()), float("nan")],
        lambda: ["bytes", word(), dice.some(3)],
        lambda: ["text", dice.some(4)],
        lambda: ["items", dice.pick(SEQUENCES), many()],
        lambda: ["dict", many(), many()],
        lambda: ["slice", dice.pick(("slice", "range")), [inner(), inner(), inner()]],
        lambda: ["moment", dice.pick(("date", "time", "datetime", "timedelta")), word()],
        lambda: _array(dice),
        lambda: ["objects", [dice.byte() % 4], many()],
        lambda: ["constant", word()],
        lambda: ["pandas", dice.pick(TABLES), {dice.pick(PARTS): inner() for _ in range(dice.byte() % 6)}],
        lambda: _table(dice, inner),
        lambda: ["handle", dice.pick(("box", "judge")), dice.byte() % 6, word(), word(), word(), [word()], [word()]],
        lambda: ["named", word(), word()],
    )
    return dice.pick(makers)()


def _array(dice: Dice) -> list[Any]:
    dtype = dice.pick(DTYPES)
    shape = [dice.byte() % 5 for _ in range(dice.byte() % 3)]
    size = int(np.prod(shape)) * (int(dtype[2:]) if dtype[2:].isdigit() else 8)
    data = dice.some(size).ljust(size if dice.byte() % 8 else size + 1, b"\0")
    return ["array", dtype, shape, dice.pick(("C", "F", "K")), data, dice.byte() % 5 == 1]


def _table(dice: Dice, inner: Callable[[], Any]) -> list[Any]:
    """A pandas object with the parts that its kind wants, some of them odd."""
    data = lambda: dice.pick((lambda: _array(dice), inner, extension))()  # noqa: E731
    extension = lambda: ["dict", ["dtype", "values"], [dice.pick(DTYPE_NAMES), ["items", "list", [inner(), inner()]]]]  # noqa: E731
    wanted: dict[str, dict[str, Callable[[], Any]]] = {
        "frame": {"columns": inner, "index": inner, "data": lambda: ["items", "list", [data(), data()]]},
        "series": {"data": data, "index": inner, "name": inner},
        "index": {"data": data, "name": inner},
        "range_index": {"range": inner, "name": inner},
        "multi_index": {"levels": inner, "codes": inner, "names": inner},
        "datetime_index": {"data": data, "name": inner, "freq": lambda: dice.pick(WORDS)},
        "categorical": {"data": inner},
        "timestamp": {"value": data},
        "timedelta": {"value": data},
    }
    kind = dice.pick(tuple(wanted))
    return ["pandas", kind, {part: make() for part, make in wanted[kind].items()}]


def message(dice: Dice) -> dict[str, Any]:
    """A message of the box's, as msgpack would hold it."""
    inner = lambda: value(dice)  # noqa: E731
    word = lambda: dice.pick(WORDS)  # noqa: E731
    makers: tuple[Callable[[], dict[str, Any]], ...] = (
        lambda: {
            "type": "returned",
            "value": inner(),
            "out": word(),
            "changed": {dice.pick(("0", "=x", "9", "")): inner()},
        },
        lambda: {"type": "values", "values": {name: inner() for name in NAMES[: dice.byte() % 12]}},
        lambda: {
            "type": "raised",
            "name": word(),
            "module": word(),
            "message": word(),
            "args": [inner()],
            "bases": [word()],
        },
        lambda: {"type": "call", "handle": dice.byte() % 4, "args": [inner()], "kwargs": {dice.pick(NAMES): inner()}},
        lambda: {"type": "check", "question": word()},
        lambda: {"type": "cell", "error": word(), "line": dice.byte()},
        lambda: {"type": "loaded", "cells": [{"checks": [word()]}]},
        lambda: {
            "type": dice.pick(("drop", "names", "fork", "run", "seed")),
            "value": inner(),
            "handles": [1],
            "slot": 1,
        },
    )
    return dice.pick(makers)()


# What a student may hand in, and more


def _json(dice: Dice, depth: int = 0) -> Any:
    if depth > 5 or dice.is_empty:
        return dice.pick((None, 1, "x"))
    inner = lambda: _json(dice, depth + 1)  # noqa: E731
    keys = (
        "cells",
        "source",
        "metadata",
        "otter",
        "tests",
        "cell_type",
        "tags",
        "assignment_name",
        "nbformat",
        "ignore",
        "worksheets",
    )
    makers: tuple[Callable[[], Any], ...] = (
        lambda: dice.pick((None, True, 0, -1, 1e400, "", "code", "markdown", "otter_ignore", "\ud800", 3, 4)),
        lambda: [inner() for _ in range(dice.byte() % 4)],
        lambda: {dice.pick(keys): inner() for _ in range(dice.byte() % 5)},
        lambda: {"cell_type": "code", "metadata": {"otter": {"tests": inner()}}, "source": inner(), "outputs": inner()},
        lambda: dice.some(dice.byte() % 9).decode("latin-1"),
    )
    return dice.pick(makers)()


def document(dice: Dice) -> bytes:
    made = {"nbformat": dice.pick((4, 4, 4, 3, 2, 1, 0, -1, True, "4")), "metadata": _json(dice), "cells": _json(dice)}
    if dice.byte() % 3:
        made["cells"] = [_json(dice) for _ in range(dice.byte() % 4)]
    if dice.byte() % 4 == 1:
        made["worksheets"] = [{"cells": [_json(dice), _json(dice)]}]
    return json.dumps(made, ensure_ascii=bool(dice.byte() % 2)).encode("utf-8", "surrogatepass")


def archive(dice: Dice) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", dice.pick((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as pack:
        for _ in range(dice.byte() % 3):
            entry = dice.pick(
                ("hw.ipynb", "../hw.ipynb", "a/b.py", "__MACOSX/hw.ipynb", "/etc/x.ipynb", "x/", "c:\\hw.ipynb")
            )
            pack.writestr(entry, document(dice) if dice.byte() % 2 else dice.some(20))
    body = bytearray(out.getvalue())
    for _ in range(dice.byte() % 4):
        body[int.from_bytes(dice.some(2).ljust(2, b"\0")) % len(body)] = dice.byte()
    return bytes(body)
