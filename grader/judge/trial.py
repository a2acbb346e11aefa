"""The grading of one submission, from its first cell to its score: the judge's plot.

Theory of operation
-------------------
Cells run in the order of the notebook, each under its limit. Where a cell asks for a check, the *public* cases of that
question are run there and then, against the names as they are; where it also has *hidden* cases, a copy of the box is
left behind at that moment. When the notebook has ended and every public case of every question is settled, the hidden
cases are run against those copies. So no hidden input has been near the box while anything that the student will read
was still being made.

A box that is lost (a crash, a kill, memory) is replaced: the cells before are run again in a new one, silently, the
lost one is left out, and the rest goes on.

A *judge* that is lost to one of its cases is replaced, too: the cells run again from the first, cases that were settled
before keep their results and are not run again, and the case that the judge was lost to counts as the engine says.
"""

import collections
import time
from typing import Any

import msgspec
from otter.test_files.abstract_test import TestCaseResult, TestFile

from grader import wire
from grader.judge import case as cases
from grader.judge.line import Stopped
from grader.judge.remote import Conversation
from grader.judge.surroundings import Boxes, Earlier, Watch
from grader.judge.words import Findings, Place
from grader.limits import Limits
from grader.patience import Patience
from grader.report import CaseResult, CellResult, Outcome, QuestionResult, question_outcome

MOST_CHECKS = 500  # of a question
MOST_REPLAYS = 50
AFTER_A_HANG = 0.5  # what is left of a case's time once another case of its question has reached the limit
MOST_CELLS_TOLD = 200
NOT_IN_NOTEBOOK = "This question's name was never checked in the notebook; its tests ran at the end."


class Waiting(msgspec.Struct):
    """Questions whose hidden cases wait for a copy, or in one."""

    questions: list[str]
    conversation: Conversation | None = None


