"""What the demo's files came to: as a table, and beside what `expected.toml` says."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from grader.errors import BadAssignment


@dataclass
class Result:
    """A file's way through the site; `status` is what the site's status page said at the end."""

    student: str
    file: str
    submission_id: int = 0
    seconds: float = 0.0
    status: dict[str, Any] = field(default_factory=dict)

    @property
    def questions(self) -> list[dict[str, Any]]:
        return self.status.get("questions", [])


def table(results: list[Result]) -> Table:
    """The verdicts, a line a file."""
    shown = Table(title="Verdicts", title_style="bold")
    shown.add_column("student")
    shown.add_column("file", no_wrap=True, max_width=30)
    shown.add_column("score", justify="right", no_wrap=True)
    shown.add_column("points lost in")
    shown.add_column("upload to verdict", justify="right")
    for result in results:
        shown.add_row(result.student, result.file, _score(result), _lost(result), f"{result.seconds:.2f} s")
    return shown


def _score(result: Result) -> str:
    score = result.status.get("score")
    return "with the staff" if score is None else f"{score:g} / {result.status['possible']:g}"


def _lost(result: Result) -> str:
    lost = [
        f"{question['name']} {question['outcome']}"
        for question in result.questions
        if question["score"] < question["possible"]
    ]
    return ", ".join(lost) if len(lost) <= 3 else f"{', '.join(lost[:2])} and {len(lost) - 2} more"


def compare(console: Console, results: list[Result], expected_file: Path) -> bool:
    """Print every difference from what was expected; whether there is none."""
    differences = [
        line for name, expected in _expected(expected_file).items() for line in _differences(name, expected, results)
    ]
    for line in differences:
        console.print(line, style="red", markup=False)
    if not differences:
        console.print("[green]The verdicts are the expected ones.[/green]")
    return not differences


def _expected(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadAssignment(f"Cannot read the expected verdicts in {file}: {error}.") from error


def _differences(name: str, expected: dict[str, Any], results: list[Result]) -> list[str]:
    result = next((result for result in results if result.file == name), None)
    if result is None:
        return [f"{name}: expected, and not among the samples"]
    found = {question["name"]: question for question in result.questions}
    if "scores" not in expected:  # nothing that could be graded
        return [] if result.status.get("score") is None else [f"{name}: {_score(result)}, expected no verdict"]
    return [
        f"{name}, {question}: {_points(found.get(question))}, expected {points:g}"
        for question, points in expected["scores"].items()
        if question not in found or abs(found[question]["score"] - points) > 1e-6
    ]


def _points(question: dict[str, Any] | None) -> str:
    return "no verdict" if question is None else f"{question['score']:g} points"
