"""Something seen, in one sentence for the checker."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sight:
    """`code` names the kind; `sentence` says what and what to do, without repeating a secret."""

    code: str
    sentence: str
