"""Entering, correcting and comparing acts that others cite; every change leaves a step."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from nhipcau.documents.acts import KnownActs, follows_itself
from nhipcau.documents.models import LegalBasis, LegalBasisStep
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.vietnamese.typed_text import typed_line

SHIPPED: Final = Path(__file__).parent / "data" / "legal_bases.json"

FIELDS: Final = (
    *("kind", "number", "issued_on", "issuer", "subject"),
    *("in_force_from", "in_force_to", "replaced_by", "note"),
)
WORDS: Final = ("kind", "number", "issuer", "subject", "note")


def shipped_rows() -> list[dict[str, Any]]:
    """The acts that come with the software, none compared with the original yet."""
    rows: list[dict[str, Any]] = json.loads(SHIPPED.read_text(encoding="utf8"))
    return rows


@transaction.atomic
def enter_basis(*, by: User, **told: Any) -> LegalBasis:
    """A new act with some of FIELDS. Refuses one that is there already."""
    basis = LegalBasis()
    _write(basis, told)
    _check(basis)
    basis.save()
    _leave_step(basis, "enter", _changed(LegalBasis(), basis), by=by)
    return basis


@transaction.atomic
def revise_basis(basis: LegalBasis, *, changes: Mapping[str, Any], by: User) -> LegalBasis:
    """Change some of FIELDS; a changed act must be compared with the original again.

    A change of the note alone leaves the mark where it was.
    """
    basis = _locked(basis)
    before = LegalBasis.objects.get(pk=basis.pk)
    _write(basis, changes)
    _check(basis)
    told = _changed(before, basis)
    if not told:
        return basis
    if basis.is_verified and set(told) != {"note"}:
        basis.is_verified = False
        told["is_verified"] = [True, False]
    basis.save()
    _leave_step(basis, "revise", told, by=by)
    return basis


@transaction.atomic
def verify_basis(basis: LegalBasis, *, is_verified: bool = True, by: User) -> LegalBasis:
    """Say that a person has compared the act with the original, or take that back."""
    basis = _locked(basis)
    if basis.is_verified == is_verified:
        raise ValidationError(
            "Căn cứ này đã được đánh dấu đối chiếu."
            if is_verified
            else "Căn cứ này chưa được đánh dấu đối chiếu.",
            code="same",
        )
    basis.is_verified = is_verified
    basis.save(update_fields=["is_verified"])
    action = "verify" if is_verified else "unverify"
    _leave_step(basis, action, {"is_verified": [not is_verified, is_verified]}, by=by)
    return basis


def leave_report_step(basis: LegalBasis, *, told: Mapping[str, str], by: User) -> None:
    """Keep that a report was drawn: `told` names its days, its total and its document."""
    changes = {name: ["", value] for name, value in told.items()}
    _leave_step(basis, "report", changes, by=by)


def _locked(basis: LegalBasis) -> LegalBasis:
    return LegalBasis.objects.select_for_update(of=("self",)).get(pk=basis.pk)


def _write(basis: LegalBasis, told: Mapping[str, Any]) -> None:
    unknown = told.keys() - set(FIELDS)
    if unknown:
        raise ValueError(f"not a field of an act: {sorted(unknown)}")
    for name, value in told.items():
        setattr(basis, name, typed_line(value) if name in WORDS else value)


def _check(basis: LegalBasis) -> None:
    for name in WORDS:
        refuse_stamped_words(getattr(basis, name), field=name)
    if not (basis.number or basis.subject):
        raise _refusal("number", "Hãy ghi số, ký hiệu; văn bản không có số thì ghi trích yếu.")
    if follows_itself(basis):
        raise _refusal(
            "replaced_by", "Các văn bản thay thế nhau thành vòng; hãy chọn văn bản khác.", "cycle"
        )
    among = LegalBasis.objects.search(basis.number).exclude(pk=basis.pk)
    same = KnownActs(among).find(kind=basis.kind, number=basis.number, issued_on=basis.issued_on)
    if same:
        raise _refusal("number", f"{same} đã có trong danh mục; hãy mở và sửa tại đó.", "twice")
    try:
        basis.full_clean()
    except ValidationError as refusal:
        told = refusal.error_dict
        if NON_FIELD_ERRORS in told:
            told["in_force_to"] = told.pop(NON_FIELD_ERRORS)
        raise ValidationError(told) from refusal


def _refusal(field: str, sentence: str, code: str = "required") -> ValidationError:
    return ValidationError({field: ValidationError(sentence, code=code)})


def _changed(before: LegalBasis, after: LegalBasis) -> dict[str, list[Any]]:
    pairs = {name: [_told(before, name), _told(after, name)] for name in FIELDS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _told(basis: LegalBasis, name: str) -> str:
    """The value as words, days in ISO form; "" for nothing."""
    value = getattr(basis, name)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _leave_step(
    basis: LegalBasis, action: str, changes: Mapping[str, Any], *, by: User | None
) -> None:
    LegalBasisStep.objects.create(basis=basis, action=action, changes=dict(changes), by=by)
