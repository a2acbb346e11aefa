"""A table of the student's own class whose `equals` says 1 instead of True, so that nobody notes that it decided."""

GOAL = "points"
TECHNIQUE = "objects that lie"
CELLS = [
    """
class Table:
    def equals(self, other): return 1
def double(table): return Table()
""",
]
