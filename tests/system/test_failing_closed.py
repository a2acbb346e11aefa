"""When a step of taking power away fails, no student code runs, and nobody gets a zero for it."""

import msgspec
import pytest

from grader import sandbox
from grader.errors import Fault
from grader.grade import Engine
from grader.job import Tier

STEPS = {
    "namespace_flags": Tier.full,
    "map_identity": Tier.full,
    "take_identity": Tier.none,
    "make_mounts": Tier.none,
    "make_home": Tier.none,
    "watches_memory": Tier.none,
    "give_up_guard": Tier.none,
    "set_rlimits": Tier.none,
    "set_no_new_privileges": Tier.none,
    "set_landlock": Tier.none,
    "drop_capabilities": Tier.none,
    "set_seccomp": Tier.none,
}
SABOTAGE = """

def _breakable(name, step):
    def broken(plan, *rest):
        if f"/break/{name}" in plan.readable:
            raise OSError(f"{name} cannot be had")
        return step(plan, *rest)
    globals()[name] = broken

for _name in %r:
    _breakable(_name, globals()[_name])
"""


@pytest.fixture(scope="module")
def fragile():
    """An engine whose boxes break at the step that a plan names among its readable paths."""
    stage = sandbox.stage

    def staged(folder):
        place = stage(folder)
        with open(place / "grader" / "box" / "confine.py", "a") as file:
            file.write(SABOTAGE % (list(STEPS),))
        return place

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "stage", staged)
        engine = Engine(weakest=Tier.none)
    with engine:
        yield engine


@pytest.fixture
def broken(fragile, monkeypatch):
    """Break a step in every box from now on; none is made ahead."""
    monkeypatch.setattr(fragile.keeper, "box", fragile.keeper.make)

    def broken(step):
        plan = sandbox.plan

        def changed(*args):
            made = plan(*args)
            return msgspec.structs.replace(made, readable=(*made.readable, f"/break/{step}"))

        monkeypatch.setattr(sandbox, "plan", changed)

    return broken


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_costs_no_student_anything(fragile, broken, archive, notebook, tmp_path, step):
    """The report has no score and blames nobody who handed in; the cell never ran."""
    if sandbox.ORDER.index(fragile.tier) > sandbox.ORDER.index(STEPS[step]):
        pytest.skip(f"needs sandbox tier {STEPS[step]}, and this machine allows {fragile.tier}: {fragile.reasons}")
    tmp_path.chmod(0o777)
    book = notebook(f"x = 1\nopen('{tmp_path}/ran', 'w').close()")
    broken(step)
    report = fragile.grade(archive, "hw.ipynb", book)
    assert not report.graded and report.score is None
    assert report.fault in (Fault.ours, Fault.operator)
    assert report.cells == [] and report.questions == []
    assert not (tmp_path / "ran").exists()


def test_unbroken_it_grades(fragile, archive, notebook):
    """What the tests above break is whole before."""
    assert fragile.grade(archive, "hw.ipynb", notebook("x = 1")).score == 1


@pytest.fixture
def archive(zip_of, ok):
    """An assignment with one question."""
    from grader.assignment import open_archive

    return open_archive(zip_of({"q1": ok("q1", ">>> x\n1")}))
