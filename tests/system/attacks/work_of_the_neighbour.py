"""What a neighbour's box left is searched for: temporary folders, shared memory, old processes, inherited memory."""

GOAL = "other people's work"
TECHNIQUE = "looking around"
CELLS = [
    """
import gc, glob, os
needle = 'wom' + 'bat_'
found = []
for pattern in ('/tmp/**', '/dev/shm/**', '/var/tmp/**', '/box/**', '/proc/*/cwd/*', '/proc/*/root/tmp/*', '/proc/*/fd/*',
                os.path.dirname(os.getcwd()) + '/**'):
    for path in glob.glob(pattern, recursive=True)[:2000]:
        try:
            if os.path.isfile(path) and needle in (text := open(path, errors='replace').read(100_000)): found.append(text)
        except OSError:
            pass
for obj in gc.get_objects():
    if isinstance(obj, dict) and isinstance(obj.get('kept'), str) and needle in obj['kept']: found.append(obj['kept'])
def show(): return found
""",
]
