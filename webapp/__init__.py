"""The Flask site: sign-in, courses, uploads, verdicts, scores.

Models and services work without Flask, so this package imports it only when an application is asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.settings import Settings


def create_app(settings: "Settings") -> "Flask":
    """The site as a WSGI application."""
    from webapp.site import build

    return build(settings)
