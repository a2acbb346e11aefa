"""Landlock: a process names the files that it will still be able to reach, and the kernel holds it to that."""

import ctypes
import errno
import os
import struct
from collections.abc import Iterable

from grader.syscalls import LANDLOCK_ADD, LANDLOCK_CREATE, LANDLOCK_RESTRICT, check, syscall

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
TRUNCATE, IOCTL_DEV = 1 << 14, 1 << 15
_RIGHTS_OF_ABI = {1: 13, 2: 14, 3: 15, 4: 15}  # number of filesystem rights; 16 from ABI 5
READ = EXECUTE | READ_FILE | READ_DIR
_FILE_ONLY = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
_MAKE_DEVICES = (1 << 6) | (1 << 11)  # character and block devices
_LACKING = {
    errno.ENOSYS: "the kernel has no Landlock",
    errno.EOPNOTSUPP: "the kernel was started without Landlock",
    errno.EPERM: "a system call filter refuses Landlock",
}
_NET_ALL, _SCOPE_ALL = 0b11, 0b11


def abi() -> int:
    """The kernel's Landlock version, 0 where there is none."""
    return max(0, syscall(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1)))


def lacking() -> str:
    """Why there is no Landlock here; empty where there is."""
    if abi():
        return ""
    number = ctypes.get_errno()
    return _LACKING.get(number, f"Landlock does not answer: {os.strerror(number)}")


class Ruleset:
    """Rules made ahead of time; `enforce` is then one system call.

    Raises
    ------
    OSError
        If the kernel has no Landlock.
    """

    def __init__(self) -> None:
        version = check(syscall(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1)), "landlock")
        self.handled = (1 << _RIGHTS_OF_ABI.get(version, 16)) - 1
        attributes = struct.pack(
            "=QQQ", self.handled, _NET_ALL if version >= 4 else 0, _SCOPE_ALL if version >= 6 else 0
        )
        size = 24 if version >= 6 else 16 if version >= 4 else 8
        self.fd = check(
            syscall(LANDLOCK_CREATE, attributes, ctypes.c_size_t(size), ctypes.c_uint32(0)),
            "landlock ruleset",
        )

    def allow(self, path: str, rights: int) -> None:
        """Allow `rights` at and below `path`; a path that does not exist is left out."""
        try:
            fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except (FileNotFoundError, PermissionError, NotADirectoryError):
            return
        try:
            rights &= self.handled
            if not os.path.isdir(path):
                rights &= _FILE_ONLY
            rule = struct.pack("=Qi", rights, fd)
            check(
                syscall(LANDLOCK_ADD, ctypes.c_int(self.fd), ctypes.c_int(1), rule, ctypes.c_uint32(0)),
                f"landlock rule {path}",
            )
        finally:
            os.close(fd)

    def allow_reading(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.allow(path, READ)

    def allow_writing(self, path: str) -> None:
        """Everything but making device nodes."""
        self.allow(path, self.handled & ~_MAKE_DEVICES)

    def enforce(self) -> None:
        """Hold this process and its children to the rules. Needs no-new-privileges."""
        check(syscall(LANDLOCK_RESTRICT, ctypes.c_int(self.fd), ctypes.c_uint32(0)), "landlock restrict")

    def close(self) -> None:
        os.close(self.fd)
