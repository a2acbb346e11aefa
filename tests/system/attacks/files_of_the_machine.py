"""Files of the machine are read by their paths, through links, through /proc/1/root and by walking up from the box."""

GOAL = "machine"
TECHNIQUE = "files"
CELLS = [
    """
import glob, os
found = []
for prefix in ('', '/proc/1/root', '/proc/self/root', '/proc/self/cwd/../../../../..', '/../../..', '/oldroot', '/newroot'):
    try:
        found.append(open(prefix + '@FOLDER@/secret.txt').read())
    except OSError:
        pass
try:
    os.symlink('@FOLDER@/secret.txt', 'link')
    found.append(open('link').read())
except OSError:
    pass
for path in ('/etc/shadow', '/root/.ssh/id_rsa', '/etc/passwd'):
    try:
        found.append('read ' + path + open(path).read(100))
    except OSError:
        pass
def show(): return found
""",
]
