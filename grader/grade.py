"""One submission from file to report: joins the box and the judge.

An `Engine` owns a keeper (warm parent of boxes) and a bench (warm parent of judges) and may be asked by several threads
at once. Whatever goes wrong here is ours: the report then has no score.
"""

import functools
import hashlib
import importlib.metadata
import os
import platform
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import msgspec

from grader import cgroup, hints, sandbox
from grader.assignment import Assignment, unpack
from grader.bench import Bench
from grader.box import confine
from grader.box.notebook import MAX_SUBMISSION_BYTES
from grader.boxes import Keeper, try_box
from grader.errors import EngineLost, Fault, HoltError, SandboxUnavailable
from grader.job import Tier
from grader.judge import words
from grader.judging import Judging
from grader.limits import Limits
from grader.report import (
    AssignmentInfo,
    EnvironmentInfo,
    Report,
    SandboxInfo,
    SubmissionInfo,
)


@functools.cache
def environment_info() -> EnvironmentInfo:
    """The environment that submissions run in: Python, packages and a digest of both."""
    found = {
        dist.metadata["Name"]: dist.version for dist in importlib.metadata.distributions() if dist.metadata["Name"]
    }
    python = platform.python_version()
    lines = "\n".join([python, *sorted(f"{name.lower()}=={version}" for name, version in found.items())])
    shown = ("numpy", "pandas", "matplotlib", "scipy", "scikit-learn", "plotly", "ipython", "otter-grader")
    packages = {name: found[name] for name in shown if name in found}
    return EnvironmentInfo(
        digest="sha256:" + hashlib.sha256(lines.encode()).hexdigest(), python=python, packages=packages
    )


