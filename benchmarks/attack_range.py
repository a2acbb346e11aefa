"""Where attacks are tried: one assignment for all, things worth stealing or breaking, and what counts as success.

An attack is a Python file in `tests/system/attacks` with a docstring and these constants:

    GOAL        what the attacker wants, one of `GOALS`
    TECHNIQUE   how, in a few words; attacks with the same words stand together in tables
    CELLS       cells of a notebook, put between its first cell and the checks; or
    submission  a function that returns the name and the bytes of a file that is no ordinary notebook
    AFTER       (optional) cells at the very end
    OTTER       (optional) why it is not tried on `otter run`
    succeeded   (optional) a function of the `Outcome`: a sentence if the attack worked, besides the shared criteria

Words like @PORT@ in cells are replaced by what `Canaries.words` says. Whatever the goal, every criterion is looked at.
"""

import contextlib
import importlib.util
import io
import json
import os
import secrets
import socket
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from grader import gradescope
from grader.assignment import Assignment, open_archive
from grader.grade import Engine
from grader.limits import MIB, Limits
from grader.report import HiddenFeedback, Report

ATTACKS = Path(__file__).resolve().parent.parent / "tests" / "system" / "attacks"
GOALS = ("points", "hidden tests", "other people's work", "machine", "outage")

SECRET = "quokka_7391"  # stands in hidden tests only
MARK = 804_233_917  # an input of hidden cases only
NEIGHBOUR = "wombat_5521"  # stands in another student's submission only
CANARY = "canary_8840"  # stands in a file and in an environment variable of the machine only
LOOT = {
    SECRET: "the text of a hidden test",
    str(MARK): "a hidden input",
    NEIGHBOUR: "another student's work",
    CANARY: "a secret of the machine",
}
LIMITS = Limits(
    cell_seconds=3,
    case_seconds=2,
    submission_seconds=40,
    memory_bytes=512 * MIB,
    processes=30,
    file_bytes=16 * MIB,
)
LATE_SECONDS = 20.0  # beyond the limit of the submission, on a busy machine
REPORT_BYTES = 1_000_000
HONEST = 2.0  # what the bystander is worth: the only question that attackers answer
SOLUTION = """
import numpy as np
def square(x): return x * x
def double(table): return table * 2
def descend(slope, start, rate, n):
    path = [start]
    for _ in range(n):
        path.append(path[-1] - rate * slope(path[-1]))
    return path
"""
_FIRST = 'import otter\ngrader = otter.Notebook("hw.ipynb")'
_BYSTANDER = "answer = 42"


def _test(name: str, points: float, *cases: tuple[str, bool]) -> str:
    made = [{"code": code, "hidden": hidden} for code, hidden in cases]
    suites = [{"scored": True, "setup": "", "teardown": "", "type": "doctest", "cases": made}]
    return f"OK_FORMAT = True\n\ntest = { ({'name': name, 'points': points, 'suites': suites})!r}\n"


TESTS = {
    "square": _test(
        "square",
        4,
        (">>> square(3)\n9", False),
        (">>> import numpy as np\n>>> bool(np.isclose(square(1.5), 2.25))\nTrue", False),
        (
            ">>> import numpy as np\n>>> inputs = np.random.default_rng(7391).uniform(1e3, 1e4, 5).tolist()\n"
            ">>> all(bool(np.isclose(square(x), x * x)) for x in inputs)\nTrue",
            True,
        ),
        (f">>> assert square({MARK}) == {MARK} ** 2, '{SECRET}'", True),
    ),
    "table": _test(
        "table",
        2,
        (
            ">>> import pandas as pd\n"
            ">>> pd.testing.assert_frame_equal(double(pd.DataFrame({'a': [1.0]})), pd.DataFrame({'a': [2.0]}))",
            False,
        ),
        (
            f">>> import pandas as pd\n>>> table = pd.DataFrame({{'{SECRET}': [{MARK}.0, 2.0]}})\n"
            ">>> wanted = table * 2\n>>> assert double(table).equals(wanted)",
            True,
        ),
    ),
    "descend": _test(
        "descend",
        2,
        (">>> descend(lambda x: 2 * x, 1.0, 0.25, 2)\n[1.0, 0.5, 0.25]", False),
        (
            f">>> import numpy as np\n>>> path = descend(lambda x: x / {MARK}, {MARK}.0, 1.0, 2)\n"
            f">>> np.testing.assert_allclose(path, [{MARK}.0, {MARK - 1}.0, {MARK - 2 + 1 / MARK!r}])",
            True,
        ),
    ),
    "show": _test("show", 0, (">>> show()\n'nothing to see'", False)),
    "answer": _test("answer", HONEST, (">>> answer\n42", False), (">>> answer * 2\n84", True)),
}


