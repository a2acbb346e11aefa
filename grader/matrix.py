"""What `holt verify` found, as a table for a terminal."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.verify import Graded, Verification, caught_by


def show(folder: Path, found: Verification, console: Console | None = None) -> None:
    """Print the matrix of an assignment, its problems and its remarks, and a line that counts them."""
    console = console or Console()
    console.print(Text(f"\n{folder}: {found.assignment.title}", style="bold"))
    console.print(_table(found))
    for problem in found.problems:
        console.print(Text(f"problem: {problem}", style="red"), soft_wrap=True)
    for remark in found.remarks:
        console.print(Text(f"remark: {remark}", style="yellow"), soft_wrap=True)
    console.print(summary(found), soft_wrap=True)


def summary(found: Verification) -> str:
    """Counts of everything, in a line."""
    mutants, variants = found.of("mutant"), found.of("variant")
    cases = sum(question.public_cases + question.hidden_cases for question in found.assignment.questions)
    return (
        f"{found.assignment.key}: {len(found.assignment.questions)} questions, {cases} cases; "
        f"mutants caught by their question {_well(mutants)} of {len(mutants)}; "
        f"variants at full marks {_well(variants)} of {len(variants)}; "
        f"flaky cases {sum('is flaky' in problem for problem in found.problems)}; {found.seconds:.1f} s"
    )


def _well(rows: list[Graded]) -> int:
    return sum(not row.problem for row in rows)


def _table(found: Verification) -> Table:
    """A row for each subject, a column for each question: the cases that failed, hidden ones in brackets."""
    table = Table(box=None, pad_edge=False, header_style="bold", caption="failed cases; hidden ones in [ ]")
    for column in ("", "subject"):
        table.add_column(column, no_wrap=True)
    questions = [question.name for question in found.assignment.questions]
    for name in questions:
        table.add_column(name)
    for row in found.graded:
        if row.subject.kind == "solution" and not row.problem and row.subject.seed != 1:
            continue  # all seeds alike: one line says it
        cells = {question.name: " ".join(caught_by(row, question)) or "·" for question in row.report.questions}
        style = "red" if row.problem else ""
        table.add_row(
            row.subject.kind, row.subject.name, *[Text(cells.get(name, "?")) for name in questions], style=style
        )
    return table
