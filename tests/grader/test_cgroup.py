"""Control groups: where ours is, and what is done with it. Folders stand for the kernel's where it has none to give."""

import os
from pathlib import Path

import pytest

from grader import cgroup, wire
from grader.box import guard
from grader.boxes import try_box
from grader.errors import EngineLost
from grader.limits import MIB, Limits

MOUNTS = """\
31 23 0:26 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
32 23 0:27 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw
"""


def test_ours_is_found_by_what_proc_says():
    """Version 2 is the entry without controllers, seen from the root of its mount."""
    assert cgroup.own_folder("4:memory:/x\n0::/user/holt\n", MOUNTS) == Path("/sys/fs/cgroup/user/holt")
    within = MOUNTS.replace("0:27 / ", "0:27 /user ")
    assert cgroup.own_folder("0::/user/holt\n", within) == Path("/sys/fs/cgroup/holt")


@pytest.mark.parametrize(("membership", "mounts"), [("4:memory:/x\n", MOUNTS), ("0::/\n", MOUNTS.splitlines()[0])])
def test_a_host_without_version_2_says_so(membership, mounts):
    """In words for `holt doctor`."""
    with pytest.raises(cgroup.NotDelegated, match="version 2 is not mounted"):
        cgroup.own_folder(membership, mounts)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder that looks like a delegated group; new groups in it come with the kernel's files, as far as needed."""
    mkdir = Path.mkdir

    def with_files(path, *args, **options):
        mkdir(path, *args, **options)
        for name in ("cgroup.procs", "memory.max", "memory.events", "memory.swap.max", "pids.max"):
            (path / name).touch()

    monkeypatch.setattr(Path, "mkdir", with_files)
    monkeypatch.setattr(cgroup.Group, "remove", lambda group: None)
    (tmp_path / "cgroup.controllers").write_text("cpu memory pids")
    (tmp_path / "cgroup.subtree_control").touch()
    (tmp_path / "cgroup.procs").write_text("7\n8\n")
    return tmp_path


def test_a_box_gets_bounds_with_room_for_files_and_the_kernel(folder):
    """Memory, no swap, processes; its guard is one of them."""
    limits = Limits(memory_bytes=100 * MIB, file_bytes=10 * MIB, processes=20)
    group = cgroup.take(folder).new(limits)
    group.close()
    found = {name: (group.path / name).read_text() for name in ("memory.max", "memory.swap.max", "pids.max")}
    assert found == {
        "memory.max": str(110 * MIB + cgroup.KERNEL_BYTES),
        "memory.swap.max": "0",
        "pids.max": str(20 + cgroup.GUARDS),
    }
    assert (folder / "cgroup.subtree_control").read_text() == "+memory +pids"


def test_only_what_is_there_is_bounded(folder):
    """Memory may be held by version 1."""
    (folder / "cgroup.controllers").write_text("hugetlb pids")
    groups = cgroup.take(folder)
    assert groups.controllers == ("pids",)
    assert (folder / "cgroup.subtree_control").read_text() == "+pids"
    group = groups.new(Limits())
    group.close()
    assert (group.path / "memory.max").read_text() == ""


def test_a_group_without_controllers_is_of_no_use(folder):
    """Nothing is changed then."""
    (folder / "cgroup.controllers").write_text("hugetlb")
    with pytest.raises(cgroup.NotDelegated, match="without the controllers"):
        cgroup.take(folder)
    assert (folder / "cgroup.subtree_control").read_text() == ""


def test_a_group_of_somebody_elses_is_left_alone(folder, monkeypatch):
    """Root could write to every group of the machine: it wants systemd's mark."""
    (folder / "cgroup.type").touch()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(cgroup.NotDelegated, match="not delegated"):
        cgroup.take(folder)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(cgroup.NotDelegated, match="not delegated"):
        cgroup.take(folder)


def test_processes_make_room(folder, monkeypatch):
    """The kernel refuses to hand controllers down past processes: they move to a leaf, and it is asked again."""
    write, orders = Path.write_text, []

    def kernel(path, text):
        if path.name == "cgroup.subtree_control":
            orders.append(text)
            if not (folder / cgroup.LEAF).exists():
                raise OSError(16, "busy")
        if path.parent.name == cgroup.LEAF:
            orders.append(text)
        return write(path, text)

    monkeypatch.setattr(Path, "write_text", kernel)
    cgroup.take(folder)
    assert orders == ["+memory +pids", "7", "8", "+memory +pids"]


@pytest.fixture
def real(monkeypatch):
    """Groups of the kernel's, bounded by whatever controllers it has to give here: entering them is the same."""
    monkeypatch.setattr(cgroup, "LEAF", "holt-test")
    try:
        folder = cgroup.own_folder(Path("/proc/self/cgroup").read_text(), Path("/proc/self/mountinfo").read_text())
        monkeypatch.setattr(cgroup, "CONTROLLERS", tuple((folder / "cgroup.controllers").read_text().split()))
        yield cgroup.take(folder)
    except cgroup.NotDelegated as error:
        pytest.skip(f"needs control groups that this user may make, and here there is {error}")


def test_a_box_is_in_its_group_with_all_its_processes(engine, real, monkeypatch):
    """From its guard on; the group goes with it."""
    monkeypatch.setattr(engine.keeper, "cgroups", real)
    box = engine.keeper.make(Limits())
    try:
        wire.send(box.data, wire.Load("hw.py", b"1"))
        assert isinstance(wire.Reader(box.data).read(), wire.Loaded)
        inside = (box.group.path / "cgroup.procs").read_text().split()
        assert len(inside) == 2 and str(os.getpid()) not in inside
    finally:
        box.let_go()
        box.wait_gone()
    assert not box.group.path.exists()


def test_a_box_that_cannot_enter_its_group_runs_nothing(engine, real, monkeypatch):
    """Failing closed: no student code without the bound that was meant for it."""
    monkeypatch.setattr(engine.keeper, "cgroups", real)
    new = real.new

    def shut(limits):
        group = new(limits)
        os.close(group.entrance)
        group.entrance = os.open(os.devnull, os.O_RDONLY)
        return group

    monkeypatch.setattr(real, "new", shut)
    with pytest.raises(EngineLost, match="a box did not start"):
        try_box(engine.keeper)


@pytest.mark.parametrize(
    ("content", "met"), [("low 0\noom 1\noom_kill 2\n", True), ("oom 3\noom_kill 0\n", False), ("", False)]
)
def test_a_guard_reads_that_the_kernel_ended_a_process_for_memory(tmp_path, content, met):
    """Only then is a kill the memory limit's."""
    (tmp_path / "memory.events").write_text(content)
    with open(tmp_path / "memory.events", "rb") as file:
        assert guard.met_limit(file.fileno()) is met
