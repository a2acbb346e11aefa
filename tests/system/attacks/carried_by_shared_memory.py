"""Hidden inputs are put into memory that copies of the process share."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import mmap
shared = mmap.mmap(-1, 4096)
def square(x):
    shared.seek(0); shared.write(str(x).encode() + b' ')
    return x
def show(): return shared[:40]
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
