# ruff: noqa: E501 (an attack is easier to read on one line)
"""What a test file can see and touch: its own folder and the Python environment, and nothing of the worker or machine."""

import ast
import os
import textwrap
from pathlib import Path

import pytest

from grader import judging
from grader.errors import Fault
from grader.job import Tier
from grader.limits import Limits


@pytest.fixture
def look(grade):
    """Run code within a test file that leaves its findings in `found`; returns them, as Python data."""

    def look(source, files=None):
        case = f">>> space = {{}}\n>>> exec({textwrap.dedent(source)!r}, space)\n>>> space['found']\n'nothing like it'"
        report = grade({"q1": [case]}, "x = 1", files=files)
        assert report.graded, report.messages
        told = report.questions[0].cases[0].detail
        assert "Got:\n" in told, told
        return ast.literal_eval(told.rpartition("Got:\n")[2].strip())

    return look


@pytest.fixture
def isolated(engine):
    """Skip a test of what only bubblewrap gives a judge, where there is none."""
    if not engine.bench.isolated:
        pytest.skip(f"needs judges in bubblewrap: {engine.bench.reason}")


# One power each


def test_no_network(look, confined):
    """No socket of any family."""
    source = """
    import socket
    found = []
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
        try:
            socket.socket(family, socket.SOCK_RAW if family == socket.AF_NETLINK else socket.SOCK_STREAM)
            found.append(family.name)
        except OSError:
            pass
    """
    assert look(source) == []


def test_nothing_of_the_machine_can_be_read(look, confined, tmp_path):
    """Not the users, not the operator's home, not a file that anybody may read, not another process."""
    (tmp_path / "secret").write_text("s")
    (tmp_path / "secret").chmod(0o644)
    home = [str(path) for path in Path.home().iterdir() if path.is_file()]
    paths = [
        str(tmp_path / "secret"),
        "/etc/passwd",
        "/etc/shadow",
        "/etc/hostname",
        "/proc/1/environ",
        "/proc/self/environ",
        *home,
    ]
    source = f"""
    import os
    found = []
    for path in {paths!r}:
        try:
            open(path, 'rb').read(1)
            found.append(path)
        except OSError:
            pass
    for folder in ({str(Path.home())!r}, '/home', '/var', '/proc', {str(tmp_path)!r}):
        try:
            found += os.listdir(folder)
        except OSError:
            pass
    """
    assert look(source) == []


def test_the_environment_has_nothing_of_the_workers(look):
    """A short list of names."""
    short = {"PATH", "HOME", "TMPDIR", "LANG", "TZ", "PWD", "LC_CTYPE", "MPLBACKEND", "MPLCONFIGDIR"}
    threads = {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "KMP_DUPLICATE_LIB_OK", "KMP_INIT_AT_FORK"}
    python = {"PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE"}
    assert set(look("import os\nfound = sorted(os.environ)")) <= short | threads | python


def test_nothing_but_its_own_folder_can_be_written(look, confined, tmp_path, engine):
    """Not the environment, not the system, not the archive it is run from, not the folders of others."""
    tmp_path.chmod(0o777)
    (engine.bench.judges / "judge-other").mkdir(mode=0o777, exist_ok=True)
    ours = [
        engine.folder,
        engine.bench.archives,
        *list(engine.bench.archives.iterdir())[:2],  # every assignment of this session has one
        engine.bench.judges,
        engine.bench.judges / "judge-other",
    ]
    places = [
        *map(str, ours),
        str(tmp_path),
        "/",
        "/etc",
        "/usr",
        "/tmp",
        "/var/tmp",
        "/dev/shm",
        "/home",
        "/root",
        *map(str, engine.bench.packages_at.iterdir()),
    ]
    source = f"""
    import grader, numpy, otter, os, reference, sys, tempfile
    packages = [os.path.dirname(module.__file__) for module in (grader, numpy, otter, reference)]
    found = []
    for place in {places!r} + packages + [sys.prefix, os.path.dirname(sys.executable)]:
        try:
            open(os.path.join(place, 'holt-test'), 'w').close()
            found.append(place)
        except OSError:
            pass
    open('mine', 'w').close()
    tempfile.NamedTemporaryFile().close()
    """
    assert look(source) == []


def test_what_it_needs_can_be_read(look):
    """Its archive's tests, the assignment's files, the course's own package, and the libraries."""
    source = """
    import matplotlib.pyplot, reference, scipy.stats, seaborn, sklearn.linear_model
    found = open('table.csv').read()
    matplotlib.pyplot.figure().savefig('plot.png')
    """
    assert look(source, files={"table.csv": "1,2"}) == "1,2"


