"""The judge's end of the conversation with one process of a box: requests, deadlines, and why it stopped.

Theory of operation
-------------------
Everything that is read here was written by a process that the student controls. A message that breaks the protocol, a
stream that ends and a deadline that passes all *stop* the line: from then on every request raises `Stopped` at once,
with a sentence for the student. Deadlines are enforced from outside the box: at the first the guard is told to
interrupt the process (the cell or call fails, the rest goes on), a grace later to kill it. Before either, the guard is
asked how long the process has waited for a processor, and the deadline moves by that (`grader.patience`).

Box and judge take turns: a box that has spoken waits for us. So there is never more than one message to read, and a box
that sends another is stopped; it can be no faster than we answer. How often it may ask, and how much it may send, is
counted within each limit.
"""

import contextlib
import select
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from grader import wire
from grader.errors import EngineLost, ProtocolError
from grader.patience import Patience
from grader.report import Outcome

GRACE_SECONDS = 0.6
ANSWER_SECONDS = 0.5  # for the guard, which may be waiting for a processor itself
IDLE_SECONDS = 10.0  # for what has no limit of its own: our errands between cells and cases
MOST_QUESTIONS = 1_000_000  # that a box may ask within one limit
MOST_BYTES = 4 * 1024**3  # that it may send within one limit
_SIGNALS = {
    -4: "an illegal instruction (SIGILL)",
    -6: "an abort (SIGABRT)",
    -7: "a bus error (SIGBUS)",
    -8: "an arithmetic error (SIGFPE)",
    -9: "a kill (SIGKILL)",
    -11: "a segmentation fault (SIGSEGV)",
    -24: "the limit for processor time (SIGXCPU)",
}


class Stop(msgspec.Struct, frozen=True):
    """Why a process of the box answers no more."""

    outcome: Outcome
    sentence: str


class Stopped(Exception):
    """Raised to a test that asks something of a box that answers no more; its text is the sentence."""


class Limit(msgspec.Struct):
    """A deadline in force: `what` and `seconds` for the sentence, `until` on the monotonic clock.

    `asked` and `read` count what the box has asked, and how many bytes it has sent, since. `moved` is by how much
    `until` was moved; `since` and `own` are the time, and what this process had waited for a processor, when it last
    was, or at the beginning.
    """

    what: str
    seconds: float
    until: float
    since: float
    own: float
    moved: float = 0.0
    hit: bool = False
    asked: int = 0
    read: int = 0

    def sentence(self) -> str:
        return f"The time limit of {self.seconds:g} s for {self.what} was reached."


