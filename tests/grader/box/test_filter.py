"""The system call filter, as the kernel would read it."""

import re
import struct
from pathlib import Path

import pytest

from grader import syscalls
from grader.box import calls
from grader.box import filter as seccomp

ALLOW, EPERM, ENOSYS, EOPNOTSUPP, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x0005005F, 0x80000000
NAMED = calls.ALLOWED | calls.UNSUPPORTED | calls.NEVER
ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
HEADERS = {
    "x86_64": ("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "/usr/include/asm/unistd_64.h"),
    "aarch64": ("/usr/include/asm-generic/unistd.h",),
}


def run(program, arch, number, **arguments):
    """Interpret the filter for one call as classic BPF, with arguments `a0` to `a5`: its answer, and how many steps."""
    code = [struct.unpack_from("=HBBI", program, place) for place in range(0, len(program), 8)]
    data = {0: number, 4: arch} | dict.fromkeys(range(16, 64, 4), 0)
    for name, value in arguments.items():
        data[16 + 8 * int(name[1])] = value & 0xFFFFFFFF
        data[20 + 8 * int(name[1])] = value >> 32
    place = accumulator = steps = 0
    while True:
        op, yes, no, value = code[place]
        place += 1
        steps += 1
        if op == 0x20:
            accumulator = data[value]
        elif op == 0x06:
            return value, steps
        else:
            hit = {0x15: accumulator == value, 0x45: bool(accumulator & value), 0x35: accumulator >= value}[op]
            place += yes if hit else no


@pytest.fixture(params=list(ARCHES))
def machine(request):
    return request.param


@pytest.fixture
def ask(machine):
    """Ask the filter of a box: `ask("clone", a0=17)`, by name or by number."""
    program = seccomp.program(machine)
    column = list(ARCHES).index(machine)

    def ask(call, **arguments):
        number = call if isinstance(call, int) else NAMED[call][column]
        return None if number is None else run(program, ARCHES[machine], number, **arguments)[0]

    return ask


def test_numbers_are_the_kernels(machine):
    """Every number of both lists is what the kernel's own header says."""
    header = next((path for path in map(Path, HEADERS[machine]) if path.exists()), None)
    if header is None:
        pytest.skip("the kernel's headers are not installed here (linux-libc-dev)")
    text = header.read_text()
    text = text.replace("\\\n", "")
    known = {name: int(number) for name, number in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)\n", text)}
    for name, other in re.findall(r"#define __NR_(\w+) __NR3264_(\w+)\n", text):
        known.setdefault(name, known.get(other))
    column = list(ARCHES).index(machine)
    ours = {name: numbers[column] for name, numbers in NAMED.items()}
    newer = {name for name, number in ours.items() if (number or 0) > max(number or 0 for number in known.values())}
    assert newer <= {"fchmodat2"}
    assert {name: known.get(name) for name in ours if name not in newer} == {
        name: number for name, number in ours.items() if name not in newer
    }


def test_what_is_listed_is_allowed(ask):
    """Every call of the list, with arguments that meet its condition."""
    for name in calls.ALLOWED:
        argument, values = calls.CONDITIONS.get(name, (0, (0,)))
        for value in values:
            assert ask(name, **{f"a{argument}": value}) in (ALLOW, None), name


def test_all_else_is_refused(ask, machine):
    """Every other number there is: not permitted, or, of the young ones, unknown, so that libraries do without."""
    listed = {numbers[list(ARCHES).index(machine)] for numbers in (calls.ALLOWED | calls.UNSUPPORTED).values()}
    for number in range(1000):
        if number not in listed:
            assert ask(number) == (EPERM if number < calls.YOUNG else ENOSYS), number
    assert ask(0x3FFFFFFF) == ENOSYS


def test_the_dangerous_are_refused(ask):
    """By name."""
    for name in calls.NEVER:
        assert ask(name) in (EPERM, ENOSYS, None), name
    assert ask("clone3") == ENOSYS


def test_attributes_of_files_are_not_supported(ask):
    """Which is what cp and shutil know how to live with."""
    assert {ask(name) for name in calls.UNSUPPORTED} == {EOPNOTSUPP}


def test_no_call_is_named_twice():
    """Neither within the purposes nor in two lists."""
    lists = (*calls.PURPOSES.values(), calls.UNSUPPORTED, calls.NEVER)
    assert sum(len(part) for part in lists) == len(NAMED)
    assert set(calls.CONDITIONS) <= set(calls.ALLOWED)


def test_another_architecture_kills(machine):
    """A 32-bit call has other numbers: no answer but the end."""
    program = seccomp.program(machine)
    for arch in (0x40000003, *set(ARCHES.values()) - {ARCHES[machine]}):
        assert run(program, arch, 0)[0] == KILL


def test_x32_calls_kill():
    """The third table of numbers of x86-64."""
    assert run(seccomp.program("x86_64"), ARCHES["x86_64"], 0x40000000 | 41)[0] == KILL


def test_clone_makes_threads_and_children_but_no_namespaces(ask):
    """By its flags."""
    assert ask("clone", a0=17) == ALLOW
    assert ask("clone", a0=0x3D0F00) == ALLOW
    for flag in (0x10000000, 0x20000000, 0x00020000, 0x40000000, 0x08000000, 0x04000000, 0x02000000, 0x80):
        assert ask("clone", a0=flag | 17) == EPERM


def test_socketpairs_are_unix_alone(ask):
    """asyncio needs those; another family could reach further."""
    assert ask("socketpair", a0=1) == ALLOW
    assert {ask("socketpair", a0=family) for family in (0, 2, 10, 16, 40)} == {EPERM}


def test_a_judge_hands_descriptors_over_and_gets_streams_alone(ask, machine):
    """Over a datagram socket, `sendmsg` could reach any socket that has a name."""
    program = seccomp.program(machine, of_judge=True)
    column = list(ARCHES).index(machine)

    def judge(call, **arguments):
        return run(program, ARCHES[machine], NAMED[call][column], **arguments)[0]

    assert (ask("sendmsg"), judge("sendmsg")) == (EPERM, ALLOW)
    assert judge("socketpair", a0=1, a1=1) == judge("socketpair", a0=1, a1=0x80001) == ALLOW
    assert {judge("socketpair", a0=1, a1=kind) for kind in (2, 3, 5, 0x80002)} == {EPERM}
    others = [name for name, numbers in calls.NEVER.items() if name != "sendmsg" and numbers[column] is not None]
    assert [judge(name) for name in others] == [ask(name) for name in others]


def test_nothing_is_sent_to_an_address(ask):
    """A pair of datagram sockets is not bound to its pair; both halves of the address are looked at."""
    assert ask("sendto", a4=0) == ALLOW
    assert {ask("sendto", a4=address) for address in (1, 1 << 32, 0x7FFC_0000_0000)} == {EPERM}


def test_a_terminal_is_asked_and_not_told(ask):
    """TIOCSTI and TIOCLINUX write into a terminal's input; other drivers have hundreds of requests more."""
    assert ask("ioctl", a1=0x5401) == ALLOW
    assert {ask("ioctl", a1=request) for request in (0x5412, 0x541C, 0x5402, 0x5404, 0)} == {EPERM}


def test_prctl_and_limits_are_for_oneself(ask):
    """A process may not hide from the guard, take a power, or change another's limits."""
    assert ask("prctl", a0=15) == ALLOW
    assert {ask("prctl", a0=option) for option in (4, 8, 22, 24, 28, 35, 36, 47, 53)} == {EPERM}
    assert ask("prlimit64", a0=0) == ALLOW
    assert ask("prlimit64", a0=1234) == EPERM


def test_no_call_costs_more_than_a_few_steps(machine):
    """Ranges are halved: the longest way is far from the number of calls."""
    program = seccomp.program(machine)
    assert max(run(program, ARCHES[machine], number)[1] for number in range(500)) <= 30


def test_a_filter_of_refusals(machine):
    """The other form: what is named, and new namespaces."""
    program, column = seccomp.refusing(["mount", "unshare"], machine), list(ARCHES).index(machine)
    arch, clone = ARCHES[machine], calls.ALLOWED["clone"][column]
    assert {run(program, arch, calls.NEVER[name][column])[0] for name in ("mount", "unshare")} == {EPERM}
    assert {run(program, arch, calls.NEVER[name][column])[0] for name in ("socket", "ptrace")} == {ALLOW}
    assert run(program, arch, clone, a0=17)[0] == ALLOW
    assert run(program, arch, clone, a0=0x10000011)[0] == EPERM
    assert run(program, arch, 435)[0] == ENOSYS


def test_an_unknown_machine_has_no_filter():
    """Failing closed."""
    with pytest.raises(OSError, match="riscv"):
        seccomp.program("riscv64")
    assert set(ARCHES) == set(syscalls.AUDIT_ARCH)
