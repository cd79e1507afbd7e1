"""Text as people type it, under the name that the records of work know it by."""

from nhipcau.vietnamese.typed_text import typed, typed_line

__all__ = ["typed", "typed_line"]