class Control:
    """The judge's end of a box's control socket: words to the guard, and what it tells of exits and waits."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.confined = False  # until then no student code has run
        self.exits: dict[int, str] = {}
        self.waits: dict[int, float] = {}

    def tell(self, verb: str, slot: int) -> None:
        with contextlib.suppress(OSError):
            self.sock.send(f"{verb} {slot}".encode())

    def hear(self) -> None:
        """Note the exits that the guard has told of."""
        while True:
            try:
                data = self.sock.recv(100, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if not data:
                self.exits.setdefault(0, "guard")
                return
            with contextlib.suppress(ValueError):
                event, slot, status = data.decode().split()
                if event == "confined":
                    self.confined = True
                elif event == "waited":
                    self.waits[int(slot)] = float(status)
                else:
                    self.exits[int(slot)] = status

    def waited(self, slot: int) -> float:
        """The seconds that a process of the box has waited for a processor, ever; 0 if its guard does not say."""
        self.waits.pop(slot, None)
        self.tell("waited", slot)
        until = time.monotonic() + ANSWER_SECONDS
        while slot not in self.waits and not self.exits.keys() & {0, slot} and time.monotonic() < until:
            select.select([self.sock], [], [], max(0.0, until - time.monotonic()))
            self.hear()
        return self.waits.get(slot, 0.0)


class Line:
    """One process of a box: the student itself (slot 0) or a copy.

    Parameters
    ----------
    sock : socket.socket
        Its data socket.
    control : Control
        The box's guard.
    patience : Patience
        Of the submission.
    slot : int
        Which of the box's processes this is.
    """

    def __init__(self, sock: socket.socket, control: Control, patience: Patience, slot: int = 0) -> None:
        self.sock = sock
        self.control = control
        self.patience = patience
        self.slot = slot
        self.waited = 0.0  # for a processor, when last asked
        self.reader = wire.Reader(sock)
        self.stop: Stop | None = None
        self.limits: list[Limit] = []
        self.out: Callable[[str], None] = lambda text: None
        self.answer: Callable[[Any], Any] = self._refuse

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        self.sock.close()

    @contextlib.contextmanager
    def limit(self, what: str, seconds: float) -> Iterator[Limit]:
        """Bound what happens within; the deadlines around it stand still meanwhile."""
        started = time.monotonic()
        limit = Limit(what, seconds, started + seconds, started, self.patience.waited())
        self.limits.append(limit)
        try:
            yield limit
        finally:
            self.limits.pop()
            spent = time.monotonic() - started
            for outer in self.limits:
                outer.until += spent

    def request(self, message: Any, descriptors: tuple[int, ...] = ()) -> Any:
        """Send a request and return its response, answering what the box asks meanwhile.

        Raises
        ------
        Stopped
            If the box answers no more, now or since earlier.
        """
        if self.stop is not None:
            raise Stopped(self.stop.sentence)
        if not self.limits:
            with self.limit("an errand of the grader's", IDLE_SECONDS):
                return self.request(message, descriptors)
        if self.limits[-1].hit:
            raise Stopped(self.limits[-1].sentence())
        self._send(message, descriptors)
        while True:
            answer = self._read()
            self.out(getattr(answer, "out", ""))
            if isinstance(answer, wire.Response):
                return answer
            self._count_question()
            self._send(self._reply(answer))

    def lost(self) -> bool:
        """Whether this process answers no more, perhaps because it only waited and the box needed its memory."""
        self.control.hear()
        if self.exit().startswith("unused"):
            self.abandon()
        return self.stop is not None

    def exit(self) -> str:
        """How the process ended, as far as the guard has told."""
        return self.control.exits.get(self.slot, "?")

    def post(self, message: Any) -> None:
        """Send a message that has no response."""
        if self.stop is None:
            with contextlib.suppress(Stopped), self.limit("the end of a test case", IDLE_SECONDS):
                self._send(message)

    def _reply(self, question: Any) -> bytes:
        """Our answer, encoded; the box waits for one, so that one which cannot be sent is told as an exception."""
        answer = self.answer(question)
        try:
            return wire.encode(answer)
        except Exception as error:  # too large, or text that no encoding has
            sentence = f"what the test answered cannot cross: {type(error).__name__}"
            return wire.encode(wire.Raised("ValueError", "builtins", sentence))

    def _count_question(self) -> None:
        limit = self.limits[-1]
        limit.asked += 1
        if limit.asked > MOST_QUESTIONS:
            raise self._stopped(Outcome.errored, f"Your code called the grader more than {MOST_QUESTIONS} times.")

    def _count_bytes(self, more: int) -> None:
        limit = self.limits[-1]
        limit.read += more
        if limit.read > MOST_BYTES:
            raise self._stopped(Outcome.errored, f"Your code sent the grader more than {MOST_BYTES // 2**20} MiB.")

    def _refuse(self, message: Any) -> Any:
        raise self._stopped(Outcome.errored, "Your code sent the grader a message that makes no sense.")

    def _stopped(self, outcome: Outcome, sentence: str) -> Stopped:
        """Give the box up for good."""
        if self.stop is None:
            self.stop = Stop(outcome, sentence)
            self.control.tell("kill", self.slot)
            self.close()
        return Stopped(self.stop.sentence)

    def abandon(self) -> None:
        """Kill the process: it is not needed any more."""
        self._stopped(Outcome.skipped, "This process was no longer needed.")

    def _send(self, message: Any, descriptors: tuple[int, ...] = ()) -> None:
        try:
            data = message if isinstance(message, bytes) else wire.encode(message)
            self.sock.settimeout(self._left() + GRACE_SECONDS)
            if descriptors:
                socket.send_fds(self.sock, [data], descriptors)
            else:
                self.sock.sendall(data)
        except TimeoutError:
            raise self._timed_out() from None
        except OSError:
            raise self._died() from None

    def _read(self) -> Any:
        try:
            self._keep_time()
            while (message := self.reader.next()) is None:
                self._wait()
                self._keep_time()
                before = self.reader.buffered
                if not self.reader.fill():
                    raise self._died()
                self._count_bytes(self.reader.buffered - before)
            if self.reader.buffered:
                raise ProtocolError("a box spoke out of turn")
            return message
        except ProtocolError:
            raise self._stopped(
                Outcome.errored, "Your code sent the grader something that is no message of a notebook."
            ) from None
        except MemoryError:
            raise self._stopped(
                Outcome.out_of_memory, "Your code sent the grader more than its memory holds."
            ) from None
        except OSError:
            raise self._died() from None

    def _wait(self) -> None:
        """Until there is something to read."""
        self.sock.settimeout(None)
        while not self._readable(self._left()):
            self._keep_time()

    def _keep_time(self) -> None:
        """Interrupt, then kill, when the innermost deadline has passed."""
        if not self._late():
            return
        limit = self.limits[-1]
        waited = self.control.waited(self.slot)
        self.waited, news = waited, max(0.0, waited - self.waited)
        if self.move(limit, news):
            return
        if limit.hit:
            raise self._timed_out()
        limit.hit = True
        limit.until = time.monotonic() + GRACE_SECONDS
        self.control.tell("interrupt", self.slot)

    def move(self, limit: Limit, waited: float = 0.0) -> bool:
        """Move a deadline by what this process, and the box's `waited` seconds, have waited for a processor."""
        now, own = time.monotonic(), self.patience.waited()
        more = self.patience.grant(min(waited + own - limit.own, now - limit.since), limit.seconds, limit.moved)
        limit.since, limit.own = now, own
        limit.moved += more
        limit.until += more
        return more > 0

    def _late(self) -> bool:
        return time.monotonic() >= self.limits[-1].until

    def _left(self) -> float:
        return max(0.0, self.limits[-1].until - time.monotonic())

    def _readable(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self.sock, select.POLLIN)
        poll.register(self.control.sock, select.POLLIN)
        ready = dict(poll.poll(seconds * 1000 + 1))
        if self.control.sock.fileno() in ready:
            self.control.hear()
            if self.slot in self.control.exits and self.sock.fileno() not in ready:
                raise self._died()
            return self.sock.fileno() in ready or self._readable(self._left())
        return bool(ready)

    def _timed_out(self) -> Stopped:
        limit = self.limits[-1]
        limit.hit = True
        return self._stopped(Outcome.timed_out, limit.sentence())

    def _died(self) -> Stopped:
        """The process has ended: the guard knows how.

        Raises
        ------
        EngineLost
            If the box was never closed: then no student code has run in it.
        """
        deadline = time.monotonic() + 1.0
        while self.slot not in self.control.exits and time.monotonic() < deadline:
            select.select([self.control.sock], [], [], 0.2)
            self.control.hear()
        status = self.exit()
        if not self.control.confined:
            raise EngineLost("a box ended before it was closed")
        kind, _, mib = status.partition("=")
        if kind in ("memory", "unused"):
            limit = f"the memory limit of {mib} MiB"
            return self._stopped(Outcome.out_of_memory, f"Your code and the processes it started reached {limit}.")
        if status.lstrip("-").isdigit() and int(status) < 0:
            how = _SIGNALS.get(int(status), f"signal {-int(status)}")
            return self._stopped(Outcome.errored, f"Your code crashed the Python process: {how}.")
        code = f" with exit code {status}" if status.isdigit() else ""
        return self._stopped(Outcome.errored, f"Your code ended the Python process{code}.")
