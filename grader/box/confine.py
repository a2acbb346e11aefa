"""Taking power away from a box, in fixed order, each step failing closed.

Theory of operation
-------------------
A box is two processes. The *guard* is its first: the keeper clones it into new namespaces (tier `full`) or forks it
(tiers `reduced` and `none`). The guard makes the writable place and forks the *student*, which gives up what is left
and only then runs student code. What is done where:

========================  =======  ==================================================================================
step                      where    tiers
========================  =======  ==================================================================================
namespaces                keeper   full: user, pid, mount, net, ipc, uts in one clone()
identity                  guard    full: one mapped user; reduced, started as root: a user of its own
mounts                    guard    full: a tmpfs of limited size is the only writable place; a /proc of its own
rlimits                   student  all
landlock                  student  full, reduced
no_new_privileges         student  all
capabilities              student  all
seccomp                   student  full, reduced
========================  =======  ==================================================================================

A step that fails raises; the guard then ends without having run a line of the student's, and the box is reported lost.
"""

import os
import resource
import stat
from collections.abc import Callable

import msgspec

from grader import syscalls
from grader.box import filter as seccomp
from grader.box import landlock

NAMESPACES = {
    "user": syscalls.CLONE_NEWUSER,
    "pid": syscalls.CLONE_NEWPID,
    "mount": syscalls.CLONE_NEWNS,
    "net": syscalls.CLONE_NEWNET,
    "ipc": syscalls.CLONE_NEWIPC,
    "uts": syscalls.CLONE_NEWUTS,
}
BOX_UID = 1000  # inside the box's own user namespace
FIRST_UID = 61000  # outside: users of their own for boxes started by root
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
OPEN_FILES = 512
CPU_SLACK_SECONDS = 10


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What one box may have.

    `home` is its writable folder, `readable` the paths it may read; `base_bytes` what the warm keeper has mapped
    already, on top of which the memory limit counts; `uid` a user of its own, or None to stay the keeper's. `without`
    names steps to leave out: only tests use it, to see the attack that a layer stops.
    """

    tier: str
    home: str
    readable: tuple[str, ...]
    memory_bytes: int
    processes: int
    file_bytes: int
    cpu_seconds: float
    output_bytes: int = 1024 * 1024
    base_bytes: int = 0
    uid: int | None = None
    without: tuple[str, ...] = ()

    def has(self, step: str) -> bool:
        return step not in self.without


def namespace_flags(plan: Plan) -> int:
    """The clone() flags of the plan's namespaces; 0 outside tier `full`."""
    if plan.tier != "full":
        return 0
    flags = 0
    for name, flag in NAMESPACES.items():
        if plan.has(f"namespace:{name}"):
            flags |= flag
    return flags


# Step of the keeper


def map_identity(plan: Plan, pid: int) -> None:
    """Give the user namespace of a fresh guard its one user: `plan.uid` outside, or else the keeper's own."""
    _write(f"/proc/{pid}/setgroups", "deny")
    _write(f"/proc/{pid}/uid_map", f"{BOX_UID} {os.geteuid() if plan.uid is None else plan.uid} 1")
    _write(f"/proc/{pid}/gid_map", f"{BOX_UID} {os.getegid() if plan.uid is None else plan.uid} 1")


# Steps of the guard


def take_identity(plan: Plan) -> None:
    """Become a single user that owns nothing outside: the one of `map_identity`, or a user of its own."""
    if plan.tier == "full" and plan.has("namespace:user"):
        os.setresgid(BOX_UID, BOX_UID, BOX_UID)
        os.setresuid(BOX_UID, BOX_UID, BOX_UID)
    elif plan.uid is not None:
        os.setgroups([])
        os.setresgid(plan.uid, plan.uid, plan.uid)
        os.setresuid(plan.uid, plan.uid, plan.uid)


def make_mounts(plan: Plan) -> None:
    """A tmpfs of limited size over `home`, bound over the usual temporary folders, and a /proc of this box alone."""
    if plan.tier != "full" or not plan.has("mounts"):
        return
    quiet = syscalls.MS_NOSUID | syscalls.MS_NODEV
    syscalls.mount("none", "/", "", syscalls.MS_REC | syscalls.MS_PRIVATE)
    options = f"size={plan.file_bytes},nr_inodes=20000,mode=0700"
    syscalls.mount("box", plan.home, "tmpfs", quiet, options)
    for number, target in enumerate(temporary_folders(plan)):
        place = os.path.join(plan.home, f"over{number}")
        os.mkdir(place, 0o700)
        syscalls.mount(place, target, "", syscalls.MS_BIND)
    try:
        syscalls.mount("proc", "/proc", "proc", quiet | syscalls.MS_NOEXEC)
    except PermissionError:
        # Some hosts forbid a new /proc (parts of theirs are covered): an empty one shows nobody either.
        syscalls.mount("none", "/proc", "tmpfs", quiet | syscalls.MS_NOEXEC | syscalls.MS_RDONLY, "size=4k")


