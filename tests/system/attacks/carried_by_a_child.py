"""Hidden inputs are told to a child process over a pipe, which is asked for them in a public case."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import os, select
to, back = os.pipe(), os.pipe()
child = os.fork()
if child == 0:
    while True:
        os.write(back[1], os.read(to[0], 1000))
def square(x):
    os.write(to[1], str(x).encode())
    return x
def show(): return os.read(back[0], 1000) if select.select([back[0]], [], [], 0.3)[0] else None
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