def test_power_is_gone(look, confined):
    """No capability, no way to get one, no tracing, no namespaces; a user that is nobody in particular."""
    source = """
    import ctypes, os
    libc = ctypes.CDLL(None, use_errno=True)
    found = []
    def attempt(name, result):
        if result >= 0: found.append(name)
    attempt('unshare', libc.unshare(0x10000000))
    attempt('mount', libc.mount(b'none', b'/tmp', b'tmpfs', 0, None))
    attempt('ptrace', libc.ptrace(0, 0, 0, 0))
    attempt('chroot', libc.chroot(b'.'))
    attempt('bpf', libc.syscall(321, 0, 0, 0))
    if os.getuid() != 0: attempt('setuid', libc.setuid(0))
    try:
        os.mknod('device', 0o600 | 0o020000, os.makedev(1, 1)); found.append('mknod')
    except OSError: pass
    try:
        os.setpriority(os.PRIO_PROCESS, 0, -10); found.append('nice')
    except OSError: pass
    """
    assert look(source) == []


def test_other_processes_are_out_of_reach(look, isolated):
    """Nobody to send a signal to, not even its own parent."""
    source = """
    import os
    found = [os.getppid()] if os.getppid() else []
    for pid in range(2, 5000):
        try:
            os.kill(pid, 0)
            found.append(pid)
        except OSError: pass
    """
    assert look(source) == []


def test_the_user_is_nobody_in_particular(look, isolated):
    """Not root, and no other groups."""
    uid, groups = look("import os\nfound = (os.getuid(), [g for g in os.getgroups() if g not in (os.getgid(), 65534)])")
    assert uid != 0 and groups == []


def test_a_fork_bomb_in_a_test_file_leaves_nothing(grade, confined):
    """Bounded in number, and gone with its judge."""
    source = """
    import ctypes, os, time
    count = 0
    try:
        while count < 2000:
            if os.fork() == 0:
                os.setsid()
                ctypes.CDLL(None).prctl(15, b'holt-orphan')
                time.sleep(600)
                os._exit(0)
            count += 1
    except OSError:
        pass
    found = count < 2000
    """
    case = f">>> space = {{}}\n>>> exec({textwrap.dedent(source)!r}, space)\n>>> space['found']\nTrue"
    assert grade({"q1": [case]}, "x = 1").score == 1
    names = [path.read_text().strip() for path in Path("/proc").glob("[0-9]*/comm") if os.access(path, os.R_OK)]
    assert "holt-orphan" not in names


def test_a_file_has_a_limit(look, engine):
    """As for boxes, an ordinary OSError."""
    source = """
    found = 'no limit'
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with open('big', 'wb') as file:
            for _ in range(100): file.write(bytes(2**20))
    except OSError as error:
        found = 'limit'
    """
    assert look(source) == "limit"


# What is left behind


def test_a_test_that_writes_to_the_assignments_files_changes_them_for_nobody_else(grade):
    """Each judge has a copy of its own, and the next submission finds what the archive holds."""
    writes = ">>> __import__('pathlib').Path('data.csv').read_text()\n'1'\n>>> _ = __import__('pathlib').Path('data.csv').write_text('2')\n>>> __import__('pathlib').Path('data.csv').read_text()\n'2'"
    for _ in range(2):
        report = grade({"q1": [writes]}, "x = 1", files={"data.csv": "1"})
        assert report.score == 1, report.questions[0].cases[0].detail


def test_a_judges_folder_is_gone_with_it(grade, engine):
    """Nothing stays on disk of what a test wrote."""
    before = set(engine.bench.judges.iterdir())
    assert grade({"q1": [">>> _ = __import__('pathlib').Path('left').write_text('x')\n>>> x\n1"]}, "x = 1").score == 1
    assert set(engine.bench.judges.iterdir()) == before


# Faults that are not the student's


@pytest.mark.parametrize(
    "end",
    ["__import__('os')._exit(0)", "__import__('os').abort()", "__import__('ctypes').string_at(0)"],
    ids=["exit", "abort", "crash"],
)
def test_a_judge_that_ends_without_having_used_much_is_no_score(grade, end):
    """A test file that ends its process is no fault of the student's, and the next submission is graded."""
    report = grade({"q1": [f">>> {end}\n1"]}, "x = 1")
    assert (report.score, report.fault) == (None, Fault.ours)
    assert grade({"q1": [">>> x\n1"]}, "x = 1").score == 1


def test_a_test_file_that_does_not_end_while_it_loads_is_no_score(grade, monkeypatch):
    """No case has been reached: nobody's points depend on it."""
    monkeypatch.setattr(judging, "SLACK_SECONDS", 1.0)
    limits = Limits(cell_seconds=0.5, case_seconds=0.5, submission_seconds=0.5)
    report = grade({"q1": "while True: pass"}, "x = 1", limits=limits)
    assert (report.score, report.fault) == (None, Fault.ours)


def test_the_layers_of_judges_are_told(engine):
    """In the strongest sandbox there is every one of them."""
    if engine.tier is Tier.full and engine.bench.isolated:
        assert {"no network", "read-only root", "landlock", "seccomp", "no capabilities", "rlimits"} <= set(
            engine.bench.layers
        )
    else:
        assert engine.bench.reason