def temporary_folders(plan: Plan) -> list[str]:
    """Where programs expect to write, besides `home`: not what the Python environment itself lies in."""
    return [place for place in ("/tmp", "/dev/shm") if not any(path.startswith(f"{place}/") for path in plan.readable)]


def make_home(plan: Plan) -> None:
    """The folders of the writable place: `work` (where the notebook runs), `home` and `tmp`."""
    for name in ("work", "home", "tmp"):
        os.makedirs(os.path.join(plan.home, name), 0o700, exist_ok=True)
    os.chdir(os.path.join(plan.home, "work"))


def give_up_guard(plan: Plan) -> None:
    """What the guard itself keeps: the power to signal and reap its children."""
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    if plan.tier != "none":
        syscalls.drop_all_capabilities()
    syscalls.prctl(syscalls.PR_SET_DUMPABLE, 0)


# Steps of the student, in this order


def set_rlimits(plan: Plan) -> None:
    address_space = plan.base_bytes + plan.memory_bytes
    cpu = int(plan.cpu_seconds) + CPU_SLACK_SECONDS
    limits = {
        resource.RLIMIT_AS: address_space,
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_FSIZE: plan.file_bytes,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_NPROC: _process_limit(plan),
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for what, value in limits.items():
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (value, value))


def set_landlock(plan: Plan) -> None:
    if plan.tier == "none":
        return
    rules = landlock.Ruleset()
    rules.allow_reading(plan.readable)
    for device in DEVICES:
        rules.allow(device, landlock.READ_FILE | landlock.WRITE_FILE)
    if plan.tier == "full":
        rules.allow_reading(("/proc",))
        for target in temporary_folders(plan):
            rules.allow_writing(target)
    rules.allow_writing(plan.home)
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)  # the kernel wants it first; `no_new_privileges` makes sure
    rules.enforce()
    rules.close()


def set_no_new_privileges(plan: Plan) -> None:
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities(plan: Plan) -> None:
    syscalls.drop_all_capabilities()


def set_seccomp(plan: Plan) -> None:
    if plan.tier != "none":
        seccomp.install()


STUDENT_STEPS: tuple[tuple[str, Callable[[Plan], None]], ...] = (
    ("rlimits", set_rlimits),
    ("landlock", set_landlock),
    ("no_new_privileges", set_no_new_privileges),
    ("capabilities", drop_capabilities),
    ("seccomp", set_seccomp),
)


def confine_student(plan: Plan) -> None:
    """Every step of `STUDENT_STEPS`. Student code may run after this returns, and not before."""
    for name, step in STUDENT_STEPS:
        if plan.has(name):
            step(plan)


def layers(plan: Plan) -> list[str]:
    """The names of the layers that hold for boxes of this plan, as reports list them."""
    names = [f"{name} namespace" for name in NAMESPACES if plan.tier == "full"]
    if plan.tier == "full":
        names += ["read-only root", "file quota"]
    if plan.uid is not None:
        names.append("own user")
    names += ["rlimits", "no new privileges", "no capabilities"]
    if plan.tier != "none":
        names += ["landlock", "seccomp"]
    return names


def _write(path: str, text: str) -> None:
    fd = os.open(path, os.O_WRONLY)
    try:
        os.write(fd, text.encode())
    finally:
        os.close(fd)


def mapped_bytes() -> int:
    """The address space of this process; the guard asks before the mounts take its /proc away."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _process_limit(plan: Plan) -> int:
    """The kernel counts processes by user: a user shared with others brings its present count along."""
    if plan.tier == "full" or plan.uid is not None:
        return plan.processes
    uid, count = os.getuid(), 0
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                owner = os.stat(f"/proc/{name}")
                if owner.st_uid == uid and stat.S_ISDIR(owner.st_mode):
                    count += len(os.listdir(f"/proc/{name}/task"))
            except OSError:
                continue
    return count + plan.processes
