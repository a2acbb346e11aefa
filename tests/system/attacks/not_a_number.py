"""Values that break comparisons by themselves: nan, infinities, complex numbers, huge integers, text of digits."""

GOAL = "points"
TECHNIQUE = "values that lie"
CELLS = [
    """
import itertools
values = itertools.cycle([float('nan'), float('inf'), complex('nan'), 10**4000, '9', b'9', None, ..., NotImplemented, {}])
def square(x): return next(values)
def double(table): return table * float('nan')
def descend(*args): return [float('nan')] * 3
""",
]
