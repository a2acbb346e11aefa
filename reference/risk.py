"""What the expected loss of an estimator is made of, measured over repeated samples."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, count, finite_array, finite_vector, not_negative


@dataclass(frozen=True)
class Risk:
    """Expected loss and its three parts, means over the test inputs, in the squared unit of the observations."""

    expected_loss: float
    bias_squared: float
    variance: float
    noise: float


def measure_risk(
    fit: Callable[[FloatArray, FloatArray], Callable[[FloatArray], ArrayLike]],
    truth: Callable[[FloatArray], Any],
    x: ArrayLike,
    x_test: ArrayLike,
    noise_sd: float,
    samples: int = 1000,
    rng: np.random.Generator | None = None,
) -> Risk:
    """Measure expected loss, squared bias, variance and noise of an estimator over repeated samples.

    Parameters
    ----------
    fit : callable
        The estimator: takes inputs and observations, both of shape (n,), and returns a function that predicts
        at inputs of shape (k,).
    truth : callable
        What is estimated: takes inputs of shape (n,), returns values of the same shape, without noise.
    x : array_like of shape (n,)
        The inputs of every sample.
    x_test : array_like of shape (k,)
        Where the predictions are judged.
    noise_sd : float
        The standard deviation of the observations' normal noise, in their unit; at least 0.
    samples : int, default 1000
        How many samples to draw and fit; at least 1.
    rng : numpy.random.Generator, optional
        Where the chance comes from; numpy's global generator unless given.

    Returns
    -------
    Risk
        ``expected_loss``, ``bias_squared``, ``variance`` and ``noise``: floats, the first measured on fresh noisy
        observations and not as the sum of the others.

    Raises
    ------
    ValueError
        When an input is empty or not finite, noise_sd is negative, samples is not a whole number of at least
        1, or the estimator predicts something else than k finite numbers.

    Notes
    -----
    With p_s(x) the prediction from sample s and p(x) their mean: ``bias² = mean (p(x) - truth(x))²``, ``variance =
    mean (p_s(x) - p(x))²``, ``noise = noise_sd²``, and ``expected loss = mean (y_new - p_s(x))²`` with fresh y_new.
    Then expected loss = bias² + variance + noise, up to the chance in a finite number of samples.

    References
    ----------
    Lecture transcripts, video 14. Yang, Yu, You, Steinhardt and Ma, "Rethinking Bias-Variance Trade-off for
    Generalization of Neural Networks", 2020.

    Examples
    --------
    >>> def flat(x, y):
    ...     return lambda at: np.full(len(at), y.mean())
    >>> measure_risk(flat, lambda x: 2 * x, [-1, 1], [-1, 1], noise_sd=0, samples=3)
    Risk(expected_loss=4.0, bias_squared=4.0, variance=0.0, noise=0.0)
    """
    inputs, at = finite_vector("x", x), finite_vector("x_test", x_test)
    spread, repeats = not_negative("noise_sd", noise_sd), count("samples", samples)
    draw = np.random.standard_normal if rng is None else rng.standard_normal
    clean, target = finite_array("truth(x)", truth(inputs)), finite_array("truth(x_test)", truth(at))
    predicted = np.array([_predict(fit(inputs, clean + spread * draw(inputs.size)), at) for _ in range(repeats)])
    fresh = target + spread * draw(predicted.shape)
    middle = predicted.mean(axis=0)
    return Risk(
        expected_loss=float(np.mean((fresh - predicted) ** 2)),
        bias_squared=float(np.mean((middle - target) ** 2)),
        variance=float(np.mean((predicted - middle) ** 2)),
        noise=spread**2,
    )


def _predict(predict: Callable[[FloatArray], ArrayLike], at: FloatArray) -> FloatArray:
    values = finite_vector("the predictions of fit", predict(at))
    if values.shape != at.shape:
        raise ValueError(f"the predictions of fit must have shape {at.shape}, but have {values.shape}")
    return values
