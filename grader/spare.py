"""Things made ahead: whoever takes one twice in a row finds the next one ready."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from grader.errors import EngineLost

Thing = TypeVar("Thing")
Key = TypeVar("Key", bound=Hashable)


class Spare(Generic[Key, Thing]):
    """One thing of a kind, kept for the next who asks with the same key.

    Parameters
    ----------
    make : callable
        Makes one for a key; may raise EngineLost.
    good : callable
        Whether one that has waited can still be used.
    discard : callable
        Ends one that nobody wants.
    """

    def __init__(
        self, make: Callable[[Key], Thing], good: Callable[[Thing], bool], discard: Callable[[Thing], None]
    ) -> None:
        self._make = make
        self._good = good
        self._discard = discard
        self._lock = threading.Lock()
        self._last: Key | None = None
        self._kept: tuple[Key, Thing] | None = None
        self._closed = False
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="spare")

    def take(self, key: Key) -> Thing:
        """One for this key: the spare, or a new one. If the last was for this key, too, the next one is made ahead.

        Raises
        ------
        EngineLost
            If none can be made.
        """
        with self._lock:
            again, self._last = key == self._last, key
            kept, thing = self._kept, None
            if kept is not None and (kept[0] == key or again):
                self._kept = None
        if kept is not None and kept[0] == key and self._good(kept[1]):
            thing = kept[1]
        elif kept is not None and (kept[0] == key or again):
            self._discard(kept[1])
        if thing is None:
            thing = self._make(key)
        with self._lock:
            if again and not self._closed:
                self._maker.submit(self._make_ahead, key)
        return thing

    def _make_ahead(self, key: Key) -> None:
        if self._kept is not None or self._closed:
            return
        try:
            thing = self._make(key)
        except EngineLost:
            return  # whoever takes the next one will hear of it
        with self._lock:
            if self._kept is None and not self._closed:
                self._kept = (key, thing)
                return
        self._discard(thing)

    def drop(self) -> None:
        """Discard what is kept or being made."""
        self._maker.submit(lambda: None).result()
        with self._lock:
            kept, self._kept = self._kept, None
        if kept is not None:
            self._discard(kept[1])

    def close(self) -> None:
        """Discard what is kept; make no more."""
        with self._lock:
            was, self._closed = self._closed, True
        if was:
            return
        self.drop()
        self._maker.shutdown()
