"""The first process of a box: makes the place, forks the student, signals and reaps on the judge's word.

It runs none of the student's code and reads none of its bytes. In tier `full` it is pid 1 of its namespace: when it
ends, the kernel ends every process of the box with it. Elsewhere it is the reaper of its descendants and kills them
all.

The control socket carries datagrams. In: `interrupt N` and `kill N`, where N is 0 for the student and otherwise the
slot of a copy. Out: `exited N STATUS`, where STATUS is a signal (negative), an exit code, or `?` for a copy. Its end is
the order to stop.
"""

import contextlib
import os
import select
import signal
import socket
import struct
import sys
from typing import Any

import msgspec

from grader import syscalls
from grader.box import confine, student

_CREDENTIALS = struct.Struct("3i")


class Guard:
    def __init__(self, control: socket.socket, nursery: socket.socket, pid: int) -> None:
        self.control = control
        self.nursery = nursery
        self.student = pid
        self.pids = {0: pid}  # by slot
        self.exits = {os.pidfd_open(pid): 0}  # slots by pidfd

    def watch(self) -> None:
        """Serve until the control socket closes."""
        poll = select.poll()
        for fd in (self.control.fileno(), self.nursery.fileno(), *self.exits):
            poll.register(fd, select.POLLIN)
        while True:
            for fd, _ in poll.poll():
                if fd == self.control.fileno():
                    if not self._command():
                        return
                elif fd == self.nursery.fileno():
                    pidfd = self._birth()
                    if pidfd is not None:
                        poll.register(pidfd, select.POLLIN)
                else:
                    poll.unregister(fd)
                    self._exit(fd)

    def _command(self) -> bool:
        try:
            data = self.control.recv(100)
        except ConnectionResetError:  # closed with something of ours unread
            data = b""
        if not data:
            return False
        verb, slot = data.decode().split()
        pid = self.pids.get(int(slot))
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT if verb == "interrupt" else signal.SIGKILL)
        return True

    def _birth(self) -> int | None:
        """A copy announced itself; the kernel says which process it is. Nonsense, perhaps of a student's, is None."""
        data, ancillary, _, _ = self.nursery.recvmsg(20, socket.CMSG_SPACE(_CREDENTIALS.size))
        try:
            slot = int(data)
            pid = _CREDENTIALS.unpack(ancillary[0][2][: _CREDENTIALS.size])[0]
            pidfd = os.pidfd_open(pid)
        except (ValueError, IndexError, struct.error, OSError):
            return None
        if slot in self.pids:
            os.close(pidfd)
            return None
        self.pids[slot] = pid
        self.exits[pidfd] = slot
        return pidfd

    def _exit(self, pidfd: int) -> None:
        slot = self.exits.pop(pidfd)
        os.close(pidfd)
        pid = self.pids.pop(slot, 0)
        status: Any = "?"
        with contextlib.suppress(ChildProcessError):
            ended, code = os.waitpid(pid, os.WNOHANG)
            if ended == pid:
                status = os.waitstatus_to_exitcode(code)
        with contextlib.suppress(OSError):
            self.control.send(f"exited {slot} {status}".encode())


def run(plan: confine.Plan, data: socket.socket, control: socket.socket, shell: Any) -> None:
    """Be the guard of a box; does not return."""
    status = 1
    try:
        plan = msgspec.structs.replace(plan, base_bytes=confine.mapped_bytes())
        confine.take_identity(plan)
        confine.make_mounts(plan)
        confine.make_home(plan)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        if plan.tier != "full":
            syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
        pid = os.fork()
        if pid == 0:
            _be_student(plan, data, theirs, (control, ours), shell)
        data.close()
        theirs.close()
        confine.give_up_guard(plan)
        Guard(control, ours, pid).watch()
        status = 0
    except BaseException as error:  # nothing may escape into the keeper's code
        print(f"box guard: {type(error).__name__}: {error}", file=sys.__stderr__, flush=True)
    finally:
        if plan.tier != "full":
            kill_descendants(plan)
        os._exit(status)


def _be_student(
    plan: confine.Plan,
    data: socket.socket,
    nursery: socket.socket,
    close: tuple[socket.socket, ...],
    shell: Any,
) -> None:
    try:
        for sock in close:
            sock.close()
        null = os.open("/dev/null", os.O_RDWR)
        os.environ.update(HOME=f"{plan.home}/home", TMPDIR=f"{plan.home}/tmp", MPLCONFIGDIR=f"{plan.home}/home")
        confine.confine_student(plan)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        student.run(data, nursery, shell, plan)
    except BaseException as error:  # a step failed: say which, and run nothing
        print(f"box: {type(error).__name__}: {error}", file=sys.__stderr__, flush=True)
    finally:
        os._exit(1)


def kill_descendants(plan: confine.Plan) -> None:
    """Kill every process below this one, however it was detached: as their reaper, all of them come back to us."""
    while True:
        children = _descendants(os.getpid())
        if not children:
            return
        for pid in children:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _descendants(root: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
                if fields[0] not in (b"Z", b"X"):
                    parents.setdefault(int(fields[1]), []).append(int(name))
    found, queue = [], [root]
    while queue:
        children = parents.get(queue.pop(), [])
        found += children
        queue += children
    return found
