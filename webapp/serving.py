"""The whole site on one machine: migrations, web server, dispatcher and workers, from start to stop."""

import fcntl
import logging
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Self

import requests

from grader.errors import OperatorError, OurError
from grader.job import Ready, Tier
from webapp import migrations, server
from webapp.database import make_engine, make_sessions
from webapp.dispatch import Dispatcher
from webapp.executors.local import LocalExecutor, worker_command
from webapp.settings import SECRET_FILE, Settings, make_folder

START_SECONDS = 30.0
log = logging.getLogger(__name__)


def make_secret(data: Path) -> Path | None:
    """Write a secret for a data folder that has none, readable by its owner alone; None if there is one."""
    make_folder(data)
    path = data / SECRET_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
    return path


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any free one.

    Raises
    ------
    OperatorError
        If the address is taken or none of ours.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise OperatorError(f"Cannot listen on {host}, port {port}: {error.strerror}.") from error
    listener.listen(1024)
    return listener


class Site:
    """A running site, as a context: it is up inside, and nothing of it is left after.

    Enter it from the main thread: the web server ends with the thread that started it, and the signals
    SIGTERM and SIGINT, which end the context, arrive there.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        weakest_tier: Tier | None = None,
        command: Sequence[str] | None = None,
    ) -> None:
        self._settings = settings
        self._tier = weakest_tier or settings.sandbox
        self._command = command or worker_command(self._tier)
        self._cleanup = ExitStack()
        self._server: subprocess.Popen[bytes] | None = None
        self._dispatcher: Dispatcher | None = None
        self.url = ""

    def __enter__(self) -> Self:
        with ExitStack() as cleanup:
            self._start(cleanup)
            self._cleanup = cleanup.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)  # we are stopping already
        self._cleanup.close()

    def _start(self, cleanup: ExitStack) -> None:
        settings = self._settings
        make_folder(settings.data)
        cleanup.enter_context(_only_one(settings.data))
        migrations.upgrade(settings.database_url)
        _stop_on_sigterm(cleanup)
        listener = cleanup.enter_context(listen(settings.host, settings.port))
        self.url = _url(listener)
        self._start_dispatcher(cleanup)
        self._server = server.spawn(settings, listener)
        cleanup.callback(server.stop, self._server)
        self._await_server()

    def _start_dispatcher(self, cleanup: ExitStack) -> None:
        settings = self._settings
        engine = make_engine(settings.database_url, durable=False)
        cleanup.callback(engine.dispose)
        self._dispatcher = Dispatcher(
            make_sessions(engine),
            LocalExecutor(self._command, settings.worker_count),
            name=f"{socket.gethostname()}:{settings.data.resolve()}"[-255:],
            weakest_tier=self._tier,
        )
        cleanup.callback(self._dispatcher.stop)
        self._dispatcher.start()

    def _await_server(self) -> None:
        if not await_answer(f"{self.url}/healthz", START_SECONDS, self._check_server):
            raise OperatorError(f"The web server did not answer within {START_SECONDS:.0f} s.")

    def _check_server(self) -> None:
        if self._server is not None and self._server.poll() is not None:
            raise OperatorError(f"The web server ended with status {self._server.returncode}.")

    def await_workers(self, seconds: float) -> Ready | None:
        """What the first worker said of itself, or None if none is ready in that time."""
        assert self._dispatcher is not None
        self._dispatcher.ready.wait(seconds)
        return self._dispatcher.workers_are

    def wait(self) -> None:
        """Serve until Ctrl-C or SIGTERM."""
        assert self._dispatcher is not None
        while self._dispatcher.alive:
            self._check_server()
            time.sleep(0.5)
        raise OurError("The dispatcher ended; its last words are above.")


def await_answer(url: str, seconds: float, check: Callable[[], None], patience: float = 2.0) -> bool:
    """Whether an address answers with success in that time, each attempt waiting `patience`; `check` may raise."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        check()
        try:
            # by this name, which every site answers to: its own may be others
            if requests.get(url, headers={"Host": "localhost"}, timeout=patience).ok:
                return True
        except requests.RequestException:  # not yet: a busy machine may take a connection and answer too late
            pass
        time.sleep(0.05)
    return False


class _only_one:
    """A lock on the data folder: two sites on one folder would give each other's work back."""

    def __init__(self, data: Path) -> None:
        self._path = data / "lock"

    def __enter__(self) -> IO[str]:
        self._file = self._path.open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._file.close()
            raise OperatorError(f"Another Holt is running on {self._path.parent}.") from error
        return self._file

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _stop_on_sigterm(cleanup: ExitStack) -> None:
    """SIGTERM ends the main thread's work as Ctrl-C does, and cleanly."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGINT):
        cleanup.callback(signal.signal, number, signal.signal(number, stop))


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
