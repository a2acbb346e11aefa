"""The judge's end of the conversation, against boxes that break the protocol: over real sockets, in this process."""

import contextlib
import socket
import threading

import pytest

from grader import wire
from grader.judge import line as lines
from grader.judge.line import Control, Line, Stopped
from grader.judge.remote import MOST_NESTED, Conversation
from grader.patience import MOST_PATIENCE, Patience
from grader.report import Outcome

CALL = wire.encode(wire.Call(1, []))


class Hostile:
    """A box whose behaviour is a function, and the judge's line to it; the guard's commands are in `told`."""

    def __init__(self, behave):
        ours, self.sock = socket.socketpair()
        control, self.guard = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.line = Line(ours, Control(control), Patience())
        self.line.answer = lambda message: wire.Returned(1)
        self.thread = threading.Thread(target=self._run, args=(behave,))
        self.thread.start()

    def _run(self, behave):
        with contextlib.suppress(OSError):
            behave(self.sock)

    def told(self):
        words = []
        self.guard.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while word := self.guard.recv(100):
                words.append(word.decode())
        return words

    def close(self):
        self.guard.close()
        self.line.close()
        self.sock.close()
        self.thread.join()


@pytest.fixture
def stops():
    """Ask a box that behaves so for a name; returns why its line stopped."""
    made = []

    def stops(behave, seconds=5.0):
        box = Hostile(behave)
        made.append(box)
        with pytest.raises(Stopped), box.line.limit("a test case", seconds):
            box.line.request(wire.Names(["x"]))
        assert "kill 0" in box.told()
        return box.line.stop

    yield stops
    for box in made:
        box.close()


def forever(act):
    """A behaviour: hear the question, then do that until the socket closes."""

    def behave(sock):
        sock.recv(1000)
        while True:
            act(sock)

    return behave


def test_a_flood_of_messages_is_out_of_turn(stops):
    """One valid message after the other, without waiting for an answer: stopped at once, whatever the limit."""
    stop = stops(forever(lambda sock: sock.sendall(CALL)), seconds=60)
    assert stop.outcome is Outcome.errored and "no message" in stop.sentence


def test_two_answers_to_one_question(stops):
    """The second is out of turn."""
    values = wire.encode(wire.Values({"x": 1}))
    stop = stops(lambda sock: (sock.recv(1000), sock.sendall(values + values)))
    assert stop.outcome is Outcome.errored


def polite(sock):
    """Ask, and wait for the answer."""
    sock.sendall(CALL)
    sock.recv(1000)


def test_questions_without_end_meet_the_deadline(stops):
    """A box that asks and listens, as fast as it is answered, is interrupted and then killed like any other."""
    stop = stops(forever(polite), seconds=0.2)
    assert stop.outcome is Outcome.timed_out and "0.2 s" in stop.sentence


def test_questions_are_counted(stops, monkeypatch):
    """However much time there is."""
    monkeypatch.setattr(lines, "MOST_QUESTIONS", 50)
    stop = stops(forever(polite), seconds=60)
    assert stop.outcome is Outcome.errored and "50 times" in stop.sentence


def test_bytes_are_counted(stops, monkeypatch):
    """In messages none of which is too large."""
    monkeypatch.setattr(lines, "MOST_BYTES", 2**20)
    large = wire.encode(wire.Call(1, ["x" * 2**18]))
    stop = stops(forever(lambda sock: (sock.sendall(large), sock.recv(1000))), seconds=60)
    assert stop.outcome is Outcome.errored and "1 MiB" in stop.sentence


def test_a_message_byte_by_byte_meets_the_deadline(stops):
    """Each byte is something to read, and none of them starts the clock again."""
    pace = threading.Event()

    def drip(sock):
        sock.sendall(b"\xff\xff\x00\x00")
        while not pace.wait(0.01):
            sock.sendall(b"x")

    try:
        assert stops(drip, seconds=0.2).outcome is Outcome.timed_out
    finally:
        pace.set()


def test_a_box_that_does_not_read_meets_the_deadline():
    """What we send has a deadline, too, within a case and between cases."""
    ended = threading.Event()
    box = Hostile(lambda sock: ended.wait(60))
    try:
        with pytest.raises(Stopped), box.line.limit("a test case", 0.2):
            box.line.request(wire.Names(["x" * 2**20] * 8))
        assert box.line.stop.outcome is Outcome.timed_out
    finally:
        ended.set()
        box.close()


