"""What `holt verify` found, as tables for a terminal."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.siege import PLACES, Attempt, Siege
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


def show_siege(folder: Path, found: Siege, console: Console | None = None) -> None:
    """Print what each attack earned, which is 0 where the suite holds, and what to do about the rest."""
    console = console or Console()
    console.print(Text(f"\n{folder}: {found.assignment.title}", style="bold"))
    table = Table(box=None, pad_edge=False, header_style="bold", caption="points beyond the unanswered notebook's")
    table.add_column("attack", no_wrap=True)
    for place in PLACES:
        table.add_column(place, justify="right", no_wrap=True)
    table.add_column("what it tries")
    for first, second in zip(found.attempts[::2], found.attempts[1::2], strict=True):
        table.add_row(first.attack.name, _earned(first), _earned(second), Text(first.attack.about))
    console.print(table)
    for problem in found.problems:
        console.print(Text(f"problem: {problem}", style="red"), soft_wrap=True)
    for remark in found.remarks:
        console.print(Text(f"remark: {remark}", style="yellow"), soft_wrap=True)
    console.print(siege_summary(found), soft_wrap=True)


def siege_summary(found: Siege) -> str:
    """Counts of everything, in a line."""
    worked = sum(attempt.succeeded for attempt in found.attempts)
    return (
        f"{found.assignment.key}: {len(found.attempts)} attempts of {len(found.attempts) // 2} attacks, "
        f"{worked} gained points; the unanswered notebook has {found.unanswered:g}"
    )


def _earned(attempt: Attempt) -> Text:
    if attempt.problem:
        return Text("no verdict", style="red")
    marked = f" + {attempt.marked:g} marked" if attempt.marked else ""
    style = "red" if attempt.succeeded else "yellow" if marked else "green"
    return Text(f"{attempt.gained:g}{marked}", style=style)
