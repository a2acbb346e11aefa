"""The `otter` module that a submission sees: its checks reach the judge, everything else returns at once."""

import sys
import types
from collections.abc import Callable
from typing import Any


class CheckResult:
    """What `grader.check` returns in a notebook; shows the sentence that the judge gave."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def make_module(check: Callable[[str, Any], str]) -> types.ModuleType:
    """A stand-in for `otter`.

    Parameters
    ----------
    check : callable
        Called with a question's name and the namespace that the notebook passed, if any; returns a sentence.
    """

    class Notebook:
        """The student-facing class of Otter; a box has no test files, so its arguments mean nothing here."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            pass

        def check(self, question: str, global_env: Any = None) -> CheckResult:
            return CheckResult(check(question, global_env))

        def check_all(self) -> None:
            """Grading checks every question anyway."""

        def export(self, *args: Any, **kwargs: Any) -> None:
            """Nothing to export while grading."""

        def to_pdf(self, *args: Any, **kwargs: Any) -> None:
            """Nothing to print while grading."""

        def add_plugin_files(self, *args: Any, **kwargs: Any) -> None:
            """Plugins do not run in a box."""

        def run_plugin(self, *args: Any, **kwargs: Any) -> None:
            """Plugins do not run in a box."""

        @classmethod
        def init_grading_mode(cls, *args: Any, **kwargs: Any) -> None:
            """Always in grading mode."""

    module = types.ModuleType("otter", "Otter-Grader, as a graded submission sees it.")
    module.Notebook = Notebook  # type: ignore[attr-defined]
    module.__version__ = "7.0.0"  # type: ignore[attr-defined]
    return module


def install(check: Callable[[str, Any], str]) -> None:
    """Make `import otter` find the stand-in."""
    sys.modules["otter"] = make_module(check)
