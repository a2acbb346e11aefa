"""Files of the machine and of the Python environment are overwritten, truncated, removed, renamed and linked."""

GOAL = "machine"
TECHNIQUE = "files"
CELLS = [
    """
import os, shutil, sys
import numpy
for place in ('@FOLDER@/secret.txt', '@FOLDER@/new', numpy.__file__, sys.executable, '/etc/hosts', '/usr/bin/x'):
    for act in (lambda: open(place, 'a').write('x'), lambda: os.truncate(place, 0), lambda: os.unlink(place),
                lambda: os.rename(place, place + 'x'), lambda: os.link(place, 'here'), lambda: os.chmod(place, 0o777),
                lambda: os.utime(place), lambda: os.setxattr(place, 'user.x', b'x')):
        try:
            act()
        except OSError:
            pass
for place in ('@FOLDER@', os.path.dirname(numpy.__file__)):
    shutil.rmtree(place, ignore_errors=True)
""",
]
