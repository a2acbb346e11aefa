"""The loss and its gradients with the data fixed: 244 restaurant bills and their tips, in dollars."""

from functools import lru_cache

from numpy.typing import ArrayLike

from reference.arguments import FloatArray, finite_number, pair
from reference.gradient import mse_gradient, mse_gradient_batch_only, mse_loss_derivative
from reference.loss import mse_loss
from reference.model import add_bias_column


def load_tips() -> tuple[FloatArray, FloatArray]:
    """Load the bills and the tips of the lectures' table.

    Returns
    -------
    tuple of two ndarray of shape (244,)
        The bills and the tips, in dollars. They are loaded once and cannot be written to.

    Raises
    ------
    ImportError
        When plotly or pandas is not installed.

    Notes
    -----
    The columns ``total_bill`` and ``tip`` of ``plotly.data.tips()``, the same rows as in seaborn's ``tips``.

    References
    ----------
    Lecture transcripts, video 5; course note 13, section 13.3.1.

    Examples
    --------
    >>> bill, tip = load_tips()
    >>> len(bill), float(bill[0]), float(tip[0])
    (244, 16.99, 1.01)
    """
    return _columns()


def mse_single_arg(theta_1: float) -> float:
    """Mean squared error on the tips of the line ``theta_1 * bill``.

    Parameters
    ----------
    theta_1 : float
        The slope: dollars of tip per dollar of the bill.

    Returns
    -------
    float
        The loss, in squared dollars.

    Raises
    ------
    ValueError
        When theta_1 is not a finite number.

    Notes
    -----
    `mse_loss` with the data fixed: ``1/244 * sum over i of (theta_1 bill_i - tip_i)**2``.

    References
    ----------
    Lecture transcripts, video 5; course note 13, section 13.3.1.

    Examples
    --------
    >>> round(mse_single_arg(0.1), 6)
    2.077768
    """
    return mse_loss(finite_number("theta_1", theta_1), *load_tips())


def mse_loss_derivative_single_arg(theta_1: float) -> float:
    """Derivative of `mse_single_arg`.

    Parameters
    ----------
    theta_1 : float
        The slope: dollars of tip per dollar of the bill.

    Returns
    -------
    float
        The derivative, in squared dollars.

    Raises
    ------
    ValueError
        When theta_1 is not a finite number.

    Notes
    -----
    `mse_loss_derivative` with the data fixed.

    References
    ----------
    Lecture transcripts, video 5; course note 13, section 13.3.1.

    Examples
    --------
    >>> round(mse_loss_derivative_single_arg(0.1), 6)
    -41.143987
    """
    return mse_loss_derivative(theta_1, *load_tips())


def mse_loss_single_arg(theta: ArrayLike) -> float:
    """Mean squared error on the tips of the line ``theta[0] + theta[1] * bill``.

    Parameters
    ----------
    theta : array_like of shape (2,)
        The intercept, in dollars, and the slope.

    Returns
    -------
    float
        The loss, in squared dollars.

    Raises
    ------
    ValueError
        When theta is not two finite numbers.

    Notes
    -----
    `mse_loss` with the data fixed, a bias column before the bills.

    References
    ----------
    Lecture transcripts, video 7; course note 13, section 13.4.

    Examples
    --------
    >>> round(mse_loss_single_arg([1.5, 0.05]), 6)
    1.534052
    """
    bill, tip = load_tips()
    return mse_loss(pair("theta", theta), add_bias_column(bill), tip)


def mse_gradient_single_arg(theta: ArrayLike) -> FloatArray:
    """Gradient of `mse_loss_single_arg`.

    Parameters
    ----------
    theta : array_like of shape (2,)
        The intercept, in dollars, and the slope.

    Returns
    -------
    ndarray of shape (2,)
        The partial derivatives.

    Raises
    ------
    ValueError
        When theta is not two finite numbers.

    Notes
    -----
    `mse_gradient` with the data fixed, a bias column before the bills.

    References
    ----------
    Lecture transcripts, video 10.

    Examples
    --------
    >>> mse_gradient_single_arg([0, 0]).round(6).tolist()
    [-5.996557, -135.226318]
    """
    bill, tip = load_tips()
    return mse_gradient(pair("theta", theta), add_bias_column(bill), tip)


def mse_gradient_batch_only_two_arg(theta: ArrayLike, batch_indices: ArrayLike) -> FloatArray:
    """Gradient on the named rows of the tips only.

    Parameters
    ----------
    theta : array_like of shape (2,)
        The intercept, in dollars, and the slope.
    batch_indices : array_like of int, shape (b,)
        The positions of the rows in the batch: 0, …, 243.

    Returns
    -------
    ndarray of shape (2,)
        The partial derivatives of the mean squared error over the batch.

    Raises
    ------
    ValueError
        When theta is not two finite numbers, or batch_indices is empty or names a row that is not there.

    Notes
    -----
    `mse_gradient_batch_only` with the data fixed; the df that `stochastic_gradient_descent` wants.

    References
    ----------
    Lecture transcripts, video 11.

    Examples
    --------
    >>> mse_gradient_batch_only_two_arg([0, 0], [5]).round(6).tolist()
    [-9.42, -238.2318]
    """
    bill, tip = load_tips()
    return mse_gradient_batch_only(pair("theta", theta), add_bias_column(bill), tip, batch_indices)


@lru_cache(maxsize=1)
def _columns() -> tuple[FloatArray, FloatArray]:
    import plotly.data

    table = plotly.data.tips()
    bill, tip = table["total_bill"].to_numpy(dtype=float), table["tip"].to_numpy(dtype=float)
    bill.flags.writeable = tip.flags.writeable = False
    return bill, tip
