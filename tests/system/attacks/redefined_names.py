"""The words that a test uses are names of the student's: bool, all, abs, np, pd and their like, each saying yes."""

GOAL = "points"
TECHNIQUE = "shadowed names"
CELLS = [
    """
class Yes:
    def __getattr__(self, name): return lambda *args, **kwargs: True
    def __call__(self, *args, **kwargs): return True
np = pd = math = Yes()
bool = all = any = isinstance = lambda *args: True
abs = round = len = sum = lambda *args: 0
def square(x): return 1
def double(table): return table
def descend(*args): return []
""",
]
