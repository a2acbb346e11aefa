"""Things made ahead: who gets which, and what becomes of those that nobody takes."""

import threading

import pytest

from grader.errors import EngineLost
from grader.report import Outcome
from grader.spare import Spare


class Thing:
    """Something to make: which key it is for, and what has become of it."""

    def __init__(self, key):
        self.key = key
        self.alive = True
        self.discarded = False


@pytest.fixture
def shop():
    """A maker of things, and the list of those made."""

    class Shop:
        def __init__(self):
            self.made = []
            self.more = threading.Condition()
            self.broken = False
            self.spare = Spare(self.make, lambda thing: thing.alive, self.discard)

        def make(self, key):
            if self.broken:
                raise EngineLost("out of order")
            with self.more:
                self.made.append(Thing(key))
                self.more.notify_all()
            return self.made[-1]

        def discard(self, thing):
            thing.discarded = True

        def await_spare(self):
            """Until one is kept: the maker's queue is empty behind it."""
            self.spare._maker.submit(lambda: None).result(10)

    shop = Shop()
    yield shop
    shop.spare.close()


def test_the_third_of_a_kind_is_ready(shop):
    """One says nothing of the next; two do."""
    first, second = shop.spare.take("a"), shop.spare.take("a")
    shop.await_spare()
    ready = shop.made[-1]
    assert len(shop.made) == 3 and ready not in (first, second)
    assert shop.spare.take("a") is ready


def test_a_single_one_makes_nothing_ahead(shop):
    """Nor does a change to and fro."""
    for key in "abab":
        assert shop.spare.take(key).key == key
    shop.await_spare()
    assert len(shop.made) == 4


def test_a_spare_waits_through_one_of_another_kind(shop):
    """And goes when that comes twice."""
    for _ in range(2):
        shop.spare.take("a")
    shop.await_spare()
    kept = shop.made[-1]
    shop.spare.take("b")
    assert not kept.discarded
    shop.spare.take("b")
    shop.await_spare()
    assert kept.discarded and shop.made[-1].key == "b"


def test_one_that_has_died_is_not_handed_out(shop):
    """A new one is made instead."""
    for _ in range(2):
        shop.spare.take("a")
    shop.await_spare()
    dead = shop.made[-1]
    dead.alive = False
    assert shop.spare.take("a") is not dead and dead.discarded


def test_everybody_gets_one_of_their_own(shop):
    """However many ask at once."""
    taken = []
    threads = [threading.Thread(target=lambda: taken.append(shop.spare.take("a"))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, taken))) == 20


def test_a_failure_reaches_whoever_asks(shop):
    """Not the one before, whose own was made."""
    shop.spare.take("a")
    shop.spare.take("a")
    shop.await_spare()
    shop.spare.take("a")
    shop.await_spare()
    shop.broken = True
    shop.spare.take("a")
    shop.await_spare()
    with pytest.raises(EngineLost, match="out of order"):
        shop.spare.take("a")


@pytest.mark.parametrize("end", ["close", "drop"])
def test_what_nobody_takes_is_discarded(shop, end):
    """What waits, and what is being made."""
    for _ in range(2):
        shop.spare.take("a")
    getattr(shop.spare, end)()
    assert [thing.discarded for thing in shop.made] == [False, False, True]


def test_a_closed_one_makes_nothing_ahead(shop):
    """Who asks late is served all the same."""
    shop.spare.close()
    for _ in range(3):
        shop.spare.take("a")
    assert len(shop.made) == 3


def test_gradings_in_a_row_share_nothing(engine, grade):
    """Boxes and judges made ahead are as fresh as others."""
    tests = {
        "q1": [
            ">>> import os\n>>> seen = sorted(os.listdir('.')) + sorted(os.environ.get('MARK', ''))\n"
            ">>> open('mark', 'w').close(); os.environ['MARK'] = 'x'\n>>> seen, before\n([], [])"
        ]
    }
    cell = "import os, math\nbefore = [name for name in ('mark', 'pi2') if os.path.exists(name) or hasattr(math, name)]"
    for _ in range(5):
        report = grade(tests, cell, "open('mark', 'w').close()\nmath.pi2 = 6.28")
        assert report.questions[0].outcome is Outcome.passed, report.questions
