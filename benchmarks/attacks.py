"""Every attack of the suite against Holt and, where it applies, against `otter run`; docs/attacks.md is the outcome.

    python -m benchmarks.attacks [NAME...] [--jobs N] [--write]

`otter run` gets the attacks inside a sandbox of bubblewrap (a root of its own, no network, no other process, limits):
they are meant to do harm. What could only harm this machine is left out there, by name. Exits with 1 if Holt was
fooled.
"""

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import attack_range
from benchmarks.attack_range import HONEST, MIB, Attack, Outcome
from grader.errors import Fault
from grader.grade import Engine
from grader.job import Tier
from grader.report import (
    AssignmentInfo,
    CaseResult,
    EnvironmentInfo,
    QuestionResult,
    Report,
    SandboxInfo,
    SubmissionInfo,
)
from grader.report import Outcome as Ending

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "attacks.md"
LEFT_OUT = {
    "fork_bomb": "it would only harm the machine",
    "memory_bomb": "it would only harm the machine",
    "thread_bomb": "it would only harm the machine",
}
OTTER_SECONDS = 90  # for a run that takes six seconds on a machine that does nothing else
_WORK = "/work"


class Row(msgspec.Struct, frozen=True):
    """One attack's results: a sentence if it worked, "" if not; `otter` is None where it was not tried.

    `marked` are points in cases that Holt's report marks.
    """

    attack: Attack
    holt: str
    marked: float
    otter: str | None
    why_not: str = ""


def run(names: list[str], jobs: int, tell: Callable[[str], None]) -> list[Row]:
    """Try the attacks named, or all; `jobs` of them on Otter at once."""
    attacks = [attack for attack in attack_range.load_all() if not names or attack.name in names]
    target = attack_range.assignment()
    rows = []
    with ThreadPoolExecutor(jobs) as pool, attack_range.canaries() as found:
        on_otter = pool.map(try_on_otter, attacks)
        with Engine(Tier.full) as engine:
            outcomes = [attack_range.try_on_holt(engine, target, attack, found) for attack in attacks]
        for attack, outcome, otter in zip(attacks, outcomes, on_otter, strict=True):
            holt = attack_range.verdict(attack, outcome)
            rows.append(Row(attack, holt, attack_range.marked(outcome.report), otter, why_not(attack)))
            tell(f"{attack.name}: otter run {_otter(rows[-1])}; Holt {_holt(rows[-1])}")
    return rows


def why_not(attack: Attack) -> str:
    """Why an attack is not tried on Otter; empty if it is."""
    return attack.otter or LEFT_OUT.get(attack.name, "")


def try_on_otter(attack: Attack) -> str | None:
    return None if why_not(attack) else run_on_otter(attack)


# `otter run`, in a sandbox


def run_on_otter(attack: Attack) -> str:
    """What the attack achieves against `otter run`; empty if nothing."""
    command = [*_bwrap(), sys.executable, "-m", "benchmarks.attacks", "--inside", attack.name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2 * OTTER_SECONDS + 60, check=False)
    except subprocess.TimeoutExpired:
        return "the grader never ended"
    told = [line for line in done.stdout.splitlines() if line.startswith("verdict ")]
    if not told and done.returncode > 0 and "Traceback" in done.stderr:
        raise RuntimeError(f"{attack.name}: {done.stderr[-2000:]}")
    return str(json.loads(told[-1].removeprefix("verdict "))) if told else "the grader itself was killed"


