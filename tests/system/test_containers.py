"""What the worker's container needs: with the settings of docker-compose.yml the sandbox is whole; without one of them
`holt doctor` names the one that is missing.

No container engine is needed: an outer bubblewrap makes a container's user, namespaces and read-only root, libseccomp
loads the profile.
"""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import with_profile

ROOT = Path(__file__).resolve().parents[2]
PROFILE = json.loads((ROOT / "deploy" / "seccomp.json").read_text())
LOADER = str(ROOT / "tests" / "with_profile.py")
DOCTOR = [sys.executable, "-m", "grader.cli", "doctor"]

DROPPING = "setpriv --ambient-caps=-all --inh-caps=-all"


def refusing(*names, answer=errno.EPERM, of=PROFILE):
    """The profile, which refuses these calls as well."""
    return of | {"syscalls": [*of["syscalls"], {"names": names, "action": "SCMP_ACT_ERRNO", "errnoRet": answer}]}


@pytest.fixture
def contained(full, tmp_path):
    """Run a command as the service `site` runs; `covered` paths are masked, `first` runs in front of the command."""
    if with_profile.library() is None:
        pytest.skip("needs libseccomp.so.2")

    def contained(*command, profile=PROFILE, covered=(), first=(), capabilities=()):
        (tmp_path / "profile.json").write_text(json.dumps(profile))
        outer = ["bwrap", "--unshare-user", "--uid", "10001", "--gid", "10001", "--unshare-ipc", "--die-with-parent"]
        outer += ["--ro-bind", "/", "/", "--dev", "/dev", "--dev-bind", "/proc", "/proc"]
        outer += ["--tmpfs", "/tmp"]  # what is needed may lie there itself
        for path in (str(ROOT), sys.prefix, str(tmp_path)):
            outer += ["--ro-bind", path, path]
        outer += ["--chdir", str(ROOT)]
        for path in covered:
            outer += ["--ro-bind", "/dev/null", path]
        for capability in capabilities:
            outer += ["--cap-add", capability]
        loaded = [sys.executable, LOADER, str(tmp_path / "profile.json"), *(command or DOCTOR)]
        environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere"}
        return subprocess.run(
            [*outer, *first, *loaded], env=environment, capture_output=True, text=True, timeout=200, check=False
        )

    return contained


def flat(text):
    return " ".join(text.split())


def test_whole_with_the_settings_of_the_compose_file(contained):
    """An ordinary user, no capability, no new privileges, our profile: every layer holds."""
    done = contained()
    assert "sandbox      tier “full”" in done.stdout, done.stdout + done.stderr
    assert "MISSING" not in done.stdout
    assert done.returncode == 0


def test_no_privilege_was_needed(contained):
    """The processes above have no capability and gain none."""
    done = contained("cat", "/proc/self/status")
    assert "CapEff:\t0000000000000000" in done.stdout
    assert "NoNewPrivs:\t1" in done.stdout
    assert "Seccomp:\t2" in done.stdout


def test_build_in_a_read_only_container_is_a_sentence(contained):
    """A homework that would have to be built where nothing can be written: told as the operator's, with the way out."""
    done = contained(sys.executable, "-m", "grader.cli", "build", "assignments/hw01_descent")
    assert done.returncode == 3
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr


# What each missing setting looks like: the engine's own reason, the cure, the tier that is left.
MISSING = {
    "seccomp of the engine": (
        {"profile": refusing("unshare", "mount", "umount2", "pivot_root", "sethostname")},
        "bwrap: ",
        "seccomp=deploy/seccomp.json in the security_opt of docker-compose.yml",
        "reduced",
    ),
    "masked /proc": (
        {"covered": ["/proc/cmdline"]},
        "Can't mount proc",
        "systempaths=unconfined in the security_opt of docker-compose.yml",
        "reduced",
    ),
    "AppArmor's profile of containers": (
        {"profile": refusing("mount", answer=errno.EACCES)},
        "Failed to make / slave: Permission denied",
        "apparmor=unconfined in the security_opt of docker-compose.yml",
        "reduced",
    ),
    "max_user_namespaces": (
        {
            "capabilities": ["CAP_SYS_RESOURCE"],
            "first": ["sh", "-c", f'echo 0 > /proc/sys/user/max_user_namespaces && exec {DROPPING} "$@"', "sh"],
        },
        "ENOSPC",
        "sysctl -w user.max_user_namespaces=",
        "reduced",
    ),
    "bubblewrap": (
        {"first": ["env", f"PATH={os.path.dirname(sys.executable)}"]},
        "bubblewrap (bwrap) is not installed",
        "apt-get install bubblewrap",
        "reduced",
    ),
    "old kernel": (
        {"profile": refusing("landlock_create_ruleset", answer=errno.ENOSYS)},
        "the kernel has no Landlock",
        "kernel of 5.13 or newer",
        "none",
    ),
    "kernel without the module": (
        {"profile": refusing("landlock_create_ruleset", answer=errno.EOPNOTSUPP)},
        "started without Landlock",
        "lsm=landlock",
        "none",
    ),
    "filter older than Landlock": (
        {"profile": refusing("landlock_create_ruleset")},
        "filter refuses Landlock",
        "seccomp=deploy/seccomp.json",
        "none",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("options", "reason", "cure", "tier"), MISSING.values(), ids=MISSING.keys())
def test_doctor_names_what_is_missing(contained, options, reason, cure, tier):
    """The engine's reason, the setting that cures it, and status 1 where no sandbox is left."""
    done = contained(**options)
    assert f"sandbox      tier “{tier}”" in done.stdout, done.stdout + done.stderr
    assert reason in done.stdout
    assert cure in flat(done.stdout)
    assert done.returncode == (1 if tier == "none" else 0)
