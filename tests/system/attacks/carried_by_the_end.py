"""Hidden inputs are written when the process ends: atexit, a finaliser, a signal handler, a child left behind."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import atexit, os, signal, sys, weakref
kept = []
def tell(*args):
    for place in ('/tmp/end', '/dev/shm/end', 'end'): open(place, 'a').write(f'{kept}')
    print(kept, file=sys.__stdout__)
class Last:
    def __del__(self): tell()
last = Last()
atexit.register(tell)
signal.signal(signal.SIGTERM, tell)
def square(x):
    kept.append(x)
    if os.fork() == 0:
        tell(); os._exit(0)
    return x
def show(): return [open(p).read() for p in ('/tmp/end', '/dev/shm/end', 'end') if os.path.exists(p)]
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
