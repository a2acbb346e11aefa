"""Messages that only the judge or an honest box would send are written to the socket: verdicts, checks, loads, forks."""

GOAL = "points"
TECHNIQUE = "forged wire frames"
OTTER = "there is no wire"
CELLS = [
    """
import gc, socket
from grader import values, wire
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
def flood():
    for message in (wire.Returned(8), wire.Returned(True), wire.CellDone(), wire.Values({"square": 8}),
                    wire.Check('square'), wire.Loaded([]), wire.Load('x.py', b'answer = 42'), wire.Names(None),
                    wire.Raised('Stopped', 'grader.judge.line', ''), wire.Fork(0), wire.Drop([1])):
        S.line.sock.sendall(wire.encode(message))
def square(x): flood()
""",
    "flood()",
]
