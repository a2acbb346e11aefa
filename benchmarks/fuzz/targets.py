"""What the fuzzer feeds: each target makes bytes into one input and checks what must hold. It needs no fuzzer."""

import datetime as dt
import json
import socket
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pandas as pd

from benchmarks.fuzz.dice import SECRET, Dice, archive, document
from benchmarks.fuzz.dice import message as nonsense
from grader import tables, wire
from grader.box import effects, notebook
from grader.errors import ProtocolError, UnreadableSubmission
from grader.judge import case, testfile
from grader.judge.line import Control, Line
from grader.judge.remote import Conversation
from grader.packing import Packer, Unpacker
from grader.patience import Patience
from grader.report import Outcome
from grader.values import Handle, Named

CASES = (
    f">>> f(1)\n{SECRET}",
    f">>> x + y\n{SECRET}",
    f">>> list(g(3))\n[{SECRET}]",
    f">>> m.fit(x).value\n{SECRET}",
    f">>> np.allclose(a, [{SECRET}, 2])\nTrue",
    f">>> isinstance(m, list), frame.shape\n(True, ({SECRET}, 2))",
    f">>> h(lambda n: n + {SECRET}) == {SECRET}\nTrue",
    f">>> sorted(x)[0] == m[{SECRET}], len(a), {SECRET} in y\n(True, {SECRET}, True)",
    f">>> try: f(None)\n... except ValueError as error: print(error, {SECRET})\n{SECRET}",
)
SUITE = {"name": "q", "suites": [{"type": "doctest", "cases": [{"hidden": False, "code": code} for code in CASES]}]}
ATOMS = (
    *(type(None), bool, int, float, complex, str, bytes, bytearray, slice, range, type(...), type(NotImplemented)),
    *(dt.date, dt.time, dt.datetime, dt.timedelta, type(pd.NaT), type(pd.NA), pd.Timestamp, pd.Timedelta),
)
assert tables  # the packer imports it late; the fuzzer follows what is imported now
CONTAINERS = (list, tuple, set, frozenset)
TABLES = (pd.DataFrame, pd.Series, pd.Categorical)


# What must hold


def assert_plain(obj: Any) -> None:
    """An object is of exactly the wire's types, all the way down."""
    kind = type(obj)
    if kind in CONTAINERS:
        for item in obj:
            assert_plain(item)
    elif kind is dict:
        for pair in obj.items():
            assert_plain(pair)
    elif kind is np.ndarray and obj.dtype.kind == "O":
        for item in obj.ravel().tolist():
            assert_plain(item)
    elif kind in (np.ndarray, *TABLES) or isinstance(obj, pd.Index):
        assert kind.__module__.partition(".")[0] in ("numpy", "pandas"), kind
    elif isinstance(obj, np.generic):
        assert kind is obj.dtype.type, kind
    else:
        assert kind in ATOMS or kind in (Handle, Named), f"{kind} is no type of the wire"


def _values_of(node: Any) -> list[Any]:
    """The values that a message carries."""
    if isinstance(node, (wire.Returned, wire.Seed)):
        return [node.value, *getattr(node, "changed", {}).values()]
    if isinstance(node, wire.Values):
        return list(node.values.values())
    if isinstance(node, (wire.Call, wire.Operate)):
        return [*node.args, *getattr(node, "kwargs", {}).values()]
    return list(node.args) if isinstance(node, wire.Raised) else []


def wire_body(body: bytes) -> None:
    """The target `wire`."""
    try:
        heard = wire.decode(body)
    except ProtocolError:
        return
    for node in _values_of(heard):
        try:
            obj = Unpacker(lambda handle: handle).unpack(node)
        except ProtocolError:
            continue
        assert_plain(obj)
        try:
            again = Packer(lambda thing: Handle("judge", 1)).pack(obj)
        except ProtocolError:
            continue
        Unpacker(lambda handle: handle).unpack(again)


def tree(data: bytes) -> None:
    """The target `tree`."""
    wire_body(msgspec.msgpack.encode(nonsense(Dice(data))))


class Talk(Line):
    """The line to a box that answers each thing it is told with the next piece of nonsense, and then ends."""

    def __init__(self, sock: socket.socket, control: Control, box: socket.socket, dice: Dice) -> None:
        super().__init__(sock, control, Patience())
        self.box = box
        self.dice = dice

    def _send(self, message: Any, descriptors: tuple[int, ...] = ()) -> None:
        if self.dice.is_empty:
            self.box.close()
            raise self._died()
        body = msgspec.msgpack.encode(nonsense(self.dice))
        self.box.sendall(struct.pack("<I", len(body)) + body)


def conversation(data: bytes) -> None:
    """The target `conversation`."""
    dice = Dice(data)
    file = _suite()
    chosen = dice.pick(file.test_cases)
    ours, theirs = socket.socketpair()
    control, guard = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs, control, guard:
        guard.send(b"confined 0 yes")
        guard.send(b"exited 0 0")
        talk = Conversation(Talk(ours, Control(control), theirs, dice))
        result = case.run(chosen, file, talk, 5.0, 2**30)
        assert result.outcome is not Outcome.passed or result.rests_on_student, "nonsense passed"
        assert result.outcome is not Outcome.timed_out, result.detail
        json.dumps(result.message)


_loaded: list[Any] = []


def _suite() -> Any:
    if not _loaded:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "q.py"
            path.write_text(f"OK_FORMAT = True\ntest = {SUITE!r}\n")
            _loaded.append(testfile.load(path))
    return _loaded[0]


def submission(data: bytes) -> None:
    """The target `notebook`."""
    dice = Dice(data)
    name = dice.pick(("hw.ipynb", "hw.py", "hw.zip", "hw", "HW.IPYNB"))
    make = dice.pick((lambda: data[dice.place :], lambda: document(dice), lambda: archive(dice)))
    body = make()
    try:
        book = notebook.read(name, body)
    except UnreadableSubmission as error:
        assert str(error).startswith("“")
        return
    assert book.assignment_name is None or type(book.assignment_name) is str
    for cell in book.cells:
        assert type(cell.source) is str and all(type(check) is str for check in cell.checks)
        assert type(cell.check_only) is bool
    assert len(effects.bound([cell.source for cell in book.cells])) == len(book.cells)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "wire": wire_body,
    "tree": tree,
    "conversation": conversation,
    "notebook": submission,
}
