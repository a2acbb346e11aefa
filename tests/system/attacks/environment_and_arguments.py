"""Environments and command lines of all processes, and what is mounted, are read and shown."""

GOAL = "machine"
TECHNIQUE = "proc"
CELLS = [
    """
import glob, os
def show():
    found = [str(dict(os.environ))]
    for path in glob.glob('/proc/*/environ') + glob.glob('/proc/*/cmdline') + glob.glob('/proc/*/root/tmp/*'):
        try:
            found.append(open(path, 'rb').read().decode(errors='replace'))
        except OSError:
            pass
    return [text for text in found if 'canary' in text]
""",
]
