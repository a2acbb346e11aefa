"""Short ways to grade a small notebook in a real box."""

import pytest

from grader.report import Outcome


@pytest.fixture
def judged(grade):
    """Grade public cases against a notebook; returns the case results, in order."""

    def judged(source, *cases, **options):
        report = grade({"q1": list(cases)}, *([source] if isinstance(source, str) else source), **options)
        assert report.graded, report.messages
        assert not report.cells, report.cells
        return report.questions[0].cases

    return judged


@pytest.fixture
def passes(judged):
    """Grade public cases against a notebook, and see every one of them pass."""

    def passes(source, *cases, **options):
        results = judged(source, *cases, **options)
        for result in results:
            assert result.outcome is Outcome.passed, f"{result.name}\n{result.message}\n{result.detail}"
        return results

    return passes
