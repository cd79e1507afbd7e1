"""The check before publication: sent by a writer, decided by another person, bound to the text."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.secrecy import bears_stamp
from nhipcau.editorial.models import Check, Edition
from nhipcau.editorial.questions import must_be_present, questions_for, refuse_unanswered
from nhipcau.editorial.snapshots import digest_of, latest_revision, page_of, plain_words
from nhipcau.editorial.steps import locked_edition, move
from nhipcau.organisations.models import User

Stage = Edition.Stage
Answers = Mapping[str, Mapping[str, Any]]

STAMPED = (
    "Bài có dấu độ mật nên không được gửi đi. Nội dung mật không được nhập vào hệ thống này: "
    "hãy xóa ngay và báo người phụ trách để làm thủ tục xóa mọi bản lưu."
)


@transaction.atomic
def submit(edition: Edition, *, by: User, note: str = "", hints: Iterable[Any] = ()) -> Check:
    """Put the newest text before a checker. Refused: no text, an open check, a secrecy stamp."""
    edition = locked_edition(
        edition,
        expect=(Stage.WRITING, Stage.RETURNED, Stage.CLEARED, Stage.RELEASED, Stage.SCHEDULED),
    )
    revision = latest_revision(edition.page)
    if revision is None:
        raise ValidationError("Trang chưa có bản nháp nào để gửi kiểm tra.", code="empty")
    page = page_of(revision)
    if any(bears_stamp(piece) for piece in plain_words(page)):
        raise ValidationError(STAMPED, code="secret")
    _void_others(edition)
    check = Check.objects.create(
        edition=edition,
        revision=revision,
        digest=digest_of(revision),
        questions=questions_for(page, edition.work),
        hints=list(hints),
        needs_second=bool(edition.work.topics),
        submitted_by=by,
        note=note.strip(),
    )
    check.writers.set(_writers(edition, by))
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
    """Refuse where the words or files are no longer those that were put before the checker."""
    newest = latest_revision(check.edition.page)
    if newest is None or newest.pk != check.revision_id or digest_of(newest) != check.digest:
        message = (
            "Bài hoặc tệp trong bài đã đổi sau khi gửi kiểm tra. "
            "Hãy gửi kiểm tra lại để người khác đọc đúng bản sẽ đăng."
        )
        raise ValidationError(message, code="changed")


@transaction.atomic
def void_if_changed(edition: Edition, *, by: User | None) -> Edition:
    """Any edit after submission or clearing takes the check's worth away and stops a schedule."""
    edition = locked_edition(edition)
    newest = latest_revision(edition.page)
    check = edition.checks.exclude(outcome__in=(Check.Outcome.VOID, Check.Outcome.RETURNED)).first()
    if check is None or newest is None:
        return edition
    if newest.pk == check.revision_id and digest_of(newest) == check.digest:
        return edition
    was_released = check.releases.exists()
    if not was_released:
        check.outcome = Check.Outcome.VOID
        check.save()
    if edition.stage == Stage.WRITING:
        return edition
    edition.go_at = edition.go_by = None
    return move(edition, Stage.WRITING, "edited", by=by, told=_about(check))


def _void_others(edition: Edition) -> None:
    for check in edition.checks.filter(releases=None).exclude(
        outcome__in=(Check.Outcome.VOID, Check.Outcome.RETURNED)
    ):
        check.outcome = Check.Outcome.VOID
        check.save()


def _writers(edition: Edition, by: User) -> list[User]:
    """Everybody who saved a text of the page since what is public now, and who submits."""
    saved = edition.page.revisions.exclude(user=None)
    if current := edition.releases.current().first():
        saved = saved.filter(pk__gt=current.revision_id)
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
