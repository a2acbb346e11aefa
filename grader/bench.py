"""The engine's side of judges: the bench, their warm parent."""

import contextlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import msgspec

from grader.errors import EngineLost
from grader.judge import process as judge

START_SECONDS = 60.0


class Bench:
    """The engine's side of the judges' warm parent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._lock = threading.Lock()
        with theirs, open(folder / "judge.log", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "grader.judge.process", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env={
                    **_judge_environment(),
                    "HOME": str(folder),
                    "MPLCONFIGDIR": str(folder / "judge-matplotlib"),
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def wait_ready(self) -> None:
        self.control.settimeout(START_SECONDS)
        with contextlib.suppress(OSError):
            if self.control.recv(100):
                self.control.settimeout(None)
                return
        words = (self.folder / "judge.log").read_text(errors="replace").strip()[-600:]
        raise EngineLost(f"the judge did not start: {words or 'it said nothing'}")

    def open(self, brief: judge.Brief, submission: Path) -> socket.socket:
        """Start a judge on a brief; returns the conversation with it."""
        ours, theirs = socket.socketpair()
        with theirs, open(submission, "rb") as file, self._lock:
            try:
                fds = [theirs.fileno(), file.fileno()]
                socket.send_fds(self.control, [msgspec.msgpack.encode(brief)], fds)
            except OSError as error:
                raise EngineLost("the judge does not answer") from error
        return ours

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)
        self.control.close()
        self.process.kill()
        self.process.wait()


def _judge_environment() -> dict[str, str]:
    """Judges get no secret of the worker's either."""
    kept = ("PATH", "LANG", "PYTHONPATH", "VIRTUAL_ENV")
    chosen = {name: os.environ[name] for name in kept if name in os.environ}
    return {
        **chosen,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": "agg",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
    }
