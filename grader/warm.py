"""A warm parent's memory, laid out so that its forks cost little.

Theory of operation
-------------------
fork() copies the page tables of all anonymous memory: for a Python with homework's libraries imported that is 30,000
entries, 5 to 10 ms, and half as much again when the child ends. A private mapping of a *file* costs nothing until a
page is touched, because the kernel finds the pages again by itself. So, once all is imported, the parent copies its
anonymous memory into a memfd and maps that privately in its place. What it or a child writes later is its own, as ever.

Memory that is copied must not change before the copy takes its place, and every Python instruction changes some. So
copying and mapping is a chain of calls that the C library runs by itself: `makecontext` makes a context of each call,
linked to the next, and `swapcontext` enters the first.

Nobody can change the file: it is sealed, and no descriptor of it stays open.
"""

import contextlib
import ctypes
import fcntl
import mmap
import os
import signal
from collections.abc import Iterator
from typing import Any

_Call = tuple[Any, tuple[int, ...]]
_LEAST_BYTES = 128 * 1024  # smaller mappings are not worth a call
_LEAST_SHARE = 0.25  # of a mapping that is in use
_CONTEXT_BYTES = 4096  # more than a ucontext_t has anywhere
_STACK_BYTES = 64 * 1024
_STEP = _CONTEXT_BYTES + _STACK_BYTES
_MOST_CALLS = 512
_MAPS_BYTES = 1024 * 1024
_TRIES = 5
_MAP_FIXED, _MAP_FAILED = 0x10, ctypes.c_void_p(-1).value
_SEALS = 0x1 | 0x2 | 0x4 | 0x8  # no more seals, no shrinking, no growing, no writing

size = 0
"""The bytes that `settle` has moved in this process or the parent that it was forked from."""


class _Head(ctypes.Structure):
    """The beginning of a ucontext_t, which glibc documents."""

    _fields_ = (
        ("flags", ctypes.c_ulong),
        ("link", ctypes.c_void_p),
        ("stack", ctypes.c_void_p),
        ("stack_flags", ctypes.c_int),
        ("stack_size", ctypes.c_size_t),
    )


def settle() -> int:
    """Move this process's anonymous memory to a file of its own; returns the bytes moved.

    For a process with one thread, after its imports and `gc.freeze()`. Where the C library or the kernel lacks what it
    takes, nothing happens and the result is 0: forks then cost what they cost.
    """
    global size
    libc = ctypes.CDLL(None, use_errno=True)
    if not all(hasattr(libc, name) for name in ("getcontext", "makecontext", "swapcontext", "pwrite64", "mmap")):
        return 0
    moved = 0
    with contextlib.suppress(OSError):
        contexts = _anonymous(libc, _MOST_CALLS * _STEP)
        moved = _try_to_move(libc, contexts)
        libc.munmap(ctypes.c_void_p(contexts), ctypes.c_size_t(_MOST_CALLS * _STEP))
    size += moved
    return moved


def _try_to_move(libc: ctypes.CDLL, contexts: int) -> int:
    """Python may give memory back at any time: what was listed must still be there when the chain starts."""
    planned, now = (ctypes.create_string_buffer(_MAPS_BYTES) for _ in range(2))
    for _ in range(_TRIES):
        regions = list(_regions())[: _MOST_CALLS // 2 - 1]
        _read_maps(libc, planned)
        text = planned.value.decode()
        regions = [(start, end) for start, end in regions if f"{start:x}-{end:x} rw-p" in text]
        total = sum(end - start for start, end in regions)
        if not total:
            return 0
        file = os.memfd_create("holt-warm", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.posix_fallocate(file, 0, total)  # what is refused must be refused before the chain
            last = _chain(libc, _calls(libc, regions, file), contexts)
            _read_maps(libc, now)
            if libc.memcmp(planned, now, ctypes.c_size_t(_MAPS_BYTES)) == 0:
                _run(libc, contexts, last)
                fcntl.fcntl(file, fcntl.F_ADD_SEALS, _SEALS)
                return total
        finally:
            os.close(file)
    return 0


def _regions() -> Iterator[tuple[int, int]]:
    """The private anonymous mappings that are in use for the most part; no stacks."""
    with open("/proc/self/smaps") as file:
        lines = file.readlines()
    region: tuple[int, int] | None = None
    for line in lines:
        words = line.split()
        if not words[0].endswith(":"):
            start, end = (int(word, 16) for word in words[0].split("-"))
            plain = words[1] == "rw-p" and words[4] == "0" and words[5:] in ([], ["[heap]"])
            region = (start, end) if plain else None
        elif words[0] == "Rss:" and region is not None:
            used = int(words[1]) * 1024
            if used >= max(_LEAST_BYTES, _LEAST_SHARE * (region[1] - region[0])):
                yield region


def _read_maps(libc: ctypes.CDLL, buffer: "ctypes.Array[ctypes.c_char]") -> None:
    """/proc/self/maps, into memory that is there already."""
    ctypes.memset(buffer, 0, _MAPS_BYTES)
    file = os.open("/proc/self/maps", os.O_RDONLY | os.O_CLOEXEC)
    try:
        place, room = ctypes.addressof(buffer), _MAPS_BYTES - 1
        while (count := libc.read(file, ctypes.c_void_p(place), ctypes.c_size_t(room))) > 0:
            place, room = place + count, room - count
    finally:
        os.close(file)


def _calls(libc: ctypes.CDLL, regions: list[tuple[int, int]], file: int) -> list[_Call]:
    rights, flags = mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_PRIVATE | _MAP_FIXED
    calls: list[_Call] = []
    offset = 0
    for start, end in regions:
        calls.append((libc.pwrite64, (file, start, end - start, offset)))
        calls.append((libc.mmap, (start, end - start, rights, flags, file, offset)))
        offset += end - start
    return calls


def _anonymous(libc: ctypes.CDLL, length: int) -> int:
    libc.mmap.restype = ctypes.c_void_p
    rights, flags = mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    place = libc.mmap(None, ctypes.c_size_t(length), rights, flags, ctypes.c_int(-1), ctypes.c_long(0))
    if place is None or place == _MAP_FAILED:
        raise OSError(ctypes.get_errno(), "mmap")
    return int(place)


def _chain(libc: ctypes.CDLL, calls: list[_Call], contexts: int) -> int:
    """Make a context of each call, each linked to the next; the last leads to the one whose address is returned."""
    for number, (function, arguments) in enumerate(calls):
        context = contexts + number * _STEP
        libc.getcontext(ctypes.c_void_p(context))
        head = _Head.from_address(context)
        head.link = context + _STEP
        head.stack, head.stack_size = context + _CONTEXT_BYTES, _STACK_BYTES
        longs = [ctypes.c_long(argument) for argument in arguments]
        libc.makecontext(ctypes.c_void_p(context), function, ctypes.c_int(len(longs)), *longs)
    return contexts + len(calls) * _STEP


def _run(libc: ctypes.CDLL, first: int, last: int) -> None:
    """Run a chain, and come back when it has ended."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        libc.swapcontext(ctypes.c_void_p(last), ctypes.c_void_p(first))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
