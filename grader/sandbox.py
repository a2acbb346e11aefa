"""Which sandbox this machine allows, and how a keeper is started in it.

A keeper sees the Python environment and a small folder with the box's own modules (the *stage*); in tier `full`
bubblewrap shows it nothing else. Holt's other packages are hidden even where they are installed into that environment:
`reference` holds the answers.
"""

import os
import shutil
import site
import socket
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from grader.box import confine, landlock
from grader.errors import SandboxUnavailable
from grader.job import Tier
from grader.limits import Limits
from grader.syscalls import AUDIT_ARCH, MACHINE

_PACKAGE = Path(__file__).parent
STAGED = (
    "__init__.py",
    "errors.py",
    "limits.py",
    "report.py",
    "values.py",
    "packing.py",
    "tables.py",
    "wire.py",
    "syscalls.py",
    "patience.py",
    "warm.py",
    "box",
)
HIDDEN = ("reference", "webapp", "grader", "otter")
SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin")
ETC = (
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/fonts",
    "/etc/localtime",
    "/etc/alternatives",
)
FULL_HOME = "/box"
CPU_SLACK_SECONDS = 10  # the judge's own limits come first
_WEAKER = {Tier.full: Tier.reduced, Tier.reduced: Tier.none}
ORDER = (Tier.full, Tier.reduced, Tier.none)


def strongest() -> Tier:
    """The strongest tier worth trying; `HOLT_STRONGEST_TIER` lowers it, to see how a weaker host behaves."""
    named = os.environ.get("HOLT_STRONGEST_TIER")
    if named is not None:
        if named not in list(Tier):
            raise SandboxUnavailable(f"HOLT_STRONGEST_TIER is {named!r}: it must be full, reduced or none")
        return Tier(named)
    return Tier.full if shutil.which("bwrap") else Tier.reduced


def possible(tier: Tier) -> str:
    """Why a tier cannot be had here, as far as that can be told without trying; empty when nothing speaks against
    it.
    """
    if tier is Tier.none:
        return ""
    if MACHINE not in AUDIT_ARCH:
        return f"there is no system call filter for {MACHINE}"
    if why := landlock.lacking():
        return why
    if tier is Tier.full and shutil.which("bwrap") is None:
        return "bubblewrap (bwrap) is not installed"
    return ""


def stage(folder: Path) -> Path:
    """Lay the box's own modules into a folder, compiled; returns the folder to put on the keeper's path."""
    target = folder / "stage" / "grader"
    target.mkdir(parents=True)
    for name in STAGED:
        source = _PACKAGE / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    os.chmod(folder, 0o755)
    return target.parent


def matplotlib_cache() -> Path:
    """A folder with matplotlib's font list, made once for this environment."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = base / "holt" / f"matplotlib-{sys.version_info.major}.{sys.version_info.minor}"
    if not any(place.glob("fontlist*.json")):
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError:
            return place  # no home to write to: every keeper makes its own list
        subprocess.run(
            [sys.executable, "-c", "import matplotlib.font_manager"],
            env={**os.environ, "MPLCONFIGDIR": str(place)},
            capture_output=True,
            check=False,
        )
    return place


def _site_packages() -> list[Path]:
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()}
    return sorted(path for path in map(Path, places) if path.is_dir())


def environment_roots() -> list[str]:
    """The folders that make up this Python: the virtual environment and the installation below it."""
    roots = {os.path.realpath(sys.base_prefix), os.path.realpath(sys.base_exec_prefix), sys.prefix}
    roots.add(os.path.dirname(os.path.dirname(os.path.realpath(sys.executable))))
    return sorted(root for root in roots if not _within_system(root))


def _within_system(path: str) -> bool:
    return any(path == place or path.startswith(place + "/") for place in SYSTEM)


def hidden_paths() -> list[Path]:
    """What lies in the environment and is no business of a box: our packages, Otter's, and files that lead to them."""
    found: list[Path] = []
    for place in _site_packages():
        for name in HIDDEN:
            found += [path for path in (place / name, place / f"{name}.py") if path.exists()]
        found += [*place.glob("*holt*"), *place.glob("__editable__*")]
    return found


