"""Entering and changing a person one reaches a partner through, and the ways to reach them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_email
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries.keeping import as_typed
from nhipcau.registries.models import Contact, ContactDetail, Ground, Partner
from nhipcau.registries.privacy.consenting import Consented, give_consent, stands
from nhipcau.registries.privacy.erasing import drop_detail
from nhipcau.registries.privacy.times import latest_day
from nhipcau.registries.privacy.trail import Act, leave
from nhipcau.registries.steps import require_reason
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.dates import format_date

Values = Mapping[str, Any]

OF_CONTACT = (
    *("name", "original_name", "title", "language", "note", "purpose", "ground", "keep_until"),
)
OF_DETAIL = ("kind", "value", "purpose", "ground", "keep_until")

_phone = RegexValidator(
    r"^\+?[0-9][0-9 ().\-]{5,29}( ?(x|ext\.?|máy lẻ) ?[0-9]{1,6})?$",
    "Ghi số điện thoại bằng chữ số, ví dụ +84 256 3822 000.",
    code="phone",
)
_CHECKED_AS: dict[str, Callable[[str], None]] = {
    "email": validate_email,
    "phone": _phone,
    "mobile": _phone,
}


@transaction.atomic
def enter_contact(
    partner: Partner,
    *,
    values: Values,
    by: User,
    day: date,
    consented: Consented | None = None,
    details: Iterable[Values] = (),
    is_another: bool = False,
) -> Contact:
    """A new person of a partner, with a purpose, a ground and a last day.

    On the ground of consent, `consented` says when and how. A detail takes purpose, ground and last
    day of the person where it names none. Refused: a second person of the same name at the partner
    unless `is_another`.
    """
    contact = Contact(partner=partner, created_by=by)
    _put(contact, values, OF_CONTACT)
    _check_days(contact, day=day, latest=latest_day("contact", day))
    if not is_another:
        _refuse_twin(contact)
    contact.full_clean(exclude=["partner"])
    contact.save()
    if consented is not None:
        give_consent(contact, purpose=contact.purpose, told=consented, by=by, day=day)
    _refuse_unconsented(contact, contact)
    leave(Act.ENTERED, by=by, row=contact)
    like = {name: getattr(contact, name) for name in ("purpose", "ground", "keep_until")}
    for told in details:
        add_detail(contact, values={**like, **told}, by=by, day=day)
    return contact


@transaction.atomic
def revise_contact(
    contact: Contact, *, values: Values, by: User, day: date, reason: str = ""
) -> Contact:
    """Change a person; a longer keeping needs a reason. Details never outlive the person."""
    found = _in_use(contact)
    before = found.keep_until
    _put(found, values, OF_CONTACT)
    _check_days(found, day=day, latest=latest_day("contact", day), before=before)
    if found.keep_until > before:
        reason = require_reason(reason, "Nêu vì sao phải giữ lâu hơn.")
    found.full_clean(exclude=["partner"])
    _refuse_unconsented(found, found)
    found.save()
    found.details.filter(keep_until__gt=found.keep_until).update(keep_until=found.keep_until)
    leave(Act.REVISED, by=by, row=found, reason=reason)
    return found


@transaction.atomic
def add_detail(contact: Contact, *, values: Values, by: User, day: date) -> ContactDetail:
    """One more way to reach the person, with a purpose, a ground and a last day of its own."""
    found = _in_use(contact)
    detail = ContactDetail(contact=found)
    _settle_detail(detail, values, day=day)
    leave(Act.DETAIL_ADDED, by=by, row=found)
    return detail


@transaction.atomic
def revise_detail(detail: ContactDetail, *, values: Values, by: User, day: date) -> ContactDetail:
    contact = _in_use(detail.contact)
    found = ContactDetail.objects.select_for_update().get(pk=detail.pk)
    found.contact = contact
    _settle_detail(found, values, day=day)
    leave(Act.DETAIL_REVISED, by=by, row=contact)
    return found


def take_detail_away(detail: ContactDetail, *, by: User, reason: str) -> None:
    """It is wrong or no longer needed: its words go for good."""
    drop_detail(detail, by=by, reason=require_reason(reason, "Nêu lý do xóa."))


def twins_of(contact: Contact) -> list[Contact]:
    """Other known people of the partner whose name has the same words."""
    own = words_of(contact.name)
    others = Contact.objects.known().filter(partner=contact.partner, merged_into=None)
    return [one for one in others.exclude(pk=contact.pk) if own and words_of(one.name) == own]


def _in_use(contact: Contact) -> Contact:
    found = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if found.erased_at is not None:
        raise ValidationError("Dữ liệu của người này đã xóa.", code="erased")
    if found.merged_into_id is not None:
        raise ValidationError("Mục này đã gộp vào mục khác; hãy sửa ở mục đó.", code="merged")
    if found.restricted_on is not None:
        message = "Người này yêu cầu hạn chế sử dụng; bỏ hạn chế trước khi sửa."
        raise ValidationError(message, code="restricted")
    return found


def _put(row: Any, values: Values, allowed: Iterable[str]) -> None:
    for name, value in values.items():
        if name not in allowed:
            raise ValueError(f"not a field that people set: {name}")
        setattr(row, name, as_typed(row._meta.get_field(name), value))


def _settle_detail(detail: ContactDetail, values: Values, *, day: date) -> None:
    _put(detail, values, OF_DETAIL)
    _check_days(detail, day=day, latest=detail.contact.keep_until)
    if check := _CHECKED_AS.get(detail.kind):
        try:
            check(detail.value)
        except ValidationError as refused:
            raise ValidationError({"value": refused}) from refused
    detail.full_clean(exclude=["contact"])
    _refuse_unconsented(detail.contact, detail)
    detail.save()


def _check_days(row: Any, *, day: date, latest: date, before: date | None = None) -> None:
    """A last day that has not passed, and no later than allowed; one that stood may stay."""
    if row.keep_until is None or row.keep_until == before:
        return
    for sentence, code in _faults_of(row.keep_until, day, latest):
        raise ValidationError({"keep_until": ValidationError(sentence, code=code)})


def _faults_of(chosen: date, day: date, latest: date) -> Iterator[tuple[str, str]]:
    if chosen < day:
        yield "Ngày cuối được giữ đã qua.", "past"
    if chosen > latest:
        yield f"Chỉ được giữ đến hết ngày {format_date(latest)} là muộn nhất.", "too_long"


def _refuse_twin(contact: Contact) -> None:
    if twins_of(contact):
        message = "Đối tác này đã có người liên hệ cùng tên; đánh dấu nếu đây là người khác."
        raise ValidationError({"name": ValidationError(message, code="twin")})


def _refuse_unconsented(contact: Contact, row: Contact | ContactDetail) -> None:
    """What stands on consent needs one that is not withdrawn, for that very purpose."""
    if row.ground == Ground.CONSENT and not stands(contact, row.purpose):
        message = "Chưa có sự đồng ý còn hiệu lực của người này cho đúng mục đích ấy."
        raise ValidationError({"ground": ValidationError(message, code="no_consent")})
