"""The functions of the gradient-descent lectures, correct and documented; homework is measured by them."""

from reference.batches import batches_of_share, batches_of_size, split_into_batches, updates_per_epoch
from reference.chord_plots import plot_chord
from reference.complexity import errors_by_size, polynomial_basis
from reference.convexity import find_convexity_violation, is_convex_at
from reference.curve import arbitrary, derivative_arbitrary
from reference.curve_plots import (
    plot_arbitrary,
    plot_derivative,
    plot_function,
    plot_tangent,
    plot_x_on_f,
    plot_x_on_f_empty,
)
from reference.descent import (
    best_of_restarts,
    gradient_ascent,
    gradient_descent,
    gradient_descent_scheduled,
    gradient_descent_until,
)
from reference.gradient import mse_gradient, mse_gradient_batch_only, mse_loss_derivative, squared_loss_gradient
from reference.grid import loss_grid, minimize_on_grid
from reference.line import fit_full_batch, fit_minibatch, fit_one_row, linear_gradient, minibatches
from reference.line_cost import cost, cost_gradient, cost_partial_0, cost_partial_1, hypothesis, simultaneous_update
from reference.linesearch import backtracking_step_size, exact_step_size, gradient_descent_line_search
from reference.loss import mse_loss, squared_loss
from reference.loss_plots import (
    plot_loss_contour,
    plot_loss_surface,
    plot_trajectory_on_contour,
    plot_trajectory_on_surface,
)
from reference.model import add_bias_column, fit_minimum_norm
from reference.optimizers import adam, momentum
from reference.quotients import difference_quotient, estimate_gradient, partial_difference_quotient
from reference.risk import measure_risk
from reference.schedules import cosine_rate, decaying_rate, linear_rate
from reference.search import simple_minimize
from reference.step_plots import plot_one_step, plot_one_step_better, plot_trajectory
from reference.stochastic import stochastic_gradient_descent
from reference.surfaces import saddle, saddle_gradient, tilted_trough, tilted_trough_partials
from reference.tips import (
    load_tips,
    mse_gradient_batch_only_two_arg,
    mse_gradient_single_arg,
    mse_loss_derivative_single_arg,
    mse_loss_single_arg,
    mse_single_arg,
)
from reference.vectors import (
    add,
    distance,
    dot,
    gradient_step,
    scalar_multiply,
    sum_of_squares,
    sum_of_squares_gradient,
    vector_mean,
)

__all__ = [
    "adam",
    "add",
    "add_bias_column",
    "arbitrary",
    "backtracking_step_size",
    "batches_of_share",
    "batches_of_size",
    "best_of_restarts",
    "cosine_rate",
    "cost",
    "cost_gradient",
    "cost_partial_0",
    "cost_partial_1",
    "decaying_rate",
    "derivative_arbitrary",
    "difference_quotient",
    "distance",
    "dot",
    "errors_by_size",
    "estimate_gradient",
    "exact_step_size",
    "find_convexity_violation",
    "fit_full_batch",
    "fit_minibatch",
    "fit_minimum_norm",
    "fit_one_row",
    "gradient_ascent",
    "gradient_descent",
    "gradient_descent_line_search",
    "gradient_descent_scheduled",
    "gradient_descent_until",
    "gradient_step",
    "hypothesis",
    "is_convex_at",
    "linear_gradient",
    "linear_rate",
    "load_tips",
    "loss_grid",
    "measure_risk",
    "minibatches",
    "minimize_on_grid",
    "momentum",
    "mse_gradient",
    "mse_gradient_batch_only",
    "mse_gradient_batch_only_two_arg",
    "mse_gradient_single_arg",
    "mse_loss",
    "mse_loss_derivative",
    "mse_loss_derivative_single_arg",
    "mse_loss_single_arg",
    "mse_single_arg",
    "partial_difference_quotient",
    "plot_arbitrary",
    "plot_chord",
    "plot_derivative",
    "plot_function",
    "plot_loss_contour",
    "plot_loss_surface",
    "plot_one_step",
    "plot_one_step_better",
    "plot_tangent",
    "plot_trajectory",
    "plot_trajectory_on_contour",
    "plot_trajectory_on_surface",
    "plot_x_on_f",
    "plot_x_on_f_empty",
    "polynomial_basis",
    "saddle",
    "saddle_gradient",
    "scalar_multiply",
    "simple_minimize",
    "simultaneous_update",
    "split_into_batches",
    "squared_loss",
    "squared_loss_gradient",
    "stochastic_gradient_descent",
    "sum_of_squares",
    "sum_of_squares_gradient",
    "tilted_trough",
    "tilted_trough_partials",
    "updates_per_epoch",
    "vector_mean",
]
