"""An object claims to be a DataFrame: it names the wanted columns first, then none, so that nothing is compared."""

GOAL = "points"
TECHNIQUE = "objects that lie"
CELLS = [
    """
import pandas as pd
class Flags:
    __module__, __qualname__, __eq__ = 'pandas.core.flags', 'Flags', None
    allows_duplicate_labels = _allows_duplicate_labels = True
class Table:
    __module__, __qualname__ = 'pandas', 'DataFrame'
    shape, index, flags, _mgr, asked = (1, 1), pd.RangeIndex(1), Flags(), None, 0
    @property
    def columns(self):
        self.asked += 1
        return pd.Index(['a']) if self.asked == 1 else []
    def equals(self, other): return 1
def double(table): return Table()
""",
]
