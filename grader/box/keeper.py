"""The warm parent of boxes.

Theory of operation
-------------------
One keeper a worker, started inside bubblewrap where the host allows it. It imports what homework imports, makes one
IPython shell, lays its memory out for forks (`grader.warm`) and then only forks. It has never held a test, a report or
a submission: those reach a box through the socket that the box is given, and the keeper closes its copies of that
socket at once.

Outside tier `full` a guard that is killed leaves processes behind. They come back to the keeper, which ends them.

It is single-threaded, and stays so: a fork copies one thread.

The control socket (SOCK_SEQPACKET) carries msgpack. In: a `Plan` with two descriptors, the box's end of the judge's
socket and the guard's control socket, or with four, where the box gets a control group. Out: `("born", pid)` for each
request, and `("gone", pid)` once every process of that box has ended. Its end is the order to stop.
"""

import contextlib
import gc
import importlib
import os
import select
import shutil
import signal
import socket
import sys

import msgspec

from grader import syscalls, warm
from grader.box import confine, family, guard
from grader.box import filter as seccomp

# What homework imports. The first group before the first box, the second while there is nothing else to do.
PRELOAD = (
    "numpy",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "IPython.display",
    "grader.tables",
)
MAX_PLAN_BYTES = 1 << 20
PRELOAD_IDLE = ("scipy.optimize", "plotly.express", "scipy.stats")


def main() -> None:
    """Serve the control socket whose descriptor is the first argument."""
    control = socket.socket(fileno=int(sys.argv[1]))
    _leave_with(control)
    _own_proc()
    _matplotlib_cache()
    for name in PRELOAD:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    from grader.box.shell import make_shell

    shell = make_shell()
    if os.environ.get("HOLT_TIER") != "none":
        seccomp.program()
    if os.environ.get("HOLT_TIER") != "full":
        syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
    gc.collect()
    gc.freeze()
    control.send(msgspec.msgpack.encode(("ready", os.getpid())))
    Keeper(control, shell).serve()


def _leave_with(control: socket.socket) -> None:
    """End when the worker does, even in the middle of an import."""
    syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
    if select.select([control], [], [], 0)[0] and not control.recv(1, socket.MSG_PEEK):
        os._exit(0)


def _own_proc() -> None:
    """bubblewrap covers parts of /proc; the kernel then forbids boxes a /proc of their own. Undo that."""
    if os.environ.get("HOLT_TIER") == "full":
        flags = syscalls.MS_NOSUID | syscalls.MS_NODEV | syscalls.MS_NOEXEC
        syscalls.mount("proc", "/proc", "proc", flags)


def _matplotlib_cache() -> None:
    """matplotlib wants its font list in a folder it can write: a copy of the worker's, in this keeper's own /tmp."""
    cache = os.environ.get("HOLT_MATPLOTLIB_CACHE")
    place = os.environ.get("MPLCONFIGDIR")
    if cache and place and os.path.isdir(cache):
        shutil.copytree(cache, place, dirs_exist_ok=True)


class Keeper:
    def __init__(self, control: socket.socket, shell: object) -> None:
        self.control = control
        self.shell = shell
        self.decoder = msgspec.msgpack.Decoder(confine.Plan)
        self.guards: set[int] = set()
        self.idle = list(PRELOAD_IDLE)
        self.wake, self.wakeup = os.pipe()
        os.set_blocking(self.wake, False)
        os.set_blocking(self.wakeup, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.wakeup, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Make boxes and bury them until the control socket closes."""
        poll = select.poll()
        poll.register(self.control, select.POLLIN)
        poll.register(self.wake, select.POLLIN)
        while True:
            ready = poll.poll(0 if self.idle else None)
            if not ready:
                self._preload()
            for fd, _ in ready:
                if fd == self.wake:
                    self._bury()
                elif not self._make():
                    return

    def _preload(self) -> None:
        with contextlib.suppress(ImportError):
            importlib.import_module(self.idle.pop(0))
        if not self.idle:
            gc.collect()
            gc.freeze()
            warm.settle()

    def _make(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self.control, MAX_PLAN_BYTES, 4)
        if not data:
            return False
        box, control = (socket.socket(fileno=fd) for fd in descriptors[:2])
        group = descriptors[2:]
        plan = self.decoder.decode(data)
        go, gone_ahead = os.pipe()
        pid = self._fork(plan)
        if pid == 0:
            os.close(gone_ahead)
            if os.read(go, 1) != b"g":
                os._exit(1)
            os.close(go)
            self.control.close()
            signal.set_wakeup_fd(-1)
            os.close(self.wake)  # a box that held it could keep its end from the keeper, or the keeper from working
            os.close(self.wakeup)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            guard.run(plan, box, control, self.shell, *group)
        os.close(go)
        box.close()
        control.close()
        for fd in group:
            os.close(fd)
        self.guards.add(pid)
        self._let_go(plan, pid, gone_ahead)
        self._tell("born", pid)
        return True

    def _fork(self, plan: confine.Plan) -> int:
        try:
            flags = confine.namespace_flags(plan)
            return syscalls.clone(flags) if flags else os.fork()
        except OSError as error:
            print(f"keeper: a box could not be made: {error}", file=sys.stderr, flush=True)
            return -1

    def _let_go(self, plan: confine.Plan, pid: int, gone_ahead: int) -> None:
        """The guard waits until its user namespace has its one user."""
        try:
            if pid > 0 and confine.namespace_flags(plan) & syscalls.CLONE_NEWUSER:
                confine.map_identity(plan, pid)
            os.write(gone_ahead, b"g")
        except OSError as error:
            print(f"keeper: a box could not be given its user: {error}", file=sys.stderr, flush=True)
        finally:
            os.close(gone_ahead)

    def _bury(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self.wake, 1024)
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid not in self.guards:
                continue
            self.guards.remove(pid)
            if os.WIFSIGNALED(status) and os.environ.get("HOLT_TIER") != "full":
                family.kill_descendants(without=self.guards)
            self._tell("gone", pid)

    def _tell(self, event: str, pid: int) -> None:
        self.control.send(msgspec.msgpack.encode((event, pid)))


if __name__ == "__main__":
    main()
