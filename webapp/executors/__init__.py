"""Who does the grading: a pool of processes on this machine, or workers elsewhere.

An executor takes jobs and says what became of them. It knows no database: leases, order and retries are the
dispatcher's. `tests/webapp/test_dispatch.py` is the contract that each one passes.
"""

from dataclasses import dataclass
from typing import Protocol

from grader.job import GradeJob, Progress, Ready, Verdict


@dataclass(frozen=True)
class Lost:
    """A job that will not be answered: its worker died or broke the protocol."""

    id: str
    attempt: int
    reason: str


Event = Ready | Progress | Verdict | Lost


class Executor(Protocol):
    """What the dispatcher asks of an executor."""

    def start(self) -> None:
        """Begin to warm up."""

    def free(self) -> int:
        """How many jobs it would begin at once."""

    def submit(self, job: GradeJob) -> bool:
        """Take a job; False if there is no room after all, as when a worker has just died."""

    def next_event(self, timeout: float) -> Event | None:
        """What happened next, or None after the timeout."""

    def cancel(self, job_id: str, attempt: int) -> None:
        """Stop working on a job whose claim is lost; does nothing if it is not in work."""

    def stop(self) -> list[tuple[str, int]]:
        """End everything; returns the jobs (id and attempt) that were in work."""
