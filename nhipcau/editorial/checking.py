"""The check before publication: sent by a writer, decided by another person, bound to the text."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Revision

from nhipcau.editorial.fitness import refuse_unfit
from nhipcau.editorial.hints import hints_for, refuse_secret
from nhipcau.editorial.models import Check, Edition
from nhipcau.editorial.questions import must_be_present, questions_for, refuse_unanswered
from nhipcau.editorial.snapshots import digest_of, latest_revision, page_of, place_of
from nhipcau.editorial.steps import locked_edition, move
from nhipcau.organisations.models import User

Stage = Edition.Stage
Answers = Mapping[str, Mapping[str, Any]]


@transaction.atomic
def submit(edition: Edition, *, by: User, note: str = "") -> Check:
    """Put the newest text before a checker, with what the machine sees in it.

    Refused: no text, an open check, a secrecy stamp in the words or in an attached file, what the
    kind of page itself does not let out.
    """
    edition = locked_edition(
        edition,
        expect=(Stage.WRITING, Stage.RETURNED, Stage.CLEARED, Stage.RELEASED, Stage.SCHEDULED),
    )
    revision = latest_revision(edition.page)
    if revision is None:
        raise ValidationError("Trang chưa có bản nháp nào để gửi kiểm tra.", code="empty")
    page = page_of(revision)
    refuse_secret(page)
    refuse_unfit(edition, page)
    void_others(edition)
    check = Check.objects.create(
        edition=edition,
        revision=revision,
        digest=digest_of(revision),
        under_page=place_of(edition.page),
        questions=questions_for(page, edition.work),
        hints=hints_for(page, edition.work),
        needs_second=bool(edition.work.topics),
        submitted_by=by,
        note=note.strip(),
    )
    check.writers.set(writers_of(edition, by))
    edition.go_at = edition.go_by = None
    move(edition, Stage.CHECKING, "submit", by=by, reason=check.note, told=_about(check))
    return check


@transaction.atomic
def clear(check: Check, *, answers: Answers, by: User) -> Check:
    """The text may go out, or goes to a second checker where its topics ask for one.

    Refused: a writer of it, the first checker as second, an unanswered or negative question, a
    text that was changed meanwhile.
    """
    check = _locked(check)
    edition = check.edition
    if problem := why_not_check(check, by=by):
        raise ValidationError(problem, code="same_person")
    refuse_changed(check)
    refuse_unanswered(
        answers,
        codes=check.questions,
        present=must_be_present(page_of(check.revision), edition.work),
    )
    given = {code: dict(answer) for code, answer in answers.items() if code in check.questions}
    if check.outcome == Check.Outcome.SECOND:
        check.second_answers, check.second_by, check.second_at = given, by, timezone.now()
        check.outcome = Check.Outcome.CLEARED
    else:
        check.answers, check.checked_by, check.checked_at = given, by, timezone.now()
        check.outcome = Check.Outcome.SECOND if check.needs_second else Check.Outcome.CLEARED
    check.save()
    is_done = check.outcome == Check.Outcome.CLEARED
    move(
        edition,
        Stage.CLEARED if is_done else Stage.SECOND,
        "clear" if is_done else "first_clear",
        by=by,
        told=_about(check),
    )
    return check


@transaction.atomic
def send_back(check: Check, *, reason: str, by: User) -> Check:
    """The text goes back to its writers with what must be mended."""
    if not reason.strip():
        raise ValidationError({"reason": "Ghi rõ điều phải sửa."}, code="reason")
    check = _locked(check)
    if problem := why_not_check(check, by=by):
        raise ValidationError(problem, code="same_person")
    check.outcome, check.reason = Check.Outcome.RETURNED, reason.strip()
    if check.checked_by is None:
        check.checked_by, check.checked_at = by, timezone.now()
    else:
        check.second_by, check.second_at = by, timezone.now()
    check.save()
    move(check.edition, Stage.RETURNED, "send_back", by=by, reason=check.reason, told=_about(check))
    return check


@transaction.atomic
def take_back(check: Check, *, by: User) -> Check:
    """A writer asks for the text back before it was decided."""
    check = _locked(check)
    if not check.writers.filter(pk=by.pk).exists():
        raise ValidationError("Chỉ người viết, người gửi mới lấy lại bài.", code="not_writer")
    check.outcome = Check.Outcome.VOID
    check.save()
    move(check.edition, Stage.WRITING, "take_back", by=by, told=_about(check))
    return check


def why_not_check(check: Check, *, by: User) -> str:
    """Why this person may not check it; empty where they may. Roles are asked at the door."""
    if check.writers.filter(pk=by.pk).exists() or check.submitted_by_id == by.pk:
        return "Người viết, người gửi bài không tự kiểm tra bài của mình."
    if check.checked_by_id == by.pk:
        return "Bạn đã kiểm tra lần thứ nhất; lần thứ hai phải là người khác."
    return ""


def refuse_changed(check: Check) -> None:
    """Refuse where words, files or place are no longer those that were put before the checker."""
    if not _holds(check, latest_revision(check.edition.page)):
        message = (
            "Bài, tệp trong bài hoặc chỗ của trang đã đổi sau khi gửi kiểm tra. "
            "Hãy gửi kiểm tra lại để người khác đọc đúng bản sẽ đăng."
        )
        raise ValidationError(message, code="changed")


@transaction.atomic
def void_if_changed(edition: Edition, *, by: User | None) -> Edition:
    """Any edit after submission or clearing takes the check's worth away and stops a schedule.

    Called after a page was saved or moved in the editor's room.
    """
    edition = locked_edition(edition)
    newest = latest_revision(edition.page)
    pending = _pending(edition).first()
    if pending is not None:
        if _holds(pending, newest):
            return edition
        void_others(edition)
    elif edition.stage != Stage.RELEASED or newest is None or _is_public(edition, newest):
        return edition
    edition.go_at = edition.go_by = None
    told = _about(pending) if pending else {}
    return move(edition, Stage.WRITING, "edited", by=by, told=told)


@transaction.atomic
def ask_for_second(edition: Edition, *, by: User) -> Edition:
    """Sensitive topics were added: an open check gets a second checker, a cleared one is void."""
    edition = locked_edition(edition)
    pending = _pending(edition).filter(needs_second=False).first()
    if pending is None:
        return edition
    if pending.outcome == Check.Outcome.WAITING:
        pending.needs_second = True
        pending.save()
        return edition
    void_others(edition)
    edition.go_at = edition.go_by = None
    return move(edition, Stage.WRITING, "topics", by=by, told=_about(pending))


def void_all_changed(*, by: User | None) -> list[Edition]:
    """After a picture or file of the library was changed: what was checked with it before is void.

    Looks at what is under way only; a release keeps the files and words it went out with.
    """
    under_way = (Stage.CHECKING, Stage.SECOND, Stage.CLEARED, Stage.SCHEDULED)
    found = Edition.objects.filter(stage__in=under_way)
    return [e for e in found if void_if_changed(e, by=by).stage != e.stage]


def _holds(check: Check, newest: Revision | None) -> bool:
    """Whether the newest text is the one of the check, with the same files, in the same place."""
    return (
        newest is not None
        and newest.pk == check.revision_id
        and check.under_page == place_of(check.edition.page)
        and digest_of(newest) == check.digest
    )


def void_others(edition: Edition) -> None:
    """Checks of a held edition that let nothing out yet are worth nothing from now on."""
    for check in _pending(edition):
        check.outcome = Check.Outcome.VOID
        check.save()


def _pending(edition: Edition) -> QuerySet[Check]:
    """Checks that are open, or cleared something that has not gone out."""
    over = (Check.Outcome.VOID, Check.Outcome.RETURNED)
    return edition.checks.filter(releases=None).exclude(outcome__in=over)


def _is_public(edition: Edition, revision: Revision) -> bool:
    return edition.releases.current().filter(revision=revision).exists()


def writers_of(edition: Edition, by: User) -> list[User]:
    """Everybody who saved a text of the page since the last checked one that went out, and `by`.

    What went out unchecked in an emergency still counts as unread.
    """
    saved = edition.page.revisions.exclude(user=None)
    if seen := edition.releases.exclude(clearance=None).order_by("-pk").first():
        saved = saved.filter(pk__gt=seen.revision_id)
    return list(User.objects.filter(pk__in={*saved.values_list("user", flat=True), by.pk}))


def _locked(check: Check) -> Check:
    """Held with its edition; refused where it was decided already."""
    edition = locked_edition(check.edition)
    check = Check.objects.select_for_update().select_related("revision").get(pk=check.pk)
    check.edition = edition
    if check.outcome not in (Check.Outcome.WAITING, Check.Outcome.SECOND):
        message = f"Phiếu kiểm tra này đã xong: {check.get_outcome_display()}."
        raise ValidationError(message, code="state")
    return check


def _about(check: Check) -> dict[str, Any]:
    return {"check": check.pk, "revision": check.revision_id, "digest": check.digest}
