"""The fuzzer's targets: what they check holds for random bytes, and they do notice what must not happen."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import targets
from benchmarks.fuzz.dice import Dice, message
from grader.box import notebook
from grader.judge import remote

BYTES = st.binary(max_size=400)


@pytest.mark.parametrize("name", targets.TARGETS)
@given(data=BYTES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_must_hold_holds(name, data):
    """A short walk without the fuzzer; `make fuzz` walks for as long as one likes."""
    targets.TARGETS[name](data)


@given(data=BYTES)
@settings(max_examples=60, deadline=None)
def test_the_dice_make_what_msgpack_can_hold(data):
    """Nonsense that does not even reach the decoder would test nothing."""
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(message(Dice(data))))["type"]


def test_a_type_that_is_not_the_wires_is_noticed():
    """A subclass of a plain type, deep within."""
    with pytest.raises(AssertionError, match="no type of the wire"):
        targets.assert_plain([{"a": (type("Liar", (int,), {})(3),)}])


def test_an_exception_of_another_kind_is_noticed(monkeypatch):
    """From the notebook reader: anything but its own sentence gets through to the fuzzer."""
    monkeypatch.setattr(notebook, "_cells", lambda name, document: document["nothing"])
    with pytest.raises(KeyError):
        targets.submission(b"\0\1")  # an .ipynb, made as a document


def test_an_unmarked_pass_is_noticed(monkeypatch):
    """A stand-in that answers every comparison by itself, without a mark in the report."""
    monkeypatch.setattr(remote.Conversation, "call", lambda *_: targets.SECRET)
    handle = ["handle", "box", 1, "function", "__main__", "f", ["__call__"], []]
    body = {"type": "values", "values": {"f": handle}}
    monkeypatch.setattr(targets, "nonsense", lambda dice: (dice.byte(), body)[1])
    with pytest.raises(AssertionError, match="nonsense passed"):
        targets.conversation(bytes(9))
