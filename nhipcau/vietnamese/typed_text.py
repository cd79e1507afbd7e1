"""Text as people type it, without the marks that neither a database nor a document can hold."""

import unicodedata


def typed(text: str) -> str:
    """NFC, lines ended by one newline, control characters dropped, nothing blank around."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def typed_line(text: str) -> str:
    """The same on one line, with single blanks."""
    return " ".join(typed(text).split())
