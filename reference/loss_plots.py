"""Pictures of a loss over two weights. They need no screen: each hands back the axes that it drew on."""

from typing import cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d.axes3d import Axes3D
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, ScalarFunction, finite_table, finite_vector, height_at
from reference.grid import loss_grid


def plot_loss_surface(f: ScalarFunction, theta_0s: ArrayLike, theta_1s: ArrayLike) -> Axes3D:
    """Draw a loss as a surface over two weights.

    Parameters
    ----------
    f : callable
        Takes the weights as an array of shape (2,), returns a number.
    theta_0s : array_like of shape (a,)
        The values of the first weight, at least two.
    theta_1s : array_like of shape (b,)
        The values of the second weight, at least two.

    Returns
    -------
    mpl_toolkits.mplot3d.axes3d.Axes3D
        The axes of a new figure.

    Raises
    ------
    ValueError
        When a list of weights is empty, not finite, has more than one axis or fewer than two values, or f
        gives something that is not a finite number.

    Notes
    -----
    The heights of `loss_grid`.

    References
    ----------
    Lecture transcripts, video 7; lecture 16 slides, "A 2D Loss Function"; course note 13, section 13.4.

    Examples
    --------
    >>> plot_loss_surface(lambda theta: theta @ theta, [-1, 0, 1], [-1, 0, 1]).get_zlabel()
    'loss'
    """
    across, down, losses = _losses(f, theta_0s, theta_1s)
    axes = cast(Axes3D, Figure().add_subplot(projection="3d"))
    axes.plot_surface(*np.meshgrid(across, down), losses, cmap="viridis", alpha=0.7)
    axes.set_zlabel("loss")
    _name(axes)
    return axes


def plot_loss_contour(f: ScalarFunction, theta_0s: ArrayLike, theta_1s: ArrayLike) -> Axes:
    """Draw a loss as a map over two weights, seen from above.

    Parameters
    ----------
    f : callable
        Takes the weights as an array of shape (2,), returns a number.
    theta_0s : array_like of shape (a,)
        The values of the first weight, at least two.
    theta_1s : array_like of shape (b,)
        The values of the second weight, at least two.

    Returns
    -------
    matplotlib.axes.Axes
        The axes of a new figure. The darker the colour, the lower the loss.

    Raises
    ------
    ValueError
        As `plot_loss_surface`.

    Notes
    -----
    The contours of `loss_grid`.

    References
    ----------
    Course note 13, section 13.4; lecture transcripts, video 12.

    Examples
    --------
    >>> plot_loss_contour(lambda theta: theta @ theta, [-1, 0, 1], [-1, 0, 1]).get_xlabel()
    'theta_0'
    """
    across, down, losses = _losses(f, theta_0s, theta_1s)
    axes = Figure().subplots()
    axes.contourf(across, down, losses, levels=20, cmap="viridis")
    _name(axes)
    return axes


def plot_trajectory_on_surface(
    f: ScalarFunction, guesses: ArrayLike, theta_0s: ArrayLike, theta_1s: ArrayLike
) -> Axes3D:
    """Draw the guesses of a descent across the loss surface.

    Parameters
    ----------
    f : callable
        Takes the weights as an array of shape (2,), returns a number.
    guesses : array_like of shape (n, 2)
        The guesses in order, as `gradient_descent` returns them.
    theta_0s : array_like of shape (a,)
        The values of the first weight under the surface, at least two.
    theta_1s : array_like of shape (b,)
        The values of the second weight under the surface, at least two.

    Returns
    -------
    mpl_toolkits.mplot3d.axes3d.Axes3D
        The axes of a new figure; its first line is the trajectory.

    Raises
    ------
    ValueError
        As `plot_loss_surface`, and when guesses is not a table of finite numbers with two columns.

    Notes
    -----
    The points ``(theta_0[t], theta_1[t], f(theta[t]))`` in order.

    References
    ----------
    Lecture transcripts, video 10, where it is left as homework.

    Examples
    --------
    >>> axes = plot_trajectory_on_surface(lambda theta: theta @ theta, [[1, 1], [0, 0]], [-1, 1], [-1, 1])
    >>> [coordinate.tolist() for coordinate in axes.lines[0].get_data_3d()]
    [[1.0, 0.0], [1.0, 0.0], [2.0, 0.0]]
    """
    path = _path(guesses)
    axes = plot_loss_surface(f, theta_0s, theta_1s)
    heights = np.array([height_at(f, guess) for guess in path])
    axes.plot(path[:, 0], path[:, 1], heights, "o-", color="tab:red", markersize=3, zorder=10)
    return axes


def plot_trajectory_on_contour(f: ScalarFunction, guesses: ArrayLike, theta_0s: ArrayLike, theta_1s: ArrayLike) -> Axes:
    """Draw the guesses of a descent on the map of the loss.

    Parameters
    ----------
    f : callable
        Takes the weights as an array of shape (2,), returns a number.
    guesses : array_like of shape (n, 2)
        The guesses in order, as `gradient_descent` or `stochastic_gradient_descent` return them.
    theta_0s : array_like of shape (a,)
        The values of the first weight on the map, at least two.
    theta_1s : array_like of shape (b,)
        The values of the second weight on the map, at least two.

    Returns
    -------
    matplotlib.axes.Axes
        The axes of a new figure; its first line is the trajectory.

    Raises
    ------
    ValueError
        As `plot_trajectory_on_surface`.

    Notes
    -----
    The points ``(theta_0[t], theta_1[t])`` in order. Batch descent crosses the contours at right angles;
    stochastic descent hops about.

    References
    ----------
    Course note 13, section 13.5; lecture transcripts, videos 10 and 12.

    Examples
    --------
    >>> axes = plot_trajectory_on_contour(lambda theta: theta @ theta, [[1, 1], [0, 0]], [-1, 1], [-1, 1])
    >>> axes.lines[0].get_xydata().tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """
    path = _path(guesses)
    axes = plot_loss_contour(f, theta_0s, theta_1s)
    axes.plot(path[:, 0], path[:, 1], "o-", color="tab:red", markersize=3)
    return axes


def _losses(f: ScalarFunction, theta_0s: ArrayLike, theta_1s: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    across, down = finite_vector("theta_0s", theta_0s), finite_vector("theta_1s", theta_1s)
    for name, values in (("theta_0s", across), ("theta_1s", down)):
        if values.size < 2:
            raise ValueError(f"{name} must hold at least two values, not {values.tolist()}")
    return across, down, loss_grid(f, across, down)


def _path(guesses: ArrayLike) -> FloatArray:
    path = finite_table("guesses", guesses)
    if path.shape[1] != 2:
        raise ValueError(f"guesses must have two columns, but has shape {path.shape}")
    return path


def _name(axes: Axes) -> None:
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
