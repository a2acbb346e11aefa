"""What a trial needs around it: boxes, somebody to tell, and what earlier judges of the same submission have left."""

from collections.abc import Iterable
from typing import Any, Protocol

from grader.judge import case as cases
from grader.judge.line import Line
from grader.judge.words import Ended, Lost, Place
from grader.report import CaseResult


class Boxes(Protocol):
    """Where a trial gets its boxes from."""

    def new(self) -> Line:
        """A fresh box."""

    def copy(self, line: Line) -> Line:
        """A copy of a box as it is now."""


class Watch(Protocol):
    """Whom a trial tells how it gets on."""

    def began(self, place: Place, seconds: float) -> None:
        """A case begins that may take so long."""

    def ended(self, place: Place, result: CaseResult) -> None:
        """It is settled."""

    def waited(self, seconds: float) -> None:
        """Deadlines have moved, because the machine had no processor for us."""

    def settled(self, question: str, done: int, total: int) -> None:
        """A question's public cases are settled; how many questions are, and how many there are."""

    def public_done(self) -> None:
        """Every public case is settled."""


class Earlier:
    """What earlier judges of the same submission have left."""

    def __init__(self, ended: Iterable[Ended] = (), lost: Iterable[Lost] = ()) -> None:
        self._ended = {word.place: word.result for word in ended}
        self._lost = {word.place: word for word in lost}
        places = sorted((*self._ended, *self._lost), key=lambda place: place.nth)
        self._last = {(place.question, place.case): place for place in places}

    def result(self, place: Place, case: Any) -> CaseResult | None:
        """How this run of this case ended, if it did; `nth` 0 asks for the last that is known."""
        found = place if place.nth else self._last.get((place.question, place.case), place)
        if found in self._lost:
            return cases.not_run(case, self._lost[found].outcome, self._lost[found].sentence)
        return self._ended.get(found)
