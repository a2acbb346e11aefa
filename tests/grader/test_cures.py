"""What `holt doctor` advises: reasons as bubblewrap and the kernel word them, on hosts of several kinds."""

import pytest

from grader.cures import Host, cure, read_host

PLAIN = Host(max_user_namespaces=15000)
DOCKER = Host(container=True, filtered=True, apparmor="docker-default (enforce)", max_user_namespaces=15000)
UBUNTU = Host(apparmor="unconfined", apparmor_restrict_unprivileged_userns=1, max_user_namespaces=15000)
UBUNTU_CONTAINER = Host(container=True, filtered=True, apparmor="unconfined", apparmor_restrict_unprivileged_userns=1)
CREATING = "bwrap: No permissions to create new namespace, likely because the kernel does not allow non-privileged"

SECCOMP, APPARMOR, PROC = "seccomp=deploy/seccomp.json", "apparmor=unconfined", "systempaths=unconfined"
PROFILE = "apparmor_parser --replace /etc/apparmor.d/holt"


@pytest.mark.parametrize(
    ("why", "host", "told", "untold"),
    [
        (CREATING, DOCKER, [SECCOMP], [PROC, APPARMOR, "sysctl"]),
        ("bwrap: Can't set hostname to box: Operation not permitted", DOCKER, [SECCOMP], [PROC, APPARMOR]),
        ("bwrap: pivot_root: Operation not permitted", DOCKER, [SECCOMP], [PROC, APPARMOR]),
        ("bwrap: Failed to make / slave: Permission denied", DOCKER, [APPARMOR, "docker-default"], [PROC, SECCOMP]),
        ("bwrap: Can't mount proc on /newroot/proc: Operation not permitted", DOCKER, [PROC], [SECCOMP, APPARMOR]),
        ("bwrap: Can't mount proc on /newroot/proc: Operation not permitted", UBUNTU_CONTAINER, [PROC], [PROFILE]),
        ("bwrap: setting up uid map: Permission denied", UBUNTU, [PROFILE, "aa-exec"], [SECCOMP, PROC]),
        ("bwrap: setting up uid map: Permission denied", UBUNTU_CONTAINER, [PROFILE, "HOLT_APPARMOR=holt"], [SECCOMP]),
        ("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted", UBUNTU, [PROFILE], [SECCOMP]),
        (CREATING, UBUNTU_CONTAINER, [SECCOMP, PROFILE], [PROC]),  # both are in the way
        (CREATING, PLAIN, ["docs/operator.md"], [SECCOMP]),
        (CREATING, Host(unprivileged_userns_clone=0), ["sysctl -w kernel.unprivileged_userns_clone=1"], [SECCOMP]),
        (CREATING, Host(container=True, max_user_namespaces=0), ["On the host: sysctl -w user.max_user"], [SECCOMP]),
        ("a box could not be made: clone: No space left on device", PLAIN, ["sysctl -w user.max_user_namespaces"], []),
        ("the kernel has no Landlock", PLAIN, ["5.13"], ["lsm="]),
        ("the kernel was started without Landlock", PLAIN, ["lsm=landlock"], ["5.13"]),
        ("a system call filter refuses Landlock", DOCKER, [SECCOMP], ["5.13"]),
        ("bubblewrap (bwrap) is not installed", DOCKER, ["apt-get install bubblewrap"], [SECCOMP]),
    ],
)
def test_cures_name_the_setting(why, host, told, untold):
    """The setting that is in the way, and none that is not."""
    text = " ".join(cure(why, host))
    assert [words for words in told if words not in text] == []
    assert [words for words in untold if words in text] == []


def test_profile_that_is_loaded_is_not_advised():
    """With our AppArmor profile in force something else forbids."""
    host = Host(container=True, filtered=True, apparmor="holt (unconfined)", apparmor_restrict_unprivileged_userns=1)
    assert PROFILE not in " ".join(cure(CREATING, host))


def test_other_reasons_get_no_advice():
    """A Python that is broken is not cured by a container's settings."""
    assert cure("the keeper of boxes did not start: ImportError: numpy", DOCKER) == []


def test_host_is_read_where_the_kernel_shows_it(tmp_path):
    """Sysctls that exist, the filter and the profile of this process, the mark of a container."""
    files = {
        ".dockerenv": "",
        "proc/self/status": "Name:\tpython\nSeccomp:\t2\n",
        "proc/self/attr/current": "docker-default (enforce)\n",
        "proc/sys/user/max_user_namespaces": "0\n",
        "proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    host = read_host(tmp_path)
    assert host == Host(
        container=True,
        filtered=True,
        apparmor="docker-default (enforce)",
        max_user_namespaces=0,
        apparmor_restrict_unprivileged_userns=1,
    )
    assert "user.max_user_namespaces = 0" in host.describe()
    assert "unprivileged_userns_clone" not in host.describe()
