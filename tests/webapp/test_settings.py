"""Settings: read once, complaints name the key."""

from pathlib import Path

import pytest

from grader.job import Tier
from webapp.errors import SettingsError
from webapp.serving import make_secret
from webapp.settings import Settings, load, variable

SECRET = "x" * 40


def test_defaults_suit_a_laptop():
    """A secret is all that has to be set."""
    settings = load({"HOLT_SECRET": SECRET})
    assert (settings.host, settings.port, settings.sandbox) == ("127.0.0.1", 8000, Tier.full)
    assert settings.database_url.endswith("/var/holt.db")


def test_no_secret_stops_the_start(tmp_path):
    """There is no default secret: the sentence names the key."""
    with pytest.raises(SettingsError, match="HOLT_SECRET is missing"):
        load({"HOLT_DATA": str(tmp_path)})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("HOLT_SECRET", "short"),
        ("HOLT_PORT", "http"),
        ("HOLT_PORT", "70000"),
        ("HOLT_HTTPS", "perhaps"),
        ("HOLT_SANDBOX", "none"),
        ("HOLT_SANDBOX", "strong"),
        ("HOLT_UPLOAD_BYTES", "0"),
        ("HOLT_SESSION_HOURS", "-1"),
        ("HOLT_WORKERS", "-2"),
        ("HOLT_CONFIG", "/does/not/exist.toml"),
    ],
)
def test_wrong_values_are_named(key, value):
    """A wrong value stops the start with its key."""
    with pytest.raises(SettingsError, match=key):
        load({"HOLT_SECRET": SECRET} | {key: value})


def test_a_secret_is_not_repeated_in_the_complaint():
    """Logs are read by more people than secrets are."""
    with pytest.raises(SettingsError) as caught:
        load({"HOLT_SECRET": "hunter2"})
    assert "hunter2" not in str(caught.value)


def test_environment_wins_over_the_file(tmp_path):
    """The file gives what the environment leaves open."""
    file = tmp_path / "holt.toml"
    file.write_text(f'secret = "{SECRET}"\nport = 9000\nworkers = 3\n')
    settings = load({"HOLT_CONFIG": str(file), "HOLT_PORT": "9001"})
    assert (settings.port, settings.workers) == (9001, 3)


def test_unknown_key_in_the_file(tmp_path):
    """A typing error is not ignored."""
    file = tmp_path / "holt.toml"
    file.write_text("prot = 9000\n")
    with pytest.raises(SettingsError, match="prot"):
        load({"HOLT_SECRET": SECRET, "HOLT_CONFIG": str(file)})


def test_environment_round_trip(tmp_path):
    """A child process reads the same settings."""
    settings = Settings(secret=SECRET, data=tmp_path, https=True, port=1234, hosts="a.example, b.example")
    assert load(settings.as_environment()) == settings
    assert settings.trusted_hosts[:2] == ["a.example", "b.example"]


def test_made_secret_is_private_and_kept(tmp_path):
    """The secret that `holt serve` makes is readable by its owner alone, and made once."""
    path = make_secret(tmp_path / "data")
    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    first = load({"HOLT_DATA": str(tmp_path / "data")}).secret
    assert make_secret(tmp_path / "data") is None
    assert load({"HOLT_DATA": str(tmp_path / "data")}).secret == first


def test_readable_secret_is_refused(tmp_path):
    """A secret that others may read is none."""
    path = make_secret(tmp_path)
    assert path is not None
    path.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        load({"HOLT_DATA": str(tmp_path)})


def test_every_setting_is_documented():
    """The operator's page lists each variable."""
    page = Path(__file__).parents[2].joinpath("docs/operator.md").read_text(encoding="utf-8")
    missing = [variable(key) for key in Settings.__struct_fields__ if f"`{variable(key)}`" not in page]
    assert not missing


def test_password_of_the_database_from_a_file(tmp_path):
    """It joins the address, whatever letters it is made of; a child process reads the same settings."""
    from sqlalchemy import make_url

    (tmp_path / "password").write_text("a/b@c:%d e\n")
    settings = load(
        {
            "HOLT_SECRET": SECRET,
            "HOLT_DATABASE": "postgresql+psycopg://holt@database/holt",
            "HOLT_DATABASE_PASSWORD_FILE": str(tmp_path / "password"),
        }
    )
    assert make_url(settings.database_url).password == "a/b@c:%d e"
    assert load(settings.as_environment()) == settings


@pytest.mark.parametrize(
    ("content", "address", "sentence"),
    [
        (None, "postgresql://holt@database/holt", "cannot be read"),
        ("\n", "postgresql://holt@database/holt", "is empty"),
        ("hunter2", "", "needs HOLT_DATABASE"),
    ],
)
def test_password_file_that_will_not_do(tmp_path, content, address, sentence):
    """A file that is not there, an empty one, one without an address; none is repeated."""
    if content is not None:
        (tmp_path / "password").write_text(content)
    with pytest.raises(SettingsError, match=sentence) as caught:
        load(
            {
                "HOLT_SECRET": SECRET,
                "HOLT_DATABASE": address,
                "HOLT_DATABASE_PASSWORD_FILE": str(tmp_path / "password"),
            }
        )
    assert "hunter2" not in str(caught.value)
