"""A partner as far as doubles are looked for: keys of its names, hosts, country; no rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from nhipcau.registries.models import Partner
from nhipcau.registries.partners.finding import names_of
from nhipcau.registries.partners.likeness import Words, bare_words
from nhipcau.registries.partners.rules import rules
from nhipcau.search.folded import words_of


@dataclass(frozen=True, slots=True)
class Sketch:
    """`pk` 0 is not in the register yet; hosts are "" where there is none or everybody's."""

    pk: int
    kind: str
    keys: frozenset[str]
    bare: frozenset[Words]
    country: str
    parent: int
    site: str
    mail: str
    mailbox: str


def sketch_of(partner: Partner, aliases: Iterable[str] = ()) -> Sketch:
    """`aliases` are further names of a partner that is not stored yet."""
    names = [*names_of(partner), *aliases]
    return Sketch(
        pk=partner.pk or 0,
        kind=partner.kind,
        keys=frozenset(words_of(name) for name in names) - {""},
        bare=frozenset(bare_words(name) for name in names) - {()},
        country=partner.country,
        parent=partner.parent_id or 0,
        site=_told_by(host_of(partner.website)),
        mail=_told_by(partner.email.rpartition("@")[2].lower()),
        mailbox=partner.email.lower(),
    )


def sketch_from(values: Mapping[str, Any], aliases: Iterable[str] = ()) -> Sketch:
    """Of what somebody typed; fields that say nothing of who it is are left aside."""
    told = ("kind", "name", "original_name", "english_name", "country", "website", "email")
    given = {name: str(values.get(name) or "") for name in told}
    return sketch_of(Partner(**given, parent=values.get("parent")), aliases)


def host_of(address: str) -> str:
    """ "https://www.Example.jp:443/vi/" -> "example.jp"; "" for what has no host."""
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _told_by(host: str) -> str:
    """The host, unless everybody may have an address there."""
    return "" if host in rules().shared_hosts else host
