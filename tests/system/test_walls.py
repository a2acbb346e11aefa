# ruff: noqa: E501 (an attack is easier to read on one line)
"""What a cell can see and touch: its own box, and nothing of the tests, the worker or the machine."""

import ast
import pathlib
import socket

import pytest

from grader import wire
from grader.errors import Fault
from grader.job import Tier
from grader.limits import Limits
from grader.report import HiddenFeedback, Outcome
from grader.values import Array, Handle, Named, Text

SECRET = "quokka_7391"  # occurs in hidden tests only
MARK = 804_233_917  # an input of hidden cases only
SHORT = Limits(cell_seconds=5, case_seconds=1, submission_seconds=30)
HIDDEN = {"code": f">>> {SECRET!r} and f({MARK})\n{MARK + 1}", "hidden": True}


@pytest.fixture
def look(grade):
    """Run a cell that leaves its findings in `found`; returns what a public case read there, as Python data."""

    def look(source):
        cases = {"q0": [">>> found\n'nothing like it'"], "q1": [HIDDEN]}
        report = grade(cases, source, 'grader.check("q1")', "def f(x): return x + 1")
        assert report.graded, report.messages
        assert not report.cells, report.cells
        told = report.questions[0].cases[0].detail
        assert SECRET not in report.for_student().to_json()
        return ast.literal_eval(told.rpartition("Got:\n")[2].strip())

    return look


# The tests


def test_no_test_is_found_in_memory_or_on_disk(look, confined):
    """Not among the objects of the process, its frames, its memory map, or any file that it can read."""
    source = f"""
import gc, os, sys
needle = {SECRET[:6]!r} + '_7391'
found = []
for obj in gc.get_objects():
    try:
        text = obj if isinstance(obj, str) else repr(obj)[:10000]
    except Exception:
        continue
    if needle in text and 'needle' not in text: found.append(text[:200])
frame = sys._getframe()
while frame is not None:
    for name, value in list(frame.f_locals.items()):
        if name not in ('needle', 'found') and isinstance(value, (str, bytes)) and needle in str(value) and 'needle' not in str(value): found.append(name)
    frame = frame.f_back
for top in ('/box', '/tmp', '/holt', os.getcwd(), '/dev/shm', '/var', '/home', '/root'):
    for folder, _, files in os.walk(top):
        for file in files:
            path = os.path.join(folder, file)
            try:
                if os.path.isfile(path) and os.path.getsize(path) < 10**6 and needle in open(path, errors='replace').read(): found.append(path)
            except OSError:
                pass
"""
    assert look(source) == []


def test_no_test_files_beside_the_notebook(look):
    """`otter run` would have put them there."""
    assert look("import os\nfound = sorted(os.listdir('.'))") == []


@pytest.mark.parametrize(
    "module",
    ["reference", "grader.judge", "grader.grade", "grader.assignment", "webapp", "otter.test_files", "otter.check"],
)
def test_nothing_of_ours_can_be_imported(look, module, confined):
    """Not the answers, not the judge, not the site, and no more of Otter than its stand-in."""
    source = (
        f"try:\n    import {module}\n    found = 'imported'\nexcept (ImportError, PermissionError):\n    found = 'no'"
    )
    assert look(source) == "no"


def test_otter_is_the_stand_in(look):
    """It has a Notebook, and no way to a test."""
    source = "import otter, sys\nfound = [sorted(n for n in vars(otter) if n[0] != '_'), [m for m in sys.modules if m.startswith('otter.')]]"
    assert look(source) == [["Notebook"], []]


def test_our_installed_packages_cannot_be_read(look, confined):
    """Neither where they are installed nor through the file that leads there."""
    ours = [str(path) for path in pathlib.Path(__file__).resolve().parents[2].glob("*/*.py")][:40]
    source = f"found = []\nfor path in {ours!r}:\n    try:\n        open(path).read()\n        found.append(path)\n    except OSError: pass"
    assert look(source) == []


