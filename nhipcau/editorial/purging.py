"""A secret that came in is taken out everywhere: one person asks, another agrees, it is done.

The system must hold no state secret (Law 117/2025; read in summaries); revisions, renditions,
indexes and caches hold copies too, and backups, which only people can reach.
"""

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from nhipcau.editorial.emptying.database import scour
from nhipcau.editorial.emptying.files import empty_file
from nhipcau.editorial.emptying.pages import empty_page
from nhipcau.editorial.emptying.translations import empty_translations
from nhipcau.editorial.models import Attachment, Edition, Picture, Purge
from nhipcau.editorial.snapshots import files_of, page_of
from nhipcau.editorial.steps import leave_step
from nhipcau.editorial.touching import touch
from nhipcau.editorial.withdrawing import withdraw_tree
from nhipcau.organisations.models import Role, User
from nhipcau.outputs.purge import purge_output

Kind, State = Purge.Kind, Purge.State
Target = Any  # a page, a picture or an attachment; the framework's page has no types
WITHDRAWN = "Trang tạm gỡ để kiểm tra."


@transaction.atomic
def ask(target: Target, *, what: str, reported_to: str, by: User) -> Purge:
    """What is public of it goes at once; the content waits for the second person.

    `what` tells the case without the content, `reported_to` who was told of it. Refused: another
    role than the focal officer's, a case asked for already.
    """
    _require(by, Role.FOCAL, "Chỉ cán bộ đầu mối đề nghị xóa nội dung mật.")
    if not what.strip():
        raise ValidationError({"what": "Ghi sự việc, không nêu nội dung."}, code="what")
    if not reported_to.strip():
        raise ValidationError({"reported_to": "Ghi đã báo cho ai."}, code="reported_to")
    kind = _kind_of(target)
    if Purge.objects.filter(kind=kind, target=target.pk, state=State.ASKED).exists():
        raise ValidationError("Nội dung này đã có đề nghị xóa đang chờ.", code="asked")
    if kind == Kind.PAGE and (edition := Edition.objects.filter(page=target.pk).first()):
        withdraw_tree(edition, reason=WITHDRAWN, by=by)
    purge = Purge.objects.create(
        kind=kind,
        target=target.pk,
        what=what.strip()[:300],
        reported_to=reported_to.strip()[:300],
        by=by,
    )
    _touch(purge)
    return purge


@transaction.atomic
def discard(purge: Purge, *, by: User) -> Purge:
    """The second person found nothing secret; what was withdrawn goes out again by a check."""
    purge = _asked(purge, by=by)
    purge.state, purge.agreed_by, purge.done_at = State.DISCARDED, by, timezone.now()
    purge.save()
    _touch(purge)
    return purge


@transaction.atomic
def agree(purge: Purge, *, by: User) -> Purge:
    """Empty it everywhere; `left_to_do` then says what only people can do.

    The caller empties the caches. Refused: who asked, another role than the administrator's.
    """
    purge = _asked(purge, by=by)
    target = target_of(purge)
    is_page = purge.kind == Kind.PAGE
    left = _left_of_page(target) if is_page else []
    counts = _empty_page(target, by=by) if is_page else empty_file(target)
    purge.counts = dict(sorted((+counts).items()))
    since = timezone.localtime(_since(target))
    purge.left_to_do = [_to_do(what) for what in (*_always(f"{since:%d/%m/%Y}"), *left)]
    purge.state, purge.agreed_by, purge.done_at = State.DONE, by, timezone.now()
    purge.save()
    _touch(purge)
    transaction.on_commit(scour, robust=True)
    return purge


@transaction.atomic
def mark_done(purge: Purge, index: int, *, by: User) -> Purge:
    """Somebody did one of the things that were left, counted from 0."""
    purge = Purge.objects.select_for_update().get(pk=purge.pk)
    if not 0 <= index < len(purge.left_to_do):
        raise ValidationError("Không có việc này trong danh sách.", code="index")
    done = {"done_on": timezone.localdate().isoformat(), "done_by": by.pk}
    purge.left_to_do[index] |= done
    purge.save()
    return purge


