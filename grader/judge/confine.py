"""Taking power away from a judge: it runs an author's test files, on what a student's code returned.

Theory of operation
-------------------
The bench (the judges' warm parent) is started in bubblewrap where the host allows it: no network, and of the machine
only the Python environment, Holt's own packages, the opened archives and the folder in which each judge has its own.
What is then left is taken from each judge before it loads a test, in this order, each step failing closed:

=================  ==============================================================================================
namespaces         a user of its own, and a process namespace that ends with the judge (with bubblewrap)
identity           without, started as root: a user of its own, where that user can read this Python
rlimits            address space, processor time, processes, file size, no core
ties               ends with the bench, and is no other process's to trace
landlock           reads the environment and its submission's archive, writes its own folder
no new privileges
capabilities       none
seccomp            no sockets, no tracing, no mounts, …
=================  ==============================================================================================

What it takes to make the rules (`grader.box.landlock`, `grader.box.filter`) is the engine's: a judge gets a ruleset's
descriptor and a filter's code, and only puts them on.
"""

import ctypes
import os
import resource
import signal
import struct
from collections.abc import Callable

import msgspec

from grader import syscalls

UID = 1000  # inside the judge's own user namespace
PROCESSES = 64
OPEN_FILES = 512
FILE_BYTES = 64 * 1024 * 1024
MESSAGES_BYTES = 1024 * 1024 * 1024  # room for the largest message, its text and the objects made of it
LAST_WORDS_SECONDS = 30


class Powers(msgspec.Struct, frozen=True, kw_only=True):
    """What one judge may have.

    `source` is the folder of the opened archive (`tests`, `files`, `otter_config.json`), which it may read; without
    one it only shows that it could judge. `folder` is its own. `uid` and `gid` are whom it is to become, or None to
    stay what the bench is; with `as_root` it reads and writes as root all the same, because nobody else can read this
    Python, and `uid` only counts its processes. `landlock` says that the descriptor of a ruleset comes along; `seccomp`
    is the code of a filter, or nothing. `shared` counts the threads that its user runs already, where it shares one.
    """

    source: str = ""
    folder: str = ""
    namespaces: bool = False
    uid: int | None = None
    gid: int | None = None
    as_root: bool = False
    memory_bytes: int
    cpu_seconds: float
    shared: int = 0
    landlock: bool = False
    seccomp: bytes = b""


def fork(powers: Powers) -> int:
    """A child of this single-threaded process, in namespaces of its own if it has those; 0 in the child."""
    if not powers.namespaces:
        return os.fork()
    go, gone_ahead = os.pipe()
    pid = syscalls.clone(syscalls.CLONE_NEWUSER | syscalls.CLONE_NEWPID)
    if pid == 0:
        os.close(gone_ahead)
        if os.read(go, 1) != b"g":
            os._exit(1)
        os.close(go)
        return 0
    os.close(go)
    try:
        _map(pid, powers)
        os.write(gone_ahead, b"g")
    finally:
        os.close(gone_ahead)
    return pid


def _map(pid: int, powers: Powers) -> None:
    """The one user of a fresh user namespace."""
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{UID} {os.geteuid() if powers.uid is None or powers.as_root else powers.uid} 1"),
        ("gid_map", f"{UID} {os.getegid() if powers.gid is None or powers.as_root else powers.gid} 1"),
    ):
        with open(f"/proc/{pid}/{name}", "w") as file:
            file.write(text)


def set_identity(powers: Powers, ruleset: int | None) -> None:
    if powers.namespaces:
        os.setresgid(UID, UID, UID)
        os.setresuid(UID, UID, UID)
    elif powers.uid is not None and powers.as_root:
        os.setresuid(powers.uid, 0, 0)  # the kernel limits the processes of every user but root
    elif powers.uid is not None and powers.gid is not None:
        os.setgroups([])
        os.setresgid(powers.gid, powers.gid, powers.gid)
        os.setresuid(powers.uid, powers.uid, powers.uid)


def set_ties(powers: Powers, ruleset: int | None) -> None:
    """After the identity, a change of which would undo them."""
    syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
    syscalls.prctl(syscalls.PR_SET_DUMPABLE, 0)


def set_rlimits(powers: Powers, ruleset: int | None) -> None:
    """A test multiplies by a number that a student returned: it may use a few times the memory that the student may."""
    limits = {
        resource.RLIMIT_AS: _mapped_bytes() + 2 * powers.memory_bytes + MESSAGES_BYTES,
        resource.RLIMIT_CPU: int(powers.cpu_seconds) + LAST_WORDS_SECONDS,
        resource.RLIMIT_NPROC: powers.shared + PROCESSES,
        resource.RLIMIT_FSIZE: FILE_BYTES,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for what, value in limits.items():
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (value, value))


def _mapped_bytes() -> int:
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def set_landlock(powers: Powers, ruleset: int | None) -> None:
    if not powers.landlock:
        return
    if ruleset is None:
        raise OSError("no ruleset came along")
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    syscalls.check(
        syscalls.syscall(syscalls.LANDLOCK_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)), "landlock restrict"
    )


def set_no_new_privileges(powers: Powers, ruleset: int | None) -> None:
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities(powers: Powers, ruleset: int | None) -> None:
    syscalls.drop_all_capabilities()


def set_seccomp(powers: Powers, ruleset: int | None) -> None:
    if powers.seccomp:
        code = ctypes.create_string_buffer(powers.seccomp, len(powers.seccomp))
        head = struct.pack("=HxxxxxxQ", len(powers.seccomp) // 8, ctypes.addressof(code))
        buffer = ctypes.create_string_buffer(head, len(head))
        syscalls.prctl(syscalls.PR_SET_SECCOMP, 2, ctypes.addressof(buffer))


STEPS: tuple[Callable[[Powers, int | None], None], ...] = (
    set_identity,
    set_rlimits,
    set_ties,
    set_landlock,
    set_no_new_privileges,
    drop_capabilities,
    set_seccomp,
)


def confine(powers: Powers, ruleset: int | None) -> None:
    """Every step of `STEPS`. Test files may be loaded after this returns, and not before."""
    for step in STEPS:
        step(powers, ruleset)
    if ruleset is not None:
        os.close(ruleset)


def layers(powers: Powers, isolated: bool) -> list[str]:
    """The names of the layers that hold for a judge with these powers, in a bench that bubblewrap isolates or not."""
    names = ["no network", "read-only root", "own processes"] if isolated else []
    names += ["own user"] if powers.uid is not None and not powers.as_root else []
    names += ["rlimits", "no new privileges", "no capabilities"]
    names += ["landlock"] if powers.landlock else []
    names += ["seccomp"] if powers.seccomp else []
    return names