class Trial:
    """One submission under way.

    Parameters
    ----------
    files : dict
        Otter test files by question.
    boxes : Boxes
        Where boxes come from.
    load : wire.Load
        The submission and what goes with it.
    limits : Limits
        What it may use.
    watch : Watch
        Who is told how it gets on.
    earlier : Earlier
        What need not be found out again.
    patience : Patience
        By how much what it may take has grown.
    seconds : float
        What all of it may take.
    """

    def __init__(
        self,
        files: dict[str, TestFile],
        boxes: Boxes,
        load: wire.Load,
        limits: Limits,
        watch: Watch,
        earlier: Earlier,
        patience: Patience,
        seconds: float,
        assignment_name: str | None = None,
        start: int | None = None,
    ) -> None:
        self.files = files
        self.boxes = boxes
        self.load = load
        self.limits = limits
        self.watch = watch
        self.earlier = earlier
        self.patience = patience
        self.assignment_name = assignment_name
        self.start = start
        self.results: dict[str, dict[int, CaseResult]] = {}
        self.findings = Findings()
        self.skip: set[int] = set()
        self.replays = 0
        self.position = -1
        self.pending: list[str] = []
        self.later: dict[str, set[str]] = {}  # names that a question's hidden cases must not see yet
        self.waiting: list[Waiting] = []
        self.ends = time.monotonic() + seconds
        self.cells: list[wire.Cell] = []
        self.hung: set[str] = set()
        self.active: Conversation | None = None
        self.in_case = False
        self.settled = False
        self.untold = 0
        self.times: collections.Counter[str] = collections.Counter()  # checks of each question so far

    def run(self) -> Findings:
        """Grade the submission."""
        try:
            self.main = self._open()
        except Stopped as stopped:
            self.findings.unreadable = f"The file could not be read: {stopped}"
            return self._sum_up()
        if not self.findings.unreadable:
            for index in range(len(self.cells)):
                self._cell(index)
            self._rest()
            self.watch.public_done()
            self._hidden()
        return self._sum_up()

    # Boxes

    def _open(self) -> Conversation:
        """A new box with the submission loaded."""
        conversation = Conversation(self.boxes.new())
        self.active = conversation
        with conversation.line.limit("reading the file", self.limits.cell_seconds):
            answer = conversation.line.request(self.load)
            if self.start is not None:
                conversation.seed("random", (self.start,))
                conversation.seed("numpy.random", (self.start,))
        if isinstance(answer, wire.Unreadable):
            self.findings.unreadable = answer.sentence
        elif isinstance(answer, wire.Loaded):
            self.cells = answer.cells
            self._check_name(answer.assignment_name)
        else:
            self.findings.unreadable = "The file could not be read."
        conversation.on_check = self._check
        return conversation

    def _check_name(self, name: str | None) -> None:
        """Otter refuses a notebook of another assignment when the configuration names one."""
        wanted = self.assignment_name
        if wanted is not None and name != wanted and not self.load.file.lower().endswith(".py"):
            what = "names no assignment" if name is None else f"is for the assignment “{name}”"
            self.findings.unreadable = f"This notebook {what}; the one to submit here is “{wanted}”."

    def _replace(self, until: int) -> bool:
        """A new box in which the cells before `until` have run again; False if that cannot be had."""
        self.replays += 1
        if self.replays > MOST_REPLAYS or self._time_is_up():
            return False
        try:
            self.main = self._open()
            for index in range(until):
                if self._time_is_up():
                    return False
                if index not in self.skip:
                    self._run_again(index)
        except Stopped:
            return False
        return True

    def _run_again(self, index: int) -> None:
        with self.main.line.limit("a cell", self._allowed(self.limits.cell_seconds)):
            self.main.line.request(wire.RunCell(index, silent=True))

    def _time_is_up(self) -> bool:
        return self._left() <= 0

    def _left(self) -> float:
        return self.ends + self.patience.granted - time.monotonic()

    def _allowed(self, seconds: float) -> float:
        return max(0.05, min(seconds, self._left()))

    def _alive(self) -> bool:
        return self.main.line.stop is None

    # Cells

    def _cell(self, index: int) -> None:
        if self._time_is_up():
            self._note(index, Outcome.skipped, self._whole_limit())
            return
        if not self._alive() and not self._replace(index):
            self._note(index, Outcome.skipped, "This cell was not run: the cells before it could not be run again.")
            return
        binds = self.cells[index].binds
        if binds is None:
            self._leave_copy()
        else:
            for question in self.pending:
                self.later[question].update(binds)
        self.position = index
        self._run(index)
        for question in self.cells[index].checks if self._alive() else ():
            self._check(question)

    def _whole_limit(self) -> str:
        return f"The time limit of {self.limits.submission_seconds:g} s for the whole submission was reached."

    def _run(self, index: int) -> None:
        line = self.main.line
        started = time.monotonic()
        try:
            with line.limit("a cell", self._allowed(self.limits.cell_seconds)) as limit:
                answer = line.request(wire.RunCell(index))
        except Stopped:
            if line is self.main.line:
                assert line.stop is not None
                self.skip.add(index)
                self._note(index, line.stop.outcome, line.stop.sentence, started=started)
            return
        if line is not self.main.line:
            return  # a case lost the box in the middle of this cell, and a new one has already run it
        self._judge_cell(index, answer, limit.hit and limit.sentence(), started)

    def _judge_cell(self, index: int, answer: Any, late: str | bool, started: float) -> None:
        if not isinstance(answer, wire.CellDone):
            self.skip.add(index)
            text = "This cell broke the notebook's own machinery; the cells after it ran in a new process."
            self._note(index, Outcome.errored, text, started=started)
            self.main.line.abandon()
        elif late:
            self.skip.add(index)
            self._note(index, Outcome.timed_out, str(late), answer.line, started)
            if answer.full:
                self.main.line.abandon()  # it was on its way to the memory limit: nothing after it would fit
        elif answer.error == "MemoryError":
            self.skip.add(index)
            limit = f"{self.limits.memory_bytes / 2**20:g} MiB"
            self._note(
                index,
                Outcome.out_of_memory,
                f"The memory limit of {limit} was reached.",
                answer.line,
                started,
            )
            self.main.line.abandon()  # what filled the memory may still be held: go on in a new box
        elif answer.error:
            text = f"{answer.error}: {answer.message}" if answer.message else answer.error
            self._note(index, Outcome.errored, text, answer.line, started)

    def _note(
        self,
        index: int,
        outcome: Outcome,
        message: str,
        line: int | None = None,
        started: float | None = None,
    ) -> None:
        seconds = 0.0 if started is None else round(time.monotonic() - started, 3)
        if len(self.findings.cells) >= MOST_CELLS_TOLD:
            self.untold += 1
            return
        self.findings.cells.append(
            CellResult(index=index + 1, outcome=outcome, message=message[:4000], line=line, seconds=seconds)
        )

    # Checks

    def _check(self, question: str) -> str:
        """Run a question's public cases now; its hidden ones wait. Returns what the notebook shows.

        Nothing happens while a case runs, or after the public cases are settled: a function that is called with a
        hidden input might ask for the check of a public case that shows it.
        """
        if self.in_case or self.settled:
            return f"{question}: not checked while tests are running."
        file = self.files.get(question)
        if file is None:
            return f"{question}: there is no such question."
        self.times[question] += 1
        if self.times[question] > MOST_CHECKS:
            return f"{question}: checked {MOST_CHECKS} times, which is enough."
        self._run_public(question, file, self.times[question])
        for waiting in self.waiting:
            if question in waiting.questions:
                waiting.questions.remove(question)
        if any(case.hidden for case in file.test_cases) and question not in self.pending:
            self.pending.append(question)
        self.later[question] = set()
        if self.cells[self.position].binds is None and self._alive():
            self._leave_copy()
        results = self.results[question].values()
        failed = sum(result.outcome is not Outcome.passed for result in results)
        return f"{question} results: " + (
            f"{failed} of {len(results)} public test cases failed" if failed else "all public test cases passed!"
        )

    def _run_public(self, question: str, file: TestFile, nth: int) -> None:
        self.results[question] = {}
        for number, case in enumerate(file.test_cases):
            if case.hidden:
                continue
            place = Place(question, number, nth)
            if self._known(place, case):
                continue
            if not self._alive() and not self._replace(self.position + 1):
                self.results[question][number] = cases.not_run(
                    case,
                    Outcome.skipped,
                    "This case was not run: the cells before it could not be run again.",
                )
                continue
            self._run_case(place, case, file, self.main)
        self.watch.settled(question, len(self.results), len(self.files))

    def _known(self, place: Place, case: Any) -> bool:
        """Whether an earlier judge has settled this; then it stays so."""
        result = self.earlier.result(place, case)
        if result is not None:
            self._settle(place, result)
        return result is not None

    def _settle(self, place: Place, result: CaseResult) -> None:
        self.results[place.question][place.case] = result
        if result.outcome is Outcome.timed_out:
            self.hung.add(place.question)

    def _run_case(self, place: Place, case: Any, file: TestFile, conversation: Conversation) -> None:
        if self._time_is_up():
            self._settle(place, cases.not_run(case, Outcome.timed_out, self._whole_limit()))
            return
        started = time.monotonic()
        seconds = self.limits.case_seconds * (AFTER_A_HANG if place.question in self.hung else 1)
        seconds = self._allowed(seconds)
        self.watch.began(place, seconds)
        self.active, self.in_case = conversation, True
        try:
            result = cases.run(case, file, conversation, seconds, self.limits.memory_bytes)
        finally:
            self.active, self.in_case = self.main, False
        result = msgspec.structs.replace(result, seconds=round(time.monotonic() - started, 4))
        self._settle(place, result)
        self.watch.ended(place, result)

    def _rest(self) -> None:
        """Questions that no cell checked: now, in order."""
        for question in sorted(set(self.files) - set(self.results)):
            if not self._alive() and not self._replace(len(self.cells)):
                self.results[question] = {}
            self.position = len(self.cells) - 1
            self._run_public(question, self.files[question], 0)
            if any(case.hidden for case in self.files[question].test_cases):
                self.pending.append(question)

    # Hidden cases

    def _leave_copy(self) -> None:
        """Before the names change: leave a copy of the box for the hidden cases that wait."""
        if not self.pending:
            return
        waiting = Waiting(self.pending)
        self.pending = []
        try:
            with self.main.line.limit("a copy of the notebook", self.limits.case_seconds):
                waiting.conversation = Conversation(self.boxes.copy(self.main.line))
                waiting.conversation.on_check = self._check
        except Stopped:
            self._replace(self.position + 1)
        self.waiting.append(waiting)

    def _hidden(self) -> None:
        """Every public case is settled: ask the hidden ones."""
        self.settled = True
        self.waiting.append(Waiting(self.pending, self.main if self._alive() else None))
        for waiting in self.waiting:
            for question in waiting.questions:
                self._run_hidden(question, waiting)
            if waiting.conversation is not None:
                waiting.conversation.line.abandon()

    def _run_hidden(self, question: str, waiting: Waiting) -> None:
        file = self.files[question]
        for number, case in enumerate(file.test_cases):
            if not case.hidden:
                continue
            place = Place(question, number, 0)
            if self._known(place, case):
                continue
            if waiting.conversation is None or waiting.conversation.line.lost():
                if not self._alive() and not self._replace(len(self.cells)):
                    self.results[question][number] = cases.not_run(
                        case, Outcome.skipped, "This case was not run: the notebook could not be run again."
                    )
                    continue
                waiting.conversation = self.main
            waiting.conversation.absent = self.later.get(question, set())
            self._run_case(place, case, file, waiting.conversation)

    # The sum

    def _sum_up(self) -> Findings:
        if self.untold:
            self.findings.messages.append(f"{self.untold} more cells did not simply pass.")
        for question, file in self.files.items():
            self.findings.questions.append(self._question(question, file))
        self.findings.score = sum(question.score for question in self.findings.questions)
        self.findings.possible = sum(question.possible for question in self.findings.questions)
        return self.findings

    def _question(self, question: str, file: TestFile) -> QuestionResult:
        """Points as Otter's own class gives them for these cases."""
        sentence = self.findings.unreadable and "The submission could not be read."
        found = self.results.get(question, {})
        results = [
            found.get(number) or cases.not_run(case, Outcome.skipped, sentence or "This case was not run.")
            for number, case in enumerate(file.test_cases)
        ]
        file.test_case_results = [
            TestCaseResult(test_case=case, message=result.message, passed=result.outcome is Outcome.passed)
            for case, result in zip(file.test_cases, results, strict=True)
        ]
        score = float(file.score)
        if file.all_or_nothing and not file.passed_all:
            results = [msgspec.structs.replace(result, score=0.0) for result in results]
        outcome = question_outcome(results)
        if outcome is not Outcome.passed and score > 0:
            outcome = Outcome.failed
        return QuestionResult(name=question, outcome=outcome, score=score, possible=float(file.possible), cases=results)
