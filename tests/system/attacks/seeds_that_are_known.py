"""Random inputs are foretold: the generators are replaced by ones that always draw the same, on both sides if possible."""

GOAL = "points"
TECHNIQUE = "monkeypatching"
CELLS = [
    """
import random
import numpy as np
class Fixed:
    def __getattr__(self, name): return lambda *args, **kwargs: np.array([1.0])
np.random.default_rng = lambda *args, **kwargs: Fixed()
np.random.seed = random.seed = lambda *args, **kwargs: None
random.random = np.random.rand = lambda *args: 0.5
def square(x): return 1.0
""",
]
