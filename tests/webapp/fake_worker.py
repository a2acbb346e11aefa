"""A fake worker: speaks `grader.job` on its standard streams and does what the submission's text says.

    report:{...}      answer with that report
    die               end without a word, in the middle of the work
    die until 3       the same while the attempt is below 3, then answer as usual
    hang              never answer
    garbage           write a line that is no answer
    other             answer for another job
    ours, author, operator   a report without a score, with that fault
    progress          tell of a question, then wait for ever
    environment       a report whose messages are the worker's environment
    anything else     full points

With `--mute` it never says that it is ready; with `--refuse` it ends at once.
"""

import os
import re
import sys
import time

from grader.errors import Fault
from grader.job import GradeJob, Progress, Ready, Tier, Verdict, decode_job, encode
from grader.report import (
    AssignmentInfo,
    CaseResult,
    EnvironmentInfo,
    Outcome,
    QuestionResult,
    Report,
    SandboxInfo,
    SubmissionInfo,
)


def say(message):
    sys.stdout.buffer.write(encode(message))
    sys.stdout.buffer.flush()


def wait_for_ever():
    while True:
        time.sleep(60)


def report(job: GradeJob, score: float | None = 2.0, fault: Fault = Fault.none, messages=()) -> Report:
    cases = [
        CaseResult(name="q1 - 1", hidden=False, outcome=Outcome.passed, score=1.0, possible=1.0),
        CaseResult(name="q1 - 2", hidden=True, outcome=Outcome.passed, score=1.0, possible=1.0, detail="secret"),
    ]
    question = QuestionResult(name="q1", outcome=Outcome.passed, score=2.0, possible=2.0, cases=cases)
    return Report(
        assignment=AssignmentInfo(key="hw01", title="Homework 1", digest=job.digest),
        environment=EnvironmentInfo(digest="sha256:0", python="3.11"),
        submission=SubmissionInfo(file=job.file, sha256="0"),
        sandbox=SandboxInfo(tier="none", layers=["fake"]),
        score=score,
        possible=2.0,
        questions=[] if score is None else [question],
        messages=list(messages),
        fault=fault,
        seconds=0.01,
    )


def answer(job: GradeJob) -> None:
    text = job.submission.decode("utf-8", "replace")
    if (until := re.match(r"(\w+) until (\d+)", text)) is not None:
        text = until[1] if job.attempt < int(until[2]) else ""
    if text == "die":
        os._exit(3)
    if text == "hang":
        wait_for_ever()
    if text == "garbage":
        sys.stdout.buffer.write(b"this is no answer\n")
        sys.stdout.buffer.flush()
        wait_for_ever()
    if text == "other":
        say(Verdict(id=job.id, attempt=job.attempt + 1, report=report(job)))
        wait_for_ever()
    say(Progress(id=job.id, attempt=job.attempt, question="q1", done=1, total=2))
    if text == "progress":
        wait_for_ever()
    say(Verdict(id=job.id, attempt=job.attempt, report=verdict(job, text)))


def verdict(job: GradeJob, text: str) -> Report:
    if text.startswith("report:"):
        return Report.from_json(text.removeprefix("report:"))
    if text == "environment":
        return report(job, messages=[f"{name}={value}" for name, value in sorted(os.environ.items())])
    if text in ("ours", "author", "operator"):
        return report(job, None, Fault(text), [f"It was {text}: a hidden sentence."])
    return report(job)


def main() -> None:
    if "--refuse" in sys.argv:
        sys.exit(2)
    if "--mute" in sys.argv:
        wait_for_ever()
    say(Ready(tier=Tier.none, layers=["fake"]))
    for line in sys.stdin.buffer:
        answer(decode_job(line))


if __name__ == "__main__":
    main()
