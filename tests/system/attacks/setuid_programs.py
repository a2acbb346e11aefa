"""A copy of a shell is made setuid, and the machine's own setuid programs are run."""

GOAL = "machine"
TECHNIQUE = "power"
CELLS = [
    """
import os, shutil, subprocess
found = []
try:
    shutil.copy('/bin/sh', 'sh')
    os.chmod('sh', 0o6755)
    found.append(subprocess.run(['./sh', '-c', 'id -u; id -G'], capture_output=True, text=True).stdout)
except OSError:
    pass
for program in ('su', 'sudo', 'mount', 'umount', 'newgrp', 'passwd', 'chsh', 'pkexec', 'newuidmap', 'fusermount3'):
    try:
        done = subprocess.run([program, '-c', 'id -u'], capture_output=True, text=True, timeout=1, stdin=subprocess.DEVNULL)
        if done.stdout.strip() == '0': found.append(program + ' gave root')
    except (OSError, subprocess.SubprocessError):
        pass
def show(): return found
""",
]


def succeeded(outcome):
    case = next(q for q in outcome.report.questions if q.name == "show").cases[0]
    return "became root" if "gave root" in case.detail or "'0\\n" in case.detail else ""
