"""Pictures of single steps and of whole descents."""

import numpy as np
import pytest

from reference import arbitrary, derivative_arbitrary, plot_one_step, plot_one_step_better, plot_trajectory


@pytest.mark.parametrize(("step", "alpha"), [(plot_one_step, 1), (plot_one_step_better, 0.3)])
@pytest.mark.parametrize("old", [4, 4.0, -1, 5.5])
def test_printed_step(capsys, step, alpha, old):
    """Two lines name the old guess as it was given and the new one."""
    step(old)
    assert capsys.readouterr().out.splitlines() == [
        f"old x: {old}",
        f"new x: {old - alpha * derivative_arbitrary(old)}",
    ]


@pytest.mark.parametrize("old", [4, 9.5, -1])
def test_drawn_step(old):
    """The axes show the curve, the old point empty and the new one full, wherever the step leads."""
    axes = plot_one_step_better(old)
    curve, before, after = axes.lines
    assert np.allclose(curve.get_ydata(), arbitrary(curve.get_xdata()))
    assert min(curve.get_xdata()) <= after.get_xdata()[0] <= max(curve.get_xdata())
    assert before.get_xydata()[0].tolist() == [old, arbitrary(old)]
    assert (before.get_fillstyle(), after.get_fillstyle()) == ("none", "full")
    assert [text.get_text() for text in axes.get_legend().texts] == ["f", "old x", "new x"]


@pytest.mark.parametrize("step", [plot_one_step, plot_one_step_better])
@pytest.mark.parametrize("x", [np.nan, [1, 2], None], ids=repr)
def test_refuses(step, x):
    """A step starts at one finite number."""
    with pytest.raises(ValueError, match="x must"):
        step(x)


@pytest.mark.parametrize("guesses", [[4, 4.4, 5], [3], [0, 0]], ids=repr)
def test_trajectory(guesses):
    """The guesses lie on the curve in order, the last one is full, and the curve reaches beyond them."""
    axes = plot_trajectory(arbitrary, guesses)
    curve, path, end = axes.lines
    assert path.get_xydata().tolist() == [[x, arbitrary(x)] for x in guesses]
    assert (end.get_xdata()[0], end.get_fillstyle()) == (guesses[-1], "full")
    assert min(curve.get_xdata()) < min(guesses) <= max(guesses) < max(curve.get_xdata())


def test_trajectory_refuses_vectors():
    """Guesses with two weights belong on a surface."""
    with pytest.raises(ValueError, match="guesses must have one axis"):
        plot_trajectory(arbitrary, [[1, 2]])
