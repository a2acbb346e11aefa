"""Judging suites by known answers, and the hints that come of it."""

import msgspec
import pytest

from grader import hints
from grader.answers import Answers
from grader.assignment import Assignment
from grader.report import (
    AssignmentInfo,
    CaseResult,
    EnvironmentInfo,
    Outcome,
    QuestionResult,
    Report,
    SandboxInfo,
    SubmissionInfo,
    question_outcome,
)
from grader.verify import Graded, Subject, Verification, _hints, flaky, idle_hidden_cases, judge, save_hints

MUTANT = Answers(name="m", cells={"q1": ""}, question="q1", misconception="…", hint="Mind the sign.")


def question(name, passed, hidden=(), detail="Got 3"):
    """A question whose cases pass as told; `hidden` are the numbers of hidden ones."""
    cases = [
        CaseResult(
            name=f"{name} - {number}",
            hidden=number in hidden,
            outcome=Outcome.passed if good else Outcome.failed,
            score=float(good),
            possible=1.0,
            detail="" if good else detail,
        )
        for number, good in enumerate(passed, 1)
    ]
    score = float(sum(passed))
    return QuestionResult(
        name=name, outcome=question_outcome(cases), score=score, possible=float(len(cases)), cases=cases
    )


def report(*questions, score=None):
    total = sum(row.score for row in questions) if score is None else score
    return Report(
        assignment=AssignmentInfo(key="hw", title="hw", digest="sha256:0"),
        environment=EnvironmentInfo(digest="sha256:0", python="3.11"),
        submission=SubmissionInfo(file="hw.ipynb", sha256="0"),
        sandbox=SandboxInfo(tier="full"),
        score=total,
        possible=sum(row.possible for row in questions),
        questions=list(questions),
    )


def subject(kind, answers=None):
    return Subject(kind=kind, name="x", notebook=b"", answers=answers)


GOOD, BAD = (True, True), (True, False)


@pytest.mark.parametrize(
    ("who", "questions", "sentence"),
    [
        (subject("solution"), [question("q1", GOOD)], ""),
        (subject("solution"), [question("q1", BAD)], "loses points in q1"),
        (subject("variant"), [question("q1", GOOD), question("q2", BAD)], "loses points in q2"),
        (subject("empty"), [question("q1", (False, False))], ""),
        (subject("empty"), [question("q1", BAD)], "earns points without an answer: q1"),
        (subject("mutant", MUTANT), [question("q1", BAD), question("q2", GOOD)], ""),
        (subject("mutant", MUTANT), [question("q1", GOOD), question("q2", GOOD)], "survives"),
        (subject("mutant", MUTANT), [question("q1", GOOD), question("q2", BAD)], "caught by q2, not by q1"),
        (subject("mutant", MUTANT), [question("q1", BAD), question("q2", BAD)], "also by q2"),
        (subject("mutant", MUTANT), [question("q7", BAD)], "which there is not"),
    ],
)
def test_judgement(who, questions, sentence):
    """What is wrong with each kind of subject."""
    found = judge(who, report(*questions))
    assert sentence in found
    assert bool(sentence) == bool(found)


def test_also_allows_what_the_mistake_must_cost():
    """A mutant may name questions that fall with its own."""
    known = Answers(name="m", cells={"q1": ""}, question="q1", misconception="…", hint="…", also=["q2"])
    assert judge(subject("mutant", known), report(question("q1", BAD), question("q2", BAD))) == ""


def test_flaky_cases_are_named():
    """A case that passes with one seed and fails with another."""
    assert flaky([report(question("q1", GOOD)), report(question("q1", BAD))]) == ["q1 - 2 is flaky: failed, passed"]
    assert flaky([report(question("q1", GOOD))] * 2) == []


def test_idle_hidden_cases_are_named():
    """A hidden case earns its place by a mutant that public cases let pass."""
    mutant = subject("mutant", MUTANT)
    public_too = Graded(subject=mutant, report=report(question("q1", (False, False), hidden=(2,))))
    assert idle_hidden_cases([public_too]) == ["hidden case q1 - 2 catches no mutant that public cases let pass"]
    alone = Graded(subject=mutant, report=report(question("q1", (True, False), hidden=(2,))))
    assert idle_hidden_cases([public_too, alone]) == []


def test_who_behaves_like_a_mutant_gets_its_hint():
    """Same cases failed, same public values: the hint. Another value, or another case: none."""
    known = [hints.of(MUTANT, report(question("q1", (False, False), hidden=(2,))))]

    def hint(*args, **kwargs):
        return hints.give([question("q1", *args, **kwargs)], known)[0].hint

    assert hint((False, False), hidden=(2,)) == "Mind the sign."
    assert hint((False, False), hidden=(2,), detail="Got 4") == ""
    assert hint((False, True), hidden=(2,)) == ""
    assert hint((True, True), hidden=(2,)) == ""


def test_hints_hold_nothing_of_hidden_cases():
    """Only passed or not: the words of a hidden case are not kept."""
    known = hints.of(MUTANT, report(question("q1", (True, False), hidden=(2,), detail="secret 1234567")))
    assert "1234567" not in repr(known)
    assert known.passed == [True, False]


def test_no_hint_for_who_has_not_begun():
    """A mutant that behaves like the unanswered notebook gives no hint."""
    blank = Graded(subject=subject("empty"), report=report(question("q1", (False, False))))
    same = Graded(subject=subject("mutant", MUTANT), report=report(question("q1", (False, False))))
    other = Graded(subject=subject("mutant", MUTANT), report=report(question("q1", (False, True))))
    assert _hints([blank, same]) == []
    assert [hint.passed for hint in _hints([blank, other])] == [[False, True]]


def test_lines_of_their_own_do_not_keep_a_hint_from_students():
    """A traceback quotes the student's lines: two who make the same mistake never write it alike."""

    def raised(line):
        return (
            f'Called:\n    f(1)\nRaised:\n    TypeError: no\nIn your code:\n  File "<cell 1>", line 3, in f\n    {line}'
        )

    known = [hints.of(MUTANT, report(question("q1", (False, True), detail=raised("return x.y"))))]
    assert "return x.y" not in known[0].details[0]
    assert hints.give([question("q1", (False, True), detail=raised("return z"))], known)[0].hint == "Mind the sign."


def test_a_suite_in_doubt_keeps_its_hints(tmp_path):
    """What a run with problems found out about the mutants is not worth keeping."""
    hint = hints.of(MUTANT, report(question("q1", BAD)))
    found = Verification(
        assignment=Assignment(key="hw", title="hw", digest="sha256:0", archive=b""),
        graded=[],
        problems=["variant x: loses points"],
        remarks=[],
        hints=[hint],
        seconds=1.0,
    )
    assert "left as it was" in save_hints(tmp_path, found)
    assert not list(tmp_path.iterdir())
    assert "written anew" in save_hints(tmp_path, msgspec.structs.replace(found, problems=[]))
    assert "Mind the sign." in (tmp_path / "hints.json").read_text()
    assert save_hints(tmp_path, msgspec.structs.replace(found, problems=[])) == ""
