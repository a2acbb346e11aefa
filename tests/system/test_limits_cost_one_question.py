# ruff: noqa: E501 (a cell is easier to read on one line)
"""A fault costs the question in which it sits, and no other; the message names the limit and its value."""

import msgspec
import pytest

from grader import wire
from grader.errors import Fault
from grader.limits import MIB, Limits
from grader.report import Outcome

LIMITS = Limits(
    cell_seconds=1, case_seconds=1, submission_seconds=40, memory_bytes=512 * MIB, processes=20, file_bytes=16 * MIB
)
PATIENT = msgspec.structs.replace(LIMITS, cell_seconds=20, case_seconds=20)
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


STUCK_IN_C = {
    "matrix product": "import numpy as np\n    X = np.ones((3000, 3000))\n    for _ in range(99): X = X @ X",
    "regex": "import re\n    re.match('(a+)+$', 'a' * 40 + 'b')",
    "power": "str(len(str(3 ** 10 ** 9)))",
    "sort": "sorted(range(10), key=lambda item: sum(range(10 ** 12)))",
}


@pytest.mark.parametrize("where", ["cell", "public", "hidden"])
@pytest.mark.parametrize("name", STUCK_IN_C)
def test_code_stuck_in_one_call_into_c(middle, where, name):
    """No KeyboardInterrupt reaches it: the box is killed, and what is named is the limit and its value."""
    source = f"b = 2\ndef f(x):\n    if x == 1: return 1\n    {STUCK_IN_C[name]}" + (
        "\nf(2)" if where == "cell" else ""
    )
    report, two = middle(source, ">>> f(1)\n1", {"code": ">>> f(2)\n1", "hidden": where == "hidden"}, limits=LIMITS)
    if where == "cell":
        (cell,) = report.cells
        assert cell.outcome is Outcome.timed_out and "1 s" in cell.message
    else:
        assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.timed_out]
        assert "1 s" in two.cases[1].detail


# A test that is driven into something endless, by what it was given


DRIVEN = {
    "sum": "sum(range(f(2)))",
    "decomposition": "np.linalg.svd(np.ones((f(3), f(3))))",
    "endless iterator": "__import__('collections').deque(iter(int, f(1)), maxlen=0)",
    "power": "10 ** f(2)",
    "regex": "__import__('re').match(g(2), 'a' * 40 + 'b')",
}
BUSY_IN_C = ("sum", "decomposition", "endless iterator")
DRIVING = "b = 2\nimport numpy as np\ndef f(x): return [1, 10 ** 12, 5000][x - 1]\ndef g(x): return 'a' if x == 1 else '(a+)+$'"


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
@pytest.mark.parametrize("name", DRIVEN)
def test_a_test_that_does_not_end_costs_its_case(middle, hidden, name):
    """No signal reaches Python code that is busy in C: its judge is ended, and another goes on without the case. Elsewhere
    the judge ends the case itself.
    """
    case = {"code": f">>> {DRIVEN[name]}\n1", "hidden": hidden}
    report, two = middle(DRIVING, ">>> f(1)\n1", case, ">>> g(1)\n'a'", {"code": ">>> b\n2", "hidden": True})
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.timed_out, Outcome.passed, Outcome.passed]
    assert "1 s" in two.cases[1].detail
    ended_from_outside = "did not come to an end with what your code returned" in two.cases[1].detail
    assert ended_from_outside is (name in BUSY_IN_C)
    assert ("1 s" in two.cases[1].message) is not hidden
    assert report.cells == []


def test_two_tests_that_do_not_end_cost_two_cases(middle):
    """In one question, and each once."""
    endless = ">>> sum(range(f(2)))\n1"
    _, two = middle(DRIVING, endless, ">>> f(1)\n1", endless, {"code": ">>> b\n2", "hidden": True})
    expected = [Outcome.timed_out, Outcome.passed, Outcome.timed_out, Outcome.passed]
    assert [case.outcome for case in two.cases] == expected


def test_judged_again_the_rest_is_the_same(grade):
    """Random numbers are drawn again as before; what was settled keeps its result; a cell that failed is noted once."""
    cells = [
        "import numpy as np, random\nx = (np.random.rand(), random.random())\nran = 0",
        'ran += 1\ngrader.check("q1")',
        "raise ValueError('once')",
        "def f(x): return 10 ** 12",
        'grader.check("q2")',
        'grader.check("q3")',
        'grader.check("q1")',
    ]
    tests = {
        "q1": [">>> x\n0", {"code": ">>> x\n0", "hidden": True}],
        "q2": [">>> sum(range(f(2)))\n1", {"code": ">>> sum(range(f(1)))\n1", "hidden": True}],
        "q3": [">>> x\n0", ">>> ran\n1"],
    }
    report = grade(tests, *cells, limits=LIMITS)
    one, two, three = report.questions
    assert [case.outcome for case in two.cases] == [Outcome.timed_out, Outcome.timed_out]
    shown = {case.detail for case in (*one.cases, three.cases[0])}
    assert len(shown) == 1 and "Got" in shown.pop()
    assert three.cases[1].outcome is Outcome.passed
    assert [cell.index for cell in report.cells] == [4]


