"""Grading by processes of this machine.

Theory of operation. Each slot is a thread and, most of the time, one worker process of its own. The thread
starts the process, waits until it says `Ready`, hands it one job at a time and reads its answers; when the
process ends or says nonsense, the thread kills its whole process group, reports the job in hand as lost, and
starts another. The thread that starts a process lives longer than the process: a worker's sandbox may ask the
kernel to be killed with its parent, and for the kernel the parent is the thread.

A worker leads its own process group, so that Ctrl-C in a terminal reaches the site alone and the site
ends its workers itself. Should the site be killed outright, the worker's standard input closes and it
ends by itself. A worker gets a few named environment variables: no database address, no secret.
"""

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence

import msgspec

from grader.job import GradeJob, Progress, Ready, Tier, Verdict, decode_answer, encode
from webapp.executors import Event, Lost

log = logging.getLogger(__name__)

PASSED_ON = (
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "MKL_NUM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "PATH",
    "PYTHONPATH",
    "TMPDIR",
    "TZ",
    "VIRTUAL_ENV",
)
LONGEST_ANSWER = 64 * 1024 * 1024
STOP_SECONDS = 3.0
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 30.0


def worker_command(weakest_tier: Tier) -> list[str]:
    """The command line of Holt's own worker."""
    # -P: the folder that the operator happens to stand in is no place to import from.
    return [sys.executable, "-P", "-m", "grader.worker", "--tier", weakest_tier.value]


