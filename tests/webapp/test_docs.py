"""The operator's page knows every command."""

from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "operator.md"
COMMANDS = {entry.name: entry for entry in entry_points(group="holt.commands")}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_is_documented(name):
    """Each command of the site is a click command and has its line."""
    assert isinstance(COMMANDS[name].load(), click.Command)
    assert f"`holt {name}`" in PAGE.read_text(encoding="utf-8")


def test_commands_are_registered():
    """The site's commands are there after an installation."""
    assert {"serve", "demo", "migrate", "user-add"} <= set(COMMANDS)
