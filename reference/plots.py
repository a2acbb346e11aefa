"""Pictures of single steps on the curve. They need no screen: a figure is made, its axes are handed back."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from reference.arguments import finite_number
from reference.curve import arbitrary, derivative_arbitrary


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


def _plot_step(x: float, alpha: float) -> Axes:
    old = finite_number("x", x)
    new = old - alpha * float(derivative_arbitrary(old))
    print(f"old x: {x}")
    print(f"new x: {new}")
    axes = _draw_curve(min(1, old, new), max(7, old, new))
    axes.plot(old, arbitrary(old), "o", color="tab:red", fillstyle="none", label="old x")
    axes.plot(new, arbitrary(new), "o", color="tab:red", label="new x")
    axes.legend()
    return axes


def _draw_curve(left: float, right: float) -> Axes:
    xs = np.linspace(left, right, 200)
    axes = Figure().subplots()
    axes.plot(xs, arbitrary(xs), label="f")
    axes.set_xlabel("x")
    axes.set_ylabel("f(x)")
    return axes
