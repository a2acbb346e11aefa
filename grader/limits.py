"""What a submission may use."""

from typing import Any

import msgspec

from grader.errors import BadAssignment

MIB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits of one submission; the defaults suit a laptop.

    Raises
    ------
    ValueError
        If a limit is not positive, or a part is given more than the whole.
    """

    cell_seconds: float = 30.0
    case_seconds: float = 10.0
    submission_seconds: float = 120.0
    memory_bytes: int = 1024 * MIB
    processes: int = 64
    output_bytes: int = 1 * MIB
    file_bytes: int = 64 * MIB

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if not 0 < value < 2**53:
                raise ValueError(f"limit {name} must be a positive number, not {value!r}")
        for part in ("cell_seconds", "case_seconds"):
            if getattr(self, part) > self.submission_seconds:
                raise ValueError(
                    f"limit {part} ({getattr(self, part):g}) is more than submission_seconds "
                    f"({self.submission_seconds:g})"
                )

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "Limits":
        """Limits from the `[limits]` table of an `assignment.toml`.

        Raises
        ------
        BadAssignment
            If a key is unknown or a value is out of range; the message names it.
        """
        try:
            return msgspec.convert(table, cls)
        except (msgspec.ValidationError, ValueError) as error:
            raise BadAssignment(f"[limits]: {error}") from error
