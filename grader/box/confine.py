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
cgroup                    guard    all, where the host has delegated control groups
own user                  guard    full: one mapped user; reduced, started as root: a user of its own
mounts, quota             guard    full: a tmpfs of limited size is the only writable place; a /proc of its own
memory                    guard    all: it watches what all processes of the box hold together
rlimits                   student  all
no new privileges         student  all
landlock                  student  full, reduced
capabilities              student  all
seccomp                   student  full, reduced
========================  =======  ==================================================================================

A step that fails raises; the guard then ends without having run a line of the student's. Only after the last step does
the guard tell the judge that the box is closed: one that ends before is a fault of ours, not the student's.
"""

import os
import resource
import stat

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
INODES = 20000
RLIMITS = {
    "memory": resource.RLIMIT_AS,
    "cpu": resource.RLIMIT_CPU,
    "file size": resource.RLIMIT_FSIZE,
    "open files": resource.RLIMIT_NOFILE,
    "processes": resource.RLIMIT_NPROC,
    "core": resource.RLIMIT_CORE,
    "locked memory": resource.RLIMIT_MEMLOCK,
    "queues": resource.RLIMIT_MSGQUEUE,
}
STEPS = (
    *(f"{name} namespace" for name in NAMESPACES),
    "own user",
    "mounts",
    "quota",
    "memory",
    *(f"rlimit: {name}" for name in RLIMITS),
    "no new privileges",
    "landlock",
    "capabilities",
    "seccomp",
)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What one box may have.

    `home` is its writable folder, `readable` the paths it may read; `base_bytes` what the warm keeper has mapped
    already, on top of which the memory limit counts; `cpu_seconds` is for each process; `uid` a user of its own, or
    None to stay the keeper's; `cgroup` says that the descriptors of a control group come along. `without` names `STEPS`
    to leave out: only tests use it, to see the attack that a layer stops.

    Raises
    ------
    ValueError
        If there is no step of a name in `without`.
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
    cgroup: bool = False
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for step in self.without:
            if step not in STEPS:
                raise ValueError(f"there is no step {step!r}")

    def has(self, step: str) -> bool:
        return step not in self.without

    @property
    def own_uid(self) -> int | None:
        return self.uid if self.has("own user") else None


def namespace_flags(plan: Plan) -> int:
    """The clone() flags of the plan's namespaces; 0 outside tier `full`."""
    if plan.tier != "full":
        return 0
    flags = 0
    for name, flag in NAMESPACES.items():
        if plan.has(f"{name} namespace"):
            flags |= flag
    return flags


# Step of the keeper


def map_identity(plan: Plan, pid: int) -> None:
    """Give the user namespace of a fresh guard its one user: `plan.uid` outside, or else the keeper's own."""
    _write(f"/proc/{pid}/setgroups", "deny")
    uid = plan.own_uid
    _write(f"/proc/{pid}/uid_map", f"{BOX_UID} {os.geteuid() if uid is None else uid} 1")
    _write(f"/proc/{pid}/gid_map", f"{BOX_UID} {os.getegid() if uid is None else uid} 1")


# Steps of the guard


def enter_cgroup(plan: Plan, entrance: int | None) -> None:
    """With all that it will fork; the rights are those of whoever opened the descriptor."""
    if not plan.cgroup:
        return
    if entrance is None:
        raise OSError("no control group came along")
    os.write(entrance, b"0")
    os.close(entrance)


