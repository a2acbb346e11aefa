"""New namespaces through clone, clone3 and the unshare program: in one of its own, a process would be root."""

GOAL = "machine"
TECHNIQUE = "power"
CELLS = [
    """
import ctypes, os, signal, struct, subprocess
libc = ctypes.CDLL(None, use_errno=True)
found = []
for flags in (0x10000000, 0x10000000 | 0x20000, 0x20000000, 0x40000000):
    pid = libc.syscall(56, flags | signal.SIGCHLD, 0, 0, 0, 0)
    if pid == 0: os._exit(0)
    if pid > 0: found.append(f'clone {flags:x}')
    args = ctypes.create_string_buffer(struct.pack('11Q', flags, 0, 0, 0, signal.SIGCHLD, *[0] * 6))
    pid = libc.syscall(435, args, 88)
    if pid == 0: os._exit(0)
    if pid > 0: found.append(f'clone3 {flags:x}')
for command in (['unshare', '-Ur', 'id', '-u'], ['bwrap', '--dev-bind', '/', '/', 'id']):
    try:
        if subprocess.run(command, capture_output=True, timeout=2).returncode == 0: found.append(command[0])
    except (OSError, subprocess.SubprocessError):
        pass
def show(): return found
""",
]


def succeeded(outcome):
    case = next(q for q in outcome.report.questions if q.name == "show").cases[0]
    got = case.detail.rpartition("Got:")[2].strip()
    return "" if got == "[]" else f"made namespaces: {got[:200]}"
