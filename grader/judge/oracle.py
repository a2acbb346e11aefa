"""Record what a suite's oracle answers, so that the suite can be frozen for machines that do not have the oracle.

The oracle is a package that tests import (`reference` in the built-in course). Its public functions are wrapped; a call
made by a test is recorded under the case that made it, a call that the oracle makes of itself is not.
"""

import functools
import importlib
import types
from collections.abc import Callable
from typing import Any

import msgspec

from grader import literals


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """One call by a test: `name` as the test could import it, `value` as a Python expression."""

    question: str
    case: int
    name: str
    value: str


class Recorder:
    """Wraps an oracle package in this process, for good: only for a judge's fork that does nothing else."""

    def __init__(self, package: str) -> None:
        self.calls: list[Recorded] = []
        self._place = ("", 0)
        self._depth = 0
        module = importlib.import_module(package)
        for name in getattr(module, "__all__", dir(module)):
            function = getattr(module, name)
            if isinstance(function, types.FunctionType):
                setattr(module, name, self._wrap(name, function))

    def begin(self, question: str, case: int) -> None:
        """The calls from now on belong to this case; what an earlier run of it recorded is forgotten."""
        self._place = (question, case)
        self.calls = [call for call in self.calls if (call.question, call.case) != self._place]

    def _wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            self._depth += 1
            try:
                value = function(*args, **kwargs)
            finally:
                self._depth -= 1
            if self._depth == 0:
                question, case = self._place
                self.calls.append(Recorded(question=question, case=case, name=name, value=literals.write(value)))
            return value

        return wrapper
