"""Handles that never existed, of every kind and class, are given for the names that tests ask for."""

GOAL = "points"
TECHNIQUE = "forged wire frames"
OTTER = "there is no wire"
CELLS = [
    """
import gc, sys
from grader import values, wire
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
strange = [
    values.Handle('judge', 1), values.Handle('box', 10**9), values.Handle('box', -1, 'function', 'numpy', 'allclose'),
    values.Handle('box', 1, 'module', 'doctest'), values.Handle('box', 1, 'class', 'builtins', 'bool'),
    values.Handle('box', 1, 'object', 'numpy', 'ndarray', ('__class__', '__eq__', '__del__', '__init_subclass__')),
    values.Named('builtins', 'all'), values.Named('os', 'system'), values.Constant('no such'),
    values.Array('|O', (1,), 'C', b'x' * 8), values.Array('<f8', (2**40, 2**40), 'C', b''), values.Text(b'\\xff'),
    values.Table('frame', {'columns': 1, 'index': 2, 'data': 3}), values.Table('frame', {}),
    values.Moment('datetime', 'tomorrow'), values.Slice('range', (0, 10**18, 1)), values.Int('0x' + 'f' * 9_000_000),
]
turn = [0]
honest = type(S)._names
def names(self, message):
    answer = honest(self, message)
    for name in message.names or ():
        if name in ('square', 'double', 'descend', 'bool', 'all', 'np', 'pd', 'show'):
            turn[0] += 1
            answer.values[name] = strange[turn[0] % len(strange)]
    return answer
sys.modules[type(S).__module__]._HANDLERS[wire.Names] = names
""",
    *["grader.check('square')\ngrader.check('table')\ngrader.check('descend')\ngrader.check('show')"] * 6,
    "sys.modules[type(S).__module__]._HANDLERS[wire.Names] = honest",
]
