"""Mini-batches of rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import batches_of_share, batches_of_size, split_into_batches, updates_per_epoch

rows_and_parts = st.integers(1, 60).flatmap(lambda rows: st.tuples(st.just(rows), st.integers(1, rows)))


@given(rows_and_parts, st.booleans())
def test_every_row_is_in_one_batch(sizes, shuffle):
    """However the rows are shared out, none is lost and none is used twice."""
    rows, part = sizes
    for batches in (
        split_into_batches(rows, part, shuffle),
        batches_of_size(rows, part, shuffle),
        batches_of_share(rows, part / rows, shuffle),
    ):
        assert sorted(np.concatenate(batches).tolist()) == list(range(rows))


@given(rows_and_parts)
def test_sizes(sizes):
    """So many batches, nearly equal; or batches of so many rows, the last one maybe smaller."""
    rows, part = sizes
    split = [len(batch) for batch in split_into_batches(rows, part)]
    assert len(split) == part
    assert max(split) - min(split) <= 1
    fixed = [len(batch) for batch in batches_of_size(rows, part)]
    assert fixed[:-1] == [part] * (len(fixed) - 1)
    assert len(fixed) == updates_per_epoch(rows, part)


@pytest.mark.parametrize(
    ("batch_size", "updates"),
    [
        pytest.param(32, 8, id="slides 16: 32 rows"),
        pytest.param(1, 244, id="slides 16: one row"),
        pytest.param(61, 4, id="transcript 11: 61 rows"),
    ],
)
def test_updates_on_the_tips(batch_size, updates):
    """How many steps one pass over the 244 tips makes."""
    assert updates_per_epoch(244, batch_size) == updates


def test_equal_batches_are_numpys_split():
    """transcript 11: where the batches can be equal, they are those of numpy.split."""
    ours = split_into_batches(12, 3, rng=np.random.default_rng(4))
    theirs = np.split(np.random.default_rng(4).permutation(12), 3)
    assert [batch.tolist() for batch in ours] == [batch.tolist() for batch in theirs]


def test_order_is_drawn_anew():
    """Two epochs differ, by numpy's global chance or by the generator's."""
    rng = np.random.default_rng(1)
    for chance in (None, rng):
        first, second = (np.concatenate(batches_of_size(50, 5, rng=chance)).tolist() for _ in range(2))
        assert first != second


def test_global_seed_is_respected():
    """Without a generator numpy's own seed decides, as in the lecture."""
    draws = []
    for _ in range(2):
        np.random.seed(7)
        draws.append(np.concatenate(split_into_batches(50, 5)).tolist())
    assert draws[0] == draws[1]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: split_into_batches(3, 4), "num_batches must be at most the number of rows, 3, not 4"),
        (lambda: split_into_batches(3, 0), "num_batches must be .* not 0"),
        (lambda: split_into_batches(0, 1), "num_rows must be .* not 0"),
        (lambda: batches_of_size(3, 0), "batch_size must be .* not 0"),
        (lambda: batches_of_size(3, 1.5), "batch_size must be .* not 1.5"),
        (lambda: batches_of_share(3, 0), "share must be above 0, not 0"),
        (lambda: batches_of_share(3, 1.1), "share must be at most 1, not 1.1"),
        (lambda: batches_of_share(3, np.nan), "share must be finite, not nan"),
        (lambda: updates_per_epoch(3, -1), "batch_size must be .* not -1"),
        (lambda: updates_per_epoch(True, 1), "num_rows must be .* not True"),
    ],
)
def test_refuses(call, named):
    """Each argument is checked by name."""
    with pytest.raises(ValueError, match=named):
        call()
