"""Other processes are traced, read and written: ptrace, process_vm_readv, /proc/PID/mem, pidfd_getfd."""

GOAL = "machine"
TECHNIQUE = "ptrace"
CELLS = [
    """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
found = []
for pid in {1, 2, 3, os.getppid(), @VICTIM@, @WORKER@}:
    if pid == os.getpid(): continue
    if libc.ptrace(16, pid, 0, 0) == 0: found.append(f'traced {pid}')
    if libc.syscall(438, libc.syscall(434, pid, 0), 0, 0) >= 0: found.append(f'descriptor of {pid}')
    for mode in ('rb', 'r+b'):
        try:
            open(f'/proc/{pid}/mem', mode)
            found.append(f'memory of {pid}')
        except OSError:
            pass
def show(): return found
""",
]


def succeeded(outcome):
    case = next(q for q in outcome.report.questions if q.name == "show").cases[0]
    return "another process lay open" if any(w in case.detail for w in ("traced", "descriptor of", "memory of")) else ""
