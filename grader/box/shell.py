"""The IPython shell that runs cells: as a notebook's kernel would, without a kernel.

Made once in the keeper, before any box is forked: making one costs as much as grading a small notebook.
"""

import io
import os
import sys
from types import TracebackType
from typing import Any

import msgspec
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


class Output(io.TextIOBase):
    """stdout of a box, or its stderr: keeps text up to a cap, hands it over when asked, and starts anew."""

    def __init__(self, cap: int) -> None:
        self.cap = self.left = cap
        self._parts: list[str] = []

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self.left > 0:
            self._parts.append(text[: self.left])
            self.left -= len(text)
            if self.left <= 0:
                self._parts.append("\n[the rest of the output was dropped: it is over the limit for printed output]\n")
        return len(text)

    def close(self) -> None:
        """As in a notebook, printing goes on."""

    def take(self) -> str:
        """The text since the last call."""
        text = "".join(self._parts)
        self._parts.clear()
        self.left = self.cap
        return text


class QuietPublisher(DisplayPublisher):
    """Displayed objects are rendered, as in a notebook, and not kept."""

    def publish(self, data: Any, metadata: Any = None, **kwargs: Any) -> None:
        pass

    def clear_output(self, wait: bool = False) -> None:
        pass


class QuietHook(DisplayHook):
    """The value of a cell's last line goes to `Out`, rendered, and not to stdout."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        pass

    def finish_displayhook(self) -> None:
        pass


class CellError(msgspec.Struct, frozen=True):
    """Why a cell ended early: the exception's class, its text, and the line of the cell that raised."""

    name: str
    message: str
    line: int | None


class BoxShell(InteractiveShell):
    """An InteractiveShell that prints no traceback: errors are told by value, with the cell's own lines only."""

    display_pub_class = QuietPublisher
    displayhook_class = QuietHook

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        pass

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        pass

    def showindentationerror(self) -> None:
        pass

    def enable_gui(self, gui: Any = None) -> None:
        """No event loop to join here."""

    def run(self, source: str) -> CellError | None:
        """Run a cell; what stopped it, or None."""
        result = self.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        return None if error is None else describe(error)


def describe(error: BaseException) -> CellError:
    """An exception as a student should read it."""
    if isinstance(error, SyntaxError) and error.filename is not None:
        return CellError(type(error).__name__, str(error.msg), error.lineno)
    try:
        message = str(error)
    except Exception:  # a student's __str__ may do anything
        message = ""
    return CellError(type(error).__name__, message[:2000], _cell_line(error.__traceback__))


def _cell_line(trace: TracebackType | None) -> int | None:
    """The line of the innermost frame that belongs to a cell."""
    line = None
    while trace is not None:
        if _is_cell(trace.tb_frame.f_code.co_filename):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _is_cell(filename: str) -> bool:
    return filename.startswith(("<ipython-input", "/tmp/ipykernel_")) or "ipykernel_" in filename


def make_shell() -> BoxShell:
    """The shell, ready to be forked: no history thread, no file of its own, the inline backend at hand."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryAccessor.enabled = False
    config.InteractiveShell.colors = "NoColor"
    config.InteractiveShell.autoindent = False
    shell = BoxShell.instance(config=config)
    shell.ast_node_interactivity = "last_expr"
    _ready_matplotlib(shell)
    shell.run_cell("1", store_history=False)  # the first cell pays for compilers and event loops: here, once
    shell.execution_count = 1
    return shell


def _ready_matplotlib(shell: BoxShell) -> None:
    """Draw one figure as notebooks do, so that fonts and backend are warm."""
    try:
        shell.run_cell(
            "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('warm')\nplt.show()\n"
            "plt.close('all')",
            store_history=False,
        )
    except ImportError:
        return
    for name in ("plt",):
        shell.user_ns.pop(name, None)
    shell.user_ns_hidden.pop("plt", None)


def join_main(shell: BoxShell, work: str) -> None:
    """Make the shell's namespace `__main__`, with the working folder importable, as in a kernel."""
    sys.modules["__main__"] = shell.user_module
    sys.path.insert(0, work)
    sys.path.append(work)
    sys.argv = ["notebook"]
    os.chdir(work)
