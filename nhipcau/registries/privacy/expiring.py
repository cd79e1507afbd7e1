"""Each morning: whose last day is over is emptied, and what had no last day is given one."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from nhipcau.registries.models import ContactDetail, DataRequest, Member, PressVisit, TableImport
from nhipcau.registries.privacy.erasing import drop_detail, empty_request, erase
from nhipcau.registries.privacy.files import empty_file
from nhipcau.registries.privacy.sorts import SORTS, known_of, over_on
from nhipcau.registries.privacy.times import days_before, keep_until

_OVER = "Hết thời gian giữ."


@transaction.atomic
def erase_due(*, day: date) -> Counter[str]:
    """What may be kept no longer on `day`: how many by sort, also "detail", "request", "import".

    Done again, it finds nothing left to do.
    """
    set_missing_ends(day=day)
    done: Counter[str] = Counter()
    for detail in ContactDetail.objects.filter(keep_until__lt=day).select_related("contact"):
        drop_detail(detail, by=None, reason=_OVER)
        done["detail"] += 1
    for sort in SORTS.values():
        done[sort.code] = erase(list(over_on(sort, day)), by=None, reason=_OVER)
    for asked in DataRequest.objects.filter(erased_at=None, keep_until__lt=day):
        empty_request(asked, by=None)
        done["request"] += 1
    done["import"] = _empty_imports(day)
    return +done


def set_missing_ends(*, day: date) -> None:
    """Members and senders entered without a last day get the usual one once all is over."""
    for code in ("member", "press_visit"):
        for row in known_of(SORTS[code]).filter(keep_until=None):
            if (ended := _ended(row)) < day:
                type(row).objects.filter(pk=row.pk).update(keep_until=keep_until(code, ended))


def _ended(row: Member | PressVisit) -> date:
    """The last day of the entry, or the day it was entered where it has none."""
    entry: Any = row.entry if isinstance(row, Member) else row
    ended: date | None = entry.last_on
    return ended or timezone.localtime(entry.created_at).date()


def _empty_imports(day: date) -> int:
    """Cells of tables that came in long ago: what was made of them stands in the registers."""
    first = day - timedelta(days=days_before("import"))
    old = TableImport.objects.exclude(rows=[]).filter(created_at__date__lt=first)
    found = list(old.select_related("file"))
    for one in found:
        one.rows = []
        if one.state == TableImport.State.LOOKED_AT:
            one.state = TableImport.State.DISCARDED
        one.save(update_fields=["rows", "state"])
        empty_file(one.file, by=None)
    return len(found)
