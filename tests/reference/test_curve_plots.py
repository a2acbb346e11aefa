"""Pictures of functions of one number."""

import sys

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from reference import (
    arbitrary,
    derivative_arbitrary,
    plot_arbitrary,
    plot_derivative,
    plot_function,
    plot_tangent,
    plot_x_on_f,
    plot_x_on_f_empty,
)


def test_arbitrary_is_drawn_where_the_slides_draw_it():
    """slides 16: the curve from 1 to 6.75."""
    (curve,) = plot_arbitrary().lines
    assert (curve.get_xdata()[0], curve.get_xdata()[-1]) == (1, 6.75)
    assert np.allclose(curve.get_ydata(), arbitrary(curve.get_xdata()))


@pytest.mark.parametrize(("mark", "fill"), [(plot_x_on_f, "full"), (plot_x_on_f_empty, "none")])
def test_marks(mark, fill):
    """A mark joins the axes it is given, on the curve, full or empty."""
    axes = plot_arbitrary()
    assert mark(arbitrary, 5, axes) is axes
    assert axes.lines[1].get_xydata().tolist() == [[5, arbitrary(5)]]
    assert axes.lines[1].get_fillstyle() == fill


@pytest.mark.parametrize(("x", "colour"), [(1.4, "tab:red"), (6, "tab:green")])
def test_tangent(x, colour):
    """transcript 2: the tangent touches with the curve's slope; red where it falls, green where it rises."""
    axes = plot_tangent(arbitrary, derivative_arbitrary, x, width=0.5, axes=plot_arbitrary())
    (left, low), (right, high) = axes.lines[1].get_xydata()
    assert (high - low) / (right - left) == pytest.approx(derivative_arbitrary(x))
    assert (low + high) / 2 == pytest.approx(arbitrary(x))
    assert axes.lines[1].get_color() == colour


def test_derivative_and_its_zeros():
    """transcript 2: the curve, its slope, and the three flat points."""
    curve, slope, _, flat = plot_derivative(arbitrary, derivative_arbitrary, 1, 7).lines
    assert np.allclose(slope.get_ydata(), derivative_arbitrary(curve.get_xdata()))
    assert np.abs(derivative_arbitrary(flat.get_xdata())).max() < 1e-9
    assert len(flat.get_xdata()) == 3


def test_a_slope_without_zeros():
    """Where nothing is flat, no flat point is drawn."""
    assert len(plot_derivative(np.exp, np.exp, 0, 1).lines[-1].get_xdata()) == 0


def test_a_picture_can_be_saved_without_a_screen(tmp_path):
    """The figure renders to a file, and pyplot with its windows was not needed."""
    axes = plot_arbitrary()
    FigureCanvasAgg(axes.figure).print_png(tmp_path / "curve.png")
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")
    assert type(axes.figure.canvas) is not getattr(sys.modules.get("matplotlib.pyplot"), "FigureCanvas", None)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: plot_function(np.sin, 1, 1), "low must lie below high, but they are 1 and 1"),
        (lambda: plot_function(np.sin, np.nan, 1), "low must be finite, not nan"),
        (lambda: plot_function(lambda x: np.nan, 0, 1), r"f\(0\.0\) must be finite"),
        (lambda: plot_x_on_f(np.sin, [1, 2]), "x must be a single number"),
        (lambda: plot_x_on_f_empty(lambda x: np.inf, 1), r"f\(1\.0\) must be finite"),
        (lambda: plot_tangent(np.sin, np.cos, np.nan), "x must be finite"),
        (lambda: plot_tangent(np.sin, np.cos, 1, width=0), "width must not be zero, but is 0"),
        (lambda: plot_tangent(np.sin, lambda x: np.nan, 1), r"df\(1\.0\) must be finite"),
        (lambda: plot_derivative(np.sin, np.cos, 2, 1), "low must lie below high"),
    ],
)
def test_refuses(call, named):
    """What cannot be drawn is refused by name."""
    with pytest.raises(ValueError, match=named):
        call()
