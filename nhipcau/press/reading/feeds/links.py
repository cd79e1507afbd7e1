"""Addresses out of feeds: whole, of the web, as the outlet means them."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

LONGEST = 2_000  # characters
_BREAKS = re.compile(r"[\t\r\n]+")
_AMPERSAND = re.compile(r"&(?:amp|#0*38|#x0*26);", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?[^/?#@:][^/?#@]*", re.IGNORECASE)
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
    if told[0] == "/" and told[1:2] != "/" and "/." not in told:
        return site + told if (site := _site(base)) else ""
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


@lru_cache(maxsize=256)
def _site(base: str) -> str:
    """ "https://bao.example" of an address there."""
    found = _HOST.match(base)
    return found[0] if found and _has_host(base) else ""


def _has_host(address: str) -> bool:
    found = _HOST.match(address)
    if not found or "[" not in found[0]:
        return bool(found)
    return bool(host_of(address))


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return f"%{ord(sign):02X}" if sign < "\x80" else ""
