"""Pictures of functions of one number. They need no screen: each hands back the axes that it drew on."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy.optimize import brentq

from reference.arguments import (
    FloatArray,
    ScalarFunction,
    finite_number,
    height_at,
)
from reference.curve import arbitrary


def plot_function(f: ScalarFunction, low: float, high: float, axes: Axes | None = None) -> Axes:
    """Draw f between two points.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    low, high : float
        Where the picture begins and ends; low lies below high.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes with a line of 200 points. In a notebook, ``plot_function(…).figure`` shows it.

    Raises
    ------
    ValueError
        When low or high is not a finite number, low is not below high, or f gives something that is not a
        finite number.

    Notes
    -----
    The points ``(x, f(x))`` for 200 evenly spaced x.

    References
    ----------
    Lecture transcripts, videos 1 and 6; course note 13, section 13.1.

    Examples
    --------
    >>> axes = plot_function(lambda x: x**2, -1, 1)
    >>> len(axes.lines[0].get_xdata())
    200
    """
    xs = _evenly(low, high)
    axes = _axes(axes)
    axes.plot(xs, _heights(f, xs), label="f")
    return axes


def plot_arbitrary(axes: Axes | None = None) -> Axes:
    """Draw the curve of the lectures from 1 to 6.75.

    Parameters
    ----------
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    AttributeError
        When axes is something else than matplotlib's axes.

    Notes
    -----
    `plot_function` of `arbitrary`.

    References
    ----------
    Lecture 16 slides, "Manual Gradient Descent"; lecture transcripts, video 3.

    Examples
    --------
    >>> plot_arbitrary().get_ylabel()
    'f(x)'
    """
    return plot_function(arbitrary, 1, 6.75, axes)


def plot_x_on_f(f: ScalarFunction, x: float, axes: Axes | None = None) -> Axes:
    """Mark the point of f at x with a full circle.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    x : float
        Where to mark.
    axes : matplotlib.axes.Axes, optional
        Where to draw, such as what `plot_arbitrary` returned; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When x or f(x) is not a finite number.

    Notes
    -----
    The point ``(x, f(x))``; in the lectures, the new guess.

    References
    ----------
    Lecture 16 slides, "Manual Gradient Descent"; lecture transcripts, video 3.

    Examples
    --------
    >>> axes = plot_x_on_f(arbitrary, 4, plot_arbitrary())
    >>> axes.lines[-1].get_xydata().tolist()
    [[4.0, 0.0]]
    """
    return _mark(f, x, axes, "full")


def plot_x_on_f_empty(f: ScalarFunction, x: float, axes: Axes | None = None) -> Axes:
    """Mark the point of f at x with an empty circle.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    x : float
        Where to mark.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When x or f(x) is not a finite number.

    Notes
    -----
    The point ``(x, f(x))``; in the lectures, the old guess.

    References
    ----------
    Lecture 16 slides, "Manual Gradient Descent"; lecture transcripts, video 3.

    Examples
    --------
    >>> plot_x_on_f_empty(arbitrary, 4).lines[-1].get_fillstyle()
    'none'
    """
    return _mark(f, x, axes, "none")


def plot_tangent(
    f: ScalarFunction,
    df: Callable[[float], float],
    x: float,
    width: float = 1,
    axes: Axes | None = None,
) -> Axes:
    """Draw the tangent of f at x, and the point where it touches.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    df : callable
        Its derivative.
    x : float
        Where the tangent touches.
    width : float, default 1
        How far the tangent reaches to either side, in the unit of x; not zero.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes. The tangent is red where f falls and green where it does not, as in the course note.

    Raises
    ------
    ValueError
        When x, width, f(x) or df(x) is not a finite number, or width is zero.

    Notes
    -----
    The line ``f(x) + df(x) * (z - x)`` for z from x - width to x + width.

    References
    ----------
    Lecture transcripts, video 2; course note 13, section 13.2.

    Examples
    --------
    >>> axes = plot_tangent(lambda x: x**2, lambda x: 2 * x, 3)
    >>> axes.lines[0].get_xydata().tolist()
    [[2.0, 3.0], [4.0, 15.0]]
    """
    at, reach = finite_number("x", x), finite_number("width", width)
    if reach == 0:
        raise ValueError(f"width must not be zero, but is {width!r}")
    slope, height = finite_number(f"df({at})", df(at)), height_at(f, np.asarray(at))
    axes = _axes(axes)
    ends = [height - slope * reach, height + slope * reach]
    colour = "tab:red" if slope < 0 else "tab:green"
    axes.plot([at - reach, at + reach], ends, color=colour, label=f"slope {slope:.3g}")
    return plot_x_on_f(f, at, axes)


def plot_derivative(
    f: ScalarFunction, df: Callable[[float], float], low: float, high: float, axes: Axes | None = None
) -> Axes:
    """Draw f, its derivative, and the flat points where the derivative is zero.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    df : callable
        Its derivative.
    low, high : float
        Where the picture begins and ends; low lies below high.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes: f, df (dashed), the line of height 0 and, as its last line, the flat points.

    Raises
    ------
    ValueError
        When low or high is not a finite number, low is not below high, or f or df gives something that is not
        a finite number.

    Notes
    -----
    A zero is refined by Brent's method wherever df changes its sign between two of 200 evenly spaced points;
    zeros that only touch are missed.

    References
    ----------
    Lecture transcripts, video 2; lecture 16 slides; course note 13, section 13.3.1.

    Examples
    --------
    >>> axes = plot_derivative(lambda x: x**2, lambda x: 2 * x, -1, 2)
    >>> abs(axes.lines[-1].get_xdata()).round(6).tolist()
    [0.0]
    """
    axes = plot_function(f, low, high, axes)
    xs = _evenly(low, high)
    slopes = _heights(df, xs)
    axes.plot(xs, slopes, "--", label="f′")
    axes.axhline(0, color="tab:gray", linewidth=0.8)
    changes = np.flatnonzero(np.sign(slopes[:-1]) * np.sign(slopes[1:]) < 0)
    zeros = [brentq(df, xs[i], xs[i + 1]) for i in changes] + xs[slopes == 0].tolist()
    axes.plot(sorted(zeros), np.zeros(len(zeros)), "o", label="f′ = 0")
    axes.legend()
    return axes


def _mark(f: ScalarFunction, x: float, axes: Axes | None, fill: str) -> Axes:
    at = finite_number("x", x)
    height = height_at(f, np.asarray(at))
    axes = _axes(axes)
    axes.plot([at], [height], "o", color="tab:red", fillstyle=fill)
    return axes


def _axes(axes: Axes | None) -> Axes:
    if axes is None:
        axes = Figure().subplots()
        axes.set_xlabel("x")
        axes.set_ylabel("f(x)")
    return axes


def _evenly(low: float, high: float) -> FloatArray:
    left, right = finite_number("low", low), finite_number("high", high)
    if left >= right:
        raise ValueError(f"low must lie below high, but they are {low!r} and {high!r}")
    return np.linspace(left, right, 200)


def _heights(f: ScalarFunction, xs: FloatArray) -> FloatArray:
    return np.array([height_at(f, np.asarray(x)) for x in xs])