def worker_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What a worker may know of our environment."""
    return {name: environment[name] for name in PASSED_ON if name in environment}


class LocalExecutor:
    """A pool of worker processes; `command` starts one that speaks `grader.job` on its standard streams."""

    def __init__(self, command: Sequence[str], workers: int) -> None:
        self._events: queue.Queue[Event] = queue.Queue()
        self._slots = [_Slot(number, list(command), self._events) for number in range(workers)]

    def start(self) -> None:
        for slot in self._slots:
            slot.start()

    def free(self) -> int:
        return sum(slot.idle for slot in self._slots)

    def submit(self, job: GradeJob) -> bool:
        return any(slot.give(job) for slot in self._slots)

    def next_event(self, timeout: float) -> Event | None:
        with contextlib.suppress(queue.Empty):
            return self._events.get(timeout=timeout)
        return None

    def cancel(self, job_id: str, attempt: int) -> None:
        for slot in self._slots:
            slot.cancel(job_id, attempt)

    def stop(self) -> list[tuple[str, int]]:
        held = [job for slot in self._slots if (job := slot.held) is not None]
        for slot in self._slots:
            slot.ask_to_stop()
        for slot in self._slots:
            slot.join()
        return held


class _Slot:
    """One thread and its worker process.

    `_lock` guards what the dispatcher's thread reads: process and job.
    """

    def __init__(self, number: int, command: list[str], events: "queue.Queue[Event]") -> None:
        self._command = command
        self._events = events
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._job: GradeJob | None = None
        self._inbox: queue.Queue[GradeJob | None] = queue.Queue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"worker-{number}", daemon=True)

    # The dispatcher's side

    def start(self) -> None:
        self._thread.start()

    @property
    def idle(self) -> bool:
        with self._lock:
            return self._ready and self._job is None

    @property
    def held(self) -> tuple[str, int] | None:
        with self._lock:
            return (self._job.id, self._job.attempt) if self._job else None

    def give(self, job: GradeJob) -> bool:
        with self._lock:
            if not self._ready or self._job is not None:
                return False
            self._job = job
            self._inbox.put(job)
            return True

    def cancel(self, job_id: str, attempt: int) -> None:
        if self.held == (job_id, attempt):
            self._kill()

    def ask_to_stop(self) -> None:
        self._stopping.set()
        self._inbox.put(None)
        if self.held is not None or not self._ready:
            self._kill()

    def join(self) -> None:
        if self._thread.is_alive():
            self._thread.join()

    # The slot's own thread

    def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping.is_set():
            pause = FIRST_PAUSE_SECONDS if self._one_life() else min(pause * 2, LONGEST_PAUSE_SECONDS)
            if not self._stopping.is_set():
                log.warning("A worker ended; starting another in %.1f s.", pause)
                self._stopping.wait(pause)

    def _one_life(self) -> bool:
        """Start a worker and use it until it ends; whether it ever was ready."""
        was_ready = False
        why = "The worker ended in the middle of its work."
        try:
            process = self._spawn()
            was_ready = self._await_ready(process)
            if was_ready:
                self._serve(process)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            # A pipe that broke, or a line that is no answer: either way this worker is of no more use.
            why = f"The worker broke off: {error}."
        finally:
            self._bury(why)
        return was_ready

    def _spawn(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=worker_environment(os.environ),
            start_new_session=True,
        )
        with self._lock:
            self._process = process
        threading.Thread(target=self._watch, args=[process], daemon=True).start()
        if self._stopping.is_set():  # asked to stop before there was a process to end
            self._kill()
        return process

    def _watch(self, process: "subprocess.Popen[bytes]") -> None:
        """In a thread of its own: notice the end of a worker that is idle, or whose pipes others hold."""
        with contextlib.suppress(ChildProcessError):  # its own thread was quicker
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        with self._lock:
            if self._process is process:
                _kill_group(process)
                self._inbox.put(None)

    def _await_ready(self, process: "subprocess.Popen[bytes]") -> bool:
        answer = self._read(process)
        if not isinstance(answer, Ready):
            return False
        self._events.put(answer)
        with self._lock:
            self._ready = True
        return True

    def _serve(self, process: "subprocess.Popen[bytes]") -> None:
        while not self._stopping.is_set() and (job := self._inbox.get()) is not None:
            assert process.stdin is not None
            process.stdin.write(encode(job))
            process.stdin.flush()
            if not self._follow(process, job):
                return

    def _follow(self, process: "subprocess.Popen[bytes]", job: GradeJob) -> bool:
        """Pass the answers on until the verdict; False if the worker ended before it."""
        while (answer := self._read(process)) is not None:
            if isinstance(answer, Ready) or (answer.id, answer.attempt) != (job.id, job.attempt):
                raise ValueError("it answered for another job")
            if isinstance(answer, Verdict):
                with self._lock:
                    self._job = None
                self._events.put(answer)
                return True
            self._events.put(answer)
        return False

    def _read(self, process: "subprocess.Popen[bytes]") -> Ready | Progress | Verdict | None:
        assert process.stdout is not None
        line = process.stdout.readline(LONGEST_ANSWER)
        return decode_answer(line) if line else None

    def _kill(self) -> None:
        with self._lock:
            if self._process is not None:
                _kill_group(self._process)

    def _bury(self, why: str) -> None:
        """End the process and everything of its group, and say what was lost with it."""
        with self._lock:
            process, self._process = self._process, None
            job, self._job = self._job, None
            self._ready = False
            while not self._inbox.empty():
                self._inbox.get_nowait()
        if process is not None:
            _end(process, gently=job is None)
        if job is not None and not self._stopping.is_set():
            self._events.put(Lost(job.id, job.attempt, why))


def _end(process: "subprocess.Popen[bytes]", *, gently: bool) -> None:
    """Close the worker's input, which tells it to end; then kill what is left of its group."""
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):  # a broken pipe cannot be flushed, which is as good as closed
            assert stream is not None
            stream.close()
    deadline = time.monotonic() + (STOP_SECONDS if gently else 0)
    while not _ended(process) and time.monotonic() < deadline:
        time.sleep(0.01)
    _kill_group(process)
    process.wait()


def _ended(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the process is over.

    Leaves it unreaped, so that its group keeps a number that is ours to kill.
    """
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    if process.returncode is None:  # not reaped: the number is still this process's
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
