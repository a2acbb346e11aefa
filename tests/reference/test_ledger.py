"""Every figure that the lectures print, reproduced; where a document misprints, the true value stands here."""

import contextlib
import io
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
import pytest
from scipy.optimize import brentq, minimize

import reference as r

# Each row of the table of figures, and how many figures it lists.
LISTED = {
    "heights and slopes at 4 and 4.4": 4,
    "zeros of the slope": 3,
    "scipy's minimize from 6, 1 and 3.5": 3,
    "simple_minimize over 5, 20 and 200 guesses": 3,
    "simple_minimize over 5.30, …, 5.35": 1,
    "plot_one_step": 5,
    "plot_one_step_better": 2,
    "descent from 4, alpha 0.3": 1,
    "descent from 4, alpha 1": 1,
    "descent from 4, alpha 1.5": 1,
    "descent from 4, alpha 0.1, 0.5 and 0.8": 3,
    "chord between the valleys": 1,
    "rows of the tips": 1,
    "MSE of one weight": 4,
    "derivative of the MSE at 0.1": 1,
    "best single weight": 1,
    "descent of one weight from -0.5": 1,
    "descent of one weight from 0.05": 2,
    "largest alpha that converges": 2,
    "least squares on (1, total_bill)": 2,
    "MSE of two weights": 3,
    "gradient of two weights": 2,
    "grid, slopes 0 to 0.2": 1,
    "grid, slopes -0.1 to 0.35": 1,
    "descent of two weights": 2,
    "gradient over a batch": 4,
    "SGD with four batches": 1,
    "sum of squares from a random start": 1,
    "y = 20x + 5 in three ways": 3,
    "nudge quotients": 3,
    "one step from 5": 1,
    "one step at a local optimum": 1,
    "double descent": 2,
    "expected loss": 1,
}

ALPHA_03 = (
    "4 4.12 4.26729664 4.44272584 4.64092624 4.8461837 5.03211854 5.17201478 5.25648449 5.29791149 "
    "5.31542718 5.3222606 5.32483298 5.32578765 5.32614004 5.32626985 5.32631764 5.32633523 5.3263417 "
    "5.32634408"
)
ALPHA_1 = (
    "4 4.4 5.0464 5.4967306 5.08086249 5.48998039 5.09282487 5.48675539 5.09847285 5.48507269 5.10140255 "
    "5.48415922 5.10298805 5.48365325 5.10386474 5.48336998 5.1043551 5.48321045 5.10463112 5.48312031"
)
LINE = [(x, 20 * x + 5) for x in range(-50, 50)]


def numbers(text):
    return [float(word) for word in text.split()]


@dataclass(frozen=True)
class Figure:
    """One figure: where it stands, how to measure it, what it must be, and how close (absolutely)."""

    row: str
    source: str
    measure: Callable
    expected: object
    within: float = 6e-8


def bill():
    return r.load_tips()[0]


def tip():
    return r.load_tips()[1]


def table():
    return r.add_bias_column(bill())


def valley(start):
    """The place and the height at which scipy's BFGS ends."""
    found = minimize(lambda x: r.arbitrary(x[0]), x0=start)
    return [found.x[0], found.fun]


def best(guesses):
    return r.simple_minimize(r.arbitrary, guesses)


