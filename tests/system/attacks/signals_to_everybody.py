"""kill(-1): every process that this one may signal, copies of itself that wait with hidden cases included."""

GOAL = "outage"
TECHNIQUE = "signals"
CELLS = [
    "grader.check('descend')",
    """
import os, signal, time
if os.fork() == 0:
    time.sleep(0.3)
    os.kill(-1, signal.SIGKILL)
    os._exit(0)
time.sleep(0.6)
""",
]
