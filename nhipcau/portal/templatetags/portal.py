"""What templates of the portal ask for: pictures, files, words of kinds, days."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from nhipcau.editorial.models import Attachment, Picture, Release
from nhipcau.portal import dates, maps, pictures
from nhipcau.portal.files import Offered, offered
from nhipcau.portal.genres import genre_words

register = template.Library()


@register.simple_tag
def drawn(picture: Picture | None, shape: str, alt: str = "") -> pictures.Drawn | None:
    """None where there is no picture."""
    return pictures.drawn(picture, shape, language=_language(), alt=alt) if picture else None


@register.simple_tag
def file_of(document: Attachment | None, label: str = "") -> Offered | None:
    return offered(document, label) if document else None


@register.simple_tag
def map_layers(codes: Iterable[str]) -> list[dict[str, Any]]:
    return maps.layers(codes)


@register.simple_tag
def map_required() -> list[dict[str, Any]]:
    return maps.required()


@register.filter
def genre_label(release: Release) -> str:
    return genre_words(release.kind, release.genre)


@register.filter
def day_in_words(day: date | None) -> str:
    return dates.day_in_words(day, _language()) if day else ""


@register.simple_tag
def event_hours(release: Release) -> str:
    """Days and hours of an event, by the clock of the house."""
    if not release.starts_at or not release.ends_at:
        return ""
    starts, ends = timezone.localtime(release.starts_at), timezone.localtime(release.ends_at)
    return dates.hours_in_words(starts, ends, bool(release.facts.get("is_all_day")), _language())


def _language() -> str:
    return get_language() or "vi"
