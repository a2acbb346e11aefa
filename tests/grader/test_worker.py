"""The worker process: lines of JSON in, lines of JSON out."""

import subprocess
import sys

import pytest

from grader import job
from grader.assignment import open_archive
from grader.errors import Fault
from grader.job import GradeJob, Progress, Ready, Tier, Verdict


class Line:
    """A worker process and the two ends of its conversation."""

    def __init__(self, process):
        self.process = process

    def hand(self, work):
        self.process.stdin.write(job.encode(work))
        self.process.stdin.flush()

    def hear(self):
        return job.decode_answer(self.process.stdout.readline())

    def verdict(self):
        """The next verdict, past the progress before it."""
        while not isinstance(answer := self.hear(), Verdict):
            assert isinstance(answer, Progress)
        return answer


@pytest.fixture(scope="module")
def worker():
    """One worker process for this file."""
    command = [sys.executable, "-m", "grader.worker", "--tier", "none"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    line = Line(process)
    assert isinstance(line.hear(), Ready)
    yield line
    process.stdin.close()
    assert process.wait(30) == 0


@pytest.fixture
def work(zip_of, ok):
    """Make a job: `work("x = 1")` grades that script."""

    def make(source, **changes):
        archive = zip_of({"q1": ok("q1", ">>> x\n1"), "q2": ok("q2", ">>> y\n2")})
        fields = {
            "id": "7",
            "attempt": 2,
            "file": "hw.py",
            "submission": source.encode(),
            "digest": open_archive(archive).digest,
            "archive": archive,
            "weakest_tier": Tier.none,
        }
        return GradeJob(**{**fields, **changes})

    return make


def test_a_job_is_answered_with_progress_and_a_verdict(worker, work):
    """Progress counts up to the number of questions; the verdict carries the job's id and attempt."""
    worker.hand(work("x = 1\ny = 3"))
    steps = []
    while isinstance(answer := worker.hear(), Progress):
        steps.append((answer.id, answer.attempt, answer.done, answer.total))
    assert steps == [("7", 2, 1, 2), ("7", 2, 2, 2)]
    assert (answer.id, answer.attempt, answer.report.score) == ("7", 2, 1.0)


def test_a_wrong_digest_is_ours_and_no_score(worker, work):
    """An archive that is not what the job says it is grades nobody."""
    worker.hand(work("x = 1", digest="sha256:0", archive=b"PK\x03\x04 nonsense"))
    report = worker.verdict().report
    assert report.score is None
    assert report.fault is not Fault.none


def test_a_worker_goes_on_after_a_failure(worker, work):
    """The job after a bad one is graded as ever."""
    worker.hand(work("x = 1", archive=b"no zip", digest="sha256:1"))
    worker.hand(work("x = 1\ny = 2"))
    assert worker.verdict().report.score is None
    assert worker.verdict().report.score == 2.0


def test_print_in_a_submission_does_not_reach_the_answers(worker, work):
    """What a submission prints, also to the descriptor itself, is no line of the conversation."""
    worker.hand(work('import os\nx = 1\nprint("{}")\nos.write(1, b"{}\\n")\ny = 2'))
    assert worker.verdict().report.score == 2.0


def test_a_line_that_is_no_job_ends_the_worker_with_a_sentence():
    """Whoever feeds a worker nonsense is told so on stderr."""
    command = [sys.executable, "-m", "grader.worker", "--tier", "none"]
    done = subprocess.run(command, input=b"{}\n", capture_output=True, check=False)
    assert done.returncode == 1
    assert b"is no job" in done.stderr
    assert b"Traceback" not in done.stderr