def archive() -> bytes:
    """The assignment as an Otter autograder zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, source in TESTS.items():
            file.writestr(f"tests/{name}.py", source)
        file.writestr("otter_config.json", "{}")
    return out.getvalue()


def assignment() -> Assignment:
    """The assignment, with short limits."""
    return msgspec.structs.replace(open_archive(archive()), limits=LIMITS)


def document(cells: list[Any]) -> dict[str, Any]:
    """A notebook of code cells; a cell is its source, or a dict of a cell's keys."""
    made = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        | (cell if isinstance(cell, dict) else {"source": cell})
        for cell in cells
    ]
    return {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": made}


def notebook(cells: list[Any], after: list[Any] | None = None) -> bytes:
    """A submission: cells of the author's choice, a check of every question, and the bystander answered rightly."""
    checks = [f'grader.check("{name}")' for name in TESTS if name != "answer"]
    end = [_BYSTANDER, 'grader.check("answer")']
    return json.dumps(document([_FIRST, *cells, *checks, *end, *(after or [])])).encode()


class Attack(msgspec.Struct, frozen=True):
    """One file of `ATTACKS`."""

    name: str
    about: str
    goal: str
    technique: str
    submission: Callable[[], tuple[str, bytes]]
    otter: str = ""
    succeeded: Callable[["Outcome"], str] | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What came of an attack: the report that its author gets, and what became of the others."""

    report: Report
    seconds: float
    neighbour: Report | None = None
    harm: str = ""


def load(path: Path) -> Attack:
    """Read an attack's file.

    Raises
    ------
    ValueError
        If something is missing in it; the message names it.
    """
    spec = importlib.util.spec_from_file_location(f"attack_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    has = vars(module)
    if not module.__doc__ or has.get("GOAL") not in GOALS or not has.get("TECHNIQUE"):
        raise ValueError(f"{path.name} needs a docstring, a GOAL and a TECHNIQUE")
    if ("CELLS" in has) == ("submission" in has):
        raise ValueError(f"{path.name} needs either CELLS or submission()")
    make = has.get("submission") or (lambda: ("hw.ipynb", notebook(has["CELLS"], has.get("AFTER"))))
    about = " ".join(module.__doc__.split())
    return Attack(path.stem, about, has["GOAL"], has["TECHNIQUE"], make, has.get("OTTER", ""), has.get("succeeded"))


def load_all(folder: Path = ATTACKS) -> list[Attack]:
    """Every attack, those of one technique together."""
    found = [load(path) for path in sorted(folder.glob("*.py"))]
    return sorted(found, key=lambda attack: (GOALS.index(attack.goal), attack.technique, attack.name))


class Canaries:
    """Things on this machine that an attack may try to read, to reach or to break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o777, exist_ok=True)
        folder.chmod(0o777)
        (folder / "secret.txt").write_text(CANARY)
        (folder / "secret.txt").chmod(0o666)
        os.environ["HOLT_CANARY"] = CANARY
        self.victim = subprocess.Popen(["sleep", "3600"], env={"HOLT_CANARY": CANARY})
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.abstract_name = f"holt-canary-{secrets.token_hex(4)}"
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0{self.abstract_name}")
        self.abstract.listen()
        self.hostname = socket.gethostname()

    def words(self) -> dict[str, str]:
        return {
            "@FOLDER@": str(self.folder),
            "@PORT@": str(self.tcp.getsockname()[1]),
            "@ABSTRACT@": self.abstract_name,
            "@VICTIM@": str(self.victim.pid),
            "@WORKER@": str(os.getpid()),
        }

    def fill_in(self, name: str, data: bytes) -> bytes:
        """The submission with the words replaced."""
        if name.endswith((".ipynb", ".py")) and len(data) < 10 * MIB:
            for word, text in self.words().items():
                data = data.replace(word.encode(), text.encode())
        return data

    def _files_are_whole(self) -> bool:
        with contextlib.suppress(OSError):
            return os.listdir(self.folder) == ["secret.txt"] and (self.folder / "secret.txt").read_text() == CANARY
        return False

    def harm(self) -> str:
        """What has been done to them, or nothing."""
        found = []
        if not self._files_are_whole():
            found.append("a file of the machine was changed")
        if self.victim.poll() is not None:
            found.append("a process of the machine was killed")
        for sock, what in ((self.tcp, "a TCP server"), (self.abstract, "an abstract socket")):
            sock.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                sock.accept()[0].close()
                found.append(f"{what} of the machine was reached")
        if socket.gethostname() != self.hostname:
            found.append("the machine was renamed")
        return "; ".join(found)

    def close(self) -> None:
        self.victim.kill()
        self.victim.wait()
        self.tcp.close()
        self.abstract.close()