def test_many_tests_that_do_not_end_have_an_end(grade):
    """Once the time of the submission is spent on them, what is settled stays and the rest is told the limit."""
    limits = Limits(cell_seconds=1, case_seconds=1, submission_seconds=8)
    tests = {"q1": [">>> a\n1"], "q2": [f">>> sum(range(f({n})))\n1" for n in range(9)], "q3": [">>> a\n1"]}
    cells = ["a = 1\ndef f(x): return 10 ** 12", *(f'grader.check("q{n}")' for n in (1, 2, 3))]
    report = grade(tests, *cells, limits=limits)
    assert report.graded
    one, two, _ = report.questions
    assert one.score == 1 and two.score == 0
    assert {case.outcome for case in two.cases} == {Outcome.timed_out}
    assert "8 s" in two.cases[-1].message


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
def test_a_test_that_runs_out_of_memory_costs_its_case(middle, hidden):
    """With what it was given, in Python: as a case in which the box runs out."""
    case = {"code": ">>> len(bytearray(10 ** f(2)))\n1", "hidden": hidden}
    _, two = middle("b = 2\ndef f(x): return x * 7", ">>> f(1)\n7", case, {"code": ">>> b\n2", "hidden": True})
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.out_of_memory, Outcome.passed]
    assert "512 MiB" in two.cases[1].detail


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
def test_a_judge_that_dies_of_memory_costs_its_case(middle, hidden):
    """A library that gets no memory may abort its process, however much of it the student's code was the cause."""
    case = {"code": ">>> hoard = b'x' * f(2) * 2 ** 20\n>>> __import__('os').abort()\n1", "hidden": hidden}
    _, two = middle("b = 2\ndef f(x): return x * 300", ">>> f(1)\n300", case, {"code": ">>> b\n2", "hidden": True})
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.out_of_memory, Outcome.passed]
    assert "512 MiB" in two.cases[1].detail


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


HOGS = """
import os, time
def hogs():
    children = []
    for _ in range(8):
        pid = os.fork()
        if pid == 0:
            block = bytearray(b'x') * (200 * 2**20)
            time.sleep(60)
            os._exit(0)
        children.append(pid)
    for pid in children: os.waitpid(pid, 0)
    return 1
"""


def test_memory_of_several_processes_in_a_cell(middle):
    """Each stays below the limit; together they do not."""
    report, two = middle(f"{HOGS}\nb = 2\nhogs()", limits=PATIENT)
    (cell,) = report.cells
    assert cell.outcome is Outcome.out_of_memory
    assert "512 MiB" in cell.message
    assert two.score == 0


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
def test_memory_of_several_processes_in_a_case(middle, hidden):
    """It costs the case that started them."""
    _, two = middle(
        f"{HOGS}\nb = 2",
        ">>> b\n2",
        {"code": ">>> hogs()\n1", "hidden": hidden},
        {"code": ">>> b\n2", "hidden": True},
        limits=PATIENT,
    )
    assert [case.outcome for case in two.cases] == [Outcome.passed, Outcome.out_of_memory, Outcome.passed]
    assert "512 MiB" in two.cases[1].detail


def test_memory_that_a_detached_process_takes(middle):
    """It is ended; the cell that left it behind goes on."""
    source = f"{HOGS}\nb = 2\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: hogs()\n    os._exit(0)\nos.wait()\nprocesses = lambda: [p for p in os.listdir('/proc') if p.isdigit()]\ntime.sleep(4)"
    report, two = middle(source, limits=PATIENT)
    assert report.cells == [] and two.score == 1


ARRAY = "import numpy as np, time\na = np.ones({mib} * 2**17)\ndef first(): return float(a[0])\ndef total(): return float(a.sum()) / len(a)"


def test_memory_that_copies_share_counts_once(grade):
    """Most of the limit is held by one array; many copies of the notebook wait for their hidden cases."""
    tests = {f"q{n}": [">>> first()\n1.0", {"code": ">>> total()\n1.0", "hidden": True}] for n in range(6)}
    cells = [cell for n in range(6) for cell in (f'grader.check("q{n}")', f"x = {n}")]
    report = grade(tests, ARRAY.format(mib=300), *cells, limits=PATIENT)
    assert report.cells == [] and report.score == report.possible, report


