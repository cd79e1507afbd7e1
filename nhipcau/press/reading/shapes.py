"""What goes from one stage of reading to the next: frozen, plain, the same in every runner."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Raw:
    """One answer of an outlet. `address` is where it was found, `final` where redirects led.

    `fetched_at` is aware; `headers` have names in small letters; `body` is as it came, decoded from
    its transfer encoding only.
    """

    address: str
    fetched_at: datetime
    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    final: str = ""

    def header(self, name: str) -> str:
        """The first header of that name, or nothing."""
        return next((value for key, value in self.headers if key == name.lower()), "")

    @property
    def place(self) -> str:
        return self.final or self.address


class Told(StrEnum):
    """Where a time of publication was read."""

    FEED = "feed"
    PAGE_DATA = "page_data"  # JSON-LD
    PAGE_META = "page_meta"
    PAGE_TIME = "page_time"  # <time>
    PAGE_WORDS = "page_words"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Published:
    """When something came out: aware, in UTC. `is_day` says that only the day was told (then it is
    the noon of that day where the outlet is).
    """

    at: datetime
    told: Told
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One line of a feed or a sitemap. Title and summary are plain text, entities resolved."""

    address: str
    title: str
    published: Published | None = None
    summary: str = ""
    language: str = ""
    picture: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed as it was read; newest first is not promised. `problems` are sentences for officers.

    `pause_minutes` is what the feed asks for between two visits, 0 for nothing said.
    """

    kind: str
    title: str = ""
    language: str = ""
    found: tuple[Found, ...] = ()
    problems: tuple[str, ...] = ()
    pause_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a page; paragraphs are lines. `by` is what read it: profile, fast, full."""

    title: str
    text: str
    published: Published | None = None
    language: str = ""
    picture: str = ""
    by: str = ""


class Surety(StrEnum):
    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text. `start`, `end` are offsets in the text as given, end exclusive; `why` is a
    code of the rule that decided (see names).
    """

    place: str
    start: int
    end: int
    words: str
    surety: Surety
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the lexicon as it was found, with what it weighed in all."""

    words: str
    times: int
    weight: float


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic with its score and the terms that made it."""

    topic: str
    score: float
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What near-duplicates are found by. `hashes` are the few rows that are stored (unsigned, below
    2**63); `shingles` and `numbers` are for the exact comparison. `trail` is the text's syllables
    in order, four bytes each: a sketch is made again from it alone (see nearness).
    """

    hashes: tuple[int, ...]
    shingles: frozenset[int]
    numbers: tuple[tuple[int, str], ...] = ()
    syllables: int = 0
    trail: bytes = b""


class Kinship(StrEnum):
    """How one text is of another's story."""

    COPY = "copy"
    SHORTENED = "shortened"
    POSSIBLE = "possible"
