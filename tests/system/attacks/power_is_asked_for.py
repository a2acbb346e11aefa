"""Namespaces, mounts, device nodes, setuid files, chroot, capabilities, kernel interfaces: each is asked for once."""

GOAL = "machine"
TECHNIQUE = "power"
CELLS = [
    """
import ctypes, os, stat
libc = ctypes.CDLL(None, use_errno=True)
found = []
def attempt(name, act):
    try:
        if (result := act()) is None or result >= 0: found.append(name)
    except Exception:
        pass
for flag in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x8000000, 0x4000000, 0x2000000, 0x80):
    attempt(f'unshare {flag:x}', lambda: libc.unshare(flag))
    attempt(f'setns {flag:x}', lambda: libc.setns(os.open('/proc/1/ns/mnt', os.O_RDONLY), flag))
attempt('mount', lambda: libc.mount(b'none', b'/tmp', b'tmpfs', 0, None))
attempt('umount', lambda: libc.umount2(b'/proc', 2))
attempt('pivot_root', lambda: libc.syscall(155, b'/tmp', b'/tmp'))
attempt('chroot', lambda: os.chroot('/tmp'))
attempt('character device', lambda: os.mknod('c', 0o600 | stat.S_IFCHR, os.makedev(1, 1)))
attempt('block device', lambda: os.mknod('b', 0o600 | stat.S_IFBLK, os.makedev(8, 0)))
attempt('setuid', lambda: os.setuid(0))
attempt('hostname', lambda: libc.sethostname(b'x', 1))
attempt('clock', lambda: libc.syscall(227, 0, (ctypes.c_long * 2)(0, 0)))
attempt('nice', lambda: os.setpriority(os.PRIO_PROCESS, 0, -5))
attempt('personality', lambda: libc.personality(0x0040000))
for name, number in dict(bpf=321, userfaultfd=323, io_uring=425, keyctl=250, perf=298, fanotify=300, module=175, kexec=246,
                         syslog=103, reboot=169, swapon=167, add_key=248, open_by_handle=304, memfd_secret=447).items():
    attempt(name, lambda: libc.syscall(number, 0, 0, 0, 0, 0))
def show(): return found
""",
]


def succeeded(outcome):
    case = next(q for q in outcome.report.questions if q.name == "show").cases[0]
    got = case.detail.rpartition("Got:")[2].strip()
    return "" if got == "[]" else f"got power: {got[:200]}"
