"""How long a unit's answers may be, through whichever door they come."""

from typing import Final

LONGEST_WORDS: Final = 20_000
"""Characters of the words about a task and of a general text; some ten pages."""
LONGEST_REASON: Final = 2_000
"""Characters of the reason why nothing happened."""
