"""Whatever descriptors were inherited are listed, read from, duplicated and opened anew through /proc."""

GOAL = "hidden tests"
TECHNIQUE = "left-over descriptors"
CELLS = [
    """
import os, stat
found = []
for fd in range(3, 512):
    try:
        kind = os.fstat(fd).st_mode
        where = os.readlink(f'/proc/self/fd/{fd}')
    except OSError:
        continue
    if stat.S_ISREG(kind):
        try:
            found.append(where + os.pread(fd, 2000, 0).decode(errors='replace'))
        except OSError:
            pass
    elif stat.S_ISDIR(kind):
        try:
            found += [open(f'/proc/self/fd/{fd}/{name}', errors='replace').read(2000) for name in os.listdir(fd)]
        except OSError:
            pass
def show(): return found
""",
]