def new_x(plot, old):
    """The number behind `new x:` in what a plot prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        plot(old)
    return float(printed.getvalue().splitlines()[1].removeprefix("new x: "))


def on_curve(alpha, n, part):
    return r.gradient_descent(r.derivative_arbitrary, 4, alpha, n)[part]


def one_weight(start, part):
    return r.gradient_descent(r.mse_loss_derivative_single_arg, start, 0.0001, 100)[part]


@lru_cache(maxsize=1)
def two_weights():
    """100 000 steps of the two-weight descent on the tips, from (0, 0) with alpha 0.001."""
    return r.gradient_descent(partial(r.mse_gradient, X=table(), y_obs=tip()), [0, 0], alpha=0.001, n=100_001)


def chord():
    """Heights of the chord and of the curve half way between the valleys, and whether that is convex there."""
    a, b = 2.3927, 5.3263
    ends = [r.arbitrary(a), r.arbitrary(b)]
    return [np.mean(ends), r.arbitrary((a + b) / 2), r.is_convex_at(r.arbitrary, a, b, 0.5)]


def least_squares():
    return r.fit_minimum_norm(table(), tip())


def largest_alpha(X):
    return 2 / np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1]


def grid(low, high):
    """The best point of a 10 x 10 grid with intercepts in [0, 2], and its loss."""
    theta = r.minimize_on_grid(r.mse_loss_single_arg, np.linspace(0, 2, 10), np.linspace(low, high, 10))
    return [*theta, r.mse_loss_single_arg(theta)]


def four_batches():
    """SGD on the tips: the last guess, and by how much the mean of the last 1000 is worse than least squares."""
    guesses, _ = r.stochastic_gradient_descent(
        r.mse_gradient_batch_only_two_arg,
        table(),
        tip(),
        [0, 0],
        alpha=0.001,
        n=10_000,
        num_batches=4,
        rng=np.random.default_rng(16),
    )
    settled = r.mse_loss_single_arg(guesses[-1000:].mean(axis=0))
    return np.array([*guesses[-1], settled / r.mse_loss_single_arg(least_squares())])


def sum_of_squares_from_anywhere():
    """How far from zero 1000 steps end, from a random start."""
    v = [random.uniform(-10, 10) for _ in range(3)]
    for _ in range(1000):
        v = r.gradient_step(v, r.sum_of_squares_gradient(v), -0.01)
    return r.distance(v, [0, 0, 0])


def random_line():
    return [random.uniform(-1, 1), random.uniform(-1, 1)]


def double_descent():
    """Training and test errors of minimum-norm fits to 20 noisy points."""

    def wave(x):
        return np.sin(5 * x)

    x, x_test = np.linspace(-1, 1, 20), np.linspace(-1, 1, 201)
    y = wave(x) + np.random.default_rng(13).normal(0, 0.3, 20)
    return r.errors_by_size([4, 6, 20, 36], x, y, x_test, wave(x_test))


def errors_in_order():
    """Whether the test error falls from 4 to 6, is largest at 20, and has fallen at 36."""
    four, six, twenty, many = double_descent()[1]
    return [six < four, twenty > max(four, six, many), many < twenty / 10]


def risk_per_sum():
    """The measured loss over the sum of its parts, of a cubic fit to 20 noisy points."""

    def cubic(x, y):
        weights = r.fit_minimum_norm(r.polynomial_basis(x, 4), y)
        return lambda at: r.polynomial_basis(at, 4) @ weights

    x, x_test = np.linspace(-1, 1, 20), np.linspace(-0.9, 0.9, 19)
    found = r.measure_risk(cubic, lambda x: np.sin(5 * x), x, x_test, 0.3, samples=2000, rng=np.random.default_rng(14))
    return found.expected_loss / (found.bias_squared + found.variance + found.noise)


FIGURES = [
    Figure("heights and slopes at 4 and 4.4", "transcript 3: f(4)", lambda: r.arbitrary(4), 0),
    Figure("heights and slopes at 4 and 4.4", "transcript 3: f'(4)", lambda: r.derivative_arbitrary(4), -0.4),
    Figure("heights and slopes at 4 and 4.4", "slides 16: f(4.4)", lambda: r.arbitrary(4.4), -0.21504),
    Figure("heights and slopes at 4 and 4.4", "slides 16: f'(4.4)", lambda: r.derivative_arbitrary(4.4), -0.6464),
    *(
        Figure("zeros of the slope", f"course note 13: {zero}", partial(brentq, r.derivative_arbitrary, *ends), zero)
        for ends, zero in [((2, 3), 2.3927480), ((3, 4), 3.5309066), ((5, 6), 5.3263455)]
    ),
    *(
        Figure("scipy's minimize from 6, 1 and 3.5", source, partial(valley, start), end, 2e-5)
        for source, start, end in [
            ("transcript 1: minimize from 6", 6, [5.32634, -0.6914097]),
            ("transcript 1: minimize from 1", 1, [2.39275, -0.1382749]),
            ("course note 13.1.2: minimize from 3.5", 3.5, [2.39275, -0.1382749]),
        ]
    ),
    *(
        Figure("simple_minimize over 5, 20 and 200 guesses", source, partial(best, np.linspace(1, 7, n)), x)
        for source, n, x in [
            ("course note 13.1.1: 5 guesses", 5, 5.5),
            ("transcript 1: 20 guesses", 20, 5.4210526),
            ("transcript 1: 200 guesses", 200, 5.3115578),
        ]
    ),
    Figure(
        "simple_minimize over 5.30, …, 5.35",
        "course note 13.1.1: around 5.3",
        lambda: best([5.30, 5.31, 5.32, 5.33, 5.34, 5.35]),
        5.33,
    ),
    *(
        Figure("plot_one_step", f"slides 16: from {old}", partial(new_x, r.plot_one_step, old), new, 1e-12)
        for old, new in [
            (4, 4.4),
            (4.4, 5.0464),
            (5.0464, 5.49673060106241),
            (5.4967, 5.080917145374805),
            (5.080917145374805, 5.489966698640582),
        ]
    ),
    *(
        Figure(
            "plot_one_step_better",
            f"slides 16: better, from {old}",
            partial(new_x, r.plot_one_step_better, old),
            new,
            1e-12,
        )
        for old, new in [(4, 4.12), (5.323, 5.325108157959999)]
    ),
    Figure(
        "descent from 4, alpha 0.3",
        "transcript 4, slides 16: all guesses",
        lambda: on_curve(0.3, 20, slice(None)),
        numbers(ALPHA_03),
        6e-9,
    ),
    Figure(
        "descent from 4, alpha 1",
        "slides 16: all guesses",
        lambda: on_curve(1, 20, slice(None)),
        numbers(ALPHA_1),
        6e-9,
    ),
    Figure(
        "descent from 4, alpha 1.5",
        "transcript 4: first five",
        lambda: on_curve(1.5, 5, slice(None)),
        numbers("4 4.6 5.6284 4.39841721 5.36714058"),
        6e-9,
    ),
    *(
        Figure(
            "descent from 4, alpha 0.1, 0.5 and 0.8",
            f"transcript 4: alpha {alpha}, guess 20",
            partial(on_curve, alpha, 20, -1),
            last,
            6e-9,
        )
        for alpha, last in [(0.1, 5.08947413), (0.5, 5.32634546), (0.8, 5.32633218)]
    ),
    Figure("chord between the valleys", "course note 13.2.3: half way", chord, [-0.4148423, 0.0480655, False]),
    Figure("rows of the tips", "transcript 5: 244 rows", lambda: len(bill()), 244, 0),
    *(
        Figure("MSE of one weight", f"transcript 5: at {theta_1}", partial(r.mse_single_arg, theta_1), loss)
        for theta_1, loss in [(0.1, 2.0777684), (0.2, 2.6674863), (0.3, 12.6654373), (0.1437, 1.1781166)]
    ),
    Figure(
        "derivative of the MSE at 0.1",
        "transcript 5: at 0.1",
        lambda: r.mse_loss_derivative_single_arg(0.1),
        -41.1439866,
    ),
    Figure(
        "best single weight",
        "transcript 5, exactly",
        lambda: r.fit_minimum_norm(bill()[:, np.newaxis], tip())[0],
        0.1437318953,
        6e-11,
    ),
    Figure(
        "descent of one weight from -0.5",
        "course note 13.3.1: last",
        lambda: one_weight(-0.5, -1),
        0.14369554654231262,
        1e-14,
    ),
    Figure(
        "descent of one weight from 0.05",
        "transcript 5: first four",
        lambda: one_weight(0.05, slice(4)),
        [0.05, 0.05881852, 0.06680736, 0.0740446],
        6e-9,
    ),
    Figure(
        "descent of one weight from 0.05",
        "transcript 5: from 0.05, last",
        lambda: one_weight(0.05, -1),
        0.14372660,
        6e-9,
    ),
    Figure(
        "largest alpha that converges",
        "transcript 5: one weight",
        lambda: largest_alpha(bill()[:, np.newaxis]),
        0.0021258,
    ),
    Figure("largest alpha that converges", "transcript 10: two weights", lambda: largest_alpha(table()), 0.0021220),
    Figure(
        "least squares on (1, total_bill)",
        "transcript 7: weights",
        least_squares,
        [0.92026961, 0.10502452],
        6e-9,
    ),
    Figure(
        "least squares on (1, total_bill)",
        "transcript 7: MSE",
        lambda: r.mse_loss_single_arg(least_squares()),
        1.0360194,
    ),
    *(
        Figure("MSE of two weights", f"transcript 7: at {theta}", partial(r.mse_loss_single_arg, theta), loss)
        for theta, loss in [((1.5, 0.05), 1.5340522), ((2.5, 0.05), 1.5160891), ((1.5, 0), 4.1514475)]
    ),
    *(
        Figure("gradient of two weights", source, partial(r.mse_gradient_single_arg, theta), gradient)
        for source, theta, gradient in [
            ("transcript 10: at (0, 0), misprint corrected", (0, 0), [-5.9965574, -135.2263180]),
            ("transcript 10: at (0.9, 0.1)", (0.9, 0.1), [-0.2393689, -5.5292899]),
        ]
    ),
    Figure(
        "grid, slopes 0 to 0.2",
        "transcript 7: best point, MSE",
        lambda: grid(0, 0.2),
        [0.8888889, 0.1111111, 1.0468731],
    ),
    Figure(
        "grid, slopes -0.1 to 0.35",
        "course note 13.4: best point, MSE",
        lambda: grid(-0.1, 0.35),
        [1.1111111, 0.1, 1.0463709],
    ),
    *(
        Figure("descent of two weights", f"transcript 10: {n} steps", lambda n=n: two_weights()[n], theta)
        for n, theta in [(10_000, [0.8882052, 0.1063737]), (100_000, [0.9202696, 0.1050245])]
    ),
    *(
        Figure("gradient over a batch", source, partial(r.mse_gradient_batch_only_two_arg, [0, 0], rows), gradient)
        for source, rows, gradient in [
            ("transcript 11: row 5", [5], [-9.42, -238.2318]),
            ("transcript 11: rows 0 to 3", range(4), [-4.74, -93.12005]),
            ("transcript 11: six rows", [5, 6, 7, 8, 15, 32], [-6.2366667, -126.5911667]),
            ("transcript 11: all rows", range(244), [-5.9965574, -135.2263180]),
        ]
    ),
    Figure(
        "SGD with four batches",
        "transcript 11: 10 000 guesses",
        four_batches,
        [0.888, 0.108, 1],
        np.array([0.005, 0.02, 0.002]),
    ),
    Figure(
        "sum of squares from a random start",
        "from-scratch chapter: near 0",
        sum_of_squares_from_anywhere,
        0,
        0.001,
    ),
    *(
        Figure("y = 20x + 5 in three ways", f"from-scratch chapter: {source}", fit, [20, 5], 0.1)
        for source, fit in [
            ("5000 full epochs", lambda: r.fit_full_batch(LINE, random_line(), 0.001, 5000)),
            ("1000 epochs of 20", lambda: r.fit_minibatch(LINE, random_line(), 0.001, 1000, 20)),
            ("100 epochs of one row", lambda: r.fit_one_row(LINE, random_line(), 0.001, 100)),
        ]
    ),
    *(
        Figure("nudge quotients", f"slides on J: {source}", partial(r.difference_quotient, f, a, 0.001), ratio)
        for source, f, a, ratio in [
            ("3a at 5", lambda a: 3 * a, 5, 3),
            ("a squared at 2", lambda a: a**2, 2, 4.001),
            ("a squared at 5", lambda a: a**2, 5, 10.001),
        ]
    ),
    Figure(
        "one step from 5",
        "slides on J: from 5 by 1.2",
        lambda: r.simultaneous_update(0, 5, lambda a, b: 0, lambda a, b: 12, 0.1)[1],
        3.8,
    ),
    Figure(
        "one step at a local optimum",
        "slides on J: the question",
        lambda: r.gradient_descent(lambda x: 4 * x * (x**2 - 4) * (x - 3), 2, 0.3, 2),
        [2, 2],
        0,
    ),
    Figure("double descent", "transcript 13: test error at 4, 6, 20, 36", errors_in_order, [True, True, True]),
    Figure(
        "double descent",
        "transcript 13: training error from 20 on",
        lambda: double_descent()[0][2:],
        [0, 0],
        1e-12,
    ),
    Figure("expected loss", "transcript 14: sum of three", risk_per_sum, 1, 0.02),
]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure.row} ({figure.source})")
def test_figure(figure, record_property):
    """The function of the lecture gives the lecture's figure."""
    record_property("figures listed", sum(LISTED.values()))
    found, expected = np.asarray(figure.measure(), dtype=float), np.asarray(figure.expected, dtype=float)
    assert found.shape == expected.shape
    assert np.all(np.abs(found - expected) <= figure.within), found


def test_no_figure_is_missing():
    """Every row of the table of figures is reproduced, with as many figures as it lists."""
    assert Counter(figure.row for figure in FIGURES) == LISTED
