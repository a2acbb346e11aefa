"""The verdict on one submission. `docs/report-format.md` is the contract; this module is its code."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Self

import msgspec

from grader.errors import Fault

FORMAT = 1


class Outcome(StrEnum):
    """How a case, a question or a cell ended."""

    passed = "passed"
    failed = "failed"
    errored = "errored"
    timed_out = "timed_out"
    out_of_memory = "out_of_memory"
    skipped = "skipped"
    grader_error = "grader_error"


class HiddenFeedback(StrEnum):
    """What a student is shown of hidden cases."""

    outcome = "outcome"
    nothing = "nothing"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every part of a report."""


class AssignmentInfo(Record, frozen=True, kw_only=True):
    key: str
    title: str
    digest: str


class EnvironmentInfo(Record, frozen=True, kw_only=True):
    digest: str
    python: str
    packages: dict[str, str] = {}


class SubmissionInfo(Record, frozen=True, kw_only=True):
    file: str
    sha256: str


class SandboxInfo(Record, frozen=True, kw_only=True):
    tier: str
    layers: list[str] = []


class CaseResult(Record, frozen=True, kw_only=True):
    """One test case.

    `message` may be read by the student; `detail` (transcript, printed output) only where the case is public. `agreed`
    is what the test file says for this ending, which `message` is or ends with.
    """

    name: str
    hidden: bool
    outcome: Outcome
    score: float
    possible: float
    message: str = ""
    agreed: str = ""
    detail: str = ""
    rests_on_student: bool = False
    seconds: float = 0.0


class QuestionResult(Record, frozen=True, kw_only=True):
    name: str
    outcome: Outcome
    score: float
    possible: float
    cases: list[CaseResult]
    message: str = ""
    hint: str = ""


class CellResult(Record, frozen=True, kw_only=True):
    """A cell that did not simply pass: what stopped it, and where.

    `index` counts code cells from 1, as the notebook shows them when run from the top.
    """

    index: int
    outcome: Outcome
    message: str
    line: int | None = None
    seconds: float = 0.0


class Report(Record, frozen=True, kw_only=True):
    """The verdict. `score` is None exactly when `fault` is `ours`, `operator` or `author`: never a score for those."""

    assignment: AssignmentInfo
    environment: EnvironmentInfo
    submission: SubmissionInfo
    sandbox: SandboxInfo
    score: float | None
    possible: float
    questions: list[QuestionResult]
    cells: list[CellResult] = []
    messages: list[str] = []
    fault: Fault = Fault.none
    judge: str = "split"
    seconds: float = 0.0
    public_seconds: float = 0.0
    format: int = FORMAT

    @property
    def graded(self) -> bool:
        """Whether this is a verdict, rather than a failure that is not the student's."""
        return self.score is not None

    def to_json(self) -> str:
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a report.

        Raises
        ------
        msgspec.ValidationError
            If the text is no report; the message names the key.
        """
        return msgspec.json.decode(text, type=cls)

    def for_student(self, hidden: HiddenFeedback = HiddenFeedback.outcome) -> Self:
        """The same report without what staff alone may read.

        Of a hidden case only one bit is left, passed or not, and its sentence: how else it ended, and how long it took,
        would be ways to carry hidden inputs out. Under `nothing` it vanishes, and scores are those of the public cases.
        `seconds` are those until the last public case.
        """
        bit = _outcome_alone if self.fault is Fault.student else _one_bit
        questions = [_question_for_student(question, hidden, bit) for question in self.questions]
        view = msgspec.structs.replace(self, questions=questions, seconds=self.public_seconds)
        if hidden is HiddenFeedback.outcome:
            return view
        score = None if self.score is None else sum(question.score for question in questions)
        possible = sum(question.possible for question in questions)
        return msgspec.structs.replace(view, score=score, possible=possible)


def _question_for_student(
    question: QuestionResult, hidden: HiddenFeedback, bit: Callable[[CaseResult], CaseResult]
) -> QuestionResult:
    if hidden is HiddenFeedback.outcome:
        cases = [bit(case) if case.hidden else case for case in question.cases]
        return msgspec.structs.replace(question, cases=cases, outcome=question_outcome(cases))
    cases = [case for case in question.cases if not case.hidden]
    return msgspec.structs.replace(
        question,
        cases=cases,
        hint="" if len(cases) < len(question.cases) else question.hint,  # hidden outcomes had a part in finding it
        outcome=question_outcome(cases),
        score=sum(case.score for case in cases),
        possible=sum(case.possible for case in cases),
    )


def _one_bit(case: CaseResult) -> CaseResult:
    """A case that could not be run counts as failed: whether it could is what code in an earlier case may decide."""
    told = (Outcome.passed, Outcome.grader_error)
    outcome = case.outcome if case.outcome in told else Outcome.failed
    return msgspec.structs.replace(_outcome_alone(case), outcome=outcome)


def _outcome_alone(case: CaseResult) -> CaseResult:
    """Where the file could not be read, no case has run."""
    return msgspec.structs.replace(case, detail="", seconds=0.0, rests_on_student=False)


def question_outcome(cases: list[CaseResult]) -> Outcome:
    """The outcome of a question from those of its cases: the first that did not pass, `failed` if points remain."""
    bad = [case.outcome for case in cases if case.outcome is not Outcome.passed]
    if not bad:
        return Outcome.passed
    if Outcome.grader_error in bad:
        return Outcome.grader_error
    earned = any(case.score > 0 for case in cases)
    return Outcome.failed if earned else bad[0]


def json_schema() -> dict[str, Any]:
    """The JSON schema of a report."""
    return msgspec.json.schema(Report)
