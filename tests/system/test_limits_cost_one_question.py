# ruff: noqa: E501 (a cell is easier to read on one line)
"""A fault costs the question in which it sits, and no other; the message names the limit and its value."""

import pytest

from grader.errors import Fault
from grader.limits import MIB, Limits
from grader.report import Outcome

LIMITS = Limits(
    cell_seconds=1, case_seconds=1, submission_seconds=40, memory_bytes=512 * MIB, processes=20, file_bytes=16 * MIB
)
ONE = [">>> a\n1", {"code": ">>> a + 1\n2", "hidden": True}]
THREE = [">>> c\n3", {"code": ">>> c + 1\n4", "hidden": True}]


@pytest.fixture
def middle(grade):
    """Grade three questions, the one in the middle with this cell and these cases; the others must keep their points.

    Returns the report and the middle question.
    """

    def middle(source, *cases, limits=LIMITS):
        report = grade(
            {"q1": ONE, "q2": list(cases) or [">>> b\n2"], "q3": THREE},
            "a = 1",
            'grader.check("q1")',
            source,
            'grader.check("q2")',
            "c = 3",
            'grader.check("q3")',
            limits=limits,
        )
        assert report.graded and report.fault is Fault.none, report.messages
        one, two, three = report.questions
        assert (one.score, three.score) == (one.possible, three.possible), report
        return report, two

    return middle


# Time


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "import time\ntime.sleep(60)",
        "while True:\n    try:\n        while True: pass\n    except KeyboardInterrupt:\n        pass",
        "while True:\n    try:\n        while True: pass\n    except:\n        pass",
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\nwhile True: pass",
        "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
        "sum(range(10 ** 12))",
        "import threading\nt = threading.Thread(target=lambda: sum(0 for _ in iter(int, 1)))\nt.start()\nt.join()",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        "import subprocess\nsubprocess.run(['sleep', '60'])",
        "import select\nselect.select([], [], [])",
    ],
    ids=[
        "loop",
        "sleep",
        "swallow",
        "bare-except",
        "ignore",
        "block",
        "regex",
        "c-loop",
        "thread",
        "stopped",
        "child",
        "select",
    ],
)
def test_a_cell_without_an_end(middle, source):
    """Interrupted if it lets itself, killed if not; the cells after it run."""
    report, two = middle("b = 2\n" + source)
    (cell,) = [cell for cell in report.cells if cell.outcome is Outcome.timed_out]
    assert cell.index == 4
    assert "1 s" in cell.message and "a cell" in cell.message
    assert two.outcome is not Outcome.grader_error


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
@pytest.mark.parametrize(
    "loop",
    [
        "while True: pass",
        "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
        "sum(range(10**12))",
    ],
    ids=["loop", "swallow", "c-loop"],
)
def test_a_call_without_an_end(middle, hidden, loop):
    """The case is timed out, with the limit in its words for the staff; the other case of the question keeps its points."""
    source = f"b = 2\ndef f(x):\n    if x == 1: return 1\n    {loop}"
    _, two = middle(
        source, ">>> f(1)\n1", {"code": ">>> f(2)\n1", "hidden": hidden}, {"code": ">>> b\n2", "hidden": True}
    )
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.timed_out, Outcome.passed]
    assert "1 s" in two.cases[1].detail
    assert ("1 s" in two.cases[1].message) is not hidden


def test_the_whole_submission_has_a_limit(grade):
    """What was settled before it stays; the rest says why it was not run."""
    limits = Limits(cell_seconds=1, case_seconds=1, submission_seconds=2.5)
    cells = ["a = 1", 'grader.check("q1")', *["while True: pass"] * 4, "c = 3", 'grader.check("q3")']
    report = grade({"q1": [">>> a\n1"], "q3": [">>> c\n3"]}, *cells, limits=limits)
    assert report.graded
    one, three = report.questions
    assert one.outcome is Outcome.passed
    assert three.score == 0
    assert "2.5 s" in three.cases[0].message
    assert any("2.5 s" in cell.message for cell in report.cells)


