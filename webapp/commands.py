"""The site's part of the `holt` command line."""

import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from grader.errors import HoltError

# Everything else is imported where it is used: `holt` loads this file for its help page.


def _plainly(command: Callable) -> Callable:
    """Say our own errors as a sentence, without a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from webapp.errors import SiteError

        try:
            return command(*args, **kwargs)
        except (HoltError, SiteError) as error:
            raise click.ClickException(str(error)) from error

    return run


_data = click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Data folder (HOLT_DATA; default: var)."
)


@click.command()
@click.option("--host", help="Address to listen on (HOLT_HOST; default: 127.0.0.1).")
@click.option("--port", type=int, help="Port to listen on, 0 for any free one (HOLT_PORT; default: 8000).")
@_data
@_plainly
def serve(host: str | None, port: int | None, data: Path | None) -> None:
    """Run the site and its workers on this machine until Ctrl-C."""
    from webapp import serving, settings

    _set_up_logging()
    _ensure_secret(data)
    chosen = settings.load(host=host, port=port, data=data)
    try:
        with serving.Site(chosen) as site:
            click.echo(f"Holt is at {site.url} (Ctrl-C stops it).")
            _greet(chosen.database_url)
            _tell_workers(site, chosen.worker_count)
            site.wait()
    except KeyboardInterrupt:
        click.echo("Stopped.")


def _ensure_secret(data: Path | None) -> None:
    from webapp import serving, settings

    try:
        settings.load(data=data)
    except settings.SettingsError:
        if (path := serving.make_secret(settings.data_folder(data=data))) is not None:
            click.echo(f"Made a secret for this installation in {path}; keep it to yourself.")


def _greet(database_url: str) -> None:
    from webapp.services import accounts

    with _session(database_url) as session:
        if not accounts.anybody(session):
            click.echo(
                "There is nobody who could sign in yet. In another terminal:\n"
                "  holt user-add ada --name 'Ada Lovelace'\n"
                "  holt course-add intro 'Introduction'\n"
                "  holt enrol intro ada instructor\n"
                "  holt assignment-add intro assignments/hw01_descent"
            )


def _tell_workers(site: Any, count: int) -> None:
    if (ready := site.await_workers(30)) is None:
        click.echo("No worker is ready yet: submissions wait. `holt doctor` says what the sandbox lacks.", err=True)
        return
    click.echo(f"{count} worker{'' if count == 1 else 's'}, sandbox: {ready.tier} ({', '.join(ready.layers)}).")


@click.command()
@click.option("--once", is_flag=True, help="End after the verdicts; status 0 if they are the expected ones.")
@click.option("--port", type=int, help="Port (default: 8000, or a free one if that is taken).")
@_data
@click.option(
    "--samples",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("tests/submissions/hw01"),
    help="Folder of sample submissions and expected.toml.",
)
@click.option(
    "--assignment",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("assignments/hw01_descent"),
    help="Folder of the homework.",
)
@_plainly
def demo(once: bool, port: int | None, data: Path | None, samples: Path, assignment: Path) -> None:
    """Build a homework, hand in sample notebooks as students would, show the verdicts, keep serving."""
    from webapp import demo as story

    _set_up_logging()
    try:
        as_expected = story.run(assignment, samples, data=data, port=port, keep_serving=not once)
    except KeyboardInterrupt:
        click.echo("Stopped.")
        return
    sys.exit(0 if as_expected else 1)


@click.command()
@_data
@_plainly
def migrate(data: Path | None) -> None:
    """Bring the database to the newest schema."""
    from webapp import migrations, settings

    chosen = settings.load(data=data)
    settings.make_folder(chosen.data)
    migrations.upgrade(chosen.database_url)
    click.echo("The database is at the newest schema.")


@click.command("user-add")
@click.argument("username")
@click.option("--name", default="", help="The name that people read.")
@click.option("--generate", is_flag=True, help="Make a password and show it once.")
@_data
@_plainly
def user_add(username: str, name: str, generate: bool, data: Path | None) -> None:
    """Add a person who can sign in."""
    from webapp.services import accounts

    with _session(_database(data)) as session:
        password = secrets.token_urlsafe(12) if generate else _ask_password()
        user = accounts.add(session, username, name, password)
        click.echo(f"Added {user.name} as {user.username}." + (f" Password: {password}" if generate else ""))


def _ask_password() -> str:
    if sys.stdin.isatty():
        return click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return sys.stdin.readline().rstrip("\r\n")


@click.command("course-add")
@click.argument("slug")
@click.argument("title")
@_data
@_plainly
def course_add(slug: str, title: str, data: Path | None) -> None:
    """Add a course; SLUG becomes its address."""
    from webapp.services import courses

    with _session(_database(data)) as session:
        course = courses.add(session, slug, title)
        click.echo(f"Added {course.title} at /courses/{course.slug}.")


@click.command()
@click.argument("slug")
@click.argument("username")
@click.argument("role", type=click.Choice(["student", "ta", "instructor"]))
@_data
@_plainly
def enrol(slug: str, username: str, role: str, data: Path | None) -> None:
    """Give a person a role in a course, in place of the one they may have."""
    from webapp.models import Role
    from webapp.services import accounts, courses

    with _session(_database(data)) as session:
        user = _known(accounts.find(session, username), f"There is no user named {username}.")
        course = _known(courses.find(session, slug), f"There is no course at {slug}.")
        courses.enrol(session, user, course, Role(role))
        click.echo(f"{username} is now {role} of {slug}.")


@click.command("assignment-add")
@click.argument("slug")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@_data
@_plainly
def assignment_add(slug: str, folder: Path, data: Path | None) -> None:
    """Build the homework in FOLDER and offer it in a course, or its new version."""
    from grader.assignment import built
    from webapp.services import assignments, courses

    with _session(_database(data)) as session:
        course = _known(courses.find(session, slug), f"There is no course at {slug}.")
        found = built(folder)
        notebook = found.student_notebook
        offered = assignments.publish(session, course, found.assignment, notebook.name, notebook.read_bytes())
        click.echo(f"Offered {offered.title} in {slug}.")


def _known(found: Any, otherwise: str) -> Any:
    if found is None:
        raise click.ClickException(otherwise)
    return found


def _database(data: Path | None) -> str:
    from webapp import migrations, settings

    chosen = settings.load(data=data)
    settings.make_folder(chosen.data)
    migrations.upgrade(chosen.database_url)
    return chosen.database_url


@contextmanager
def _session(database_url: str) -> Iterator[Session]:
    from webapp.database import make_engine, make_sessions

    engine = make_engine(database_url)
    try:
        with make_sessions(engine)() as session:
            yield session
    finally:
        engine.dispose()


def _set_up_logging() -> None:
    import logging

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")


@click.group()
def main() -> None:
    """The site's commands alone, as `python -m webapp.commands`."""


for _command in (serve, demo, migrate, user_add, course_add, enrol, assignment_add):
    main.add_command(_command)

if __name__ == "__main__":
    main()
