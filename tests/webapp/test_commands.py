"""The administration commands."""

import pytest
from click.testing import CliRunner

from webapp import commands, settings
from webapp.database import make_engine, make_sessions
from webapp.models import Role
from webapp.services import accounts, courses
from webapp.serving import make_secret


@pytest.fixture
def holt(tmp_path, monkeypatch):
    """Run a command on a fresh data folder."""
    for key in settings.Settings.__struct_fields__:
        monkeypatch.delenv(settings.variable(key), raising=False)
    monkeypatch.chdir(tmp_path)
    make_secret(tmp_path / "var")
    return lambda *arguments, **options: CliRunner().invoke(commands.main, arguments, **options)


def opened():
    return make_sessions(make_engine(settings.load().database_url))()


def test_first_course(holt):
    """Three commands make a person, a course and a place in it."""
    added = holt("user-add", "Grace", "--name", "Grace Hopper", "--generate")
    assert added.exit_code == 0, added.output
    password = added.output.rsplit(" ", 1)[1].strip()
    assert holt("course-add", "intro", "Introduction").exit_code == 0
    assert holt("enrol", "intro", "grace", "instructor").exit_code == 0
    with opened() as session:
        user = accounts.authenticate(session, "grace", password)
        assert user is not None
        assert courses.membership(session, user, "intro").role is Role.instructor


def test_password_from_standard_input(holt):
    """A script can give the password without showing it on the command line."""
    assert holt("user-add", "ada", input="a long password\n").exit_code == 0
    with opened() as session:
        assert accounts.authenticate(session, "ada", "a long password") is not None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("user-add", "ada"), "at least 10 characters"),
        (("user-add", "a b", "--generate"), "cannot be a user name"),
        (("course-add", "A B", "x"), "cannot be a course's address"),
        (("enrol", "intro", "ada", "student"), "There is no user named ada"),
    ],
)
def test_complaints_are_sentences(holt, arguments, sentence):
    """A mistake gets a sentence and a status, no traceback."""
    result = holt(*arguments, input="short\n")
    assert result.exit_code == 1
    assert sentence in result.output and "Traceback" not in result.output


def test_names_are_taken_once(holt):
    """The second person of a name is refused."""
    holt("user-add", "ada", "--generate")
    assert "already" in holt("user-add", "ADA", "--generate").output


def test_migrate_without_a_secret_names_the_key(holt, tmp_path):
    """Without a secret nothing starts."""
    result = holt("migrate", "--data", str(tmp_path / "elsewhere"))
    assert result.exit_code == 1 and "HOLT_SECRET" in result.output


def test_migrate(holt):
    """The database is made where there is none."""
    assert holt("migrate").exit_code == 0
    with opened() as session:
        assert not accounts.anybody(session)
