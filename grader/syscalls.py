"""The kernel by number: what Python's `os` does not offer, through ctypes."""

import ctypes
import os
import platform
import struct

# PyDLL keeps the interpreter's lock: a clone() must come back in both processes with it held.
libc = ctypes.PyDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = (
    1,
    2,
    4,
    8,
    32,
    4096,
    16384,
    1 << 18,
)
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 36, 38, 47

MACHINE = platform.machine()
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CAPSET = {"x86_64": 126, "aarch64": 91}
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446


def check(result: int, what: str) -> int:
    """Raise OSError with the kernel's reason unless `result` is a success."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(number: int, *args: object) -> int:
    """A raw system call; -1 and errno as the kernel gives them."""
    return int(libc.syscall(ctypes.c_long(number), *args))


def prctl(option: int, *args: int) -> int:
    """prctl with its arguments as unsigned longs."""
    padded = [ctypes.c_ulong(arg) for arg in (*args, 0, 0, 0, 0)[:4]]
    return check(libc.prctl(ctypes.c_int(option), *padded), f"prctl {option}")


def clone(flags: int) -> int:
    """fork() into new namespaces; 0 in the child.

    Only for a single-threaded process: Python's own preparations for a fork are made around the bare system call.
    """
    import signal

    ctypes.pythonapi.PyOS_BeforeFork()
    # Both architectures take the flags first; the other arguments are zero, so their order does not matter.
    pid = syscall(_CLONE[MACHINE], ctypes.c_ulong(flags | signal.SIGCHLD), *[ctypes.c_ulong(0)] * 4)
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        return 0
    number = ctypes.get_errno()
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(number, f"clone: {os.strerror(number)}")
    return pid


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    check(
        libc.mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode()),
        f"mount {target}",
    )


def drop_all_capabilities() -> None:
    """Empty every capability set of this process, the bounding and ambient sets included."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break  # past the last one this kernel knows, or not ours to drop
    header = struct.pack("=Ii", 0x20080522, 0)
    check(syscall(_CAPSET[MACHINE], header, struct.pack("=6I", *[0] * 6)), "capset")
