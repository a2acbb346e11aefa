"""A list of modules that do not exist: the judge tries to import each, and its alarm goes off inside an import."""

GOAL = "outage"
TECHNIQUE = "forged wire frames"
OTTER = "nothing is decoded there"
CELLS = [
    """
import gc, sys
from grader import values, wire
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
honest = type(S)._names
def names(self, message):
    answer = honest(self, message)
    if 'square' not in (message.names or ()): return answer
    answer.values['square'] = values.Items(
        'list', [values.Handle('box', k, 'module', f'numpy.m{k}') for k in range(200_000)])
    return answer
sys.modules[type(S).__module__]._HANDLERS[wire.Names] = names
""",
]
