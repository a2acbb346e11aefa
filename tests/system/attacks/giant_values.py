"""Answers of hundreds of megabytes: text, bytes, lists, integers and arrays of no size but great length."""

GOAL = "outage"
TECHNIQUE = "values that are too much"
CELLS = [
    """
import itertools
import numpy as np
giants = itertools.cycle([
    lambda: 'x' * 150_000_000, lambda: b'x' * 200_000_000, lambda: [0] * 20_000_000, lambda: 1 << 400_000_000,
    lambda: np.zeros((10**8, 0)), lambda: np.zeros(20_000_000), lambda: range(10**15), lambda: iter(int, 1)])
def square(x): return next(giants)()
def double(table): return next(giants)()
def descend(*args): return next(giants)()
""",
]
