"""Run one test case against the student's names, and say what happened in words a student can use.

Whether a case passes is decided exactly as Otter decides it: the same doctest runner over the same text, or the same
call of the same function. Only the telling is ours.
"""

import contextlib
import doctest
import io
import linecache
import signal
import sys
import textwrap
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import msgspec
from otter.test_files.abstract_test import TestCase, TestFile

from grader.errors import ProtocolError
from grader.judge import testfile
from grader.judge.line import Limit, Line, Stopped
from grader.judge.remote import Conversation, Names
from grader.judge.words import OWN_SECONDS
from grader.report import CaseResult, Outcome

DETAIL_CHARACTERS = 8000
MESSAGE_CHARACTERS = 2000
PRINTED_CHARACTERS = 4 * 1024 * 1024  # of a case, however many calls it makes
HIDDEN_PASSED = "A hidden test passed."
HIDDEN_FAILED = "A hidden test failed: for inputs that you cannot see, your code does not do what is asked."


class Failure(msgspec.Struct, frozen=True):
    """The first thing that went wrong in a case."""

    called: str
    expected: str = ""
    got: str = ""
    error: str = ""
    trace: str = ""

    def tell(self) -> str:
        parts = [f"Called:\n{_indent(self.called)}"]
        if self.expected:
            parts.append(f"Expected:\n{_indent(self.expected)}")
        if self.error:
            parts.append(f"Raised:\n{_indent(self.error)}")
            if self.trace:
                parts.append(f"In your code:\n{self.trace.rstrip()}")
        elif self.expected or self.got:
            parts.append(f"Got:\n{_indent(self.got or '(nothing)')}")
        return "\n".join(parts)


class Trial(msgspec.Struct):
    """How a case's code ended, before limits are looked at."""

    failures: list[Failure] = []
    printed: str = ""
    kind: str = ""


class _Runner(doctest.DocTestRunner):
    """Otter's runner, remembering each failure."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.failed: list[Failure] = []
        self.raised = ""

    def report_failure(self, out: Any, test: Any, example: doctest.Example, got: str) -> None:
        self.failed.append(Failure(example.source, example.want, got))

    def report_unexpected_exception(self, out: Any, test: Any, example: doctest.Example, exc_info: Any) -> None:
        error = exc_info[1]
        self.raised = self.raised or type(error).__name__
        self.failed.append(Failure(example.source, example.want, error=_name(error), trace=_trace(error)))


def run(case: TestCase, file: TestFile, conversation: Conversation, seconds: float, memory_bytes: int) -> CaseResult:
    """Run a case.

    Parameters
    ----------
    case : otter.test_files.abstract_test.TestCase
        Its points already resolved by Otter.
    file : otter.test_files.TestFile
        Where it comes from.
    conversation : Conversation
        With the process of the box that holds the student's names.
    seconds : float
        The time that the case may take, the test's own part included.
    memory_bytes : int
        The memory limit that was in force, to name it.
    """
    line = conversation.line
    names = Names(conversation)
    printed = io.StringIO()
    line.out = _Printer().print
    trial = Trial()
    try:
        with (
            contextlib.suppress(Stopped),
            line.limit("a test case", seconds) as limit,
            _own_time(line, limit),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            trial = _try(case, file, names)
        result = _judge(case, trial, line, limit.hit and limit.sentence(), memory_bytes)
        if conversation.rests_on_student:
            result = msgspec.structs.replace(result, rests_on_student=True)
        return result
    finally:
        line.out = _drop
        conversation.forget()


@contextlib.contextmanager
def _own_time(line: Line, limit: Limit) -> Iterator[None]:
    """Bound the test's own code as well: a loop in it (over what a student returned, say) waits for no box."""

    def ring(*_: object) -> None:
        line.move(limit)
        more = limit.until + OWN_SECONDS - time.monotonic()
        if more > 0:
            signal.setitimer(signal.ITIMER_REAL, more)
            return
        limit.hit = True
        raise Stopped(limit.sentence())

    before = signal.signal(signal.SIGALRM, ring)
    left = signal.setitimer(signal.ITIMER_REAL, limit.seconds + OWN_SECONDS)[0]
    started = time.monotonic()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - started), 0.001) if left else 0)
        signal.signal(signal.SIGALRM, before)


class _Printer:
    """What the student printed goes wherever the test's own stdout goes just now: a doctest or the test may read it."""

    def __init__(self) -> None:
        self.left = PRINTED_CHARACTERS

    def print(self, text: str) -> None:
        sys.stdout.write(text[: self.left])
        self.left -= len(text[: self.left])


