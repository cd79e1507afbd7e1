"""What stands around every page: bar, way back, languages, foot, words for machines."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from nhipcau.editorial.models import Release
from nhipcau.organisations.models import Unit
from nhipcau.portal import reading
from nhipcau.portal.cache import remembered
from nhipcau.portal.noting import note
from nhipcau.portal.publishers import called

NAMES: Final = dict(settings.LANGUAGES)
_LOCALES: Final = {
    "vi": "vi_VN",
    "en": "en_US",
    "lo": "lo_LA",
    "km": "km_KH",
    "zh-hans": "zh_CN",
    "ja": "ja_JP",
    "ko": "ko_KR",
    "fr": "fr_FR",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A line of the bar, of the way back or of the foot."""

    title: str
    address: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the switch; `switch_address` remembers the choice on its way there."""

    code: str
    tag: str
    name: str
    address: str
    switch_address: str
    is_current: bool
    has_page: bool


def tag_of(language: str) -> str:
    """The language tag of BCP 47: "zh-hans" -> "zh-Hans"."""
    main, _, script = language.partition("-")
    return f"{main}-{script.capitalize()}" if script else main


def locale_of(language: str) -> str:
    """As Open Graph writes it: "vi_VN"."""
    return _LOCALES.get(language, language)


def absolute(address: str) -> str:
    return f"{settings.NHIPCAU_BASE_URL.rstrip('/')}{address}"


def frame(language: str, release: Release | None = None, *, path: str = "") -> dict[str, Any]:
    """Names that every template finds; `path` is where a page without a release stands."""
    around = remembered(f"around {language}", lambda: _around(language))
    homes = around["homes"]
    here = release.address if release else f"/{language}/{path}"
    versions = _versions(release)
    return {
        "language": language,
        "language_tag": tag_of(language),
        "is_preview": False,
        "site": around["site"],
        "menu": [Way(title, at, here.startswith(at)) for title, at in around["menu"]],
        "foot": [Way(title, at, here == at) for title, at in around["foot"]],
        "crumbs": [Way(r.title, r.address) for r in reading.ancestors_of(release)]
        if release
        else [],
        "languages": _languages(language, homes, versions),
        "alternates": _alternates(versions),
        "canonical": absolute(here) if release else "",
        "robots": "" if release else "noindex",
        "feeds": _feeds(language, release),
        "structured": [],
        "share": {},
        "search_address": reverse("portal:search", args=[language]),
        "calendar_address": reverse("portal:calendar", args=[language]),
    }


def _around(language: str) -> dict[str, Any]:
    """What stands on every page of a language."""
    homes = reading.first_pages()
    return {
        "homes": {code: home.address for code, home in homes.items()},
        "site": _site(language, homes.get(language)),
        "menu": [(r.title, r.address) for r in reading.menu_of(language)],
        "foot": [(r.title, r.address) for r in reading.foot_of(language)],
    }


def _versions(release: Release | None) -> dict[str, str]:
    """Language -> address of the same work there."""
    if release is None or release.edition_id is None:
        return {}
    found = reading.editions_in_public(release.edition.work_id)
    return {other.language: other.address for other in found}


def _site(language: str, home: Release | None) -> dict[str, str]:
    """The first page of the language, and who publishes it."""
    if home is None:
        return {"title": "", "address": f"/{language}/", "summary": "", "owner": ""}
    note(f"edition:{home.edition_id}", f"name:{home.unit_id}")
    unit = Unit.objects.get(pk=home.unit_id)
    return {
        "title": home.title,
        "address": home.address,
        "summary": home.summary,
        "owner": called(unit, unit.name),
    }


def _languages(current: str, homes: dict[str, str], versions: dict[str, str]) -> list[Tongue]:
    """Languages with a public first page, in the order of the settings."""
    found: list[Tongue] = []
    for code, name in NAMES.items():
        shown = versions.get(code) or homes.get(code)
        if shown is None:
            continue
        switch = reverse("portal:choose_language", args=[code])
        found.append(
            Tongue(
                code=code,
                tag=tag_of(code),
                name=name,
                address=shown,
                switch_address=f"{switch}?toi={shown}",
                is_current=code == current,
                has_page=code in versions,
            )
        )
    return found


def _alternates(versions: dict[str, str]) -> list[dict[str, str]]:
    """hreflang of the same work; x-default is the source language, else the first there is."""
    order = [code for code in NAMES if code in versions]
    if not order:
        return []
    listed = [{"tag": tag_of(code), "url": absolute(versions[code])} for code in order]
    return [*listed, {"tag": "x-default", "url": absolute(versions[order[0]])}]


def _feeds(language: str, release: Release | None) -> list[dict[str, str]]:
    """Feeds of the language, and of the section the page is."""
    path = release.path if release and release.kind == "sectionpage" else ""
    kinds = {
        "feed.xml": "application/rss+xml",
        "atom.xml": "application/atom+xml",
        "feed.json": "application/feed+json",
    }
    title = release.title if release and path else NAMES[language]
    return [
        {"title": title, "address": f"/{language}/{path}{name}", "type": mime}
        for name, mime in kinds.items()
    ]
