"""Jobs and answers are lines of JSON."""

import msgspec
import pytest

from grader import job
from grader.job import GradeJob, Progress, Ready, Tier

JOB = GradeJob(id="7", attempt=2, file="hw.ipynb", submission=bytes(range(256)), digest="sha256:0", archive=b"PK\x03")


def test_a_job_is_one_line_and_comes_back():
    """Bytes survive JSON; the line ends with its only newline."""
    line = job.encode(JOB)
    assert line.count(b"\n") == 1 and line.endswith(b"\n")
    assert job.decode_job(line) == JOB
    assert JOB.weakest_tier is Tier.full


@pytest.mark.parametrize(
    "answer",
    [
        Ready(tier=Tier.reduced, layers=["landlock"]),
        Progress(id="7", attempt=2, question="q\n1", done=1, total=3),
    ],
)
def test_answers_come_back(answer):
    """Each by its own tag."""
    assert job.decode_answer(job.encode(answer)) == answer


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (b"{}", "id"),
        (b'{"type": "job", "id": "1"}', "attempt"),
        (job.encode(JOB).replace(b'"full"', b'"superb"'), "weakest_tier"),
        (job.encode(JOB).replace(b'"attempt":2', b'"attempt":"two"'), "attempt"),
    ],
)
def test_what_is_no_job_is_refused_by_name(line, key):
    """The message names the key."""
    with pytest.raises(msgspec.ValidationError, match=key):
        job.decode_job(line)


def test_a_job_is_no_answer():
    """Neither side takes the other's lines."""
    with pytest.raises(msgspec.ValidationError):
        job.decode_answer(job.encode(JOB))
    with pytest.raises(msgspec.ValidationError):
        job.decode_job(job.encode(Ready(tier=Tier.full, layers=[])))
