"""Pictures of steps: one of them, or a whole descent. They need no screen: each hands back its axes."""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from reference.arguments import ScalarFunction, finite_number, finite_vector, height_at
from reference.curve import arbitrary, derivative_arbitrary
from reference.curve_plots import plot_function, plot_x_on_f, plot_x_on_f_empty


def plot_one_step(x: float) -> Axes:
    """Take one step from x with learning rate 1; print it and draw it.

    Parameters
    ----------
    x : float
        The old guess, a pure number without a unit.

    Returns
    -------
    matplotlib.axes.Axes
        The curve, the old guess as an empty circle and the new one as a full circle. In a notebook,
        ``plot_one_step(4).figure`` shows it.

    Raises
    ------
    ValueError
        When x is not a finite number.

    Notes
    -----
    ``new x = old x - f'(old x)``, printed as ``old x: …`` and ``new x: …`` on two lines.

    References
    ----------
    Lecture transcripts, video 3; lecture 16 slides.

    Examples
    --------
    >>> axes = plot_one_step(4)
    old x: 4
    new x: 4.4
    """
    return _plot_step(x, alpha=1)


def plot_one_step_better(x: float) -> Axes:
    """Take one step from x with learning rate 0.3; print it and draw it.

    Parameters
    ----------
    x : float
        The old guess, a pure number without a unit.

    Returns
    -------
    matplotlib.axes.Axes
        As `plot_one_step`.

    Raises
    ------
    ValueError
        When x is not a finite number.

    Notes
    -----
    ``new x = old x - 0.3 f'(old x)``.

    References
    ----------
    Lecture transcripts, video 3; lecture 16 slides.

    Examples
    --------
    >>> axes = plot_one_step_better(4)
    old x: 4
    new x: 4.12
    """
    return _plot_step(x, alpha=0.3)


def plot_trajectory(f: ScalarFunction, guesses: ArrayLike, axes: Axes | None = None) -> Axes:
    """Draw the guesses of a descent on the curve of f.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    guesses : array_like of shape (n,)
        The guesses in order, as `gradient_descent` returns them.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes: f, the guesses as empty circles in order, and the last one as a full circle.

    Raises
    ------
    ValueError
        When guesses is empty, not finite or has more than one axis, or f gives something that is not a finite
        number.

    Notes
    -----
    The points ``(x[t], f(x[t]))`` over f, which is drawn a tenth beyond the guesses on both sides.

    References
    ----------
    Lecture transcripts, videos 4 and 5; course note 13, section 13.3.1.

    Examples
    --------
    >>> axes = plot_trajectory(lambda x: x**2, [4, 2, 1])
    >>> axes.lines[1].get_xydata().tolist()
    [[4.0, 16.0], [2.0, 4.0], [1.0, 1.0]]
    """
    path = finite_vector("guesses", guesses)
    margin = max(0.1 * float(np.ptp(path)), 1e-3 * max(1, float(np.abs(path).max())))
    axes = plot_function(f, path.min() - margin, path.max() + margin, axes)
    axes.plot(path, [height_at(f, guess) for guess in path], "o", color="tab:red", fillstyle="none", label="guesses")
    return plot_x_on_f(f, path[-1], axes)


def _plot_step(x: float, alpha: float) -> Axes:
    old = finite_number("x", x)
    new = old - alpha * float(derivative_arbitrary(old))
    print(f"old x: {x}")
    print(f"new x: {new}")
    axes = plot_function(arbitrary, min(1, old, new), max(7, old, new))
    plot_x_on_f_empty(arbitrary, old, axes)
    plot_x_on_f(arbitrary, new, axes)
    axes.legend(["f", "old x", "new x"])
    return axes
