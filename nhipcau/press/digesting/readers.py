"""Who gets digests by mail: office addresses, added and switched, never deleted."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.press.digesting.steps import leave_reader_step
from nhipcau.press.models import DigestReader
from nhipcau.vietnamese.typed_text import typed_line

KNOWN = "Địa chỉ này đã có trong danh sách nhận kỳ này."


@transaction.atomic
def add_reader(*, name: str, address: str, rhythm: str, by: User) -> DigestReader:
    """Refuses an address that is on the list of the rhythm, however it is written (code known)."""
    row = DigestReader(
        name=typed_line(name), address=typed_line(address).lower(), rhythm=rhythm, added_by=by
    )
    row.clean_fields()
    refuse_stamped_words(row.name, field="name")
    refusal = ValidationError({"address": ValidationError(KNOWN, code="known")})
    if DigestReader.objects.filter(address__iexact=row.address, rhythm=rhythm).exists():
        raise refusal
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise refusal from error
    leave_reader_step(row, "add", by=by)
    return row


@transaction.atomic
def switch_reader(reader: DigestReader, *, on: bool, by: User, reason: str = "") -> DigestReader:
    """Send again, or no longer; what waits already goes out."""
    row = DigestReader.objects.select_for_update().get(pk=reader.pk)
    if row.is_on != on:
        row.is_on = on
        row.save(update_fields=["is_on"])
        leave_reader_step(row, "on" if on else "off", by=by, reason=reason)
    return row
