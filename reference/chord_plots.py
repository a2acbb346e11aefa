"""The picture of the convexity inequality: a chord over a curve."""

import numpy as np
from matplotlib.axes import Axes

from reference.arguments import ScalarFunction, finite_number, fraction, height_at
from reference.curve_plots import plot_function, plot_x_on_f_empty


def plot_chord(f: ScalarFunction, a: float, b: float, t: float | None = None, axes: Axes | None = None) -> Axes:
    """Draw f between a and b, and the chord over it.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    a, b : float
        The ends of the chord, which differ.
    t : float, optional
        The share of a in a mixture, from 0 to 1: the two points of the convexity inequality are marked, the one
        on the chord full and the one on f empty.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When a or b is not a finite number, they are equal, t lies outside [0, 1], or f gives something that is
        not a finite number.

    Notes
    -----
    The chord holds the points ``(t a + (1 - t) b, t f(a) + (1 - t) f(b))``. Where it runs below f, f is not
    convex.

    References
    ----------
    Lecture transcripts, video 6; lecture 16 slides; course note 13, section 13.2.3.

    Examples
    --------
    >>> axes = plot_chord(lambda x: x**2, -1, 3, t=0.5)
    >>> axes.lines[2].get_xydata().tolist(), axes.lines[3].get_xydata().tolist()
    ([[1.0, 5.0]], [[1.0, 1.0]])
    """
    first, second = finite_number("a", a), finite_number("b", b)
    if first == second:
        raise ValueError(f"a and b must differ, but both are {a!r}")
    axes = plot_function(f, min(first, second), max(first, second), axes)
    ends = [height_at(f, np.asarray(end)) for end in (first, second)]
    axes.plot([first, second], ends, color="tab:orange", label="chord")
    if t is not None:
        share = fraction("t", t)
        mixture = share * first + (1 - share) * second
        axes.plot(mixture, share * ends[0] + (1 - share) * ends[1], "o", color="tab:orange")
        plot_x_on_f_empty(f, mixture, axes)
    return axes
