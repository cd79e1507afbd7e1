"""What the drawings of the portal need: covers, names of languages, maps, numbers."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.translation import get_language

from nhipcau.editorial.models import PlacePage, Release
from nhipcau.portal import dates
from nhipcau.portal.drawing.map import draw
from nhipcau.portal.drawing.parts import Drawing, Pin

register = template.Library()

# Scripts that the face of the house does not draw.
_SHEETS: Final = {"lo", "km", "zh-hans", "ja", "ko"}
# How wide each drawn name of a language is, in em at a height of 1.5.
_NAMES: Final = {"lo": "1.44", "km": "1.21", "zh-hans": "3.95", "ja": "2.82", "ko": "2.62"}
_FEEDS: Final = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
}
_COVERS: Final = {
    "articlepage": "sea",
    "placepage": "tower",
    "investmentpage": "ship",
    "knowledgepage": "weave",
    "eventpage": "drum",
    "publicationpage": "pages",
    "infopage": "granite",
    "clarificationpage": "granite",
    "sectionpage": "granite",
}
_COVERS_OF_GENRES: Final = {
    "culture": "staff",
    "beach": "sea",
    "nature": "granite",
    "craft": "weave",
    "cluster": "granite",
    "sector": "weave",
}


@register.filter
def script_sheet(language: str) -> str:
    """The sheet with the faces of a script of its own; "" where none is needed."""
    return f"portal/fonts/{language}.css" if language in _SHEETS else ""


@register.filter
def script_sheets(codes: Iterable[str], language: str) -> list[str]:
    """The sheets of other scripts on a page of `language`, for titles in these languages."""
    own = script_sheet(language)
    found = {script_sheet(code_of_ours(code)) for code in codes}
    return sorted(found - {"", own})


@register.filter
def code_of_ours(code: str) -> str:
    """The language of the portal that is meant: "zh" is "zh-hans"; others as they are."""
    main = code.lower().split("-")[0]
    ours = (known for known, _name in settings.LANGUAGES if known.split("-")[0] == main)
    return next(ours, code)


@register.filter
def drawn_name(language: str) -> str:
    """The width of the drawn name of a language; "" where letters of the house will do."""
    return _NAMES.get(language, "")


@register.filter
def feed_name(mime: str) -> str:
    return _FEEDS.get(mime, mime)


@register.filter
def cover_of(release: Release) -> str:
    """The drawing that stands where a page brings no picture of its own."""
    return f"cover-{_COVERS_OF_GENRES.get(release.genre) or _COVERS.get(release.kind, 'sea')}"


@register.filter
def month_in_words(day: date) -> str:
    return dates.month_in_words(day, get_language() or "vi")


@register.filter
def weekday_in_words(day: date) -> str:
    return dates.weekday_in_words(day, get_language() or "vi")


@register.filter
def in_figures(number: Any) -> str:
    """A number with the marks of the reader's language; other words as they are."""
    if isinstance(number, int | float):
        return dates.number_in_words(number, get_language() or "vi")
    return str(number)


@register.filter
def tongue_of(name: str) -> str:
    """The language of the name of an office, for voices that read it: its own, or English."""
    return "en" if name.isascii() else "vi"


@register.filter
def host_of(url: str) -> str:
    """Where a link leads: "wto.org"."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.filter
def size_in_words(size: int) -> str:
    """ "1,2 MB", "340 KB": a file's weight, of 1024 bytes a step."""
    language = get_language() or "vi"
    if size >= 1024 * 1024:
        return f"{dates.number_in_words(round(size / 1024 / 1024, 1), language)} MB"
    return f"{dates.number_in_words(max(1, round(size / 1024)), language)} KB"


@register.filter
def tongue_name(code: str) -> str:
    """A language by its own name."""
    return dict(settings.LANGUAGES).get(code, code)


@register.simple_tag
def drawn_map(layers: Any, places: Any, required: Any, focus: Any = ()) -> Drawing | None:
    """The map of a section or a block: `places` as numbered spots, `focus` the layers it shows."""
    pins = [
        Pin(place["number"], place["title"], place["address"], tuple(place["at"]))
        for place in places or ()
    ]
    return draw(layers, pins, required or (), language=get_language() or "vi", focus=set(focus))


@register.simple_tag
def place_map(page: PlacePage, layers: Any, required: Any) -> Drawing | None:
    """Where one place lies; None where it has no degrees."""
    if page.latitude is None or page.longitude is None:
        return None
    pin = Pin(1, page.title, "", (float(page.longitude), float(page.latitude)))
    return draw(layers, [pin], required or (), language=get_language() or "vi")
