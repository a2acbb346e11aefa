"""The seccomp filter of a box: what it may not ask of the kernel, as a classic BPF program.

Each refused call answers EPERM, so that a library that merely tries gets an error it can handle; clone3 answers ENOSYS,
which makes the C library fall back to clone, whose flags can be read here.
"""

import ctypes
import errno
import struct
from collections.abc import Iterable

from grader import syscalls

_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _JUMP_EQUAL, _JUMP_SET, _JUMP_GE, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER, _ARCH, _ARG0 = 0, 4, 16
_NAMESPACES = 0x7E020000 | 0x00000080  # every CLONE_NEW… flag, CLONE_NEWTIME included
AF_UNIX = 1

# name: (x86_64, aarch64); None where the architecture has no such call.
REFUSED: dict[str, tuple[int | None, int]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "mknod": (133, None),  # type: ignore[dict-item]
    "mknodat": (259, 33),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "userfaultfd": (323, 282),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "acct": (163, 89),
    "syslog": (103, 116),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "vhangup": (153, 58),
    "personality": (135, 92),
    "iopl": (172, None),  # type: ignore[dict-item]
    "ioperm": (173, None),  # type: ignore[dict-item]
    "modify_ldt": (154, None),  # type: ignore[dict-item]
    "lookup_dcookie": (212, 18),
    "mbind": (237, 235),
    "set_mempolicy": (238, 237),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "landlock_create_ruleset": (444, 444),
    "memfd_secret": (447, 447),
}
_CLONE = {"x86_64": 56, "aarch64": 220}
_SOCKETPAIR = {"x86_64": 53, "aarch64": 199}
_CLONE3 = 435
_X32 = 0x40000000


def _op(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def program(machine: str = syscalls.MACHINE, names: Iterable[str] = REFUSED) -> bytes:
    """The filter for an architecture, refusing the calls named (and new namespaces, whichever call asks for them).

    Raises
    ------
    OSError
        If the architecture is not one of `syscalls.AUDIT_ARCH`.
    """
    if machine not in syscalls.AUDIT_ARCH:
        raise OSError(errno.ENOSYS, f"no seccomp filter for {machine}")
    column = 0 if machine == "x86_64" else 1
    refused = [REFUSED[name][column] for name in names if REFUSED[name][column] is not None]
    deny = _op(_RETURN, _ERRNO | errno.EPERM)
    code = [
        _op(_LOAD, _ARCH),
        _op(_JUMP_EQUAL, syscalls.AUDIT_ARCH[machine], yes=1),
        _op(_RETURN, _KILL),
        _op(_LOAD, _NUMBER),
    ]
    if machine == "x86_64":
        code += [_op(_JUMP_GE, _X32, no=1), _op(_RETURN, _KILL)]
    code += [_op(_JUMP_EQUAL, _CLONE3, no=1), _op(_RETURN, _ERRNO | errno.ENOSYS)]
    for number in refused:
        code += [_op(_JUMP_EQUAL, number, no=1), deny]  # type: ignore[arg-type]
    # clone with a namespace flag, socketpair of another family than unix
    code += [_op(_JUMP_EQUAL, _CLONE[machine], no=4), _op(_LOAD, _ARG0)]
    code += [_op(_JUMP_SET, _NAMESPACES, no=1), deny, _op(_RETURN, _ALLOW)]
    code += [_op(_JUMP_EQUAL, _SOCKETPAIR[machine], no=3), _op(_LOAD, _ARG0)]
    code += [_op(_JUMP_EQUAL, AF_UNIX, yes=1), deny]
    code += [_op(_RETURN, _ALLOW)]
    return b"".join(code)


def install(code: bytes | None = None) -> None:
    """Put the filter over this process and all its children, for good. Needs no-new-privileges."""
    code = program() if code is None else code
    buffer = ctypes.create_string_buffer(code, len(code))
    head = struct.pack("=HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    head_buffer = ctypes.create_string_buffer(head, len(head))
    syscalls.prctl(syscalls.PR_SET_SECCOMP, 2, ctypes.addressof(head_buffer))