def target_of(purge: Purge) -> Target:
    model: Any = {Kind.PAGE: Page, Kind.PICTURE: Picture, Kind.ATTACHMENT: Attachment}[
        Kind(purge.kind)
    ]
    found: Target = model.objects.get(pk=purge.target)
    return found


def _empty_page(page: Page, *, by: User) -> Counter[str]:
    counts: Counter[str] = Counter(translations=empty_translations(page))
    edition = Edition.objects.select_for_update().filter(page=page.pk).first()
    if edition and edition.work.output:
        counts["outputs"] = purge_output(edition.work.output, by=by)
    counts += empty_page(page)
    if edition:
        edition.refresh_from_db()
        leave_step(edition, "purge", before=edition.stage, by=by)
    return counts


def _left_of_page(page: Page) -> list[str]:
    """Other languages, and the pictures and files it showed, by number: each has its own purge."""
    work = Edition.objects.filter(page=page.pk).values("work")
    others = Edition.objects.filter(work__in=work).exclude(page=page.pk)
    shown = [files_of(page_of(revision)) for revision in page.revisions.all()]
    pictures = sorted({picture.pk for found, _files in shown for picture in found})
    files = sorted({file.pk for _pictures, found in shown for file in found})
    return [
        *(f"Bản tiếng “{e.language}” (trang số {e.page_id}): xem, cần thì xóa." for e in others),
        *(f"Ảnh số {pk} trong trang: xem, cần thì xóa." for pk in pictures),
        *(f"Tài liệu số {pk} trong trang: xem, cần thì xóa." for pk in files),
    ]


def _always(since: str) -> tuple[str, ...]:
    return (
        f"Bản sao lưu cơ sở dữ liệu và thư mục tệp từ ngày {since}: xóa, lập bản mới đã sạch.",
        "Bộ nhớ đệm trung gian và công cụ tìm kiếm bên ngoài: yêu cầu xóa.",
        "Thư, tệp dịch, báo cáo đã gửi đi hoặc tải về có nội dung này: thu hồi.",
        "Nhật ký của máy chủ web có đường dẫn, tên tệp: xóa các dòng đó.",
    )


def _to_do(what: str) -> dict[str, Any]:
    return {"what": what, "done_on": None, "done_by": None}


def _since(target: Target) -> Any:
    if not isinstance(target, Picture | Attachment):
        first = Edition.objects.filter(page=target.pk).first()
        return first.created_at if first else timezone.now()
    return target.created_at


def _asked(purge: Purge, *, by: User) -> Purge:
    purge = Purge.objects.select_for_update().get(pk=purge.pk)
    if purge.state != State.ASKED:
        message = f"Việc này đã xong: {purge.get_state_display().lower()}."
        raise ValidationError(message, code="state")
    if purge.by_id == by.pk:
        raise ValidationError("Người đồng ý phải khác người đề nghị.", code="same_person")
    _require(by, Role.ADMINISTRATOR, "Chỉ người quản trị đồng ý xóa nội dung mật.")
    return purge


def _require(by: User, role: str, message: str) -> None:
    if not by.has_role(role, day=timezone.localdate()):
        raise ValidationError(message, code="role")


def _kind_of(target: Target) -> str:
    if isinstance(target, Picture):
        return Kind.PICTURE
    return Kind.ATTACHMENT if isinstance(target, Attachment) else Kind.PAGE


def _touch(purge: Purge) -> None:
    if purge.kind == Kind.PAGE:
        found = Edition.objects.filter(page=purge.target).values_list("pk", flat=True)
        touch(*(f"edition:{pk}" for pk in found))
    else:
        touch(f"{purge.kind}:{purge.target}")
