"""Letters to the person who asked, in the language of the question; nothing is sent here."""

from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.inquiries.models import Inquiry, InquiryMail
from nhipcau.notices.mailing import mail_is_on
from nhipcau.notices.models import MailState
from nhipcau.organisations.models import Unit
from nhipcau.vietnamese.dates import format_date

Kind = InquiryMail.Kind


def receipt(inquiry: Inquiry) -> InquiryMail:
    """It was received, under which number, until when it is answered, how to have it erased."""
    with override(inquiry.language):
        told = _told(inquiry)
        parts = [
            _("Chúng tôi đã nhận câu hỏi “%(subject)s” ngày %(asked)s.") % told,
            _("Số câu hỏi: %(number)s. Chúng tôi sẽ trả lời chậm nhất ngày %(due)s.") % told,
            _("Xem tình trạng, hoặc đề nghị xóa dữ liệu cá nhân, tại: %(status)s") % told,
            _(
                "Dữ liệu cá nhân chỉ dùng để trả lời câu hỏi này và được xóa chậm nhất "
                "%(months)s tháng sau khi kết thúc."
            )
            % told,
        ]
        subject = _("Đã nhận câu hỏi số %(number)s") % told
        return _letter(inquiry, Kind.RECEIPT, subject, parts)


def answer(inquiry: Inquiry) -> InquiryMail:
    """The answer, with the link that takes one rating."""
    with override(inquiry.language):
        told = _told(inquiry)
        told["rating"] = _address(f"/{inquiry.language}/danh-gia/tra-loi/{inquiry.rating_key}/")
        parts = [
            _("Chúng tôi trả lời câu hỏi “%(subject)s” ngày %(asked)s như sau:") % told,
            inquiry.answer,
            _("Đánh giá câu trả lời (ẩn danh, một lần): %(rating)s") % told,
            _("Đề nghị xóa dữ liệu cá nhân tại: %(status)s") % told,
        ]
        subject = _("Trả lời câu hỏi số %(number)s") % told
        return _letter(inquiry, Kind.ANSWER, subject, parts)


def refusal(inquiry: Inquiry, *, words: str) -> InquiryMail:
    """Why the question is not answered, in the officer's `words`."""
    with override(inquiry.language):
        told = _told(inquiry)
        parts = [
            _("Rất tiếc chúng tôi không trả lời được câu hỏi “%(subject)s” ngày %(asked)s.") % told,
            words,
            _("Đề nghị xóa dữ liệu cá nhân tại: %(status)s") % told,
        ]
        subject = _("Về câu hỏi số %(number)s") % told
        return _letter(inquiry, Kind.REFUSAL, subject, parts)


def day_words(day: date, language: str) -> str:
    """A day that cannot be misread: "18/06/2024" in Vietnamese, "2024-06-18" elsewhere."""
    return format_date(day) if language == settings.LANGUAGE_CODE else day.isoformat()


def _told(inquiry: Inquiry) -> dict[str, object]:
    return {
        "subject": inquiry.subject,
        "number": inquiry.reference,
        "asked": day_words(inquiry.received_on, inquiry.language),
        "due": day_words(inquiry.due_on, inquiry.language),
        "months": settings.NHIPCAU_INQUIRY_KEEP_MONTHS,
        "status": _address(f"/{inquiry.language}/hoi-dap/tra-cuu/"),
    }


def _letter(inquiry: Inquiry, kind: str, subject: str, parts: list[str]) -> InquiryMail:
    greeting = _("Kính gửi %(name)s,") % {"name": inquiry.name}
    signed = _unit_name(inquiry.unit, inquiry.language)
    closing = "\n".join(part for part in (_("Trân trọng,"), signed) if part)
    return InquiryMail(
        inquiry=inquiry,
        kind=kind,
        state=MailState.WAITING if mail_is_on() else MailState.NONE,
        address=inquiry.email,
        subject=subject,
        body="\n\n".join([greeting, *parts, closing]),
    )


def _unit_name(unit: Unit | None, language: str) -> str:
    if unit is None:
        return ""
    foreign = language != settings.LANGUAGE_CODE
    return unit.english_name or unit.name if foreign else unit.name


def _address(path: str) -> str:
    return urljoin(settings.NHIPCAU_BASE_URL, path)
