"""Threads and children wait until the checks begin, and then change the answers, the modules and the questions."""

GOAL = "points"
TECHNIQUE = "background work"
CELLS = [
    """
import builtins, os, threading, time
def meddle():
    while True:
        time.sleep(0.001)
        globals()['square'] = lambda x: x
        builtins.all = builtins.bool = lambda *args: True
threading.Thread(target=meddle, daemon=True).start()
if os.fork() == 0:
    end = time.time() + 20
    while time.time() < end:
        time.sleep(0.01)
        for path in ('/tmp/square', 'square.py'): open(path, 'w').write('x')
    os._exit(0)
""",
]
