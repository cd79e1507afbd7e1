"""Where an edition is public, and where an address that once was public leads today."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError

from nhipcau.editorial.models import Edition, FormerAddress, Release
from nhipcau.editorial.touching import touch_release

_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Moved:
    """What stood here is public elsewhere, at `release.address`."""

    release: Release


@dataclass(frozen=True, slots=True)
class Gone:
    """What stood here was withdrawn at `since`; `reason` is for the public."""

    edition: Edition
    reason: str
    since: datetime | None


def find(language: str, path: str) -> Release | Moved | Gone | None:
    """What an address leads to; None only for one that never was public."""
    public = Release.objects.current().select_related("revision", "edition__work", "picture")
    if found := public.filter(language=language, path=path).first():
        return found
    edition = _last_there(language, path)
    if edition is None:
        return None
    if now := public.filter(edition=edition).first():
        return Moved(now)
    return Gone(edition, edition.withdrawn_reason, edition.withdrawn_at)


def refuse_taken(edition: Edition, path: str) -> None:
    """Refuse an address that is too long, or that another page bears just now."""
    if len(path) > _LONGEST:
        message = "Đường dẫn quá dài: hãy rút ngắn đường dẫn của trang này."
        raise ValidationError(message, code="path")
    taken = Release.objects.current().filter(language=edition.language, path=path)
    if taken.exclude(edition=edition).exists():
        message = f"Đường dẫn “{path}” đang có trang khác dùng. Hãy đổi đường dẫn của trang này."
        raise ValidationError(message, code="path")


def bring_along(edition: Edition, *, old: str, new: str, at: datetime) -> list[Release]:
    """Public pages under `old` now stand under `new`; their old addresses lead on.

    A part of the release that moves the page above them.
    """
    if not old or old == new:
        return []
    below = Release.objects.current().filter(language=edition.language, path__startswith=old)
    # The database may not tell capitals from small letters.
    moved = [r for r in below.exclude(edition=edition) if r.path.startswith(old)]
    for release in moved:
        _move(release, f"{new}{release.path[len(old) :]}", at=at)
    return moved


def _move(release: Release, path: str, *, at: datetime) -> None:
    refuse_taken(release.edition, path)
    before = Release.objects.get(pk=release.pk)
    FormerAddress.objects.create(
        edition=release.edition, language=release.language, path=release.path, left_at=at
    )
    release.path = path
    release.save(update_fields=["path"])
    touch_release(release.edition, before, release)


def _last_there(language: str, path: str) -> Edition | None:
    """The edition that was the last to be public at an address."""
    here = {"language": language, "path": path}
    ended = Release.objects.filter(**here).order_by("-public_until").first()
    left = FormerAddress.objects.filter(**here).order_by("-left_at").first()
    if ended and left:
        ended_at = ended.public_until
        return left.edition if ended_at and left.left_at > ended_at else ended.edition
    last = ended or left
    return last.edition if last else None
