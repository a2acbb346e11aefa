"""Chords over curves."""

import pytest

from reference import arbitrary, is_convex_at, plot_chord


@pytest.mark.parametrize(("a", "b"), [(2.3927, 5.3263), (5.3263, 2.3927), (1, 3)])
def test_the_two_points_of_the_inequality(a, b):
    """The marked points stand one above the other, in the order that decides on convexity."""
    curve, chord, on_chord, on_curve = plot_chord(arbitrary, a, b, t=0.25).lines
    assert chord.get_xydata().tolist() == [[a, arbitrary(a)], [b, arbitrary(b)]]
    assert on_chord.get_xdata()[0] == on_curve.get_xdata()[0] == pytest.approx(0.25 * a + 0.75 * b)
    above = on_chord.get_ydata()[0] >= on_curve.get_ydata()[0]
    assert above == is_convex_at(arbitrary, a, b, 0.25)
    assert on_chord.get_ydata()[0] == pytest.approx(0.25 * arbitrary(a) + 0.75 * arbitrary(b))
    assert (min(curve.get_xdata()), max(curve.get_xdata())) == (min(a, b), max(a, b))


def test_without_a_mixture():
    """Without t there are the curve and the chord only."""
    assert [line.get_label() for line in plot_chord(abs, -1, 2).lines] == ["f", "chord"]


@pytest.mark.parametrize(
    ("a", "b", "t", "named"),
    [
        (1, 1, None, "a and b must differ, but both are 1"),
        (1, [2], None, "b must be a single number"),
        (0, 1, 2, "t must lie between 0 and 1, not 2"),
    ],
)
def test_refuses(a, b, t, named):
    """A chord has two ends, and a mixture lies between them."""
    with pytest.raises(ValueError, match=named):
        plot_chord(abs, a, b, t)
