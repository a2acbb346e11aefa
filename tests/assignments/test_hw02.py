"""Homework 2: its solution earns all points, and what its text states is true."""

import contextlib
import io

import matplotlib
import numpy as np
import pytest

from reference import arbitrary, gradient_descent, is_convex_at


@pytest.fixture
def names(homework):
    """The names that the master's cells leave behind, its figures drawn in memory."""
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    names = {}
    for cell in homework.master.cells:
        if cell.cell_type == "code" and "TEST CONFIG" not in cell.source:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(cell.source, "cell", "exec"), names)
    yield names
    plt.close("all")


def test_solution_earns_everything(questions, names):
    """The master's own answers get every point."""
    for name, file in questions.items():
        file.run(names)
        assert file.score == file.possible, name


def test_bad_chord_of_the_text():
    """The chord between the two bottoms is at -0.4148…, the graph at 0.0480…, and so it is a violation."""
    a, b = 2.3927, 5.3263
    assert (arbitrary(a) + arbitrary(b)) / 2 == pytest.approx(-0.4148423, abs=1e-7)
    assert arbitrary((a + b) / 2) == pytest.approx(0.0480655, abs=1e-7)
    assert not is_convex_at(arbitrary, a, b, 0.5)


def test_coarse_search_misses_what_a_finer_one_finds():
    """Three places show no violation on the curve with two valleys, thirteen do."""

    def fine(count):
        places = np.linspace(1, 7, count)
        return all(is_convex_at(arbitrary, a, b, 0.5) for a in places for b in places)

    assert fine(3)
    assert not fine(13)


def test_dent_of_the_text():
    """The second derivative is negative between (45 ± √105) / 12, which is 2.896 and 4.604."""
    zeros = np.sort(np.roots([12, -90, 160]))
    assert zeros == pytest.approx([(45 - 105**0.5) / 12, (45 + 105**0.5) / 12])
    assert zeros == pytest.approx([2.896, 4.604], abs=5e-4)


def test_hessian_of_the_text():
    """The eigenvalues of the lecture's example are 8 ± √73: it is no bowl."""
    values = np.linalg.eigvalsh([[16, 3], [3, 0]])
    assert values == pytest.approx([8 - 73**0.5, 8 + 73**0.5])
    assert values == pytest.approx([-0.54, 16.54], abs=5e-3)


def test_flat_curve_of_the_text():
    """From 4, descent hardly moves on 1 - exp(-x²/2) and arrives on x²/2."""
    flat = gradient_descent(lambda x: x * np.exp(-(x**2) / 2), 4.0, 0.3, 50)
    bowl = gradient_descent(lambda x: x, 4.0, 0.3, 50)
    assert flat[-1] > 3.9
    assert abs(bowl[-1]) < 1e-6
