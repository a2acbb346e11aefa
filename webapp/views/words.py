"""The words for people: states, outcomes, points and times."""

from datetime import UTC, datetime

from flask import Flask
from markupsafe import Markup

from grader.report import Outcome

# Outcome: word, Bootstrap colour, sign. Word and sign are there for those who do not see the colour.
OUTCOMES = {
    Outcome.passed: ("Passed", "success", "✓"),
    Outcome.failed: ("Failed", "danger", "✗"),
    Outcome.errored: ("Error", "danger", "!"),
    Outcome.timed_out: ("Timed out", "warning", "…"),
    Outcome.out_of_memory: ("Out of memory", "warning", "!"),
    Outcome.skipped: ("Not run", "secondary", "–"),
    Outcome.grader_error: ("Grader problem", "info", "?"),
}


def register(app: Flask) -> None:
    """Give the templates these words."""
    app.jinja_env.filters.update(points=points, moment=moment, size=size)
    app.jinja_env.globals.update(OUTCOMES=OUTCOMES)


def points(value: float | None) -> str:
    """A score as people write it: 2, 1.5, 0.33."""
    if value is None:
        return "–"
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def moment(value: datetime) -> Markup:
    """A time element in UTC; a script shows it in the reader's own time zone."""
    value = value.astimezone(UTC)
    return Markup('<time datetime="{}">{}</time>').format(
        value.isoformat(timespec="seconds"), value.strftime("%-d %b %Y, %H:%M UTC")
    )


def size(count: int) -> str:
    return f"{count / 1024 / 1024:.0f} MB"


def waiting(position: int, failures: int) -> str:
    again = "Holt had a problem of its own and will try again. " if failures else ""
    if position == 1:
        return f"{again}Waiting. Your submission is next in line."
    ahead = "1 submission is" if position == 2 else f"{position - 1} submissions are"
    return f"{again}Waiting. {ahead} ahead of yours."


def running(question: str, done: int, total: int) -> str:
    if not total:
        return "Running your notebook."
    return f"Checked {question}: {done} of {total} questions."


def done() -> str:
    return "Graded."


def needs_staff() -> str:
    return (
        "Holt could not grade this submission. That is not your fault and costs you nothing: "
        "the course staff see it in their list and will look at it."
    )
