"""Homework 8: its text and its statements are true."""

import numpy as np
import pytest


@pytest.fixture(scope="module")
def data(student):
    """The names that the notebook's given data cell defines, without its figure."""
    (source,) = [cell.source for cell in student.cells if "default_rng(397)" in cell.source]
    names = {"np": np}
    exec(source.partition("figure, axes")[0], names)
    return names


def fit(data, p):
    """The minimum-norm weights with p basis functions, and their training and test error."""
    table, test_table = (np.polynomial.legendre.legvander(data[name], p - 1) for name in ("x", "x_test"))
    theta = np.linalg.lstsq(table, data["y"], rcond=None)[0]
    return theta, np.mean((table @ theta - data["y"]) ** 2), np.mean((test_table @ theta - data["y_test"]) ** 2)


def test_statements_are_all_or_nothing(questions):
    """Guessing some of the five statements earns nothing."""
    assert [name for name, file in questions.items() if file.all_or_nothing] == ["q4"]


def test_double_descent_of_the_text(data):
    """The test error falls, spikes at 20 and falls again at 36; training errors are 0 from 20 on (b, c)."""
    test = {p: fit(data, p)[2] for p in (4, 6, 20, 36)}
    assert test[6] < test[4] < test[36] < 0.5 < 2 < test[20]
    assert all(fit(data, p)[1] > 1e-3 for p in range(2, 20))
    assert all(fit(data, p)[1] < 1e-12 for p in range(20, 61))
    assert max(range(2, 61), key=lambda p: fit(data, p)[2]) == 20


def test_weights_of_the_statements(data):
    """With 36 basis functions there are many perfect fits (a), and the shortest is shorter than the one with 20 (d)."""
    assert np.linalg.matrix_rank(np.polynomial.legendre.legvander(data["x"], 35)) == 20
    assert np.linalg.norm(fit(data, 36)[0]) < np.linalg.norm(fit(data, 20)[0]) / 2


def test_second_valley_is_not_the_deeper_one(data):
    """Nowhere from 36 to 60 basis functions is the test error below its lowest value before the spike (e)."""
    assert min(fit(data, p)[2] for p in range(36, 61)) > min(fit(data, p)[2] for p in range(2, 20))


def test_text_counts_equations_and_unknowns_the_right_way_round(homework):
    """Twenty points and 36 weights are 20 equations in 36 unknowns."""
    assert "20 equations in 36 unknowns" in homework.text


def test_bias_of_the_text(data):
    """The true bias is practically 0 from 10 basis functions up to the spike, and not to the right of it."""

    def bias_squared(p):
        table, test_table = (np.polynomial.legendre.legvander(data[name], p - 1) for name in ("x", "x_test"))
        average = test_table @ np.linalg.pinv(table) @ data["true_curve"](data["x"])
        return np.mean((average - data["true_curve"](data["x_test"])) ** 2)

    assert max(bias_squared(p) for p in range(10, 21)) < 1e-4
    assert min(bias_squared(p) for p in range(24, 41)) > 0.02
