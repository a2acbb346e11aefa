"""The function throws away what the test gave it, so that the test later computes what it wants from nothing."""

GOAL = "points"
TECHNIQUE = "values that lie"
CELLS = [
    """
def double(table):
    table.drop(columns=list(table.columns), inplace=True)
    return table
def descend(slope, start, rate, n): return []
""",
]
