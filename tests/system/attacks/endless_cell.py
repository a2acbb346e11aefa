"""A loop that swallows every interrupt, blocks the signal, restarts itself, and hands over to a thread."""

GOAL = "outage"
TECHNIQUE = "endless work"
CELLS = [
    """
import signal, threading
signal.signal(signal.SIGINT, lambda *args: None)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
def loop():
    while True:
        try:
            while True: pass
        except BaseException:
            pass
threading.Thread(target=loop).start()
loop()
""",
]
