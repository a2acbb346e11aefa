"""A worker: one engine, one job at a time. Jobs come as lines of JSON on stdin, answers go as lines of JSON to stdout.

It knows no database and no web secret. The end of stdin is the order to stop. When its engine is beyond use it ends, so
that whoever started it starts another: the job it had then counts as lost, and is ours.
"""

import argparse
import hashlib
import os
import signal
import sys
from typing import BinaryIO

import msgspec

from grader import assignment, job
from grader.errors import Fault, HoltError
from grader.grade import Engine, environment_info
from grader.job import GradeJob, Progress, Ready, Tier, Verdict
from grader.report import AssignmentInfo, Report, SandboxInfo, SubmissionInfo

KEPT_ASSIGNMENTS = 32


class Worker:
    """Grades what it is handed, and says so line by line."""

    def __init__(self, engine: Engine, out: BinaryIO) -> None:
        self.engine = engine
        self.out = out
        self.assignments: dict[str, assignment.Assignment] = {}

    def say(self, answer: job.Answer) -> None:
        self.out.write(job.encode(answer))
        self.out.flush()

    def serve(self, lines: BinaryIO) -> None:
        """Grade until the lines end or the engine does."""
        self.say(Ready(tier=self.engine.tier, layers=self.engine.layers))
        for line in lines:
            work = job.decode_job(line)
            self.say(Verdict(id=work.id, attempt=work.attempt, report=self.grade(work)))
            if not self.engine.alive:
                return

    def grade(self, work: GradeJob) -> Report:
        def tell(question: str, done: int, total: int) -> None:
            self.say(Progress(id=work.id, attempt=work.attempt, question=question, done=done, total=total))

        try:
            self._insist(work.weakest_tier)
            return self.engine.grade(self._open(work), work.file, work.submission, tell)
        except HoltError as error:
            return self._failure(work, error.fault, str(error))
        except Exception as error:  # ours, whatever it is: no score, and staff see why
            return self._failure(work, Fault.ours, f"{type(error).__name__}: {error}")

    def _insist(self, weakest: Tier) -> None:
        order = list(Tier)
        if order.index(self.engine.tier) > order.index(weakest):
            raise HoltError(f"this job wants sandbox tier {weakest}, and this worker has {self.engine.tier}")

    def _open(self, work: GradeJob) -> assignment.Assignment:
        known = self.assignments.get(work.digest)
        if known is None:
            known = assignment.open_archive(work.archive)
            if known.digest != work.digest:
                raise HoltError(f"the archive has digest {known.digest}, and the job says {work.digest}")
            if len(self.assignments) >= KEPT_ASSIGNMENTS:
                self.assignments.pop(next(iter(self.assignments)))
            self.assignments[work.digest] = known
        return known

    def _failure(self, work: GradeJob, fault: Fault, sentence: str) -> Report:
        return Report(
            assignment=AssignmentInfo(key="", title="", digest=work.digest),
            environment=environment_info(),
            submission=SubmissionInfo(file=work.file, sha256=hashlib.sha256(work.submission).hexdigest()),
            sandbox=SandboxInfo(tier=self.engine.tier.value, layers=self.engine.layers),
            score=None,
            possible=0.0,
            questions=[],
            messages=[sentence],
            fault=fault,
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m grader.worker", description=__doc__)
    parser.add_argument("--tier", choices=list(Tier), default=Tier.full, help="the weakest sandbox to work in")
    tier = Tier(parser.parse_args().tier)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints by accident must not look like an answer
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with Engine(tier) as engine:
            Worker(engine, out).serve(sys.stdin.buffer)
    except HoltError as error:
        sys.exit(f"worker: {error}")
    except msgspec.DecodeError as error:
        sys.exit(f"worker: a line on stdin is no job: {error}")
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(0)


if __name__ == "__main__":
    main()
