"""What the public may read, and nothing else: current releases, each noted for the cache."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from nhipcau.editorial.models import Edition, Release
from nhipcau.portal.noting import note, note_until

FIRST_PAGE = "homepage"
_STANDING = ("homepage", "sectionpage", "infopage")


def _released(*marks: str) -> QuerySet[Release]:
    """Releases with what a line of a list shows. Long columns that no list shows stay behind."""
    note(*marks)
    return Release.objects.current().select_related("picture").defer("words", "folded")


def release_at(language: str, path: str) -> Release | None:
    found = _released().select_related("revision", "edition__work", "parent")
    return _noted(found.filter(language=language, path=path).first())


def first_page(language: str) -> Release | None:
    return _noted(_released().filter(language=language, path="").first())


def menu_of(language: str) -> list[Release]:
    """Sections on the bar, in their order."""
    note(f"menu:{language}")
    found = Release.objects.current().in_language(language).filter(in_menu=True)
    return list(found.exclude(path="").defer("words", "folded").order_by("position", "pk"))


def ancestors_of(release: Release) -> list[Release]:
    """From the first page down to the parent, found by their addresses."""
    parts = release.path.split("/")[:-2] if release.path else None
    if parts is None:
        return []
    paths = ["", *("/".join(parts[: i + 1]) + "/" for i in range(len(parts)))]
    found = Release.objects.current().filter(language=release.language, path__in=paths)
    found = found.only("title", "language", "path", "edition")
    return noted(sorted(found, key=lambda above: len(above.path)))


def editions_in_public(work_id: int) -> list[Release]:
    """The current releases of one work, one a language."""
    note(f"work:{work_id}")
    found = Release.objects.current().filter(edition__work=work_id).order_by()
    return list(found.only("title", "language", "path"))


def first_pages() -> dict[str, Release]:
    """The public first page of each language that has one."""
    found = Release.objects.current().filter(path="", kind=FIRST_PAGE).select_related("edition")
    pages = {release.language: release for release in found.defer("words", "folded")}
    for release in pages.values():
        note(f"work:{release.edition.work_id}")
    return pages


def under(edition_id: int) -> QuerySet[Release]:
    """Pages right under one, newest first; whoever shows them notes each (`noted`)."""
    return _released(f"under:{edition_id}").filter(parent=edition_id)


def newest_under(editions: Iterable[Edition | int], *, count: int) -> dict[int, list[Release]]:
    """For each edition the newest `count` pages right under it, in one query; no sections."""
    keys = [edition if isinstance(edition, int) else edition.pk for edition in editions]
    row = Window(
        RowNumber(),
        partition_by=F("parent"),
        order_by=[F("shown_on").desc(), F("public_from").desc(), F("pk").desc()],
    )
    found = _released(*(f"under:{key}" for key in keys)).filter(parent__in=keys)
    newest: dict[int, list[Release]] = {key: [] for key in keys}
    for release in noted(
        found.exclude(kind="sectionpage").annotate(row=row).filter(row__lte=count)
    ):
        newest[release.parent_id].append(release)
    return newest


def events(language: str) -> QuerySet[Release]:
    return _released(f"events:{language}").filter(language=language, starts_at__isnull=False)


def events_to_come(language: str, *, now: datetime, count: int | None = None) -> list[Release]:
    """Events that are not over at `now`, the next one first; another list once one is over."""
    found = events(language).filter(ends_at__gte=now).order_by("starts_at", "pk")
    listed = noted(found[:count] if count else found)
    note_until(min((release.ends_at for release in listed if release.ends_at), default=None))
    return listed


def of_unit(unit_id: int, language: str) -> QuerySet[Release]:
    found = _released(f"unit:{unit_id}").filter(unit=unit_id, language=language)
    return found.exclude(kind__in=_STANDING)


def latest(language: str) -> QuerySet[Release]:
    """Works of a language, newest first: what feeds and lists of news tell of."""
    found = _released(f"latest:{language}").filter(language=language)
    return found.exclude(kind__in=_STANDING)


def works_in(section: Release) -> QuerySet[Release]:
    """Works right under a section or one section deeper, newest first."""
    held = _inner(section.edition_id)
    found = _released(*(f"under:{pk}" for pk in held)).filter(parent__in=held)
    return found.exclude(kind__in=_STANDING)


def everything(language: str) -> QuerySet[Release]:
    return _released(f"latest:{language}").filter(language=language)


def places(language: str, edition_id: int) -> list[Release]:
    """Places with degrees right under a section or one section deeper."""
    held = _inner(edition_id)
    found = _released(*(f"under:{pk}" for pk in held)).filter(parent__in=held, language=language)
    found = found.filter(kind="placepage").order_by("position", "pk")
    return [release for release in noted(found) if release.facts.get("at")]


def addresses_of(page_ids: Iterable[Any]) -> dict[int, str]:
    """Public addresses of pages, by page; those that are not public are left out."""
    public = FilteredRelation("releases", condition=Q(releases__public_until=None))
    found = Edition.objects.filter(page__in=page_ids).annotate(public=public)
    rows = found.order_by().values_list("pk", "page", "public__language", "public__path")
    told = list(rows)
    note(*(f"edition:{edition}" for edition, *_rest in told))
    return {page: f"/{language}/{path}" for _pk, page, language, path in told if language}


def noted(releases: Iterable[Release]) -> list[Release]:
    """The releases, each noted as shown."""
    shown = list(releases)
    for release in shown:
        note(f"edition:{release.edition_id}")
        if "picture_id" in release.__dict__ and release.picture_id:
            note(f"picture:{release.picture_id}")
    return shown


def _noted(release: Release | None) -> Release | None:
    return noted([release])[0] if release else None


def foot_of(language: str) -> list[Release]:
    """Standing pages right under the first page that are not on the bar, in their order."""
    home = Release.objects.current().filter(language=language, path="")
    editions = list(home.values_list("edition", flat=True))
    note(*(f"under:{pk}" for pk in editions))
    found = Release.objects.current().filter(parent__in=editions, in_menu=False)
    found = found.filter(kind__in=_STANDING).defer("words", "folded")
    return noted(found.order_by("position", "pk"))


def _inner(edition_id: int) -> list[int]:
    """A section and the sections right under it."""
    note(f"under:{edition_id}")
    inner = Release.objects.current().filter(parent=edition_id, kind="sectionpage")
    return [edition_id, *inner.order_by().values_list("edition", flat=True)]
