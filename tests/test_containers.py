"""Dockerfile, docker-compose.yml and the seccomp profile: least privilege, no secret, and nothing that is not there."""

import json
import re
from pathlib import Path

import pytest
import yaml

from grader.box import calls
from tests import with_profile
from webapp.settings import Settings, variable

ROOT = Path(__file__).resolve().parent.parent
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
SITE = COMPOSE["services"]["site"]
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
OPERATOR = (ROOT / "docs" / "operator.md").read_text()
PROFILE = json.loads((ROOT / "deploy" / "seccomp.json").read_text())
SERVICES = pytest.mark.parametrize("service", COMPOSE["services"].values(), ids=COMPOSE["services"].keys())

# What a box must never do and the container may.
NEEDED_OUTSIDE_A_BOX = {
    *("socket", "connect", "bind", "listen", "accept", "accept4", "sendmsg", "sendmmsg", "setsockopt"),  # the site
    *(
        "mount",
        "umount2",
        "pivot_root",
        "unshare",
        "sethostname",
        "setuid",
        "setresuid",
        "setgroups",
        "capset",
    ),  # boxes
    *("seccomp", "landlock_create_ruleset"),
    *("setpriority", "ioprio_set", "sched_setaffinity", "sched_setscheduler", "sched_setattr"),  # its own processes
    *("mlock", "mlock2", "mlockall", "memfd_create", "inotify_init1", "splice", "vmsplice", "tee", "sync", "syncfs"),
}
NEWER_THAN_LIBSECCOMP = {"open_tree_attr"}  # names that Debian 12's does not know yet; engines skip such


def options(service):
    return dict(option.replace("=", ":", 1).partition(":")[::2] for option in service["security_opt"])


# docker-compose.yml


@SERVICES
def test_services_have_least_privilege(service):
    """No capability, none to gain, an ordinary user, nothing to write but volumes and memory, limits on both."""
    assert service["cap_drop"] == ["ALL"]
    assert options(service)["no-new-privileges"] == "true"
    assert service["read_only"] is True
    assert service["user"].split(":")[0] not in ("0", "root")
    assert service["mem_limit"] and service["pids_limit"] > 0
    assert service["restart"] == "unless-stopped"
    forbidden = {"privileged", "cap_add", "devices", "network_mode", "pid", "ipc", "userns_mode", "cgroup", "group_add"}
    assert not forbidden & set(service)


@SERVICES
def test_services_mount_nothing_of_the_host(service):
    """Named volumes only: no folder, no socket of the engine."""
    assert {mount.partition(":")[0] for mount in service["volumes"]} <= set(COMPOSE["volumes"])


@SERVICES
def test_temporary_folders_run_and_grow_not(service):
    """What is writable in memory has a size, and no program, device or set-user-id file in it counts."""
    for mount in service["tmpfs"]:
        assert {"nosuid", "nodev", "noexec"} <= set(mount.split(":")[1].split(","))
        assert "size=" in mount


def test_the_database_is_not_reachable_from_outside():
    """It publishes no port, and its one network has no way out."""
    database = COMPOSE["services"]["database"]
    assert "ports" not in database
    assert [COMPOSE["networks"][name] for name in database["networks"]] == [{"internal": True}]


def test_the_site_is_published_to_this_machine_only():
    """Until the operator says otherwise: https is a proxy's work."""
    assert SITE["ports"] == ["${HOLT_PUBLISH:-127.0.0.1:8000}:8000"]


def test_no_password_in_the_files():
    """The only secret is a file that must exist; no variable of a secret's name has a value or a default."""
    assert COMPOSE["secrets"] == {"database_password": {"file": "./secrets/database_password"}}
    for service in COMPOSE["services"].values():
        for name, value in service["environment"].items():
            if re.search("PASSWORD|SECRET", name):
                assert name.endswith("_FILE") and value == "/run/secrets/database_password"
    assert "://holt@database/" in SITE["environment"]["HOLT_DATABASE"]
    assert "HOLT_SECRET" not in DOCKERFILE and "PASSWORD" not in DOCKERFILE
    assert "/secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def test_variables_are_settings():
    """What the site is told by name, it knows."""
    assert set(SITE["environment"]) <= {variable(key) for key in Settings.__struct_fields__}


