"""One form of an address, and whose address may be an outlet's."""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from courlan import clean_url
from django.core.exceptions import ValidationError

_DATA = Path(__file__).parent / "data"


def one_form(address: str) -> str:
    """The address without what tells visitors apart (campaign marks, fragments)."""
    told = address.strip()
    return clean_url(told) or told


def key_of(address: str) -> str:
    """The sha256 of its one form, scheme and "www." left out: by it nothing is read twice."""
    split = urlsplit(one_form(address))
    host = (split.hostname or "").removeprefix("www.")
    query = f"?{split.query}" if split.query else ""
    return sha256(f"{host}{split.path.rstrip('/')}{query}".encode()).hexdigest()


def refuse_private_pages(address: str, *, field: str) -> None:
    """Only what an outlet publishes on its own site is read, never the pages of persons.

    Hosts on which everybody writes are refused with code private_page (a rule of ours, D-07).
    """
    host = (urlsplit(address).hostname or "").lower()
    if any(host == one or host.endswith(f".{one}") for one in _hosts_of_everybody()):
        message = (
            f"“{host}” là nơi cá nhân viết; chỉ theo dõi trang tin của cơ quan báo chí đã công bố."
        )
        raise ValidationError({field: ValidationError(message, code="private_page")})


@lru_cache
def _hosts_of_everybody() -> frozenset[str]:
    return frozenset(json.loads((_DATA / "hosts_of_everybody.json").read_text("utf8"))["hosts"])
