"""Signs without width that come along when words are copied from a web page."""

import re

# Zero-width space and joiners, word joiner, byte order mark, soft hyphen. In running words they
# stay: Lao and Khmer part their words by them, emoji are joined by them.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def without_invisible(text: str) -> str:
    """For a choice or a number, where a person cannot see what is wrong."""
    return _INVISIBLE.sub("", text)
