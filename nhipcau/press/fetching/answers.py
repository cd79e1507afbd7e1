"""What fetching takes and gives: frozen, plain, JSON-able where it is kept between visits."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self

from nhipcau.press.fetching.asking import NOTHING_ASKED, Asked
from nhipcau.press.reading.shapes import Raw


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take. `total_s` counts all of it, redirects and names too; `max_bytes`
    is of the body, packed and unpacked; a longer body is refused, or cut when `keeps_head`.
    """

    max_bytes: int = 16 * 1024 * 1024
    total_s: float = 60.0
    connect_s: float = 10.0
    redirects: int = 5
    header_bytes: int = 64 * 1024
    keeps_head: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of the last whole answer. `etag` and `last_modified` are byte for byte as they
    came (each byte a letter of latin-1) and hold for `place` alone; `body_sha256` is in hex.
    """

    place: str = ""
    etag: str = ""
    last_modified: str = ""
    body_sha256: str = ""

    def state(self) -> dict[str, str]:
        """For keeping as JSON; `of` reads it back."""
        return asdict(self)

    @classmethod
    def of(cls, state: dict[str, str]) -> Self:
        return cls(**state)


class Kind(StrEnum):
    """How bad a failure is: `HARD` stays until somebody changes something, `SOFT` is a fault of the
    outlet, `TEMPORARY` passes by itself.
    """

    HARD = "hard"
    SOFT = "soft"
    TEMPORARY = "temporary"


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing new: the outlet said so (304), or the body is the same as last time (200)."""

    status: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing usable came. `sentence` is for officers; `status` is 0 when there was no answer;
    `retry_after_s` is what the outlet asked for, 0 for nothing.
    """

    kind: Kind
    sentence: str
    status: int = 0
    retry_after_s: int = 0


@dataclass(frozen=True, slots=True)
class Fetched:
    """One visit. `known` is to be kept for the next (the old one when nothing whole came).

    `moved_to` is the address that the outlet says holds from now on (301, 308), told only when it
    answered. `is_whole` is False when the body ended too early; then `problem` says so.
    """

    outcome: Raw | NotModified | Failed
    known: Known
    asked: Asked = NOTHING_ASKED
    moved_to: str = ""
    is_whole: bool = True
    problem: str = ""
