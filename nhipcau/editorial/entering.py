"""A page made in the editor's room gets its work and its edition."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from nhipcau.editorial.checking import ask_for_second
from nhipcau.editorial.models import (
    ClarificationPage,
    Edition,
    EventPage,
    HomePage,
    InfoPage,
    PublicationPage,
    SectionPage,
    Work,
)
from nhipcau.editorial.steps import leave_step, locked_edition
from nhipcau.organisations.models import Unit, User
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task

_KINDS_OF_OUTPUT = {
    EventPage: "",  # an event is counted where it is registered, not where it is announced
    PublicationPage: Output.Kind.PUBLICATION,
    ClarificationPage: Output.Kind.CLARIFICATION,
    HomePage: "",
    SectionPage: "",
    InfoPage: "",
}


@transaction.atomic
def enter_page(page: Page, *, by: User, unit: Unit | None = None) -> Edition:
    """The edition of a page; made at the first call, with a work where its key has none yet.

    The work is of `unit`, else of the unit where `by` holds an appointment today.
    """
    if found := Edition.objects.filter(page=page.pk).first():
        return found
    work = Work.objects.filter(key=page.translation_key).first()
    if work is None:
        work = Work.objects.create(
            key=page.translation_key,
            unit=unit or _unit_of(by),
            output_kind=_KINDS_OF_OUTPUT.get(page.specific_class, Output.Kind.ARTICLE),
            created_by=by,
        )
    edition = Edition.objects.create(work=work, page_id=page.pk, language=page.locale.language_code)
    leave_step(edition, "enter", before="", by=by)
    return edition


@transaction.atomic
def revise_work(work: Work, *, changes: Mapping[str, Any], by: User) -> Work:
    """Change `unit`, `tasks`, `topics` or `output_kind`.

    Topics added ask for a second checker: what is cleared but not public is void.
    """
    work = Work.objects.select_for_update().get(pk=work.pk)
    before = _told(work)
    for name in ("unit", "topics", "output_kind"):
        if name in changes:
            setattr(work, name, changes[name])
    unknown = set(work.topics) - set(Work.Topic.values)
    if unknown:
        raise ValidationError({"topics": "Chọn nội dung nhạy cảm trong danh sách."}, code="choice")
    work.save()
    if "tasks" in changes:
        work.tasks.set(_tasks(changes["tasks"]))
    after = _told(work)
    changed = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    if changed:
        for edition in work.editions.all():
            leave_step(edition, "sheet", before=edition.stage, by=by, told=changed)
            if set(after["topics"]) - set(before["topics"]):
                ask_for_second(edition, by=by)
    return work


def why_not_drop(edition: Edition) -> str:
    """Why its page may not be deleted; empty for a draft that nobody outside ever saw."""
    if edition.releases.exists():
        return "Trang đã từng công khai nên không xóa được; hãy gỡ trang tại bàn đăng bài."
    if edition.stage in (Edition.Stage.CHECKING, Edition.Stage.SECOND):
        return "Trang đang chờ kiểm tra nên không xóa được; hãy lấy bài về trước."
    if edition.onwards.exists() or edition.purged:
        return "Trang còn nằm trong sổ của bàn đăng bài nên không xóa được."
    return ""


@transaction.atomic
def drop_draft(edition: Edition, *, by: User) -> None:
    """A draft that never was public goes with its checks and steps, before its page is deleted."""
    edition = locked_edition(edition)
    if problem := why_not_drop(edition):
        raise ValidationError(problem, code="state")
    work = edition.work
    texts = edition.page.revisions.all()
    Edition.objects.filter(made_from__in=texts).update(made_from=None)
    for parts in (edition.stale_marks, edition.steps, edition.checks):
        parts.all().delete()
    edition.release_sets.clear()
    edition.delete()
    if work.output is None and not work.editions.exists() and not work.onwards.exists():
        work.delete()


def _tasks(tasks: Iterable[Task]) -> list[Task]:
    return list(dict.fromkeys(tasks))


def _told(work: Work) -> dict[str, Any]:
    return {
        "unit": work.unit_id,
        "tasks": sorted(work.tasks.values_list("pk", flat=True)),
        "topics": list(work.topics),
        "output_kind": work.output_kind,
    }


def _unit_of(by: User) -> Unit:
    appointment = by.appointments.on(timezone.localdate()).select_related("unit").first()
    if appointment is None:
        message = "Tài khoản này chưa có vai trò ở đơn vị nào nên chưa viết bài được."
        raise ValidationError(message, code="unit")
    return appointment.unit
