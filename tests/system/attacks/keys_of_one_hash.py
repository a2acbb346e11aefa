"""A set whose members all have one hash: the judge would compare each with each, in one call that no signal stops."""

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
    if not {'square', 'double'} & set(message.names or ()): return answer
    keys = [values.Int(hex(k * (2**61 - 1))) for k in range(1, 60_000)]
    answer.values['square'] = values.Items('set', keys)
    answer.values['double'] = values.Pairs(keys, keys)
    return answer
sys.modules[type(S).__module__]._HANDLERS[wire.Names] = names
""",
]
