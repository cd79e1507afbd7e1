"""What the page of a clarification shows beyond its own text: where it stood, earlier texts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from nhipcau.editorial.models import ClarificationPage, Release
from nhipcau.editorial.snapshots import page_of
from nhipcau.portal import reading
from nhipcau.portal.frame import NAMES, absolute, tag_of

Row = dict[str, Any]


def context_of(page: ClarificationPage, release: Release) -> Row:
    """`appearances`, `tongues` it is public in beside this one, and `versions` of its text."""
    edition = release.edition if release.edition_id else None
    others = reading.editions_in_public(edition.work_id) if edition else []
    stood = appearances(page)
    return {
        "appearances": stood,
        "scripts": {one["tag"] for one in stood if one["tag"]},
        "tongues": [
            {"tag": tag_of(one.language), "name": NAMES[one.language], "address": one.address}
            for one in others
            if one.language != release.language and one.language in NAMES
        ],
        "versions": _versions(release) if release.pk else [],
    }


def appearances(page: ClarificationPage) -> list[Row]:
    """Where the claim stood: `day` as a day, `tag` the language of the title."""
    return [
        {
            **{name: one.get(name, "") for name in ("outlet", "title")},
            "address": _web(one.get("address", "")),
            "day": _day(one.get("published_on", "")),
            "tag": tag_of(one["language"]) if one.get("language") else "",
        }
        for one in page.appearances
    ]


def plain(page: ClarificationPage) -> Row:
    """The same for other programs."""
    return page.told() | {"outcome": page.outcome}


def review(page: ClarificationPage, release: Release, publisher: str) -> Row:
    """Properties of schema.org's ClaimReview.

    No rating: what was signed says what is so, and gives the claim no mark; ours would be one that
    nobody signed. About a text: no author of the claim is named (D-07).
    """
    facts = page.told()["facts"]
    found = [_work(one) for one in appearances(page)]
    return {
        "claimReviewed": page.claim,
        "itemReviewed": {"@type": "Claim"} | ({"appearance": found} if found else {}),
        "author": {"@type": "GovernmentOrganization", "name": page.issuer},
        "publisher": {"@type": "GovernmentOrganization", "name": publisher},
        "datePublished": release.shown_on,
        "dateModified": release.public_from.isoformat(),
        "reviewBody": "\n".join(fact["statement"] for fact in facts),
        "citation": _cited(facts),
        "mainEntityOfPage": absolute(release.address),
        "correction": release.correction,
    }


def _work(one: Mapping[str, Any]) -> Row:
    told = {
        "@type": "CreativeWork",
        "headline": one["title"],
        "url": one["address"],
        "datePublished": one["day"],
        "inLanguage": one["tag"],
        "publisher": {"@type": "Organization", "name": one["outlet"]},
    }
    return {name: value for name, value in told.items() if value}


def _cited(facts: Iterable[Mapping[str, Any]]) -> list[Row]:
    """What shows the facts, each once."""
    sources = [source for fact in facts for source in fact["sources"]]
    names = {"label": "name", "number": "identifier", "url": "url"}
    told = [{names[key]: words for key, words in one.items() if words} for one in sources]
    return [{"@type": "CreativeWork", **one} for at, one in enumerate(told) if one not in told[:at]]


def _versions(release: Release) -> list[Row]:
    """Every text that was public, the newest first; nothing while there was but one.

    One that a correction followed at once stays to be read; one that was withdrawn does not.
    """
    releases = release.edition.releases.select_related("revision").order_by("-public_from", "-pk")
    begins = set(releases.values_list("public_from", flat=True))
    found = [_version(one, is_read=one.public_until in begins) for one in releases]
    return found if len(found) > 1 else []


def _version(one: Release, *, is_read: bool) -> Row:
    page: Any = page_of(one.revision)
    told = page.told()
    return {
        "day": timezone.localtime(one.public_from).date(),
        "number": told["document_number"],
        "correction": one.correction,
        "is_current": one.public_until is None,
        "claim": told["claim"] if is_read else "",
        "facts": told["facts"] if is_read else [],
    }


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _web(address: str) -> str:
    """Only what a browser opens as a page."""
    return address if address.startswith(("https://", "http://")) else ""