def _bwrap() -> list[str]:
    args = ["bwrap", "--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--die-with-parent"]
    args += ["--new-session", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    for place in ("/tmp", "/root", "/home", "/var/tmp", "/run", "/srv", "/mnt", _WORK):
        if place == _WORK or os.path.isdir(place):
            args += ["--size", str(1024 * MIB), "--perms", "0777", "--tmpfs", place]
    for place in dict.fromkeys([str(ROOT), sys.prefix, sys.base_prefix]):
        args += ["--ro-bind", place, place]
    args += ["--chdir", str(ROOT), "--clearenv", "--setenv", "HOME", _WORK, "--setenv", "LANG", "C.UTF-8"]
    return [*args, "--setenv", "PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin"]


def inside(name: str) -> str:
    """Within the sandbox: run Otter on an attack, and judge what came of it."""
    for what, most in (
        (resource.RLIMIT_AS, 4096 * MIB),
        (resource.RLIMIT_NPROC, 300),
        (resource.RLIMIT_FSIZE, 1024 * MIB),
    ):
        resource.setrlimit(what, (most, most))
    attack = attack_range.load(attack_range.ATTACKS / f"{name}.py")
    work = Path(_WORK)
    (work / "autograder.zip").write_bytes(attack_range.archive())
    found = attack_range.Canaries(work / "canary")
    beside = attack.goal == "other people's work"
    if beside:
        _otter_run(work, "hw.ipynb", attack_range.neighbour())
    name, data = attack.submission()
    before = _processes()
    report = _otter_run(work, name, found.fill_in(name, data))
    harm = found.harm()
    if report.graded and (left := _processes() - before):
        harm = f"{harm}; {len(left)} processes of the notebook are left".lstrip("; ")
    neighbour = _otter_run(work, "hw.ipynb", attack_range.neighbour()) if beside else None
    found.close()
    return attack_range.verdict(attack, Outcome(report, 0.0, neighbour, harm))


def _processes() -> set[int]:
    return {int(pid) for pid in os.listdir("/proc") if pid.isdigit()}


def _otter_run(work: Path, name: str, data: bytes) -> Report:
    """The results of `otter run` as a report; without a score if there are none."""
    (work / name).write_bytes(data)
    results = work / "out" / "results.json"
    results.parent.mkdir(exist_ok=True)
    results.unlink(missing_ok=True)
    command = [sys.executable, "-m", "otter", "run", name, "-a", "autograder.zip", "-o", "out"]
    error = "there are no results"
    process = subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(OTTER_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        return _as_report({}, f"none after {OTTER_SECONDS} s")
    found: dict[str, Any] = {}
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(results.read_text())
    return _as_report(found, error)


def _as_report(results: dict[str, Any], error: str) -> Report:
    """What Gradescope would show a student and an instructor, in the form of a report."""
    tests = results.get("tests", [])
    shown = "\n".join(str(test.get("output", "")) for test in tests if test.get("visibility") == "visible")
    questions = [_as_question(test, shown) for test in tests if "score" in test]
    score = float(results.get("score", sum(question.score for question in questions))) if tests else None
    return Report(
        assignment=AssignmentInfo(key="", title="", digest=""),
        environment=EnvironmentInfo(digest="", python=""),
        submission=SubmissionInfo(file="", sha256=""),
        sandbox=SandboxInfo(tier="none"),
        score=score,
        possible=HONEST if score is None else max(HONEST, score),
        questions=questions,
        messages=[str(results.get("output") or "")] if tests else [error],
        fault=Fault.none if tests else Fault.ours,
    )


def _as_question(test: dict[str, Any], shown: str) -> QuestionResult:
    name, score, possible = str(test["name"]), float(test["score"]), float(test["max_score"])
    detail = shown.partition(f"{name} results:")[2]
    for other in attack_range.TESTS:
        detail = detail.partition(f"\n{other} results:")[0]
    outcome = Ending.passed if score >= possible else Ending.failed
    case = CaseResult(name=name, hidden=False, outcome=outcome, score=score, possible=possible, detail=detail)
    return QuestionResult(name=name, outcome=outcome, score=score, possible=possible, cases=[case])


# The page


def _otter(row: Row) -> str:
    if row.otter is None:
        return f"not tried: {row.why_not}"
    return f"**fooled**: {_short(row.otter)}" if row.otter else "held"


def _holt(row: Row) -> str:
    if row.holt:
        return f"**fooled**: {_short(row.holt)}"
    return f"held; {row.marked:g} points, marked" if row.marked else "held"


def _short(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")[:90]


def totals(rows: list[Row]) -> str:
    tried = [row for row in rows if row.otter is not None]
    return (
        f"{len(rows)} attacks. `otter run`: fooled by {sum(bool(row.otter) for row in tried)} of the {len(tried)} that "
        f"apply to it. Holt: fooled by {sum(bool(row.holt) for row in rows)} of {len(rows)}; in "
        f"{sum(bool(row.marked) for row in rows)} a case was passed by an object of the student's that decided a "
        "comparison itself, and the report marks that case."
    )


def page(rows: list[Row]) -> str:
    """docs/attacks.md."""
    lines = [
        "# Attacks",
        "",
        "Made by `python -m benchmarks.attacks --write`. Each attack is a file of `tests/system/attacks`;",
        "`tests/system/test_attacks.py` sees each of them fail. `benchmarks/attack_range.py` says what a success is:",
        "more points than honest work earns; hidden tests or inputs, or other work, in what the student reads; harm to",
        "the machine; a submission without a verdict; a loss for the question or the student beside it; a limit that",
        "does not hold. Points in cases of which the report says that they rest on the student's object are no secret",
        "gain: they are told apart.",
        "",
        totals(rows),
        "",
        "| attack | wants | by | `otter run` | Holt |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        attack = row.attack
        lines.append(
            f"| [{attack.name}](../tests/system/attacks/{attack.name}.py) | {attack.goal} | {attack.technique} "
            f"| {_otter(row)} | {_holt(row)} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="attacks to try; all without any")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--jobs", type=int, default=2, help="runs of Otter at once")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print("verdict", json.dumps(inside(options.inside)), flush=True)
        os._exit(0)  # whatever the attack has left in this process or below it
    rows = run(options.names, options.jobs, lambda line: print(line, flush=True))
    print(totals(rows))
    if options.write and not options.names:
        PAGE.write_text(page(rows), encoding="utf-8")
    sys.exit(1 if any(row.holt for row in rows) else 0)


if __name__ == "__main__":
    main()
