"""The answer is a generator, a coroutine or a thread that goes on later with the input in its hands."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import threading, time
alive = []
def later(x):
    while True: yield x
def square(x):
    made = later(x); next(made); alive.append(made)
    thread = threading.Thread(target=lambda: (time.sleep(0.2), alive.append(x)), daemon=True)
    thread.start()
    return made
def show(): return [next(a) if hasattr(a, '__next__') else a for a in alive]
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
