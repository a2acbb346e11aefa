"""The seccomp filter of a box: what it may ask of the kernel, as a classic BPF program.

What is not allowed answers EPERM, so that a library that merely tries gets an error it can handle. Young calls that are
not allowed answer ENOSYS, which makes libraries do without; clone3 is among them, since clone's flags can be read here.

The calls are found by halving their range, so that none costs more than a dozen steps.
"""

import ctypes
import errno
import functools
import struct
from collections.abc import Iterable

from grader import syscalls
from grader.box import calls

_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _JUMP_EQUAL, _JUMP_SET, _JUMP_GE, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16
_X32 = 0x40000000


def _op(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


_YES = (_op(_RETURN, _ALLOW),)
_NO = (_op(_RETURN, _ERRNO | errno.EPERM),)
_NO_SUCH_CALL = (_op(_RETURN, _ERRNO | errno.ENOSYS),)
_UNSUPPORTED = (_op(_RETURN, _ERRNO | errno.EOPNOTSUPP),)
_Code = tuple[bytes, ...]


@functools.cache
def program(machine: str = syscalls.MACHINE, of_judge: bool = False) -> bytes:
    """The filter of a box for an architecture: `calls.ALLOWED` and no more. The keeper makes it once for all boxes.

    A judge also hands descriptors to boxes (`sendmsg`), and therefore gets pairs of stream sockets only: nothing that
    could send to a socket by its name.

    Raises
    ------
    OSError
        If the architecture is not one of `syscalls.AUDIT_ARCH`.
    """
    column = _column(machine)
    answers: dict[int, _Code] = {}
    conditions = calls.CONDITIONS | ({"socketpair": calls.STREAMS} if of_judge else {})
    for name, numbers in (calls.ALLOWED | calls.UNSUPPORTED).items():
        number = numbers[column]
        if number is not None:
            answers[number] = _on_condition(name, conditions) if name in calls.ALLOWED else _UNSUPPORTED
    sendmsg = calls.NEVER["sendmsg"][column]
    if of_judge and sendmsg is not None:
        answers[sendmsg] = _YES
    return _head(machine) + b"".join(_search(_ranges(answers)))


def refusing(names: Iterable[str], machine: str = syscalls.MACHINE) -> bytes:
    """Another filter, which refuses the calls named and new namespaces, and allows everything else."""
    column = _column(machine)
    code: list[bytes] = []
    for name in ("clone3", *names):
        number = calls.NEVER[name][column]
        if number is not None:
            code += [_op(_JUMP_EQUAL, number, no=1), *(_NO_SUCH_CALL if name == "clone3" else _NO)]
    clone = calls.ALLOWED["clone"][column]
    assert clone is not None
    code += [_op(_JUMP_EQUAL, clone, no=4), *_on_condition("clone", {}), *_YES]
    return _head(machine) + b"".join(code)


def _column(machine: str) -> int:
    if machine not in syscalls.AUDIT_ARCH:
        raise OSError(errno.ENOSYS, f"no seccomp filter for {machine}")
    return list(syscalls.AUDIT_ARCH).index(machine)


def _head(machine: str) -> bytes:
    """Another architecture's calls have other numbers: they end the process. Leaves the call's number at hand."""
    code = [
        _op(_LOAD, _ARCH),
        _op(_JUMP_EQUAL, syscalls.AUDIT_ARCH[machine], yes=1),
        _op(_RETURN, _KILL),
        _op(_LOAD, _NUMBER),
    ]
    if machine == "x86_64":
        code += [_op(_JUMP_GE, _X32, no=1), _op(_RETURN, _KILL)]
    return b"".join(code)


def _on_condition(name: str, conditions: dict[str, tuple[int, tuple[int, ...]]]) -> _Code:
    """The answer to an allowed call, which may depend on an argument."""
    if name == "clone":
        return (_op(_LOAD, _ARGUMENTS), _op(_JUMP_SET, calls.NEW_NAMESPACES, no=1), *_NO, *_YES)
    if name not in conditions:
        return _YES
    argument, values = conditions[name]
    place = _ARGUMENTS + 8 * argument
    code: list[bytes] = []
    if name in calls.POINTERS:
        code += [_op(_LOAD, place + 4), _op(_JUMP_EQUAL, 0, yes=1), *_NO]
    code.append(_op(_LOAD, place))
    code += [_op(_JUMP_EQUAL, value, yes=len(values) - position) for position, value in enumerate(values)]
    return (*code, *_NO, *_YES)


def _ranges(answers: dict[int, _Code]) -> list[tuple[int, _Code]]:
    """Where each run of calls with one answer begins, from 0 to the end of all numbers."""
    edges = sorted({0, calls.YOUNG} | {edge for number in answers for edge in (number, number + 1)})
    found: list[tuple[int, _Code]] = []
    for edge in edges:
        answer = answers.get(edge, _NO if edge < calls.YOUNG else _NO_SUCH_CALL)
        if not found or found[-1][1] != answer:
            found.append((edge, answer))
    return found


def _search(ranges: list[tuple[int, _Code]]) -> _Code:
    """Code that finds the range of the call's number by halving."""
    if len(ranges) == 1:
        return ranges[0][1]
    middle = len(ranges) // 2
    below, above = _search(ranges[:middle]), _search(ranges[middle:])
    return (_op(_JUMP_GE, ranges[middle][0], yes=len(below)), *below, *above)


def install(code: bytes | None = None) -> None:
    """Put the filter over this process and all its children, for good. Needs no-new-privileges."""
    code = program() if code is None else code
    buffer = ctypes.create_string_buffer(code, len(code))
    head = struct.pack("=HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    head_buffer = ctypes.create_string_buffer(head, len(head))
    syscalls.prctl(syscalls.PR_SET_SECCOMP, 2, ctypes.addressof(head_buffer))
