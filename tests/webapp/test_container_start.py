"""The image's command with the compose file's variables, as a plain process."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests
import yaml
from sqlalchemy import create_engine, inspect, make_url

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = re.compile(r"\$\{\w+:-([^}]*)\}")


@pytest.fixture
def empty_database(request, tmp_path, database_url):
    """The address of a database without tables, and its password apart."""
    if database_url.startswith("sqlite"):
        return f"sqlite:///{tmp_path / 'new.db'}", None
    url = make_url(database_url)
    engine = create_engine(url)
    request.addfinalizer(engine.dispose)
    return url.set(password=None).render_as_string(), url.password


@pytest.mark.slow
def test_command_starts_migrates_and_answers(tmp_path, empty_database):
    """It makes its data folder, brings the database up, says that it is healthy, and ends on SIGTERM."""
    address, password = empty_database
    service = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]["site"]
    environment = {name: DEFAULT.sub(r"\1", value) for name, value in service["environment"].items()}
    environment |= {"HOLT_DATABASE": address, "HOLT_HOSTS": "holt.example"}
    environment |= {"HOLT_DATA": str(tmp_path / "data"), "HOLT_PORT": "0", "HOLT_SANDBOX": "reduced"}
    if password is None:
        del environment["HOLT_DATABASE_PASSWORD_FILE"]
    else:
        (tmp_path / "password").write_text(f"{password}\n")
        environment["HOLT_DATABASE_PASSWORD_FILE"] = str(tmp_path / "password")
    command = yaml.safe_load(re.search(r"^CMD (.*)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[1])
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    with subprocess.Popen(
        command,
        env=environment | {"PATH": path, "HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        try:
            said = ""
            while "Holt is at" not in said and (line := process.stdout.readline()):
                said += line
            url = re.search(r"http://\S+", said)[0]
            assert requests.get(f"{url}/healthz", timeout=30).json() == {"status": "ok"}
            process.send_signal(signal.SIGTERM)
            process.stdout.read()
            assert process.wait(60) == 0
        finally:
            process.kill()
    check = make_url(address) if password is None else make_url(address).set(password=password)
    engine = create_engine(check)
    assert "submissions" in inspect(engine).get_table_names()
    engine.dispose()
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600
