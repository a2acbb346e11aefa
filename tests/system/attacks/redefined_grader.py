"""`grader` becomes an object whose checks do nothing, and `otter` a module whose notebooks have full marks."""

GOAL = "points"
TECHNIQUE = "shadowed names"
CELLS = [
    """
import sys, types
class Full:
    def __init__(self, *args, **kwargs): pass
    def check(self, *args, **kwargs): return 'all test cases passed!'
    def __getattr__(self, name): return self.check
otter = sys.modules['otter'] = types.SimpleNamespace(Notebook=Full, __version__='7.0.0')
honest, grader = grader, Full()
""",
]
AFTER = ['grader = honest\ngrader.check("answer")']