# The process


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("import os\nos._exit(0)", "exit code 0"),
        ("import os\nos._exit(7)", "exit code 7"),
        ("import ctypes\nctypes.string_at(0)", "SIGSEGV"),
        ("import os\nos.abort()", "SIGABRT"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "SIGKILL"),
        (
            "import sys\nsys.setrecursionlimit(10**9)\nclass A:\n    def __repr__(self): return repr(self)\nrepr(A())",
            "SIGSEGV",
        ),
    ],
    ids=["exit 0", "exit 7", "segmentation fault", "abort", "kill", "stack"],
)
def test_a_cell_that_ends_the_process(middle, source, word):
    """It costs its question; the message says how the process ended."""
    report, two = middle("b = 2\n" + source + "\n")
    (cell,) = report.cells
    assert cell.outcome is Outcome.errored and word in cell.message
    assert two.score == 0


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
@pytest.mark.parametrize(
    "end", ["__import__('os')._exit(0)", "__import__('ctypes').string_at(0)"], ids=["exit", "crash"]
)
def test_a_call_that_ends_the_process(middle, hidden, end):
    """The case fails, and the others of its question go on in a new process."""
    source = f"b = 2\ndef f(x):\n    if x == 1: return 1\n    {end}"
    _, two = middle(
        source, {"code": ">>> f(2)\n1", "hidden": hidden}, ">>> f(1)\n1", {"code": ">>> b\n2", "hidden": True}
    )
    assert [case.outcome for case in two.cases] == [Outcome.errored, Outcome.passed, Outcome.passed]


def test_sys_exit_in_a_cell_and_in_a_call(middle):
    """As in a notebook: the cell stops, the process goes on."""
    source = "b = 2\nimport sys\ndef f(): sys.exit(3)\nsys.exit()"
    _, two = middle(source, ">>> b\n2", ">>> f()\n1", {"code": ">>> b\n2", "hidden": True})
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.errored, Outcome.passed]


# Memory, disk, output, processes


def test_memory_in_a_cell(middle):
    """The cell is told the limit."""
    report, two = middle("b = bytearray(2 * 2**30)")
    (cell,) = report.cells
    assert cell.outcome is Outcome.out_of_memory
    assert "512 MiB" in cell.message
    assert two.score == 0


def test_what_a_late_cell_holds_costs_nobody(grade):
    """A cell that fills the memory and then hangs is stopped by time; the cell after it has room again."""
    report = grade(
        {"q1": ONE, "q3": THREE},
        "a = 1",
        "hoard = bytearray(400 * 2**20)\nwhile True: pass",
        "room = bytearray(300 * 2**20)\nc = 3",
        limits=LIMITS,
    )
    (cell,) = report.cells
    assert cell.outcome is Outcome.timed_out
    assert report.score == report.possible


def test_memory_little_by_little(middle):
    """A list that grows without end, until one limit or the other; what it still holds may cost the check beside it."""
    report, _ = middle("b = []\nwhile True: b.append(bytearray(2**20))", limits=LIMITS)
    assert report.cells[0].index == 4
    assert {cell.outcome for cell in report.cells} <= {Outcome.out_of_memory, Outcome.timed_out}


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
def test_memory_in_a_case(middle, hidden):
    """The case is out of memory, the others are not."""
    source = "b = 2\ndef f(n): return len(bytearray(n))"
    big = {"code": ">>> f(2 * 2**30)\n1", "hidden": hidden}
    _, two = middle(source, ">>> f(1)\n1", big, {"code": ">>> b\n2", "hidden": True})
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.out_of_memory, Outcome.passed]