def test_copies_that_only_wait_make_room(grade):
    """An array that is changed again and again: what the copies keep of it is not the honest student's fault."""
    tests = {f"q{n}": [f">>> first()\n{n}.0", {"code": ">>> len(a)\n26214400", "hidden": True}] for n in range(4)}
    tests = {f"q{n}": [f">>> first()\n{n}.0", {"code": ">>> total() >= 0\nTrue", "hidden": True}] for n in range(4)}
    cells = [cell for n in range(4) for cell in (f"a[:] = {n}\ntime.sleep(0.3)", f'grader.check("q{n}")')]
    report = grade(tests, ARRAY.format(mib=200), *cells, limits=PATIENT)
    assert report.cells == [] and report.score == report.possible, report


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


IN_A_CASE = {
    "fork bomb": "import os, time\n    for _ in range(500):\n        if os.fork() == 0:\n            time.sleep(30)\n            os._exit(0)",
    "thread bomb": "import threading, time\n    for _ in range(500): threading.Thread(target=time.sleep, args=(30,), daemon=True).start()",
    "full disk": "for n in range(64):\n        with open(f'big{n}', 'wb') as file:\n            for _ in range(64): file.write(bytes(2**20))",
    "open files": "kept = [open('/dev/null') for _ in range(5000)]",
    "killed": "import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)",
    "stopped": "import os, signal\n    os.kill(os.getpid(), signal.SIGSTOP)",
    "recursion": "return f(x)",
    "memory bomb": "hoard = []\n    while True: hoard.append(bytearray(2**24))",
}


@pytest.mark.parametrize("hidden", [False, True], ids=["public", "hidden"])
@pytest.mark.parametrize("name", IN_A_CASE)
def test_a_call_that_meets_a_limit(middle, confined, hidden, name):
    """The case does not pass; the others of its question do, in this process or in a new one."""
    source = f"b = 2\ndef f(x):\n    if x == 1: return 1\n    {IN_A_CASE[name]}"
    case = {"code": ">>> f(2)\n1", "hidden": hidden}
    _, two = middle(source, ">>> f(1)\n1", case, {"code": ">>> b\n2", "hidden": True})
    outcomes = [case.outcome for case in two.cases]
    assert outcomes[0] is outcomes[2] is Outcome.passed
    assert outcomes[1] in (Outcome.failed, Outcome.errored, Outcome.timed_out, Outcome.out_of_memory)


# A box that breaks the rules of the conversation

SOCKET = """
import gc, struct
def flood(body):
    for obj in gc.get_objects():
        if type(obj).__name__ == 'Student':
            while True: obj.line.sock.sendall((struct.pack('<I', len(body)) + body) * 1000)
def ask(times):
    for obj in gc.get_objects():
        if type(obj).__name__ == 'Student':
            for _ in range(times):
                try: obj.call_back(12345, (), {})
                except Exception: pass
"""
FLOODS = {
    "flood": ("flood(CALL)", "no message"),
    "questions without end": ("ask(10 ** 9)", "1 s"),
    "slow drip": (
        "import time, os\n    for n in range(600):\n        try: os.write(n, b'\\x00\\xff')\n        except OSError: pass\n    time.sleep(60)",
        "1 s",
    ),
    "many objects": ("return [lambda: 1 for _ in range(250_000)]", "200000 objects"),
}


WHERE = [(name, where) for name in FLOODS for where in ("cell", "public", "hidden")]
WHERE.remove(("many objects", "cell"))  # a cell hands nothing over


@pytest.mark.parametrize(("name", "where"), WHERE)
def test_a_box_that_breaks_the_rules_costs_its_question(middle, where, name):
    """It is stopped with a sentence; nothing of it is a fault of ours."""
    attack, word = FLOODS[name]
    body = wire.encode(wire.Call(12345, []))[4:]
    source = f"b = 2\n{SOCKET}\nCALL = {body!r}\ndef f(x):\n    if x == 1: return 1\n    {attack}" + (
        "\nf(2)" if where == "cell" else ""
    )
    cases = [">>> f(1)\n1"] if where == "cell" else [{"code": ">>> f(2)\n1", "hidden": where == "hidden"}]
    report, two = middle(source, *cases, limits=PATIENT if name == "many objects" else LIMITS)
    if where == "cell":
        assert word in report.cells[0].message
    else:
        assert two.score == 0 and word in two.cases[0].detail


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
