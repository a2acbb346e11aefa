"""The first process of a box: makes the place, forks the student, signals and reaps on the judge's word.

It runs none of the student's code and reads none of its bytes. In tier `full` it is pid 1 of its namespace: when it
ends, the kernel ends every process of the box with it. Elsewhere it is the reaper of its descendants and kills them
all.

The control socket carries datagrams. In: `watch 0` when there is a submission, `interrupt N`, `kill N` and `waited N`,
where N is 0 for the student and otherwise the slot of a copy. Out: `confined 0 yes` before the first line of student
code can run; in answer to the last, `waited N SECONDS` (`grader.box.waiting`); and `exited N STATUS`, where STATUS is a
signal (negative), an exit code, `?` for a copy, `memory=MIB` if the guard ended it because the box held more than that,
or `unused=MIB` if it was a copy that only waited and had to make room. Its end is the order to stop.
"""

import contextlib
import os
import select
import signal
import socket
import struct
import sys
import time
from typing import Any

import msgspec

from grader import syscalls
from grader.box import confine, family, student, waiting
from grader.box.memory import LOOK_SECONDS, Watch

_CREDENTIALS = struct.Struct("3i")


class Guard:
    def __init__(
        self, control: socket.socket, nursery: socket.socket, pid: int, memory: Watch | None, events: int | None = None
    ) -> None:
        self.control = control
        self.nursery = nursery
        self.student = pid
        self.memory = memory
        self.events = events
        self.watching = False
        self.pids = {0: pid}  # by slot
        self.exits = {os.pidfd_open(pid): 0}  # slots by pidfd
        self.reasons: dict[int, str] = {}  # why we ended a slot

    def watch(self) -> None:
        """Serve until the control socket closes."""
        poll = select.poll()
        for fd in (self.control.fileno(), self.nursery.fileno(), *self.exits):
            poll.register(fd, select.POLLIN)
        due = time.monotonic() + LOOK_SECONDS
        while True:
            for fd, _ in poll.poll(int(LOOK_SECONDS * 1000) if self.watching else None):
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
            if self.memory is not None and self.watching and time.monotonic() >= due:
                self._look(self.memory)
                due = time.monotonic() + LOOK_SECONDS

    def _look(self, memory: Watch) -> None:
        """End the processes that hold too much, if any; bury orphans."""
        verdict = memory.look(self.pids)
        if verdict is not None:
            if verdict.group is not None:
                self.reasons[verdict.group] = f"{'unused' if verdict.idle else 'memory'}={memory.limit >> 20}"
            for pid in verdict.pids:
                family.kill(pid)
        family.reap(self.pids.values())

    def _command(self) -> bool:
        try:
            data = self.control.recv(100)
        except ConnectionResetError:  # closed with something of ours unread
            data = b""
        if not data:
            return False
        verb, slot = data.decode().split()
        pid = self.pids.get(int(slot))
        if verb == "watch":
            self.watching = self.memory is not None
        elif verb == "waited":
            self.tell("waited", int(slot), 0.0 if pid is None else waiting.waited(pid, self.pids.values()))
        elif pid is not None:
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
        if status == -signal.SIGKILL and self.memory is not None and self.events is not None and met_limit(self.events):
            self.reasons.setdefault(slot, f"memory={self.memory.limit >> 20}")
        self.tell("exited", slot, self.reasons.pop(slot, status))

    def tell(self, event: str, slot: int, status: Any) -> None:
        with contextlib.suppress(OSError):
            self.control.send(f"{event} {slot} {status}".encode())


def met_limit(events: int) -> bool:
    """Whether the kernel has ended a process of this control group for its memory."""
    words = os.pread(events, 1000, 0).split()
    return b"oom_kill" in words and words[words.index(b"oom_kill") + 1] != b"0"


def run(
    plan: confine.Plan,
    data: socket.socket,
    control: socket.socket,
    shell: Any,
    entrance: int | None = None,
    events: int | None = None,
) -> None:
    """Be the guard of a box; does not return. The last two are descriptors of its control group (`grader.cgroup`)."""
    status = 1
    try:
        confine.enter_cgroup(plan, entrance)
        plan = msgspec.structs.replace(plan, base_bytes=confine.mapped_bytes())
        confine.take_identity(plan)
        confine.make_mounts(plan)
        confine.make_home(plan)
        memory = Watch(plan.memory_bytes) if confine.watches_memory(plan) else None
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        if plan.tier != "full":
            syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
        meeting, other_end = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            if events is not None:
                os.close(events)
            _be_student(plan, data, theirs, other_end, (control, ours, meeting), shell)
        data.close()
        theirs.close()
        other_end.close()
        confine.give_up_guard(plan)
        guard = Guard(control, ours, pid, memory, events)
        _meet(meeting)
        guard.tell("confined", 0, "yes")
        guard.watch()
        status = 0
    except BaseException as error:  # nothing may escape into the keeper's code
        print(f"box guard: {type(error).__name__}: {error}", file=sys.__stderr__, flush=True)
    finally:
        if plan.tier != "full":
            family.kill_descendants()  # in tier full the kernel does this
        os._exit(status)


def _meet(sock: socket.socket) -> None:
    """Guard and student each wait until the other has given up what it must.

    Raises
    ------
    EOFError
        If the other one has ended instead.
    """
    with sock:
        with contextlib.suppress(BrokenPipeError):
            sock.send(b"r")
        if sock.recv(1) != b"r":
            raise EOFError("the other process of the box did not get ready")


def _be_student(
    plan: confine.Plan,
    data: socket.socket,
    nursery: socket.socket,
    meeting: socket.socket,
    close: tuple[socket.socket, ...],
    shell: Any,
) -> None:
    try:
        for sock in close:
            sock.close()
        os.setsid()  # a signal to one's own group stays in the box
        null = os.open("/dev/null", os.O_RDWR)
        os.environ.update(HOME=f"{plan.home}/home", TMPDIR=f"{plan.home}/tmp", MPLCONFIGDIR=f"{plan.home}/home")
        confine.confine_student(plan)
        _meet(meeting)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        student.run(data, nursery, shell, plan)
    except BaseException as error:  # a step failed: say which, and run nothing
        print(f"box: {type(error).__name__}: {error}", file=sys.__stderr__, flush=True)
    finally:
        os._exit(1)
