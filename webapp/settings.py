"""The settings of the site, read once: environment (`HOLT_*`) over an optional TOML file over defaults.

`docs/operator.md` lists every key; a test compares the two.
"""

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from grader.job import Tier
from webapp.errors import SettingsError

MIB = 1024 * 1024
SHORTEST_SECRET = 32
SECRET_FILE = "secret"
THIS_MACHINE = ("127.0.0.1", "localhost")  # from where the site itself and health checks ask


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that an operator may set; units are in the names.

    Only `secret` has no default: it signs what browsers send back, so it must differ on every installation.
    """

    secret: str
    data: Path = Path("var")
    database: str = ""
    database_password_file: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    https: bool = False
    hosts: str = ""
    trusted_proxies: int = 0
    web_threads: int = 32
    workers: int = 0
    sandbox: Tier = Tier.full
    upload_bytes: int = 20 * MIB
    session_hours: int = 72

    def __post_init__(self) -> None:
        _require(len(self.secret) >= SHORTEST_SECRET, "secret", f"needs at least {SHORTEST_SECRET} characters")
        _require(self.sandbox is not Tier.none, "sandbox", "must be full or reduced; none is for our own samples")
        _require(0 <= self.port < 65536, "port", f"must be a port number, not {self.port}")
        for key in ("web_threads", "upload_bytes", "session_hours"):
            _require(getattr(self, key) > 0, key, f"must be positive, not {getattr(self, key)}")
        for key in ("workers", "trusted_proxies"):
            _require(getattr(self, key) >= 0, key, f"must not be negative, not {getattr(self, key)}")

    @property
    def database_url(self) -> str:
        """The database asked for, else SQLite in the data folder."""
        return self.database or f"sqlite:///{self.data.resolve() / 'holt.db'}"

    @property
    def worker_count(self) -> int:
        """How many submissions are graded at once; by default one core is left to the site."""
        return self.workers or max(1, (os.cpu_count() or 2) - 1)

    @property
    def trusted_hosts(self) -> list[str] | None:
        """The host names that the site answers to; None is any."""
        names = [name.strip() for name in self.hosts.split(",") if name.strip()]
        return [*names, *THIS_MACHINE] if names else None

    def as_environment(self) -> dict[str, str]:
        """The same settings as variables, for a process that reads them with `load`."""
        values = {key: getattr(self, key) for key in self.__struct_fields__}
        return {variable(key): _written(value) for key, value in values.items()}


def variable(key: str) -> str:
    """The environment variable of a key."""
    return f"HOLT_{key.upper()}"


def load(environment: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Read the settings.

    Raises
    ------
    SettingsError
        If a key is missing, unknown or wrong; the message names the key.
    """
    environment = os.environ if environment is None else environment
    values = _from_file(environment.get("HOLT_CONFIG", ""))
    values |= {key: environment[variable(key)] for key in Settings.__struct_fields__ if environment.get(variable(key))}
    values |= {key: value for key, value in overrides.items() if value is not None}
    if "secret" not in values:
        values["secret"] = _stored_secret(data_folder(environment, **overrides))
    settings = _checked(values)
    return (
        msgspec.structs.replace(settings, database=_with_password(settings))
        if settings.database_password_file
        else settings
    )


def data_folder(environment: Mapping[str, str] | None = None, **overrides: Any) -> Path:
    """The data folder, which has to be known before there are settings: it may hold the secret."""
    environment = os.environ if environment is None else environment
    named = overrides.get("data") or environment.get(variable("data"))
    return Path(named or _from_file(environment.get("HOLT_CONFIG", "")).get("data", "var"))


def make_folder(data: Path) -> None:
    """Make the data folder if there is none, for its owner alone: it holds a secret and people's work."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)


def _from_file(path: str) -> dict[str, Any]:
    if not path:
        return {}
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"HOLT_CONFIG names {path}, which cannot be read: {error}.") from error
    if unknown := sorted(values.keys() - set(Settings.__struct_fields__)):
        raise SettingsError(f"{path} sets {unknown[0]}, which is no setting of Holt.")
    return values


def _stored_secret(data: Path) -> str:
    path = data / SECRET_FILE
    if not path.exists():
        raise SettingsError(
            f"HOLT_SECRET is missing: set it to a random text of {SHORTEST_SECRET} characters or more. "
            "(`holt serve` makes one in its data folder.)"
        )
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SettingsError(f"{path} holds HOLT_SECRET and others may read it: run chmod 600 on it.")
    return path.read_text(encoding="ascii").strip()


def _with_password(settings: Settings) -> str:
    """The database's address with the password from its file: containers are handed secrets as files."""
    key, path = variable("database_password_file"), settings.database_password_file
    try:
        password = Path(path).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{key} names {path}, which cannot be read: {error}.") from error
    if not password:
        raise SettingsError(f"{key} names {path}, which is empty.")
    try:
        return make_url(settings.database).set(password=password).render_as_string(hide_password=False)
    except ArgumentError as error:
        raise SettingsError(f"{key} needs HOLT_DATABASE, the address that the password is for.") from error


def _checked(values: dict[str, Any]) -> Settings:
    """Convert key by key, so that a wrong value is told with its key."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    converted = {key: _converted(key, value, kinds[key]) for key, value in values.items()}
    try:
        return Settings(**converted)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _converted(key: str, value: Any, kind: Any) -> Any:
    if kind is Path:
        return Path(value)
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        shown = "its value" if key in ("secret", "database") else repr(value)
        raise SettingsError(f"{variable(key)} cannot be {shown}: {error}.") from error


def _require(holds: bool, key: str, sentence: str) -> None:
    if not holds:
        raise ValueError(f"{variable(key)} {sentence}.")


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
