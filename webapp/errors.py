"""What the site says no with.

SiteError                 its text is a sentence for the person at the browser
├── NotFound              there is no such thing, or it is none of the person's business
├── Forbidden             the person may know of it, and not do this
├── Refused               what was sent cannot be used as it is
└── Busy                  too much at once; the same request will work later
SettingsError             an OperatorError: a setting is missing or wrong; stops the start
CorruptBlob               an OurError: stored bytes are gone or are not what their digest says
"""

from grader.errors import OperatorError, OurError


class SiteError(Exception):
    """Base of what the site says no with; its text is a sentence for the person at the browser."""


class NotFound(SiteError):
    """There is no such thing, or it is none of the person's business."""

    def __init__(self, message: str = "There is no such page, or it is not yours to see.") -> None:
        super().__init__(message)


class Forbidden(SiteError):
    """The person may know of it, and not do this."""

    def __init__(self, message: str = "This page is for the staff of the course.") -> None:
        super().__init__(message)


class Refused(SiteError):
    """What was sent cannot be used as it is."""


class Busy(SiteError):
    """Too much at once; the same request will work later."""


class SettingsError(OperatorError):
    """A setting is missing or wrong; the message names the key."""


class CorruptBlob(OurError):
    """Stored bytes are gone or are not what their digest says."""
