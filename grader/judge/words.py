"""What the engine and a judge say to each other: a brief, then words, each one msgpack document after its length.

The engine reads these words from a process that runs an author's tests on what a student's code returned: their size
is capped, their types are checked, and every read has a deadline.
"""

import socket
import struct
import time
from typing import Any

import msgspec

from grader.errors import Fault, ProtocolError
from grader.judge.oracle import Recorded
from grader.limits import Limits
from grader.report import CaseResult, CellResult, Outcome, QuestionResult

OWN_SECONDS = 2.0  # what a test may take by itself, on top of its case's limit
MAX_WORD_BYTES = 64 * 1024 * 1024
MAX_BRIEF_BYTES = 2 * MAX_WORD_BYTES  # with a submission in it
_LENGTH = struct.Struct("<I")


class Place(msgspec.Struct, frozen=True):
    """One run of one case: `nth` counts the checks of its question, from 1; 0 is a run at the end, without a check."""

    question: str
    case: int
    nth: int


class Lost(msgspec.Struct, frozen=True):
    """A case that ended its judge: how it counts, and the sentence for the student."""

    place: Place
    outcome: Outcome
    sentence: str


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """A case is settled."""

    place: Place
    result: CaseResult


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """One submission to judge: its file's name and content.

    `seconds` is what this judging may take; `numpy` the major version whose printing the suite's saved outputs show, ""
    to find out from them; `start` seeds the global random generators of each box, `own_start` the judge's; `oracle`
    names a package whose answers to the tests are to be recorded. `ended` and `lost` are what earlier judges of the
    same submission, ended by one of its cases, have left.
    """

    file: str = ""
    submission: bytes = b""
    limits: Limits = Limits()
    seconds: float = 0.0
    config: dict[str, Any] = {}
    numpy: str = ""
    start: int | None = None
    own_start: int | None = None
    oracle: str = ""
    ended: list[Ended] = []
    lost: list[Lost] = []


class WantBox(msgspec.Struct, frozen=True, tag="box"):
    """The judge asks for a fresh box; the answer is two descriptors: its data and its control socket."""


class Settled(msgspec.Struct, frozen=True, tag="settled"):
    """A question's public cases have been run."""

    question: str
    done: int
    total: int


class Began(msgspec.Struct, frozen=True, tag="began"):
    """A case begins, and its judge will speak again within `seconds` and a little more."""

    place: Place
    seconds: float


class Waited(msgspec.Struct, frozen=True, tag="waited"):
    """Deadlines have moved by so many seconds (`grader.patience`)."""

    seconds: float


class PublicDone(msgspec.Struct, frozen=True, tag="public"):
    """Every public case is settled; what follows is hidden."""


class Findings(msgspec.Struct):
    """What a trial found out."""

    questions: list[QuestionResult] = []
    cells: list[CellResult] = []
    messages: list[str] = []
    unreadable: str = ""
    score: float = 0.0
    possible: float = 0.0


class Found(msgspec.Struct, frozen=True, tag="found"):
    """The end: what the trial found out, and what the oracle answered, if asked for."""

    findings: Findings
    recorded: list[Recorded] = []


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The end: there is no verdict, and whose fault that is."""

    fault: Fault
    sentence: str
    trace: str = ""


Word = Brief | WantBox | Settled | Began | Ended | Waited | PublicDone | Found | Failed
_encoder = msgspec.msgpack.Encoder()
_words: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(
    WantBox | Settled | Began | Ended | Waited | PublicDone | Found | Failed
)
_briefs = msgspec.msgpack.Decoder(Brief)


def say(sock: socket.socket, word: Any) -> None:
    body = _encoder.encode(word)
    sock.sendall(_LENGTH.pack(len(body)) + body)


def hear(sock: socket.socket, until: float) -> Any:
    """The judge's next word; None when it has gone.

    Raises
    ------
    TimeoutError
        If it has not come by `until`, on the monotonic clock.
    ProtocolError
        If it is none.
    """
    body = _body(sock, until, MAX_WORD_BYTES)
    try:
        return None if body is None else _words.decode(body)
    except msgspec.DecodeError as error:
        raise ProtocolError(f"a judge said what is no word: {error}") from error


def hear_brief(sock: socket.socket) -> Brief | None:
    """What the engine says first, whenever that is; None when it has no need of this judge any more."""
    body = _body(sock, None, MAX_BRIEF_BYTES)
    return None if body is None else _briefs.decode(body)


def _body(sock: socket.socket, until: float | None, most: int) -> bytes | None:
    head = _exactly(sock, _LENGTH.size, until)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise ProtocolError(f"a word of {length} bytes is over the cap of {most}")
    return _exactly(sock, length, until)


def _exactly(sock: socket.socket, count: int, until: float | None) -> bytes | None:
    data = bytearray()
    while len(data) < count:
        sock.settimeout(None if until is None else max(0.001, until - time.monotonic()))
        part = sock.recv(count - len(data))
        if not part:
            return None
        data += part
    return bytes(data)
