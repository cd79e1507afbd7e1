"""What a change alters for the public: marks that cached pages are known by."""

from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import F

from nhipcau.editorial.models import Edition, Release
from nhipcau.editorial.models.touched import Touched

NEWEST: Final = ""
_made_here = 0


def touch(*marks: str) -> None:
    """Say that what bears these marks has changed, as a part of the change itself.

    Marks: "edition:<pk>" a page and its line in lists; "under:<edition>" which pages lie under it;
    "menu:<language>"; "work:<pk>" in which languages it is public; "latest:<language>" anything
    public of a language; "events:<language>"; "unit:<pk>" what a unit publishes; "picture:<pk>" its
    description and rights; "layer:<code>" of a map; "settings".
    """
    if marks:
        _touch(set(marks))
        transaction.on_commit(_tell_here)


def touch_release(edition: Edition, before: Release | None, after: Release | None) -> None:
    """The public text of `edition` changed from `before` to `after`; None: not public."""
    touch(*marks_of_change(edition, before, after))


def marks_of_change(edition: Edition, before: Release | None, after: Release | None) -> set[str]:
    marks = {f"edition:{edition.pk}", f"latest:{edition.language}", f"work:{edition.work_id}"}
    for release in filter(None, (before, after)):
        marks |= {f"under:{release.parent_id or 0}", f"unit:{release.unit_id}"}
        if release.starts_at:
            marks.add(f"events:{edition.language}")
    if _in_menu(before) != _in_menu(after):
        marks.add(f"menu:{edition.language}")
    return marks


def changes_since(serial: int) -> dict[str, int]:
    """Marks touched after `serial`, each with its last; the newest serial stands under NEWEST."""
    return dict(Touched.objects.filter(serial__gt=serial).values_list("mark", "serial"))


def newest_serial() -> int:
    """0 before the first change."""
    found = Touched.objects.filter(mark=NEWEST).values_list("serial", flat=True).first()
    return found or 0


def made_here() -> int:
    """How many changes this process has made: it need not wait to notice its own."""
    return _made_here


def _touch(marks: Iterable[str]) -> None:
    if not Touched.objects.filter(mark=NEWEST).update(serial=F("serial") + 1):
        Touched.objects.bulk_create([Touched(mark=NEWEST)], ignore_conflicts=True)
        Touched.objects.filter(mark=NEWEST).update(serial=F("serial") + 1)
    serial = newest_serial()
    Touched.objects.bulk_create(
        [Touched(mark=mark, serial=serial) for mark in sorted(marks)],
        update_conflicts=True,
        unique_fields=["mark"],
        update_fields=["serial"],
    )


def _tell_here() -> None:
    global _made_here
    _made_here += 1


def _in_menu(release: Release | None) -> tuple[str, str, int] | None:
    if release is None or not release.in_menu:
        return None
    return (release.title, release.path, release.position)
