"""A page, its texts, checks, releases and traces are emptied; the rows stay and say nothing."""

from collections import Counter
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import ProtectedError, Q
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.fields import StreamField
from wagtail.models import Comment, Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from nhipcau.editorial.models import (
    Check,
    Edition,
    FormerAddress,
    Onward,
    PortalPage,
    Release,
    ReleasedAttachment,
    ReleasedPicture,
    ReleaseSetStep,
    StaleMark,
)
from nhipcau.notices.models import Notice
from nhipcau.outputs.models import Evidence

EMPTIED: Final = "(đã xóa hẳn)"
_STRUCTURE: Final = {"id", "path", "depth", "numchild", "url_path", "page_ptr", "translation_key"}


def empty_page(page: Page) -> Counter[str]:
    """What was emptied, in rows. The edition must be public no longer. Held by the purge."""
    done: Counter[str] = Counter()
    for copy in page.aliases.all():
        done += empty_page(copy)
    before = _address_of(page)
    specific = page.specific
    done["traces"] = _drop_traces(specific)
    done["texts"] = _drop_revisions(page)
    url_path = specific.url_path
    _blank(specific)
    specific.save(clean=False)
    done["pages"] = 1
    specific = type(specific).objects.get(pk=page.pk)  # without the remarks it had
    done["texts"] += _rewrite_revisions(specific)
    done["texts"] += _rewrite_below(specific, url_path)
    if edition := Edition.objects.filter(page=page.pk).first():
        done += empty_edition(edition, before=before, slug=specific.slug)
    return done


def empty_edition(edition: Edition, *, before: list[str], slug: str) -> Counter[str]:
    """`before` are the paths it ever had, `slug` is what stands in their place."""
    done: Counter[str] = Counter()
    for release in edition.releases.all():
        _empty_release(release, slug)
        done["releases"] += 1
    shown = {"release__edition": edition}
    ReleasedPicture.objects.filter(**shown).update(told={})
    ReleasedAttachment.objects.filter(**shown).update(told={})
    done["checks"] = _empty_checks(edition)
    done["steps"] = edition.steps.update(reason="", told={})
    done["steps"] += ReleaseSetStep.objects.filter(release_set__editions=edition).update(reason="")
    done["addresses"] = _forget_paths(edition, before, slug)
    ended = {"changed": [], "reason": "", "ended_at": timezone.now()}
    done["marks"] = StaleMark.objects.filter(edition__work=edition.work_id).update(**ended)
    done["notices"] = Notice.objects.filter(key__startswith=f"edition:{edition.pk}:").update(
        subject=EMPTIED, body=""
    )
    Onward.objects.filter(edition=edition).update(url="", note="")
    if edition.withdrawn_reason:
        edition.withdrawn_reason = EMPTIED
    edition.stage, edition.go_at, edition.go_by = Edition.Stage.WRITING, None, None
    edition.save()
    return done


def _blank(page: PortalPage) -> None:
    for field in page._meta.concrete_fields:
        if field.name not in _STRUCTURE:
            _blank_field(page, field)
    page.title = page.draft_title = EMPTIED
    page.slug = f"da-xoa-{page.pk}"
    page.live = False
    page.has_unpublished_changes = True


def _blank_field(page: PortalPage, field: Any) -> None:
    """Words, days, numbers and what it points at; not what kind of page it is and by whom."""
    if isinstance(field, StreamField | models.JSONField):
        setattr(page, field.name, [])
    elif isinstance(field, models.CharField | models.TextField) and not field.choices:
        setattr(page, field.name, "")
    elif isinstance(field, models.DateField | models.DecimalField):
        setattr(page, field.name, None if field.null else timezone.now())
    elif field.name in {"lead_picture", "file"}:
        setattr(page, field.name, None)


def _drop_revisions(page: Page) -> int:
    """Texts that no check, release or translation stands on are deleted."""
    Edition.objects.filter(made_from__in=page.revisions.all()).update(made_from=None)
    gone = 0
    for revision in page.revisions.all():
        try:
            gone += Revision.objects.filter(pk=revision.pk).delete()[0]
        except ProtectedError:
            continue
    return gone