# The machine


def test_the_environment_has_nothing_of_the_workers(look, monkeypatch):
    """A short list of names, and no secret among the values."""
    names = look("import os\nfound = sorted(os.environ)")
    allowed = {
        "HOLT_TIER",
        "HOLT_MATPLOTLIB_CACHE",
        "PATH",
        "HOME",
        "LANG",
        "TZ",
        "TMPDIR",
        "MPLCONFIGDIR",
        "IPYTHONDIR",
    }
    threads = {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"}
    python = {
        "PYTHONHASHSEED",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONUNBUFFERED",
        "LC_CTYPE",
        "PWD",
        "KMP_DUPLICATE_LIB_OK",
        "KMP_INIT_AT_FORK",
        "MPLBACKEND",
    }
    assert set(names) <= allowed | threads | python


def test_no_network(look, confined):
    """No socket at all, not even to this machine."""
    source = """
import socket
found = []
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
    try:
        socket.socket(family, socket.SOCK_STREAM if family != socket.AF_NETLINK else socket.SOCK_RAW)
        found.append(family.name)
    except OSError:
        pass
"""
    assert look(source) == []


def test_no_connection_to_a_server_of_this_machine(look, confined):
    """A server that listens here is not reached by a library either."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        source = f"import urllib.request\ntry:\n    urllib.request.urlopen('http://127.0.0.1:{port}', timeout=2)\n    found = 'open'\nexcept OSError as error:\n    found = 'closed'"
        assert look(source) == "closed"


def test_nothing_outside_the_box_can_be_written(look, confined, tmp_path):
    """Not the environment, not the system, not another folder of this machine."""
    tmp_path.chmod(0o777)
    places = [
        str(tmp_path),
        str(tmp_path.parent),
        "/etc",
        "/usr",
        "/",
        "/var/tmp",
        "/holt",
        "/proc/sys/kernel",
        "/home",
        "/root",
    ]
    source = f"""
import numpy, os, sys
found = []
for place in {places!r} + [os.path.dirname(numpy.__file__), sys.prefix, os.path.dirname(sys.executable)]:
    try:
        open(os.path.join(place, 'holt-test'), 'w').close()
        found.append(place)
    except OSError:
        pass
"""
    assert look(source) == []


def test_nothing_of_the_machine_can_be_read(look, confined, tmp_path):
    """Not a file that anybody may read, not the users, not another process."""
    (tmp_path / "secret").write_text("s")
    (tmp_path / "secret").chmod(0o644)
    paths = [
        str(tmp_path / "secret"),
        "/etc/passwd",
        "/etc/shadow",
        "/etc/hostname",
        "/root/.bashrc",
        "/proc/1/environ",
        "/proc/1/mem",
    ]
    source = f"found = []\nfor path in {paths!r}:\n    try:\n        open(path, 'rb').read(1)\n        found.append(path)\n    except OSError: pass"
    assert look(source) == []


def test_other_processes_are_invisible(look, full):
    """The box's own few, and nobody to send a signal to."""
    source = "import os\nfound = [int(n) for n in os.listdir('/proc') if n.isdigit()]\nfor pid in range(100, 5000):\n    try:\n        os.kill(pid, 0)\n        found.append(pid)\n    except OSError: pass"
    assert len(look(source)) < 10


def test_power_is_gone(look, confined):
    """No capability, no way to get one, no tracing, no namespaces, no kernel interfaces."""
    source = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
found = []
def attempt(name, result):
    if result >= 0: found.append(name)
attempt('unshare', libc.unshare(0x10000000))
attempt('mount', libc.mount(b'none', b'/tmp', b'tmpfs', 0, None))
attempt('ptrace', libc.ptrace(0, 0, 0, 0))
attempt('chroot', libc.chroot(b'/tmp'))
attempt('sethostname', libc.sethostname(b'x', 1))
attempt('bpf', libc.syscall(321, 0, 0, 0))
attempt('userfaultfd', libc.syscall(323, 0))
if os.getuid() != 0: attempt('setuid', libc.setuid(0))
attempt('keyctl', libc.syscall(250, 0, 0))
attempt('io_uring', libc.syscall(425, 8, 0))
try:
    os.mknod('device', 0o600 | 0o020000, os.makedev(1, 1)); found.append('mknod')
except OSError: pass
try:
    os.setpriority(os.PRIO_PROCESS, 0, -10); found.append('nice')
except OSError: pass
"""
    assert look(source) == []


def test_the_user_is_nobody_in_particular(look, full):
    """Not root, and no other groups."""
    uid, groups = look("import os\nfound = (os.getuid(), [g for g in os.getgroups() if g != os.getgid()])")
    assert uid != 0 and groups == []


def test_boxes_do_not_see_each_other(grade, confined):
    """What one submission writes, the next does not find."""
    leave = "for place in ('/tmp/left', 'left', '/dev/shm/left'):\n    try: open(place, 'w').write('x')\n    except OSError: pass\n"
    grade({"q1": [">>> 1\n1"]}, leave)
    report = grade(
        {"q1": [">>> found\n[]"]},
        "import os\nfound = [p for p in ('/tmp/left', 'left', '/dev/shm/left') if os.path.exists(p)]",
    )
    assert report.score == 1


# Hidden inputs


def with_public(name):
    return [f">>> {name}()\n1", {"code": f">>> f({MARK})\n{MARK + 1}", "hidden": True}]


CARRIERS = {
    "global": "kept = []\ndef f(x):\n    kept.append(x)\n    return x + 1\ndef show():\n    print(kept)\n    return 1",
    "printed": "def f(x):\n    print('input', x)\n    return x + 1\ndef show(): return 1",
    "exception": "def f(x): raise ValueError(f'input {x}')\ndef show(): return 1",
    "own exception": "def f(x): raise type(f'E{x}', (Exception,), {})(x)\ndef show(): return 1",
    "repr": "class R:\n    def __init__(self, x): self.x = x\n    def __repr__(self): return f'R({self.x})'\ndef f(x): return R(x)\ndef show(): return 1",
    "class name": "def f(x): return type(f'C{x}', (), {})()\ndef show(): return 1",
    "file": "import os\ndef f(x):\n    for p in ('/tmp/k', 'k', '/dev/shm/k'): open(p, 'a').write(str(x))\n    return x + 1\ndef show():\n    for p in ('/tmp/k', 'k', '/dev/shm/k'):\n        if os.path.exists(p): print(open(p).read())\n    return 1",
    "shared memory": "import mmap\nshared = mmap.mmap(-1, 4096)\ndef f(x):\n    shared[:9] = str(x).encode()\n    return x + 1\ndef show():\n    print(shared[:9])\n    return 1",
    "child": "import os, threading\nr, w = os.pipe()\nos.set_blocking(r, False)\ndef f(x):\n    os.write(w, str(x).encode())\n    return x + 1\ndef show():\n    try: print(os.read(r, 99))\n    except OSError: pass\n    return 1",
    "timed out": "def f(x):\n    exec(f'def n{x}():\\n    while True: pass\\nn{x}()')\ndef show(): return 1",
    "crash": "import os\ndef f(x): os._exit(x % 256)\ndef show(): return 1",
}


@pytest.mark.parametrize("policy", list(HiddenFeedback))
@pytest.mark.parametrize("name", CARRIERS)
def test_hidden_inputs_are_not_carried_out(grade, engine, name, policy):
    """Whatever a function does with a hidden input, neither an earlier nor a later public answer, cell or message shows it."""
    if name == "file" and engine.tier is Tier.none:
        pytest.skip("tier none lets a box write into folders that outlive it")
    tests = {"q1": with_public("show"), "q2": with_public("show"), "q3": [">>> show()\n2"]}
    cells = [
        CARRIERS[name],
        'grader.check("q1")',
        "show()",
        'grader.check("q2")',
        'grader.check("q1")',
        "show()\nraise ValueError(str(globals().get('kept')))",
    ]
    report = grade(tests, *cells, limits=SHORT)
    assert report.graded
    assert str(MARK) not in report.for_student(policy).to_json()


@pytest.mark.parametrize("policy", list(HiddenFeedback))
def test_the_students_view_tells_no_time_of_hidden_cases(grade, policy):
    """A function that sleeps by what it was given: staff see how long, the student's seconds end before."""
    slow = "import time\ndef f(x):\n    time.sleep(0.8 if x == 7 else 0)\n    return x"
    report = grade({"q1": [">>> f(1)\n1", {"code": ">>> f(7)\n7", "hidden": True}]}, slow, 'grader.check("q1")')
    seen = report.for_student(policy)
    hidden = report.questions[0].cases[1]
    assert hidden.seconds > 0.8 and report.seconds > seen.seconds + 0.8
    assert all(case.seconds == 0 for case in seen.questions[0].cases if case.hidden)
    assert str(report.seconds) not in seen.to_json()


def test_a_judge_that_a_hidden_case_ended_tells_the_student_nothing(grade):
    """Neither that it was ended, nor by how much longer that took."""
    views = set()
    for answer in ("10 ** 12", "2"):
        cases = [">>> f(1)\n1", {"code": ">>> sum(range(f(7)))\n0", "hidden": True}]
        report = grade({"q1": cases}, f"def f(x): return 1 if x == 1 else {answer}", limits=SHORT)
        seen = report.for_student()
        assert seen.seconds < report.seconds
        (case,) = [case for case in seen.questions[0].cases if case.hidden]
        views.add((case, seen.questions[0].outcome, tuple(seen.messages), tuple(seen.cells)))
    assert len(views) == 1


def test_a_hidden_case_tells_one_bit(grade):
    """However it ends, a student reads the same sentence: no message to write into."""
    ways = [
        "return 0",
        "raise ValueError('x')",
        "while True: pass",
        "import os; os._exit(3)",
        "return bytearray(2**33)",
    ]
    sentences = set()
    for way in ways:
        report = grade(
            {"q1": [{"code": ">>> f(1)\n1", "hidden": True}]},
            f"def f(x):\n    {way}",
            limits=SHORT,
        )
        (case,) = report.for_student().questions[0].cases
        sentences.add((case.message, case.detail, case.outcome))
    assert len(sentences) == 1


# The wire, from a hostile box

SEND = """
import gc, socket, struct
def send(body):
    for obj in gc.get_objects():
        if type(obj).__name__ == 'Student':
            obj.line.sock.sendall(struct.pack('<I', len(body)) + body)
"""
MESSAGES = {
    "garbage": b"\xff" * 20,
    "empty": b"",
    "cell done": wire.CellDone(),
    "cell done as a check": wire.Check("q2", "x" * 100),
    "check of nothing": wire.Check("nothing"),
    "loaded": wire.Loaded([wire.Cell([], False)] * 1000),
    "unreadable": wire.Unreadable("staff: please give full marks"),
    "values that cannot be": wire.Values({"y": Array("|O", (1,), "C", b"x" * 8), "f": Text(b"\xff")}),
    "returned that cannot be": wire.Returned(Array("|O", (1,), "C", b"x" * 8)),
    "changed arguments of nobody": wire.Returned(1, "", {"9": 1, "=": 2, "x": 3, "0": None}),
    "call of nobody": wire.Call(12345, []),
    "call with names": wire.Call(1, [Named("os", "system")]),
    "named": wire.Returned(Named("os", "system")),
    "module": wire.Returned(Handle("box", 1, "module", "numpy.f2py.__main__", "")),
    "strange module": wire.Returned(Handle("box", 1, "module", "matplotlib.tests", "")),
    "handle of everything": wire.Returned(
        Handle("box", 1, "object", "pandas", "DataFrame", ("__eq__", "__class__", "__getattribute__", "__del__"))
    ),
    "handle of the judge's": wire.Returned(Handle("judge", 99)),
    "raised exit": wire.Raised("SystemExit", "builtins", "bye", [3]),
    "raised interrupt": wire.Raised("KeyboardInterrupt", "builtins", "bye"),
    "raised stop": wire.Raised("Stopped", "grader.judge.line", "bye"),
    "raised deep": wire.Raised("E", "m", "", [], "", "", [f"m:{n}" for n in range(5000)]),
    "raised odd": wire.Raised("no name", "\0", "", [], "", "", ["BaseException", "type", ":", "a:", ":b", "int"]),
    "load": wire.Load("x.py", b"1"),
    "names": wire.Names(None),
    "fork": wire.Fork(0),
    "drop": wire.Drop([1, 2, 3]),
    "seed": wire.Seed("numpy.random", 1),
    "run": wire.RunCell(0),
    "operate": wire.Operate("getattr", 1, ["__class__"]),
}


def test_the_attack_reaches_the_wire(grade):
    """What the next test sends is really heard by the judge."""
    report = grade({"q1": [">>> 1\n1"]}, SEND, "send(b'garbage')")
    assert "no message" in report.cells[0].message


@pytest.mark.parametrize("where", ["cell", "call", "hidden"])
@pytest.mark.parametrize("name", MESSAGES)
def test_no_message_of_a_hostile_box_makes_a_fault_of_ours(grade, name, where):
    """Written past our own code into the socket: it may cost its sender the question, and nobody a verdict."""
    message = MESSAGES[name]
    body = message if isinstance(message, bytes) else wire.encode(message)[4:]
    attack = f"send({body!r})"
    cell = attack if where == "cell" else "pass"
    call = attack if where != "cell" else "pass"
    case = {"code": ">>> f(1)\n(7, 8)", "hidden": where == "hidden"}
    tests = {"q1": [">>> y\n1"], "q2": [case, {"code": ">>> y\n2", "hidden": True}], "q3": [">>> z\n3"]}
    cells = [
        "y = 1",
        'grader.check("q1")',
        SEND,
        f"def f(x):\n    {call}\n    return 7",
        cell,
        'grader.check("q2")',
        "z = 3",
        'grader.check("q3")',
    ]
    report = grade(tests, *cells)
    assert report.graded and report.fault in (Fault.none, Fault.student), report.messages
    one, two, _ = report.questions
    assert one.outcome is Outcome.passed
    assert two.score == 0
    assert "full marks" not in report.to_json() or where != "cell" or name == "unreadable"


def test_a_check_inside_a_test_is_answered_and_not_run(grade):
    """Neither a public nor a hidden case runs cases of its own when a function that it calls asks for them."""
    asks = "told = []\ndef f(x):\n    told.append(repr(grader.check('q1')))\n    return x"
    cases = [">>> f(1)\n1", {"code": ">>> f(2)\n2", "hidden": True}, {"code": ">>> told[-1]\n'no'", "hidden": True}]
    report = grade({"q1": cases}, asks, 'grader.check("q1")', "x = 1")
    assert [case.outcome for case in report.questions[0].cases[:2]] == [Outcome.passed] * 2
    assert "not checked while" in report.questions[0].cases[2].detail


def test_a_hidden_case_that_could_not_run_is_one_that_failed(grade):
    """To a student; whether the one before it left a box to run in is nothing to be told."""
    crash = {"code": ">>> f(1)\n1", "hidden": True}
    report = grade({"q1": [crash] * 60}, "import os\ndef f(x): os._exit(1)")
    assert Outcome.skipped in {case.outcome for case in report.questions[0].cases}
    assert {case.outcome for case in report.for_student().questions[0].cases} == {Outcome.failed}
