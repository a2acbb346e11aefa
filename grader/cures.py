"""What to do where a sandbox cannot be had: from the reason that the engine gives, and what the host says of itself.

bubblewrap's words tell at which step it failed; the same step fails for different reasons, so the host's settings are
read where the kernel shows them. A cure names the setting: of `docker-compose.yml` in a container, else of the host.
"""

import os
from pathlib import Path

import msgspec

_COMPOSE = "security_opt of docker-compose.yml"
_PROC = "Can't mount proc"
_MOUNTING = (_PROC, "Failed to make / slave", "unmount old root", "pivot_root", "Failed to mount", "Can't bind mount")
_DENIED = "Permission denied"  # what security modules answer; filters and the kernel itself say the following
_FORBIDDEN = ("Operation not permitted", "No permissions to create new namespace")


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """What decides about namespaces here; a sysctl that this kernel does not have is None."""

    container: bool = False
    filtered: bool = False
    apparmor: str = ""
    max_user_namespaces: int | None = None
    unprivileged_userns_clone: int | None = None
    apparmor_restrict_unprivileged_userns: int | None = None

    def describe(self) -> str:
        """One line for people."""
        named = {
            "user.max_user_namespaces": self.max_user_namespaces,
            "kernel.unprivileged_userns_clone": self.unprivileged_userns_clone,
            "kernel.apparmor_restrict_unprivileged_userns": self.apparmor_restrict_unprivileged_userns,
        }
        parts = ["a container" if self.container else "no container", f"seccomp filter: {_yes(self.filtered)}"]
        parts.append(f"AppArmor: {self.apparmor or 'no'}")
        return ", ".join(parts + [f"{name} = {value}" for name, value in named.items() if value is not None])


def read_host(root: Path = Path("/")) -> Host:
    """Look at `/proc` and at the files that container engines leave."""
    status = _text(root / "proc/self/status")
    return Host(
        container=any((root / mark).exists() for mark in (".dockerenv", "run/.containerenv"))
        or "KUBERNETES_SERVICE_HOST" in os.environ,
        filtered="Seccomp:\t2" in status,
        apparmor=_text(root / "proc/self/attr/apparmor/current") or _text(root / "proc/self/attr/current"),
        max_user_namespaces=_number(root / "proc/sys/user/max_user_namespaces"),
        unprivileged_userns_clone=_number(root / "proc/sys/kernel/unprivileged_userns_clone"),
        apparmor_restrict_unprivileged_userns=_number(root / "proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
    )


def cure(why: str, host: Host) -> list[str]:
    """Sentences on what to do about the reason; none where there is nothing to do.

    What a host lacks altogether comes alone. Of what merely forbids, everything is told that may be in the way: the
    next would show only once the first is gone.
    """
    lacking = _programs(why) or _sysctls(why, host)
    if lacking or not _at(why, (*_FORBIDDEN, _DENIED)):
        return lacking
    return [*_filter(why, host), *_apparmor(why, host), *_proc(why)] or [
        "The host forbids user namespaces: “In containers” in docs/operator.md lists what may be in the way."
    ]


def _programs(why: str) -> list[str]:
    if "bubblewrap (bwrap) is not installed" in why:
        return ["Install it: apt-get install bubblewrap (the image of our Dockerfile has it)."]
    if "the kernel has no Landlock" in why:
        return ["Boot a kernel of 5.13 or newer; a container has its host's kernel."]
    if "started without Landlock" in why:
        return ["Add landlock to the kernel's command line, lsm=landlock,… before the modules that it names already."]
    if "filter refuses Landlock" in why:
        return [f"In a container: seccomp=deploy/seccomp.json in the {_COMPOSE}, or a Docker newer than 2021."]
    return []


def _sysctls(why: str, host: Host) -> list[str]:
    """What forbids namespaces on the whole host. A container has it from there and cannot change it."""
    where = "On the host: " if host.container else ""
    if host.max_user_namespaces == 0 or "ENOSPC" in why or "No space left on device" in why:
        return [
            f"{where}sysctl -w user.max_user_namespaces=15000 (the kernel allows {host.max_user_namespaces}),"
            " and the same line in a file of /etc/sysctl.d."
        ]
    if host.unprivileged_userns_clone == 0:
        return [f"{where}sysctl -w kernel.unprivileged_userns_clone=1, and the same line in a file of /etc/sysctl.d."]
    return []


def _filter(why: str, host: Host) -> list[str]:
    if _at(why, (_PROC, _DENIED)) or not (host.filtered or host.container):
        return []
    return [
        "The container's seccomp filter refuses namespaces or mounts, as the filters of container engines do:",
        f"seccomp=deploy/seccomp.json in the {_COMPOSE}.",
    ]


def _apparmor(why: str, host: Host) -> list[str]:
    if host.apparmor_restrict_unprivileged_userns == 1 and not host.apparmor.startswith("holt") and _PROC not in why:
        return [
            "AppArmor gives user namespaces nothing here unless a profile says so (Ubuntu since 23.10). On the host:",
            "sudo cp deploy/apparmor /etc/apparmor.d/holt && sudo apparmor_parser --replace /etc/apparmor.d/holt,",
            "and for a container HOLT_APPARMOR=holt in the .env beside docker-compose.yml; without a container start",
            "`aa-exec --profile holt -- holt serve`, or sysctl -w kernel.apparmor_restrict_unprivileged_userns=0.",
        ]
    if _DENIED in why and _at(why, _MOUNTING):
        profile = f" (it is “{host.apparmor}”)" if host.apparmor else ""
        return [
            f"A security module forbids mounts: AppArmor's profile of containers does{profile}, SELinux may:",
            f"apparmor=unconfined in the {_COMPOSE}; with SELinux also label=disable.",
        ]
    return []


def _proc(why: str) -> list[str]:
    if _PROC not in why:
        return []
    return [
        "Parts of /proc are covered, as in every container; the kernel then refuses a box a /proc of its own:",
        f"systempaths=unconfined in the {_COMPOSE}.",
    ]


def _at(why: str, signs: tuple[str, ...]) -> bool:
    return any(sign in why for sign in signs)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip(" \n\0")
    except OSError:
        return ""


def _number(path: Path) -> int | None:
    text = _text(path)
    return int(text) if text.isdigit() else None
