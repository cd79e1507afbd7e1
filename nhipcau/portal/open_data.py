"""What is public as plain rows for other programs: docs/portal-api.md."""

from typing import Any

from django.utils.html import strip_tags

from nhipcau.editorial.models import ClarificationPage, PortalPage, Release
from nhipcau.portal import maps, reading
from nhipcau.portal.answering_press import plain
from nhipcau.portal.frame import NAMES, absolute, tag_of
from nhipcau.portal.pictures import share_address

Row = dict[str, Any]


def languages() -> list[Row]:
    return [
        {
            "code": code,
            "tag": tag_of(code),
            "name": NAMES[code],
            "title": home.title,
            "url": absolute(home.address),
            "pages": absolute(f"/api/v1/pages/{code}/"),
        }
        for code, home in reading.first_pages().items()
        if code in NAMES
    ]


def line(release: Release) -> Row:
    """A page as a list tells of it."""
    return {
        "id": release.edition_id,
        "kind": release.kind.removesuffix("page"),
        "genre": release.genre,
        "language": tag_of(release.language),
        "title": release.title,
        "summary": release.summary,
        "url": absolute(release.address),
        "data": absolute(f"/api/v1/page{release.address}"),
        "date": release.shown_on.isoformat(),
        "changed_at": release.public_from.isoformat(),
        "starts_at": release.starts_at.isoformat() if release.starts_at else None,
        "ends_at": release.ends_at.isoformat() if release.ends_at else None,
        "image": absolute(share_address(release.picture)) if release.picture else None,
        "facts": release.facts,
    }


def whole(page: PortalPage, release: Release) -> Row:
    """A page with its text, block by block, without markup, and its other languages."""
    versions = reading.editions_in_public(release.edition.work_id)
    return {
        **line(release),
        "correction": release.correction,
        "source": {
            "name": page.source_name,
            "url": page.source_url,
            "date": page.source_date.isoformat() if page.source_date else None,
        },
        "body": [
            {"block": block["type"], "words": _words(block["value"])}
            for block in page.body.raw_data
        ],
        **({"clarification": plain(page)} if isinstance(page, ClarificationPage) else {}),
        "translations": {
            tag_of(other.language): absolute(other.address)
            for other in versions
            if other.pk != release.pk
        },
    }


def places(language: str) -> Row:
    """Places with degrees as GeoJSON (RFC 7946)."""
    found = reading.latest(language).filter(kind="placepage")
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": release.facts["at"]},
                "properties": {
                    "title": release.title,
                    "genre": release.genre,
                    "url": absolute(release.address),
                },
            }
            for release in reading.noted(found)
            if release.facts.get("at")
        ],
    }


def layer(code: str) -> Row | None:
    """One layer of the maps with who supplied it and when."""
    found = next((known for known in maps.layers([code]) if known["code"] == code), None)
    if found is None:
        return None
    told = {name: found[name] for name in ("code", "name", "source", "is_base")}
    return {**found["geojson"], **told, "source_date": found["source_date"].isoformat()}


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [text] if (text := strip_tags(value).strip()) else []
    if isinstance(value, dict):
        kept = (inner for name, inner in value.items() if name not in {"id", "type"})
        return [text for inner in kept for text in _words(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _words(inner)]
    return []
