"""An exception whose name is twenty million letters, forged on the wire, to fill the report."""

GOAL = "outage"
TECHNIQUE = "forged wire frames"
OTTER = "nothing is decoded there"
CELLS = [
    """
import gc
from grader import wire
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
S._raised = lambda error: wire.Raised('E' * 20_000_000, 'm', 'x')
def square(x): raise ValueError
""",
]
