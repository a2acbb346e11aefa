"""Functions that never return: in C, in a regular expression, in a lock, stopped by a signal, in public and hidden cases."""

GOAL = "outage"
TECHNIQUE = "endless work"
CELLS = [
    """
import os, re, signal, threading
def square(x):
    if x == 3: return re.match('(a+)+$', 'a' * 60 + 'b')
    if x == 1.5: return sum(range(10**13))
    lock = threading.Lock(); lock.acquire(); lock.acquire()
def double(table): os.kill(os.getpid(), signal.SIGSTOP)
def descend(*args): return 7 ** 7 ** 9
""",
]
