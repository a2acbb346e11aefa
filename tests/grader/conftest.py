"""What the tests of the engine's own modules share."""

import pytest

from grader import wire
from grader.packing import Packer, Unpacker


def _refuse(obj):
    raise AssertionError(f"{type(obj).__name__} is neither packed by value nor unpacked")


def _cross(obj):
    """Send an object over the wire, bytes and all."""
    message = wire.Returned(Packer(_refuse).pack(obj))
    body = wire.encode(message)[4:]
    return Unpacker(_refuse).unpack(wire.decode(body).value)


@pytest.fixture(scope="session")
def cross():
    """Send a plain value over the wire; see `_cross`."""
    return _cross
