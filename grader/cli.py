"""`holt`, the command line.

Commands of other packages join through the entry point group `holt.commands`; they are imported when they are called.
"""

import csv
import importlib.metadata
import json
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.errors import Fault, HoltError
from grader.job import Tier

if TYPE_CHECKING:
    from grader.assignment import Assignment, Built
    from grader.grade import Engine
    from grader.report import Report

NOT_GRADED = 3
ENDINGS = (".ipynb", ".py", ".zip")
_SKIPPED_FOLDERS = ("__MACOSX", "__pycache__", "node_modules")


class Commands(click.Group):
    """Our own commands, and those of installed packages."""

    def _found(self) -> dict[str, importlib.metadata.EntryPoint]:
        return {entry.name: entry for entry in importlib.metadata.entry_points(group="holt.commands")}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self._found()})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        own = super().get_command(ctx, name)
        found = self._found()
        if own is not None or name not in found:
            return own
        command = found[name].load()
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Errors that we raise on purpose end as a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except HoltError as error:
            click.echo(f"holt: {error}", err=True)
            ctx.exit(NOT_GRADED if error.fault in (Fault.ours, Fault.operator) else 2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="holt", prog_name="holt")
def main() -> None:
    """Grade Jupyter notebooks with Otter tests that the notebook can never see."""


@main.command()
@click.argument("assignments", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--portable", is_flag=True, help="Also freeze the oracle's answers into a zip for plain Otter.")
def build(assignments: tuple[Path, ...], portable: bool) -> None:
    """Build assignment folders: the student notebook and the autograder zip, in each folder's dist."""
    from grader.assignment import build as build_one

    for folder in assignments:
        built = build_one(folder)
        questions = len(built.assignment.questions)
        click.echo(f"{folder}: {questions} questions, {built.assignment.possible:g} points")
        click.echo(f"  student notebook  {built.student_notebook}")
        click.echo(f"  autograder zip    {built.archive}")
        if portable:
            click.echo(f"  portable zip      {_freeze(folder, built)}")


def _freeze(folder: Path, built: "Built") -> Path:
    from grader.assignment import read_settings
    from grader.grade import Engine
    from grader.portable import freeze

    with Engine(Tier.none) as engine:  # the author's own solution
        return freeze(engine, built, read_settings(folder).oracle)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "-a",
    "--assignment",
    "where",
    required=True,
    type=click.Path(path_type=Path),
    help="Assignment folder or Otter zip.",
)
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="Submissions at once.")
@click.option("--json", "as_json", is_flag=True, help="Print one report a line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a line of scores for each file.")
@click.option("--results", type=click.Path(file_okay=False, path_type=Path), help="Write NAME.results.json files here.")
@click.option(
    "--sandbox",
    "weakest",
    default=Tier.reduced,
    show_default=True,
    type=click.Choice(list(Tier)),
    help="The weakest sandbox to accept; the strongest that works is used.",
)
def grade(
    files: tuple[Path, ...],
    where: Path,
    jobs: int,
    as_json: bool,
    as_csv: bool,
    results: Path | None,
    weakest: Tier,
) -> None:
    """Grade notebooks, scripts, Otter exports, or folders of them.

    Exit status: 0 when every submission got a verdict, 3 when some could not be graded for a reason that is not the
    student's, 2 when the command is wrong.
    """
    from grader.assignment import open_assignment
    from grader.grade import Engine

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    paths = collect(files)
    assignment = open_assignment(where)
    names = result_names(paths) if results else {}
    with Engine(Tier(weakest)) as engine:
        _say_tier(engine)
        output = _Output(as_json, as_csv)
        for path, report in _grade_all(engine, assignment, paths, jobs):
            output.add(path, report)
            if results is not None:
                _write_results(results, names[path], report, assignment)
    output.finish()
    if not all(report.graded for _, report in output.rows):
        sys.exit(NOT_GRADED)


def collect(places: Iterable[Path]) -> list[Path]:
    """The files to grade: those named, and those in the folders named, without what tools leave there."""
    found: list[Path] = []
    for place in places:
        if not place.is_dir():
            found.append(place)
            continue
        inside = [path for path in sorted(place.rglob("*")) if _is_submission(path, place)]
        if not inside:
            raise click.UsageError(f"{place} holds no notebook (.ipynb), script (.py) or export (.zip)")
        found += inside
    return list(dict.fromkeys(found))


