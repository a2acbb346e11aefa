"""Seconds from an HTTP upload to the verdict, beside `otter run` on the same notebook in the same run.

python -m benchmarks.verdict [--uploads N] [--runs N] [--json]
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
from pathlib import Path

from grader.assignment import Built, build
from webapp import demo
from webapp.models import Role
from webapp.serving import Site, make_secret
from webapp.settings import load

ROOT = Path(__file__).resolve().parent.parent
ASSIGNMENT = ROOT / "assignments" / "hw01_descent"
NOTEBOOK = ROOT / "tests" / "submissions" / "hw01" / "complete.ipynb"


def measure_site(built: Built, uploads: int) -> tuple[str, list[float]]:
    """The sandbox's tier, and the seconds of each upload: sent, queued, graded, verdict read."""
    with tempfile.TemporaryDirectory() as folder:
        make_secret(Path(folder))
        settings = load(data=Path(folder), port=0)
        with Site(settings) as site:
            people = demo.make_course(settings, built)
            ready = site.await_workers(60.0)
            assert ready is not None, "no worker was ready within a minute"
            browser = demo.Browser(site.url)
            browser.sign_in(next(person for person in people if person.role is Role.student))
            key = built.assignment.key
            return str(ready.tier), [timed(lambda: upload(browser, key)) for _ in range(uploads + 1)][1:]


def upload(browser: demo.Browser, key: str) -> None:
    """Hand the notebook in and poll until its verdict, as the page does, only more often."""
    submission = browser.hand_in(key, NOTEBOOK)
    while not (status := browser.status(submission))["finished"]:
        time.sleep(0.01)
    assert status["score"] == status["possible"], status


def measure_otter(built: Built, runs: int) -> list[float]:
    """The seconds of each `otter run`."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "hw01.ipynb"  # the name that the notebook's first cell says
        shutil.copy(NOTEBOOK, copy)
        command = [sys.executable, "-m", "otter", "run", copy.name, "-a", str(built.archive), "-o", folder]
        return [
            timed(lambda: subprocess.run(command, cwd=folder, capture_output=True, check=True)) for _ in range(runs)
        ]


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--uploads", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5, help="of otter run")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    built = build(ASSIGNMENT)
    otter = measure_otter(built, options.runs)
    tier, site = measure_site(built, options.uploads)
    figures = {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "sandbox": tier,
        "notebook": NOTEBOOK.name,
        "upload_to_verdict_seconds_median": round(statistics.median(site), 3),
        "upload_to_verdict_seconds_worst": round(max(site), 3),
        "uploads": len(site),
        "otter_run_seconds_median": round(statistics.median(otter), 3),
        "otter_runs": len(otter),
        "ratio": round(statistics.median(otter) / statistics.median(site), 2),
    }
    print(json.dumps(figures) if options.json else "\n".join(f"{name:36} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
