"""The worked examples of partial derivatives."""

import numpy as np
import pytest

from reference import is_convex_at, saddle, saddle_gradient, tilted_trough, tilted_trough_partials


def test_flat_point_of_the_saddle():
    """transcript 8: the gradient vanishes at zero alone, and the function falls from there on some chords."""
    assert saddle_gradient([0, 0]).tolist() == [0, 0]
    assert np.linalg.matrix_rank([saddle_gradient([1, 0]), saddle_gradient([0, 1])]) == 2
    assert not is_convex_at(saddle, [1, -6], [-1, 6], 0.5)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: saddle([1, 2, 3]), "theta must hold two numbers"),
        (lambda: saddle([]), "theta must not be empty"),
        (lambda: saddle_gradient([1, np.nan]), "theta must be finite"),
        (lambda: saddle_gradient(1), "theta must have one axis"),
        (lambda: tilted_trough(np.inf, 1), "x must be finite, not inf"),
        (lambda: tilted_trough_partials(1, [2]), "y must be a single number"),
    ],
)
def test_refuses(call, named):
    """Both take two finite numbers."""
    with pytest.raises(ValueError, match=named):
        call()
