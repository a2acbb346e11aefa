"""A subclass of DataFrame that equals every other, with columns, index and blocks of its own choice."""

GOAL = "points"
TECHNIQUE = "objects that lie"
CELLS = [
    """
import pandas as pd
class Agreeable(pd.DataFrame):
    equals = __eq__ = lambda *args, **kwargs: True
    _constructor = property(lambda self: Agreeable)
    _check_flags = lambda *args: None
def double(table): return Agreeable(table)
""",
]
