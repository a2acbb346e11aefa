"""An assignment: its manifest, its archive and the digest that names them."""

from pathlib import Path

import msgspec

from grader.limits import Limits
from grader.report import HiddenFeedback


class QuestionInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A question as the manifest of a built assignment lists it."""

    name: str
    possible: float
    public_cases: int
    hidden_cases: int


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """An autograder archive and what its manifest says.

    `questions` is empty and `possible` None for a foreign Otter zip, which carries no manifest of ours.
    """

    key: str
    title: str
    digest: str
    archive: bytes
    limits: Limits = Limits()
    hidden_feedback: HiddenFeedback = HiddenFeedback.outcome
    judge: str = "split"
    possible: float | None = None
    questions: list[QuestionInfo] = []


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What `build` leaves in the folder's `dist`."""

    student_notebook: Path
    archive: Path
    assignment: Assignment


def open_archive(data: bytes, *, key: str = "") -> Assignment:
    """Open an Otter `autograder.zip`, of ours or of anybody's."""
    raise NotImplementedError


def open_assignment(path: Path) -> Assignment:
    """Open an assignment folder (built first, when its `dist` is older than its sources) or an autograder zip."""
    raise NotImplementedError


def build(folder: Path) -> Built:
    """Run `otter assign` on the folder's master notebook."""
    raise NotImplementedError