class Guard(threading.Thread):
    """A guard that says of its box that it has waited so many seconds more whenever it is asked."""

    def __init__(self, sock, waits):
        super().__init__()
        self.sock = sock
        self.waits = waits
        self.asked = threading.Event()
        self.words = []
        self.start()

    def run(self):
        total = 0.0
        while word := self.sock.recv(100):  # nothing once the judge's end is shut
            self.words.append(word)
            if word == b"waited 0":
                total += self.waits
                self.sock.send(f"waited 0 {total}".encode())
                self.asked.set()


def test_a_deadline_moves_by_what_a_box_waited_for_a_processor():
    """An answer that is late for that reason is not late; the submission gets as much longer."""
    box = Hostile(lambda sock: (sock.recv(1000), guard.asked.wait(60), sock.sendall(wire.encode(wire.Values({})))))
    guard = Guard(box.guard, waits=0.1)
    told = []
    box.line.patience.tell = told.append
    with box.line.limit("a test case", 0.2) as limit:
        assert box.line.request(wire.Names(["x"])) == wire.Values({})
    assert not limit.hit and 0.1 <= limit.moved <= 0.6
    assert sum(told) == pytest.approx(limit.moved) == pytest.approx(box.line.patience.granted)
    assert b"interrupt 0" not in guard.words
    box.line.control.sock.close()
    guard.join()
    box.close()


def test_a_deadline_does_not_move_for_ever():
    """A box that lets its own processes wait for each other is stopped after a few times its limit."""
    ended = threading.Event()
    box = Hostile(lambda sock: ended.wait(60))
    guard = Guard(box.guard, waits=3600.0)
    try:
        with pytest.raises(Stopped), box.line.limit("a test case", 0.1) as limit:
            box.line.request(wire.Names(["x"]))
        assert limit.moved == pytest.approx(MOST_PATIENCE * 0.1)
        assert box.line.stop.outcome is Outcome.timed_out and "0.1 s" in box.line.stop.sentence
        assert b"interrupt 0" in guard.words
    finally:
        ended.set()
        box.line.control.sock.close()
        guard.join()
        box.close()


@pytest.mark.parametrize(
    "frame",
    [
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x00",
        b"\x04\x00\x00\x00\x93\xa4call"[:8],
        (200_000).to_bytes(4, "little") + b"\x91" * 200_000,
        wire.encode(wire.Load("x", b""))[:4] + b"\xc1" * 100,
    ],
    ids=["length", "empty", "cut", "deep", "invalid"],
)
def test_a_frame_that_is_no_message(stops, frame):
    """It costs the box its line."""
    assert stops(lambda sock: sock.sendall(frame)).outcome is Outcome.errored


def test_an_answer_that_cannot_cross_is_told_as_an_exception():
    """The box waits for one: it must not be left waiting, or what it says next would be taken for something else."""
    heard = []

    def behave(sock):
        reader = wire.Reader(sock)
        reader.read()
        sock.sendall(CALL)
        heard.append(reader.read())
        wire.send(sock, wire.Values({"x": 1}))

    box = Hostile(behave)
    box.line.answer = lambda message: wire.Raised("E", "m", "\ud800")
    try:
        with box.line.limit("a test case", 5):
            assert box.line.request(wire.Names(["x"])).values == {"x": 1}
        assert heard[0].name == "ValueError"
    finally:
        box.close()


def test_calls_within_calls_are_counted():
    """A box that answers each answer with a question within it is told a RecursionError, as Python would."""
    names = []

    def behave(sock):
        reader = wire.Reader(sock)
        while (message := reader.read()) is not None:
            if isinstance(message, wire.Raised):
                names.append(message.name)
                wire.send(sock, wire.Returned(1))
            elif isinstance(message, wire.Returned):
                wire.send(sock, wire.Returned(1))
            else:
                wire.send(sock, wire.Call(1, []))

    box = Hostile(behave)
    conversation = Conversation(box.line)
    depth = []

    def function():
        depth.append(1)
        return conversation.call(5, (), {})

    conversation.functions[1] = function
    try:
        with box.line.limit("a test case", 20):
            assert conversation.call(5, (), {}) == 1
        assert len(depth) == MOST_NESTED and names == ["RecursionError"]
    finally:
        box.close()
