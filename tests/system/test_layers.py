"""Every layer of the box stops something: with it the attack fails, without it the attack succeeds."""

from pathlib import Path

import msgspec
import pytest

from benchmarks import layers
from grader import sandbox
from grader.box import confine
from grader.job import Tier

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def grounds():
    """Where attacks run."""
    with layers.Grounds() as grounds:
        yield grounds


@pytest.mark.parametrize("attack", layers.ATTACKS, ids=lambda attack: f"{attack.layer}: {attack.says}")
def test_the_attack_is_stopped_by_its_layer_alone(engine, grounds, attack):
    """By all layers together; by this one where the others that would stop it are gone; and not without it."""
    if sandbox.ORDER.index(attack.tier) < sandbox.ORDER.index(engine.tier):
        pytest.skip(f"needs sandbox tier {attack.tier}, and this machine allows {engine.tier}: {engine.reasons}")
    if why := layers.impossible(attack):
        pytest.skip(why)
    assert grounds.try_out(attack) == (True, True)


def test_every_layer_has_its_attack():
    """Every step of a plan, and the root that bubblewrap shows."""
    assert {attack.layer for attack in layers.ATTACKS} == {*confine.STEPS, "read-only root"}


def test_the_threat_model_shows_the_table():
    """docs/threat-model.md has the rows of layers.toml."""
    assert layers.table() in (ROOT / "docs" / "threat-model.md").read_text()


def test_a_step_that_does_not_exist_cannot_be_left_out():
    """A test with a misspelt layer would prove nothing."""
    plan = sandbox.plan(Tier.full, "/", (), layers.LIMITS, None)
    with pytest.raises(ValueError, match="no step 'secomp'"):
        msgspec.structs.replace(plan, without=("secomp",))