def test_operators_page_explains_settings_and_variables():
    """Every security option of the site and every variable of the compose file has its words."""
    section = OPERATOR.partition("## In containers")[2].partition("\n## ")[0]
    needed = {f"`{option}`" for option in SITE["security_opt"] if "$" not in option}
    needed |= {
        f"`{name}`" for name in ("apparmor=unconfined", "cap_drop", "read_only", "tmpfs", "pids_limit", "mem_limit")
    }
    assert [option for option in needed if option not in section] == []
    names = set(re.findall(r"\$\{(\w+)", COMPOSE_TEXT))
    assert [name for name in names if f"`{name}`" not in OPERATOR] == []


# Dockerfile


def test_image_ends_as_an_ordinary_user():
    """The one that docker-compose.yml names."""
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    uid = re.search(r"useradd --uid (\d+)", last)
    assert uid is not None
    assert SITE["user"] == f"{uid[1]}:{uid[1]}"
    assert re.findall(r"^USER (.*)$", last, re.MULTILINE) == ["holt"]


def test_image_takes_what_the_context_has():
    """Each COPY of the first stage is there and is let in by .dockerignore, which lets in nothing else."""
    wanted = re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE)
    names = {name for line in wanted for name in line.split()}
    assert all((ROOT / name).exists() for name in names)
    ignore = (ROOT / ".dockerignore").read_text().splitlines()
    assert {line[1:] for line in ignore if line.startswith("!")} == names
    assert ignore[1] == "*"


def test_image_installs_by_the_lock():
    """Nothing is installed but with the lock's versions and hashes, or from our own wheel."""
    installs = re.findall(r"pip install [^&\n]*", DOCKERFILE)
    assert len(installs) == 4
    for line in installs:
        assert "--require-hashes" in line or "-c requirements.lock" in line or "--no-deps" in line


def test_image_is_watched():
    """The health check asks the page that watchers ask."""
    assert "/healthz" in re.search(r"HEALTHCHECK .*", DOCKERFILE)[0]


# deploy/seccomp.json


def plainly_refused():
    return {name for rule in PROFILE["syscalls"] if not rule.get("args") for name in rule["names"]}


def test_profile_names_real_calls():
    """libseccomp, which container engines use, knows each name."""
    library = with_profile.library()
    if library is None:
        pytest.skip("needs libseccomp.so.2")
    names = {name for rule in PROFILE["syscalls"] for name in rule["names"]}
    unknown = {name for name in names if with_profile.number(library, name) == with_profile.UNKNOWN}
    assert unknown <= NEWER_THAN_LIBSECCOMP


def test_profile_refuses_what_no_box_may_do():
    """All of it, but for what makes boxes, what a site needs, and what touches nobody else; clone3 hides its flags."""
    assert set(calls.NEVER) - plainly_refused() == NEEDED_OUTSIDE_A_BOX


def test_profile_lets_pass_what_boxes_need():
    """No call of a box's own list is refused outside it."""
    assert not set(calls.ALLOWED) & plainly_refused()


def test_profile_refuses_by_an_error():
    """No rule allows, kills or traps: a library that tries gets an error, and other architectures get nothing."""
    assert PROFILE["defaultAction"] == "SCMP_ACT_ALLOW"
    assert {rule["action"] for rule in PROFILE["syscalls"]} == {"SCMP_ACT_ERRNO"}
    assert [arch["subArchitectures"] for arch in PROFILE["archMap"]] == [[], []]


def test_only_hidden_flags_answer_enosys():
    """clone3 alone, so that the C library takes clone instead, whose flags a filter can read."""
    assert {tuple(rule["names"]): rule["errnoRet"] for rule in PROFILE["syscalls"] if rule["errnoRet"] != 1} == {
        ("clone3",): 38
    }