def readable(staged: Path) -> tuple[str, ...]:
    """What Landlock lets a box read where no mount hides the rest: the environment, entry by entry around
    `hidden_paths`.
    """
    hidden = set(hidden_paths())
    paths: list[str] = [*SYSTEM, *ETC, str(staged)]
    for root in environment_roots():
        paths += _around(Path(root), hidden)
    return tuple(paths)


def _around(folder: Path, hidden: set[Path]) -> list[str]:
    if not any(folder in path.parents for path in hidden):
        return [str(folder)]
    paths: list[str] = []
    for child in sorted(folder.iterdir()):
        if child not in hidden:
            paths += _around(child, hidden) if child.is_dir() and not child.is_symlink() else [str(child)]
    return paths


def environment(tier: Tier, cache: str, home: str) -> dict[str, str]:
    """The whole environment of a keeper: nothing of the worker's."""
    return {
        "HOLT_TIER": tier.value,
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "MPLCONFIGDIR": f"{home}/matplotlib",
        "HOLT_MATPLOTLIB_CACHE": cache,
        "IPYTHONDIR": f"{home}/ipython",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
    }


_START = "import sys; sys.path.insert(0, {stage!r}); from grader.box.keeper import main; main()"


def keeper_command(tier: Tier, staged: Path, cache: Path, control: int) -> list[str]:
    """The command line of a keeper, which serves the socket with descriptor `control`."""
    at = "/holt" if tier is Tier.full else str(staged)
    python = [sys.executable, "-P", "-s", "-c", _START.format(stage=at), str(control)]
    return [*bwrap(staged, cache), *python] if tier is Tier.full else python


def bwrap(staged: Path, cache: Path) -> list[str]:
    args = ["bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--hostname", "box"]
    if os.geteuid() != 0:
        args += ["--unshare-user", "--uid", "0", "--gid", "0"]  # as another user it would have no powers
    args += ["--cap-add", "ALL"]  # in its own namespaces: to give each box a user and a /proc; boxes keep nothing
    args += ["--die-with-parent", "--new-session"]
    for place in SYSTEM:
        if os.path.islink(place):
            args += ["--symlink", os.readlink(place), place]
        elif os.path.isdir(place):
            args += ["--ro-bind", place, place]
    for place in ETC:
        args += ["--ro-bind-try", place, place]
    args += ["--tmpfs", "/tmp"]  # before the environment, which may itself lie there
    for root in environment_roots():
        for parent in reversed(Path(root).parents[:-1]):  # left to itself, bubblewrap makes them for its own user alone
            args += ["--perms", "0755", "--dir", str(parent)]
        args += ["--ro-bind", root, root]
    for path in hidden_paths():
        args += ["--tmpfs", str(path)] if path.is_dir() else ["--ro-bind", "/dev/null", str(path)]
    args += ["--ro-bind", str(staged), "/holt", "--ro-bind-try", str(cache), "/cache"]
    return [*args, "--proc", "/proc", "--dev", "/dev", "--dir", FULL_HOME, "--chdir", "/"]


def plan(
    tier: Tier, home: str, paths: tuple[str, ...], limits: Limits, uid: int | None, cgroup: bool = False
) -> confine.Plan:
    """The plan of one box."""
    return confine.Plan(
        tier=tier.value,
        home=home,
        readable=paths,
        memory_bytes=limits.memory_bytes,
        processes=limits.processes,
        file_bytes=limits.file_bytes,
        cpu_seconds=limits.submission_seconds + CPU_SLACK_SECONDS,
        output_bytes=limits.output_bytes,
        uid=uid,
        cgroup=cgroup,
    )


def start_keeper(tier: Tier, folder: Path, staged: Path) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start a keeper; returns it with our end of its control socket. Not yet ready: it says so on the socket."""
    cache = matplotlib_cache()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    home = "/tmp" if tier is Tier.full else tempfile.mkdtemp(prefix="keeper-", dir=folder)
    with theirs, open(folder / "keeper.log", "ab") as log:
        process = subprocess.Popen(
            keeper_command(tier, staged, cache, theirs.fileno()),
            pass_fds=[theirs.fileno()],
            env=environment(tier, "/cache" if tier is Tier.full else str(cache), home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
        )
    return process, ours


def weaker(tier: Tier) -> Tier | None:
    return _WEAKER.get(tier)
