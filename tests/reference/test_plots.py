"""Single steps, printed and drawn."""

import numpy as np
import pytest

from reference import arbitrary, plot_one_step, plot_one_step_better


@pytest.mark.parametrize(
    ("step", "old", "new"),
    [
        pytest.param(plot_one_step, 4, 4.4, id="slides 16: from 4"),
        pytest.param(plot_one_step, 4.4, 5.0464, id="slides 16: from 4.4"),
        pytest.param(plot_one_step, 5.0464, 5.49673060106241, id="slides 16: from 5.0464"),
        pytest.param(plot_one_step, 5.4967, 5.080917145374805, id="slides 16: from 5.4967"),
        pytest.param(plot_one_step, 5.080917145374805, 5.489966698640582, id="slides 16: from 5.0809…"),
        pytest.param(plot_one_step_better, 4, 4.12, id="slides 16: better, from 4"),
        pytest.param(plot_one_step_better, 5.323, 5.325108157959999, id="slides 16: better, from 5.323"),
    ],
)
def test_printed_step(capsys, step, old, new):
    """The two lines name the old guess as it was given and the new one."""
    step(old)
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"old x: {old}"
    assert second.startswith("new x: ")
    assert float(second.removeprefix("new x: ")) == pytest.approx(new, abs=1e-12)


@pytest.mark.parametrize("old", [4, 9.5, -1])
def test_drawn_step(old):
    """The axes show the curve, the old point and the new point, wherever the step leads."""
    axes = plot_one_step_better(old)
    curve, before, after = axes.lines
    assert np.allclose(curve.get_ydata(), arbitrary(curve.get_xdata()))
    assert min(curve.get_xdata()) <= after.get_xdata()[0] <= max(curve.get_xdata())
    assert before.get_xydata()[0].tolist() == [old, arbitrary(old)]
    assert axes.get_legend() is not None


@pytest.mark.parametrize("step", [plot_one_step, plot_one_step_better])
@pytest.mark.parametrize("x", [np.nan, [1, 2], None], ids=repr)
def test_refuses(step, x):
    """A step starts at one finite number."""
    with pytest.raises(ValueError, match="x must"):
        step(x)
