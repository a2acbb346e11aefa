"""The site's web server: gunicorn with threads, as one child process of `holt serve`.

It is handed a socket that listens already, so that the parent knows the address before there is a server,
and it ends with its parent even if the parent is killed outright.
"""

import ctypes
import os
import signal
import subprocess
import sys
from socket import socket
from typing import Any

from gunicorn.app.base import BaseApplication

from webapp.settings import Settings, load
from webapp.wsgi import application

STOP_SECONDS = 10
_PR_SET_PDEATHSIG = 1


def spawn(settings: Settings, listener: socket) -> "subprocess.Popen[bytes]":
    """Start the server on that socket. Call it from a thread that lives as long as the server shall."""
    command = [sys.executable, "-P", "-m", "webapp.server", str(listener.fileno()), str(os.getpid())]
    return subprocess.Popen(
        command,
        env=os.environ | settings.as_environment(),
        stdin=subprocess.DEVNULL,
        pass_fds=[listener.fileno()],
        start_new_session=True,  # Ctrl-C is for the parent, which then ends us in order
    )


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Let requests under way end, then end what is left."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class _Server(BaseApplication):
    """gunicorn with our options; `options` are gunicorn's own names."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return application()


def _options(listener: int, threads: int) -> dict[str, Any]:
    return {
        "bind": f"fd://{listener}",
        "worker_class": "gthread",
        "workers": 1,
        "threads": threads,
        "keepalive": 15,
        "timeout": 120,
        "graceful_timeout": STOP_SECONDS // 2,
        "loglevel": "warning",
        "control_socket_disable": True,
    }


def _end_with(parent: int) -> None:
    """Ask the kernel for SIGTERM when the parent dies; other systems than Linux go without."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we could ask
        raise SystemExit(1)


def main() -> None:
    listener, parent = map(int, sys.argv[1:])
    _end_with(parent)
    _Server(_options(listener, load().web_threads)).run()


if __name__ == "__main__":
    main()
