"""On a machine that has no processor to spare, limits measure the student and not the machine."""

import os
import subprocess
import sys

import pytest

from grader.grade import Engine
from grader.job import Tier
from grader.limits import Limits

LIMITS = Limits(cell_seconds=20, case_seconds=1, submission_seconds=60)
WORK = """
import time

def busy(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return "done"
"""


@pytest.fixture
def crowded():
    """An engine on one processor, which it shares with a process that never rests."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        with (
            Engine(weakest=Tier.none) as engine,
            subprocess.Popen([sys.executable, "-c", "while True: pass"]) as hog,
        ):
            os.sched_setaffinity(0, allowed)
            try:
                yield engine
            finally:
                hog.kill()
    finally:
        os.sched_setaffinity(0, allowed)


def test_an_answer_within_its_limit_of_work_is_not_late(crowded, grade):
    """0.8 s of work take 1.6 s there or more, and the limit is 1 s; what sleeps is late as ever."""
    tests = {
        "q1": [">>> busy(0.8)\n'done'", {"code": ">>> busy(0.8)\n'done'", "hidden": True}],
        "q2": [">>> time.sleep(30)"],
        "q3": [">>> 1 + 1\n2"],
    }
    report = grade(tests, WORK, limits=LIMITS, by=crowded)
    outcomes = {question.name: [case.outcome.value for case in question.cases] for question in report.questions}
    assert outcomes == {"q1": ["passed", "passed"], "q2": ["timed_out"], "q3": ["passed"]}
    assert "The time limit of 1 s" in report.questions[1].cases[0].message
