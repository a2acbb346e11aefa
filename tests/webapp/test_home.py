"""The home page: my courses and where I am with them."""

import pytest

from grader.report import HiddenFeedback

pytestmark = pytest.mark.usefixtures("intro")


def home(browser):
    return browser.get("/").get_data(as_text=True)


def test_best_score_and_attempts(auth, school, make_case, make_report):
    """The attempt that counts is shown with how many there are."""
    school.graded(make_report(make_case(score=1)))
    school.graded(make_report(make_case(score=0)))
    auth.login("ada")
    shown = home(auth)
    assert "<strong>1</strong>" in shown and "best of 2 attempts" in shown


def test_waiting_and_nothing(auth, browse, school):
    """Before there is a score the page says why."""
    school.submission("ada")
    auth.login("ada")
    assert "being graded" in home(auth)
    assert "nothing handed in yet" in home(browse("emmy"))


def test_public_score_only(auth, school, make_case, make_report):
    """Without hidden feedback the home page shows what the result page shows."""
    school.assignment(hidden_feedback=HiddenFeedback.nothing)
    school.graded(make_report(make_case(score=1), make_case(hidden=True, score=7, possible=7)))
    auth.login("ada")
    assert "<strong>1</strong>" in home(auth) and "<strong>8</strong>" not in home(auth)


def test_only_my_courses(auth, school):
    """Other courses are not mentioned."""
    school.course("secret", student=["emmy"])
    auth.login("ada")
    assert "Course intro" in home(auth) and "Course secret" not in home(auth)


def test_no_course_yet(auth, school):
    """Somebody without a course is told what to do."""
    school.user("newcomer")
    auth.login("newcomer")
    assert "You are in no course yet" in home(auth)


def test_scores_link_for_staff_only(auth, browse):
    """Students do not see a door that is closed to them."""
    auth.login("ada")
    assert "/scores" not in home(auth)
    assert "/scores" in home(browse("alan"))
