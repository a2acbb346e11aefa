"""Work for a machine that runs student code, and what it answers: plain JSON, a line each.

A grading host knows nothing else: no database, no web secret.
"""

from enum import StrEnum

import msgspec

from grader.report import Report


class Tier(StrEnum):
    """Strength of the sandbox, strongest first."""

    full = "full"
    reduced = "reduced"
    none = "none"


class GradeJob(msgspec.Struct, frozen=True, kw_only=True, tag="job"):
    """One submission to grade.

    `archive` is the assignment's autograder zip and `digest` the digest of its contents: a worker that has opened the
    same digest before does not open it again. `attempt` comes back with every answer and fences late ones.
    """

    id: str
    attempt: int
    file: str
    submission: bytes
    digest: str
    archive: bytes
    weakest_tier: Tier = Tier.full


class Ready(msgspec.Struct, frozen=True, kw_only=True, tag="ready"):
    """A worker's first line: it is warm, and this is the sandbox that it has."""

    tier: Tier
    layers: list[str]


class Progress(msgspec.Struct, frozen=True, kw_only=True, tag="progress"):
    """A sign of life: the question just judged, `done` of `total`."""

    id: str
    attempt: int
    question: str
    done: int
    total: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True, tag="verdict"):
    """The end of a job. A report without a score says whose fault it was."""

    id: str
    attempt: int
    report: Report


Answer = Ready | Progress | Verdict

_encoder = msgspec.json.Encoder()
_jobs = msgspec.json.Decoder(GradeJob)
_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def encode(message: GradeJob | Answer) -> bytes:
    """One line of JSON, newline included."""
    return _encoder.encode(message) + b"\n"


def decode_job(line: bytes) -> GradeJob:
    """Read a job; raises msgspec.ValidationError naming the key that is wrong."""
    return _jobs.decode(line)


def decode_answer(line: bytes) -> Answer:
    """Read a worker's answer; raises msgspec.ValidationError naming the key that is wrong."""
    return _answers.decode(line)
