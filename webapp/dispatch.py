"""The dispatcher: from the line of submissions to an executor, and back with the verdicts.

It alone joins the database with the executor. Its thread claims rows while the executor has room, notes
signs of life, records each verdict once, and gives back what was lost. It may be killed at any moment:
what it held is in the rows, and its next life gives that back first.
"""

import logging
import threading
import time
from collections import deque

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from grader.job import Progress, Ready, Tier, Verdict
from webapp.executors import Event, Executor, Lost
from webapp.services import queue

log = logging.getLogger(__name__)

POLL_SECONDS = 0.05
SWEEP_SECONDS = 5.0
TROUBLE_SECONDS = 1.0


class Dispatcher:
    """Feeds one executor; `name` must be this dispatcher's alone, and the same in its next life."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        executor: Executor,
        *,
        name: str,
        weakest_tier: Tier,
    ) -> None:
        self._sessions = sessions
        self._executor = executor
        self._name = name
        self._weakest_tier = weakest_tier
        self._unhandled: deque[Event] = deque()
        self._next_sweep = 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="dispatcher")
        self.ready = threading.Event()
        self.workers_are: Ready | None = None

    def start(self) -> None:
        """Give back what an earlier life held, then work in a thread until `stop`."""
        with self._sessions() as session:
            if given_back := queue.release_all(session, self._name):
                log.warning("%d submissions were in work when the site was stopped; back in line.", given_back)
        self._executor.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop the workers and give back what they held."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        held = self._executor.stop()
        self._listen(0)
        with self._sessions() as session:
            for job_id, attempt in held:
                queue.hand_back(session, job_id, attempt)

    @property
    def alive(self) -> bool:
        """Whether it still works; if not, a fault of ours is in the log."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.step(POLL_SECONDS)
            except SQLAlchemyError:
                # A database that is away comes back; what was not recorded stays first in `_unhandled`.
                log.exception("The database does not answer; trying again.")
                self._stopping.wait(TROUBLE_SECONDS)

    def step(self, timeout: float) -> None:
        """One turn: events, claims, and now and then a sweep."""
        self._listen(timeout)
        self._fill()
        if time.monotonic() >= self._next_sweep:
            self._next_sweep = time.monotonic() + SWEEP_SECONDS
            self.sweep()

    def sweep(self) -> None:
        """Give back claims whose lease ran out, and stop the workers that still sit on them."""
        with self._sessions() as session:
            lost = queue.sweep(session)
        for job_id, attempt in lost:
            log.warning("Submission %s, attempt %d: no sign of life; given back.", job_id, attempt)
            self._executor.cancel(job_id, attempt)

    def _listen(self, timeout: float) -> None:
        event = self._executor.next_event(0 if self._unhandled else timeout)
        while event is not None:
            self._unhandled.append(event)
            event = self._executor.next_event(0)
        while self._unhandled:
            self._handle_or_give_back(self._unhandled[0])
            self._unhandled.popleft()

    def _fill(self) -> None:
        with self._sessions() as session:
            while self._executor.free() and queue.waiting(session):
                job = queue.claim(session, self._name, self._weakest_tier)
                if job is not None and not self._executor.submit(job):
                    queue.hand_back(session, job.id, job.attempt)

    def _handle_or_give_back(self, event: Event) -> None:
        """Handle an event; one that the database will never take must not block those behind it."""
        try:
            self._handle(event)
        except DBAPIError as error:
            if isinstance(event, Ready) or isinstance(error, OperationalError | InterfaceError):
                raise
            log.exception("Submission %s, attempt %d: the answer cannot be stored.", event.id, event.attempt)
            with self._sessions() as session:
                queue.release(session, event.id, event.attempt, "The grader's answer cannot be stored.")

    def _handle(self, event: Event) -> None:
        if isinstance(event, Ready):
            self.workers_are = event
            self.ready.set()
            return
        with self._sessions() as session:
            if isinstance(event, Progress):
                kept = queue.renew(session, event)
            elif isinstance(event, Verdict):
                kept = queue.finish(session, event)
            else:
                kept = self._lost(session, event)
        if not kept:
            log.warning("Submission %s, attempt %d: an answer came too late; dropped.", event.id, event.attempt)

    def _lost(self, session: Session, event: Lost) -> bool:
        log.warning("Submission %s, attempt %d: %s", event.id, event.attempt, event.reason)
        return queue.release(session, event.id, event.attempt, event.reason)
