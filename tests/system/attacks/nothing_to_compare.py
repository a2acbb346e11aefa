"""Empty answers: arrays, lists and tables without a value in which nothing can differ from what is wanted."""

GOAL = "points"
TECHNIQUE = "values that lie"
CELLS = [
    """
import numpy as np, pandas as pd
def square(x): return []
def double(table): return pd.DataFrame()
def descend(*args): return np.array([])
""",
]
