"""An opinion of a page or an answer: taken without a trace of who gave it."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.documents.secrecy import bears_stamp
from nhipcau.inquiries.clock import months_after
from nhipcau.inquiries.models import Inquiry, Rating
from nhipcau.inquiries.steps import Act, leave_step
from nhipcau.organisations.models import User
from nhipcau.vietnamese.typed_text import typed_line

About = Rating.About


@transaction.atomic
def rate_page(*, page: str, language: str, score: int, remark: str, day: date) -> Rating:
    """What a reader says of the public page at `page`; "" for the portal as a whole."""
    return _taken(
        Rating(about=About.PAGE, page=page, language=language, score=score, given_on=day), remark
    )


@transaction.atomic
def rate_answer(key: str, *, score: int, remark: str, day: date) -> Rating:
    """What the person who asked says of the answer, once: the key in the letter is spent by it.

    The opinion does not name the question. Refused with code "spent" for a key no longer known.
    """
    asked = Inquiry.objects.select_for_update(of=("self",)).filter(rating_key=key).first()
    if asked is None:
        message = _("Liên kết này đã dùng hoặc không còn hiệu lực.")
        raise ValidationError(message, code="spent")
    rating = _taken(
        Rating(
            about=About.ANSWER,
            language=asked.language,
            audience=asked.audience,
            score=score,
            given_on=day,
        ),
        remark,
    )
    asked.rating_key = None
    asked.save(update_fields=["rating_key"])
    leave_step(asked, Act.RATED, by=None)
    return rating


@transaction.atomic
def remove_remark(rating: Rating, *, by: User) -> Rating:
    """Take the words out, for instance because they name somebody; the opinion stays counted."""
    rating = Rating.objects.select_for_update(of=("self",)).get(pk=rating.pk)
    if rating.remark:
        rating.remark, rating.remark_removed_at, rating.remark_removed_by = "", timezone.now(), by
        rating.save()
    return rating


def remove_old_remarks(*, day: date) -> int:
    """Words older than personal data may be kept go, for they may name somebody; how many."""
    before = months_after(day, -settings.NHIPCAU_INQUIRY_KEEP_MONTHS)
    old = Rating.objects.filter(given_on__lt=before).exclude(remark="")
    return old.update(remark="", remark_removed_at=timezone.now())


def _taken(rating: Rating, remark: str) -> Rating:
    rating.remark = typed_line(remark)
    if bears_stamp(remark):
        message = _(
            "Nội dung này có dấu độ mật. Không gửi bí mật nhà nước qua trang này; "
            "nội dung không được lưu lại."
        )
        raise ValidationError({"remark": ValidationError(message, code="secret")})
    rating.clean_fields()
    rating.save()
    return rating
