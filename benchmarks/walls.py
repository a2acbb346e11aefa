"""Milliseconds that the walls of a box add to a warm submission: the same notebook with all layers, and without.

Beside the whole submission, an empty box is measured, from the wish for one until its last process is gone: on a busy
machine that is the figure to trust.

python -m benchmarks.walls [--runs N] [--json]
"""

import argparse
import contextlib
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from grader import wire
from grader.assignment import Assignment, build
from grader.grade import Engine
from grader.job import Tier
from grader.limits import Limits

ROOT = Path(__file__).resolve().parent.parent
ASSIGNMENT = ROOT / "assignments" / "hw01_descent"
NOTEBOOK = ROOT / "tests" / "submissions" / "hw01" / "complete.ipynb"
WARM_UP = 3
LIMITS = Limits()


def engine(tier: Tier) -> Engine:
    with mock.patch.dict(os.environ, HOLT_STRONGEST_TIER=tier.value):
        return Engine(weakest=tier)


def grade(engine: Engine, assignment: Assignment) -> float:
    """The seconds of one verdict."""
    started = time.perf_counter()
    report = engine.grade(assignment, NOTEBOOK.name, NOTEBOOK.read_bytes())
    seconds = time.perf_counter() - started
    assert report.score == report.possible, report
    return seconds


def empty_box(engine: Engine) -> float:
    """The seconds of a box that reads one line and ends."""
    started = time.perf_counter()
    box = engine.keeper.make(LIMITS)
    wire.send(box.data, wire.Load("x.py", b"1"))
    assert isinstance(wire.Reader(box.data).read(), wire.Loaded)
    box.let_go()
    box.wait_gone()
    return time.perf_counter() - started


def in_turns(engines: dict[Tier, Engine], runs: int, measure: Callable[[Engine], float]) -> dict[Tier, list[float]]:
    """Milliseconds by tier, in turns, so that what else the machine does falls on all alike."""
    found: dict[Tier, list[float]] = {tier: [] for tier in engines}
    for _ in range(WARM_UP + runs):
        for tier, engine in engines.items():
            found[tier].append(1000 * measure(engine))
    return {tier: times[WARM_UP:] for tier, times in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    assignment = build(ASSIGNMENT).assignment
    figures: dict[str, object] = {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "notebook": NOTEBOOK.name,
        "runs": options.runs,
    }
    with contextlib.ExitStack() as stack:
        engines = {tier: stack.enter_context(engine(tier)) for tier in (Tier.full, Tier.reduced, Tier.none)}
        boxes = in_turns(engines, options.runs, empty_box)
        submissions = in_turns(engines, options.runs, lambda engine: grade(engine, assignment))
    for what, times in {"empty_box": boxes, "submission": submissions}.items():
        medians = {tier: statistics.median(found) for tier, found in times.items()}
        for tier, median in medians.items():
            figures[f"{what}_{tier}_ms_median"] = round(median, 1)
            figures[f"{what}_{tier}_ms_best"] = round(min(times[tier]), 1)
        figures[f"{what}_walls_add_ms_median"] = round(medians[Tier.full] - medians[Tier.none], 1)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:32} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
