"""Addresses out of feeds: whole, of the web, as the outlet means them."""

import re
from urllib.parse import urljoin, urlsplit

LONGEST = 2_000  # characters
_BREAKS = re.compile(r"[\t\r\n]+")
_AMPERSAND = re.compile(r"&(?:amp|#0*38|#x0*26);", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}\ud800-\udfff]")


def absolute(told: str, base: str) -> str:
    """The address that `told` is seen from `base`; nothing unless it is http or https.

    Ampersands that were escaped twice are resolved, blanks written as %20, nothing else is changed.
    """
    told = _BREAKS.sub("", told.strip())
    if "&" in told:
        told = _AMPERSAND.sub("&", told)
    if not told or len(told) > LONGEST:
        return ""
    if _UNSAFE.search(told):
        told = _UNSAFE.sub(_escaped, told)
    if told.startswith(("https://", "http://")):
        return told if _has_host(told) else ""
    try:
        whole = urljoin(base, told)
    except ValueError:
        return ""
    return whole if is_web(whole) else ""


def is_web(address: str) -> bool:
    """Whether it is a whole address of http or https."""
    return address[:8].lower().startswith(("https://", "http://")) and _has_host(address)


def host_of(address: str) -> str:
    """The host without "www.", or nothing."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return f"%{ord(sign):02X}" if sign < "\x80" else ""