def test_output_flood(middle):
    """A gigabyte of text is cut off and costs nothing else; neither does one in a call."""
    source = "b = 2\nfor _ in range(100): print('x' * 10**6)\ndef f():\n    for _ in range(100): print('x' * 10**6)\n    return 1"
    report, two = middle(source, ">>> b\n2", ">>> f()\n1", {"code": ">>> b\n2", "hidden": True})
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.failed, Outcome.passed]
    assert len(report.to_json()) < 100_000


def test_disk_flood(middle, confined):
    """The file is cut off at the limit with an ordinary OSError."""
    report, two = middle("b = 2\nwith open('big', 'wb') as file:\n    for _ in range(64): file.write(bytes(2**20))")
    (cell,) = report.cells
    assert "OSError" in cell.message or "SIGXFSZ" in cell.message
    assert two.score == 1


def test_many_small_files(middle, full):
    """The quota is of the folder, not of one file."""
    report, _ = middle("b = 2\nfor i in range(64): open(f'f{i}', 'wb').write(bytes(2**20))")
    (cell,) = report.cells
    assert "No space left" in cell.message


def test_fork_bomb(middle, confined):
    """Bounded by the number of processes; nothing of it is left to trouble the next question."""
    source = "b = 2\nimport os, time\nfor _ in range(500):\n    if os.fork() == 0:\n        time.sleep(30)\n        os._exit(0)"
    report, _ = middle(source)
    (cell,) = report.cells
    assert "BlockingIOError" in cell.message or cell.outcome is Outcome.timed_out


def test_thread_bomb(middle, confined):
    """Threads count as processes do."""
    source = "b = 2\nimport threading, time\nfor _ in range(500): threading.Thread(target=time.sleep, args=(30,), daemon=True).start()"
    report, _ = middle(source)
    (cell,) = report.cells
    assert "thread" in cell.message


# Vandalism


@pytest.mark.parametrize(
    "source",
    [
        "import sys\nsys.stdout.close()\nsys.stdout = None",
        "import os\nfor fd in (0, 1, 2): os.close(fd)",
        "import builtins\nfor name in list(vars(builtins)):\n    delattr(builtins, name)",
        "import builtins\nprint = builtins.print = None",
        "import sys\nsys.modules.clear()",
        "import sys\nsys.path.clear()\nsys.meta_path.clear()",
        "for name in list(globals()): del globals()[name]",
        "import os, shutil\nshutil.rmtree(os.getcwd())",
        "import os\nos.chdir('/')",
        "import sys\nsys.setrecursionlimit(60)",
        "import signal\nsignal.alarm(1)",
        "import gc\ngc.disable()\nfor obj in gc.get_objects():\n    if type(obj).__name__ in ('Student', 'Shelf', 'Packer', '_Line'): vars(obj).clear()",
        "import gc, socket\nfor obj in gc.get_objects():\n    if isinstance(obj, socket.socket): obj.close()",
        "import os\nfor fd in range(3, 600):\n    try: os.write(fd, b'garbage' * 100)\n    except OSError: pass",
        "import os\nos.closerange(0, 600)",
        "import atexit, os\natexit.register(os.abort)\nraise SystemExit",
        "get_ipython().reset()",
        "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))",
        "class Bad(Exception):\n    def __str__(self): raise Bad\n    __repr__ = __str__\nraise Bad",
        "class Meta(type):\n    def __getattribute__(self, name): raise MemoryError\nclass B(metaclass=Meta): pass\nb = B()",
    ],
    ids=[
        "stdout",
        "descriptors",
        "builtins",
        "print",
        "modules",
        "paths",
        "globals",
        "folder",
        "chdir",
        "recursion",
        "alarm",
        "internals",
        "sockets",
        "garbage",
        "closerange",
        "atexit",
        "shell",
        "rlimit",
        "exception",
        "metaclass",
    ],
)
def test_vandalism_costs_at_most_its_question(middle, source):
    """Whatever a cell does to its own process, `q1` and the cells after it in `q3` keep their points."""
    middle(source)
