"""One submission before its judge, or before several: what the engine does while a judge works.

A judge that does not come back from a case, or that dies of memory in one, was driven there by what the student's code
returned: a test that raises to a power, a pattern matched against the student's text. No signal reaches Python code
that is busy in one call into C, so such a judge is ended from here and the submission judged again: the cells run
again with the same random numbers, settled cases keep their results, and the case in question counts as lost. A judge
that fails in any other way is a fault of ours, and no score comes of it.
"""

import signal
import socket
import time
from collections.abc import Callable

import msgspec

from grader.bench import Bench, Judge
from grader.boxes import Box, Keeper
from grader.errors import EngineLost
from grader.judge import words
from grader.judge.process import Death
from grader.patience import MOST_PATIENCE
from grader.report import Outcome

SLACK_SECONDS = 20.0
CASE_SLACK_SECONDS = 3.0
MOST_RESTARTS = 10
MOST_BOXES = 100
_OF_MEMORY = (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS)


class Judging:
    """A submission on its way to its verdict.

    Parameters
    ----------
    keeper, bench
        Where boxes and judges come from.
    source : str
        The folder of the opened archive.
    brief : words.Brief
        The submission.
    progress : callable
        Called with a question, how many are settled, how many there are.
    """

    def __init__(
        self,
        keeper: Keeper,
        bench: Bench,
        source: str,
        brief: words.Brief,
        progress: Callable[[str, int, int], None],
    ) -> None:
        self.keeper = keeper
        self.bench = bench
        self.source = source
        self.brief = msgspec.structs.replace(brief, seconds=brief.limits.submission_seconds)
        self.progress = progress
        self.started = time.monotonic()
        self.public_seconds: float | None = None
        self.told = 0
        self.ended: list[words.Ended] = []
        self.lost: list[words.Lost] = []
        self.spent_in_lost = 0.0
        self.case: words.Began | None = None
        self.case_began = 0.0
        self.waited = 0.0

    def run(self) -> words.Found | words.Failed:
        """The last word.

        Raises
        ------
        OurError
            If there is none.
        """
        while (word := self._one_judge()) is None:
            self._go_on()
        return word

    def _one_judge(self) -> words.Found | words.Failed | None:
        """One judge, to its end; None if a case was lost and another is to go on."""
        judge = self.bench.open(self.source, self.brief)
        boxes: list[Box] = []
        lost = len(self.lost)
        self.case = None
        done = False
        try:
            word = self._converse(judge, boxes)
            done = True
        finally:
            if not done:
                judge.kill()
            death = judge.wait_gone()
            for box in boxes:
                box.wait_gone()
        if word is None and self.case is not None and self._was_memory(death):
            self._lose(Outcome.out_of_memory, self._memory_limit())
        if word is None and len(self.lost) == lost:
            raise EngineLost(f"the judge ended without a verdict, with status {death.status}")
        return word

    def _converse(self, judge: Judge, boxes: list[Box]) -> words.Found | words.Failed | None:
        """Serve a judge until its last word; None if it ended, or was ended, before."""
        until = time.monotonic() + self.brief.seconds + SLACK_SECONDS - self.waited
        try:
            while (word := words.hear(judge.sock, self._due(until))) is not None:
                if isinstance(word, (words.Found, words.Failed)):
                    return word
                self._note(word, judge.sock, boxes)
        except TimeoutError as error:
            judge.kill()
            if self.case is None or time.monotonic() < self._due(until):
                raise EngineLost("the judge went silent") from error
            self._lose(Outcome.timed_out, self._time_limit())
        except OSError as error:
            raise EngineLost(f"the judge went silent: {type(error).__name__}") from error
        return None

    def _due(self, until: float) -> float:
        """When a word is due."""
        if self.case is None:
            return until + self.waited
        return self.case_began + self.case.seconds + words.OWN_SECONDS + CASE_SLACK_SECONDS

    def _note(self, word: words.Word, sock: socket.socket, boxes: list[Box]) -> None:
        if isinstance(word, words.WantBox):
            if len(boxes) >= MOST_BOXES:
                raise EngineLost(f"a judge wanted more than {MOST_BOXES} boxes")
            boxes.append(self.keeper.box(self.brief.limits))
            boxes[-1].hand_over(sock)
        elif isinstance(word, words.Began):
            self.case, self.case_began = word, time.monotonic()
        elif isinstance(word, words.Ended):
            self.case = None
            self.ended.append(word)
        elif isinstance(word, words.Waited):
            self._wait_longer(word.seconds)
        elif isinstance(word, words.PublicDone):
            self.public_seconds = self.public_seconds or time.monotonic() - self.started
        elif isinstance(word, words.Settled) and word.done >= self.told:
            self.told = word.done
            self.progress(word.question, word.done, word.total)

    def _wait_longer(self, seconds: float) -> None:
        """Deadlines have moved: how far they may, in all, is not the judge's word alone."""
        room = MOST_PATIENCE * self.brief.limits.submission_seconds - self.waited
        if 0 < seconds <= room:
            self.waited += seconds
            self.case_began += seconds

    # A case that ends its judge

    def _time_limit(self) -> str:
        assert self.case is not None
        return (
            f"The time limit of {self.case.seconds:g} s for a test case was reached: "
            "the test did not come to an end with what your code returned."
        )

    def _memory_limit(self) -> str:
        limit = self.brief.limits.memory_bytes / 2**20
        return (
            f"The memory limit of {limit:g} MiB was reached: the test ran out of memory with what your code returned."
        )

    def _was_memory(self, death: Death) -> bool:
        """Whether a judge had used more than a box may, and died as a process does that gets no more."""
        return death.status in _OF_MEMORY and death.peak_bytes > self.brief.limits.memory_bytes

    def _lose(self, outcome: Outcome, sentence: str) -> None:
        assert self.case is not None
        self.lost.append(words.Lost(self.case.place, outcome, sentence))
        self.spent_in_lost += time.monotonic() - self.case_began
        self.case = None

    def _go_on(self) -> None:
        """The brief of the next judge. All of them together take at most twice what one may."""
        limit = self.brief.limits.submission_seconds
        seconds = min(limit - self.spent_in_lost, 2 * limit + self.waited - (time.monotonic() - self.started))
        if len(self.lost) > MOST_RESTARTS:
            seconds = 0.0  # what is settled stays, and nothing more is tried
        self.brief = msgspec.structs.replace(self.brief, seconds=max(seconds, 0.0), ended=self.ended, lost=self.lost)
