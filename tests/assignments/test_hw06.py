"""Homework 6: the figures that its text and its cases state are true, and it does without NumPy."""

import pytest

import reference


def test_cases_are_functions_that_raise(homework):
    """This homework's cases are in Otter's exception-based format."""
    assert all("OK_FORMAT = False" in path.read_text() for path in (homework.archive / "tests").glob("*.py"))


def test_students_write_without_numpy(student):
    """No cell of the student notebook imports NumPy: the rule of the house."""
    assert all("numpy" not in cell.source for cell in student.cells if cell.cell_type == "code")


@pytest.mark.parametrize(
    ("f", "x", "quotient"),
    [(lambda a: a**2, 2, 4.001), (lambda a: a**2, 5, 10.001), (lambda a: 3 * a, 5, 3)],
    ids=["square at 2", "square at 5", "line"],
)
def test_quotients_of_the_lecture(f, x, quotient):
    """The quotients that question 2 states are what a nudge of 0.001 gives."""
    assert reference.difference_quotient(f, x, 0.001) == pytest.approx(quotient, abs=1e-9)


def test_gradient_of_the_lecture():
    """The gradient that question 2 states is that of the worked example."""
    estimate = reference.estimate_gradient(lambda v: 8 * v[0] ** 2 + 3 * v[0] * v[1], [1, 2])
    assert estimate == pytest.approx([22, 3], abs=0.01)


def test_tiny_nudges_are_worse():
    """Around a nudge of 1e-8 rounding takes over, as the text under question 3 says."""
    import math

    errors = [abs(reference.difference_quotient(math.sin, 1, 10**-k) - math.cos(1)) for k in range(1, 16)]
    assert 7 <= errors.index(min(errors)) + 1 <= 9
    assert errors[-1] > 1e5 * min(errors)


def contraction(rate, batch):
    """What one step at the rate does to a small error of the slope, as a factor."""
    return 1 - 2 * rate * sum(x**2 for x in batch) / len(batch)


@pytest.mark.parametrize(("rate", "survivors"), [(0.001, 3), (0.0013, 1)])
def test_who_survives_the_rate(rate, survivors):
    """At 0.001 all three fits of the last cell converge, at 0.0013 only the one with minibatches."""
    import math

    xs = list(range(-50, 50))
    cuts = [[xs], [xs[start : start + 20] for start in range(0, 100, 20)], [[x] for x in xs]]
    shrinks = [math.prod(abs(contraction(rate, batch)) for batch in epoch) < 1 for epoch in cuts]
    assert sum(shrinks) == survivors
    assert shrinks[1]
