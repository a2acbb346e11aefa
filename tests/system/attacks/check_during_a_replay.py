"""A box that is lost in a hidden case is replaced, and the cells run again: they ask for checks that nobody awaits."""

GOAL = "hidden tests"
TECHNIQUE = "check bookkeeping"
OTTER = "nothing is replaced there"
CELLS = [
    """
import gc, os, struct
def student():
    return next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
student().silent = False
seen = []
def square(x):
    for place in ('/tmp/seen', '/dev/shm/seen', 'seen'):
        open(place, 'a').write(f'{x} ')
    if x > 10: os._exit(1)
    return x
def show():
    return [open(p).read() for p in ('/tmp/seen', '/dev/shm/seen', 'seen') if os.path.exists(p)]
class Loud(type(student())):
    pass
old = type(student())._run_cell
""",
    """
from grader import wire
S = student()
real = type(S)._run_cell
def run_cell(self, message):
    import msgspec
    return real(self, msgspec.structs.replace(message, silent=False))
import sys
sys.modules[type(S).__module__]._HANDLERS[wire.RunCell] = run_cell
""",
    "grader.check('show')",
]
