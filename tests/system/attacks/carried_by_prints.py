"""Hidden inputs are printed to stdout, stderr, the original streams, descriptors, warnings and logs."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import logging, os, sys, warnings
def square(x):
    text = f'input {x}'
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__): print(text, file=stream)
    for fd in (1, 2, 3): os.write(fd, text.encode())
    warnings.warn(text); logging.error(text); print(text)
    return x
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
