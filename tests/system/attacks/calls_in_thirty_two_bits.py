"""Machine code that asks the kernel through the 32-bit gate, and through x32 numbers, past a filter of 64-bit numbers."""

GOAL = "machine"
TECHNIQUE = "power"
CELLS = [
    """
import ctypes, mmap, os, signal
found = []
libc = ctypes.CDLL(None, use_errno=True)
def in_a_child(name, act):
    pid = os.fork()
    if pid == 0:
        os._exit(0 if act() >= 0 else 1)
    if os.waitpid(pid, 0)[1] == 0: found.append(name)
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(bytes.fromhex('53b827000000bb00000000cd805bc3'.replace('b827000000bb00000000', 'b814000000bb00000000')))
gate = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
in_a_child('int 0x80', gate)
in_a_child('x32 socket', lambda: libc.syscall(0x40000000 + 41, 2, 1, 0))
in_a_child('x32 getpid', lambda: libc.syscall(0x40000000 + 39))
def show(): return found
""",
]


def succeeded(outcome):
    case = next(q for q in outcome.report.questions if q.name == "show").cases[0]
    return "another system call table answers" if "int 0x80" in case.detail or "x32" in case.detail else ""
