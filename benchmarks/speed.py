"""Holt beside `otter run` and beside no isolation at all, on the same notebooks and the same test files, in one run.

    python -m benchmarks.speed [--runs N] [--submissions N] [--write]

With `--write`, docs/performance/ gets the figures as JSON and a picture. Times are medians; both sides have compiled
bytecode, and Holt has every wall that this machine allows.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import five
from grader.assignment import open_archive
from grader.grade import Engine
from grader.job import Tier

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "docs" / "performance"
KINDS = {"plain": False, "figure": True}
WARM_UP = 5
IDLE_SECONDS = 5.0  # for imports that warm parents leave for later


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=50, help="of each warm grading")
    parser.add_argument("--otter-runs", type=int, default=6)
    parser.add_argument("--submissions", type=int, default=200, help="in a folder")
    parser.add_argument("--write", action="store_true", help=f"write {PLACE.relative_to(ROOT)}")
    options = parser.parse_args()
    figures: dict[str, object] = {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Linux {platform.release()}, "
        f"Python {platform.python_version()}",
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "five.zip").write_bytes(five.archive())
        figures |= otter(folder, options.otter_runs)
        figures |= cold(folder, options.otter_runs)
        figures |= warm(options.runs)
        figures |= limit(folder, options.runs)
        figures |= throughput(folder, options.submissions)
    figures |= ratios(figures)
    for key, value in figures.items():
        print(f"{key:40} {value:.2f}" if isinstance(value, float) else f"{key:40} {value}")
    if options.write:
        write(figures)


def timed(action: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


# `otter run`


def otter(folder: Path, runs: int) -> dict[str, object]:
    """One at a time, and two at a time."""
    found: dict[str, object] = {}
    for kind, figure in KINDS.items():

        def run(_: object = None, figure: bool = figure) -> None:
            run_otter(folder, figure)

        run()
        found[f"otter_{kind}_ms"] = statistics.median(timed(run) for _ in range(runs))
        with ThreadPoolExecutor(2) as pool:
            started = time.perf_counter()
            list(pool.map(run, range(2 * runs)))
            found[f"otter_{kind}_two_per_minute"] = 60 * 2 * runs / (time.perf_counter() - started)
    return found


def run_otter(folder: Path, figure: bool) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        (Path(place) / five.NAME).write_bytes(five.notebook(figure))
        command = [sys.executable, "-m", "otter", "run", five.NAME, "-a", "../five.zip", "-o", "."]
        subprocess.run(command, cwd=place, capture_output=True, check=True)
        score = sum(test.get("score", 0) for test in json.loads((Path(place) / "results.json").read_text())["tests"])
        assert score == five.POINTS, score


# Holt


def cold(folder: Path, runs: int) -> dict[str, object]:
    """`holt grade` on one file, from nothing."""
    (folder / five.NAME).write_bytes(five.notebook(figure=False))
    command = [Path(sys.executable).with_name("holt"), "grade", five.NAME, "--assignment", "five.zip", "--json"]

    def grade() -> None:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
        assert json.loads(done.stdout)["score"] == five.POINTS

    grade()
    return {"cold_ms": statistics.median(timed(grade) for _ in range(runs))}


def warm(runs: int) -> dict[str, object]:
    """One submission after the other in a warm engine."""
    assignment = open_archive(five.archive())
    found: dict[str, object] = {}
    with Engine(Tier.none) as engine:
        found["sandbox"] = engine.tier.value
        for kind, figure in KINDS.items():
            notebook = five.notebook(figure)

            def grade(notebook: bytes = notebook) -> None:
                assert engine.grade(assignment, five.NAME, notebook).score == five.POINTS

            for _ in range(WARM_UP):
                grade()
            time.sleep(IDLE_SECONDS)
            times = [timed(grade) for _ in range(WARM_UP + runs)][WARM_UP:]
            found[f"holt_{kind}_ms"] = statistics.median(times)
            found[f"holt_{kind}_ms_best"] = min(times)
    return found


def limit(folder: Path, runs: int) -> dict[str, object]:
    """The same cells and test files in one warm process."""
    place = folder / "limit"
    place.mkdir()
    process = five.InProcess(place)
    found: dict[str, object] = {}
    for kind, figure in KINDS.items():

        def grade(figure: bool = figure) -> None:
            assert process.grade(figure) == five.POINTS

        times = [timed(grade) for _ in range(WARM_UP + runs)][WARM_UP:]
        found[f"limit_{kind}_ms"] = statistics.median(times)
    return found


def throughput(folder: Path, submissions: int) -> dict[str, object]:
    """`holt grade` on a folder: one in ten is wrong, start included."""
    found: dict[str, object] = {}
    for kind, figure in KINDS.items():
        place = folder / f"many-{kind}"
        place.mkdir()
        for number in range(submissions):
            (place / f"s{number:04}.ipynb").write_bytes(five.notebook(figure, wrong=number % 10 == 0))
        for jobs in (1, 2):
            command = [Path(sys.executable).with_name("holt"), "grade", place, "--assignment", folder / "five.zip"]
            started = time.perf_counter()
            done = subprocess.run([*command, "--json", "--jobs", str(jobs)], capture_output=True, check=True)
            seconds = time.perf_counter() - started
            scores = [json.loads(line)["score"] for line in done.stdout.splitlines()]
            assert len(scores) == submissions and scores.count(five.POINTS) == submissions - len(
                range(0, submissions, 10)
            )
            found[f"holt_{kind}_per_minute_{jobs}"] = 60 * submissions / seconds
        shutil.rmtree(place)
    return found


# Telling


def ratios(figures: dict[str, object]) -> dict[str, object]:
    """What the targets are about."""

    def get(name: str) -> float:
        value = figures[name]
        assert isinstance(value, float)
        return value

    found: dict[str, object] = {"cold_otter_by_holt": get("otter_plain_ms") / get("cold_ms")}
    for kind in KINDS:
        found[f"{kind}_otter_by_holt"] = get(f"otter_{kind}_ms") / get(f"holt_{kind}_ms")
        found[f"{kind}_ms_above_limit"] = get(f"holt_{kind}_ms") - get(f"limit_{kind}_ms")
        found[f"{kind}_throughput_by_otter"] = get(f"holt_{kind}_per_minute_2") / get(f"otter_{kind}_two_per_minute")
        found[f"{kind}_two_jobs_of_twice_one"] = get(f"holt_{kind}_per_minute_2") / get(f"holt_{kind}_per_minute_1") / 2
    return found


def write(figures: dict[str, object]) -> None:
    """The JSON and the picture."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    PLACE.mkdir(exist_ok=True)
    (PLACE / "speed.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.2), layout="constrained")
    for ax, (kind, title) in zip(axes, {"plain": "without a figure", "figure": "with one figure"}.items(), strict=True):
        names = {
            "otter run": f"otter_{kind}_ms",
            "Holt, all walls": f"holt_{kind}_ms",
            "no isolation": f"limit_{kind}_ms",
        }
        values = [float(str(figures[key])) for key in names.values()]
        bars = ax.barh(list(names), values, color=["#9aa5b1", "#2f6f8f", "#c9d3dc"])
        ax.bar_label(bars, [f"{value:,.0f} ms" for value in values], padding=4)
        ax.set_xscale("log")
        ax.set_xlim(right=max(values) * 5)
        ax.invert_yaxis()
        ax.set_title(f"Five questions, 15 cases, {title}", fontsize=10)
        ax.set_xlabel("milliseconds, logarithmic")
        ax.spines[["top", "right"]].set_visible(False)
    fig.savefig(PLACE / "speed.svg")


if __name__ == "__main__":
    main()
