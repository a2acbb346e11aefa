"""The system call filter, as the kernel would read it."""

import struct

import pytest

from grader import syscalls
from grader.box import filter as seccomp

ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


def run(program, arch, number, arg0=0):
    """Interpret the filter for one call, as classic BPF."""
    code = [struct.unpack_from("=HBBI", program, place) for place in range(0, len(program), 8)]
    data = {0: number, 4: arch, 16: arg0}
    place, accumulator = 0, 0
    while True:
        op, yes, no, value = code[place]
        place += 1
        if op == 0x20:
            accumulator = data[value]
        elif op == 0x06:
            return value
        else:
            hit = {0x15: accumulator == value, 0x45: bool(accumulator & value), 0x35: accumulator >= value}[op]
            place += yes if hit else no


@pytest.mark.parametrize("machine", ARCHES)
def test_every_refused_call_is_refused(machine):
    """By number, on both architectures; each with EPERM, so that a library can handle it."""
    program = seccomp.program(machine)
    for name, numbers in seccomp.REFUSED.items():
        number = numbers[list(ARCHES).index(machine)]
        if number is not None:
            assert run(program, ARCHES[machine], number) == EPERM, name


@pytest.mark.parametrize("machine", ARCHES)
def test_what_notebooks_need_is_allowed(machine):
    """Reading, writing, mapping, waiting, clocks."""
    program = seccomp.program(machine)
    needed = {"x86_64": (0, 1, 3, 9, 11, 202, 228, 61, 257), "aarch64": (63, 64, 57, 222, 215, 98, 113, 260, 56)}
    assert {run(program, ARCHES[machine], number) for number in needed[machine]} == {ALLOW}


@pytest.mark.parametrize("machine", ARCHES)
def test_another_architecture_kills(machine):
    """A 32-bit call has other numbers: no answer but the end."""
    program = seccomp.program(machine)
    for arch in (0x40000003, *set(ARCHES.values()) - {ARCHES[machine]}):
        assert run(program, arch, 0) == KILL


def test_x32_calls_kill():
    """The third table of numbers of x86-64."""
    assert run(seccomp.program("x86_64"), ARCHES["x86_64"], 0x40000000 | 41) == KILL


@pytest.mark.parametrize("machine", ARCHES)
def test_clone_makes_threads_and_children_but_no_namespaces(machine):
    """By its flags; clone3, whose flags cannot be read, is said not to exist."""
    program, arch, number = seccomp.program(machine), ARCHES[machine], seccomp._CLONE[machine]
    assert run(program, arch, number, 17) == ALLOW
    assert run(program, arch, number, 0x3D0F00) == ALLOW
    for flag in (0x10000000, 0x20000000, 0x00020000, 0x40000000, 0x08000000, 0x04000000, 0x02000000, 0x80):
        assert run(program, arch, number, flag | 17) == EPERM
    assert run(program, arch, 435) == ENOSYS


@pytest.mark.parametrize("machine", ARCHES)
def test_socketpairs_are_unix_alone(machine):
    """multiprocessing needs those; another family could reach further."""
    program, arch, number = seccomp.program(machine), ARCHES[machine], seccomp._SOCKETPAIR[machine]
    assert run(program, arch, number, 1) == ALLOW
    assert run(program, arch, number, 2) == EPERM


def test_an_unknown_machine_has_no_filter():
    """Failing closed."""
    with pytest.raises(OSError, match="riscv"):
        seccomp.program("riscv64")
    assert set(ARCHES) == set(syscalls.AUDIT_ARCH)
