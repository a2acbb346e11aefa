"""Text without end on every stream, in a cell, in a call and in a thread; huge errors, huge names of errors."""

GOAL = "outage"
TECHNIQUE = "bombs"
CELLS = [
    """
import os, sys, threading
def flood():
    for _ in range(300):
        print('x' * 10**6)
        sys.stderr.write('y' * 10**6)
        sys.__stdout__.write('z' * 10**6)
flood()
def square(x):
    flood()
    raise type('E' * 10**6, (Exception,), {})('x' * 10**7)
def show():
    flood()
    return 'x' * 10**7
""",
    "raise ValueError('x' * 10**7)",
    "display(*['x' * 10**6] * 50)",
]