@contextlib.contextmanager
def canaries() -> Iterator[Canaries]:
    """Canaries in a folder that anybody on this machine may write to."""
    with tempfile.TemporaryDirectory(prefix="holt-attacks-") as folder:
        Path(folder).chmod(0o755)
        found = Canaries(Path(folder) / "canary")
        try:
            yield found
        finally:
            found.close()


def neighbour() -> bytes:
    """Another student's notebook: full marks, and words that nobody else should read."""
    leave = (
        f"kept = '{NEIGHBOUR}'\nfor place in ('/tmp/mine', 'mine', '/dev/shm/mine'):\n"
        "    try:\n        open(place, 'w').write(kept)\n    except OSError:\n        pass"
    )
    return notebook([SOLUTION + "def show(): return 'nothing to see'", leave])


def try_on_holt(engine: Engine, target: Assignment, attack: Attack, found: Canaries) -> Outcome:
    """Grade an attack, and then the submission of an honest neighbour; the neighbour first, too, if it is the prey."""
    engine.keeper.spare.drop()
    before = processes_below(engine.keeper.process.pid)
    if attack.goal == "other people's work":
        engine.grade(target, "hw.ipynb", neighbour())
    name, data = attack.submission()
    data = found.fill_in(name, data)
    started = time.monotonic()
    report = engine.grade(target, name, data)
    seconds = time.monotonic() - started
    harm = found.harm()
    engine.keeper.spare.drop()
    if engine.keeper.process.poll() is None and (left := processes_below(engine.keeper.process.pid) - before):
        harm = f"{harm}; {len(left)} processes of the box are left".lstrip("; ")
    return Outcome(report, seconds, engine.grade(target, "hw.ipynb", neighbour()), harm)


def processes_below(pid: int) -> set[int]:
    """The descendants of a process, as the machine numbers them."""
    found: set[int] = set()
    queue = [pid]
    while queue:
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{(parent := queue.pop())}/task"):
                with contextlib.suppress(OSError):
                    children = Path(f"/proc/{parent}/task/{task}/children").read_text().split()
                    queue += [int(child) for child in children]
                    found |= {int(child) for child in children}
    return found


def students_view(report: Report) -> str:
    """Everything that a student may be shown of a report, under either policy, Gradescope's page included."""
    shown = [report.for_student(policy).to_json() for policy in HiddenFeedback]
    if report.graded:
        page = gradescope.results(report, {})
        tests = [test for test in page["tests"] if test.get("visibility", "visible") == "visible"]
        shown.append(json.dumps([tests, page.get("output")]))
    return "\n".join(shown)


def marked(report: Report) -> float:
    """The points of cases that passed and of which the report says that they rest on the student's object."""
    cases = [case for question in report.questions if question.name != "answer" for case in question.cases]
    return sum(case.score for case in cases if case.rests_on_student)


def verdict(attack: Attack, outcome: Outcome) -> str:
    """What the attack achieved, or nothing.

    Points in cases that the report marks are no success: see `marked`.
    """
    report = outcome.report
    found = [outcome.harm] if outcome.harm else []
    if report.score is not None and report.score - marked(report) > HONEST + 1e-9:
        found.append(f"{report.score:g} points instead of {HONEST:g}")
    shown = students_view(report)
    found += [f"the student reads {what}" for word, what in LOOT.items() if word in shown]
    found += _outage(outcome)
    if attack.succeeded is not None and report.graded and (own := attack.succeeded(outcome)):
        found.append(own)
    return "; ".join(found)


def _outage(outcome: Outcome) -> list[str]:
    report, found = outcome.report, []
    bystander = next((q for q in report.questions if q.name == "answer"), None)
    if report.score is None:
        found.append(f"no verdict: {' '.join(report.messages)}")
    elif report.fault == "none" and (bystander is None or bystander.score < HONEST):
        found.append("the question beside it was lost")
    if outcome.seconds > LIMITS.submission_seconds + LATE_SECONDS:
        found.append(f"it took {outcome.seconds:.0f} s, with a limit of {LIMITS.submission_seconds:g} s")
    if len(report.to_json()) > REPORT_BYTES:
        found.append(f"a report of {len(report.to_json())} bytes")
    if outcome.neighbour is not None and outcome.neighbour.score != outcome.neighbour.possible:
        found.append(f"the next student got {outcome.neighbour.score} points: {outcome.neighbour.messages}")
    return found