def _is_submission(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    ignored = any(part.startswith(".") or part in _SKIPPED_FOLDERS for part in parts)
    return path.suffix.lower() in ENDINGS and path.is_file() and not ignored


def result_names(paths: list[Path]) -> dict[Path, str]:
    """A name for each file's results: its stem, or its whole path where two share a stem."""
    stems = [path.stem for path in paths]
    return {
        path: path.stem
        if stems.count(path.stem) == 1
        else "_".join(part for part in path.parts if part not in ("/", ".."))
        for path in paths
    }


def _say_tier(engine: "Engine") -> None:
    if engine.tier is not Tier.full:
        why = "; ".join(why for why in engine.reasons.values() if why) or "a stronger one was not asked for"
        click.echo(f"holt: sandbox tier “{engine.tier}” ({why}); see holt doctor", err=True)


def _grade_all(
    engine: "Engine", assignment: "Assignment", paths: list[Path], jobs: int
) -> Iterator[tuple[Path, "Report"]]:
    """Reports in the order of the paths, as soon as that order allows."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=len(paths))
        lock = threading.Lock()

        def one(path: Path) -> "Report":
            report = engine.grade(assignment, path.name, path.read_bytes())
            with lock:
                bar.update(task, advance=1, description=path.name)
            return report

        with ThreadPoolExecutor(jobs) as pool:
            yield from zip(paths, pool.map(one, paths), strict=True)


def _write_results(folder: Path, name: str, report: "Report", assignment: "Assignment") -> None:
    from grader import gradescope

    if not report.graded:
        return
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(gradescope.results(report, assignment.config), indent=2, ensure_ascii=False)
    (folder / f"{name}.results.json").write_text(text + "\n", encoding="utf-8")


class _Output:
    """What goes to stdout: reports as they come, or a table at the end."""

    def __init__(self, as_json: bool, as_csv: bool) -> None:
        self.as_json = as_json
        self.as_csv = as_csv
        self.rows: list[tuple[Path, Report]] = []

    def add(self, path: Path, report: "Report") -> None:
        self.rows.append((path, report))
        if self.as_json:
            click.echo(report.to_json())

    def finish(self) -> None:
        if self.as_csv:
            self._csv()
        elif not self.as_json:
            self._table()

    def _questions(self) -> list[str]:
        return list(dict.fromkeys(question.name for _, report in self.rows for question in report.questions))

    def _csv(self) -> None:
        questions = self._questions()
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(["file", "score", "possible", *questions, "message"])
        for path, report in self.rows:
            scores = {question.name: f"{question.score:g}" for question in report.questions}
            score = "" if report.score is None else f"{report.score:g}"
            cells = [scores.get(name, "") for name in questions]
            writer.writerow([str(path), score, f"{report.possible:g}", *cells, " ".join(report.messages)])

    def _table(self) -> None:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        questions = self._questions()
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("file", overflow="fold")
        for name in ("score", *questions, "seconds"):
            table.add_column(name, justify="right", no_wrap=True)
        for path, report in self.rows:
            marks = {question.name: _mark(question) for question in report.questions}
            score = "not graded" if report.score is None else f"{report.score:g} / {report.possible:g}"
            cells = [Text(*marks.get(name, ("", ""))) for name in questions]
            table.add_row(Text(path.name), score, *cells, f"{report.seconds:.2f}")
        console = Console()
        console.print(table)
        for path, report in self.rows:
            for message in [*report.messages, *_notes(report)]:
                console.print(Text(f"{path.name}: {message}"), soft_wrap=True)


def _mark(question: Any) -> tuple[str, str]:
    """A question's score for the table, and its colour."""
    passed = question.outcome == "passed"
    return f"{question.score:g}", "green" if passed else "red"


def _notes(report: "Report") -> list[str]:
    """What a TA wants to know besides scores: limits that were reached, boxes that were lost."""
    return [
        f"cell {cell.index}: {cell.message}" for cell in report.cells if cell.outcome in ("timed_out", "out_of_memory")
    ]


@main.command()
@click.argument("assignments", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-j", "--jobs", default=2, show_default=True, type=click.IntRange(1, 64), help="Submissions at once.")
@click.option(
    "--attacks", is_flag=True, help="Try generic attacks in the place of all this: who gains a point by them?"
)
def verify(assignments: tuple[Path, ...], jobs: int, attacks: bool) -> None:
    """Prove assignments: solution, unanswered notebook, mutants and variants, and who was caught by which case.

    Writes the hints that wrong answers will get (hints.json), unless there are problems. Exit status: 1 when a mutant
    survives or is caught by the wrong question, a variant loses a point, a case is flaky or the unanswered notebook
    earns points; with --attacks, when an attack earns more than the unanswered notebook.
    """
    from grader import matrix, siege
    from grader.grade import Engine
    from grader.verify import save_hints
    from grader.verify import verify as verify_one

    problems = 0
    with Engine(Tier.reduced) as engine:
        _say_tier(engine)
        for folder in assignments:
            if attacks:
                attempted = siege.lay(engine, folder, jobs)
                matrix.show_siege(folder, attempted)
                problems += len(attempted.problems)
                continue
            found = verify_one(engine, folder, jobs)
            matrix.show(folder, found)
            problems += len(found.problems)
            if told := save_hints(folder, found):
                click.echo(told)
    sys.exit(1 if problems else 0)


@main.command()
def doctor() -> None:
    """Say which layers of the sandbox hold on this machine, and what is missing."""
    from grader.doctor import examine

    findings = examine()
    click.echo(findings.text)
    sys.exit(findings.status)


if __name__ == "__main__":
    main()
