"""A question comes in: held to a few plain rules, numbered, sent where it belongs."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from nhipcau.documents.secrecy import bears_stamp
from nhipcau.inquiries import letters
from nhipcau.inquiries.clock import due_day
from nhipcau.inquiries.models import Inquiry
from nhipcau.inquiries.routing import unit_for
from nhipcau.inquiries.steps import Act, leave_step
from nhipcau.inquiries.telling import tell_desk
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.typed_text import typed, typed_line

MOST_LINKS: Final = 2
SHORTEST_TEXT: Final = 10
LONGEST_TEXT: Final = 5000
MOST_ALIKE: Final = 3
"""The same words from different people within a day: an office hour asked twice is no spam."""
_WITHIN = timedelta(hours=24)
_LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
_RACES: Final = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as typed. `language` and `page` are those it was asked from."""

    audience: str
    topic: str
    language: str
    subject: str
    text: str
    name: str
    email: str
    phone: str = ""
    organisation: str = ""
    page: str = ""


@transaction.atomic
def receive(asked: Asked, *, day: date) -> Inquiry:
    """Keep the question under a new number, with its letter of receipt waiting.

    The same words from the same person within a day are the question that came already. Refused at
    its field, with code "secret", "links", "short", "long" or "email"; "same_text" for all of it.
    """
    asked = _cleaned(asked)
    key = text_key(asked.text)
    alike = _alike(key)
    if twice := next((one for one in alike if one.email.lower() == asked.email.lower()), None):
        return twice
    if len(alike) >= MOST_ALIKE:
        message = _("Câu hỏi này đã được gửi nhiều lần. Hãy viết bằng lời của mình rồi gửi lại.")
        raise ValidationError(message, code="same_text")
    unit, by_rule = unit_for(audience=asked.audience, topic=asked.topic, day=day)
    inquiry = _numbered(
        Inquiry(
            **{one.name: getattr(asked, one.name) for one in fields(asked)},
            text_key=key,
            unit=unit,
            state=Inquiry.State.ROUTED if by_rule else Inquiry.State.NEW,
            received_on=day,
            due_on=due_day(day, audience=asked.audience),
        )
    )
    leave_step(inquiry, Act.RECEIVED, unit=unit, by=None)
    letters.receipt(inquiry).save()
    tell_desk(inquiry, day=day)
    return inquiry


def text_key(text: str) -> str:
    """The same for the same words, whatever their case and marks; nothing can be read from it."""
    folded = words_of(text) or text
    return salted_hmac("inquiries.text", folded, algorithm="sha256").hexdigest()


def _alike(key: str) -> list[Inquiry]:
    since = timezone.now() - _WITHIN
    return list(Inquiry.objects.known().filter(text_key=key, received_at__gte=since))


def _numbered(inquiry: Inquiry) -> Inquiry:
    """Saved under the next number of its year; two at once do not take the same."""
    inquiry.year = inquiry.received_on.year
    for _again in range(_RACES):
        last = Inquiry.objects.filter(year=inquiry.year).aggregate(last=Max("number"))["last"]
        inquiry.number = (last or 0) + 1
        inquiry.clean_fields()
        try:
            with transaction.atomic():
                inquiry.save()
        except IntegrityError:
            inquiry.pk = None
        else:
            return inquiry
    raise ValidationError(_("Đang có nhiều người gửi cùng lúc. Hãy gửi lại."), code="busy")


def _cleaned(asked: Asked) -> Asked:
    asked = replace(
        asked,
        text=typed(asked.text),
        **{
            name: typed_line(getattr(asked, name))
            for name in ("subject", "name", "email", "phone", "organisation")
        },
    )
    told: dict[str, list[ValidationError]] = {}
    for name, message, code in _faults(asked):
        told.setdefault(name, []).append(ValidationError(message, code=code))
    if told:
        raise ValidationError(told)
    return asked


def _faults(asked: Asked) -> list[tuple[str, str, str]]:
    """(field, sentence, code) of everything that is wrong."""
    found = []
    secret = _(
        "Nội dung này có dấu độ mật. Không gửi bí mật nhà nước qua trang này; "
        "nội dung không được lưu lại."
    )
    for name in ("subject", "text", "name", "organisation", "phone"):
        if bears_stamp(getattr(asked, name)):
            found.append((name, secret, "secret"))
    if not asked.subject:
        found.append(("subject", _("Ghi ngắn gọn quý vị hỏi về việc gì."), "required"))
    if not asked.name:
        found.append(("name", _("Ghi tên để chúng tôi xưng hô khi trả lời."), "required"))
    if len(asked.text) < SHORTEST_TEXT:
        found.append(("text", _("Viết câu hỏi rõ hơn, ít nhất một câu."), "short"))
    if len(asked.text) > LONGEST_TEXT:
        found.append(("text", _("Câu hỏi dài quá 5000 chữ cái. Hãy rút gọn."), "long"))
    if len(_LINK.findall(asked.text)) > MOST_LINKS:
        found.append(("text", _("Câu hỏi có quá hai liên kết. Hãy bỏ bớt."), "links"))
    for name in ("subject", "name", "organisation"):
        if _LINK.search(getattr(asked, name)):
            found.append((name, _("Ô này không được chứa liên kết."), "links"))
    return found + _faults_of_address(asked.email)


def _faults_of_address(email: str) -> list[tuple[str, str, str]]:
    try:
        validate_email(email)
    except ValidationError:
        message = _("Địa chỉ thư chưa đúng. Ghi dạng ten@noi-nao.vn; câu trả lời gửi về đó.")
        return [("email", message, "email")]
    return []
