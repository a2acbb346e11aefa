"""Signals to the parent, to the process group, to everybody, and to the process whose number is known."""

GOAL = "machine"
TECHNIQUE = "signals"
CELLS = [
    """
import os, signal
for pid in (@VICTIM@, @WORKER@, os.getppid(), 1, 2, 3):
    for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
        try:
            if pid != os.getpid(): os.kill(pid, number)
        except OSError:
            pass
    try:
        signal.pidfd_send_signal(os.pidfd_open(pid), signal.SIGKILL)
    except OSError:
        pass
""",
]