def _rewrite_revisions(page: PortalPage) -> int:
    """Those that must stay tell of the emptied page."""
    kept = page.revisions.all()
    newest = kept.order_by("created_at", "pk").last()
    page.latest_revision = newest
    page.live_revision = None
    page.save(clean=False)
    rows: int = kept.update(content=page.serializable_data(), object_str=EMPTIED)
    return rows


def _rewrite_below(page: PortalPage, url_path: str) -> int:
    """Texts of pages below name the place in the tree by the words of this one."""
    done = 0
    for revision in Revision.page_revisions.filter(
        object_id__in=[str(pk) for pk in page.get_descendants().values_list("pk", flat=True)]
    ):
        here = revision.content.get("url_path", "").replace(url_path, page.url_path, 1)
        content = revision.content | {"url_path": here}
        done += Revision.objects.filter(pk=revision.pk).update(content=content)
    return done


def _drop_traces(page: PortalPage) -> int:
    """What the framework wrote down beside the page: log, remarks, half-filled forms, indexes."""
    kinds = ContentType.objects.get_for_models(Page, type(page)).values()
    forms = FormState.objects.filter(content_type__in=kinds)
    below = Q(object_id=str(page.pk)) | Q(object_id="", parent_object_id__in=_parents(page))
    gone: int = forms.filter(below).delete()[0]
    gone += Comment.objects.filter(page=page.pk).delete()[0]
    gone += IndexEntry.objects.filter(object_id=str(page.pk), content_type__in=kinds).delete()[0]
    gone += PageLogEntry.objects.filter(page=page.pk).update(label=EMPTIED, data={})
    ReferenceIndex.remove_for_object(page)
    return gone


def _parents(page: PortalPage) -> list[str]:
    above = page.get_parent()
    return [str(above.pk)] if above else []


def _empty_release(release: Release, slug: str) -> None:
    release.title, release.summary, release.words = EMPTIED, "", ""
    release.facts, release.picture, release.path = {}, None, f"{slug}/"
    release.correction = EMPTIED if release.correction else ""
    release.emergency_reason = EMPTIED if release.emergency_reason else ""
    release.save()


def _empty_checks(edition: Edition) -> int:
    for check in edition.checks.all():
        check.hints, check.note = [], ""
        check.answers = _without_notes(check.answers)
        check.second_answers = _without_notes(check.second_answers)
        check.reason = EMPTIED if check.reason else ""
        if check.outcome in (Check.Outcome.WAITING, Check.Outcome.SECOND):
            check.outcome = Check.Outcome.VOID
        check.save()
    return edition.checks.count()


def _without_notes(answers: dict[str, Any]) -> dict[str, Any]:
    return {code: {"answer": given.get("answer", "")} for code, given in answers.items()}


def _address_of(page: Page) -> list[str]:
    """Every path at which the page ever was public."""
    here = {"edition__page": page.pk}
    paths = {
        *Release.objects.filter(**here).values_list("path", flat=True),
        *FormerAddress.objects.filter(**here).values_list("path", flat=True),
    }
    return sorted(path for path in paths if path)


def _forget_paths(edition: Edition, before: list[str], slug: str) -> int:
    """The words of an address go too, also in the addresses of pages below."""
    done = FormerAddress.objects.filter(edition=edition).delete()[0]
    for path in before:
        for model in (Release, FormerAddress):
            rows: Any = model.objects.filter(language=edition.language, path__startswith=path)
            for row in rows:
                row.path = f"{slug}/{row.path[len(path) :]}"
                row.save(update_fields=["path"])
                done += 1
        there = f"/{edition.language}/{path}"
        for link in Evidence.objects.filter(url__contains=there):
            link.url = link.url.replace(there, f"/{edition.language}/{slug}/", 1)
            link.save(update_fields=["url"])
    return done
