"""Run a command on a host that forbids namespaces, as a plain container does.

    python3 tests/without_namespaces.py make test

A seccomp filter refuses unshare, setns, mount and clone with a namespace flag, for the command and all its children.
Needs nothing but Python, so that it works on a fresh clone.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from grader import syscalls
from grader.box import filter as seccomp

REFUSED = ("unshare", "setns", "mount", "umount2", "pivot_root", "open_tree", "fsopen", "move_mount")


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.path.pop(0)
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    seccomp.install(seccomp.refusing(REFUSED))
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