class Engine:
    """Grades submissions in warm processes. A context manager; safe to use from several threads.

    Parameters
    ----------
    weakest : Tier
        The weakest sandbox to accept.

    Raises
    ------
    SandboxUnavailable
        If this machine allows only a weaker one; the message says what is missing.
    """

    def __init__(self, weakest: Tier = Tier.full) -> None:
        self.weakest = weakest
        self.folder = Path(tempfile.mkdtemp(prefix="holt-"))
        self.reasons: dict[Tier, str] = {}
        try:
            staged = sandbox.stage(self.folder)
            self.bench = Bench(self.folder, sandbox.strongest())
            self.cgroups = _find_cgroups()
            self.keeper = self._find_keeper(staged)
            self.bench.wait_ready()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every process of this engine and remove its folder."""
        for part in ("keeper", "bench"):
            if hasattr(self, part):
                getattr(self, part).close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def alive(self) -> bool:
        """Whether both warm parents still run."""
        return self.keeper.process.poll() is None and self.bench.process.poll() is None

    @property
    def tier(self) -> Tier:
        return self.keeper.tier

    @property
    def layers(self) -> list[str]:
        """The names of the sandbox's layers that hold."""
        uid = confine.FIRST_UID if self.keeper.uids else None
        return confine.layers(sandbox.plan(self.tier, "/", (), Limits(), uid, self.cgroups is not None))

    def _find_keeper(self, staged: Path) -> Keeper:
        """The strongest sandbox that really works here, down to the weakest that is accepted."""
        tier: Tier | None = sandbox.strongest()
        if tier is Tier.reduced and "HOLT_STRONGEST_TIER" not in os.environ:
            self.reasons[Tier.full] = sandbox.possible(Tier.full)
        while tier is not None and sandbox.ORDER.index(tier) <= sandbox.ORDER.index(self.weakest):
            why = sandbox.possible(tier)
            if not why:
                keeper = Keeper(tier, self.folder, staged, self.cgroups)
                try:
                    keeper.wait_ready()
                    try_box(keeper)
                    return keeper
                except EngineLost as error:
                    why = str(error)
                    keeper.close()
            self.reasons[tier] = why
            tier = sandbox.weaker(tier)
        told = "; ".join(f"{tier}: {why}" for tier, why in self.reasons.items() if why)
        raise SandboxUnavailable(
            f"this machine does not allow the sandbox tier “{self.weakest}”. {told}. "
            "'holt doctor' says which layers hold and what is missing."
        )

    def grade(
        self,
        assignment: Assignment,
        file: str,
        data: bytes,
        progress: Callable[[str, int, int], None] = lambda question, done, total: None,
        seed: int | None = None,
    ) -> Report:
        """Grade one submission.

        Parameters
        ----------
        assignment : Assignment
            What to grade it with.
        file : str
            The submission's file name.
        data : bytes
            Its content.
        progress : callable
            Called with a question, how many are settled, how many there are.
        seed : int, optional
            Where the global random generators of box and judge start; by chance without one.

        Returns
        -------
        Report
            Without a score if the fault was not the student's.
        """
        starts = {
            "start": secrets.randbelow(2**32) if seed is None else seed,
            "own_start": secrets.randbelow(2**32) if seed is None else seed,  # not for a box to know
        }
        return self._grade(assignment, file, data, progress, starts)[0]

    def record(
        self, assignment: Assignment, file: str, data: bytes, oracle: str
    ) -> tuple[Report, list[words.Recorded]]:
        """Grade the solution, and record what the package `oracle` answers to the tests; see `grader.portable`."""
        report, word = self._grade(assignment, file, data, lambda *_: None, {"oracle": oracle})
        return report, word.recorded if isinstance(word, words.Found) else []

    def _grade(
        self,
        assignment: Assignment,
        file: str,
        data: bytes,
        progress: Callable[[str, int, int], None],
        options: dict[str, Any],
    ) -> tuple[Report, words.Word]:
        started = time.monotonic()
        public_seconds = None
        word: words.Found | words.Failed
        try:
            judging = self._judging(assignment, file, data, progress, options)
            word = judging.run()
            public_seconds = judging.public_seconds
        except HoltError as error:
            word = words.Failed(error.fault, str(error))
        seconds = time.monotonic() - started
        report = Report(
            assignment=AssignmentInfo(key=assignment.key, title=assignment.title, digest=assignment.digest),
            environment=environment_info(),
            submission=SubmissionInfo(file=file, sha256=hashlib.sha256(data).hexdigest()),
            sandbox=SandboxInfo(tier=self.tier.value, layers=self.layers),
            score=None,
            possible=assignment.possible or 0.0,
            questions=[],
            seconds=round(seconds, 4),
            public_seconds=round(seconds if public_seconds is None else public_seconds, 4),
        )
        return _complete(report, word, assignment.hints), word

    def _judging(
        self,
        assignment: Assignment,
        file: str,
        data: bytes,
        progress: Callable[[str, int, int], None],
        options: dict[str, Any],
    ) -> Judging:
        source = unpack(assignment, self.bench.archives)
        brief = words.Brief(
            file=file,
            submission=data[: MAX_SUBMISSION_BYTES + 1],  # more would be refused, and would not fit a message
            limits=assignment.limits,
            config=source.config,
            numpy=assignment.numpy,
            **options,
        )
        return Judging(self.keeper, self.bench, str(source.folder), brief, progress)


def _find_cgroups() -> cgroup.Cgroups | None:
    """Control groups for boxes, where there are any."""
    try:
        return cgroup.find()
    except cgroup.NotDelegated:
        return None


def _complete(report: Report, word: Any, known: list[hints.Hint]) -> Report:
    if isinstance(word, words.Failed):
        return msgspec.structs.replace(report, fault=word.fault, messages=[word.sentence])
    found = word.findings
    unreadable = [found.unreadable] if found.unreadable else []
    fault = Fault.student if found.unreadable else Fault.none
    return msgspec.structs.replace(
        report,
        score=found.score,
        possible=found.possible,
        questions=hints.give(found.questions, known),
        cells=found.cells,
        messages=unreadable + found.messages,
        fault=fault,
    )
