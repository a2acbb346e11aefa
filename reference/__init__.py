"""The functions of the gradient-descent lectures, correct and documented; homework is measured by them."""

from reference.convexity import is_convex_at
from reference.curve import arbitrary, derivative_arbitrary
from reference.descent import gradient_descent
from reference.gradient import mse_gradient, mse_gradient_batch_only, mse_loss_derivative
from reference.loss import mse_loss
from reference.plots import plot_one_step, plot_one_step_better
from reference.search import simple_minimize

__all__ = [
    "arbitrary",
    "derivative_arbitrary",
    "gradient_descent",
    "is_convex_at",
    "mse_gradient",
    "mse_gradient_batch_only",
    "mse_loss",
    "mse_loss_derivative",
    "plot_one_step",
    "plot_one_step_better",
    "simple_minimize",
]