def _drop(text: str) -> None:
    pass


def _try(case: TestCase, file: TestFile, names: Names) -> Trial:
    try:
        if isinstance(case.body, str):
            with contextlib.suppress(Stopped, ProtocolError):  # the test that needs a name will hear of it
                names.fetch(testfile.names_in(case.body))
            return _doctest(case, names)
        return _function(case, file, names)
    except MemoryError:  # outside the test's own code, in what it takes to run it
        return Trial([Failure("", error="MemoryError")], kind="MemoryError")


def _doctest(case: TestCase, names: Names) -> Trial:
    examples = [e for e in doctest.DocTestParser().parse(case.body, case.name) if isinstance(e, doctest.Example)]
    test = doctest.DocTest(examples, names, case.name, None, None, case.body)
    runner = _Runner()
    runner.run(test, compileflags=0, clear_globs=False)  # by itself it would ask the box for every __future__ feature
    return Trial(runner.failed, kind=runner.raised)


def _function(case: TestCase, file: TestFile, names: Names) -> Trial:
    try:
        case.body.call_func(names)
    except Exception as error:  # the exception format: any exception fails the case
        line = _test_line(error, case.body.test_func)
        source = file.source_lines[line - 1].strip() if line and line <= len(file.source_lines) else ""
        kind = "" if isinstance(error, AssertionError) else type(error).__name__
        return Trial([Failure(source, error=_name(error), trace=_trace(error))], kind=kind)
    return Trial()


def _test_line(error: BaseException, function: Any) -> int | None:
    """The line of the test function that raised."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code is function.__code__:
            return trace.tb_lineno
        trace = trace.tb_next
    return None


def _judge(case: TestCase, trial: Trial, line: Line, late: str | bool, memory_bytes: int) -> CaseResult:
    """Turn what happened into an outcome and its sentences; a limit that was hit outranks whatever the test made
    of it.
    """
    if late:
        return _result(case, Outcome.timed_out, str(late), trial)
    if line.stop is not None:
        return _result(case, line.stop.outcome, line.stop.sentence, trial)
    if not trial.failures:
        return _result(case, Outcome.passed, "", trial)
    if trial.kind == "MemoryError":
        sentence = f"The memory limit of {memory_bytes / 2**20:g} MiB was reached in this test case."
        return _result(case, Outcome.out_of_memory, sentence, trial)
    outcome = Outcome.errored if trial.kind else Outcome.failed
    return _result(case, outcome, "", trial)


def _result(case: TestCase, outcome: Outcome, sentence: str, trial: Trial) -> CaseResult:
    passed = outcome is Outcome.passed
    agreed = case.success_message if passed else case.failure_message
    if sentence:  # what failed after a limit was reached failed because of that
        running = f"While running:\n{_indent(trial.failures[0].called)}" if trial.failures else ""
        detail = f"{sentence}\n{running}".strip()
    else:
        detail = "\n\n".join(failure.tell() for failure in trial.failures[:3])
    if case.hidden:
        message = agreed or (HIDDEN_PASSED if passed else HIDDEN_FAILED)
    else:
        message = " ".join(part for part in (sentence, agreed) if part) or _summary(trial)[:MESSAGE_CHARACTERS]
    return CaseResult(
        name=str(case.name),
        hidden=bool(case.hidden),
        outcome=outcome,
        score=float(case.points) if passed else 0.0,
        possible=float(case.points),
        message=_clean(message),
        agreed=agreed or "",
        detail=_clean(detail[:DETAIL_CHARACTERS]),
    )


def _clean(text: str) -> str:
    """Text that a report can hold: halves of characters, which no encoding has, are spelled out."""
    return text.encode("utf-8", "backslashreplace").decode()


def not_run(case: TestCase, outcome: Outcome, sentence: str) -> CaseResult:
    """The result of a case that never started."""
    return _result(case, outcome, sentence, Trial())


def _summary(trial: Trial) -> str:
    if not trial.failures:
        return ""
    first = trial.failures[0]
    if first.error:
        return f"Calling your code raised {first.error}" + ("" if first.error.endswith((".", "!", "?")) else ".")
    return "The result is not the expected one."


def _name(error: BaseException) -> str:
    text = str(error)[:DETAIL_CHARACTERS]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _trace(error: BaseException) -> str:
    return str(getattr(error, "__holt_trace__", ""))


def _indent(text: str) -> str:
    return textwrap.indent(text[:DETAIL_CHARACTERS].rstrip("\n"), "    ")


def forget_sources() -> None:
    """doctest patches linecache while it runs; start each submission from a clean one."""
    linecache.clearcache()
