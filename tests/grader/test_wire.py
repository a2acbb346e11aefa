"""The wire: whole messages or a refusal, whatever the bytes."""

import socket

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import wire
from grader.errors import ProtocolError


def test_message_over_the_cap_is_not_sent(monkeypatch):
    """The sender refuses it, with both sizes in the sentence."""
    monkeypatch.setattr(wire, "MAX_MESSAGE_BYTES", 1000)
    with pytest.raises(ProtocolError, match="cap of 1000"):
        wire.encode(wire.Returned("x" * 2000))


def read_from(data, cap=wire.MAX_MESSAGE_BYTES):
    """What a reader makes of these bytes, message by message."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        reader = wire.Reader(ours, cap)
        messages = []
        while (message := reader.read()) is not None:
            messages.append(message)
        return messages


def test_reader_refuses_a_giant_length_before_reading_it():
    """Four bytes that announce four gigabytes are refused at once."""
    with pytest.raises(ProtocolError, match="cap"):
        read_from(b"\xff\xff\xff\xff")


def test_reader_splits_a_stream_into_messages():
    """Several messages in one go, in order, and an end in the middle of one is an end."""
    messages = [wire.Returned(number) for number in range(3)]
    stream = b"".join(map(wire.encode, messages))
    assert read_from(stream) == messages
    assert read_from(stream[:-1]) == messages[:2]


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_a_protocol_error(body):
    """Noise."""
    for read in (wire.decode, read_from):
        try:
            read(body)
        except ProtocolError:
            continue


def test_unknown_message_is_refused():
    """A tag that is no message's."""
    with pytest.raises(ProtocolError):
        wire.decode(msgspec.msgpack.encode({"type": "exec", "code": "1"}))
