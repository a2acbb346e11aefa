"""Every attack of the suite fails; and the criteria by which it fails would notice if it did not."""

import re
import shutil

import msgspec
import pytest

from benchmarks import attack_range, attacks
from benchmarks.attack_range import ATTACKS, LOOT, Attack
from grader.errors import Fault
from grader.job import Tier


@pytest.fixture(scope="module")
def target():
    return attack_range.assignment()


@pytest.fixture(scope="module")
def canaries():
    with attack_range.canaries() as found:
        yield found


@pytest.fixture
def attacked(engine, target, canaries):
    """Try an attack on the engine; returns the outcome."""
    return lambda attack: attack_range.try_on_holt(engine, target, attack, canaries)


def simple(*cells, after=(), succeeded=None):
    """An attack made up for a test."""
    data = attack_range.notebook(list(cells), list(after))
    return Attack("simple", "…", "points", "…", lambda: ("hw.ipynb", data), "", succeeded)


@pytest.mark.parametrize("name", sorted(path.stem for path in ATTACKS.glob("*.py")))
def test_attack_fails(engine, attacked, name):
    """No points, nothing stolen, nobody hurt, nothing broken."""
    if engine.tier is not Tier.full:
        pytest.skip(f"the suite is for sandbox tier full, and this machine allows {engine.tier}")
    attack = attack_range.load(ATTACKS / f"{name}.py")
    assert attack_range.verdict(attack, attacked(attack)) == ""


# The criteria themselves


def test_a_notebook_that_does_nothing_is_no_success(attacked):
    """What honest work earns is no gain."""
    nothing = simple("pass")
    outcome = attacked(nothing)
    assert attack_range.verdict(nothing, outcome) == ""
    assert outcome.report.score == attack_range.HONEST
    assert outcome.neighbour.score == outcome.neighbour.possible


def test_points_are_noticed(attacked):
    """Full marks, by an honest solution."""
    solution = simple(attack_range.SOLUTION)
    outcome = attacked(solution)
    assert outcome.report.score == outcome.report.possible
    assert "10 points" in attack_range.verdict(solution, outcome)


@pytest.mark.parametrize("word", LOOT)
def test_loot_is_noticed(attacked, word):
    """In what a public case shows, and in what a cell's error shows."""
    for attack in (simple(f"def show(): return {word!r}"), simple(f"raise ValueError('{word}')")):
        assert LOOT[word] in attack_range.verdict(attack, attacked(attack))


def test_points_that_are_marked_are_told_apart(attacked):
    """An object that decides a comparison gets its points in the open: they are counted, and are no silent success."""
    liar = simple("class Liar:\n    def __eq__(self, other): return True\ndef square(x): return Liar()")
    outcome = attacked(liar)
    assert attack_range.marked(outcome.report) > 0
    assert attack_range.verdict(liar, outcome) == ""


def test_outages_are_noticed(attacked):
    """A lost bystander, a late report, a report without a score, a huge one, a neighbour that went without."""
    fine = attacked(simple("pass"))
    lost = attacked(simple("pass", after=["answer = 41", 'grader.check("answer")']))
    late = msgspec.structs.replace(fine, seconds=100.0)
    none = msgspec.structs.replace(fine, report=msgspec.structs.replace(fine.report, score=None, fault=Fault.ours))
    huge = msgspec.structs.replace(fine, report=msgspec.structs.replace(fine.report, messages=["x" * 2_000_000]))
    alone = msgspec.structs.replace(fine, neighbour=none.report)
    for outcome in (lost, late, none, huge, alone):
        assert attack_range.verdict(simple("pass"), outcome) != ""


def test_harm_to_the_machine_is_noticed(tmp_path):
    """Each canary sings by itself."""
    with attack_range.canaries() as found:
        assert found.harm() == ""
        (found.folder / "left").write_text("x")
        assert "file" in found.harm()
        shutil.rmtree(found.folder)
        assert "file" in found.harm()
        found.victim.kill()
        found.victim.wait()
        assert "process" in found.harm()
        with attack_range.socket.create_connection(("127.0.0.1", int(found.words()["@PORT@"]))):
            assert "TCP" in found.harm()
        with attack_range.socket.socket(attack_range.socket.AF_UNIX) as sock:
            sock.connect(f"\0{found.abstract_name}")
            assert "abstract" in found.harm()


def test_own_criteria_are_asked(attacked):
    """What an attack's own `succeeded` says counts."""
    attack = simple("pass", succeeded=lambda outcome: f"{len(outcome.report.questions)} questions")
    assert attack_range.verdict(attack, attacked(attack)) == "5 questions"


def test_the_page_tells_of_every_attack():
    """docs/attacks.md has a line for each, and each says that Holt held."""
    lines = re.findall(r"^\| \[(\w+)\]\(\S+\) \|.*\| ([^|]+) \|$", attacks.PAGE.read_text(), re.MULTILINE)
    assert [name for name, _ in lines] == [attack.name for attack in attack_range.load_all()]
    assert [name for name, told in lines if not told.startswith("held")] == []


def test_files_say_what_they_are():
    """Each has a docstring, a goal and a technique; names and texts are its own."""
    attacks = attack_range.load_all()
    assert len({attack.about for attack in attacks}) == len(attacks) >= 60
