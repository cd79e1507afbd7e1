"""A translation is stale when its source changed after it was made; people say when it is not."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from nhipcau.editorial.models import Edition, StaleMark, Work
from nhipcau.editorial.snapshots import page_of
from nhipcau.editorial.steps import leave_step, locked_edition
from nhipcau.editorial.touching import touch
from nhipcau.editorial.translating.segments import changed_between, segments_of
from nhipcau.editorial.translating.sources import source_of, source_text
from nhipcau.organisations.models import User


@transaction.atomic
def note_made_from(edition: Edition, revision: Revision | None, *, by: User | None) -> Edition:
    """Keep which text of the source the translation stands on; what it lacks since is marked."""
    edition = locked_edition(edition)
    edition.made_from = revision
    edition.save()
    _end(edition, by=by, reason="")
    mark_if_stale(edition)
    return edition


def mark_translations(source: Edition) -> list[StaleMark]:
    """After a release of the source: a mark for each translation that lacks something of it."""
    if source_of(source.work) != source:
        return []
    others = source.work.editions.exclude(pk=source.pk).exclude(made_from=None)
    return [mark for edition in others if (mark := mark_if_stale(edition))]


def mark_if_stale(edition: Edition) -> StaleMark | None:
    """The open mark of a translation, brought up to the source's public text; None if it has all.

    A change that was dismissed once is not marked again; only what came after it is.
    """
    newest = source_text(edition.work)
    if edition.made_from is None or newest is None or edition == source_of(edition.work):
        return None
    changed = _changed(edition.made_from, newest)
    if not changed:
        _end(edition, by=None, reason="")
        return None
    pairs = [list(pair) for pair in changed]
    mark, made = StaleMark.objects.get_or_create(
        edition=edition, ended_at=None, defaults={"changed": pairs}
    )
    if made:
        touch(f"edition:{edition.pk}")
    elif mark.changed != pairs:
        mark.changed = pairs
        mark.save()
    return mark


@transaction.atomic
def bring_up_to_date(edition: Edition, *, by: User) -> Edition:
    """The translator has worked the change in: the translation stands on the newest source text.

    Refused where nothing of the translation was saved since the change was noticed.
    """
    mark = _open_mark(edition)
    if not edition.page.revisions.filter(created_at__gt=mark.noticed_at).exists():
        message = "Bản dịch chưa được sửa từ khi bản gốc đổi. Hãy sửa rồi lưu, hoặc nêu lý do."
        raise ValidationError(message, code="untouched")
    return note_made_from(edition, source_text(edition.work), by=by)


@transaction.atomic
def dismiss(edition: Edition, *, reason: str, by: User) -> Edition:
    """The change asks for no new translation (a comma, a spelling); the reason is kept."""
    if not reason.strip():
        message = "Nêu lý do không cần dịch lại."
        raise ValidationError({"reason": message}, code="reason")
    _open_mark(edition)
    edition = locked_edition(edition)
    edition.made_from = source_text(edition.work)
    edition.save()
    _end(edition, by=by, reason=reason.strip())
    leave_step(edition, "dismiss", before=edition.stage, by=by, reason=reason.strip())
    return edition


def missing_languages(work: Work, languages: Iterable[str]) -> list[str]:
    """Those of `languages` in which the work has no public edition, in their order."""
    public = set(work.editions.public().values_list("language", flat=True))
    return [language for language in languages if language not in public]


def _changed(made_from: Revision, newest: Revision) -> list[tuple[str, str]]:
    if made_from.pk == newest.pk:
        return []
    return changed_between(segments_of(page_of(made_from)), segments_of(page_of(newest)))


def _open_mark(edition: Edition) -> StaleMark:
    mark = edition.stale_marks.filter(ended_at=None).first()
    if mark is None:
        raise ValidationError("Bản dịch này không cũ hơn bản gốc.", code="state")
    return mark


def _end(edition: Edition, *, by: User | None, reason: str) -> None:
    open_marks = edition.stale_marks.filter(ended_at=None)
    if open_marks.update(ended_at=timezone.now(), ended_by=by, reason=reason):
        touch(f"edition:{edition.pk}")