def take_identity(plan: Plan) -> None:
    """Become a single user that owns nothing outside: the one of `map_identity`, or a user of its own."""
    uid = plan.own_uid
    if plan.tier == "full" and plan.has("user namespace"):
        os.setresgid(BOX_UID, BOX_UID, BOX_UID)
        os.setresuid(BOX_UID, BOX_UID, BOX_UID)
    elif uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def make_mounts(plan: Plan) -> None:
    """A tmpfs of limited size over `home`, bound over the usual temporary folders, and a /proc of this box alone."""
    if plan.tier != "full" or not plan.has("mounts"):
        return
    quiet = syscalls.MS_NOSUID | syscalls.MS_NODEV
    syscalls.mount("none", "/", "", syscalls.MS_REC | syscalls.MS_PRIVATE)
    quota = f"size={plan.file_bytes},nr_inodes={INODES}," if plan.has("quota") else ""
    syscalls.mount("box", plan.home, "tmpfs", quiet, f"{quota}mode=0700")
    for number, target in enumerate(temporary_folders(plan)):
        place = os.path.join(plan.home, f"over{number}")
        os.mkdir(place, 0o700)
        syscalls.mount(place, target, "", syscalls.MS_BIND)
    syscalls.mount("proc", "/proc", "proc", quiet | syscalls.MS_NOEXEC)


def temporary_folders(plan: Plan) -> list[str]:
    """Where programs expect to write, besides `home`: not what the Python environment itself lies in."""
    return [place for place in ("/tmp", "/dev/shm") if not any(path.startswith(f"{place}/") for path in plan.readable)]


def make_home(plan: Plan) -> None:
    """The folders of the writable place: `work` (where the notebook runs), `home` and `tmp`."""
    for name in ("work", "home", "tmp"):
        os.makedirs(os.path.join(plan.home, name), 0o700, exist_ok=True)
    os.chdir(os.path.join(plan.home, "work"))


def watches_memory(plan: Plan) -> bool:
    """Whether the guard watches the memory of the whole box: it needs a /proc that shows its own processes."""
    return plan.has("memory") and (plan.tier != "full" or plan.has("mounts"))


def give_up_guard(plan: Plan) -> None:
    """What the guard itself keeps: the power to signal and reap its children."""
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    if plan.tier != "none":
        syscalls.drop_all_capabilities()
    syscalls.prctl(syscalls.PR_SET_DUMPABLE, 0)


# Steps of the student, in this order


def set_rlimits(plan: Plan) -> None:
    values = {
        "memory": plan.base_bytes + plan.memory_bytes,
        "cpu": int(plan.cpu_seconds),
        "file size": plan.file_bytes,
        "open files": OPEN_FILES,
        "processes": _process_limit(plan),
    }
    for name, what in RLIMITS.items():
        if plan.has(f"rlimit: {name}"):
            hard = resource.getrlimit(what)[1]
            value = values.get(name, 0)
            value = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(what, (value, value))


def set_no_new_privileges(plan: Plan) -> None:
    if plan.has("no new privileges"):
        syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)


def set_landlock(plan: Plan) -> None:
    if plan.tier == "none" or not plan.has("landlock"):
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
    rules.enforce()
    rules.close()


def drop_capabilities(plan: Plan) -> None:
    if plan.has("capabilities"):
        syscalls.drop_all_capabilities()


def set_seccomp(plan: Plan) -> None:
    if plan.tier != "none" and plan.has("seccomp"):
        seccomp.install()


def confine_student(plan: Plan) -> None:
    """Every step of the student's. Student code may run after this returns, and not before."""
    syscalls.prctl(syscalls.PR_SET_DUMPABLE, 1)  # the guard may ask how much memory it has, having the same user
    set_rlimits(plan)
    set_no_new_privileges(plan)  # Landlock and seccomp want it first
    set_landlock(plan)
    drop_capabilities(plan)
    set_seccomp(plan)


def layers(plan: Plan) -> list[str]:
    """The names of the layers that hold for boxes of this plan, as reports list them."""
    names = [f"{name} namespace" for name in NAMESPACES if plan.tier == "full"]
    if plan.tier == "full":
        names += ["read-only root", "file quota"]
    if plan.uid is not None:
        names.append("own user")
    if plan.cgroup:
        names.append("cgroup")
    names += ["memory of the whole box", "rlimits", "no new privileges", "no capabilities"]
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
    if plan.tier == "full" or plan.own_uid is not None:
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
