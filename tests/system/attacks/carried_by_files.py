"""Hidden inputs are written to files in every folder that can be written, and read back by a public case."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import glob, os
places = ('/tmp/kept', 'kept', '/dev/shm/kept', os.path.expanduser('~/kept'), '/var/tmp/kept')
def square(x):
    for place in places:
        try:
            with open(place, 'a') as file: file.write(f'{x}\\n')
        except OSError:
            pass
    return x
def show(): return [open(place).read() for place in places if os.path.exists(place)]
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
