"""`otter run` and `holt grade` on every solution, mutant and variant of assignments, question by question.

    python -m benchmarks.parity ASSIGNMENT... [--only NAME] [--jobs N]

Otter runs the portable archives, in an environment that has the same packages and neither Holt nor its oracle. Prints
each disagreement, a line for each assignment, and the count of pairs; exits with 1 if any pair disagrees.
"""

import argparse
import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from grader.assignment import build, read_settings
from grader.grade import Engine
from grader.job import Tier
from grader.limits import Limits
from grader.portable import freeze
from grader.verify import Subject, subjects

HANGS_SECONDS = 300
# Points are compared here, not speed: a busy machine must not cost any.
PATIENT = Limits(cell_seconds=60, case_seconds=30, submission_seconds=600)


class Pair(msgspec.Struct, frozen=True):
    """What both say of one submission: points by question, or a sentence where there was no result."""

    subject: Subject
    holt: dict[str, float] | str
    otter: dict[str, float] | str

    @property
    def agree(self) -> bool:
        return isinstance(self.holt, dict) and self.holt == self.otter


def bare_python(folder: Path) -> Path:
    """A Python with the packages of this one, and without Holt."""
    venv.create(folder, with_pip=False)
    place = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    # Packages are found through the path; the .pth files there, which lead to Holt's sources, are not read this way.
    (place / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = folder / "bin" / "python"
    found = subprocess.run([python, "-c", "import reference"], capture_output=True, cwd=folder, check=False)
    if found.returncode == 0:
        sys.exit("the bare environment can import the oracle: install Holt in editable mode for this measurement")
    return python


def otter(python: Path, archive: Path, subject: Subject, name: str) -> dict[str, float] | str:
    """Points by question from `otter run`, or why there are none."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(subject.notebook)
        command = [python, "-m", "otter", "run", name, "-a", str(archive), "-o", folder]
        try:
            ended = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, check=False, timeout=HANGS_SECONDS
            )
            results = json.loads((Path(folder) / "results.json").read_text())
        except subprocess.TimeoutExpired:
            return f"no end in {HANGS_SECONDS} s"
        except OSError:
            return (ended.stderr.strip().splitlines() or ["no result"])[-1]
    return {test["name"]: round(test["score"], 5) for test in results["tests"] if "score" in test}


def compare(engine: Engine, python: Path, folder: Path, only: str, jobs: int) -> list[Pair]:
    """Every pair of an assignment; those that disagree are printed as they are found."""
    built = build(folder)
    assignment = msgspec.structs.replace(built.assignment, limits=PATIENT)
    frozen = freeze(engine, msgspec.structs.replace(built, assignment=assignment), read_settings(folder).oracle)
    archive = shutil.copy(frozen, python.parents[1] / frozen.name)  # another build may remove the first
    name = built.solution.name
    everything = subjects(folder, built.solution.read_bytes(), built.student_notebook.read_bytes())
    chosen = [row for row in everything if only in row.name and (row.kind != "solution" or row.seed == 1)]

    def one(subject: Subject) -> Pair:
        report = engine.grade(assignment, name, subject.notebook)
        points = {question.name: round(question.score, 5) for question in report.questions}
        ours = points if report.graded else " ".join(report.messages)
        return Pair(subject, ours, otter(python, archive, subject, name))

    pairs = []
    with ThreadPoolExecutor(jobs) as pool:
        for pair in pool.map(one, chosen):
            if not pair.agree:
                print(f"{folder.name}: {pair.subject.kind} {pair.subject.name}: {difference(pair)}", flush=True)
            pairs.append(pair)
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="+", type=Path)
    parser.add_argument("--only", default="", help="only those whose name contains this")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    pairs: list[Pair] = []
    with tempfile.TemporaryDirectory() as folder, Engine(Tier.none) as engine:
        python = bare_python(Path(folder) / "bare")
        for assignment in options.assignments:
            found = compare(engine, python, assignment, options.only, options.jobs)
            print(f"{assignment.name}: {sum(pair.agree for pair in found)} of {len(found)} pairs agree", flush=True)
            pairs += found
    print(f"{sum(pair.agree for pair in pairs)} of {len(pairs)} pairs agree")
    sys.exit(0 if all(pair.agree for pair in pairs) else 1)


def difference(pair: Pair) -> str:
    if isinstance(pair.holt, str) or isinstance(pair.otter, str):
        return f"holt: {pair.holt}; otter run: {pair.otter}"
    names = sorted({*pair.holt, *pair.otter})
    apart = [name for name in names if pair.holt.get(name) != pair.otter.get(name)]
    return "; ".join(f"{name}: holt {pair.holt.get(name)}, otter run {pair.otter.get(name)}" for name in apart)


if __name__ == "__main__":
    main()
