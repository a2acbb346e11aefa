"""Whose fault a failure is, decided where it happens.

HoltError
├── StudentError          the submission; costs what it costs and is told to the student
│   └── UnreadableSubmission    the file is no notebook, script or export
├── AuthorError           the assignment
│   └── BadAssignment           a folder or archive that is no Otter assignment, or a test file that does not load
├── OperatorError         the machine or its settings
│   └── SandboxUnavailable      the host does not allow the sandbox tier that was asked for
└── OurError              Holt itself: never a score; retried, then shown to staff
    ├── EngineLost              a keeper or a judge died or went silent
    └── ProtocolError           bytes on a wire that no box of ours would send (in a box's mouth: the student's fault)
"""

from enum import StrEnum


class Fault(StrEnum):
    """Who answers for a failure; `none` when there is nothing to answer for."""

    none = "none"
    student = "student"
    author = "author"
    operator = "operator"
    ours = "ours"


class HoltError(Exception):
    """Base of every error that Holt raises on purpose; its text is a sentence for the person at `fault`."""

    fault = Fault.ours


class StudentError(HoltError):
    """The submission cannot be what was asked for."""

    fault = Fault.student


class UnreadableSubmission(StudentError):
    """The submitted file is no notebook, script or Otter export."""


class AuthorError(HoltError):
    """The assignment cannot be graded with."""

    fault = Fault.author


class BadAssignment(AuthorError):
    """A folder or archive that is no Otter assignment, or a test file that does not load."""


class OperatorError(HoltError):
    """The machine or its settings do not allow what was asked."""

    fault = Fault.operator


class SandboxUnavailable(OperatorError):
    """The host does not allow the sandbox tier that was asked for."""


class OurError(HoltError):
    """Holt failed; nobody loses a point for it."""


class EngineLost(OurError):
    """A keeper or a judge died or went silent."""


class ProtocolError(OurError):
    """Bytes on a wire that break the protocol."""
